// Stocktake (盘点): what is expected in a place against what was scanned there. Pure: codes in, verdicts and findings out;
// the same on every workstation, so a sign-off can be checked again from the same scans.
#pragma once

#include "rules/decide.h"

#include <QHash>
#include <QJsonObject>

namespace rules {

struct Place {
    QString room;
    QString zone; ///< availability zone
    bool operator==(const Place &) const = default;
};

/// A resource as a stocktake sees it.
struct Counted {
    QUuid id;
    Revision revision = 0;
    QString number;
    QString name;
    QString tag;
    QString serial;
    QString address;
    Place place; ///< where the ledger says it is
    bool operator==(const Counted &) const = default;
};

struct Scan {
    QString code;
    Place place; ///< where the person stood
    Instant at;
    QString by;
    bool operator==(const Scan &) const = default;
};

/// Lines of stocktake_scans: code, room, zone and time in milliseconds, separated by tabs.
[[nodiscard]] QString linesOf(std::span<const Scan> scans);
/// The other way; lines that are none are left out.
[[nodiscard]] std::vector<Scan> scansOf(const QString &lines, const QString &by);
/// A pasted list: a code a line, or several separated by commas, semicolons, tabs or spaces.
[[nodiscard]] QStringList codesIn(const QString &pasted);
/// As codes are compared: full-width characters made half-width, upper case, without spaces around. Empty: no code.
[[nodiscard]] QString plainCode(const QString &scanned);

enum class Match {
    Found,     ///< expected, and in its place
    Moved,     ///< expected elsewhere: another room or zone, or not within the coverage
    Unknown,   ///< no resource has this code
    Duplicate, ///< scanned before
};

/// What one scan was.
struct Placing {
    Match match = Match::Unknown;
    int resource = -1; ///< position among resources(); -1 for an unknown code
    bool operator==(const Placing &) const = default;
};

struct Tally {
    int expected = 0;
    int found = 0; ///< of those expected, moved ones included
    int moved = 0;
    int unknown = 0;
    int duplicate = 0;
    [[nodiscard]] int missing() const { return expected - found; }
    bool operator==(const Tally &) const = default;
};

/// Counts scans as they come. A code is looked for among asset tags, then numbers, then serial numbers and addresses.
class Count
{
public:
    explicit Count(std::vector<Counted> expected = {});

    /// Codes that take() cannot place: somebody looks whether the ledger has them elsewhere, and says so by know().
    [[nodiscard]] bool knows(const QString &code) const;
    /// A resource that is not expected here but may be scanned.
    void know(Counted elsewhere);
    Placing take(const Scan &scan);

    [[nodiscard]] const Tally &tally() const { return m_tally; }
    /// The expected ones first, then those that know() told of.
    [[nodiscard]] const std::vector<Counted> &resources() const { return m_resources; }
    [[nodiscard]] bool isExpected(int resource) const { return resource >= 0 && resource < m_tally.expected; }
    /// The scans with their verdicts, in their order.
    struct Seen {
        Scan scan;
        Placing verdict;
        bool operator==(const Seen &) const = default;
    };
    [[nodiscard]] const std::vector<Seen> &seen() const { return m_seen; }
    /// Positions of expected resources that no scan has found.
    [[nodiscard]] std::vector<int> missing() const;
    /// Positions of resources that were found, in their place or elsewhere; the position among seen() beside.
    [[nodiscard]] std::vector<std::pair<int, int>> foundAt(Match match) const;

private:
    void index(int resource);
    [[nodiscard]] Placing judge(const Scan &scan) const;

    std::vector<Counted> m_resources;
    std::vector<int> m_scanOf; ///< of each resource: position of the scan that found it, or -1
    /// Codes may be shared (two things with one label): all that have it, in the order of resources.
    QHash<QString, std::vector<int>> m_byTag;
    QHash<QString, std::vector<int>> m_byNumber;
    QHash<QString, std::vector<int>> m_byOther;
    QSet<QUuid> m_ids;
    QSet<QString> m_unknown;
    std::vector<Seen> m_seen;
    Tally m_tally;
};

/// What a sign-off freezes: counts, and the lists of what was not as the ledger says. Keys in a fixed order, so equal
/// findings have equal digests.
[[nodiscard]] QString findingsOf(const Count &count);

struct Finding {
    QString number;
    QString name;
    QString tag;
    Place expected;
    Place seen;
    QString code; ///< of an unknown or repeated scan
    Instant at;
    QString by;
    bool operator==(const Finding &) const = default;
};
struct Findings {
    Tally tally;
    std::vector<Finding> missing;
    std::vector<Finding> moved;
    std::vector<Finding> unknown;
    std::vector<Finding> duplicate;
    bool operator==(const Findings &) const = default;
};
/// BadRequest for what findingsOf() did not write.
[[nodiscard]] Result<Findings> findingsFromJson(const QString &json);
[[nodiscard]] Findings summaryOf(const Count &count);

/// The rules of the two entities: a stocktake is signed once, with findings, and never changed after; scans are only
/// added, and only to an open one.
[[nodiscard]] Result<void> settleStocktake(const Command &command, const Record *before, Record &after, const Situation &situation);
[[nodiscard]] Result<void> settleScans(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules
