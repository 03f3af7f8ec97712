#include "views/panels/orders/boardpage.h"

#include "items/captions.h"
#include "items/factory.h"
#include "items/orderclock.h"
#include "items/ordersentences.h"
#include "views/forms/chip.h"
#include "views/panels/orders/cardview.h"
#include "views/shell/theme.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int columnWidth = 236;

QString captionOf(OrderState state)
{
    const auto &shape = shapeOf<WorkOrder>();
    const auto &field = shape.fields[size_t(shape.indexOf(u"state"))];
    return items::choiceText(shape, field, text(Codec<OrderState>::encode(state)), shippedCatalogues());
}

} // namespace

BoardPage::BoardPage(const items::OrderCalendar &calendar, const shell::PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_calendar(calendar)
    , m_board(new items::OrderBoard(context.catalogues, context.items.queries(), this))
    , m_scroll(new QScrollArea(this))
    , m_inside(new QWidget(this))
    , m_row(new QHBoxLayout(m_inside))
    , m_ink(forms::KeptInk::ofLists())
{
    m_row->setContentsMargins(shell::px(12), 0, shell::px(12), shell::px(8));
    m_row->setSpacing(shell::px(8));
    m_row->addStretch(1);
    setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidget(m_inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
    connect(m_board, &items::OrderBoard::arranged, this, &BoardPage::arrange);
    connect(m_board, &items::OrderBoard::counted, this, &BoardPage::refreshCounts);
}

BoardPage::Place BoardPage::make(const items::OrderBoard::Column &column)
{
    auto *whole = new QWidget(m_inside);
    auto *head = new QLabel(whole);
    auto *cards = new CardView(*column.cards, m_calendar, m_context.clock, m_ink, whole);
    head->setContentsMargins(shell::px(6), shell::px(6), shell::px(6), shell::px(6));
    auto *rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(head);
    rows->addWidget(cards, 1);
    whole->setFixedWidth(shell::px(columnWidth));
    const auto state = column.state;
    cards->setDropRule([this, state](const replica::ListRow &order) { return whyNot(order, state); });
    connect(cards, &CardView::entered, this, [this, cards] {
        for (const auto &place : m_places)
            if (place.cards != cards)
                place.cards->clearSelection();
    });
    connect(cards, &CardView::chosen, this, &BoardPage::chosen);
    connect(column.cards, &items::RecordListModel::matchesChanged, this, &BoardPage::enterWhereFilled);
    connect(cards, &CardView::opened, this, &BoardPage::opened);
    connect(cards, &CardView::escaped, this, &BoardPage::left);
    connect(cards, &CardView::leftSideways, this, [this, cards](int by, int y) {
        const auto at = std::ranges::find(m_places, cards, &Place::cards) - m_places.begin();
        const auto next = std::clamp<ptrdiff_t>(at + by, 0, ptrdiff_t(m_places.size()) - 1);
        if (next == at)
            return;
        m_scroll->ensureWidgetVisible(m_places[size_t(next)].whole, shell::px(24), 0);
        m_places[size_t(next)].cards->enterAt(y);
    });
    connect(cards, &CardView::menuAsked, this, [this, cards](const QUuid &, const QPoint &at) {
        if (const auto *row = cards->currentRow())
            showVerbs(*row, at);
    });
    connect(cards, &CardView::dropped, this, [this, state](const replica::ListRow &order) {
        for (const auto &offer : rules::allowedVerbs(order.record, m_context.host.actor()))
            if (offer.to == state && !offer.problem) {
                Q_EMIT verbAsked(order.record.id, offer.verb);
                return;
            }
    });
    return {state, whole, head, cards};
}

void BoardPage::arrange()
{
    const auto &wanted = m_board->columns();
    std::vector<Place> places;
    for (const auto &column : wanted) {
        const auto former = std::ranges::find_if(m_places, [&](const Place &place) { return place.state == column.state && place.cards->model() == column.cards; });
        places.push_back(former == m_places.end() ? make(column) : *former);
    }
    for (const auto &place : m_places)
        if (std::ranges::find(places, place.whole, &Place::whole) == places.end()) {
            m_row->removeWidget(place.whole);
            place.whole->hide();
            place.whole->deleteLater();
        }
    m_places = std::move(places);
    for (int i = 0; i < int(m_places.size()); ++i)
        m_row->insertWidget(i, m_places[size_t(i)].whole);
    for (size_t i = 1; i < m_places.size(); ++i)
        setTabOrder(m_places[i - 1].cards, m_places[i].cards);
    dress();
}

void BoardPage::refreshCounts()
{
    const auto &columns = m_board->columns();
    for (size_t i = 0; i < m_places.size() && i < columns.size(); ++i) {
        const QString name = captionOf(columns[i].state);
        //: Head of a column of the board: state, number of orders.
        m_places[i].head->setText(columns[i].count < 0 ? name : tr("%1  %2").arg(name, QLocale().toString(columns[i].count)));
    }
    enterWhereFilled();
}

void BoardPage::retranslate()
{
    m_ink.refresh();
    dress();
}

void BoardPage::dress()
{
    for (const auto &place : m_places) {
        place.whole->setFixedWidth(shell::px(columnWidth));
        QFont strong = font();
        strong.setBold(true);
        place.head->setFont(strong);
        place.cards->setAccessibleName(captionOf(place.state));
        place.cards->setEmptyText(tr("No order is in this state."));
        place.cards->refreshLook();
    }
    refreshCounts();
}

std::vector<CardView *> BoardPage::columns() const
{
    std::vector<CardView *> all;
    std::ranges::transform(m_places, std::back_inserter(all), &Place::cards);
    return all;
}

/// The keyboard came before the cards did.
void BoardPage::enterWhereFilled()
{
    if (hasFocus())
        enter();
}

void BoardPage::enter()
{
    const auto filled = std::ranges::find_if(m_places, [](const Place &place) { return place.cards->model()->rowCount() > 0; });
    if (filled != m_places.end())
        filled->cards->enterAt(0);
}

void BoardPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        enter();
}

QString BoardPage::whyNot(const replica::ListRow &order, OrderState to) const
{
    for (const auto &offer : rules::allowedVerbs(order.record, m_context.host.actor()))
        if (offer.to == to && Codec<OrderState>::encode(to) != order.record.values[size_t(shapeOf<WorkOrder>().indexOf(u"state"))])
            return offer.problem ? items::orderSentence(*offer.problem) : QString();
    return tr("No act leads from where the order stands to “%1”.").arg(captionOf(to));
}

void BoardPage::showVerbs(const replica::ListRow &order, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("verbs"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const auto &offer : rules::allowedVerbs(order.record, m_context.host.actor())) {
        auto *action = menu->addAction(items::verbText(offer.verb));
        action->setEnabled(!offer.problem);
        if (offer.problem)
            action->setToolTip(items::orderSentence(*offer.problem));
        connect(action, &QAction::triggered, this, [this, id = order.record.id, verb = offer.verb] { Q_EMIT verbAsked(id, verb); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing can be done with this order any more."))->setEnabled(false);
    menu->popup(at);
}

} // namespace views::panels
