#include "views/panels/orders/detail/checklisttab.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "items/orderchecklist.h"
#include "views/forms/celldelegate.h"
#include "views/forms/tables.h"
#include "views/panels/orders/detail/raisetab.h"
#include "views/panels/orders/detail/steppage.h"
#include "views/shell/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::OrderChecklist;

namespace {

/// The field of a step's record that a column looks like.
int fieldOf(int column)
{
    const auto &shape = shapeOf<OrderStep>();
    switch (column) {
    case OrderChecklist::NumberColumn: return shape.indexOf(u"step");
    case OrderChecklist::NameColumn: return shape.indexOf(u"name");
    case OrderChecklist::StateColumn: return shape.indexOf(u"state");
    case OrderChecklist::DueColumn: return shape.indexOf(u"due_at");
    }
    return -1;
}

/// Steps shown before the list scrolls.
constexpr int mostRows = 8;

} // namespace

ChecklistTab::ChecklistTab(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_context(context)
    , m_steps(new OrderChecklist(context.catalogues, context.clock, context.items.queries(), this))
    , m_progress(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_parts(new QSplitter(Qt::Vertical, this))
    , m_table(new QTableView(m_parts))
    , m_page(new StepPage(context, m_parts))
{
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("steps"));
    m_table->setItemDelegate(new forms::CellDelegate(shapeOf<OrderStep>(), &fieldOf, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    m_progress->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    m_progress->setObjectName(QStringLiteral("stepProgress"));
    m_parts->addWidget(m_table);
    m_parts->addWidget(m_page);
    m_parts->setStretchFactor(1, 1);
    m_parts->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(m_progress);
    column->addWidget(m_empty);
    column->addWidget(m_parts, 1);
    column->addStretch(0);

    connect(m_steps, &OrderChecklist::shown, this, &ChecklistTab::shown);
    connect(m_steps, &OrderChecklist::failed, this, [this](const Error &error) { m_context.host.notify(shell::noticeOf(error)); });
    connect(m_table, &QTableView::activated, m_page, &StepPage::focusWork);
    connect(m_page, &StepPage::recordAsked, this, &ChecklistTab::recordAsked);
    connect(m_page, &StepPage::ended, this, [this] { m_wanted = 0; });
    retranslate();
}

QString ChecklistTab::caption()
{
    return tr("Steps");
}

void ChecklistTab::retranslate()
{
    m_table->setAccessibleName(tr("Steps of the order"));
    m_empty->setText(tr("The service item of this order has no steps."));
    m_page->retranslate();
    refresh();
}

void ChecklistTab::showRecord(const QUuid &record)
{
    if (record == m_order)
        return;
    m_page->leave(); // what was typed is kept with the step
    m_order = record;
    if (!m_table->model()) { // its columns are measured when there is a record, not while the program starts
        m_table->setModel(m_steps);
        fitColumns();
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) { choose(index.row()); });
    }
    if (m_wanted < 0)
        m_wanted = 0;
    if (record.isNull())
        m_page->show(nullptr, nullptr);
    else
        m_page->await(); // hiding and showing forty widgets would take longer than reading
    m_steps->show(record);
}

/// State and due time are in sight however narrow the pane is; the name takes what is left.
void ChecklistTab::fitColumns()
{
    if (!m_table->model())
        return;
    const int number = shell::px(44);
    const int state = shell::px(112);
    const int due = shell::px(136);
    m_table->setColumnWidth(OrderChecklist::NumberColumn, number);
    m_table->setColumnWidth(OrderChecklist::StateColumn, state);
    m_table->setColumnWidth(OrderChecklist::DueColumn, due);
    m_table->setColumnWidth(OrderChecklist::ByColumn, shell::px(160));
    m_table->setColumnWidth(OrderChecklist::RoleColumn, shell::px(120));
    m_table->setColumnWidth(OrderChecklist::NameColumn, qBound(shell::px(110), m_table->viewport()->width() - number - state - due, shell::px(280)));
}

void ChecklistTab::resizeEvent(QResizeEvent *event)
{
    RecordTab::resizeEvent(event);
    fitColumns();
}

void ChecklistTab::showStep(int step)
{
    m_wanted = step;
    raiseTab(*this);
    if (m_steps->file())
        shown();
}

void ChecklistTab::choose(int row)
{
    const auto *line = m_steps->lineAt(row);
    m_page->show(m_steps->file(), line);
    refresh();
}

void ChecklistTab::shown()
{
    if (!m_steps->file()) {
        m_page->show(nullptr, nullptr);
        refresh();
        return;
    }
    if (m_wanted >= 0) {
        int row = m_wanted > 0 ? m_steps->rowOf(m_wanted) : m_steps->nextRow();
        if (row < 0)
            row = std::max(0, m_table->currentIndex().row());
        m_wanted = -1;
        m_table->selectRow(row);
        m_table->scrollTo(m_steps->index(row, 0));
    }
    if (!m_table->currentIndex().isValid() && m_steps->rowCount() > 0)
        m_table->selectRow(0);
    choose(m_table->currentIndex().row());
    const int rows = std::min(mostRows, m_steps->rowCount());
    m_table->setMinimumHeight(shell::px(28 + 26 * std::min(3, rows) + 4));
    m_table->setMaximumHeight(shell::px(28 + 26 * std::max(1, m_steps->rowCount()) + 18));
    if (m_parts->property("laidFor") != m_order) { // once for each order: the person may have moved the border since
        m_parts->setProperty("laidFor", m_order);
        const int wanted = shell::px(28 + 26 * rows + 18);
        m_parts->setSizes({wanted, std::max(shell::px(200), m_parts->height() - wanted)});
    }
}

void ChecklistTab::refresh()
{
    const bool read = m_steps->file();
    const int all = m_steps->rowCount();
    m_empty->setVisible(read && all == 0);
    m_parts->setVisible(all > 0);
    m_progress->setVisible(all > 0);
    if (all == 0)
        return;
    QStringList parts{tr("%1 of %2 steps done").arg(m_steps->ended()).arg(all)};
    if (const auto *next = m_steps->lineAt(m_steps->nextRow())) {
        parts << tr("next: %1", "name of a step").arg(items::nameOf(next->step));
        if (next->due)
            parts << (m_steps->isOverdue(*next) ? tr("late since %1").arg(items::displayTime(*next->due, m_context.clock.now())) : tr("due %1").arg(items::displayTime(*next->due, m_context.clock.now())));
    }
    m_progress->setText(parts.join(QStringLiteral(" · ")));
    m_progress->setToolTip(m_progress->text());
}

/// While the keyboard is here these keys are the step's, not the form's.
bool ChecklistTab::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool isStep = key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
        if (key->matches(QKeySequence::Save) || (isEnter && key->modifiers() & Qt::ControlModifier) || isStep) {
            event->accept();
            return true;
        }
    }
    return RecordTab::event(event);
}

void ChecklistTab::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Save)) {
        m_page->save();
    } else if (isEnter && event->modifiers() & Qt::ControlModifier) {
        m_page->done();
    } else if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        const int row = m_table->currentIndex().row() + (event->key() == Qt::Key_Up ? -1 : 1);
        if (m_steps->lineAt(row))
            m_table->selectRow(row);
    } else {
        RecordTab::keyPressEvent(event);
    }
}

} // namespace views::panels
