#include "views/panels/plans/planspanel.h"

#include "contract/entities/orderplan.h"
#include "contract/entities/savedview.h"
#include "items/factory.h"
#include "items/orderclock.h"
#include "items/recordlistmodel.h"
#include "rules/recurrence.h"
#include "views/forms/scheduleeditor.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/recordpane.h"
#include "views/shell/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

PlansPanel::PlansPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_calendar(new items::OrderCalendar(context.items.queries(), this))
    , m_actions(new BrowserActions(*this, [this] { return m_browser; }, {Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts, Act::Import}))
    , m_browser(new RecordBrowser(shapeOf<OrderPlan>(), context, this))
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
    m_browser->setMaker([this] { beginPlan(); });
    connect(m_browser, &RecordBrowser::actsChanged, m_actions, &BrowserActions::refresh);
    connect(&m_browser->pane(), &RecordPane::shown, this, &PlansPanel::giveCalendar);
    connect(m_browser, &RecordBrowser::dataShown, this, &PlansPanel::dataShown);
    connect(&context.host, &shell::PanelHost::actorChanged, m_actions, &BrowserActions::refresh);
    connect(&context.host, &shell::PanelHost::themeChanged, m_browser, &RecordBrowser::refreshLook);
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    retranslate();
}

/// A new plan begins today, every working day at nine: what people change least.
void PlansPanel::beginPlan()
{
    auto &pane = m_browser->pane();
    if (!pane.mayLeave())
        return;
    pane.begin({{QStringLiteral("schedule"), forms::ScheduleEditor::usualSchedule()}, {QStringLiteral("starts_on"), rules::dayOf(m_context.clock.now()).toString(Qt::ISODate)}});
    giveCalendar();
    pane.focusForm();
}

void PlansPanel::giveCalendar()
{
    const auto editors = m_browser->pane().findChildren<forms::ScheduleEditor *>();
    for (auto *editor : editors)
        editor->follow(*m_calendar);
}

void PlansPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    if (entity == QLatin1StringView(Describe<SavedView>::name))
        m_browser->showViewOf(record);
    else
        showRecord(record);
}

void PlansPanel::retranslate()
{
    m_actions->retranslate();
    m_browser->retranslate();
    m_actions->refresh();
}

void PlansPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("browser"), m_browser->layoutState());
}

void PlansPanel::restoreLayout(QSettings &settings)
{
    m_browser->keepSourcesIn(QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources")));
    if (const auto state = settings.value(QStringLiteral("browser")).toMap(); !state.isEmpty())
        m_browser->restoreLayoutState(state);
}

} // namespace views::panels
