#include "views/panels/outbox/conflictview.h"

#include "views/forms/chip.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

enum Column { FieldColumn, BaseColumn, MineColumn, TheirsColumn, ColumnCount };
constexpr int originRole = Qt::UserRole + 1; ///< who and when, the second line of a cell
constexpr int chosenRole = Qt::UserRole + 2;
constexpr int decidedRole = Qt::UserRole + 3; ///< one of the row's values is chosen

/// Value over origin; the chosen value bears a check mark and full ink, the others step back once one is chosen.
class DisputeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString value = option.text;
        option.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

        const bool selected = option.state & QStyle::State_Selected;
        const bool chosen = index.data(chosenRole).toBool();
        const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = selected ? ink : option.palette.color(QPalette::PlaceholderText);
        QRect box = option.rect.adjusted(shell::px(8), shell::px(4), -shell::px(8), -shell::px(4));
        painter->save();
        if (index.column() != FieldColumn) {
            const int side = shell::px(12);
            const QRectF mark(box.left(), box.top() + (option.fontMetrics.height() - side) / 2.0, side, side);
            if (chosen)
                forms::paintMark(*painter, mark, forms::Mark::Check, selected ? ink : shell::colours(shell::Tone::Good).text);
            box.setLeft(box.left() + side + shell::px(6));
        }
        QFont face = option.font;
        face.setBold(chosen || index.column() == FieldColumn);
        painter->setFont(face);
        const QFontMetrics metrics(face);
        painter->setPen(chosen || !index.data(decidedRole).toBool() || index.column() == FieldColumn ? ink : quiet);
        painter->drawText(QRect(box.topLeft(), QSize(box.width(), metrics.height())), Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(value, Qt::ElideRight, box.width()));
        painter->setFont(option.font);
        painter->setPen(quiet);
        const QRect below(box.left(), box.bottom() - option.fontMetrics.height() + 1, box.width(), option.fontMetrics.height());
        painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data(originRole).toString(), Qt::ElideRight, box.width()));
        painter->restore();
    }
};

} // namespace

ConflictView::ConflictView(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_help(new QLabel(this))
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_progress(new QLabel(this))
    , m_base(new QPushButton(this))
    , m_mine(new QPushButton(this))
    , m_theirs(new QPushButton(this))
    , m_settle(new QPushButton(this))
{
    m_help->setWordWrap(true);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_table->setObjectName(QStringLiteral("disputes"));
    m_table->setItemDelegate(new DisputeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    m_settle->setObjectName(QStringLiteral("settle"));
    m_settle->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_settle->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(shell::px(8));
    for (auto *button : {m_base, m_mine, m_theirs}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addSpacing(shell::px(8));
    buttons->addWidget(m_progress, 1);
    buttons->addWidget(m_settle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(8));
    column->addWidget(m_heading);
    column->addWidget(m_help);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);

    connect(m_base, &QPushButton::clicked, this, [this] { choose(Keep::Base); });
    connect(m_mine, &QPushButton::clicked, this, [this] { choose(Keep::Mine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { choose(Keep::Theirs); });
    connect(m_settle, &QPushButton::clicked, this, &ConflictView::settle);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int, int column) {
        if (column != FieldColumn)
            choose(column == BaseColumn ? Keep::Base : column == MineColumn ? Keep::Mine : Keep::Theirs);
    });
    retranslate();
}

void ConflictView::retranslate()
{
    m_heading->setText(tr("Two people changed the same field"));
    m_heading->setFont(shell::headingFont(1));
    m_help->setText(tr("Choose what shall stand: 1 the value before both, 2 yours, 3 theirs. Up and Down move between fields, Ctrl+A takes all of "
                       "them, Ctrl+Enter settles. The value that loses stays in the record's history."));
    m_table->setAccessibleName(tr("Fields in conflict"));
    m_table->setHorizontalHeaderLabels({tr("Field"), tr("1  Before both"), tr("2  Mine, not applied"), tr("3  Theirs, at the server")});
    m_base->setText(tr("1  Before both"));
    m_mine->setText(tr("2  Mine"));
    m_theirs->setText(tr("3  Theirs"));
    m_base->setToolTip(tr("Put back the value that stood before both changes (1)"));
    m_mine->setToolTip(tr("Keep your value (2)"));
    m_theirs->setToolTip(tr("Keep the value at the server (3)"));
    m_settle->setText(tr("Settle"));
    fill();
}

QWidget *ConflictView::firstFocus() const
{
    return m_table;
}

void ConflictView::setDisputes(const std::vector<Dispute> &disputes)
{
    std::vector<Choice> next;
    for (const auto &dispute : disputes) {
        // A choice stands only while what it was made on stands.
        const auto known = std::ranges::find_if(m_disputes, [&](const Choice &choice) {
            return choice.dispute.command == dispute.command && choice.dispute.conflict == dispute.conflict;
        });
        next.push_back({dispute, known == m_disputes.end() ? std::nullopt : known->keep});
    }
    m_disputes = std::move(next);
    fill();
}

void ConflictView::fill()
{
    const int current = m_table->currentRow();
    m_table->setRowCount(int(m_disputes.size()));
    for (int row = 0; row < int(m_disputes.size()); ++row) {
        const auto &dispute = m_disputes[row].dispute;
        const std::array<std::array<QString, 3>, ColumnCount> cells{{{dispute.field, dispute.record, {}},
                                                                     {dispute.base, {}, {}},
                                                                     {dispute.mine, dispute.mineBy, dispute.mineStamp},
                                                                     {dispute.theirs, dispute.theirsBy, dispute.theirsStamp}}};
        for (int column = 0; column < ColumnCount; ++column) {
            const auto &[value, origin, stamp] = cells[column];
            auto *item = new QTableWidgetItem(value.isEmpty() ? tr("(empty)") : value);
            item->setData(originRole, origin);
            item->setToolTip(stamp.isEmpty() ? value : value + QLatin1Char('\n') + origin + QLatin1Char('\n') + stamp);
            m_table->setItem(row, column, item);
        }
        m_table->setRowHeight(row, 2 * fontMetrics().height() + shell::px(12));
        showChoice(row);
    }
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(qBound(0, current, m_table->rowCount() - 1), FieldColumn);
    showProgress();
}

void ConflictView::showChoice(int row)
{
    const auto keep = m_disputes[row].keep;
    const std::array columns{std::pair{BaseColumn, Keep::Base}, std::pair{MineColumn, Keep::Mine}, std::pair{TheirsColumn, Keep::Theirs}};
    for (const auto &[column, meaning] : columns) {
        auto *item = m_table->item(row, column);
        const bool chosen = keep == meaning;
        item->setData(chosenRole, chosen);
        item->setData(decidedRole, keep.has_value());
        item->setData(Qt::AccessibleTextRole, chosen ? tr("%1, chosen").arg(item->text()) : item->text());
    }
}

void ConflictView::choose(Keep keep)
{
    auto rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() && m_table->currentRow() >= 0)
        rows = {m_table->model()->index(m_table->currentRow(), FieldColumn)};
    for (const auto &row : rows) {
        m_disputes[row.row()].keep = keep;
        showChoice(row.row());
    }
    // One at a time goes on to the next that is open, so that 2, 3, 2 settles three fields.
    if (rows.size() == 1) {
        const auto open = std::ranges::find_if(m_disputes.begin() + rows.first().row(), m_disputes.end(), [](const Choice &c) { return !c.keep; });
        if (open != m_disputes.end())
            m_table->setCurrentCell(int(open - m_disputes.begin()), FieldColumn);
    }
    showProgress();
}

void ConflictView::showProgress()
{
    const auto open = int(std::ranges::count_if(m_disputes, [](const Choice &choice) { return !choice.keep; }));
    m_progress->setText(open == 0 ? tr("All fields are decided.") : tr("%n field(s) still to decide", nullptr, open));
    m_settle->setEnabled(open == 0 && !m_disputes.empty());
    forms::setRank(*m_settle, forms::Rank::Primary);
    m_settle->setToolTip(open == 0 ? tr("Queue the decision for sending (Ctrl+Enter)") : tr("Decide every field first."));
}

void ConflictView::settle()
{
    if (!m_settle->isEnabled())
        return;
    SettledConflicts choices;
    for (const auto &choice : m_disputes)
        choices[choice.dispute.command].push_back({choice.dispute.conflict.record, choice.dispute.conflict.field, *choice.keep});
    // The same press twice must not settle twice: the disputes leave at once and come back if the sink refuses.
    m_settle->setEnabled(false);
    forms::setRank(*m_settle, forms::Rank::Quiet);
    Q_EMIT settled(choices);
}

bool ConflictView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        if (plain && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_3) {
            choose(key->key() == Qt::Key_1 ? Keep::Base : key->key() == Qt::Key_2 ? Keep::Mine : Keep::Theirs);
            return true;
        }
        if ((key->modifiers() & Qt::ControlModifier) && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            settle();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views::panels
