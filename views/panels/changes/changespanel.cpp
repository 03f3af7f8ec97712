#include "views/panels/changes/changespanel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/savedviewlist.h"
#include "views/panels/changes/changepage.h"
#include "views/panels/changes/decide/decidedialog.h"
#include "views/panels/changes/newchangedialog.h"
#include "views/panels/changes/scopebar.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/freezecells.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace views::panels {

using namespace contract;
using items::ChangePreset;
using items::ChangeScope;

namespace {

/// What an approver reads first stands left; a person may choose others.
std::vector<int> usualColumns(const Shape &shape)
{
    std::vector<int> columns;
    for (const auto *name : {"number", "title", "change_class", "state", "risk", "planned_start", "waits_for", "unit_id", "implementer_id", "applicant", "result"})
        columns.push_back(shape.indexOf(QLatin1StringView(name).toString()));
    return columns;
}

/// In 100 % pixels: a time whole, and a number of two digits.
constexpr int timeWidth = 150;
constexpr int riskWidth = 64;
/// In one go: nobody reads more at a sitting.
constexpr int mostDecided = 100;
/// A clock may be put right meanwhile; so nothing is slept through.
constexpr qint64 longestSleepMs = 10 * 60'000;
constexpr qint64 behindMs = 200;

} // namespace

ChangesPanel::ChangesPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_hands(items::handsOf(context.host.actor()))
    , m_scopes(new items::ScopeCounts(shapeOf<ChangeRequest>(), context.clock, context.items.queries(), items::changeQuestions(m_hands), this))
    , m_switch(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_pages(changePages().size())
    , m_bar(new ScopeBar(*m_scopes,
                         {.scope = [this](int scope) { return nameOf(items::allChangeScopes[size_t(scope)]); },
                          .preset = [this](int preset) { return nameOf(items::allChangePresets[size_t(preset)]); },
                          .whyNot = [](int) { return tr("Your account belongs to no person; no change can be given to it."); },
                          .alarms = [](int preset) { return items::allChangePresets[size_t(preset)] == ChangePreset::PapersDue; }},
                         *this, [this] { return showPage(0) && m_browser->mayLeave(); }))
    , m_bulkRow(new ButtonRow(shell::px(4), this))
    , m_actions(new BrowserActions(*this, [this] { return shownBrowser(); }, {Act::Retire, Act::Restore, Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts, Act::ShowRetired, Act::Import}))
    , m_browser(new RecordBrowser(shapeOf<ChangeRequest>(), context, this))
    , m_decide(new QAction(this))
    , m_decideButton(new QToolButton(this))
{
    m_decide->setIcon(shell::icon(QStringLiteral("shield")));
    m_decide->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    addAction(m_decide);
    m_decideButton->setDefaultAction(m_decide);
    m_decideButton->setAutoRaise(true);
    m_decideButton->setFocusPolicy(Qt::TabFocus);
    m_bulkRow->add(m_decideButton);
    m_bar->head().addWidget(m_bulkRow);
    auto *list = new QWidget(m_stack);
    auto *listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_bar);
    listColumn->addWidget(m_browser, 1);
    m_stack->addWidget(list);
    makeSwitch();

    for (const auto *field : {"planned_start", "planned_end", "submitted_at"})
        m_browser->sheet().suggestWidth(QLatin1StringView(field).toString(), timeWidth);
    m_browser->sheet().suggestWidth(QStringLiteral("risk"), riskWidth);
    m_browser->sheet().showFields(usualColumns(shapeOf<ChangeRequest>()));
    m_browser->list().setSorts({{QStringLiteral("planned_start"), replica::Order::Descending}});
    new FreezeCells(m_browser->sheet(), m_browser->list(), context.items.queries(), context.clock, this);
    m_browser->hideRetiredSwitch(); // nothing is deleted here; what is given up is withdrawn
    auto *newChange = new NewChangeAction(*this, context, [](const auto &begin) { begin({}); });
    m_browser->setViewTaker([this](std::vector<replica::ListFilter> filters) { return m_scopes->take(std::move(filters)); });
    m_browser->setMaker([newChange] { newChange->trigger(); });
    connect(m_decide, &QAction::triggered, this, &ChangesPanel::decideSelected);
    connect(m_scopes, &items::ScopeCounts::chosen, this, [this] { narrow(RecordBrowser::Question::Other); });
    connect(m_scopes, &items::ScopeCounts::drifted, this, [this] { narrow(RecordBrowser::Question::Same); });
    connect(m_browser, &RecordBrowser::actsChanged, this, &ChangesPanel::refreshActs);
    connect(m_browser, &RecordBrowser::dataShown, this, &ChangesPanel::dataShown);
    connect(m_browser, &RecordBrowser::widenAsked, this, [this] { choose(ChangeScope::All, ChangePreset::Everything); });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ChangesPanel::takeActor);
    connect(&context.host, &shell::PanelHost::themeChanged, this, [this] { retranslate(); });
    connect(&context.host, &shell::PanelHost::scaleChanged, this, [this] { retranslate(); });
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<Delegation>::name))
            readDelegations();
        if (entity == QLatin1StringView(Describe<ChangeRequest>::name))
            m_decidedSoon.start();
    });
    m_decidedSoon.setSingleShot(true);
    m_decidedSoon.setInterval(items::ScopeCounts::settleMs);
    connect(&m_decidedSoon, &QTimer::timeout, this, &ChangesPanel::readDecided);
    connect(&context.items.queries(), &items::Queries::reloaded, this, &ChangesPanel::readDecided);
    m_nextDelegation.setSingleShot(true);
    connect(&m_nextDelegation, &QTimer::timeout, this, &ChangesPanel::readDelegations);
    retranslate();
    m_scopes->choose(int(ChangeScope::All), int(ChangePreset::Open));
    readDelegations();
    readDecided();
}

ChangesPanel::~ChangesPanel() = default;

void ChangesPanel::makeSwitch()
{
    m_switch->setObjectName(QStringLiteral("changePages"));
    m_switch->setDrawBase(false);
    m_switch->setExpanding(false);
    for (int page = 0; page <= int(changePages().size()); ++page) {
        m_switch->addTab({});
        auto *action = m_pageActions.emplace_back(new QAction(this));
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key(Qt::Key_1 + page)));
        connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
        addAction(action);
    }
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->setSpacing(shell::px(4));
    head->addWidget(m_switch, 1);
    head->addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_switch, &QTabBar::currentChanged, this, &ChangesPanel::showPage);
}

ChangePage *ChangesPanel::page(int page) const
{
    return page > 0 && page <= int(m_pages.size()) ? m_pages[size_t(page - 1)] : nullptr;
}

RecordBrowser *ChangesPanel::shownBrowser() const
{
    auto *shown = page(m_switch->currentIndex());
    return shown ? shown->browser() : m_browser;
}

bool ChangesPanel::showPage(int wanted)
{
    const auto *current = m_stack->currentWidget();
    auto *asked = page(wanted);
    if (wanted == 0 ? current == m_stack->widget(0) : asked && current == asked)
        return true;
    const QSignalBlocker quiet(m_switch);
    if (!mayClose()) {
        const auto shown = std::ranges::find(m_pages, current, [](const ChangePage *one) -> const QWidget * { return one; });
        m_switch->setCurrentIndex(shown == m_pages.end() ? 0 : int(shown - m_pages.begin()) + 1);
        return false;
    }
    if (wanted > 0 && !asked) {
        const auto &spec = changePages()[size_t(wanted - 1)];
        asked = m_pages[size_t(wanted - 1)] = spec.make(*this, m_context, m_stack);
        m_stack->addWidget(asked);
        connect(asked, &ChangePage::actsChanged, this, &ChangesPanel::refreshActs);
        asked->retranslate();
        asked->restoreLayoutState(m_layouts[QString::fromLatin1(spec.id)]);
    }
    m_switch->setCurrentIndex(wanted);
    m_stack->setCurrentWidget(asked ? static_cast<QWidget *>(asked) : m_stack->widget(0));
    if (isVisible())
        firstFocus()->setFocus();
    refreshActs();
    return true;
}

void ChangesPanel::showRecord(const QUuid &record)
{
    if (showPage(0))
        m_browser->showRecord(record);
}

void ChangesPanel::showRecordOf(const QString &entity, const QUuid &record)
{
    for (size_t i = 0; i < changePages().size(); ++i) {
        if (entity != QLatin1StringView(changePages()[i].entity))
            continue;
        if (showPage(int(i) + 1))
            m_pages[i]->showRecord(record);
        return;
    }
    if (entity == QLatin1StringView(Describe<SavedView>::name))
        showView(record);
    else
        showRecord(record);
}

/// On the page whose list it is of.
void ChangesPanel::showView(const QUuid &id)
{
    whenDone(m_context.items.queries().record(shapeOf<SavedView>(), id), this, [this](const Result<std::optional<items::ListRow>> &row) {
        const auto view = row && *row ? items::viewOf((*row)->record) : std::nullopt;
        if (!view)
            return;
        const auto &pages = changePages();
        const auto found = std::ranges::find_if(pages, [&](const ChangePageSpec &spec) { return view->query.entity == QLatin1StringView(spec.entity); });
        const int page = found == pages.end() ? 0 : int(found - pages.begin()) + 1;
        if (!showPage(page))
            return;
        if (auto *browser = shownBrowser(); browser && browser->shape().name == view->query.entity && browser->mayLeave())
            browser->showView(*view);
    });
}

bool ChangesPanel::mayClose()
{
    auto *shown = qobject_cast<ChangePage *>(m_stack->currentWidget());
    return shown ? shown->mayLeave() : m_browser->mayLeave();
}

QWidget *ChangesPanel::firstFocus()
{
    auto *shown = qobject_cast<ChangePage *>(m_stack->currentWidget());
    return shown ? shown->firstFocus() : m_browser->firstFocus();
}

QString ChangesPanel::nameOf(ChangeScope scope) const
{
    switch (scope) {
    case ChangeScope::ToDecide:
        return tr("Wait for me");
    case ChangeScope::Requested:
        return tr("My requests");
    case ChangeScope::Carrying:
        return tr("I carry out");
    case ChangeScope::Watching:
        return tr("I watch");
    case ChangeScope::All:
        return tr("All");
    }
    return {};
}

QString ChangesPanel::nameOf(ChangePreset preset) const
{
    switch (preset) {
    case ChangePreset::Everything:
        return tr("Open and done");
    case ChangePreset::Open:
        return tr("Open");
    case ChangePreset::ToApprove:
        return tr("To be approved");
    case ChangePreset::Scheduled:
        return tr("Scheduled");
    case ChangePreset::InWork:
        return tr("In work");
    case ChangePreset::ToReview:
        return tr("To be reviewed");
    case ChangePreset::PapersDue:
        return tr("Papers due");
    case ChangePreset::ToRework:
        return tr("To be reworked");
    }
    return {};
}

void ChangesPanel::takeActor()
{
    m_hands = items::handsOf(m_context.host.actor());
    m_scopes->ask();
    readDelegations();
    readDecided();
    refreshActs();
}

void ChangesPanel::choose(ChangeScope scope, ChangePreset preset)
{
    m_bar->choose(int(scope), int(preset));
}

void ChangesPanel::narrow(RecordBrowser::Question question)
{
    const auto scope = items::allChangeScopes[size_t(m_scopes->scope())];
    const auto preset = items::allChangePresets[size_t(m_scopes->preset())];
    const QString empty = scope == ChangeScope::ToDecide && (preset == ChangePreset::Everything || preset == ChangePreset::Open || preset == ChangePreset::ToApprove)
        ? tr("No change waits for your decision.")
        : preset == ChangePreset::Everything
        ? tr("No change belongs to “%1”.").arg(nameOf(scope))
        //: Whose changes, and which of them: "My requests", "Scheduled".
        : tr("No change stands here: “%1”, “%2”.").arg(nameOf(scope), nameOf(preset));
    m_browser->setFixedWords(empty, tr("Show all changes"));
    m_browser->setFixed(m_scopes->filters(), question);
    refreshActs();
}

/// The roles of those whom the person represents at present wait for them as well.
void ChangesPanel::readDelegations()
{
    const QUuid me = m_context.host.actor().person;
    if (me.isNull())
        return;
    const auto &shape = shapeOf<Delegation>();
    whenDone(m_context.items.queries().holding(shape, shape.indexOf(u"deputy_id"), {idText(me)}), this, [this, me](const Result<std::vector<Record>> &held) {
        if (!held || m_context.host.actor().person != me)
            return;
        auto hands = items::handsOf(m_context.host.actor());
        const Instant now = m_context.clock.now();
        qint64 next = now.ms + longestSleepMs;
        for (const auto &record : *held) {
            const auto delegation = fromRecord<Delegation>(record);
            for (const Instant moment : delegation ? std::vector{delegation->startsAt, delegation->endsAt} : std::vector<Instant>())
                if (now < moment)
                    next = std::min(next, moment.ms + behindMs);
            if (!delegation || delegation->startsAt > now || delegation->endsAt <= now)
                continue;
            hands.words << delegation->roles.split(u' ', Qt::SkipEmptyParts) << idText(delegation->principal.uuid);
        }
        m_nextDelegation.start(int(next - now.ms)); // outside its dates nothing of it is visible
        hands.words.removeDuplicates();
        hands.decided = m_hands.decided;
        if (hands == m_hands)
            return;
        m_hands = hands;
        m_scopes->ask();
        readDecided();
    });
}

/// Whoever holds two posts of a stage for which two people are wanted has spoken once they have decided.
void ChangesPanel::readDecided()
{
    const auto question = ++m_decidedQuestion;
    whenDone(m_context.items.queries().figure<QStringList>([hands = m_hands](replica::ListReader &reader) { return items::decidedBy(reader, hands); }), this, [this, question](const Result<QStringList> &decided) {
        if (question != m_decidedQuestion || !decided || *decided == m_hands.decided)
            return;
        m_hands.decided = *decided;
        m_scopes->ask();
    });
}

void ChangesPanel::decideSelected()
{
    if (!m_browser->mayLeave() || findChild<DecideDialog *>())
        return;
    m_browser->readSelected([this](const std::vector<replica::ListRow> &rows) {
        std::vector<QUuid> changes;
        for (const auto &row : rows)
            if (row.rid != 0 && int(changes.size()) < mostDecided)
                changes.push_back(row.record.id);
        if (changes.empty())
            return;
        auto *dialog = new DecideDialog(changes, m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void ChangesPanel::refreshActs()
{
    m_actions->refresh();
    BrowserActions::say(*m_decide, m_switch->currentIndex() == 0 ? m_browser->whyNot(Act::Edit) : tr("Go to the list of changes first."));
}

void ChangesPanel::retranslate()
{
    m_decide->setText(tr("Decide…"));
    m_decideButton->setIconSize(QSize(shell::px(16), shell::px(16)));
    m_decideButton->setAccessibleName(m_decide->text());
    m_bulkRow->measure();
    m_bar->retranslate(tr("Whose changes"), tr("Which changes"));
    m_switch->setAccessibleName(tr("Pages of the panel"));
    for (int page = 0; page < m_switch->count(); ++page) {
        const QString caption = page == 0 ? tr("Changes") : QCoreApplication::translate("ChangePage", changePages()[size_t(page - 1)].caption);
        m_switch->setTabText(page, caption);
        m_pageActions[size_t(page)]->setText(tr("Page: %1").arg(caption));
        BrowserActions::say(*m_pageActions[size_t(page)], {});
        m_switch->setTabToolTip(page, m_pageActions[size_t(page)]->shortcut().toString(QKeySequence::NativeText));
    }
    for (auto *one : m_pages)
        if (one)
            one->retranslate();
    m_actions->retranslate();
    m_browser->retranslate();
    narrow(RecordBrowser::Question::Other);
}

void ChangesPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("browser"), m_browser->layoutState());
    settings.setValue(QStringLiteral("scope"), m_scopes->scope());
    settings.setValue(QStringLiteral("preset"), m_scopes->preset());
    for (size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i])
            settings.setValue(QStringLiteral("page-") + QLatin1StringView(changePages()[i].id), m_pages[i]->layoutState());
}

void ChangesPanel::restoreLayout(QSettings &settings)
{
    m_browser->keepSourcesIn(QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources")));
    if (const auto state = settings.value(QStringLiteral("browser")).toMap(); !state.isEmpty())
        m_browser->restoreLayoutState(state);
    for (const auto &spec : changePages())
        m_layouts.insert_or_assign(QString::fromLatin1(spec.id), settings.value(QStringLiteral("page-") + QLatin1StringView(spec.id)).toMap());
    const int scope = settings.value(QStringLiteral("scope"), int(ChangeScope::All)).toInt();
    const int preset = settings.value(QStringLiteral("preset"), int(ChangePreset::Open)).toInt();
    m_scopes->choose(qBound(0, scope, m_scopes->scopes() - 1), qBound(0, preset, m_scopes->presets() - 1));
}

std::vector<shell::KeyMeaning> ChangesPanel::keys() const
{
    return {
        {QStringLiteral("↓  Enter"), tr("From the search box into the list")},
        {QStringLiteral("Enter"), tr("From the list into the form of the change")},
        {QStringLiteral("Space"), tr("In the list: select the row, or no longer")},
        {QStringLiteral("Alt+1 … 9"), tr("What can be done with the change, in the order of its buttons")},
    };
}

} // namespace views::panels
