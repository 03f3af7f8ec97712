#include "views/panels/prints/printspanel.h"

#include "contract/entities/printedform.h"
#include "contract/entities/savedview.h"
#include "items/factory.h"
#include "items/recordlistmodel.h"
#include "views/panels/prints/scandialog.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/recordpane.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

PrintsPanel::PrintsPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_actions(new BrowserActions(*this, [this] { return m_browser; }, {Act::New, Act::Retire, Act::Restore, Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts, Act::Import}))
    , m_browser(new RecordBrowser(shapeOf<PrintedForm>(), context, this))
    , m_scan(new QAction(this))
{
    m_scan->setObjectName(QStringLiteral("takeScans"));
    m_scan->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
    m_scan->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_scan);
    auto *button = new QToolButton(this);
    button->setDefaultAction(m_scan);
    m_actions->row()->add(button, ButtonRow::Words::Always);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->addStretch(1);
    head->addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_browser, 1);
    m_browser->list().setSorts({{QStringLiteral("printed_at"), replica::Order::Descending}});
    connect(m_scan, &QAction::triggered, this, &PrintsPanel::takeScans);
    connect(m_browser, &RecordBrowser::actsChanged, m_actions, &BrowserActions::refresh);
    connect(m_browser, &RecordBrowser::dataShown, this, &PrintsPanel::dataShown);
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] {
        m_actions->refresh();
        refreshScan();
    });
    connect(&context.host, &shell::PanelHost::themeChanged, m_browser, &RecordBrowser::refreshLook);
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    retranslate();
}

void PrintsPanel::takeScans()
{
    auto *dialog = new ScanDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PrintsPanel::refreshScan()
{
    const bool may = m_context.host.actor().may(QStringLiteral("printed_form.edit")) && m_context.files;
    m_scan->setEnabled(may);
    BrowserActions::say(*m_scan, may ? QString() : tr("You may not change the register of prints."));
}

void PrintsPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    if (entity == QLatin1StringView(Describe<SavedView>::name))
        m_browser->showViewOf(record);
    else
        showRecord(record);
}

void PrintsPanel::retranslate()
{
    m_scan->setText(tr("Signed paper…"));
    m_scan->setIcon(shell::icon(QStringLiteral("import")));
    m_actions->retranslate();
    m_browser->retranslate();
    m_actions->refresh();
    refreshScan();
    m_actions->row()->measure();
}

void PrintsPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("browser"), m_browser->layoutState());
}

void PrintsPanel::restoreLayout(QSettings &settings)
{
    m_browser->keepSourcesIn(QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources")));
    if (const auto state = settings.value(QStringLiteral("browser")).toMap(); !state.isEmpty())
        m_browser->restoreLayoutState(state);
}

} // namespace views::panels
