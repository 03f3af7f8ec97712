// Figures (数据): the numbers behind the indicators of a template for one period and scope, and the plan by which whoever
// has the rows counts them: replica/figurereader and service/figures, from the same tallies.
#pragma once

#include "contract/entities/evaluation.h"
#include "contract/tally.h"
#include "rules/evaluation/template.h"

#include <QHash>

namespace rules::evaluation {

/// From the first to the last day, both included, in China Standard Time.
struct Period {
    QDate from;
    QDate to;
    bool operator==(const Period &) const = default;
    [[nodiscard]] Instant start() const; ///< the first millisecond
    [[nodiscard]] Instant end() const;   ///< the last millisecond
    [[nodiscard]] qint64 minutes() const;
};

/// Whose records count. Nothing narrows by what it does not name; see sources.h.
struct Scope {
    QUuid provider;
    QUuid unit;
    QString service; ///< code of a service item
    bool operator==(const Scope &) const = default;
};
[[nodiscard]] Period periodOf(const Evaluation &evaluation);
[[nodiscard]] Scope scopeOf(const Evaluation &evaluation);

/// What the plan wants to know of the database before it can be made.
struct Wanted {
    QStringList items;    ///< codes of service items: the ids of all their versions
    QUuid people;         ///< the people of that provider, where there is more than one provider; null: nobody
    bool operator==(const Wanted &) const = default;
};
[[nodiscard]] Wanted wantedBy(const Template &document, const Scope &scope);
struct Known {
    QHash<QString, QStringList> items;
    std::optional<QStringList> people; ///< nothing: there is one provider, and everything is its
    bool operator==(const Known &) const = default;
};

/// Where the value of one aggregate comes from.
struct Place {
    int tally = 0;
    int term = 0;
    bool operator==(const Place &) const = default;
};
/// One formula: of an indicator (part -1), or of one of its deductions (its position).
struct Planned {
    QString indicator;
    int part = -1;
    Formula formula;
    std::vector<Place> places; ///< of its aggregates in reading order
    bool operator==(const Planned &) const = default;
};
/// All the counting that a template wants: one tally a source and field of time, no term twice.
struct Plan {
    Period period;
    Scope scope;
    Known known;
    QString templateDigest;
    std::vector<Tally> tallies;
    std::vector<Planned> formulas;
    bool operator==(const Plan &) const = default;
    /// What one aggregate counts, as a tally with one term: the drill from a number to its records.
    [[nodiscard]] Tally only(const Place &place) const;
    [[nodiscard]] const Planned *formula(QStringView indicator, int part) const;
};
/// BadRequest with the place where a formula of the template is wrong.
[[nodiscard]] Result<Plan> planOf(const Template &document, const Period &period, const Scope &scope, const Known &known);

[[nodiscard]] Result<Known> knownOf(TallySource &rows, const Wanted &wanted);

/// The number behind one formula.
struct Figure {
    QString indicator;
    int part = -1;
    std::vector<qint64> values; ///< of the aggregates in reading order
    Quotient quotient;
    bool operator==(const Figure &) const = default;
};

struct Figures {
    Period period;
    Scope scope;
    std::vector<Figure> figures;
    bool operator==(const Figures &) const = default;
    [[nodiscard]] const Figure *figure(QStringView indicator, int part = -1) const;
};
/// The counts in the order of the plan's tallies and terms. TooLarge where a number outgrows 64 bits.
[[nodiscard]] Result<Figures> figuresOf(const Plan &plan, const std::vector<std::vector<qint64>> &counts);
[[nodiscard]] Result<Figures> figuresOf(const Plan &plan, TallySource &rows);

/// As an evaluation keeps them in `figures`, and as they stand in a result.
[[nodiscard]] QJsonObject toJson(const Figures &figures);
[[nodiscard]] Result<Figures> figuresFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Period &period);
[[nodiscard]] Result<Period> periodFrom(const RuleNode &node);
[[nodiscard]] QJsonObject toJson(const Scope &scope);
[[nodiscard]] Result<Scope> scopeFrom(const RuleNode &node);

} // namespace rules::evaluation
