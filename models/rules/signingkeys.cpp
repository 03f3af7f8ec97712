#include "rules/signingkeys.h"

#include "contract/digest.h"
#include "contract/entities/signingkey.h"

namespace rules {

namespace {

const Value &valueOf(const Record &record, QStringView field)
{
    return record.values[size_t(shapeOf<SigningKeyRecord>().indexOf(field))];
}

Result<void> checkNew(const Record &record, const Actor &actor)
{
    if (actor.person.isNull() || idOf(text(valueOf(record, u"person_id"))) != actor.person)
        return fail(ErrorCode::MissingRight, QStringLiteral("person_id"), QStringLiteral("everybody registers only their own key"));
    if (!isDigest(text(valueOf(record, u"fingerprint"))))
        return fail(ErrorCode::InvalidValue, QStringLiteral("fingerprint"), QStringLiteral("not an SM3 digest"));
    const auto algorithm = text(valueOf(record, u"algorithm"));
    if (algorithm != u"sm2-sm3" && algorithm != u"ecdsa-p256-sha256")
        return fail(ErrorCode::InvalidValue, QStringLiteral("algorithm"), QStringLiteral("neither SM2 nor P-256"));
    return {};
}

/// Whose key it is may end it, and who administers security.
Result<void> checkEnd(const Record &record, const Actor &actor)
{
    const bool isOwn = !actor.person.isNull() && idOf(text(valueOf(record, u"person_id"))) == actor.person;
    if (!isOwn && !actor.roles.contains(QStringLiteral("security_admin")))
        return fail(ErrorCode::MissingRight, QStringLiteral("person_id"), QStringLiteral("the key is another person's"));
    return {};
}

} // namespace

Result<void> settleSigningKey(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    const auto &shape = shapeOf<SigningKeyRecord>();
    if (!before) {
        after.values[size_t(shape.indexOf(u"login"))] = situation.actor.login;
        after.values[size_t(shape.indexOf(u"registered_at"))] = command.occurredAt.ms;
        return checkNew(after, situation.actor);
    }
    switch (command.kind) {
    case CommandKind::Retire:
        return checkEnd(after, situation.actor);
    case CommandKind::Restore:
        return fail(ErrorCode::IsRetired, QStringLiteral("id"), QStringLiteral("a key that was ended stays so; register another"));
    default:
        return fail(ErrorCode::ReadOnlyField, QStringLiteral("public_key"), QStringLiteral("another key is another record"));
    }
}

} // namespace rules
