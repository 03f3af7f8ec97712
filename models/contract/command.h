// Command: an intention. It is predicted by the replica and decided by the service with the same function
// (rules::decide); its id is the idempotency key.
#pragma once

#include "contract/result.h"
#include "contract/values.h"

#include <QJsonObject>
#include <map>
#include <vector>

namespace contract {

enum class CommandKind { Create, Edit, Retire, Restore, Relate, Unrelate };
[[nodiscard]] QString textOf(CommandKind kind);
[[nodiscard]] std::optional<CommandKind> commandKindOf(QStringView text);

/// Fields by name and what they shall hold.
using Patch = std::map<QString, Value>;

/// One record that a command touches, and the revision that its author looked at (0: never seen by the server).
struct Target {
    QUuid id;
    Revision baseRevision = 0;
    Patch fields = {}; ///< of Create, Edit and Relate: what this record gets beside the command's fields
    bool operator==(const Target &) const = default;
};

struct Command {
    QUuid id;
    CommandKind kind = CommandKind::Edit;
    QString entity;
    std::vector<Target> targets; ///< all or none: one refused record refuses the command
    Patch fields;                ///< of Create, Edit and Relate: the same for every target
    Patch overruled;             ///< values that lost a conflict; kept in the history
    QString reason;
    std::vector<QUuid> after;    ///< earlier commands that this one builds on
    Instant occurredAt;          ///< when the person did it, by the client's clock corrected to the server's
    bool operator==(const Command &) const = default;
};

/// What a target of the command is asked to hold: the command's fields and its own, which come first.
[[nodiscard]] Patch fieldsFor(const Target &target, const Command &command);

/// The largest number of records that one command may touch.
inline constexpr int maxTargets = 10'000;

[[nodiscard]] QJsonObject toJson(const Command &command);
/// Refuses unknown members, wrong types, more than maxTargets targets and an unknown kind; the error names the member.
[[nodiscard]] Result<Command> commandFromJson(const QJsonObject &json);

} // namespace contract
