#include "items/captions.h"

#include "contract/entities/resource.h"
#include "items/changewords.h"
#include "items/evaluationwords.h"
#include "items/ordersentences.h"
#include "rules/resourcelife.h"
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace {

QString translated(const Shape &shape, const char *caption)
{
    return QCoreApplication::translate(captionContext(shape).constData(), caption);
}

/// A choice's captions stand in the context of the entity that declares the enum, which another entity may use too.
QString lookedUp(const Shape &shape, const char *caption)
{
    const QString source = QString::fromUtf8(caption);
    const QString own = translated(shape, caption);
    if (own != source)
        return own;
    for (const auto &other : allShapes())
        if (const QString theirs = translated(other, caption); theirs != source)
            return theirs;
    return source;
}

/// A list paints hundreds of choices at every keystroke: each is looked up once, until another language speaks.
QString translatedChoice(const Shape &shape, const char *caption)
{
    struct Words {
        QString language;
        QHash<std::pair<QString, const char *>, QString> known;
    };
    static thread_local Words words; // exports speak from threads of their own
    if (const QString speaking = QCoreApplication::translate("items", "Yes"); speaking != words.language)
        words = {speaking, {}};
    auto &word = words.known[{shape.name, caption}];
    if (word.isNull())
        word = lookedUp(shape, caption);
    return word;
}

bool isChinese() { return QLocale().language() == QLocale::Chinese; }

QString withUnit(const QString &number, const FieldShape &field)
{
    return *field.traits.unit == 0 ? number : number + QChar(QChar::Nbsp) + QString::fromUtf8(field.traits.unit);
}

QString attributesText(const QString &json)
{
    const auto object = QJsonDocument::fromJson(json.toUtf8()).object();
    QStringList parts;
    for (auto it = object.begin(); it != object.end(); ++it)
        parts << it.key() + QStringLiteral(": ") + it.value().toVariant().toString();
    return parts.join(QStringLiteral("; "));
}

QString sentenceOf(const Error &error, const QString &field)
{
    switch (error.code) {
    case ErrorCode::RequiredMissing:
        return field.isEmpty() ? QCoreApplication::translate("items", "A required value is missing.")
                               : QCoreApplication::translate("items", "%1 must be filled in.").arg(field);
    case ErrorCode::InvalidValue:
        return field.isEmpty() ? QCoreApplication::translate("items", "A value is not allowed.")
                               : QCoreApplication::translate("items", "%1 holds a value that is not allowed.").arg(field);
    case ErrorCode::NotUnique:
        return QCoreApplication::translate("items", "%1 is used by another record already.").arg(field);
    case ErrorCode::UnknownReference:
        return QCoreApplication::translate("items", "%1 points to a record that you cannot see.").arg(field);
    case ErrorCode::ReadOnlyField:
        return QCoreApplication::translate("items", "%1 is set by the server.").arg(field);
    case ErrorCode::UnknownField:
        return QCoreApplication::translate("items", "The record has no field %1.").arg(field);
    case ErrorCode::NotFound:
        return QCoreApplication::translate("items", "There is no such record in your units.");
    case ErrorCode::AlreadyExists:
        return QCoreApplication::translate("items", "The record exists already.");
    case ErrorCode::IsRetired:
        return QCoreApplication::translate("items", "The record is retired; restore it first.");
    case ErrorCode::NotRetired:
        return QCoreApplication::translate("items", "The record is not retired.");
    case ErrorCode::MissingRight:
        return QCoreApplication::translate("items", "You lack the right %1.").arg(error.field);
    case ErrorCode::NotSignedIn:
        return QCoreApplication::translate("items", "The sign-in has expired.");
    case ErrorCode::BadCredentials:
        return QCoreApplication::translate("items", "Login name or password is wrong.");
    case ErrorCode::Locked:
        return QCoreApplication::translate("items", "Too many failures; try again in %1 seconds.").arg(error.message);
    case ErrorCode::Stale:
    case ErrorCode::PreconditionRequired:
        return QCoreApplication::translate("items", "The record was changed in the meantime.");
    case ErrorCode::DependencyRefused:
        return QCoreApplication::translate("items", "An earlier act that this one builds on was not accepted.");
    case ErrorCode::IdReused:
        return QCoreApplication::translate("items", "The act was sent before with another content.");
    case ErrorCode::CursorGone:
        return QCoreApplication::translate("items", "The data must be loaded anew.");
    case ErrorCode::TooLarge:
        return QCoreApplication::translate("items", "The input is too large.");
    case ErrorCode::TooMany:
        return QCoreApplication::translate("items", "The server asks to wait %1 seconds.").arg(error.message);
    case ErrorCode::Unavailable:
        return QCoreApplication::translate("items", "The server cannot be reached.");
    case ErrorCode::Untrusted:
        return QCoreApplication::translate("items", "The server's certificate is not the one that was confirmed.");
    case ErrorCode::Storage:
        return QCoreApplication::translate("items", "The local store could not be read or written.");
    case ErrorCode::VersionMismatch:
        return QCoreApplication::translate("items", "The server or the file is of a newer version of the program.");
    case ErrorCode::Cancelled:
        return QCoreApplication::translate("items", "It was cancelled.");
    case ErrorCode::BadRequest:
    case ErrorCode::Internal:
        return QCoreApplication::translate("items", "The program made an error; the log has the details.");
    }
    return error.message;
}

} // namespace

QString captionOf(const Shape &shape) { return translated(shape, shape.caption); }

QString captionsOf(const Shape &shape) { return translated(shape, shape.captions); }

QString captionOf(const Shape &shape, const FieldShape &field) { return translated(shape, field.caption); }

QString sectionOf(const Shape &shape, const FieldShape &field)
{
    return *field.traits.section == 0 ? QString() : translated(shape, field.traits.section);
}

QString captionOf(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Create:
        return QCoreApplication::translate("items", "Created");
    case CommandKind::Edit:
        return QCoreApplication::translate("items", "Edited");
    case CommandKind::Retire:
        return QCoreApplication::translate("items", "Retired");
    case CommandKind::Restore:
        return QCoreApplication::translate("items", "Restored");
    case CommandKind::Relate:
        return QCoreApplication::translate("items", "Related");
    case CommandKind::Unrelate:
        return QCoreApplication::translate("items", "Unrelated");
    }
    return {};
}

bool hasCodes(const FieldShape &field)
{
    return field.kind == FieldKind::Choice || *field.traits.catalogue != 0;
}

QString textOf(const CatalogueEntry &entry) { return isChinese() ? entry.zh : entry.en; }

QString captionOf(const AttributeShape &attribute) { return isChinese() ? attribute.zh : attribute.en; }

std::vector<ChoiceText> choicesOf(const Shape &shape, const FieldShape &field, const Catalogues &catalogues)
{
    std::vector<ChoiceText> choices;
    for (const auto &choice : field.choices)
        choices.push_back({choice.code, translatedChoice(shape, choice.caption), {}});
    const auto *catalogue = *field.traits.catalogue == 0 ? nullptr : catalogues.named(QString::fromUtf8(field.traits.catalogue));
    if (!catalogue)
        return choices;
    // An entry that others name as their parent is a group, no value.
    QSet<QString> groups;
    for (const auto &entry : catalogue->entries)
        groups.insert(entry.parent);
    for (const auto &entry : catalogue->entries) {
        if (groups.contains(entry.code))
            continue;
        const auto *parent = entry.parent.isEmpty() ? nullptr : catalogue->find(entry.parent);
        choices.push_back({entry.code, textOf(entry), parent ? textOf(*parent) : QString()});
    }
    return choices;
}

QString choiceText(const Shape &shape, const FieldShape &field, const QString &code, const Catalogues &catalogues)
{
    if (const auto found = std::ranges::find(field.choices, code, &ChoiceShape::code); found != field.choices.end())
        return translatedChoice(shape, found->caption);
    const auto *catalogue = *field.traits.catalogue == 0 ? nullptr : catalogues.named(QString::fromUtf8(field.traits.catalogue));
    const auto *entry = catalogue ? catalogue->find(code) : nullptr;
    return entry ? textOf(*entry) : code;
}

QString displayText(const Shape &shape, const FieldShape &field, const Value &value, const Catalogues &catalogues, const QString &title)
{
    if (isEmpty(value))
        return {};
    if (hasCodes(field))
        return choiceText(shape, field, text(value), catalogues);
    if (const auto words = evaluationCell(shape, field, value))
        return *words;
    switch (field.kind) {
    case FieldKind::Text:
        if (const auto words = changeWords(shape, field, text(value)))
            return *words;
        return text(value);
    case FieldKind::Date:
    case FieldKind::Choice:
        return text(value);
    case FieldKind::Integer:
        return withUnit(QLocale().toString(integer(value)), field);
    case FieldKind::Real: {
        const auto *real = std::get_if<double>(&value);
        return withUnit(QLocale().toString(real ? *real : double(integer(value)), 'f', 1), field);
    }
    case FieldKind::Boolean:
        return integer(value) != 0 ? QCoreApplication::translate("items", "Yes") : QCoreApplication::translate("items", "No");
    case FieldKind::Instant:
        return fullTime({integer(value)});
    case FieldKind::Reference:
        return title.isEmpty() ? text(value) : title;
    case FieldKind::Attributes:
        return attributesText(text(value));
    }
    return {};
}

QString displayTime(Instant instant, Instant now)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(instant.ms);
    const auto today = QDateTime::fromMSecsSinceEpoch(now.ms).date();
    const QString clock = local.toString(QStringLiteral("HH:mm"));
    if (local.date() == today)
        return QCoreApplication::translate("items", "today %1", "a time of day").arg(clock);
    if (local.date() == today.addDays(-1))
        return QCoreApplication::translate("items", "yesterday %1", "a time of day").arg(clock);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString fullTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString lifeSentence(const Error &error)
{
    const auto problem = rules::lifeProblemOf(error);
    if (!problem)
        return {};
    const auto &shape = shapeOf<Resource>();
    const auto &field = shape.fields[size_t(shape.indexOf(u"state"))];
    const auto caption = [&](const QString &state) { return choiceText(shape, field, state, shippedCatalogues()); };
    switch (problem->kind) {
    case rules::LifeProblem::Kind::Step:
        return QCoreApplication::translate("items", "A resource that is “%1” cannot become “%2”.").arg(caption(problem->from), caption(problem->state));
    case rules::LifeProblem::Kind::Demand:
        return problem->state == u"reclaimed" ? QCoreApplication::translate("items", "To be reclaimed a resource needs a confirmed backup and the using unit's signature.")
                                              : QCoreApplication::translate("items", "A resource in use needs unit, business system, responsible person and term.");
    case rules::LifeProblem::Kind::Address:
        return problem->holder.isEmpty() ? QCoreApplication::translate("items", "Another resource of this network zone holds the address.")
                                         : QCoreApplication::translate("items", "%1 of this network zone holds the address.", "the number of a resource").arg(problem->holder);
    }
    return {};
}

QString sentenceOf(const Error &error, const Shape *shape)
{
    if (const QString life = lifeSentence(error); !life.isEmpty())
        return life;
    if (const QString order = orderSentence(error); !order.isEmpty())
        return order;
    const int position = shape ? shape->indexOf(error.field) : -1;
    return sentenceOf(error, position < 0 ? error.field : captionOf(*shape, shape->fields[size_t(position)]));
}

} // namespace items
