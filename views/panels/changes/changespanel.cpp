#include "views/panels/changes/changespanel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "views/panels/changes/decide/decidedialog.h"
#include "views/panels/changes/newchangedialog.h"
#include "views/panels/changes/scopebar.h"
#include "views/panels/records/browseractions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QFileInfo>
#include <QDir>
#include <QHBoxLayout>
#include <QSettings>
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

} // namespace

ChangesPanel::ChangesPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_hands(items::handsOf(context.host.actor()))
    , m_scopes(new items::ScopeCounts(shapeOf<ChangeRequest>(), context.clock, context.items.queries(), items::changeQuestions(m_hands), this))
    , m_bar(new ScopeBar(*m_scopes,
                         {.scope = [this](int scope) { return nameOf(items::allChangeScopes[size_t(scope)]); },
                          .preset = [this](int preset) { return nameOf(items::allChangePresets[size_t(preset)]); },
                          .whyNot = [](int) { return tr("Your account belongs to no person; no change can be given to it."); },
                          .alarms = [](int preset) { return items::allChangePresets[size_t(preset)] == ChangePreset::PapersDue; }},
                         *this, [this] { return m_browser->mayLeave(); }))
    , m_bulkRow(new ButtonRow(shell::px(4), this))
    , m_actions(new BrowserActions(*this, [this] { return m_browser; }, {Act::Retire, Act::Restore, Act::Relate, Act::Unrelate, Act::Impact, Act::Tree, Act::Charts, Act::ShowRetired, Act::Import}))
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
    m_bar->head().addWidget(m_actions->row());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_browser, 1);

    for (const auto *field : {"planned_start", "planned_end", "submitted_at"})
        m_browser->sheet().suggestWidth(QLatin1StringView(field).toString(), timeWidth);
    m_browser->sheet().suggestWidth(QStringLiteral("risk"), riskWidth);
    m_browser->sheet().showFields(usualColumns(shapeOf<ChangeRequest>()));
    m_browser->list().setSorts({{QStringLiteral("planned_start"), replica::Order::Descending}});
    m_browser->hideRetiredSwitch(); // nothing is deleted here; what is given up is withdrawn
    auto *newChange = new NewChangeAction(*this, context, [](const auto &begin) { begin({}); });
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
    });
    retranslate();
    m_scopes->choose(int(ChangeScope::All), int(ChangePreset::Open));
    readDelegations();
}

ChangesPanel::~ChangesPanel() = default;

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
    }
    return {};
}

void ChangesPanel::takeActor()
{
    m_hands = items::handsOf(m_context.host.actor());
    m_scopes->ask();
    readDelegations();
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
        for (const auto &record : *held) {
            const auto delegation = fromRecord<Delegation>(record);
            if (!delegation || delegation->startsAt > now || delegation->endsAt <= now)
                continue;
            hands.words << delegation->roles.split(u' ', Qt::SkipEmptyParts) << idText(delegation->principal.uuid);
        }
        hands.words.removeDuplicates();
        if (hands == m_hands)
            return;
        m_hands = hands;
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
    BrowserActions::say(*m_decide, m_browser->whyNot(Act::Edit));
}

void ChangesPanel::retranslate()
{
    m_decide->setText(tr("Decide…"));
    m_decideButton->setIconSize(QSize(shell::px(16), shell::px(16)));
    m_decideButton->setAccessibleName(m_decide->text());
    m_bulkRow->measure();
    m_bar->retranslate(tr("Whose changes"), tr("Which changes"));
    m_actions->retranslate();
    m_browser->retranslate();
    narrow(RecordBrowser::Question::Other);
}

void ChangesPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("browser"), m_browser->layoutState());
    settings.setValue(QStringLiteral("scope"), m_scopes->scope());
    settings.setValue(QStringLiteral("preset"), m_scopes->preset());
}

void ChangesPanel::restoreLayout(QSettings &settings)
{
    m_browser->keepSourcesIn(QFileInfo(settings.fileName()).dir().filePath(QStringLiteral("sources")));
    if (const auto state = settings.value(QStringLiteral("browser")).toMap(); !state.isEmpty())
        m_browser->restoreLayoutState(state);
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
