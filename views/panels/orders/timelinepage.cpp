#include "views/panels/orders/timelinepage.h"

#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace views::panels {

TimelinePage::TimelinePage(items::RecordListModel &list, QItemSelectionModel &selection, const items::OrderCalendar &calendar, const contract::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_timeline(new Timeline(list, selection, calendar, clock, this))
    , m_earlier(new QToolButton(this))
    , m_now(new QToolButton(this))
    , m_later(new QToolButton(this))
    , m_legend(new QLabel(this))
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(shell::px(12), 0, shell::px(12), shell::px(4));
    row->setSpacing(shell::px(4));
    auto *either = new QButtonGroup(this);
    for (const auto zoom : {TimelineZoom::Day, TimelineZoom::Week, TimelineZoom::Month}) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(zoom == m_timeline->zoom());
        either->addButton(button);
        connect(button, &QToolButton::clicked, this, [this, zoom] { m_timeline->setZoom(zoom); });
        row->addWidget(button);
        m_zooms.push_back(button);
    }
    m_legend->setForegroundRole(QPalette::PlaceholderText);
    row->addSpacing(shell::px(8));
    for (auto *button : {m_earlier, m_now, m_later})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_legend);
    const auto buttons = findChildren<QToolButton *>();
    for (auto *button : buttons) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_timeline, 1);
    setFocusProxy(m_timeline);
    m_earlier->setIcon(shell::icon(QStringLiteral("chevron-left")));
    m_later->setIcon(shell::icon(QStringLiteral("chevron-right")));
    connect(m_earlier, &QToolButton::clicked, this, [this] { m_timeline->pan(-0.5); });
    connect(m_later, &QToolButton::clicked, this, [this] { m_timeline->pan(0.5); });
    connect(m_now, &QToolButton::clicked, m_timeline, &Timeline::showNow);
    connect(m_timeline, &Timeline::zoomChanged, this, [this] { m_zooms[size_t(m_timeline->zoom())]->setChecked(true); });
    connect(m_timeline, &Timeline::opened, this, &TimelinePage::opened);
    connect(m_timeline, &Timeline::escaped, this, &TimelinePage::left);
    retranslate();
}

void TimelinePage::retranslate()
{
    m_zooms[size_t(TimelineZoom::Day)]->setText(tr("Day"));
    m_zooms[size_t(TimelineZoom::Week)]->setText(tr("Week"));
    m_zooms[size_t(TimelineZoom::Month)]->setText(tr("Month"));
    m_earlier->setToolTip(tr("Earlier (←)"));
    m_later->setToolTip(tr("Later (→)"));
    m_now->setText(tr("Now"));
    m_now->setToolTip(tr("To the present (T)"));
    m_earlier->setAccessibleName(tr("Earlier"));
    m_later->setAccessibleName(tr("Later"));
    m_now->setAccessibleName(tr("To the present"));
    m_legend->setText(tr("Bar: worked on; dashed: left; hatched: overdue; grey: no working time"));
    m_timeline->setAccessibleName(tr("Orders on a timeline"));
    for (auto *button : {m_earlier, m_later})
        button->setIconSize(QSize(shell::px(16), shell::px(16)));
    m_timeline->refreshLook();
}

} // namespace views::panels
