#include "views/panels/orders/detail/neworderaction.h"

#include "contract/entities/workorder.h"
#include "views/shell/icons.h"

namespace views::panels {

using namespace contract;

namespace {

const QString orderEntity = QString::fromLatin1(Describe<WorkOrder>::name);
const QString right = QStringLiteral("work_order.create");

} // namespace

NewOrderAction::NewOrderAction(About about, shell::Panel &panel, const shell::PanelContext &context, Start start)
    : QAction(&panel), m_about(about), m_panel(panel), m_context(context), m_start(std::move(start))
{
    setObjectName(QStringLiteral("newOrder"));
    setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    setIcon(shell::icon(QStringLiteral("add")));
    panel.addAction(this);
    connect(this, &QAction::triggered, this, [this] { m_start([this](const NewOrderStart &begun) { begin(begun); }); });
    connect(&context.host, &shell::PanelHost::languageChanged, this, &NewOrderAction::retranslate);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &NewOrderAction::refresh);
    retranslate();
}

void NewOrderAction::retranslate()
{
    setText(m_about == About::Chosen ? tr("New work order for this…") : tr("New work order…"));
    refresh();
}

void NewOrderAction::refresh()
{
    const bool may = m_context.host.actor().may(right);
    const QString keys = shortcut().toString(QKeySequence::NativeText);
    setEnabled(may);
    setToolTip(may ? tr("%1 (%2)").arg(text(), keys) : tr("%1 (%2): %3").arg(text(), keys, tr("Your roles do not include the right “%1”.").arg(right)));
}

void NewOrderAction::begin(const NewOrderStart &start)
{
    if (m_panel.findChild<NewOrderDialog *>())
        return; // a second press while the page is open
    auto *dialog = new NewOrderDialog(start, m_context, &m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *host = &m_context.host;
    connect(dialog, &NewOrderDialog::created, host, [host](const QUuid &order) {
        host->notify({shell::Severity::Done, tr("The work order is made"), tr("It gets its number when the server has it."), {}, tr("Show it"), [host, order] { host->showRecord(orderEntity, order); }});
    });
    connect(dialog, &NewOrderDialog::recordAsked, host, [host](const QString &entity, const QUuid &record) { host->showRecord(entity, record); });
    dialog->open();
}

} // namespace views::panels
