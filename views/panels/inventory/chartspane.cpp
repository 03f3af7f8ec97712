#include "views/panels/inventory/chartspane.h"

#include "views/charts/barchart.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using items::Chart;
using items::ChartBar;

namespace {

/// A column of charts is at least so wide.
constexpr int leastColumn = 400;
constexpr int mostColumns = 3;

charts::Direction directionOf(Chart::Kind kind)
{
    return kind == Chart::Kind::Expiry || kind == Chart::Kind::Use ? charts::Direction::Upward : charts::Direction::Across;
}

charts::Ink inkOf(ChartBar::Meaning meaning)
{
    switch (meaning) {
    case ChartBar::Meaning::Plain:
        return charts::Ink::Plain;
    case ChartBar::Meaning::Late:
        return charts::Ink::Late;
    case ChartBar::Meaning::Quiet:
    case ChartBar::Meaning::Rest:
        return charts::Ink::Quiet;
    }
    return charts::Ink::Plain;
}

} // namespace

ChartsPane::ChartsPane(items::ResourceCharts *charts, QWidget *parent)
    : QWidget(parent)
    , m_charts(charts)
    , m_total(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_empty(new QLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
{
    charts->setParent(this);
    setObjectName(QStringLiteral("charts"));
    m_copy->setIcon(shell::icon(QStringLiteral("copy")));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->hide();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_page);
    m_grid->setContentsMargins(shell::px(12), shell::px(4), shell::px(12), shell::px(12));
    m_grid->setHorizontalSpacing(shell::px(24));
    m_grid->setVerticalSpacing(shell::px(16));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), 0, shell::px(12), shell::px(4));
    head->addWidget(m_total);
    head->addStretch(1);
    head->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_scroll, 1);

    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_charts->asText()); });
    connect(charts, &items::ResourceCharts::changed, this, &ChartsPane::showCharts);
    connect(charts, &items::ResourceCharts::failed, this, [this] {
        m_empty->setText(tr("The numbers could not be read. They are tried again with the next change."));
        m_empty->setVisible(m_cards.empty());
    });
    retranslate();
}

void ChartsPane::makeCard(Chart::Kind kind)
{
    Card card{new QWidget(m_page), nullptr, nullptr, nullptr};
    card.title = new QLabel(card.widget);
    card.title->setFont(shell::headingFont(1));
    card.note = new QLabel(card.widget);
    card.note->setForegroundRole(QPalette::PlaceholderText);
    card.chart = new charts::BarChart(directionOf(kind), card.widget);
    auto *head = new QHBoxLayout;
    head->setSpacing(shell::px(8));
    head->addWidget(card.title);
    head->addStretch(1);
    head->addWidget(card.note);
    auto *column = new QVBoxLayout(card.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addLayout(head);
    column->addWidget(card.chart);
    column->addStretch(1);
    connect(card.chart, &charts::BarChart::chosen, this, [this, place = m_cards.size()](int bar) {
        const auto &filters = m_charts->charts()[place].bars[size_t(bar)].filters;
        if (!filters.empty())
            Q_EMIT chosen(filters);
    });
    m_cards.push_back(card);
}

void ChartsPane::showCharts()
{
    const auto &charts = m_charts->charts();
    while (m_cards.size() < charts.size())
        makeCard(charts[m_cards.size()].kind);
    for (size_t i = 0; i < charts.size(); ++i) {
        const auto &chart = charts[i];
        std::vector<charts::Bar> bars;
        QString note = chart.note;
        for (const auto &bar : chart.bars) {
            if (bar.meaning == ChartBar::Meaning::Rest)
                //: Beside a chart: how many have no bar of their own, and their number of records.
                note = tr("%1: %2").arg(bar.label, QLocale().toString(bar.count));
            else
                bars.push_back({.label = bar.label, .count = bar.count, .ink = inkOf(bar.meaning), .mayChoose = !bar.filters.empty()});
        }
        m_cards[i].title->setText(chart.title);
        m_cards[i].note->setText(note);
        m_cards[i].chart->setAccessibleName(chart.title);
        m_cards[i].chart->setBars(bars);
    }
    const bool isEmpty = m_charts->total() == 0;
    m_empty->setText(tr("Nothing fits the search and the filters, so there is nothing to count."));
    m_empty->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    m_copy->setEnabled(!isEmpty);
    m_total->setText(tr("%Ln resource(s). Choose a bar to see its records.", nullptr, int(m_charts->total())));
    arrange();
}

void ChartsPane::arrange()
{
    const int columns = qBound(1, width() / shell::px(leastColumn), mostColumns);
    if (columns == m_columns && m_grid->count() == int(m_cards.size()))
        return;
    m_columns = columns;
    while (m_grid->count() > 0)
        delete m_grid->takeAt(0);
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (size_t i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards[i].widget, int(i) / columns, int(i) % columns, Qt::AlignTop);
    m_grid->setRowStretch(int(m_cards.size()), 1);
}

void ChartsPane::follow(const replica::ListQuery &query)
{
    m_charts->setQuery(query);
}

void ChartsPane::retranslate()
{
    m_copy->setText(tr("Copy the numbers"));
    m_copy->setToolTip(tr("Copy the numbers of all charts, as a table for a spreadsheet (Ctrl+C)"));
    m_scroll->setAccessibleName(tr("Charts of what the list shows"));
    if (!m_charts->charts().empty())
        showCharts();
}

void ChartsPane::refreshLook()
{
    for (const auto &card : m_cards)
        card.chart->refreshLook();
    m_copy->setIconSize(QSize(shell::px(16), shell::px(16)));
    arrange();
}

void ChartsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (event->matches(QKeySequence::Copy))
        m_copy->click();
    else
        QWidget::keyPressEvent(event);
}

void ChartsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChartsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_charts->setActive(true);
}

void ChartsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_charts->setActive(false);
}

} // namespace views::panels
