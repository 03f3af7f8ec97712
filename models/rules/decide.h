// decide(): the one function by which the workstation predicts a command and the server decides it.
#pragma once

#include "contract/actor.h"
#include "contract/catalogue.h"
#include "rules/merge.h"

namespace rules {

/// Raised when a rule changes its verdicts; client and server compare it at sign-in.
inline constexpr int rulesetVersion = 5;

/// A target of the command as it stands, and what others changed since the author looked.
struct Subject {
    std::optional<Record> record; ///< nothing: no such record, or none that the actor may see
    std::vector<FieldChange> since;
};

/// A field by its position, and what it holds.
struct FieldValue {
    int field;
    Value value;
};

/// What a rule may ask about the other records. Both twins answer from their own database.
class World
{
public:
    virtual ~World() = default;
    /// The record if it exists, retired or not, and the actor may see it.
    [[nodiscard]] virtual std::optional<Record> find(const Shape &shape, const QUuid &id) const = 0;
    /// True where another record that is not retired holds the value in that field.
    [[nodiscard]] virtual bool taken(const Shape &shape, int field, const Value &value, const QUuid &except) const = 0;
    /// The other records, not retired, that hold all those values, whether the actor may see them or not. An index serves
    /// the first of them.
    [[nodiscard]] virtual std::vector<Record> holding(const Shape &shape, std::span<const FieldValue> wanted, const QUuid &except) const = 0;
    /// True where holding() misses nothing: at the server. A workstation holds only what its user may see, so there "none"
    /// means nothing where others have records that are hidden from the user.
    [[nodiscard]] virtual bool isWhole() const { return false; }
};

struct Situation {
    const Actor &actor;
    const Catalogues &catalogues;
    const World &world;
};

/// The records as the command leaves them, in the order of its targets; each revision is one higher.
struct Decision {
    std::vector<Record> records;
    std::vector<MergeNote> merged;
};

using Verdict = std::variant<Decision, Refused, Conflict>;

/// Applies the command to its subjects (one a target, same order) or says why not. Pure: writes nothing.
[[nodiscard]] Verdict decide(const Command &command, const Shape &shape, std::span<const Subject> subjects, const Situation &situation);

} // namespace rules
