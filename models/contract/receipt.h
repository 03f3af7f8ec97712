// Receipt: the server's answer to one command; stored with it, so that a retry gets the same answer.
#pragma once

#include "contract/command.h"

#include <QJsonObject>
#include <variant>

namespace contract {

/// A record as the command left it.
struct AppliedRecord {
    QUuid id;
    Revision revision = 0;
    bool operator==(const AppliedRecord &) const = default;
};

/// A field that two people changed: one of them must decide.
struct FieldConflict {
    QUuid record;
    QString field;
    Value base;   ///< what the author of the command saw
    Value mine;   ///< what the command asks for
    Value theirs; ///< what stands at the server
    QString changedBy; ///< who put `theirs` there
    Instant changedAt; ///< when they did it
    bool operator==(const FieldConflict &) const = default;
};

/// A patch that met other people's changes on other fields of the same record and went in beside them.
struct MergeNote {
    QUuid record;
    QStringList theirFields;
    bool operator==(const MergeNote &) const = default;
};

struct Applied {
    std::vector<AppliedRecord> records;
    std::vector<MergeNote> merged;
    bool operator==(const Applied &) const = default;
};
struct Refused {
    Error error;
    QUuid record; ///< the record concerned; null where it is the whole command
    bool operator==(const Refused &) const = default;
};
struct Conflict {
    std::vector<FieldConflict> fields;
    std::vector<AppliedRecord> current; ///< the revisions that `theirs` comes from
    bool operator==(const Conflict &) const = default;
};

using Outcome = std::variant<Applied, Refused, Conflict>;

struct Receipt {
    QUuid command;
    Outcome outcome;
    Instant receivedAt;
    bool operator==(const Receipt &) const = default;
};

[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] Result<Receipt> receiptFromJson(const QJsonObject &json);

} // namespace contract
