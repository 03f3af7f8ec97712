// F10 变更咨询委员会评审纪要, of a CAB meeting.
#include "exchange/forms/fillings.h"
#include "exchange/forms/formwords.h"
#include "rules/cabmeetings.h"

namespace exchange {

namespace {

struct Conclusion {
    const char16_t *code;
    const char16_t *words;
};
constexpr Conclusion conclusions[] = {{u"passed", u"通过"}, {u"refused", u"不通过"}, {u"postponed", u"暂缓"}};

QString conclusionWords(const QString &code)
{
    for (const auto &[known, words] : conclusions)
        if (code == QStringView(known))
            return QString::fromUtf16(words);
    return {};
}

} // namespace

FormData fillMinutes(const Record &record, const FormDesk &desk)
{
    const auto meeting = fromRecord<CabMeeting>(record).value_or(CabMeeting());
    const auto attendance = rules::attendanceFromJson(meeting.attendance).value_or(std::vector<rules::Attendee>());
    const auto signatures = rules::signaturesOf(meeting.seals).value_or(std::vector<rules::MinutesSignature>());
    FormRows agenda;
    for (const auto &item : rules::agendaFromJson(meeting.agenda).value_or(std::vector<rules::AgendaItem>())) {
        const bool isDecided = !item.conclusion.isEmpty();
        const auto count = [&](int votes) { return isDecided ? QString::number(votes) : QString(); };
        const auto change = item.title.isEmpty() ? desk.find(Id<ChangeRequest>{item.change}) : std::nullopt;
        const QString title = change ? QStringLiteral("%1 %2").arg(change->number, change->title) : item.title;
        agenda.push_back(rowOf({{u"matter", title}, {u"yes", count(item.yes)}, {u"no_votes", count(item.no)}, {u"abstained", count(item.abstained)}, {u"conclusion", conclusionWords(item.conclusion)}, {u"note", item.note}}));
    }
    FormRows people;
    for (const auto &one : attendance) {
        const auto signature = std::ranges::find_if(signatures, [&](const rules::MinutesSignature &given) { return !one.person.isNull() && given.person == one.person && given.content == meeting.contentDigest; });
        people.push_back(rowOf({{u"name", one.name},
            {u"role", desk.said<WorkOrder>(u"team", one.role)},
            {u"came", yesWords(one.came)},
            {u"signed", signature == signatures.end() ? QString() : QStringLiteral("电子签名 %1（密钥%2）").arg(momentWords(signature->at), signature->key.left(8))}}));
    }
    FormData form;
    put(form, {{u"number", meeting.number},
        {u"held_on", dayWords(meeting.heldAt ? *meeting.heldAt : meeting.startsAt)},
        {u"matter", meeting.title},
        {u"time", momentWords(meeting.startsAt)},
        {u"place", meeting.place},
        {u"chair", desk.person(meeting.chair)},
        {u"came", QStringLiteral("%1／%2").arg(attendance.size()).arg(std::ranges::count(attendance, true, &rules::Attendee::came))},
        {u"minutes", meeting.minutes}});
    form.tables.insert(QStringLiteral("agenda"), std::move(agenda));
    form.tables.insert(QStringLiteral("attendance"), std::move(people));
    return form;
}

} // namespace exchange
