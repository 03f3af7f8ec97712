#include "views/panels/changes/meetings/meetingstrip.h"

#include "items/captions.h"
#include "rules/cabmeetings.h"
#include "views/panels/changes/meetings/signdialog.h"
#include "views/panels/records/formprinting.h"

#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

const QString editRight = QStringLiteral("cab_meeting.edit");

} // namespace

MeetingStrip::MeetingStrip(const Shape &shape, const shell::PanelContext &context, QWidget *parent) : VerbStrip(shape, context, parent)
{
    setObjectName(QStringLiteral("meetingStrip"));
    m_hold = addVerb("holdMeeting", [this] { hold(); });
    m_sign = addVerb("signMinutes", [this] { sign(); });
    m_close = addVerb("closeMeeting", [this] { close(); });
    m_print = addVerb("printMinutes", [this] { print(); });
}

void MeetingStrip::take()
{
    m_meeting.reset();
    if (m_row)
        if (auto meeting = fromRecord<CabMeeting>(m_row->record))
            m_meeting = *std::move(meeting);
}

QStringList MeetingStrip::stillToSign() const
{
    QStringList names;
    const auto signatures = rules::signaturesOf(m_meeting->seals).value_or(std::vector<rules::MinutesSignature>());
    for (const auto &one : rules::attendanceFromJson(m_meeting->attendance).value_or(std::vector<rules::Attendee>()))
        if (one.came && !one.person.isNull() && std::ranges::find(signatures, one.person, &rules::MinutesSignature::person) == signatures.end())
            names << one.name;
    return names;
}

QString MeetingStrip::whyNotHold() const
{
    if (m_meeting->agenda.isEmpty())
        return tr("Its agenda is empty; put changes on it on the page “Agenda”.");
    if (m_meeting->attendance.isEmpty())
        return tr("Nobody is said to attend; say who came on the page “Agenda”.");
    return m_meeting->minutes.trimmed().isEmpty() ? tr("Its minutes are not written yet.") : whyNotAct(editRight);
}

QString MeetingStrip::whyNotSign() const
{
    const auto &actor = m_context.host.actor();
    if (actor.person.isNull())
        return tr("Your account belongs to no person; only a person can sign.");
    const auto attendance = rules::attendanceFromJson(m_meeting->attendance).value_or(std::vector<rules::Attendee>());
    if (std::ranges::none_of(attendance, [&](const rules::Attendee &one) { return one.came && one.person == actor.person; }))
        return tr("The minutes are signed by those who were there; the attendance does not name you.");
    const auto signatures = rules::signaturesOf(m_meeting->seals).value_or(std::vector<rules::MinutesSignature>());
    if (std::ranges::find(signatures, actor.person, &rules::MinutesSignature::person) != signatures.end())
        return tr("You have signed.");
    return whyNotAct(editRight);
}

QString MeetingStrip::whyNotClose() const
{
    if (const auto names = stillToSign(); !names.isEmpty())
        return tr("Still to sign: %1.").arg(names.join(tr(", ")));
    return m_meeting->seals.isEmpty() ? tr("Nobody has signed the minutes yet.") : whyNotAct(editRight);
}

void MeetingStrip::refresh()
{
    if (!m_meeting)
        return;
    const int signs = int(rules::signaturesOf(m_meeting->seals).value_or(std::vector<rules::MinutesSignature>()).size());
    const auto left = stillToSign();
    switch (m_meeting->state) {
    case MeetingState::Planned:
        say(tr("Planned for %1.").arg(items::displayTime(m_meeting->startsAt, m_context.clock.now())), shell::Tone::Neutral);
        break;
    case MeetingState::Held:
        say(left.isEmpty() ? tr("Held; %n signature(s) stand under the minutes.", nullptr, signs) : tr("Held; still to sign: %1.").arg(left.join(tr(", "))), left.isEmpty() ? shell::Tone::Good : shell::Tone::Warning);
        break;
    case MeetingState::Closed:
        say(tr("Closed; %n signature(s) stand under the minutes.", nullptr, signs), shell::Tone::Good);
        break;
    }
    offer(*m_hold, tr("It was held"), whyNotHold());
    offer(*m_sign, tr("Sign the minutes…"), whyNotSign());
    offer(*m_close, tr("Close"), whyNotClose());
    offer(*m_print, tr("Print the minutes…"), m_row->record.revision == 0 ? tr("The meeting is not saved yet.") : QString());
    m_hold->setVisible(m_meeting->state == MeetingState::Planned);
    m_sign->setVisible(m_meeting->state != MeetingState::Planned);
    m_close->setVisible(m_meeting->state == MeetingState::Held);
}

void MeetingStrip::hold()
{
    if (m_meeting && whyNotHold().isEmpty())
        submit(CommandKind::Edit, {{QStringLiteral("state"), Codec<MeetingState>::encode(MeetingState::Held)}}, {});
}

void MeetingStrip::close()
{
    if (m_meeting && whyNotClose().isEmpty())
        submit(CommandKind::Edit, {{QStringLiteral("state"), Codec<MeetingState>::encode(MeetingState::Closed)}}, {});
}

void MeetingStrip::print()
{
    if (m_row)
        printForm(QStringLiteral("F10"), m_shape, m_row->record.id, m_context, this);
}

void MeetingStrip::sign()
{
    if (!m_meeting || !whyNotSign().isEmpty() || findChild<SignDialog *>())
        return;
    auto *dialog = new SignDialog(*m_meeting, m_row->record, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace views::panels
