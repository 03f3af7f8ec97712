#include "exchange/forms/formdesk.h"

#include <QRegularExpression>

namespace exchange {

FormRow rowOf(FormCells cells)
{
    FormRow row;
    for (const auto &[name, text] : cells)
        row.insert(QString::fromUtf16(name), text);
    return row;
}

void put(FormData &form, FormCells texts)
{
    for (const auto &[name, text] : texts)
        form.texts.insert(QString::fromUtf16(name), text);
}

QString FormDesk::unit(Id<Organisation> id) const
{
    const auto found = find(id);
    return found ? found->name : QString();
}

QString FormDesk::system(Id<BusinessSystem> id) const
{
    const auto found = find(id);
    return found ? found->name : QString();
}

QString FormDesk::person(Id<Person> id) const
{
    const auto found = find(id);
    return found ? found->name : QString();
}

std::optional<Person> FormDesk::behind(const QString &login) const
{
    if (!login.isEmpty())
        for (const auto &account : holding<Account>({{u"login", login}}))
            if (auto person = find(account.person))
                return person;
    // Staff sign in with their number: RY-000113 as ry000113. Accounts of others are not seen by everybody.
    static const QRegularExpression number(QStringLiteral("^([a-z]+)(\\d+)$"));
    if (const auto match = number.match(login); match.hasMatch())
        for (auto &person : holding<Person>({{u"number", QStringLiteral("%1-%2").arg(match.captured(1).toUpper(), match.captured(2))}}))
            return std::move(person);
    return std::nullopt;
}

QString FormDesk::personOf(const QString &login) const
{
    const auto person = behind(login);
    return person ? person->name : login;
}

QString FormDesk::said(const Shape &shape, QStringView field, const QString &code) const
{
    const int position = shape.indexOf(field);
    Q_ASSERT_X(position >= 0, "FormDesk", "a binding names a field that the entity has");
    return code.isEmpty() ? QString() : m_words.textOf(shape, shape.fields[size_t(position)], code, Language::Chinese);
}

QString FormDesk::contact(const QString &name, const QString &phone)
{
    return QStringList{name, phone}.join(u' ').trimmed();
}

QString FormDesk::enclosures(const QUuid &record) const
{
    QStringList names;
    for (const auto &file : holding<Attachment>({{u"record_id", idText(record)}}))
        names << file.name;
    names.sort();
    return names.join(u'；');
}

} // namespace exchange
