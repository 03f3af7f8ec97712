#include "views/panels/notices/ordernotices.h"

#include "contract/entities/workorder.h"
#include "items/factory.h"
#include "items/serversentences.h"
#include "rules/permissions.h"
#include "views/panels/notices/noticelist.h"
#include "views/shell/icons.h"
#include "views/shell/mainwindow.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QKeySequence>
#include <QPainter>
#include <QScreen>
#include <QSettings>
#include <QSystemTrayIcon>
#include <QToolButton>

namespace views::panels {

using namespace contract;
using items::OrderCall;
using items::OrderWatch;
using shell::px;

namespace {

constexpr size_t mostAtOnce = 3; ///< more are said in one sentence
constexpr int messageMs = 10'000;
constexpr int savingMs = 2'000;
constexpr int mostCounted = 99;

QIcon trayIcon(int unread)
{
    const QIcon plain = QApplication::windowIcon();
    if (unread == 0)
        return plain;
    constexpr int side = 64;
    QPixmap drawn(side, side);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    plain.paint(&painter, drawn.rect());
    const QRect badge(side * 3 / 8, side * 3 / 8, side * 5 / 8, side * 5 / 8);
    painter.setBrush(QColor(0xb3, 0x26, 0x1e));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(badge);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(unread > 9 ? side * 3 / 8 : side / 2);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, unread > mostCounted ? QStringLiteral("…") : QString::number(unread));
    painter.end();
    return QIcon(drawn);
}

} // namespace

bool QuietHours::covers(QTime time) const
{
    if (!kept || from == to)
        return false;
    return from < to ? time >= from && time < to : time >= from || time < to;
}

QString captionOf(OrderCall::Kind kind)
{
    switch (kind) {
    case OrderCall::Kind::Assigned:
        return OrderNotices::tr("Given to you");
    case OrderCall::Kind::ResponseNear:
        return OrderNotices::tr("Response due soon");
    case OrderCall::Kind::ResponseLate:
        return OrderNotices::tr("Response overdue");
    case OrderCall::Kind::ResolveNear:
        return OrderNotices::tr("Due soon");
    case OrderCall::Kind::ResolveLate:
        return OrderNotices::tr("Overdue");
    case OrderCall::Kind::ReportNear:
        return OrderNotices::tr("Statutory report due soon");
    case OrderCall::Kind::ReportLate:
        return OrderNotices::tr("Statutory report overdue");
    case OrderCall::Kind::Urged:
        return OrderNotices::tr("Urged");
    case OrderCall::Kind::Escalated:
        return OrderNotices::tr("Escalated");
    case OrderCall::Kind::Reminder:
        return OrderNotices::tr("Reminder");
    }
    return {};
}

OrderNotices::OrderNotices(const shell::PanelContext &context, QSettings &settings, shell::MainWindow &window)
    : QObject(&window), m_context(context), m_settings(settings), m_window(window), m_watch(context.items.queries(), context.clock), m_action(new QAction(this)), m_bell(new QToolButton)
{
    m_quiet = {m_settings.value(QStringLiteral("notices/quiet"), true).toBool(), m_settings.value(QStringLiteral("notices/from"), QTime(22, 0)).toTime(),
        m_settings.value(QStringLiteral("notices/to"), QTime(7, 0)).toTime()};
    m_bell->setObjectName(QStringLiteral("bell"));
    m_bell->setAutoRaise(true);
    m_bell->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bell->setFocusPolicy(Qt::TabFocus);
    m_bell->hide();
    window.addToStrip(m_bell);
    m_action->setObjectName(QStringLiteral("notices"));
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J));
    window.addAction(m_action);
    connect(m_action, &QAction::triggered, this, &OrderNotices::open);
    connect(m_bell, &QToolButton::clicked, this, &OrderNotices::open);

    m_saving.setSingleShot(true);
    m_saving.setInterval(savingMs);
    connect(&m_saving, &QTimer::timeout, this, &OrderNotices::save);
    m_quietEnd.setSingleShot(true);
    connect(&m_quietEnd, &QTimer::timeout, this, [this] { announce({}); });
    connect(&m_watch, &OrderWatch::changed, this, [this] {
        refresh();
        m_saving.start();
    });
    connect(&m_watch, &OrderWatch::called, this, &OrderNotices::announce);
    auto &host = context.host;
    connect(&host, &shell::PanelHost::languageChanged, this, &OrderNotices::retranslate);
    connect(&host, &shell::PanelHost::themeChanged, this, &OrderNotices::refresh);
    connect(&host, &shell::PanelHost::fillingChanged, this, &OrderNotices::begin);
    connect(&host, &shell::PanelHost::actorChanged, this, [this] {
        m_begun = false;
        begin();
    });
    window.installEventFilter(this);
    retranslate();
    begin();
}

OrderNotices::~OrderNotices()
{
    if (m_saving.isActive())
        save();
}

QString OrderNotices::key(const char *name) const
{
    return QStringLiteral("notices-%1/%2").arg(m_context.host.actor().account.toString(QUuid::WithoutBraces), QLatin1StringView(name));
}

QTime OrderNotices::timeOfDay() const
{
    return QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).time();
}

/// Once the cache is whole: what still comes would be taken for news.
void OrderNotices::begin()
{
    const bool wanted = m_context.host.actor().may(rules::readRight(shapeOf<WorkOrder>()));
    m_bell->setVisible(wanted);
    m_action->setEnabled(wanted);
    if (!wanted || m_begun || !m_window.holdsData())
        return;
    m_begun = true;
    if (!m_tray && QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = new QSystemTrayIcon(this);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] {
            if (m_said.size() == 1)
                show(m_said.front());
            else
                open();
        });
        connect(m_tray, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                open();
        });
        m_tray->setIcon(trayIcon(0));
        m_tray->show();
    }
    m_watch.start(m_context.host.actor(), items::callMemoryFromJson(m_settings.value(key("memory")).toByteArray()));
}

void OrderNotices::retranslate()
{
    m_action->setText(tr("Notices on work orders"));
    refresh();
}

void OrderNotices::refresh()
{
    const int unread = m_watch.unread();
    const QString count = unread > mostCounted ? QStringLiteral("%1+").arg(mostCounted) : QString::number(unread);
    m_bell->setText(unread == 0 ? QString() : count);
    m_bell->setToolButtonStyle(unread == 0 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const QString said = unread == 0 ? tr("No new notices") : tr("%n new notice(s)", nullptr, unread);
    m_bell->setAccessibleName(tr("Work orders: %1").arg(said));
    m_bell->setToolTip(QStringLiteral("%1 (%2)").arg(said, m_action->shortcut().toString(QKeySequence::NativeText)));
    const auto tone = unread == 0 ? shell::Tone::Neutral : shell::Tone::Warning;
    const QColor colour = shell::colours(tone).text;
    m_bell->setIcon(shell::icon(QStringLiteral("bell"), colour));
    QPalette palette;
    palette.setColor(QPalette::ButtonText, colour);
    m_bell->setPalette(palette);
    m_action->setIcon(shell::icon(QStringLiteral("bell")));
    if (m_tray) {
        m_tray->setIcon(trayIcon(unread));
        m_tray->setToolTip(tr("Yunheng") + QStringLiteral("\n") + said);
    }
}

void OrderNotices::open()
{
    auto *list = new NoticeList(m_watch, m_context.clock, m_quiet, &m_window);
    connect(list, &NoticeList::chosen, this, &OrderNotices::show);
    connect(list, &NoticeList::quietChanged, this, &OrderNotices::setQuietHours);
    const QSize size(px(460), px(420));
    list->resize(size);
    const QPoint corner = m_bell->mapToGlobal(QPoint(m_bell->width(), 0));
    const QRect room = m_window.screen()->availableGeometry();
    list->move(std::clamp(corner.x() - size.width(), room.left(), std::max(room.left(), room.right() - size.width())), std::max(room.top(), corner.y() - size.height() - px(2)));
    list->show();
}

void OrderNotices::setQuietHours(const QuietHours &quiet)
{
    if (quiet == m_quiet)
        return;
    m_quiet = quiet;
    m_settings.setValue(QStringLiteral("notices/quiet"), quiet.kept);
    m_settings.setValue(QStringLiteral("notices/from"), quiet.from);
    m_settings.setValue(QStringLiteral("notices/to"), quiet.to);
    announce({});
}

/// What comes in quiet hours waits for their end, but for what is grave.
void OrderNotices::announce(const std::vector<OrderCall> &fresh)
{
    const QTime now = timeOfDay();
    if (!m_quiet.covers(now)) {
        auto all = fresh;
        // What was held back may have been read meanwhile, or be over.
        std::ranges::copy_if(m_held, std::back_inserter(all), [this](const OrderCall &call) { return !m_watch.isRead(call) && std::ranges::find(m_watch.calls(), call.key, &OrderCall::key) != m_watch.calls().end(); });
        m_held.clear();
        m_quietEnd.stop();
        say(all);
        return;
    }
    std::vector<OrderCall> grave;
    for (const auto &call : fresh)
        (call.grave ? grave : m_held).push_back(call);
    const int wait = now.msecsTo(m_quiet.to);
    m_quietEnd.start((wait > 0 ? wait : wait + 86'400'000) + 1'000);
    say(grave);
}

void OrderNotices::say(const std::vector<OrderCall> &calls)
{
    if (calls.empty())
        return;
    const bool several = calls.size() > mostAtOnce;
    const bool inFront = m_window.isActiveWindow();
    QApplication::alert(&m_window);
    const auto sentence = [](const OrderCall &call) { return tr("%1: %2", "what, and the order's title").arg(captionOf(call.kind), call.title); };
    if (m_tray && !inFront) {
        m_said = calls;
        QStringList lines;
        for (size_t i = 0; i < std::min(calls.size(), mostAtOnce); ++i)
            lines << sentence(calls[i]);
        const QString head = calls.size() == 1 ? captionOf(calls.front().kind) : tr("%n new notice(s)", nullptr, int(calls.size()));
        m_tray->showMessage(head, calls.size() == 1 ? calls.front().title : lines.join(u'\n'), trayIcon(0), messageMs);
        return;
    }
    if (several) {
        m_context.host.notify({shell::Severity::Hint, tr("%n new notice(s) on work orders", nullptr, int(calls.size())), sentence(calls.front()), {}, tr("Show them"), [this] { open(); }});
        return;
    }
    for (const auto &call : calls) {
        const bool late = call.kind == OrderCall::Kind::ResponseLate || call.kind == OrderCall::Kind::ResolveLate || call.kind == OrderCall::Kind::ReportLate;
        m_context.host.notify({late || call.grave ? shell::Severity::Warning : shell::Severity::Hint, sentence(call), items::serverSentence(call.words), {}, tr("Open"), [this, call] { show(call); }});
    }
}

void OrderNotices::show(const OrderCall &call)
{
    m_watch.markRead(call.key);
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
    m_context.host.showRecord(QString::fromLatin1(Describe<WorkOrder>::name), call.order);
}

void OrderNotices::save()
{
    m_settings.setValue(key("memory"), toJson(m_watch.memory()));
}

bool OrderNotices::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refresh();
    return QObject::eventFilter(watched, event);
}

} // namespace views::panels
