#include "views/panels/watch/watchpanel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "rules/resourcelife.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/watch/findingspage.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using items::FindingGroups;
using items::ReviewTopic;

namespace {

const QString toRectify = QStringLiteral("to_rectify");

QString stateOf(const items::ListRow &row)
{
    static const auto state = size_t(shapeOf<Resource>().indexOf(u"state"));
    return text(row.record.values[state]);
}

} // namespace

WatchPanel::WatchPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_watch(context.items.watch(this))
    , m_tabs(new QTabBar(this))
    , m_units(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_pages(new QStackedWidget(this))
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setObjectName(QStringLiteral("topics"));
    for (const auto topic : {ReviewTopic::Quality, ReviewTopic::Expiry, ReviewTopic::Use}) {
        m_tabs->addTab({});
        auto *page = new FindingsPage(topic, *m_watch, context, this);
        m_topics.push_back(page);
        m_pages->addWidget(page);
        connect(page, &FindingsPage::selectionMoved, this, &WatchPanel::refreshActs);
        connect(page, &FindingsPage::openAsked, this, &WatchPanel::open);
    }
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), 0);
    head->setSpacing(shell::px(4));
    head->addWidget(m_tabs);
    head->addStretch(1);
    makeActions(*head);
    m_units->setEditable(true);
    m_units->setInsertPolicy(QComboBox::NoInsert);
    m_units->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_units->completer()->setFilterMode(Qt::MatchContains);
    m_units->setMinimumWidth(shell::px(260));
    m_units->setMaxVisibleItems(18);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(shell::px(6));
    m_progress->setMaximumWidth(shell::px(200));
    auto *line = new QHBoxLayout;
    line->setContentsMargins(shell::px(16), shell::px(8), shell::px(12), shell::px(8));
    line->setSpacing(shell::px(12));
    line->addWidget(m_units);
    line->addWidget(m_progress);
    line->addWidget(m_summary, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(line);
    column->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refreshUnits();
        refreshActs();
    });
    connect(m_units, &QComboBox::activated, this, &WatchPanel::refresh);
    connect(m_watch, &items::LedgerWatch::reviewed, this, &WatchPanel::refresh);
    connect(m_watch, &items::LedgerWatch::progressed, this, &WatchPanel::refreshProgress);
    connect(&context.items.queries(), &items::Queries::reloaded, this, &WatchPanel::nameUnits);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<Organisation>::name))
            nameUnits();
    });
    connect(&context.host, &shell::PanelHost::actorChanged, this, &WatchPanel::refreshActs);
    connect(&context.host, &shell::PanelHost::fillingChanged, this, &WatchPanel::begin);
    const auto look = [this] {
        for (auto *page : m_topics)
            page->refreshLook();
    };
    connect(&context.host, &shell::PanelHost::themeChanged, this, look);
    connect(&context.host, &shell::PanelHost::scaleChanged, this, look);
    retranslate();
    nameUnits();
    begin();
}

/// The cache is reviewed when it is whole: until then it would be reviewed over and over.
void WatchPanel::begin()
{
    if (!m_context.host.isFilling() && !m_watch->review() && !m_watch->isReviewing() && !m_watch->wasCancelled())
        m_watch->start();
    refreshProgress();
}

void WatchPanel::makeActions(QHBoxLayout &head)
{
    struct Row {
        Act act;
        const char *icon;
        QKeySequence keys;
    };
    const std::array rows{
        Row{Act::Open, "inventory", QKeySequence(Qt::CTRL | Qt::Key_O)},
        Row{Act::Rectify, "warning", QKeySequence(Qt::CTRL | Qt::Key_M)},
        Row{Act::Copy, "copy", QKeySequence(Qt::CTRL | Qt::Key_C)},
        Row{Act::Exempt, "shield", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)},
        Row{Act::Again, "retry", QKeySequence(Qt::CTRL | Qt::Key_R)},
        Row{Act::Cancel, "close", QKeySequence(Qt::Key_Escape)},
    };
    for (const auto &row : rows) {
        auto *action = new QAction(shell::icon(QString::fromLatin1(row.icon)), QString(), this);
        action->setShortcut(row.keys);
        action->setCheckable(row.act == Act::Exempt);
        connect(action, &QAction::triggered, this, [this, act = row.act] { perform(act); });
        addAction(action);
        m_acts.emplace_back(row.act, action);
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        head.addWidget(button);
        // Seen only where it means something.
        if (row.act == Act::Cancel || row.act == Act::Exempt)
            connect(action, &QAction::changed, button, [action, button] { button->setVisible(action->isVisible()); });
    }
}

QAction *WatchPanel::action(Act act) const
{
    return std::ranges::find(m_acts, act, &std::pair<Act, QAction *>::first)->second;
}

FindingsPage &WatchPanel::page() const
{
    return *m_topics[size_t(m_tabs->currentIndex())];
}

QUuid WatchPanel::unit() const
{
    return m_units->currentData().toUuid();
}

QWidget *WatchPanel::firstFocus()
{
    return page().firstFocus();
}

void WatchPanel::retranslate()
{
    const std::array words{std::pair{Act::Open, tr("Open")}, std::pair{Act::Rectify, tr("Mark to rectify…")}, std::pair{Act::Copy, tr("Copy")},
                           std::pair{Act::Exempt, tr("Show exempt")}, std::pair{Act::Again, tr("Check again")}, std::pair{Act::Cancel, tr("Cancel")}};
    for (const auto &[act, word] : words)
        action(act)->setText(word);
    m_tabs->setAccessibleName(tr("Topics of the ledger watch"));
    m_units->setAccessibleName(tr("Unit"));
    m_progress->setAccessibleName(tr("How far the review is"));
    for (auto *page : m_topics)
        page->retranslate();
    refresh();
}

void WatchPanel::nameUnits()
{
    const auto &shape = shapeOf<Organisation>();
    whenDone(m_context.items.queries().names(shape, QStringLiteral("parent_id")), this, [this](const Result<std::vector<replica::NamedRow>> &names) {
        if (!names)
            return;
        m_unitNames.clear();
        m_unitOrder.clear();
        for (const auto &name : *names) {
            m_unitNames.insert(name.id, name.title);
            m_unitOrder.push_back(name.id);
        }
        refreshUnits();
    });
}

void WatchPanel::refreshUnits()
{
    const QUuid chosen = unit();
    const auto units = page().units();
    const QSignalBlocker quiet(m_units);
    m_units->clear();
    m_units->addItem(tr("All units"), QUuid());
    for (const auto &id : m_unitOrder)
        if (units.contains(id) || id == chosen)
            m_units->addItem(m_unitNames.value(id), id);
    m_units->setCurrentIndex(std::max(0, m_units->findData(chosen)));
}

void WatchPanel::refresh()
{
    const auto exempt = action(Act::Exempt)->isChecked() ? FindingGroups::Exempt::Shown : FindingGroups::Exempt::Left;
    for (auto *page : m_topics)
        page->refresh(unit(), exempt);
    const std::array names{tr("Violations"), tr("Expiry"), tr("Use")};
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        //: A tab and how many resources it lists.
        m_tabs->setTabText(tab, m_watch->review() ? tr("%1 (%2)").arg(names[size_t(tab)], QLocale().toString(m_topics[size_t(tab)]->total())) : names[size_t(tab)]);
    refreshUnits();
    refreshProgress();
    refreshActs();
    if (!m_shows && (m_watch->review() || m_watch->wasCancelled())) {
        m_shows = true;
        QTimer::singleShot(0, this, &shell::Panel::dataShown);
    }
}

void WatchPanel::refreshProgress()
{
    const bool reviewing = m_watch->isReviewing();
    const auto all = m_watch->all();
    m_progress->setVisible(reviewing);
    m_progress->setRange(0, all > 0 ? 1'000 : 0);
    m_progress->setValue(all > 0 ? int(m_watch->done() * 1'000 / all) : 0);
    action(Act::Cancel)->setVisible(reviewing);
    action(Act::Again)->setEnabled(!reviewing);
    const auto &rules = m_watch->rules().quality;
    if (m_context.host.isFilling() && !m_watch->review())
        m_summary->setText(tr("The data is being fetched. It is reviewed when it is complete."));
    else if (reviewing)
        m_summary->setText(all > 0 ? tr("%1 of %2 resources reviewed").arg(QLocale().toString(m_watch->done()), QLocale().toString(all)) : QString());
    else if (const auto review = m_watch->review())
        //: Number of resources, version of the rules, date.
        m_summary->setText(tr("%1 resources reviewed by the rules of version %2, on %3").arg(QLocale().toString(review->reviewed), rules.version, review->day.toString(Qt::ISODate)));
    else
        m_summary->setText({});
    m_summary->setToolTip(rules.sourceNote);
}

QString WatchPanel::whyNot(Act act) const
{
    const auto rows = page().selectedRows();
    const QString select = rows.empty() ? tr("Select one or more resources first.") : QString();
    switch (act) {
    case Act::Open:
        return rows.size() > 1 ? tr("Select one resource.") : select;
    case Act::Copy:
        return page().list().rowCount() == 0 ? tr("There is nothing to copy.") : QString();
    case Act::Rectify: {
        Command asked{.kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Resource>::name)};
        if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
            return tr("Your roles do not include the right “%1”.").arg(right);
        if (rows.empty())
            return select;
        const bool all = std::ranges::all_of(rows, [&](int row) {
            const auto *held = page().list().rowAt(row);
            return held && (stateOf(*held) == toRectify || !rules::mayFollow(stateOf(*held), toRectify));
        });
        return all ? tr("Only resources in use, or being changed, can be marked.") : QString();
    }
    case Act::Exempt:
    case Act::Again:
    case Act::Cancel:
        return {};
    }
    return {};
}

void WatchPanel::refreshActs()
{
    for (const auto act : {Act::Open, Act::Rectify, Act::Copy}) {
        const QString why = whyNot(act);
        auto *one = action(act);
        one->setEnabled(why.isEmpty());
        one->setToolTip(why.isEmpty() ? QStringLiteral("%1 (%2)").arg(one->text(), one->shortcut().toString(QKeySequence::NativeText)) : why);
    }
    action(Act::Exempt)->setVisible(m_tabs->currentIndex() == int(ReviewTopic::Use));
}

void WatchPanel::perform(Act act)
{
    if (!whyNot(act).isEmpty())
        return;
    switch (act) {
    case Act::Open:
        if (const auto *row = page().list().rowAt(page().selectedRows().front()))
            open(row->record.id);
        return;
    case Act::Rectify:
        rectify();
        return;
    case Act::Copy:
        copy();
        return;
    case Act::Exempt:
        refresh();
        return;
    case Act::Again:
        m_watch->start();
        return;
    case Act::Cancel:
        m_watch->cancel();
        return;
    }
}

void WatchPanel::open(const QUuid &resource)
{
    m_context.host.showRecord(QString::fromLatin1(Describe<Resource>::name), resource);
}

/// The selected rows, or all where none is selected.
void WatchPanel::copy()
{
    auto rows = page().selectedRows();
    if (rows.empty())
        for (int row = 0; row < page().list().rowCount(); ++row)
            rows.push_back(row);
    page().list().copy(rows, this, [this, count = int(rows.size())](const QString &table) {
        QApplication::clipboard()->setText(table);
        m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n row(s) copied", nullptr, count)});
    });
}

void WatchPanel::rectify()
{
    page().list().read(page().selectedRows(), this, [this](const std::vector<items::ListRow> &rows) {
        std::vector<Record> records;
        for (const auto &row : rows)
            if (stateOf(row) != toRectify && rules::mayFollow(stateOf(row), toRectify) && int(records.size()) < maxTargets)
                records.push_back(row.record);
        if (records.empty())
            return;
        const int count = int(records.size());
        const int left = int(rows.size()) - count;
        QString consequence = tr("They get the state “To be rectified”; the reason stands in their history.");
        if (left > 0)
            //: Two sentences; Chinese has no space between them.
            consequence = tr("%1 %2").arg(consequence, tr("%n selected resource(s) cannot take that state and stay as they are.", nullptr, left));
        const auto reason = askReason({.title = tr("Mark to rectify"),
                                       .question = count == 1 ? tr("Mark “%1” to be rectified?").arg(titleOf(shapeOf<Resource>(), records.front())) : tr("Mark %n resource(s) to be rectified?", nullptr, count),
                                       .consequence = consequence,
                                       .verb = tr("Mark")}, this);
        if (!reason)
            return;
        auto command = items::commandOn(CommandKind::Edit, shapeOf<Resource>(), records, *reason, m_context.ids, m_context.clock);
        command.fields.emplace(QStringLiteral("state"), toRectify);
        whenDone(m_context.commands.submit(command), this, [this, count](const Result<void> &result) {
            if (!result)
                m_context.host.notify(shell::noticeOf(result.error()));
            else
                m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n resource(s) marked to be rectified", nullptr, count)});
        });
    });
}

void WatchPanel::saveLayout(QSettings &settings) const
{
    settings.setValue(QStringLiteral("tab"), m_tabs->currentIndex());
    for (size_t i = 0; i < m_topics.size(); ++i)
        settings.setValue(QStringLiteral("splitter%1").arg(i), m_topics[i]->layoutState());
}

void WatchPanel::restoreLayout(QSettings &settings)
{
    m_tabs->setCurrentIndex(std::clamp(settings.value(QStringLiteral("tab")).toInt(), 0, m_tabs->count() - 1));
    for (size_t i = 0; i < m_topics.size(); ++i)
        m_topics[i]->restoreLayoutState(settings.value(QStringLiteral("splitter%1").arg(i)).toByteArray());
}

} // namespace views::panels
