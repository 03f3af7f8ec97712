#include "views/panels/reports/newreportdialog.h"

#include "contract/codec.h"
#include "contract/whendone.h"
#include "rules/evaluation/reportschedule.h"
#include "rules/evaluation/reporttext.h"
#include "rules/recurrence.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

constexpr int periodsOffered = 16;

int monthsOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Monthly:
        return 1;
    case ReportKind::Quarterly:
    case ReportKind::Evaluation:
        return 3;
    case ReportKind::Yearly:
        return 12;
    }
    Q_UNREACHABLE();
}

QString periodWords(ReportKind kind, QDate from)
{
    switch (monthsOf(kind)) {
    case 1:
        return NewReportDialog::tr("%1-%2", "year, month").arg(from.year()).arg(from.month(), 2, 10, QLatin1Char('0'));
    case 3:
        return NewReportDialog::tr("%1 quarter %2", "year, quarter").arg(from.year()).arg((from.month() + 2) / 3);
    default:
        return QString::number(from.year());
    }
}

} // namespace

NewReportDialog::NewReportDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_kind(new QComboBox(this))
    , m_period(new QComboBox(this))
    , m_title(new QLineEdit(this))
    , m_note(new QLabel(this))
    , m_create(new QPushButton(tr("Create"), this))
    , m_report(context.ids.next())
    , m_command(context.ids.next())
{
    setObjectName(QStringLiteral("newReport"));
    setWindowTitle(tr("New report"));
    m_kind->setObjectName(QStringLiteral("reportKind"));
    m_period->setObjectName(QStringLiteral("reportPeriod"));
    m_title->setObjectName(QStringLiteral("reportTitle"));
    for (const auto &choice : Choices<ReportKind>::all)
        m_kind->addItem(QCoreApplication::translate("RunReport", choice.caption), int(choice.value));
    m_title->setMaxLength(120);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setText(tr("It begins with the outline of its kind; its numbers are counted from the records of the period."));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_create, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    forms::setRank(*m_create, forms::Rank::Primary);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(12));
    form->setSpacing(shell::px(8));
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Period"), m_period);
    form->addRow(tr("&Title"), m_title);
    form->addRow(m_note);
    form->addRow(buttons);
    setMinimumWidth(shell::px(460));

    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewReportDialog::fillPeriods);
    connect(m_period, &QComboBox::currentIndexChanged, this, &NewReportDialog::refresh);
    connect(m_title, &QLineEdit::textEdited, this, [this] {
        m_titled = true;
        refresh();
    });
    connect(m_create, &QPushButton::clicked, this, &NewReportDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fillPeriods();
}

void NewReportDialog::choose(ReportKind kind)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kind)));
}

ReportKind NewReportDialog::kind() const
{
    return ReportKind(m_kind->currentData().toInt());
}

QDate NewReportDialog::from() const
{
    return m_period->currentData().toDate();
}

QDate NewReportDialog::to() const
{
    return from().addMonths(monthsOf(kind())).addDays(-1);
}

/// The latest first; what is chosen is the last period that is over, which is what a report is usually about.
void NewReportDialog::fillPeriods()
{
    const QDate today = rules::dayOf(m_context.clock.now());
    const int months = monthsOf(kind());
    const QDate running(today.year(), (today.month() - 1) / months * months + 1, 1);
    const QSignalBlocker quiet(m_period);
    m_period->clear();
    for (int i = 0; i < periodsOffered; ++i) {
        const QDate first = running.addMonths(-months * i);
        m_period->addItem(i == 0 ? tr("%1 (not over yet)").arg(periodWords(kind(), first)) : periodWords(kind(), first), first);
    }
    m_period->setCurrentIndex(1);
    refresh();
}

void NewReportDialog::refresh()
{
    if (!m_titled)
        m_title->setText(rules::evaluation::reportTitle(kind(), from()));
    m_create->setEnabled(!m_sending && !m_title->text().trimmed().isEmpty());
    m_create->setToolTip(m_title->text().trimmed().isEmpty() ? tr("A title is wanted.") : QString());
}

void NewReportDialog::create()
{
    if (!m_create->isEnabled())
        return;
    m_sending = true;
    refresh();
    Patch fields{{QStringLiteral("kind"), Codec<ReportKind>::encode(kind())},
                 {QStringLiteral("title"), m_title->text().trimmed()},
                 {QStringLiteral("period_from"), Codec<QDate>::encode(from())},
                 {QStringLiteral("period_to"), Codec<QDate>::encode(to())}};
    const auto &schedule = rules::shippedReportSchedule().rules;
    if (const auto rule = std::ranges::find(schedule, kind(), &rules::ReportRule::kind); rule != schedule.end())
        fields.emplace(QStringLiteral("due_on"), Codec<QDate>::encode(to().addDays(rule->dueDay)));
    whenDone(m_context.commands.submit({.id = m_command, .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<RunReport>::name), .targets = {{m_report, 0}}, .fields = std::move(fields), .overruled = {}, .reason = {},
                                        .after = {}, .occurredAt = m_context.clock.now()}),
             this, [this](const Result<void> &result) {
                 m_sending = false;
                 if (!result) {
                     m_context.host.notify(shell::noticeOf(result.error()));
                     refresh();
                     return;
                 }
                 Q_EMIT created(m_report);
                 accept();
             });
}

} // namespace views::panels
