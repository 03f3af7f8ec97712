#include "views/panels/changes/detail/plantab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changesentences.h"
#include "items/drafts.h"
#include "items/factory.h"
#include "items/planstepmodel.h"
#include "views/forms/tables.h"
#include "views/panels/changes/calendar/changecalendarpage.h"
#include "views/panels/changes/calendar/freetimesdialog.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/changes/detail/roledelegate.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::PlanStepModel;

namespace {

constexpr int rowsShown = 7;
const QString draftName = QStringLiteral("change_request.plan");

} // namespace

QString whyNotEdit(const items::ChangeFile *file, const Actor &actor)
{
    if (!file)
        return PlanTab::tr("Choose one saved change first.");
    const QString right = QStringLiteral("change_request.edit");
    if (!actor.may(right))
        return PlanTab::tr("Your roles do not include the right “%1”.").arg(right);
    const auto state = Codec<ChangeState>::decode(file->change.record.values[size_t(shapeOf<ChangeRequest>().indexOf(u"state"))]).value_or(ChangeState::Draft);
    if (state == ChangeState::Draft || rules::isBeforeWork(state))
        return {};
    return rules::isOpen(state) ? PlanTab::tr("The work goes on: what was approved is carried out, not changed.") : PlanTab::tr("The change is over; take it back to its draft first.");
}

PlanTab::PlanTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_change(new items::OpenChange(context.items.queries(), this))
    , m_steps(new PlanStepModel(this))
    , m_head(new QLabel(this))
    , m_table(new QTableView(this))
    , m_sum(new QLabel(this))
    , m_free(new QPushButton(this))
    , m_fallbackHead(new QLabel(this))
    , m_fallback(new QPlainTextEdit(this))
    , m_verificationHead(new QLabel(this))
    , m_verification(new QPlainTextEdit(this))
    , m_note(new QLabel(this))
    , m_revert(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("changePlan"));
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("planSteps"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(PlanStepModel::RoleColumn, new RoleDelegate(m_table));
    m_table->installEventFilter(this);
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (int i = 0; i < 4; ++i) {
        auto *button = m_acts.emplace_back(new QPushButton(bar));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_free->setObjectName(QStringLiteral("planFreeTimes"));
    m_free->setAutoDefault(false);
    row->addWidget(m_free);
    m_acts[0]->setObjectName(QStringLiteral("addPlanStep"));
    m_fallback->setObjectName(QStringLiteral("fallback"));
    m_verification->setObjectName(QStringLiteral("verification"));
    for (auto *text : {m_fallback, m_verification}) {
        text->setTabChangesFocus(true);
        text->setMinimumHeight(text->fontMetrics().lineSpacing() * 4);
        connect(text, &QPlainTextEdit::textChanged, this, &PlanTab::edited);
    }
    for (auto *label : {m_sum, m_note}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_save->setObjectName(QStringLiteral("savePlan"));
    m_save->setAutoDefault(false);
    m_revert->setAutoDefault(false);
    auto *page = new QWidget(this);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(8));
    body->setSpacing(shell::px(8));
    body->addWidget(m_head);
    body->addWidget(m_table);
    body->addWidget(bar);
    body->addWidget(m_sum);
    body->addWidget(m_fallbackHead);
    body->addWidget(m_fallback);
    body->addWidget(m_verificationHead);
    body->addWidget(m_verification);
    body->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it takes the keys
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_note, 1);
    foot->addWidget(m_revert);
    foot->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);

    connect(m_change, &items::OpenChange::shown, this, &PlanTab::take);
    connect(m_change, &items::OpenChange::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_steps, &PlanStepModel::edited, this, &PlanTab::edited);
    connect(m_acts[0], &QPushButton::clicked, this, &PlanTab::addStep);
    connect(m_acts[1], &QPushButton::clicked, this, &PlanTab::removeStep);
    connect(m_acts[2], &QPushButton::clicked, this, [this] { moveStep(-1); });
    connect(m_acts[3], &QPushButton::clicked, this, [this] { moveStep(1); });
    connect(m_free, &QPushButton::clicked, this, &PlanTab::showFreeTimes);
    connect(m_save, &QPushButton::clicked, this, &PlanTab::save);
    connect(m_revert, &QPushButton::clicked, this, &PlanTab::revert);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &PlanTab::refresh);
    retranslate();
}

QString PlanTab::caption() { return tr("Plan"); }

void PlanTab::retranslate()
{
    m_head->setText(tr("Steps, in their order"));
    m_fallbackHead->setText(tr("Fallback: how to get back, a step a line"));
    m_verificationHead->setText(tr("Verification: what is checked afterwards, an item a line"));
    for (auto *head : {m_head, m_fallbackHead, m_verificationHead})
        head->setFont(shell::headingFont(1));
    m_table->setAccessibleName(tr("Steps of the plan"));
    m_fallback->setAccessibleName(m_fallbackHead->text());
    m_verification->setAccessibleName(m_verificationHead->text());
    constexpr std::array keys{"Ins", "Ctrl+Del", "Alt+↑", "Alt+↓"};
    const std::array words{tr("Add a step"), tr("Remove"), tr("Up"), tr("Down")};
    for (size_t i = 0; i < m_acts.size(); ++i) {
        m_acts[i]->setText(words[i]);
        m_acts[i]->setToolTip(QStringLiteral("%1 (%2)").arg(words[i], QString::fromUtf8(keys[i])));
    }
    m_free->setText(ChangeCalendarPage::tr("Free times…"));
    m_save->setText(tr("Save the plan"));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return)); // a new text takes it away
    m_revert->setText(tr("Revert"));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + shell::px(26) * rowsShown);
    refresh();
}

void PlanTab::showRecord(const QUuid &record)
{
    if (!m_table->model()) { // its columns are measured when there is a record, not while the program starts
        m_table->setModel(m_steps);
        for (const auto &[column, width] : {std::pair<int, int>{PlanStepModel::NumberColumn, 44}, {PlanStepModel::NameColumn, 200}, {PlanStepModel::MinutesColumn, 72}, {PlanStepModel::RoleColumn, 110}})
            m_table->setColumnWidth(column, shell::px(width));
        m_table->horizontalHeader()->setStretchLastSection(true);
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PlanTab::refresh);
    }
    if (m_dirty && record != m_shown)
        m_typed.insert(m_shown, {m_steps->steps(), m_fallback->toPlainText(), m_verification->toPlainText()});
    m_change->show(record);
}

void PlanTab::take()
{
    const auto *file = m_change->file();
    const QUuid id = file ? file->change.record.id : QUuid();
    // What is being typed stays; saving finds out whether somebody else was there.
    if (m_dirty && id == m_shown) {
        refresh();
        return;
    }
    const bool isEditable = whyNot().isEmpty();
    m_filling = true;
    m_shown = id;
    m_dirty = false;
    const auto steps = file ? rules::planStepsFromJson(file->textOf(u"steps")).value_or(std::vector<rules::PlanStep>()) : std::vector<rules::PlanStep>();
    m_steps->show(steps, isEditable);
    m_fallback->setPlainText(file ? file->textOf(u"fallback") : QString());
    m_verification->setPlainText(file ? file->textOf(u"verification") : QString());
    takeDraft();
    if (const auto typed = m_typed.constFind(id); typed != m_typed.cend()) {
        m_steps->show(typed->steps, isEditable);
        m_fallback->setPlainText(typed->fallback);
        m_verification->setPlainText(typed->verification);
        m_dirty = true;
        m_typed.remove(id);
    }
    m_filling = false;
    refresh();
}

QString PlanTab::whyNot() const
{
    return m_sending ? tr("The act before is on its way.") : whyNotEdit(m_change->file(), m_context.host.actor());
}

void PlanTab::edited()
{
    if (m_filling)
        return;
    m_dirty = true;
    keepDraft();
    refresh();
}

/// Under a name of its own: the form of the change keeps what is typed there under that of its entity.
void PlanTab::keepDraft()
{
    auto *drafts = m_context.items.drafts();
    if (!drafts || m_shown.isNull())
        return;
    if (!m_dirty) {
        drafts->drop(draftName, {m_shown});
        return;
    }
    drafts->keep({.entity = draftName,
                  .records = {m_shown},
                  .fields = {{QStringLiteral("steps"), rules::toJson(m_steps->steps())}, {QStringLiteral("fallback"), m_fallback->toPlainText()}, {QStringLiteral("verification"), m_verification->toPlainText()}},
                  .titles = {},
                  .reason = {},
                  .at = m_context.clock.now()});
}

/// What an earlier session left stands in the editors again, unsaved.
void PlanTab::takeDraft()
{
    auto *drafts = m_context.items.drafts();
    const auto *left = drafts && !m_shown.isNull() ? drafts->leftOf(draftName, {m_shown}) : nullptr;
    if (!left)
        return;
    const auto draft = *left;
    const auto kept = [&draft](const QString &name) { return draft.fields.contains(name) ? text(draft.fields.at(name)) : QString(); };
    if (const auto steps = rules::planStepsFromJson(kept(QStringLiteral("steps"))); steps && !m_typed.contains(m_shown)) {
        m_typed.insert(m_shown, {*steps, kept(QStringLiteral("fallback")), kept(QStringLiteral("verification"))});
        drafts->keep(draft); // before the other is let go
    }
    drafts->settle(draft);
}

void PlanTab::refresh()
{
    const QString why = whyNot();
    const bool may = why.isEmpty();
    const int row = m_table->currentIndex().row();
    m_acts[0]->setEnabled(may);
    m_acts[1]->setEnabled(may && row >= 0);
    m_acts[2]->setEnabled(may && row > 0);
    m_acts[3]->setEnabled(may && row >= 0 && row + 1 < m_steps->rowCount());
    for (auto *text : {m_fallback, m_verification})
        text->setReadOnly(!may);
    m_save->setEnabled(may && m_dirty);
    m_save->setToolTip(!may ? why : m_dirty ? tr("Save (Ctrl+Enter). Offline the change waits in the outbox.") : tr("Nothing has been changed."));
    m_revert->setEnabled(m_dirty);
    m_revert->setToolTip(m_dirty ? tr("Take the changes back") : tr("Nothing has been changed."));
    forms::setRank(*m_save, m_save->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    const auto *file = m_change->file();
    QString sum = m_steps->rowCount() == 0 ? tr("No step is planned yet.") : tr("%n step(s)", nullptr, m_steps->rowCount());
    if (m_steps->minutes() > 0)
        sum += QStringLiteral(" · ") + tr("%1 min in all").arg(m_steps->minutes());
    const bool hasTime = file && file->integerOf(u"planned_start") > 0 && file->integerOf(u"planned_end") > file->integerOf(u"planned_start");
    m_free->setVisible(hasTime); // free for how long, nobody has said
    m_free->setEnabled(may);
    m_free->setToolTip(may ? ChangeCalendarPage::tr("The next times that are free for this change") : why);
    bool tight = false;
    if (const qint64 span = file ? (file->integerOf(u"planned_end") - file->integerOf(u"planned_start")) / 60'000 : 0; span > 0 && file->integerOf(u"planned_start") > 0) {
        tight = m_steps->minutes() > span;
        sum += QStringLiteral(" · ") + (tight ? tr("more than the planned time of %1 min").arg(span) : tr("planned time %1 min").arg(span));
    }
    m_sum->setText(sum);
    if (tight)
        inkLabel(*m_sum, shell::Tone::Warning);
    else
        m_sum->setPalette({});
    const bool voids = may && file && m_dirty && !file->textOf(u"decisions").isEmpty() && file->integerOf(u"stage") >= 0 && file->textOf(u"state") != QLatin1StringView("draft");
    m_note->setText(voids ? tr("Saving voids the approvals given.") : may ? QString() : why);
    if (voids)
        inkLabel(*m_note, shell::Tone::Warning);
    else
        m_note->setPalette({});
}

void PlanTab::showFreeTimes()
{
    const auto *file = m_change->file();
    if (!file || !m_free->isEnabled())
        return;
    const replica::ListQuery query{.entity = QString::fromLatin1(Describe<ChangeRequest>::name), .filters = {{QStringLiteral("number"), replica::ListFilter::Test::AnyOf, {Value(file->textOf(u"number"))}}}, .sorts = {}};
    const rules::TimeSpan planned{{file->integerOf(u"planned_start")}, {file->integerOf(u"planned_end")}};
    whenDone(items::readChangeCalendar(m_context.items.queries(), query, planned), this, [this, shown = m_shown](const Result<std::shared_ptr<const items::ChangeCalendar>> &read) {
        if (!read) {
            m_context.host.notify(shell::noticeOf(read.error()));
            return;
        }
        const auto calendar = *read;
        const auto found = std::ranges::find_if(calendar->entries, [&](const items::CalendarEntry &entry) { return entry.row.record.id == shown; });
        if (shown != m_shown || found == calendar->entries.end() || findChild<FreeTimesDialog *>())
            return;
        auto *dialog = new FreeTimesDialog(*calendar, *found, m_context.clock.now(), whyNot().isEmpty(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &FreeTimesDialog::chosen, this, [this, calendar, found](rules::TimeSpan time) { ChangeCalendarPage::moveChange(m_context, *calendar, *found, time, *this, [] {}); });
        dialog->open();
    });
}

void PlanTab::addStep()
{
    if (!whyNot().isEmpty())
        return;
    const int row = m_steps->addBehind(m_table->currentIndex().isValid() ? m_table->currentIndex().row() : m_steps->rowCount() - 1);
    const auto cell = m_steps->index(row, PlanStepModel::NameColumn);
    m_table->setCurrentIndex(cell);
    m_table->edit(cell);
}

void PlanTab::removeStep()
{
    if (whyNot().isEmpty())
        m_steps->removeStep(m_table->currentIndex().row());
}

void PlanTab::moveStep(int by)
{
    const auto at = m_table->currentIndex();
    if (whyNot().isEmpty() && m_steps->move(at.row(), by))
        m_table->setCurrentIndex(m_steps->index(at.row() + by, at.column()));
}

void PlanTab::save()
{
    const auto *file = m_change->file();
    if (!file || !m_dirty || !whyNot().isEmpty())
        return;
    const auto &record = file->change.record;
    Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<ChangeRequest>::name), .targets = {{record.id, record.revision}}, .fields = {}, .overruled = {}, .reason = {}, .after = {},
                .occurredAt = m_context.clock.now()};
    auto steps = m_steps->steps();
    std::erase_if(steps, [](const rules::PlanStep &step) { return step.name.isEmpty() && step.note.isEmpty(); });
    const auto put = [&](const QString &name, const QString &now) {
        if (now != file->textOf(name))
            act.fields.emplace(name, now.isEmpty() ? Value() : Value(now));
    };
    put(QStringLiteral("steps"), steps.empty() ? QString() : rules::toJson(steps));
    put(QStringLiteral("fallback"), m_fallback->toPlainText().trimmed());
    put(QStringLiteral("verification"), m_verification->toPlainText().trimmed());
    if (act.fields.empty()) {
        revert();
        return;
    }
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
        m_sending = false;
        if (result) {
            m_dirty = false;
            keepDraft();
        } else {
            m_context.host.notify(changeRefusal(result.error()));
        }
        refresh();
    });
}

void PlanTab::revert()
{
    m_dirty = false;
    keepDraft();
    take();
}

bool PlanTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() & Qt::AltModifier;
        const bool ctrl = key->modifiers() & Qt::ControlModifier;
        if (key->key() == Qt::Key_Insert)
            addStep();
        else if (key->key() == Qt::Key_Delete && ctrl)
            removeStep();
        else if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
            moveStep(key->key() == Qt::Key_Up ? -1 : 1);
        else
            return RecordTab::eventFilter(watched, event);
        return true;
    }
    return RecordTab::eventFilter(watched, event);
}

} // namespace views::panels
