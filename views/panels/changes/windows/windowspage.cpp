#include "views/panels/changes/windows/windowspage.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "items/freezewatch.h"
#include "items/orderclock.h"
#include "views/forms/scheduleeditor.h"
#include "views/panels/changes/windows/lockdowndialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int timeWidth = 150; // in 100 % pixels
constexpr qint64 hourMs = 3'600'000;

} // namespace

WindowsPage::WindowsPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent)
    : RecordPage(shapeOf<ChangeWindow>(), context, parent)
    , m_calendar(new items::OrderCalendar(context.items.queries(), this))
    , m_watch(new items::FreezeWatch(context.items.queries(), context.clock, this))
    , m_icon(new QLabel(this))
    , m_standing(new QLabel(this))
    , m_lockDown(new QToolButton(this))
{
    Q_UNUSED(panel)
    auto *action = new QAction(shell::icon(QStringLiteral("lock")), QString(), this);
    action->setObjectName(QStringLiteral("lockDownAction"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_lockDown->setDefaultAction(action);
    m_lockDown->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_lockDown->setAutoRaise(true);
    m_lockDown->setFocusPolicy(Qt::TabFocus);
    m_standing->setObjectName(QStringLiteral("standingFreezes"));
    m_standing->setTextFormat(Qt::PlainText);
    m_standing->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(16), shell::px(8), shell::px(12), 0);
    head->setSpacing(shell::px(8));
    head->addWidget(m_icon);
    head->addWidget(m_standing, 1);
    head->addWidget(m_lockDown);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, head);
    for (const auto *field : {"starts_at", "ends_at"})
        m_browser->sheet().suggestWidth(QLatin1StringView(field).toString(), timeWidth);
    m_browser->list().setSorts({{QStringLiteral("starts_at"), replica::Order::Descending}});
    m_browser->setMaker([this] { beginFreeze(); });
    connect(action, &QAction::triggered, this, &WindowsPage::lockDown);
    connect(m_watch, &items::FreezeWatch::changed, this, &WindowsPage::refresh);
    connect(&m_browser->pane(), &RecordPane::shown, this, &WindowsPage::giveCalendar);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &WindowsPage::refresh);
}

void WindowsPage::retranslate()
{
    m_lockDown->defaultAction()->setText(tr("Lock down…"));
    m_lockDown->setAccessibleName(m_lockDown->defaultAction()->text());
    m_lockDown->setIconSize(QSize(shell::px(16), shell::px(16)));
    RecordPage::retranslate();
    refresh();
}

/// A freeze begins with the next whole hour and lasts a day: what people change least.
void WindowsPage::beginFreeze()
{
    const qint64 from = (m_context.clock.now().ms / hourMs + 1) * hourMs;
    beginWith({{QStringLiteral("kind"), Codec<WindowKind>::encode(WindowKind::Freeze)}, {QStringLiteral("starts_at"), from}, {QStringLiteral("ends_at"), from + 24 * hourMs}, {QStringLiteral("exempt_roles"), ChangeWindow().exemptRoles}});
    giveCalendar();
}

/// What the form says of the next times goes by the calendar in force.
void WindowsPage::giveCalendar()
{
    const auto editors = m_browser->pane().findChildren<forms::ScheduleEditor *>();
    for (auto *editor : editors)
        editor->follow(*m_calendar);
}

void WindowsPage::refresh()
{
    const auto &standing = m_watch->standing();
    const Instant now = m_context.clock.now();
    QStringList words;
    for (const auto &one : standing)
        words << (one.window.kind == WindowKind::Lockdown ? tr("Lockdown “%1” until %2") : tr("Freeze “%1” until %2")).arg(one.window.name, items::displayTime(one.time.to, now));
    const bool locked = !standing.empty() && standing.front().window.kind == WindowKind::Lockdown;
    const auto tone = locked ? shell::Tone::Bad : shell::Tone::Warning;
    m_icon->setVisible(!standing.empty());
    m_icon->setPixmap(shell::icon(QStringLiteral("lock"), shell::colours(tone).text).pixmap(shell::px(16), shell::px(16)));
    m_standing->setText(standing.empty() ? tr("No freeze and no lockdown is in force now.") : tr("In force: %1.").arg(words.join(tr("; "))));
    standing.empty() ? m_standing->setPalette({}) : inkLabel(*m_standing, tone);
    const QString right = QStringLiteral("change_window.create");
    BrowserActions::say(*m_lockDown->defaultAction(), m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right));
}

void WindowsPage::lockDown()
{
    if (!mayLeave() || findChild<LockdownDialog *>())
        return;
    auto *dialog = new LockdownDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LockdownDialog::begun, this, [this](const QUuid &window) { m_browser->showRecord(window); });
    dialog->open();
}

} // namespace views::panels
