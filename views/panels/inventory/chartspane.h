// ChartsPane: the numbers of what the list shows, as charts: by type, unit, network zone, domestic platform, expiry and use.
// Choosing a bar narrows the list to its records.
#pragma once

#include "items/resourcecharts.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;
class QToolButton;

namespace views::charts {
class BarChart;
}

namespace views::panels {

class ChartsPane : public QWidget
{
    Q_OBJECT

public:
    /// Takes the charts.
    ChartsPane(items::ResourceCharts *charts, QWidget *parent);
    void follow(const replica::ListQuery &query);
    void retranslate();
    void refreshLook();

Q_SIGNALS:
    void chosen(const std::vector<items::NamedFilter> &filters);
    /// The keyboard wants to go back to the list.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Card {
        QWidget *widget;
        QLabel *title;
        QLabel *note;
        charts::BarChart *chart;
    };
    void showCharts();
    void makeCard(items::Chart::Kind kind);
    void arrange();

    items::ResourceCharts *m_charts;
    QLabel *m_total;
    QToolButton *m_copy;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    QWidget *m_page;
    QGridLayout *m_grid;
    std::vector<Card> m_cards;
    int m_columns = 0;
};

} // namespace views::panels
