#include "views/panels/orders/cardview.h"

#include "contract/entities/workorder.h"
#include "contract/ports.h"
#include "views/panels/orders/clockcells.h"
#include "views/panels/orders/tickingcells.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>

namespace views::panels {

using namespace contract;
using items::ListRow;

namespace {

int inset() { return shell::px(10); }

/// A card on its way within this program: the row itself travels, the drop is the same process.
class CardData : public QMimeData
{
    Q_OBJECT

public:
    explicit CardData(const ListRow &order) : row(order) { setText(contract::titleOf(shapeOf<WorkOrder>(), order.record)); }
    const ListRow row;
};

} // namespace

CardDelegate::CardDelegate(const items::RecordListModel &cards, const items::OrderCalendar &calendar, const Clock &clock, forms::KeptInk &ink, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_cards(cards)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_ink(ink)
{
}

int CardDelegate::height() { return shell::px(92); }

QString CardDelegate::shown(const ListRow &row, QStringView field) const
{
    const auto &shape = m_cards.shape();
    const auto position = size_t(shape.indexOf(field));
    return items::displayText(shape, shape.fields[position], row.record.values[position], m_cards.catalogues(), row.titles[position]);
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect card = option.rect.adjusted(shell::px(4), shell::px(3), -shell::px(4), -shell::px(3));
    const auto &palette = option.palette;
    const bool selected = option.state & QStyle::State_Selected;
    // The view has filled the whole row of a selected card: its frame says it.
    painter->fillRect(option.rect, palette.color(QPalette::Base));
    const QColor line = selected ? palette.color(QPalette::Highlight) : option.state & QStyle::State_MouseOver ? palette.color(QPalette::Dark) : palette.color(QPalette::Mid);
    drawFrame(*painter, card, line, selected ? shell::px(2) : 1);
    // Asks for the row where it is not here.
    const QString title = index.data(Qt::DisplayRole).toString();
    const auto *row = m_cards.rowAt(index.row());
    if (!row)
        return;

    const QRect inner = card.adjusted(inset(), shell::px(7), -inset(), -shell::px(7));
    const QColor ink = palette.color(QPalette::Text);
    const QColor quiet = palette.color(QPalette::PlaceholderText);
    using Face = forms::KeptInk::Face;
    const int lineHeight = inner.height() / 4;
    const auto lineAt = [&](int number) { return QRect(inner.left(), inner.top() + number * lineHeight, inner.width(), lineHeight); };

    QRect head = lineAt(0);
    if (row->pending) {
        const int side = shell::px(12);
        forms::paintMark(*painter, QRectF(head.left(), head.center().y() - side / 2.0 + 0.5, side, side), forms::Mark::Clock, shell::colours(shell::Tone::Warning).text);
        head.setLeft(head.left() + side + shell::px(4));
    }
    const QString priority = shown(*row, u"priority");
    const bool pressing = priority == QLatin1StringView("P1") || priority == QLatin1StringView("P2");
    const QRect rank = m_ink.drawLine(*painter, lineAt(0), {.text = priority, .face = Face::Strong, .colour = pressing ? shell::colours(shell::Tone::Bad).text : ink, .side = Qt::AlignRight});
    if (!rank.isEmpty())
        head.setRight(rank.left() - shell::px(8));
    m_ink.drawLine(*painter, head, {.text = shown(*row, u"number"), .face = Face::Fixed, .colour = quiet});
    m_ink.drawLine(*painter, lineAt(1), {.text = title, .face = Face::Strong, .colour = ink});
    m_ink.drawLine(*painter, lineAt(2), {.text = shown(*row, u"unit_id"), .colour = quiet});

    const auto facts = items::clockNow(row->record, m_calendar.working(), m_clock.now());
    if (m_ticking)
        m_ticking->expect(index, facts.changesAt);
    QRect foot = lineAt(3);
    if (const QString words = items::wordsOf(facts, items::NameTheClock::Yes); !words.isEmpty())
        // A chip as high as its box keeps its upper edge in a box of odd height only.
        foot.setLeft(foot.left() + m_ink.drawChip(*painter, QRect(foot.left(), foot.top(), foot.width(), foot.height() | 1), lookOf(facts), words) + shell::px(8));
    const QString assignee = shown(*row, u"assignee_id");
    m_ink.drawLine(*painter, foot, {.text = assignee.isEmpty() ? shown(*row, u"team") : assignee, .colour = quiet, .side = Qt::AlignRight});
}

void CardDelegate::drawFrame(QPainter &painter, const QRect &card, const QColor &line, int width) const
{
    const Frame wanted{line, width, card.size(), painter.device()->devicePixelRatioF()};
    auto &picture = m_framePicture;
    if (m_frame != wanted) {
        m_frame = wanted;
        picture = QPixmap(card.size() * wanted.ratio);
        picture.setDevicePixelRatio(wanted.ratio);
        picture.fill(Qt::transparent);
        QPainter inner(&picture);
        inner.setRenderHint(QPainter::Antialiasing);
        inner.setPen(QPen(line, width));
        inner.drawRoundedRect(QRectF({}, card.size()).adjusted(0.5, 0.5, -0.5, -0.5), shell::px(4), shell::px(4));
    }
    painter.drawPixmap(card.topLeft(), picture);
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {shell::px(220), height()}; }

bool CardDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *row = index.isValid() && event->type() == QEvent::ToolTip ? m_cards.rowAt(index.row()) : nullptr;
    if (!row)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList lines{shown(*row, u"title"), shown(*row, u"unit_id")};
    const QString team = shown(*row, u"team");
    const QString assignee = shown(*row, u"assignee_id");
    lines << QStringList{team, assignee}.join(team.isEmpty() || assignee.isEmpty() ? QString() : QStringLiteral(" · "));
    lines << items::sentenceOf(items::clockNow(row->record, m_calendar.working(), m_clock.now()));
    lines.removeAll(QString());
    QToolTip::showText(event->globalPos(), lines.join(QLatin1Char('\n')), view, option.rect);
    return true;
}

CardView::CardView(items::RecordListModel &cards, const items::OrderCalendar &calendar, const Clock &clock, forms::KeptInk &ink, QWidget *parent)
    : QTableView(parent)
    , m_cards(cards)
    , m_delegate(new CardDelegate(cards, calendar, clock, ink, this))
{
    setObjectName(QStringLiteral("cards"));
    setModel(&cards);
    setItemDelegate(m_delegate);
    m_ticking = new TickingCells(*this, clock);
    m_delegate->setTicking(m_ticking);
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(1);
    connect(&cards, &QAbstractItemModel::modelReset, this, &CardView::fitCards);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(false);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) { Q_EMIT opened(m_cards.idAt(index.row())); });
    connect(&calendar, &items::OrderCalendar::changed, this, [this] { viewport()->update(); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&cards, signal, this, [this] { viewport()->update(); });
    refreshLook();
}

void CardView::refreshLook()
{
    verticalHeader()->setMinimumSectionSize(shell::px(20));
    verticalHeader()->setDefaultSectionSize(CardDelegate::height());
    verticalScrollBar()->setSingleStep(CardDelegate::height() / 3);
    fitCards();
}

const ListRow *CardView::currentRow() const
{
    return currentIndex().isValid() ? m_cards.rowAt(currentIndex().row()) : nullptr;
}

void CardView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void CardView::enterAt(int y)
{
    setFocus();
    if (m_cards.rowCount() == 0)
        return;
    const int row = rowAt(y);
    const auto card = m_cards.index(row < 0 ? m_cards.rowCount() - 1 : row, 0);
    if (card == currentIndex()) { // it was left and is come back to
        selectionModel()->select(card, QItemSelectionModel::ClearAndSelect);
        choose(card.row());
        return;
    }
    const QScopedValueRollback byHand(m_byHand, true);
    setCurrentIndex(card);
}

void CardView::keyPressEvent(QKeyEvent *event)
{
    const int y = currentIndex().isValid() ? visualRect(currentIndex()).center().y() : 0;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        Q_EMIT leftSideways(event->key() == Qt::Key_Right ? 1 : -1, y);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            break;
        if (const auto *row = currentRow())
            Q_EMIT opened(row->record.id);
        return;
    case Qt::Key_Menu:
    case Qt::Key_Space:
        askMenu();
        return;
    case Qt::Key_Escape:
        Q_EMIT escaped();
        return;
    default:
        break;
    }
    const QScopedValueRollback byHand(m_byHand, true);
    QTableView::keyPressEvent(event);
}

void CardView::mousePressEvent(QMouseEvent *event)
{
    const QScopedValueRollback byHand(m_byHand, true);
    QTableView::mousePressEvent(event);
    m_pressedAt.reset();
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        m_pressedAt = event->pos();
}

/// The model of a list knows nothing of dragging; and the cards that a pressed mouse passes are not chosen.
void CardView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton)) {
        QTableView::mouseMoveEvent(event);
        return;
    }
    if (m_pressedAt && (event->pos() - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        startDrag(Qt::MoveAction);
        m_pressedAt.reset();
    }
}

void CardView::askMenu()
{
    if (const auto *row = currentRow())
        Q_EMIT menuAsked(row->record.id, viewport()->mapToGlobal(visualRect(currentIndex()).center()));
}

void CardView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() != QContextMenuEvent::Mouse) {
        askMenu();
        return;
    }
    const auto index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!index.isValid())
        return;
    {
        const QScopedValueRollback byHand(m_byHand, true);
        setCurrentIndex(index);
    }
    if (const auto *row = currentRow())
        Q_EMIT menuAsked(row->record.id, event->globalPos());
}

void CardView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && m_byHand)
        choose(current.row());
}

void CardView::choose(int row)
{
    Q_EMIT entered();
    m_cards.read({row}, this, [this, row](const std::vector<ListRow> &rows) {
        // The person may have gone on to another column before the card was read.
        if (!rows.empty() && hasFocus() && currentIndex().row() == row)
            Q_EMIT chosen(rows.front().record.id);
    });
}

void CardView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitCards();
}

/// A card is as wide as its column, at every scale and beside a scroll bar.
void CardView::fitCards()
{
    if (m_cards.columnCount() > 0)
        setColumnWidth(0, viewport()->width());
    viewport()->update();
}

void CardView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_cards.rowCount() == 0 && !m_cards.isBusy() && !m_emptyText.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(inset(), shell::px(16), -inset(), 0), int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, m_emptyText);
    }
    if (m_takes) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), shell::px(2)));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -2, -2));
    }
}

void CardView::startDrag(Qt::DropActions)
{
    const auto *row = currentRow();
    if (!row)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(new CardData(*row));
    const QRect place = visualRect(currentIndex());
    QPixmap picture = viewport()->grab(place);
    drag->setPixmap(picture);
    drag->setHotSpot(m_pressedAt.value_or(place.center()) - place.topLeft());
    drag->exec(Qt::MoveAction);
}

void CardView::dragEnterEvent(QDragEnterEvent *event)
{
    const auto *data = qobject_cast<const CardData *>(event->mimeData());
    if (!data || event->source() == this)
        return;
    // A column that does not take the card says why, where the eye is.
    const QString why = m_whyNotDrop ? m_whyNotDrop(data->row) : QString();
    m_takes = why.isEmpty();
    if (!m_takes)
        QToolTip::showText(QCursor::pos(), why, this);
    event->setAccepted(m_takes);
    viewport()->update();
}

void CardView::dragMoveEvent(QDragMoveEvent *event)
{
    event->setAccepted(m_takes);
}

void CardView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_takes = false;
    viewport()->update();
}

void CardView::dropEvent(QDropEvent *event)
{
    const auto *data = qobject_cast<const CardData *>(event->mimeData());
    if (!data || !m_takes)
        return;
    m_takes = false;
    viewport()->update();
    event->acceptProposedAction();
    Q_EMIT dropped(data->row);
}

} // namespace views::panels

#include "cardview.moc"
