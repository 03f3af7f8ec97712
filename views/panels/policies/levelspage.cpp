#include "views/panels/policies/levelspage.h"

#include "items/clockwords.h"
#include "items/promisetable.h"
#include "views/forms/tables.h"
#include "views/panels/policies/actiondialog.h"
#include "views/panels/policies/limiteditor.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::PromiseTable;
using Part = PromiseTable::Part;

namespace {

enum Heading { MatrixHeading, PrioritiesHeading, KindsHeading, ItemsHeading, ActionsHeading, RestHeading, HeadingCount };
enum Hold { Forbidden, Free, WithConsent };

void setTime(QTimeEdit &edit, int minute)
{
    edit.setTime(QTime(std::min(minute / 60, 23), minute / 60 > 23 ? 59 : minute % 60));
}

int minuteOf(const QTimeEdit &edit)
{
    return edit.time().hour() * 60 + edit.time().minute();
}

} // namespace

LevelsPage::LevelsPage(items::PolicyDesk &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(8));
    for (int i = 0; i < HeadingCount; ++i) {
        m_headings.push_back(new QLabel(body));
        m_headings.back()->setFont(shell::headingFont(1));
    }
    for (const auto part : {Part::Priorities, Part::Kinds, Part::Items, Part::Actions})
        m_tables.push_back(new PromiseTable(part, desk, this));
    const auto heading = [&](Heading which) {
        column->addSpacing(shell::px(8));
        column->addWidget(m_headings[which]);
    };
    heading(MatrixHeading);
    column->addWidget(makeMatrix(), 0, Qt::AlignLeft);
    heading(PrioritiesHeading);
    column->addWidget(makeTable(m_tables[0], QStringLiteral("priorities")));
    auto *pair = new QHBoxLayout;
    pair->setSpacing(shell::px(24));
    for (const auto &[which, table, name] : {std::tuple{KindsHeading, 1, QStringLiteral("kinds")}, std::tuple{ItemsHeading, 2, QStringLiteral("items")}}) {
        auto *side = new QVBoxLayout;
        side->setSpacing(shell::px(8));
        side->addWidget(m_headings[which]);
        side->addWidget(makeTable(m_tables[size_t(table)], name));
        side->addStretch(1);
        pair->addLayout(side, 1);
    }
    column->addSpacing(shell::px(8));
    column->addLayout(pair);
    column->addSpacing(shell::px(8));
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_headings[ActionsHeading]);
    actions->addStretch(1);
    actions->addWidget(makeActionButtons());
    column->addLayout(actions);
    column->addWidget(makeTable(m_tables[3], QStringLiteral("actions")));
    heading(RestHeading);
    column->addWidget(makeRest(), 0, Qt::AlignLeft);
    column->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);

    connect(&desk, &items::PolicyDesk::changed, this, &LevelsPage::refresh);
    connect(m_views[3]->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LevelsPage::refreshActionButtons);
    connect(m_views[3], &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_tables[3]->cellAt(index.column()) != PromiseTable::Cell::Hours)
            editAction();
    });
    retranslate();
}

QWidget *LevelsPage::makeMatrix()
{
    auto *matrix = new QWidget(this);
    auto *grid = new QGridLayout(matrix);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(shell::px(8));
    grid->setVerticalSpacing(shell::px(4));
    for (int column = 0; column < int(Choices<Urgency>::all.size()); ++column) {
        m_urgencies.push_back(new QLabel(matrix));
        m_urgencies.back()->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(m_urgencies.back(), 0, column + 1);
    }
    for (int row = 0; row < int(Choices<Impact>::all.size()); ++row) {
        m_impacts.push_back(new QLabel(matrix));
        grid->addWidget(m_impacts.back(), row + 1, 0);
        for (int column = 0; column < int(Choices<Urgency>::all.size()); ++column) {
            auto *box = new QComboBox(matrix);
            for (const auto &priority : Choices<Priority>::all)
                box->addItem(items::choiceWords(priority.value));
            box->setMinimumWidth(shell::px(150));
            connect(box, &QComboBox::currentIndexChanged, this, &LevelsPage::putMatrix);
            m_matrix.push_back(box);
            grid->addWidget(box, row + 1, column + 1);
        }
    }
    return matrix;
}

QTableView *LevelsPage::makeTable(PromiseTable *table, const QString &name)
{
    auto *view = new QTableView(this);
    forms::prepare(*view);
    view->setObjectName(name);
    view->setModel(table);
    view->setItemDelegate(new LimitDelegate(view));
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setSelectionBehavior(name == u"actions" ? QAbstractItemView::SelectRows : QAbstractItemView::SelectItems);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_views.push_back(view);
    return view;
}

QWidget *LevelsPage::makeActionButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(shell::px(4));
    const auto button = [&](const char *icon, void (LevelsPage::*act)()) {
        auto *one = new QToolButton(row);
        one->setIcon(shell::icon(QString::fromLatin1(icon)));
        one->setAutoRaise(true);
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        one->setFocusPolicy(Qt::TabFocus);
        connect(one, &QToolButton::clicked, this, act);
        layout->addWidget(one);
        return one;
    };
    m_add = button("add", &LevelsPage::addAction);
    m_edit = button("edit", &LevelsPage::editAction);
    m_remove = button("discard", &LevelsPage::removeAction);
    return row;
}

QWidget *LevelsPage::makeRest()
{
    auto *rest = new QWidget(this);
    auto *grid = new QGridLayout(rest);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    m_autoCloseCaption = new QLabel(rest);
    m_autoClose = new LimitEditor(LimitEditor::MayBeEmpty::No, rest);
    m_reminderCaption = new QLabel(rest);
    m_reminder = new LimitEditor(LimitEditor::MayBeEmpty::Yes, rest);
    m_reminder->setObjectName(QStringLiteral("ratingReminder"));
    for (auto *editor : {m_autoClose, m_reminder}) {
        editor->setMinimumWidth(shell::px(260));
        connect(editor, &LimitEditor::edited, this, &LevelsPage::putRest);
    }
    m_dutyCaption = new QLabel(rest);
    m_dutyFrom = new QTimeEdit(rest);
    m_dutyTo = new QTimeEdit(rest);
    for (auto *edit : {m_dutyFrom, m_dutyTo}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        connect(edit, &QTimeEdit::timeChanged, this, &LevelsPage::putRest);
    }
    m_dutyDays = new QCheckBox(rest);
    connect(m_dutyDays, &QCheckBox::toggled, this, &LevelsPage::putRest);
    auto *duty = new QHBoxLayout;
    duty->setSpacing(shell::px(4));
    duty->addWidget(m_dutyFrom);
    duty->addWidget(new QLabel(QStringLiteral("–"), rest));
    duty->addWidget(m_dutyTo);
    duty->addSpacing(shell::px(12));
    duty->addWidget(m_dutyDays);
    duty->addStretch(1);
    grid->addWidget(m_autoCloseCaption, 0, 0);
    grid->addWidget(m_autoClose, 0, 1, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_reminderCaption, 1, 0);
    grid->addWidget(m_reminder, 1, 1, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_dutyCaption, 2, 0);
    grid->addLayout(duty, 2, 1, 1, 2);
    m_holdsCaption = new QLabel(rest);
    grid->addWidget(m_holdsCaption, 3, 0);
    for (int i = 0; i < int(Choices<HoldKind>::all.size()); ++i) {
        m_holdNames.push_back(new QLabel(rest));
        auto *box = new QComboBox(rest);
        for (int choice = 0; choice <= WithConsent; ++choice)
            box->addItem(QString());
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumWidth(shell::px(220));
        connect(box, &QComboBox::currentIndexChanged, this, &LevelsPage::putRest);
        m_holds.push_back(box);
        grid->addWidget(m_holdNames.back(), 3 + i, 1);
        grid->addWidget(box, 3 + i, 2, Qt::AlignLeft);
    }
    return rest;
}

void LevelsPage::retranslate()
{
    const std::array texts{tr("Priority by impact and urgency"), tr("Promises by priority"), tr("Promises by kind of order"), tr("Promises by service item"), tr("Who is told when"), tr("Holds, duty and closing")};
    for (size_t i = 0; i < texts.size(); ++i)
        m_headings[i]->setText(texts[i]);
    m_scroll->setAccessibleName(texts[0]);
    const std::array names{tr("Promises by priority"), tr("Promises by kind of order"), tr("Promises by service item"), tr("Who is told when")};
    for (size_t i = 0; i < names.size(); ++i)
        m_views[i]->setAccessibleName(names[i]);
    for (const auto &impact : Choices<Impact>::all)
        m_impacts[size_t(impact.value)]->setText(items::choiceWords(impact.value));
    for (const auto &urgency : Choices<Urgency>::all)
        m_urgencies[size_t(urgency.value)]->setText(items::choiceWords(urgency.value));
    for (size_t i = 0; i < m_matrix.size(); ++i)
        m_matrix[i]->setAccessibleName(tr("Priority: %1, %2").arg(m_impacts[i / m_urgencies.size()]->text(), m_urgencies[i % m_urgencies.size()]->text()));
    m_add->setText(tr("Add…"));
    m_edit->setText(tr("Edit…"));
    m_remove->setText(tr("Remove"));
    m_autoCloseCaption->setText(tr("Closed by itself when nobody confirms within"));
    m_autoClose->retranslate();
    m_reminderCaption->setText(tr("Reminded of an unanswered rating after"));
    m_reminder->nameEmpty(tr("not reminded of"));
    m_dutyCaption->setText(tr("Duty hours"));
    m_dutyFrom->setAccessibleName(tr("Duty begins"));
    m_dutyTo->setAccessibleName(tr("Duty ends"));
    m_dutyDays->setText(tr("On working days only"));
    m_holdsCaption->setText(tr("An order may be put on hold"));
    for (const auto &hold : Choices<HoldKind>::all) {
        auto &box = *m_holds[size_t(hold.value)];
        m_holdNames[size_t(hold.value)]->setText(items::choiceWords(hold.value));
        box.setAccessibleName(m_holdNames[size_t(hold.value)]->text());
        box.setItemText(Forbidden, tr("not allowed"));
        box.setItemText(Free, tr("without consent"));
        box.setItemText(WithConsent, tr("with a supervisor's consent"));
    }
    refresh();
}

void LevelsPage::setLock(const QString &reason)
{
    m_lock = reason;
    for (auto *table : m_tables)
        table->setEditable(reason.isEmpty());
    const auto lock = [&](QWidget *widget) {
        widget->setEnabled(reason.isEmpty());
        widget->setToolTip(reason);
    };
    std::ranges::for_each(m_matrix, lock);
    std::ranges::for_each(m_holds, lock);
    for (QWidget *widget : {static_cast<QWidget *>(m_autoClose), static_cast<QWidget *>(m_reminder), static_cast<QWidget *>(m_dutyFrom), static_cast<QWidget *>(m_dutyTo), static_cast<QWidget *>(m_dutyDays)})
        lock(widget);
    refreshActionButtons();
}

void LevelsPage::setItemNames(const std::map<QString, QString> &names)
{
    for (auto *table : m_tables)
        table->setItemNames(names);
}

void LevelsPage::refresh()
{
    const auto &levels = m_desk.levels();
    m_showing = true;
    for (size_t i = 0; i < m_matrix.size(); ++i)
        m_matrix[i]->setCurrentIndex(int(levels.matrix[i / m_urgencies.size()][i % m_urgencies.size()]));
    // The one that is being typed in is left alone.
    if (m_autoClose->text() != rules::textOf(levels.autoClose))
        m_autoClose->setText(rules::textOf(levels.autoClose));
    const QString reminder = levels.ratingReminder ? rules::textOf(*levels.ratingReminder) : QString();
    if (m_reminder->text() != reminder)
        m_reminder->setText(reminder);
    if (!levels.duty.hours.empty()) {
        setTime(*m_dutyFrom, levels.duty.hours.front().from);
        setTime(*m_dutyTo, levels.duty.hours.back().to);
    }
    m_dutyDays->setChecked(levels.duty.workingDaysOnly);
    for (const auto &hold : Choices<HoldKind>::all) {
        const auto rule = rules::holdRule(levels, hold.value);
        m_holds[size_t(hold.value)]->setCurrentIndex(!rule ? Forbidden : rule->consent ? WithConsent : Free);
    }
    m_showing = false;
    fitHeights();
    refreshActionButtons();
}

void LevelsPage::refreshActionButtons()
{
    const bool chosen = currentAction() >= 0;
    for (auto *button : {m_add, m_edit, m_remove}) {
        const bool needs = button != m_add;
        button->setEnabled(m_lock.isEmpty() && (chosen || !needs));
        button->setToolTip(!m_lock.isEmpty() ? m_lock : needs && !chosen ? tr("Choose a line first.") : button->text());
    }
}

/// The page scrolls, not each of its tables.
void LevelsPage::fitHeights()
{
    for (auto *view : m_views) {
        const int rows = view->model()->rowCount();
        int height = view->horizontalHeader()->sizeHint().height() + 2 * view->frameWidth();
        for (int row = 0; row < rows; ++row)
            height += view->rowHeight(row);
        view->setFixedHeight(height);
    }
}

void LevelsPage::putMatrix()
{
    if (m_showing)
        return;
    auto levels = m_desk.levels();
    for (size_t i = 0; i < m_matrix.size(); ++i)
        levels.matrix[i / m_urgencies.size()][i % m_urgencies.size()] = Priority(m_matrix[i]->currentIndex());
    m_desk.setLevels(levels);
}

void LevelsPage::putRest()
{
    if (m_showing)
        return;
    auto levels = m_desk.levels();
    if (const auto limit = rules::limitFromText(m_autoClose->text()))
        levels.autoClose = *limit;
    const auto reminder = rules::limitFromText(m_reminder->text());
    levels.ratingReminder = reminder ? std::optional(*reminder) : std::nullopt;
    // A span that runs backwards is not put: the other end is about to follow.
    if (const int from = minuteOf(*m_dutyFrom), to = minuteOf(*m_dutyTo); from < to && (levels.duty.hours.size() != 1 || levels.duty.hours.front() != rules::DaySpan{from, to}))
        levels.duty.hours = {{from, to}};
    levels.duty.workingDaysOnly = m_dutyDays->isChecked();
    levels.holds.clear();
    for (const auto &hold : Choices<HoldKind>::all)
        if (const int choice = m_holds[size_t(hold.value)]->currentIndex(); choice != Forbidden)
            levels.holds.push_back({hold.value, choice == WithConsent});
    m_desk.setLevels(levels);
}

int LevelsPage::currentAction() const
{
    const auto current = m_views[3]->currentIndex();
    return current.isValid() ? current.row() : -1;
}

void LevelsPage::addAction()
{
    ActionDialog dialog(rules::LevelAction(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    auto levels = m_desk.levels();
    levels.actions.push_back(dialog.action());
    m_desk.setLevels(levels);
}

void LevelsPage::editAction()
{
    const int row = currentAction();
    if (row < 0 || !m_lock.isEmpty())
        return;
    ActionDialog dialog(m_desk.levels().actions[size_t(row)], this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    auto levels = m_desk.levels();
    levels.actions[size_t(row)] = dialog.action();
    m_desk.setLevels(levels);
}

void LevelsPage::removeAction()
{
    const int row = currentAction();
    if (row < 0)
        return;
    auto levels = m_desk.levels();
    levels.actions.erase(levels.actions.begin() + row);
    m_desk.setLevels(levels);
}

} // namespace views::panels
