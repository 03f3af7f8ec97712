// BoardPage: the orders as cards in columns by state, for the query of the list. The keyboard goes up and down in a column and
// from column to column; Space opens the verbs of a card; a card taken to another column asks for the verb that leads there.
#pragma once

#include "items/orderboard.h"
#include "rules/orderflow.h"
#include "views/forms/keptink.h"
#include "views/shell/panelspec.h"

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace items {
class OrderCalendar;
}

namespace views::panels {

class CardView;

class BoardPage : public QWidget
{
    Q_OBJECT

public:
    BoardPage(const items::OrderCalendar &calendar, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] items::OrderBoard &board() { return *m_board; }
    void retranslate();
    /// From left to right.
    [[nodiscard]] std::vector<CardView *> columns() const;
    /// The keyboard goes to the first column that holds a card.
    void enter();

Q_SIGNALS:
    void chosen(const QUuid &order);
    void opened(const QUuid &order);
    void verbAsked(const QUuid &order, rules::OrderVerb verb);
    /// Back to the search.
    void left();

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Place {
        contract::OrderState state;
        QWidget *whole;
        QLabel *head;
        CardView *cards;
    };
    void arrange();
    void dress();
    void refreshCounts();
    void enterWhereFilled();
    [[nodiscard]] Place make(const items::OrderBoard::Column &column);
    void showVerbs(const replica::ListRow &order, const QPoint &at);
    /// Why no verb leads that order into that state for this person; empty where one does.
    [[nodiscard]] QString whyNot(const replica::ListRow &order, contract::OrderState to) const;

    shell::PanelContext m_context;
    const items::OrderCalendar &m_calendar;
    items::OrderBoard *m_board;
    QScrollArea *m_scroll;
    QWidget *m_inside;
    QHBoxLayout *m_row;
    std::vector<Place> m_places;
    forms::KeptInk &m_ink; ///< of all cards
};

} // namespace views::panels
