#include "views/panels/changes/templates/templatestrip.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/factory.h"
#include "items/readerworld.h"
#include "rules/policies.h"
#include "views/panels/changes/newchangedialog.h"
#include "views/panels/records/reasondialog.h"

#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

struct Account {
    rules::TemplateStanding standing;
    int wanted = 0;
};

} // namespace

TemplateStrip::TemplateStrip(const Shape &shape, const shell::PanelContext &context, QWidget *parent) : VerbStrip(shape, context, parent)
{
    setObjectName(QStringLiteral("templateStrip"));
    m_use = addVerb("useTemplate", [this] { makeChange(); });
    m_approve = addVerb("approveTemplate", [this] { approve(); });
    m_suspend = addVerb("suspendTemplate", [this] { suspend(); });
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (m_template && entity == QLatin1StringView(Describe<ChangeRequest>::name))
            ask();
    });
}

void TemplateStrip::take()
{
    m_template.reset();
    m_standing.reset();
    if (m_row)
        if (auto made = fromRecord<ChangeTemplate>(m_row->record))
            m_template = *std::move(made);
    ask();
}

void TemplateStrip::ask()
{
    const auto question = ++m_question;
    if (!m_template)
        return;
    const auto job = [made = *m_template](replica::ListReader &reader) -> Result<Account> {
        const items::ReaderWorld world(reader);
        return Account{rules::standingOf(made, world), rules::changeRulesOf(world).templateRuns};
    };
    whenDone(m_context.items.queries().figure<Account>(job), this, [this, question](const Result<Account> &account) {
        if (question != m_question || !account)
            return;
        m_standing = account->standing;
        m_wanted = account->wanted;
        refresh();
    });
}

QString TemplateStrip::whyNotUse() const
{
    if (m_template->state == TemplateState::Suspended || (m_standing && !m_standing->failed.isEmpty()))
        return tr("It is suspended; it is approved anew first.");
    if (m_template->state != TemplateState::Approved)
        return tr("It is not approved yet.");
    return whyNotAct(QStringLiteral("change_request.create"));
}

QString TemplateStrip::whyNotApprove() const
{
    if (m_template->state == TemplateState::Approved)
        return m_standing && !m_standing->failed.isEmpty() ? tr("Suspend it first; then it is approved anew.") : tr("It is approved.");
    if (m_standing && m_standing->runs < m_wanted)
        return tr("Done %1 times without failure; %2 are wanted before a template is approved.").arg(m_standing->runs).arg(m_wanted);
    return whyNotAct(QStringLiteral("change_template.edit"));
}

void TemplateStrip::refresh()
{
    if (!m_template)
        return;
    const Instant now = m_context.clock.now();
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms).date();
    const bool failed = m_standing && !m_standing->failed.isEmpty();
    const bool approved = m_template->state == TemplateState::Approved;
    QStringList words;
    auto tone = shell::Tone::Neutral;
    if (approved && failed) {
        words << tr("Suspended: %1 was made from it and failed.").arg(m_standing->failed);
        tone = shell::Tone::Bad;
    } else if (m_template->state == TemplateState::Suspended) {
        words << tr("Suspended.");
        tone = shell::Tone::Bad;
    } else if (approved) {
        words << tr("Approved by %1, %2.").arg(m_template->approvedBy, items::displayTime(m_template->approvedAt.value_or(Instant()), now));
        tone = shell::Tone::Good;
    } else {
        words << tr("Draft: a change made from it takes the usual chain.");
    }
    if (m_standing)
        words << tr("Done %n time(s) without failure.", nullptr, m_standing->runs);
    if (m_template->reviewOn.isValid()) {
        const bool due = m_template->reviewOn <= today;
        words << (due ? tr("Its yearly review is due since %1.") : tr("To be reviewed on %1.")).arg(m_template->reviewOn.toString(Qt::ISODate));
        if (due && tone != shell::Tone::Bad)
            tone = shell::Tone::Warning;
    }
    say(words.join(u' '), tone);
    offer(*m_use, tr("Make a change from it…"), whyNotUse());
    offer(*m_approve, m_template->state == TemplateState::Suspended || failed ? tr("Approve anew…") : tr("Approve…"), whyNotApprove());
    offer(*m_suspend, tr("Suspend…"), whyNotAct(QStringLiteral("change_template.edit")));
    m_suspend->setVisible(approved);
}

/// The CAB looks at it again in a year.
void TemplateStrip::approve()
{
    if (!whyNotApprove().isEmpty())
        return;
    const auto reason = askReason({.title = tr("Approve the template"), .question = tr("Approve “%1”?").arg(m_template->name),
                                   .consequence = tr("A change made from it needs one signature only. It is looked at again in a year. Name the meeting of the CAB that approved it."), .verb = tr("Approve")}, this);
    if (!reason)
        return;
    const QDate review = QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).date().addYears(1);
    submit(CommandKind::Edit, {{QStringLiteral("state"), Codec<TemplateState>::encode(TemplateState::Approved)}, {QStringLiteral("review_on"), review.toString(Qt::ISODate)}}, *reason);
}

void TemplateStrip::suspend()
{
    if (!whyNotAct(QStringLiteral("change_template.edit")).isEmpty())
        return;
    if (const auto reason = askReason({.title = tr("Suspend the template"), .question = tr("Suspend “%1”?").arg(m_template->name), .consequence = tr("No change is made from it until it is approved anew. Changes that were made stay as they are."), .verb = tr("Suspend")}, this))
        submit(CommandKind::Edit, {{QStringLiteral("state"), Codec<TemplateState>::encode(TemplateState::Suspended)}, {QStringLiteral("remark"), reason->isEmpty() ? Value(m_template->remark) : Value(*reason)}}, *reason);
}

void TemplateStrip::makeChange()
{
    if (!whyNotUse().isEmpty() || findChild<NewChangeDialog *>())
        return;
    NewChangeStart start;
    start.values = {{QStringLiteral("change_class"), Codec<ChangeClass>::encode(m_template->changeClass)}, {QStringLiteral("template_id"), idText(m_template->id.uuid)}, {QStringLiteral("title"), m_template->name}};
    start.titles = {{QStringLiteral("template_id"), m_template->name}};
    auto *dialog = new NewChangeDialog(start, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewChangeDialog::created, this, [this](const QUuid &change) { Q_EMIT recordAsked(QString::fromLatin1(Describe<ChangeRequest>::name), change); });
    dialog->open();
}

} // namespace views::panels
