#include "views/panels/notices/freezesign.h"

#include "contract/entities/entities.h"
#include "items/captions.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/shell/icons.h"
#include "views/shell/mainwindow.h"
#include "views/shell/theme.h"

#include <QToolButton>

namespace views::panels {

using namespace contract;

FreezeSign::FreezeSign(const shell::PanelContext &context, shell::MainWindow &window)
    : QObject(&window), m_context(context), m_watch(context.items.queries(), context.clock), m_button(new QToolButton)
{
    m_button->setObjectName(QStringLiteral("freezeSign"));
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->hide();
    window.addToStrip(m_button);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (!m_watch.standing().empty())
            m_context.host.showRecord(QString::fromLatin1(Describe<ChangeWindow>::name), m_watch.standing().front().window.id.uuid);
    });
    connect(&m_watch, &items::FreezeWatch::changed, this, &FreezeSign::refresh);
    auto &host = context.host;
    for (const auto signal : {&shell::PanelHost::languageChanged, &shell::PanelHost::themeChanged, &shell::PanelHost::scaleChanged, &shell::PanelHost::actorChanged})
        connect(&host, signal, this, &FreezeSign::refresh);
    refresh();
}

void FreezeSign::refresh()
{
    const auto &standing = m_watch.standing();
    const bool wanted = !standing.empty() && m_context.host.actor().may(rules::readRight(shapeOf<ChangeWindow>()));
    m_button->setVisible(wanted);
    if (!wanted)
        return;
    const bool locked = standing.front().window.kind == WindowKind::Lockdown;
    const auto colour = shell::colours(locked ? shell::Tone::Bad : shell::Tone::Warning).text;
    QStringList lines;
    for (const auto &one : standing)
        lines << (one.window.kind == WindowKind::Lockdown ? tr("Lockdown “%1” until %2") : tr("Freeze “%1” until %2")).arg(one.window.name, items::displayTime(one.time.to, m_context.clock.now()));
    const QString words = locked ? tr("Lockdown") : tr("Freeze");
    m_button->setText(standing.size() == 1 ? words : tr("%1 and %2 more").arg(words).arg(standing.size() - 1));
    m_button->setToolTip(lines.join(u'\n'));
    m_button->setAccessibleName(lines.join(tr(", ")));
    m_button->setIcon(shell::icon(QStringLiteral("lock"), colour));
    QPalette palette;
    palette.setColor(QPalette::ButtonText, colour);
    m_button->setPalette(palette);
}

} // namespace views::panels
