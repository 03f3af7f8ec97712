// F19 人员备案表、保密承诺书、离场清单, of a person.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"

namespace exchange {

FormData fillPerson(const Record &record, const FormDesk &desk)
{
    const auto person = fromRecord<Person>(record).value_or(Person());
    QStringList logins;
    for (const auto &account : desk.holding<Account>({{u"person_id", idText(record.id)}}))
        logins << account.login;
    FormData form;
    put(form, {{u"number", person.number},
        {u"name", person.name},
        {u"unit", desk.unit(person.unit)},
        {u"post", desk.said<Person>(u"post", person.post)},
        {u"shift_group", person.shiftGroup},
        {u"phone", person.phone},
        {u"email", person.email},
        {u"account", logins.join(u'、')},
        {u"entered_on", dayWords(person.enteredOn)},
        {u"left_on", dayWords(person.leftOn)},
        {u"filed_on", dayWords(person.filedOn)},
        {u"background_on", dayWords(person.backgroundCheckedOn)},
        {u"secrecy_on", dayWords(person.secrecySignedOn)},
        {u"training_hours", QStringLiteral("%1学时").arg(person.trainingHours)},
        {u"certificates", person.certificates},
        {u"note", person.note}});
    return form;
}

} // namespace exchange
