// Evidence (审批证据): what stands of a change's approvals, and whether it can stand: every decision's seal, what it was made
// over, the server's receipts, and that the change is where its decisions lead. Asks nobody: the same for a database, an
// exported bundle, and a machine with no account and no network.
#pragma once

#include "contract/shape.h"
#include "seals/keys.h"

#include <QHash>

namespace exchange {

using namespace contract;

/// One thing that is wrong.
struct SealFinding {
    QString record; ///< as people call it: "BG-000017", or the name of a file
    QString member; ///< "decisions[2].seal.signature"
    QString problem; ///< English, one sentence
    bool operator==(const SealFinding &) const = default;
};

/// What was counted on the way.
struct SealCount {
    int changes = 0;
    int decisions = 0;
    int minutes = 0;
    int keys = 0;
    int files = 0;
    bool operator==(const SealCount &) const = default;
};

/// A person's key as it was registered.
struct RegisteredKey {
    Record record;        ///< of signing_key
    seals::PublicKey half;
};

/// Whose word counts. Made of what is at hand: the database's, the bundle's, or files that somebody trusts.
class Trust
{
public:
    /// The key of a record of signing_key, where it holds together: fingerprint, kind and proof are the public half's.
    std::vector<SealFinding> addPerson(const Record &signingKey);
    void addServer(const seals::PublicKey &key);
    /// False: a key of that fingerprint is known with another half, person or login.
    [[nodiscard]] bool agrees(const Record &signingKey) const;

    [[nodiscard]] const RegisteredKey *person(const QString &fingerprint) const;
    [[nodiscard]] const seals::PublicKey *server(const QString &fingerprint) const;
    [[nodiscard]] const QHash<QString, RegisteredKey> &persons() const { return m_persons; }
    [[nodiscard]] const QHash<QString, seals::PublicKey> &servers() const { return m_servers; }

private:
    QHash<QString, RegisteredKey> m_persons;
    QHash<QString, seals::PublicKey> m_servers;
};

/// What became of a content by that digest.
enum class ContentState { There, Missing, Altered };
using ContentOf = std::function<ContentState(const QString &digest)>;

/// What the change record itself cannot say.
struct EvidenceCheck {
    const Trust &trust;
    ContentOf content;
    SealCount &count;
    int only = -1; ///< the position of one decision; -1: all, and the change as a whole
};
[[nodiscard]] std::vector<SealFinding> checkChange(const Record &change, const EvidenceCheck &check);
[[nodiscard]] std::vector<SealFinding> checkMeeting(const Record &meeting, const EvidenceCheck &check);

/// What people call the record by: its number, else its id.
[[nodiscard]] QString nameOf(const Shape &shape, const Record &record);

} // namespace exchange
