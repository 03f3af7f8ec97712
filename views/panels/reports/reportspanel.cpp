#include "views/panels/reports/reportspanel.h"

#include "contract/entities/runreport.h"
#include "contract/entities/savedview.h"
#include "items/factory.h"
#include "items/recordlistmodel.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/reports/newreportdialog.h"
#include "views/shell/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

ReportsPanel::ReportsPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_actions(new BrowserActions(*this, [this] { return m_browser; }, {Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts, Act::Import}))
    , m_browser(new RecordBrowser(shapeOf<RunReport>(), context, this))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->addStretch(1);
    head->addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_browser, 1);
    m_browser->list().setSorts({{QStringLiteral("period_from"), replica::Order::Descending}});
    m_browser->setMaker([this] { beginReport(); });
    connect(m_browser, &RecordBrowser::actsChanged, m_actions, &BrowserActions::refresh);
    connect(m_browser, &RecordBrowser::dataShown, this, &ReportsPanel::dataShown);
    connect(&context.host, &shell::PanelHost::actorChanged, m_actions, &BrowserActions::refresh);
    connect(&context.host, &shell::PanelHost::themeChanged, m_browser, &RecordBrowser::refreshLook);
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    retranslate();
}

void ReportsPanel::beginReport()
{
    if (!m_browser->mayLeave())
        return;
    auto *dialog = new NewReportDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewReportDialog::created, m_browser, &RecordBrowser::showRecord);
    dialog->open();
}

void ReportsPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    if (entity == QLatin1StringView(Describe<SavedView>::name))
        m_browser->showViewOf(record);
    else
        showRecord(record);
}

void ReportsPanel::retranslate()
{
    m_actions->retranslate();
    m_browser->retranslate();
    m_actions->refresh();
}

void ReportsPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("browser"), m_browser->layoutState());
}

void ReportsPanel::restoreLayout(QSettings &settings)
{
    m_browser->keepSourcesIn(QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources")));
    if (const auto state = settings.value(QStringLiteral("browser")).toMap(); !state.isEmpty())
        m_browser->restoreLayoutState(state);
}

} // namespace views::panels
