#include "views/panels/evaluation/evaluationpanel.h"

#include "contract/entities/entities.h"
#include "items/captions.h"
#include "items/recordlistmodel.h"
#include "rules/permissions.h"
#include "views/panels/evaluation/analysispage.h"
#include "views/panels/evaluation/newevaluationdialog.h"
#include "views/panels/evaluation/surveydialog.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/sheetview.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QItemSelectionModel>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr std::array pageEntities{Describe<Evaluation>::name, Describe<ImprovementItem>::name, Describe<SatisfactionSurvey>::name, Describe<EvaluationTemplate>::name};

/// What is read first of each kind stands left; a person may choose others.
std::vector<int> usualColumns(const Shape &shape)
{
    static const std::map<QString, std::vector<const char *>> usual{
        {QString::fromLatin1(Describe<Evaluation>::name), {"number", "title", "state", "score", "grade", "period_from", "period_to", "unit_id", "version", "scores_due"}},
        {QString::fromLatin1(Describe<ImprovementItem>::name), {"number", "title", "state", "due_on", "owner_id", "unit_id", "indicator", "kept", "evaluation_id"}},
        {QString::fromLatin1(Describe<SatisfactionSurvey>::name), {"number", "title", "answered_on", "score", "unit_id", "service_code", "source", "entered_by"}},
        {QString::fromLatin1(Describe<EvaluationTemplate>::name), {"number", "name", "version", "standing", "effective_on", "confirmed_by", "confirmed_at", "code"}},
    };
    std::vector<int> columns;
    for (const auto *name : usual.at(shape.name))
        columns.push_back(shape.indexOf(QLatin1StringView(name).toString()));
    return columns;
}

} // namespace

EvaluationPanel::EvaluationPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_bar(new QTabBar(this))
    , m_actions(new BrowserActions(*this, [this] { return current(); }, {Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts}))
    , m_stack(new QStackedWidget(this))
{
    m_bar->setObjectName(QStringLiteral("evaluationPages"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->setSpacing(shell::px(4));
    head->addWidget(m_bar);
    head->addStretch(1);
    head->addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    for (int page = 0; page <= int(pageEntities.size()); ++page) {
        auto *action = m_pageActions.emplace_back(new QAction(this));
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key(Qt::Key_1 + page)));
        connect(action, &QAction::triggered, this, [this, page] {
            const QString entity = page < int(pageEntities.size()) ? QString::fromLatin1(pageEntities[size_t(page)]) : QString();
            if (const int shown = pageOf(entity); shown >= 0)
                m_bar->setCurrentIndex(shown);
        });
        addAction(action);
    }
    makePages();
    connect(m_bar, &QTabBar::currentChanged, this, qOverload<int>(&EvaluationPanel::showPage));
    connect(&context.host, &shell::PanelHost::actorChanged, this, [this] {
        makePages();
        refreshActs();
    });
    connect(&context.host, &shell::PanelHost::themeChanged, this, [this] { retranslate(); });
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    retranslate();
    showPage(m_bar->currentIndex());
}

/// Only what the roles may read is offered; pages that exist stay where they are.
void EvaluationPanel::makePages()
{
    const QSignalBlocker quiet(m_bar);
    const QWidget *shown = m_stack->currentWidget();
    std::vector<Page> pages;
    const auto add = [&](const Shape *shape) {
        const auto former = std::ranges::find(m_pages, shape, &Page::shape);
        pages.push_back(former == m_pages.end() ? Page{.shape = shape, .widget = nullptr, .layout = {}} : *former);
    };
    for (const char *name : pageEntities)
        if (const auto *shape = shapeNamed(QString::fromLatin1(name)); m_context.host.actor().may(rules::readRight(*shape)))
            add(shape);
    if (m_context.host.actor().may(rules::readRight(shapeOf<Evaluation>())))
        add(nullptr);
    m_pages = std::move(pages);
    while (m_bar->count() > 0)
        m_bar->removeTab(0);
    int chosen = 0;
    for (const auto &page : m_pages) {
        const int tab = m_bar->addTab(nameOf(page));
        if (page.widget && page.widget == shown)
            chosen = tab;
    }
    m_bar->setCurrentIndex(chosen);
}

QString EvaluationPanel::nameOf(const Page &page) const { return page.shape ? items::captionsOf(*page.shape) : tr("Analysis"); }

int EvaluationPanel::pageOf(QStringView entity) const
{
    const auto found = std::ranges::find_if(m_pages, [&](const Page &page) { return page.shape ? page.shape->name == entity : entity.isEmpty(); });
    return found == m_pages.end() ? -1 : int(found - m_pages.begin());
}

RecordBrowser *EvaluationPanel::current() const { return qobject_cast<RecordBrowser *>(m_stack->currentWidget()); }

RecordBrowser *EvaluationPanel::makeBrowser(Page &page)
{
    auto *browser = new RecordBrowser(*page.shape, m_context, m_stack);
    page.widget = browser;
    m_stack->addWidget(browser);
    browser->keepSourcesIn(m_sources);
    browser->sheet().showFields(usualColumns(*page.shape));
    if (page.shape->name == QLatin1StringView(Describe<Evaluation>::name))
        browser->list().setSorts({{QStringLiteral("period_from"), replica::Order::Descending}});
    if (page.shape->name == QLatin1StringView(Describe<Evaluation>::name) || page.shape->name == QLatin1StringView(Describe<ImprovementItem>::name))
        browser->hideRetiredSwitch(); // what is given up is voided or struck off
    if (!page.layout.isEmpty())
        browser->restoreLayoutState(page.layout);
    if (page.shape->name == QLatin1StringView(Describe<Evaluation>::name) || page.shape->name == QLatin1StringView(Describe<SatisfactionSurvey>::name)) // others begin with their form
        browser->setMaker([this, entity = page.shape->name] { begin(entity); });
    connect(browser, &RecordBrowser::actsChanged, this, &EvaluationPanel::refreshActs);
    connect(browser, &RecordBrowser::dataShown, this, [this] {
        if (!std::exchange(m_saidShown, true))
            Q_EMIT dataShown();
    });
    return browser;
}

/// A new record begins as its kind wants it.
void EvaluationPanel::begin(const QString &entity)
{
    const auto shows = [this, entity](const QUuid &id) { showRecordOf(entity, id); };
    if (entity == QLatin1StringView(Describe<Evaluation>::name)) {
        auto *dialog = new NewEvaluationDialog(m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &NewEvaluationDialog::created, this, shows);
        dialog->open();
    } else if (entity == QLatin1StringView(Describe<SatisfactionSurvey>::name)) {
        auto *dialog = new SurveyDialog(m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &SurveyDialog::created, this, shows);
        dialog->open();
    }
}

void EvaluationPanel::showPage(int index)
{
    if (index < 0 || index >= int(m_pages.size()) || m_switching)
        return;
    auto &page = m_pages[size_t(index)];
    if (current() && current() != page.widget && !current()->mayLeave()) {
        m_switching = true;
        m_bar->setCurrentIndex(pageOf(current()->shape().name));
        m_switching = false;
        return;
    }
    if (!page.widget && page.shape)
        makeBrowser(page);
    if (!page.widget) {
        auto *analysis = new AnalysisPage(m_context, m_stack);
        page.widget = analysis;
        m_stack->addWidget(analysis);
        connect(analysis, &AnalysisPage::recordAsked, this, [this](const QString &entity, const QUuid &record) {
            if (pageOf(entity) >= 0)
                showRecordOf(entity, record);
            else
                m_context.host.showRecord(entity, record);
        });
    }
    m_stack->setCurrentWidget(page.widget);
    m_actions->row()->setVisible(page.shape != nullptr);
    refreshActs();
}

void EvaluationPanel::showPage(QStringView entity)
{
    if (const int page = pageOf(entity); page >= 0)
        m_bar->setCurrentIndex(page);
}

RecordBrowser *EvaluationPanel::browserOf(QStringView entity)
{
    const int page = pageOf(entity);
    if (page < 0)
        return nullptr;
    auto &held = m_pages[size_t(page)];
    return held.widget ? qobject_cast<RecordBrowser *>(held.widget) : makeBrowser(held);
}

/// Evaluations are voided and improvements struck off; only surveys, and templates that nothing was evaluated by, are retired.
void EvaluationPanel::refreshActs()
{
    m_actions->refresh();
    const QString entity = current() ? current()->shape().name : QString();
    const bool isTemplate = entity == QLatin1StringView(Describe<EvaluationTemplate>::name);
    const bool retires = isTemplate || entity == QLatin1StringView(Describe<SatisfactionSurvey>::name);
    for (const auto act : {Act::Retire, Act::Restore, Act::ShowRetired})
        if (auto *action = m_actions->action(act); action && action->isVisible() != retires) {
            action->setVisible(retires);
            for (auto *button : m_actions->row()->findChildren<QToolButton *>())
                if (button->defaultAction() == action)
                    button->setVisible(retires);
            m_actions->row()->measure();
        }
    auto *retire = m_actions->action(Act::Retire);
    if (!isTemplate || !retire || !retire->isEnabled())
        return;
    const auto &shape = shapeOf<EvaluationTemplate>();
    const auto &browser = *current();
    for (const auto &index : browser.sheet().selectionModel()->selectedIndexes())
        if (const auto *row = browser.list().rowAt(index.row()); row && text(row->record.values[size_t(shape.indexOf(u"standing"))]) != QLatin1StringView("draft")) {
            BrowserActions::say(*retire, tr("What is or was in force stays; only a draft is retired."));
            return;
        }
}

void EvaluationPanel::retranslate()
{
    m_actions->retranslate();
    for (int page = 0; page < m_bar->count(); ++page)
        m_bar->setTabText(page, nameOf(m_pages[size_t(page)]));
    for (int page = 0; page < int(m_pageActions.size()); ++page) {
        const auto *shape = page < int(pageEntities.size()) ? shapeNamed(QString::fromLatin1(pageEntities[size_t(page)])) : nullptr;
        m_pageActions[size_t(page)]->setText(tr("Show: %1").arg(shape ? items::captionsOf(*shape) : tr("Analysis")));
    }
    m_bar->setAccessibleName(tr("Pages of the evaluation"));
    for (const auto &page : m_pages) {
        if (auto *browser = qobject_cast<RecordBrowser *>(page.widget))
            browser->retranslate();
        else if (auto *analysis = qobject_cast<AnalysisPage *>(page.widget))
            analysis->retranslate();
    }
    refreshActs();
}

void EvaluationPanel::saveLayout(QSettings &settings) const
{
    for (const auto &page : m_pages)
        if (page.shape) {
            const auto *browser = qobject_cast<RecordBrowser *>(page.widget);
            settings.setValue(page.shape->name, browser ? browser->layoutState() : page.layout);
        }
    settings.setValue(QStringLiteral("page"), current() ? current()->shape().name : QString());
}

void EvaluationPanel::restoreLayout(QSettings &settings)
{
    m_sources = QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources"));
    for (auto &page : m_pages) {
        if (!page.shape)
            continue;
        page.layout = settings.value(page.shape->name).toMap();
        auto *browser = qobject_cast<RecordBrowser *>(page.widget);
        if (browser)
            browser->keepSourcesIn(m_sources);
        if (browser && !page.layout.isEmpty())
            browser->restoreLayoutState(page.layout);
    }
    if (const QString kept = settings.value(QStringLiteral("page")).toString(); !kept.isEmpty())
        showPage(kept);
}

bool EvaluationPanel::showsData() const { return !current() || current()->showsData(); }

void EvaluationPanel::showRecord(const QUuid &record) { showRecordOf(QString::fromLatin1(Describe<Evaluation>::name), record); }

void EvaluationPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    showPage(entity);
    if (current() && current()->shape().name == entity) // else a form holds edits that its person keeps
        current()->showRecord(record);
}

std::vector<shell::KeyMeaning> EvaluationPanel::keys() const
{
    return {
        {QStringLiteral("Enter"), tr("In the score table: the arithmetic and the records behind the score")},
        {QStringLiteral("F5"), tr("In the score table: count the records again")},
        {QStringLiteral("1 … 5"), tr("In a survey: stars of the line, and on to the next")},
        {QStringLiteral("Alt+1 … 3"), tr("What can be done with the evaluation, in the order of its buttons")},
    };
}

bool EvaluationPanel::mayClose()
{
    for (const auto &page : m_pages)
        if (auto *browser = qobject_cast<RecordBrowser *>(page.widget); browser && !browser->mayLeave())
            return false;
    return true;
}

QWidget *EvaluationPanel::firstFocus() { return current() ? current()->firstFocus() : m_stack->currentWidget(); }

} // namespace views::panels
