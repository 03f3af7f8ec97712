#include "views/panels/policies/policiespanel.h"

#include "contract/entities/serviceitem.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/policydesk.h"
#include "rules/permissions.h"
#include "views/panels/records/buttonrow.h"
#include "views/panels/records/reasondialog.h"
#include "views/panels/policies/calendarpage.h"
#include "views/panels/policies/levelspage.h"
#include "views/panels/policies/yearview.h"
#include "views/shell/icons.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr std::array kinds{PolicyKind::ServiceLevels, PolicyKind::Calendar};
constexpr qint64 largestFile = 1 << 20;

} // namespace

PoliciesPanel::PoliciesPanel(const shell::PanelContext &context, QWidget *parent)
    : shell::Panel(parent)
    , m_context(context)
    , m_desk(new items::PolicyDesk(context.items.queries(), context.ids, context.clock, this))
    , m_tabs(new QTabBar(this))
    , m_state(new QLabel(this))
    , m_buttons(new ButtonRow(shell::px(4), this))
    , m_pages(new QStackedWidget(this))
    , m_levels(new LevelsPage(*m_desk, this))
    , m_calendarPlace(new QScrollArea(this))
    , m_calendar(new CalendarPage(*m_desk, context, this))
{
    m_tabs->setObjectName(QStringLiteral("policies"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for ([[maybe_unused]] const auto one : kinds)
        m_tabs->addTab({});
    m_pages->addWidget(m_levels);
    m_calendarPlace->setWidget(m_calendar);
    m_calendarPlace->setWidgetResizable(true);
    m_calendarPlace->setFrameShape(QFrame::NoFrame);
    m_calendarPlace->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(m_calendarPlace);
    m_state->setWordWrap(true);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), shell::px(4));
    head->setSpacing(shell::px(4));
    head->addWidget(m_tabs);
    head->addSpacing(shell::px(12));
    head->addWidget(m_state, 1);
    for (auto *action : {makeAction(Act::Save, "save", QKeySequence(Qt::CTRL | Qt::Key_S), &PoliciesPanel::save), makeAction(Act::Discard, "undo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), &PoliciesPanel::discard),
                         makeAction(Act::Import, "import", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), &PoliciesPanel::importFile), makeAction(Act::Export, "export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), &PoliciesPanel::exportFile)}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons->add(button);
    }
    head->addWidget(m_buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refresh();
    });
    connect(m_desk, &items::PolicyDesk::changed, this, &PoliciesPanel::refresh);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &PoliciesPanel::refresh);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == QLatin1StringView(Describe<ServiceItem>::name))
            readItemNames();
    });
    connect(&context.items.queries(), &items::Queries::reloaded, this, &PoliciesPanel::readItemNames);
    connect(&context.host, &shell::PanelHost::themeChanged, this, [this] { m_calendar->retranslate(); });
    connect(&context.host, &shell::PanelHost::scaleChanged, this, &PoliciesPanel::retranslate);
    retranslate();
}

QAction *PoliciesPanel::makeAction(Act act, const char *icon, const QKeySequence &keys, void (PoliciesPanel::*run)())
{
    auto *action = new QAction(shell::icon(QString::fromLatin1(icon)), QString(), this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    m_acts.emplace_back(act, action);
    return action;
}

PolicyKind PoliciesPanel::kind() const
{
    return kinds[size_t(m_tabs->currentIndex())];
}

QWidget *PoliciesPanel::firstFocus()
{
    return kind() == PolicyKind::Calendar ? static_cast<QWidget *>(&m_calendar->yearView()) : m_levels;
}

std::vector<shell::KeyMeaning> PoliciesPanel::keys() const
{
    return {
        {QStringLiteral("F2"), tr("Change the promise in the cell")},
        {QStringLiteral("←  →  ↑  ↓"), tr("From day to day in the calendar")},
        {QStringLiteral("Enter"), tr("Say what the day is")},
    };
}

void PoliciesPanel::retranslate()
{
    const std::array words{std::pair{Act::Save, tr("Put in force…")}, std::pair{Act::Discard, tr("Discard draft")}, std::pair{Act::Import, tr("From file…")}, std::pair{Act::Export, tr("To file…")}};
    for (const auto &[act, word] : words)
        std::ranges::find(m_acts, act, &std::pair<Act, QAction *>::first)->second->setText(word);
    m_tabs->setTabText(0, tr("Service levels"));
    m_tabs->setTabText(1, tr("Working calendar"));
    m_tabs->setAccessibleName(tr("Documents"));
    m_levels->retranslate();
    m_calendar->retranslate();
    m_calendarPlace->setAccessibleName(m_tabs->tabText(1));
    m_buttons->measure();
    readItemNames();
    refresh();
}

/// The rows of service items say their names in the language of now.
void PoliciesPanel::readItemNames()
{
    const auto &shape = shapeOf<ServiceItem>();
    const replica::ListQuery query{.entity = shape.name, .filters = {{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {Codec<ItemState>::encode(ItemState::InForce)}}}, .sorts = {}};
    auto &queries = m_context.items.queries();
    whenDone(queries.order(this, query, 0, [](const replica::FirstRows &) {}), this, [this, &queries, &shape](const Result<std::shared_ptr<const replica::Rids>> &rids) {
        if (!rids)
            return;
        whenDone(queries.rows(shape, **rids), this, [this](const Result<std::vector<items::ListRow>> &rows) {
            if (!rows)
                return;
            const bool chinese = QLocale().language() == QLocale::Chinese;
            std::map<QString, QString> names;
            for (const auto &row : *rows)
                if (const auto item = fromRecord<ServiceItem>(row.record))
                    names.insert_or_assign(item->code, chinese || item->englishName.isEmpty() ? item->name : item->englishName);
            m_levels->setItemNames(names);
        });
    });
}

QString PoliciesPanel::whyNotEdit(PolicyKind kind) const
{
    Command asked{.kind = m_desk->isShipped(kind) ? CommandKind::Create : CommandKind::Edit, .entity = QString::fromLatin1(Describe<Policy>::name)};
    if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    if (m_desk->isUnreadable(kind))
        return tr("The document in force is of a newer version of the program. Update this workstation to change it.");
    return {};
}

QString PoliciesPanel::whyNot(Act act) const
{
    if (act == Act::Export)
        return {};
    if (const QString why = whyNotEdit(kind()); !why.isEmpty())
        return why;
    if (act == Act::Import)
        return {};
    return m_desk->isDirty(kind()) ? QString() : tr("Nothing has been changed.");
}

void PoliciesPanel::refresh()
{
    m_levels->setLock(whyNotEdit(PolicyKind::ServiceLevels));
    m_calendar->setLock(whyNotEdit(PolicyKind::Calendar));
    for (const auto &[act, action] : m_acts) {
        const QString why = whyNot(act);
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)) : why);
    }
    const auto one = kind();
    QString state = m_desk->isShipped(one) ? tr("As shipped, version %1").arg(m_desk->version(one)) : tr("In force: version %1").arg(m_desk->version(one));
    if (m_desk->isDirty(one))
        state = tr("%1 · draft, not in force yet").arg(state);
    m_state->setText(state);
    if (m_desk->isRead() && !m_shown) {
        m_shown = true;
        Q_EMIT dataShown();
    }
}

void PoliciesPanel::save()
{
    const auto reason = askReason({.title = tr("Put in force"),
                                   .question = kind() == PolicyKind::Calendar ? tr("Put the working calendar in force as version %1?").arg(m_desk->nextVersion(kind())) : tr("Put the service levels in force as version %1?").arg(m_desk->nextVersion(kind())),
                                   .consequence = kind() == PolicyKind::Calendar ? tr("The due times of all open orders are counted anew.") : tr("New orders are promised by it; an open order keeps what it was promised until its priority changes."),
                                   .verb = tr("Put in force")}, this);
    if (reason)
        putInForce(*reason);
}

void PoliciesPanel::putInForce(const QString &reason)
{
    const auto command = m_desk->command(kind(), reason);
    if (!command) {
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The draft is not in order."), .meaning = tr("The place: %1").arg(command.error().message), .remedy = tr("Correct it and try again.")});
        return;
    }
    whenDone(m_context.commands.submit(*command), this, [this, version = m_desk->nextVersion(kind())](const Result<void> &result) {
        if (result)
            m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("Version %1 is in force as soon as the server has it.").arg(version)});
        else
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

void PoliciesPanel::discard()
{
    m_desk->discard(kind());
}

void PoliciesPanel::importFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Take a document from a file"), {}, tr("Documents (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    const auto taken = opened && file.size() <= largestFile ? m_desk->take(kind(), file.readAll()) : Result<void>(fail(ErrorCode::BadRequest));
    if (!taken)
        m_context.host.notify({.severity = shell::Severity::Failure,
                               .happened = opened ? tr("The file holds no such document.") : tr("The file cannot be read: %1").arg(file.errorString()),
                               .meaning = taken.error().field.isEmpty() ? QString() : tr("The place: %1, %2").arg(taken.error().field, taken.error().message),
                               .remedy = tr("Take a file written by “To file…” as a pattern.")});
}

void PoliciesPanel::exportFile()
{
    const QString name = kind() == PolicyKind::Calendar ? QStringLiteral("calendar.json") : QStringLiteral("service-levels.json");
    const QString path = QFileDialog::getSaveFileName(this, tr("Write the document to a file"), name, tr("Documents (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_desk->document(kind())) < 0 || !file.commit())
        m_context.host.notify({.severity = shell::Severity::Failure, .happened = tr("The file could not be written: %1").arg(file.errorString()), .remedy = tr("Choose another folder.")});
    else
        m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("The document is written.")});
}

bool PoliciesPanel::mayClose()
{
    for (const auto one : kinds) {
        if (!m_desk->isDirty(one))
            continue;
        const int answer = shell::ask({.name = QStringLiteral("leaveDraft"),
                                       .title = tr("Draft"),
                                       .question = tr("Discard the draft?"),
                                       .meaning = tr("What you changed is not in force yet and would be lost."),
                                       .answers = {tr("Discard"), tr("Stay")},
                                       .usual = 1}, this);
        if (answer != 0)
            return false;
        for (const auto each : kinds)
            m_desk->discard(each);
        return true;
    }
    return true;
}

} // namespace views::panels
