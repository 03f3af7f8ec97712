#include "views/panels/orders/detail/steppage.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "items/ordersentences.h"
#include "items/stepchecks.h"
#include "rules/orderflow.h"
#include "views/forms/tables.h"
#include "views/panels/records/attachmentstab.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/orders/detail/checkdelegate.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/orders/detail/stepexamples.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::StepChecks;

namespace {

const QString stepEntity = QString::fromLatin1(Describe<OrderStep>::name);

QLabel *wordsIn(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

StepPage::StepPage(const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_checks(new StepChecks(this))
    , m_scroll(new QScrollArea(this))
{
    auto *page = new QWidget(m_scroll);
    m_title = wordsIn(page);
    m_facts = wordsIn(page);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_helpHead = new QLabel(page);
    m_help = wordsIn(page);
    m_evidenceHelp = wordsIn(page);
    m_checksHead = new QLabel(page);
    m_checkTable = new QTableView(page);
    m_checkTable->setObjectName(QStringLiteral("checks"));
    forms::prepare(*m_checkTable);
    m_checkTable->setItemDelegate(new CheckDelegate(m_checkTable));
    m_checkTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_checkTable->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_checkTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_checkTable->setModel(m_checks);
    m_checkTable->installEventFilter(this);
    m_allNormal = new QPushButton(page);
    m_finding = wordsIn(page);
    m_finding->setObjectName(QStringLiteral("finding"));
    m_incident = new QPushButton(page);
    m_incident->setObjectName(QStringLiteral("openIncident"));
    m_recordHead = new QLabel(page);
    m_record = new QPlainTextEdit(page);
    m_record->setObjectName(QStringLiteral("record"));
    m_record->setTabChangesFocus(true);
    m_record->installEventFilter(this);
    m_filesHead = new QLabel(page);
    m_files = new AttachmentsTab(shapeOf<OrderStep>(), context, page);
    m_files->setOwner([this](const AttachmentsTab::Ready &ready) { ownerFor(ready); });
    m_examples = new StepExamples(context, page);

    auto *checkButtons = new QWidget(page);
    auto *checkRow = new FlowLayout(checkButtons, shell::px(8));
    checkRow->addWidget(m_allNormal);
    checkRow->addWidget(m_incident);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    body->setSpacing(shell::px(4));
    for (auto *widget : std::initializer_list<QWidget *>{m_title, m_facts, m_helpHead, m_help, m_checksHead, m_checkTable, m_finding, checkButtons, m_recordHead, m_record, m_filesHead, m_evidenceHelp, m_files, m_examples})
        body->addWidget(widget);
    body->addStretch(1);
    for (auto *head : {m_helpHead, m_checksHead, m_recordHead, m_filesHead})
        head->setContentsMargins(0, shell::px(8), 0, 0);
    m_files->standFlush();
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_done = new QPushButton(this);
    m_done->setObjectName(QStringLiteral("stepDone"));
    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("stepSave"));
    m_skip = new QPushButton(this);
    m_skip->setObjectName(QStringLiteral("stepSkip"));
    m_notApplicable = new QPushButton(this);
    m_reopen = new QPushButton(this);
    m_reopen->setObjectName(QStringLiteral("stepReopen"));
    auto *foot = new QWidget(this);
    auto *buttons = new FlowLayout(foot, shell::px(8));
    for (auto *button : {m_done, m_save, m_skip, m_notApplicable, m_reopen})
        buttons->addWidget(button);
    for (auto *button : {m_done, m_save, m_skip, m_notApplicable, m_reopen, m_allNormal, m_incident})
        button->setAutoDefault(false);
    auto *footPlace = new QVBoxLayout;
    footPlace->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    footPlace->addWidget(foot);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addLayout(footPlace);

    connect(m_done, &QPushButton::clicked, this, &StepPage::done);
    connect(m_save, &QPushButton::clicked, this, &StepPage::save);
    connect(m_skip, &QPushButton::clicked, this, &StepPage::skip);
    connect(m_notApplicable, &QPushButton::clicked, this, &StepPage::sayNotApplicable);
    connect(m_reopen, &QPushButton::clicked, this, &StepPage::reopen);
    connect(m_allNormal, &QPushButton::clicked, m_checks, &StepChecks::judgeRestNormal);
    connect(m_incident, &QPushButton::clicked, this, [this] {
        if (m_line && m_line->record && !m_line->record->incident.isNull())
            Q_EMIT recordAsked(QString::fromLatin1(Describe<WorkOrder>::name), m_line->record->incident.uuid);
        else
            openIncident();
    });
    connect(m_checks, &StepChecks::edited, this, &StepPage::typed);
    connect(m_record, &QPlainTextEdit::textChanged, this, &StepPage::typed);
    connect(m_checkTable, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == StepChecks::VerdictColumn && whyNotWork().isEmpty())
            turnVerdict(index.row());
    });
    connect(m_examples, &StepExamples::recordAsked, this, &StepPage::recordAsked);
    connect(m_examples, &StepExamples::wordsTaken, this, [this](const QString &words) {
        if (whyNotWork().isEmpty())
            m_record->insertPlainText(words);
        m_record->setFocus();
    });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &StepPage::refresh);
    retranslate();
}

void StepPage::retranslate()
{
    m_title->setFont(shell::headingFont(2));
    for (auto *head : {m_helpHead, m_checksHead, m_recordHead, m_filesHead})
        head->setFont(shell::headingFont(1));
    m_helpHead->setText(tr("How it is done"));
    m_checksHead->setText(tr("Checks"));
    m_recordHead->setText(tr("What was done"));
    m_filesHead->setText(tr("Evidence"));
    m_examples->retranslate();
    m_checkTable->setAccessibleName(tr("Checks of the step"));
    m_checkTable->setToolTip(tr("N normal, A abnormal, X not applicable; type a number to enter what was measured"));
    m_record->setAccessibleName(m_recordHead->text());
    m_record->setPlaceholderText(tr("What was done and what came of it"));
    m_incident->setText(tr("Open an incident…"));
    m_allNormal->setText(tr("The rest is normal"));
    m_allNormal->setToolTip(tr("Every check that is neither judged nor measured is normal"));
    m_done->setText(tr("Done"));
    m_save->setText(tr("Save"));
    m_skip->setText(tr("Skip…"));
    m_notApplicable->setText(tr("Not applicable…"));
    m_reopen->setText(tr("Work on it again"));
    m_record->setMinimumHeight(m_record->fontMetrics().lineSpacing() * 4 + shell::px(14));
    m_record->setMaximumHeight(m_record->fontMetrics().lineSpacing() * 8 + shell::px(14));
    m_scroll->setAccessibleName(m_helpHead->text());
    m_files->setAccessibleName(m_filesHead->text());
    m_files->retranslate();
    m_files->setFixedHeight(shell::px(150));
    showStep();
}

QUuid StepPage::recordId() const
{
    return m_file && m_line ? rules::orderStepId(m_file->order.record.id, m_line->step.step) : QUuid();
}

StepState StepPage::stateNow() const
{
    return m_line && m_line->record ? m_line->record->state : StepState::Begun;
}

void StepPage::await()
{
    leave();
    m_awaiting = true;
}

void StepPage::show(const items::OrderFile *file, const items::StepLine *line)
{
    m_awaiting = false;
    const bool another = !line || !m_line || !m_file || !file || line->step != m_line->step || file->order.record.id != m_file->order.record.id;
    if (another)
        leave();
    m_file = file && line ? std::optional(*file) : std::nullopt;
    m_line = file && line ? std::optional(*line) : std::nullopt;
    if (another || !m_dirty) {
        m_dirty = false;
        const QScopedValueRollback showing(m_showing, true);
        Typed shown{m_line && m_line->record ? m_line->record->record : QString(), m_line && m_line->record ? m_line->record->checks : QString()};
        if (m_line) {
            if (auto *drafts = m_context.items.drafts())
                if (const auto *draft = drafts->leftOf(stepEntity, {recordId()})) {
                    const auto put = [&](const char *name) { return draft->fields.contains(QString::fromLatin1(name)) ? text(draft->fields.at(QString::fromLatin1(name))) : QString(); };
                    m_kept.insert(recordId(), {put("record"), put("checks")});
                    drafts->settle(*draft);
                }
            if (const auto kept = m_kept.constFind(recordId()); kept != m_kept.cend()) {
                shown = *kept;
                m_dirty = true;
            }
        }
        if (m_record->toPlainText() != shown.record)
            m_record->setPlainText(shown.record);
        if (another || m_checks->answers() != shown.checks)
            m_checks->show(m_line ? m_line->step.checks : std::vector<rules::StepCheck>(), shown.checks);
    }
    if (another)
        m_scroll->ensureVisible(0, 0);
    showStep();
}

void StepPage::showStep()
{
    setVisible(m_line.has_value());
    m_files->showRecord(m_line && m_line->record ? m_line->record->id.uuid : QUuid());
    if (!m_line) {
        m_examples->show({}, {});
        refresh();
        return;
    }
    const auto &step = m_line->step;
    m_title->setText(QStringLiteral("%1. %2").arg(step.step).arg(items::nameOf(step)));
    QStringList facts;
    if (!step.roles.isEmpty())
        facts << tr("By: %1").arg(items::rolesText(step.roles));
    if (!step.input.isEmpty())
        facts << tr("Wanted: %1").arg(step.input);
    if (!step.record.isEmpty())
        facts << tr("Leaves: %1").arg(step.record);
    if (const QString limit = items::limitText(step.limit); !limit.isEmpty())
        facts << tr("Within: %1").arg(limit);
    if (!step.clause.isEmpty())
        facts << tr("Clause: %1").arg(step.clause);
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    m_facts->setVisible(!facts.isEmpty());
    m_help->setText(step.help);
    m_helpHead->setVisible(!step.help.isEmpty());
    m_help->setVisible(!step.help.isEmpty());
    m_evidenceHelp->setText(step.evidence ? (step.evidenceHelp.isEmpty() ? tr("A file is wanted before the step counts.") : tr("Wanted: %1").arg(step.evidenceHelp))
                                          : step.evidenceHelp.isEmpty() ? QString() : tr("Useful: %1").arg(step.evidenceHelp));
    m_evidenceHelp->setVisible(!m_evidenceHelp->text().isEmpty());
    const bool checks = !step.checks.empty();
    m_checksHead->setVisible(checks);
    m_checkTable->setVisible(checks);
    m_allNormal->setVisible(checks);
    if (checks) {
        m_checkTable->setFixedHeight(m_checkTable->horizontalHeader()->sizeHint().height() + m_checkTable->verticalHeader()->defaultSectionSize() * m_checks->rowCount() + shell::px(2) + m_checkTable->horizontalScrollBar()->sizeHint().height());
        fitChecks();
    }
    const QString item = m_file->item ? items::textIn(shapeOf<ServiceItem>(), m_file->item->record, u"code") : QString();
    m_examples->show(item.isEmpty() ? QString() : item + u'.' + QString::number(step.step), m_file->order.record.id);
    refresh();
}

void StepPage::typed()
{
    if (m_showing || !m_line)
        return;
    m_dirty = true;
    const Typed typed{m_record->toPlainText(), m_checks->answers()};
    m_kept.insert(recordId(), typed);
    if (auto *drafts = m_context.items.drafts())
        drafts->keep({.entity = stepEntity, .records = {recordId()}, .fields = {{QStringLiteral("record"), typed.record}, {QStringLiteral("checks"), typed.checks}}, .titles = {}, .reason = {}, .at = m_context.clock.now()});
    refresh();
}

QString StepPage::whyNotWork() const
{
    if (!m_line || !m_file || m_awaiting)
        return tr("Choose a step first.");
    const QString right = stepEntity + (m_line->record ? QStringLiteral(".edit") : QStringLiteral(".create"));
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    const auto &orders = shapeOf<WorkOrder>();
    const auto state = Codec<OrderState>::decode(m_file->order.record.values[size_t(orders.indexOf(u"state"))]);
    if (!state || *state == OrderState::Draft)
        return tr("The order is a draft. Submit it first.");
    return rules::isOpen(*state) ? QString() : tr("The order has ended; its steps do not change any more.");
}

QString StepPage::whyNotDone() const
{
    if (const QString why = whyNotWork(); !why.isEmpty())
        return why;
    if (const int open = m_checks->open(); open > 0)
        return tr("%n check(s) are not answered wholly yet.", nullptr, open);
    if (m_line->step.checks.empty() && m_record->toPlainText().trimmed().isEmpty())
        return tr("Write down what was done first.");
    return {};
}

void StepPage::refresh()
{
    if (!m_line)
        return;
    const QString why = whyNotWork();
    const bool may = why.isEmpty() && !m_sending;
    const bool isEnded = m_line->isEnded();
    m_record->setReadOnly(!why.isEmpty());
    m_record->setToolTip(why);
    m_checkTable->setEnabled(why.isEmpty());
    m_files->setLock(why);
    const auto offer = [&](QPushButton &button, bool shown, const QString &problem, const QString &tip) {
        button.setVisible(shown);
        button.setEnabled(problem.isEmpty() && !m_sending);
        button.setToolTip(problem.isEmpty() ? tip : problem);
    };
    const QString whyNot = whyNotDone();
    offer(*m_done, !isEnded, whyNot, m_line->step.evidence && m_line->files == 0 ? tr("Done (Ctrl+Enter). Evidence is still wanted; the step counts when it hangs here.") : tr("Done (Ctrl+Enter)"));
    offer(*m_save, m_dirty || !isEnded, !why.isEmpty() ? why : m_dirty ? QString() : tr("Nothing has been changed."), tr("Keep what was typed (Ctrl+S)"));
    offer(*m_skip, !isEnded && m_line->step.canBeLeftOut(), why, tr("Leave the step out, with a reason"));
    offer(*m_notApplicable, !isEnded && m_line->step.canBeLeftOut(), why, tr("The step does not apply to this order; say why"));
    offer(*m_reopen, isEnded, why, tr("The step is begun again; who had done it stays in the history"));
    forms::setRank(*m_done, m_done->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    m_allNormal->setEnabled(may && m_checks->open() > 0);

    const QUuid incident = m_line->record ? m_line->record->incident.uuid : QUuid();
    const bool abnormal = m_checks->abnormal() > 0;
    m_finding->setVisible(abnormal || !incident.isNull());
    m_finding->setText(!incident.isNull() ? tr("An incident was opened for what is abnormal.") : tr("%n check(s) are abnormal: open an incident, or write in the note what was done about it.", nullptr, m_checks->abnormal()));
    inkLabel(*m_finding, incident.isNull() ? shell::Tone::Bad : shell::Tone::Neutral);
    m_incident->setVisible(abnormal || !incident.isNull());
    m_incident->setText(incident.isNull() ? tr("Open an incident…") : tr("Show the incident"));
    const bool mayOpen = m_context.host.actor().may(QStringLiteral("work_order.create"));
    m_incident->setEnabled(!incident.isNull() || (may && mayOpen));
    m_incident->setToolTip(incident.isNull() && !mayOpen ? tr("Your roles do not include the right “%1”.").arg(QStringLiteral("work_order.create")) : why);
}

} // namespace views::panels
