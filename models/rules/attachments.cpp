#include "rules/attachments.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "rules/approvals.h"
#include "rules/permissions.h"

namespace rules {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestEnding = 20;

Value textValue(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

/// Characters that turn the reading direction: "photo[RLO]gnp.exe" would read as a picture.
bool turnsDirection(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)) || c == QChar(0x200E) || c == QChar(0x200F);
}

bool isHarmless(QChar c)
{
    static const QString forbidden = QStringLiteral("/\\:*?\"<>|");
    return c.isPrint() && !turnsDirection(c) && !forbidden.contains(c);
}

Result<void> checkFields(const Shape &shape, const Record &record)
{
    const auto value = [&](QStringView name) -> const Value & { return record.values[size_t(shape.indexOf(name))]; };
    if (!isDigest(text(value(u"digest"))))
        return fail(ErrorCode::InvalidValue, QStringLiteral("digest"), QStringLiteral("not an SM3 digest"));
    if (integer(value(u"size")) < 1)
        return fail(ErrorCode::InvalidValue, QStringLiteral("size"), QStringLiteral("an empty file"));
    if (text(value(u"name")) != safeFileName(text(value(u"name"))))
        return fail(ErrorCode::InvalidValue, QStringLiteral("name"), QStringLiteral("not a plain file name"));
    return {};
}

/// What the content is stands for ever; what it is called may change.
Result<void> checkKept(const Shape &shape, const Record &before, const Record &after)
{
    for (const auto name : {u"record_entity", u"record_id", u"media_type", u"size", u"digest"}) {
        const auto field = size_t(shape.indexOf(QStringView(name)));
        if (before.values[field] != after.values[field])
            return fail(ErrorCode::ReadOnlyField, QString::fromUtf16(name));
    }
    return {};
}

} // namespace

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c : name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1))
        if (c.isSurrogate() || isHarmless(c))
            safe += c;
    safe = safe.trimmed();
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    if (safe.size() > longestName) {
        const auto dot = safe.lastIndexOf(u'.');
        const QString ending = dot > 0 && safe.size() - dot <= longestEnding ? safe.mid(dot) : QString();
        safe = safe.left(longestName - ending.size()).trimmed() + ending;
    }
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

Patch attachmentFields(const QString &entity, const QUuid &record, const QString &name, const StoredFile &file)
{
    return {
        {QStringLiteral("record_entity"), entity},
        {QStringLiteral("record_id"), idText(record)},
        {QStringLiteral("name"), safeFileName(name)},
        {QStringLiteral("media_type"), file.mediaType.left(100)},
        {QStringLiteral("size"), file.size},
        {QStringLiteral("digest"), file.digest},
    };
}

Result<void> settleAttachment(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    const auto &shape = shapeOf<Attachment>();
    const auto value = [&](QStringView name) -> Value & { return after.values[size_t(shape.indexOf(name))]; };
    const Shape *const owners = shapeNamed(text(value(u"record_entity")));
    if (!owners || owners->name == shape.name || owners->name == QLatin1StringView(Describe<Account>::name))
        return fail(ErrorCode::InvalidValue, QStringLiteral("record_entity"), QStringLiteral("nothing hangs on such records"));
    if (const QString right = owners->name + QStringLiteral(".edit"); !situation.actor.may(right))
        return fail(ErrorCode::MissingRight, right);
    const auto owner = situation.world.find(*owners, idOf(text(value(u"record_id"))));
    if (!owner)
        return fail(ErrorCode::UnknownReference, QStringLiteral("record_id"));
    if (owner->retired && !after.retired)
        return fail(ErrorCode::IsRetired, QStringLiteral("record_id"));
    if (const auto checked = checkFields(shape, after); !checked)
        return checked;
    // What was approved was approved with its files (rules/approvals): another one voids that (changeAfterFiles()). What a file
    // is called is no part of it.
    const bool comesOrGoes = !before || before->retired != after.retired;
    if (comesOrGoes && owners->name == QLatin1StringView(Describe<ChangeRequest>::name)) {
        const auto change = fromRecord<ChangeRequest>(*owner);
        const auto open = change ? checkFilesMayChange(*change, text(value(u"digest")), situation.actor) : Unexpected(change.error());
        if (!open)
            return open;
    }
    if (before)
        return checkKept(shape, *before, after);

    const auto units = scopeOf(*owners, *owner);
    value(u"unit_id") = units.isEmpty() ? Value() : textValue(units.front());
    value(u"other_unit_id") = units.isEmpty() ? Value() : textValue(units.back());
    value(u"added_by") = textValue(situation.actor.displayName.isEmpty() ? situation.actor.login : situation.actor.displayName);
    value(u"added_at") = command.occurredAt.ms;
    return {};
}

} // namespace rules
