#include "views/panels/orders/detail/steppage.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/ordersentences.h"
#include "items/stepchecks.h"
#include "rules/orderflow.h"
#include "views/forms/tables.h"
#include "views/panels/records/attachmentstab.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/orders/detail/checkdelegate.h"
#include "views/panels/orders/detail/neworderdialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/orders/detail/orderrefusal.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
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
using rules::CheckVerdict;

namespace {

constexpr int mostExamples = 3;
constexpr qsizetype exampleLength = 300;
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
    m_examplesHead = new QLabel(page);
    auto *examples = new QWidget(page);
    m_examples = new QVBoxLayout(examples);
    m_examples->setContentsMargins(0, 0, 0, 0);
    m_examples->setSpacing(shell::px(8));

    auto *checkButtons = new QWidget(page);
    auto *checkRow = new FlowLayout(checkButtons, shell::px(8));
    checkRow->addWidget(m_allNormal);
    checkRow->addWidget(m_incident);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    body->setSpacing(shell::px(4));
    for (auto *widget : std::initializer_list<QWidget *>{m_title, m_facts, m_helpHead, m_help, m_checksHead, m_checkTable, m_finding, checkButtons, m_recordHead, m_record, m_filesHead, m_evidenceHelp, m_files, m_examplesHead, examples})
        body->addWidget(widget);
    body->addStretch(1);
    for (auto *head : {m_helpHead, m_checksHead, m_recordHead, m_filesHead, m_examplesHead})
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
    connect(&context.host, &shell::PanelHost::actorChanged, this, &StepPage::refresh);
    retranslate();
}

void StepPage::retranslate()
{
    m_title->setFont(shell::headingFont(2));
    for (auto *head : {m_helpHead, m_checksHead, m_recordHead, m_filesHead, m_examplesHead})
        head->setFont(shell::headingFont(1));
    m_helpHead->setText(tr("How it is done"));
    m_checksHead->setText(tr("Checks"));
    m_recordHead->setText(tr("What was done"));
    m_filesHead->setText(tr("Evidence"));
    m_examplesHead->setText(tr("How others did it"));
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
    m_exampleKey.clear();
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
        m_exampleKey.clear();
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
    askExamples();
    refresh();
}

/// The result is in sight however narrow the page is; the name takes what is left.
void StepPage::fitChecks()
{
    const int range = shell::px(88);
    const int value = shell::px(78);
    const int verdict = shell::px(104);
    m_checkTable->setColumnWidth(StepChecks::RangeColumn, range);
    m_checkTable->setColumnWidth(StepChecks::ValueColumn, value);
    m_checkTable->setColumnWidth(StepChecks::VerdictColumn, verdict);
    m_checkTable->setColumnWidth(StepChecks::NameColumn, qBound(shell::px(96), m_checkTable->viewport()->width() - range - value - verdict, shell::px(240)));
}

void StepPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &StepPage::fitChecks, Qt::QueuedConnection); // once the page inside has its width
}

/// Asked once for each step of each item, not at every change of the order.
void StepPage::askExamples()
{
    const auto &items = shapeOf<ServiceItem>();
    const QString key = m_file->item ? items::textIn(items, m_file->item->record, u"code") + u'.' + QString::number(m_line->step.step) : QString();
    const QString asked = key + idText(m_file->order.record.id);
    if (asked == m_exampleKey)
        return;
    m_exampleKey = asked;
    showExamples({});
    if (key.isEmpty())
        return;
    whenDone(m_context.items.queries().stepExamples(key, m_file->order.record.id, mostExamples), this, [this, asked](const Result<std::vector<items::StepExample>> &examples) {
        if (examples && asked == m_exampleKey)
            showExamples(*examples);
    });
}

void StepPage::showExamples(const std::vector<items::StepExample> &examples)
{
    while (auto *item = m_examples->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_examplesHead->setVisible(!examples.empty());
    const auto &shape = shapeOf<OrderStep>();
    for (const auto &example : examples) {
        auto *whole = new QWidget(m_examples->parentWidget());
        const QString by = items::textIn(shape, example.record.record, u"done_by");
        const Instant at{items::integerIn(shape, example.record.record, u"done_at")};
        auto *open = new QPushButton(QStringList{example.order, by, items::displayTime(at, m_context.clock.now())}.join(QStringLiteral("  ·  ")), whole);
        open->setFlat(true);
        open->setAutoDefault(false);
        open->setObjectName(QStringLiteral("example"));
        open->setToolTip(tr("Open this order"));
        auto *take = new QPushButton(tr("Take the words over"), whole);
        take->setFlat(true);
        take->setAutoDefault(false);
        take->setToolTip(tr("Put these words into the record, to be changed"));
        const QString words = items::textIn(shape, example.record.record, u"record");
        auto *said = wordsIn(whole);
        said->setText(words.size() > exampleLength ? words.left(exampleLength) + QChar(0x2026) : words);
        auto *head = new QHBoxLayout;
        head->setSpacing(shell::px(8));
        head->addWidget(open);
        head->addStretch(1);
        head->addWidget(take);
        auto *column = new QVBoxLayout(whole);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addLayout(head);
        column->addWidget(said);
        m_examples->addWidget(whole);
        const QUuid order = items::idIn(shape, example.record.record, u"order_id");
        connect(open, &QPushButton::clicked, this, [this, order] { Q_EMIT recordAsked(QString::fromLatin1(Describe<WorkOrder>::name), order); });
        connect(take, &QPushButton::clicked, this, [this, words] {
            if (whyNotWork().isEmpty())
                m_record->insertPlainText(words);
            m_record->setFocus();
        });
    }
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

void StepPage::send(const items::StepEntry &entry, const std::function<void(const Command *)> &then)
{
    const auto command = items::stepCommand(m_file->order.record.id, *m_line, entry, m_context.ids, m_context.clock);
    const auto taken = [this, id = recordId(), typed = Typed{entry.record, entry.checks}] {
        if (const auto kept = m_kept.constFind(id); kept != m_kept.cend() && kept->record == typed.record && kept->checks == typed.checks)
            m_kept.remove(id);
        if (auto *drafts = m_context.items.drafts())
            drafts->drop(stepEntity, {id});
        if (id == recordId())
            m_dirty = m_kept.contains(id);
    };
    if (!command) {
        taken();
        refresh();
        if (then)
            then(nullptr);
        return;
    }
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(*command), this, [this, taken, then, sent = *command](const Result<void> &result) {
        m_sending = false;
        if (!result)
            m_context.host.notify(refusalOf(result.error()));
        else
            taken();
        refresh();
        if (result && then)
            then(&sent);
    });
}

items::StepEntry StepPage::entry(StepState state) const
{
    return {.state = state, .record = m_record->toPlainText().trimmed(), .checks = m_checks->answers(), .incident = {}, .after = {}};
}

void StepPage::leave()
{
    if (m_dirty && !m_sending && whyNotWork().isEmpty())
        send(entry(stateNow()), {});
}

void StepPage::save()
{
    if (m_dirty && !m_sending && whyNotWork().isEmpty())
        send(entry(stateNow()), {});
}

void StepPage::done()
{
    if (m_sending || !m_line || m_line->isEnded())
        return;
    if (const QString why = whyNotDone(); !why.isEmpty()) {
        m_context.host.notify({shell::Severity::Hint, why, {}, {}, {}, {}});
        focusWork();
        return;
    }
    send(entry(StepState::Done), [this](const Command *) { Q_EMIT ended(); });
}

void StepPage::end(StepState state, const QString &title, const QString &question)
{
    if (m_sending || !whyNotWork().isEmpty() || !m_line->step.canBeLeftOut())
        return;
    const auto reason = askReason({.title = title, .question = question, .consequence = tr("The reason stands in the record of the step."), .verb = title}, this);
    if (!reason)
        return;
    auto wanted = entry(state);
    wanted.record = reason->isEmpty() ? wanted.record : *reason;
    send(wanted, [this](const Command *) { Q_EMIT ended(); });
}

void StepPage::skip()
{
    if (m_line)
        end(StepState::Skipped, tr("Skip"), tr("Leave out “%1”?").arg(items::nameOf(m_line->step)));
}

void StepPage::sayNotApplicable()
{
    if (m_line)
        end(StepState::NotApplicable, tr("Not applicable"), tr("“%1” does not apply to this order?").arg(items::nameOf(m_line->step)));
}

void StepPage::reopen()
{
    if (!m_sending && m_line && m_line->isEnded() && whyNotWork().isEmpty())
        send(entry(StepState::Begun), [this](const Command *) { focusWork(); });
}

/// The record of a step is made when something is hung on it for the first time.
void StepPage::ownerFor(const AttachmentsTab::Ready &ready)
{
    if (!m_line || !whyNotWork().isEmpty())
        return;
    const QUuid record = recordId();
    if (m_line->record) {
        ready(record, {});
        return;
    }
    send(entry(StepState::Begun), [ready, record](const Command *sent) { ready(record, sent ? std::vector{sent->id} : std::vector<QUuid>()); });
}

void StepPage::openIncident()
{
    if (m_sending || !whyNotWork().isEmpty())
        return;
    const auto &orders = shapeOf<WorkOrder>();
    const auto &order = m_file->order.record;
    const auto findings = m_checks->findings();
    const auto value = [&](QStringView field) { return order.values[size_t(orders.indexOf(field))]; };
    const auto title = [&](QStringView field) { return m_file->order.titles[size_t(orders.indexOf(field))]; };
    NewOrderStart start{.kind = OrderKind::Incident, .values = {}, .titles = {}, .resources = {}};
    start.values = {{QStringLiteral("title"), tr("Abnormal at inspection: %1").arg(findings.value(0, items::nameOf(m_line->step))).left(120)},
                    {QStringLiteral("description"), findings.join(u'\n')},
                    {QStringLiteral("unit_id"), value(u"unit_id")},
                    {QStringLiteral("system_id"), value(u"system_id")},
                    {QStringLiteral("channel"), QStringLiteral("internal")},
                    {QStringLiteral("parent_id"), idText(order.id)},
                    {QStringLiteral("impact"), QStringLiteral("one_system")},
                    {QStringLiteral("urgency"), QStringLiteral("medium")}};
    start.titles = {{QStringLiteral("unit_id"), title(u"unit_id")}, {QStringLiteral("system_id"), title(u"system_id")}, {QStringLiteral("parent_id"), titleOf(orders, order)}};
    auto *dialog = new NewOrderDialog(start, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewOrderDialog::created, this, [this, step = recordId()](const QUuid &incident, const QUuid &command) {
        if (step != recordId())
            return;
        auto wanted = entry(stateNow());
        wanted.incident = incident;
        wanted.after = {command};
        send(wanted, {});
    });
    connect(dialog, &NewOrderDialog::recordAsked, this, &StepPage::recordAsked);
    dialog->open();
}

void StepPage::focusWork()
{
    if (!m_line)
        return;
    if (const int open = m_checks->firstOpen(); open >= 0) {
        m_checkTable->setCurrentIndex(m_checks->index(open, m_checks->isMeasured(open) ? StepChecks::ValueColumn : StepChecks::VerdictColumn));
        m_checkTable->setFocus();
        m_scroll->ensureWidgetVisible(m_checkTable);
        return;
    }
    m_record->setFocus();
    m_scroll->ensureWidgetVisible(m_record);
}

/// Not checked, normal, abnormal, not applicable, and round again; where a range judges, only whether it applies.
void StepPage::turnVerdict(int row)
{
    const auto now = m_checks->verdictAt(row);
    if (!now)
        judge(row, CheckVerdict::Normal);
    else if (*now == CheckVerdict::Normal)
        judge(row, CheckVerdict::Abnormal);
    else if (*now == CheckVerdict::Abnormal)
        judge(row, CheckVerdict::NotApplicable);
    else
        m_checks->setVerdict(row, {});
    if (m_checks->verdictAt(row) == now && now)
        judge(row, CheckVerdict::NotApplicable);
}

void StepPage::judge(int row, CheckVerdict verdict)
{
    m_checks->setVerdict(row, verdict);
    if (verdict == CheckVerdict::NotApplicable && m_checks->index(row, StepChecks::NoteColumn).data(Qt::EditRole).toString().isEmpty()) {
        const auto note = m_checks->index(row, StepChecks::NoteColumn);
        m_checkTable->setCurrentIndex(note);
        m_checkTable->edit(note);
    }
}

bool StepPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !whyNotWork().isEmpty())
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->modifiers() & Qt::ControlModifier) {
        done();
        return true;
    }
    const auto at = m_checkTable->currentIndex();
    if (watched != m_checkTable || !at.isValid() || key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return QWidget::eventFilter(watched, event);
    const auto go = [&](int row) {
        if (row < m_checks->rowCount())
            m_checkTable->setCurrentIndex(m_checks->index(row, m_checks->isMeasured(row) ? StepChecks::ValueColumn : StepChecks::VerdictColumn));
    };
    const QChar typed = key->text().isEmpty() ? QChar() : key->text().at(0);
    // Enter goes to the next check, also out of a cell that was edited, as in a sheet.
    if (at.column() != StepChecks::NoteColumn || isEnter) {
        switch (key->key()) {
        case Qt::Key_N:
            judge(at.row(), CheckVerdict::Normal);
            go(at.row() + 1);
            return true;
        case Qt::Key_A:
            judge(at.row(), CheckVerdict::Abnormal);
            go(at.row() + 1);
            return true;
        case Qt::Key_X:
            judge(at.row(), CheckVerdict::NotApplicable);
            return true;
        case Qt::Key_Space:
            turnVerdict(at.row());
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (at.row() + 1 < m_checks->rowCount())
                go(at.row() + 1);
            else
                m_record->setFocus();
            return true;
        default:
            break;
        }
        if ((typed.isDigit() || typed == u'.' || typed == u'-') && m_checks->isMeasured(at.row()))
            m_checkTable->setCurrentIndex(at.siblingAtColumn(StepChecks::ValueColumn)); // and the key begins to edit it
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views::panels
