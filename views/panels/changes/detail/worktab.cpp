#include "views/panels/changes/detail/worktab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changework.h"
#include "items/factory.h"
#include "views/forms/celldelegate.h"
#include "views/forms/tables.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::ChangeWork;

namespace {

int fieldOf(int column)
{
    const auto &shape = shapeOf<ChangeStep>();
    switch (column) {
    case ChangeWork::NumberColumn:
        return shape.indexOf(u"step");
    case ChangeWork::NameColumn:
        return shape.indexOf(u"name");
    case ChangeWork::StateColumn:
        return shape.indexOf(u"state");
    default:
        return -1;
    }
}

} // namespace

WorkTab::WorkTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_work(new ChangeWork(context.catalogues, context.clock, context.items.queries(), this))
    , m_progress(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_table(new QTableView(this))
    , m_name(new QLabel(this))
    , m_words(new QPlainTextEdit(this))
    , m_begin(new QPushButton(this))
    , m_done(new QPushButton(this))
    , m_failed(new QPushButton(this))
    , m_skip(new QPushButton(this))
    , m_watch(new QPushButton(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("changeWork"));
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("workSteps"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegate(new forms::CellDelegate(shapeOf<ChangeStep>(), &fieldOf, m_table));
    m_table->installEventFilter(this);
    m_done->setObjectName(QStringLiteral("stepDone"));
    m_watch->setObjectName(QStringLiteral("stepWatched"));
    m_words->setObjectName(QStringLiteral("stepRecord"));
    m_words->setTabChangesFocus(true);
    m_words->installEventFilter(this);
    for (auto *label : {m_progress, m_empty, m_name, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_done, m_begin, m_failed, m_skip, m_watch}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    head->addWidget(m_progress);
    head->addWidget(m_empty);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(12));
    foot->setSpacing(shell::px(8));
    foot->addWidget(m_name);
    foot->addWidget(m_words);
    foot->addWidget(bar);
    foot->addWidget(m_note);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    column->addStretch(0);

    connect(m_work, &ChangeWork::shown, this, &WorkTab::shown);
    connect(m_work, &ChangeWork::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_begin, &QPushButton::clicked, this, [this] { record(ChangeStepState::Begun); });
    connect(m_done, &QPushButton::clicked, this, [this] { record(ChangeStepState::Done); });
    connect(m_failed, &QPushButton::clicked, this, [this] { record(ChangeStepState::Failed); });
    connect(m_skip, &QPushButton::clicked, this, [this] { record(ChangeStepState::Skipped); });
    connect(m_watch, &QPushButton::clicked, this, &WorkTab::watch);
    connect(m_words, &QPlainTextEdit::textChanged, this, &WorkTab::refresh);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &WorkTab::refresh);
    retranslate();
}

QString WorkTab::caption() { return tr("Work"); }

void WorkTab::retranslate()
{
    m_table->setAccessibleName(tr("Steps as they are carried out"));
    m_empty->setText(tr("Nothing is planned yet: steps, verification and fallback stand on the page “Plan”."));
    m_done->setText(tr("Done"));
    m_begin->setText(tr("Begun"));
    m_failed->setText(tr("Failed"));
    m_skip->setText(tr("Skip"));
    m_watch->setText(tr("Watched"));
    m_watch->setToolTip(tr("I have seen it done (W)"));
    m_words->setPlaceholderText(tr("What was done and seen, or why it was not"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setFixedHeight(m_words->fontMetrics().lineSpacing() * 2 + shell::px(14));
    refresh();
}

void WorkTab::showRecord(const QUuid &record)
{
    if (!m_table->model()) {
        m_table->setModel(m_work);
        for (const auto &[column, width] : {std::pair<int, int>{ChangeWork::PartColumn, 76}, {ChangeWork::NumberColumn, 40}, {ChangeWork::NameColumn, 190}, {ChangeWork::StateColumn, 90}, {ChangeWork::ByColumn, 90}, {ChangeWork::AtColumn, 110}})
            m_table->setColumnWidth(column, shell::px(width));
        m_table->horizontalHeader()->setStretchLastSection(true);
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WorkTab::choose);
    }
    m_change = record;
    m_work->show(record);
}

void WorkTab::shown()
{
    const bool another = m_told != m_change;
    m_told = m_change;
    if (m_work->file() && (another || !m_table->currentIndex().isValid()))
        if (const int next = m_work->nextRow(); next >= 0)
            m_table->selectRow(next);
    refresh();
}

void WorkTab::choose()
{
    const auto *line = m_work->lineAt(m_table->currentIndex().row());
    m_words->setPlainText(line && line->record ? line->record->record : QString());
    refresh();
}

QString WorkTab::whyNot() const
{
    const auto *line = m_work->lineAt(m_table->currentIndex().row());
    if (!line)
        return tr("Select a step first.");
    if (m_sending)
        return tr("The act before is on its way.");
    const QString right = QStringLiteral("change_step.create");
    if (!m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (const auto part = m_work->activePart(); part == line->part)
        return {};
    switch (line->part) {
    case ChangePart::Work:
        return tr("Steps are recorded while the change is being carried out.");
    case ChangePart::Verification:
        return tr("This is recorded while the change is being verified.");
    case ChangePart::Fallback:
        return tr("This is recorded while the change is being rolled back.");
    }
    return {};
}

QString WorkTab::whyNotWatch() const
{
    if (const QString why = whyNot(); !why.isEmpty())
        return why;
    const auto *line = m_work->lineAt(m_table->currentIndex().row());
    if (!line->record || line->record->state != ChangeStepState::Done)
        return tr("The step is not done yet.");
    if (line->record->watched)
        return tr("%1 has watched it.").arg(line->record->watchedBy);
    return line->record->doneBy == m_context.host.actor().login ? tr("Who did it does not watch it.") : QString();
}

void WorkTab::refresh()
{
    const bool any = m_work->rowCount() > 0;
    m_empty->setVisible(m_work->file() && !any);
    m_table->setVisible(any);
    QStringList progress;
    for (const auto &[part, words] : {std::pair{ChangePart::Work, tr("Work %1 of %2")}, std::pair{ChangePart::Verification, tr("Verification %1 of %2")}, std::pair{ChangePart::Fallback, tr("Fallback %1 of %2")}})
        if (m_work->countOf(part) > 0 && (part != ChangePart::Fallback || m_work->endedOf(part) > 0 || m_work->activePart() == part))
            progress << words.arg(m_work->endedOf(part)).arg(m_work->countOf(part));
    m_progress->setText(progress.join(QStringLiteral(" · ")));
    m_progress->setVisible(!progress.isEmpty());
    const auto *line = m_work->lineAt(m_table->currentIndex().row());
    m_name->setText(line ? tr("%1. %2", "number and name of a step").arg(line->step).arg(line->name) : QString());
    m_name->setFont(shell::headingFont(1));
    m_name->setVisible(line);
    const QString why = whyNot();
    const bool may = why.isEmpty();
    const bool words = !m_words->toPlainText().trimmed().isEmpty();
    m_words->setVisible(line);
    m_words->setReadOnly(!may);
    const auto offer = [](QPushButton &button, const QString &reason, const QString &tip) {
        button.setEnabled(reason.isEmpty());
        button.setToolTip(reason.isEmpty() ? tip : reason);
    };
    offer(*m_done, why, tr("The step is done (Ctrl+Enter, or Space in the list)"));
    offer(*m_begin, !may ? why : line && line->record ? tr("It has a record already.") : QString(), tr("The step is being worked on"));
    offer(*m_failed, !may ? why : words ? QString() : tr("Write down what went wrong first."), tr("The step failed"));
    offer(*m_skip, !may ? why : words ? QString() : tr("Write down why it is left out first."), tr("The step is left out"));
    offer(*m_watch, whyNotWatch(), tr("I have seen it done (W)"));
    const bool watches = m_watch->isEnabled();
    forms::setRank(*m_done, m_done->isEnabled() && !watches ? forms::Rank::Primary : forms::Rank::Quiet);
    forms::setRank(*m_watch, watches ? forms::Rank::Primary : forms::Rank::Quiet);
    m_note->setText(line && !may ? why : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

void WorkTab::record(ChangeStepState state)
{
    const auto *line = m_work->lineAt(m_table->currentIndex().row());
    const QString words = m_words->toPlainText().trimmed();
    if (!line || !whyNot().isEmpty() || (words.isEmpty() && (state == ChangeStepState::Failed || state == ChangeStepState::Skipped)))
        return;
    submit(items::stepCommand(m_change, *line, state, words, m_context.ids, m_context.clock), state == ChangeStepState::Done || state == ChangeStepState::Skipped);
}

void WorkTab::watch()
{
    if (const auto *line = m_work->lineAt(m_table->currentIndex().row()); line && whyNotWatch().isEmpty())
        submit(items::watchCommand(*line, m_context.ids, m_context.clock), true);
}

void WorkTab::submit(const Command &command, bool goesOn)
{
    m_sending = true;
    refresh();
    whenDone(m_context.commands.submit(command), this, [this, goesOn, row = m_table->currentIndex().row()](const Result<void> &result) {
        m_sending = false;
        if (!result)
            m_context.host.notify(changeRefusal(result.error()));
        else if (const auto *next = m_work->lineAt(row + 1); goesOn && next && next->part == m_work->lineAt(row)->part)
            m_table->selectRow(row + 1);
        refresh();
    });
}

bool WorkTab::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return RecordTab::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers() & Qt::ControlModifier) {
        record(ChangeStepState::Done);
        return true;
    }
    if (watched == m_table && key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Space || key->key() == Qt::Key_W || enter)) {
        if (key->key() == Qt::Key_Space)
            record(ChangeStepState::Done);
        else if (key->key() == Qt::Key_W)
            this->watch();
        else
            m_words->setFocus();
        return true;
    }
    return RecordTab::eventFilter(watched, event);
}

} // namespace views::panels
