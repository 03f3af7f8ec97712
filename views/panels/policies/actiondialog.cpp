#include "views/panels/policies/actiondialog.h"

#include "contract/catalogue.h"
#include "contract/codec.h"
#include "items/clockwords.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::ClockKind;
using rules::LevelAction;
using When = LevelAction::When;
using Unit = rules::TimeLimit::Unit;

namespace {

constexpr int rowHeight = 22;

void addChoice(QListWidget &list, const QString &caption, const QVariant &value, bool chosen)
{
    auto *item = new QListWidgetItem(caption, &list);
    item->setData(Qt::UserRole, value);
    item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
}

template <class Take> void eachChosen(const QListWidget &list, Take take)
{
    for (int i = 0; i < list.count(); ++i)
        if (list.item(i)->checkState() == Qt::Checked)
            take(list.item(i)->data(Qt::UserRole));
}

template <class E> bool holds(const std::vector<E> &chosen, E one)
{
    return std::ranges::find(chosen, one) != chosen.end();
}

} // namespace

ActionDialog::ActionDialog(const LevelAction &action, QWidget *parent)
    : QDialog(parent)
    , m_clock(new QComboBox(this))
    , m_when(new QComboBox(this))
    , m_amount(new QSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_roles(new QListWidget(this))
    , m_priorities(new QListWidget(this))
    , m_kinds(new QListWidget(this))
    , m_anyHour(new QCheckBox(tr("At any hour, not only in duty hours"), this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("actionDialog"));
    setWindowTitle(tr("Who is told when"));
    for (const auto clock : {ClockKind::Response, ClockKind::Resolve, ClockKind::Statutory})
        m_clock->addItem(items::captionOf(clock), int(clock));
    m_clock->setCurrentIndex(m_clock->findData(int(action.clock)));
    for (const auto &[when, caption] : {std::pair{When::Percent, tr("When so much of the time is used")}, std::pair{When::BeforeDue, tr("Before it is due")}, std::pair{When::AfterStart, tr("After the start")},
                                        std::pair{When::AtDue, tr("When it is due")}, std::pair{When::AfterDue, tr("After it was due")}})
        m_when->addItem(caption, int(when));
    m_when->setCurrentIndex(m_when->findData(int(action.when)));
    m_amount->setRange(1, 9'999);
    m_amount->setValue(std::max(1, action.amount));
    m_amount->setAccessibleName(tr("How much"));
    m_unit->addItem(tr("minutes"), int(Unit::Minutes));
    m_unit->addItem(tr("days"), int(Unit::Days));
    m_unit->setCurrentIndex(m_unit->findData(int(action.unit)));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->setMinimumWidth(shell::px(110));
    if (const auto *roles = shippedCatalogues().named(u"service_role"))
        for (const auto &role : roles->entries)
            addChoice(*m_roles, items::roleWords({role.code}), role.code, action.to.contains(role.code));
    for (const auto &priority : Choices<Priority>::all)
        addChoice(*m_priorities, items::choiceWords(priority.value), int(priority.value), holds(action.priorities, priority.value));
    for (const auto &kind : Choices<OrderKind>::all)
        addChoice(*m_kinds, items::choiceWords(kind.value), int(kind.value), holds(action.kinds, kind.value));
    m_roles->setMinimumHeight(shell::px(rowHeight * 6));
    m_roles->setAccessibleName(tr("Told to"));
    m_priorities->setAccessibleName(tr("Only for these priorities"));
    m_kinds->setAccessibleName(tr("Only for these kinds"));
    m_priorities->setFixedHeight(shell::px(rowHeight * 8 + 8));
    m_kinds->setFixedHeight(shell::px(rowHeight * 8 + 8));
    m_anyHour->setChecked(action.anyHour);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);

    auto *moment = new QHBoxLayout;
    moment->setSpacing(shell::px(4));
    moment->addWidget(m_when, 1);
    moment->addWidget(m_amount);
    moment->addWidget(m_unit);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(shell::px(8));
    form->addRow(tr("Clock"), m_clock);
    form->addRow(tr("When"), moment);
    form->addRow(tr("Told to"), m_roles);
    auto *scopes = new QHBoxLayout;
    scopes->setSpacing(shell::px(12));
    for (const auto &[caption, list] : {std::pair{tr("Only for these priorities"), m_priorities}, std::pair{tr("Only for these kinds"), m_kinds}}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(shell::px(4));
        column->addWidget(new QLabel(caption, this));
        column->addWidget(list);
        scopes->addLayout(column);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Take"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addLayout(form);
    column->addLayout(scopes);
    column->addWidget(m_anyHour);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(480));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_when, &QComboBox::currentIndexChanged, this, &ActionDialog::refresh);
    connect(m_roles, &QListWidget::itemChanged, this, &ActionDialog::refresh);
    refresh();
}

LevelAction ActionDialog::action() const
{
    LevelAction action;
    action.clock = ClockKind(m_clock->currentData().toInt());
    action.when = When(m_when->currentData().toInt());
    action.amount = action.when == When::AtDue ? 0 : m_amount->value();
    action.unit = action.when == When::AtDue || action.when == When::Percent ? Unit::Minutes : Unit(m_unit->currentData().toInt());
    action.anyHour = m_anyHour->isChecked();
    eachChosen(*m_roles, [&](const QVariant &role) { action.to << role.toString(); });
    eachChosen(*m_priorities, [&](const QVariant &priority) { action.priorities.push_back(Priority(priority.toInt())); });
    eachChosen(*m_kinds, [&](const QVariant &kind) { action.kinds.push_back(OrderKind(kind.toInt())); });
    return action;
}

void ActionDialog::refresh()
{
    const auto when = When(m_when->currentData().toInt());
    m_amount->setVisible(when != When::AtDue);
    m_amount->setSuffix(when == When::Percent ? QStringLiteral(" %") : QString());
    m_amount->setMaximum(when == When::Percent ? 99 : 9'999);
    m_unit->setVisible(when != When::AtDue && when != When::Percent);
    const bool somebody = !action().to.isEmpty();
    m_ok->setEnabled(somebody);
    m_problem->setText(somebody ? tr("Nothing chosen among priorities or kinds means all of them.") : tr("Choose at least one who is told."));
}

} // namespace views::panels
