#include "views/panels/changes/detail/changeverbs.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/changeoutlook.h"
#include "items/changesentences.h"
#include "items/changewords.h"
#include "items/factory.h"
#include "views/forms/tables.h"
#include "views/panels/changes/decide/decidedialog.h"
#include "views/panels/changes/detail/approvaltab.h"
#include "views/panels/changes/detail/changerefusal.h"
#include "views/panels/changes/detail/changeverbdialog.h"
#include "views/panels/changes/detail/impacttab.h"
#include "views/panels/changes/detail/plantab.h"
#include "views/panels/changes/detail/worktab.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/orders/detail/raisetab.h"
#include "views/panels/records/flowlayout.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::ChangeOffer;
using rules::ChangeVerb;

namespace {

constexpr size_t buttonsShown = 2;

/// What a change usually goes on with; the rest stands in the menu.
constexpr std::array usualOrder{ChangeVerb::Submit, ChangeVerb::Assess, ChangeVerb::AskApproval, ChangeVerb::Schedule, ChangeVerb::Start, ChangeVerb::Verify, ChangeVerb::Finish, ChangeVerb::Close, ChangeVerb::RollBack};

using Turn = RecordTab *(*)(QWidget &strip);
template <class Tab> RecordTab *turn(QWidget &strip) { return turnTo<Tab>(strip); }

} // namespace

ChangeVerbs::ChangeVerbs(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : RecordStrip(parent)
    , m_context(context)
    , m_shape(shape)
    , m_decide(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_menu(new QMenu(this))
    , m_hint(new QLabel(this))
    , m_refusal(new QWidget(this))
    , m_sentence(new QLabel(m_refusal))
    , m_go(new QPushButton(m_refusal))
{
    setObjectName(QStringLiteral("changeVerbs"));
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    m_decide->setObjectName(QStringLiteral("decide"));
    m_decide->setAutoDefault(false);
    row->addWidget(m_decide);
    for (size_t i = 0; i < buttonsShown; ++i) {
        auto *button = m_buttons.emplace_back(new QPushButton(this));
        button->setAutoDefault(false);
        button->setObjectName(QStringLiteral("verb%1").arg(i));
        connect(button, &QPushButton::clicked, this, [this, button] { doVerb(ChangeVerb(button->property("verb").toInt())); });
        row->addWidget(button);
    }
    m_more->setObjectName(QStringLiteral("moreVerbs"));
    m_more->setAutoDefault(false);
    m_more->setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    row->addWidget(m_more);
    m_hint->setObjectName(QStringLiteral("changeHint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    m_sentence->setObjectName(QStringLiteral("refusal"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_go->setObjectName(QStringLiteral("goThere"));
    m_go->setAutoDefault(false);
    auto *refusal = new QHBoxLayout(m_refusal);
    refusal->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    refusal->setSpacing(shell::px(8));
    refusal->addWidget(m_sentence, 1);
    refusal->addWidget(m_go, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *barPlace = new QVBoxLayout;
    barPlace->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    barPlace->addWidget(bar);
    column->addLayout(barPlace);
    column->addWidget(m_hint);
    column->addWidget(m_refusal);
    connect(m_decide, &QPushButton::clicked, this, &ChangeVerbs::decide);
    connect(m_go, &QPushButton::clicked, this, &ChangeVerbs::goThere);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &ChangeVerbs::refresh);
    retranslate();
}

void ChangeVerbs::retranslate()
{
    m_decide->setText(tr("Decide…"));
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More that can be done with the change"));
    m_go->setText(tr("Go there"));
    m_hint->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    refresh();
}

void ChangeVerbs::showRow(const replica::ListRow *row)
{
    const bool another = !row || !m_row || row->record.id != m_row->record.id;
    if (another || row->record.values != m_row->record.values)
        m_error.reset();
    m_row = row ? std::optional(*row) : std::nullopt;
    m_change.reset();
    if (m_row)
        if (auto change = fromRecord<ChangeRequest>(m_row->record))
            m_change = *std::move(change);
    refresh();
}

void ChangeVerbs::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

const ChangeOffer *ChangeVerbs::offerOf(ChangeVerb verb) const
{
    const auto found = std::ranges::find(m_offers, verb, &ChangeOffer::verb);
    return found == m_offers.end() ? nullptr : &*found;
}

QString ChangeVerbs::problemOf(const ChangeOffer &offer) const
{
    if (!m_lock.isEmpty())
        return m_lock;
    return offer.problem ? items::changeSentence(*offer.problem) : QString();
}

QString ChangeVerbs::whyNotDecide() const
{
    if (!m_lock.isEmpty())
        return m_lock;
    if (m_change && m_change->applicant == m_context.host.actor().login)
        return tr("Nobody decides on their own change, not for another either.");
    return {};
}

void ChangeVerbs::refresh()
{
    m_offers = m_change ? rules::allowedVerbs(*m_change, m_context.host.actor()) : std::vector<ChangeOffer>();
    std::erase_if(m_offers, [](const ChangeOffer &offer) { return offer.verb == ChangeVerb::Expire; }); // the server's own
    setVisible(m_change.has_value());
    std::vector<const ChangeOffer *> shown;
    const auto add = [&](const ChangeOffer *offer) {
        if (offer && std::ranges::find(shown, offer) == shown.end())
            shown.push_back(offer);
    };
    for (const auto verb : usualOrder)
        if (const auto *offer = offerOf(verb); offer && !offer->problem)
            add(offer);
    const size_t usual = shown.size(); // what it goes on with; giving it up is never the first thing to do
    const size_t ready = usual;
    for (const auto &offer : m_offers)
        if (!offer.problem)
            add(&offer);
    for (const auto &offer : m_offers)
        add(&offer);
    const bool waits = m_change && m_change->state == ChangeState::AwaitingApproval;
    const QString why = whyNotDecide();
    m_decide->setVisible(waits);
    m_decide->setEnabled(waits && why.isEmpty());
    m_decide->setToolTip(why.isEmpty() ? tr("Approve, reject or return it, under your seal (Ctrl+Shift+A)") : why);
    forms::setRank(*m_decide, m_decide->isEnabled() ? forms::Rank::Primary : forms::Rank::Quiet);
    const auto words = [this](const ChangeOffer &offer) { return items::verbText(offer.verb) + (asksSomething(offer, *m_change) ? QStringLiteral("…") : QString()); };
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = m_buttons[i];
        const bool has = i < std::max<size_t>(ready, waits ? 0 : 1) && i < shown.size();
        button->setVisible(has);
        if (!has)
            continue;
        const QString problem = problemOf(*shown[i]);
        button->setProperty("verb", int(shown[i]->verb));
        button->setText(words(*shown[i]));
        button->setEnabled(problem.isEmpty() && !m_sending);
        button->setToolTip(problem.isEmpty() ? QStringLiteral("%1 (Alt+%2)").arg(items::verbText(shown[i]->verb)).arg(i + 1) : problem);
        forms::setRank(*button, i == 0 && i < usual && problem.isEmpty() && !waits ? forms::Rank::Primary : forms::Rank::Quiet);
    }
    m_menu->clear();
    for (auto *action : m_actions)
        action->deleteLater();
    m_actions.clear();
    int key = 1;
    for (const auto *offer : shown) {
        const QString problem = problemOf(*offer);
        auto *action = m_actions.emplace_back(new QAction(words(*offer), this));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setEnabled(problem.isEmpty() && !m_sending);
        action->setToolTip(problem.isEmpty() ? items::verbText(offer->verb) : problem);
        if (key <= 9)
            action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + key++)));
        connect(action, &QAction::triggered, this, [this, verb = offer->verb] { doVerb(verb); });
        m_menu->addAction(action);
        addAction(action);
    }
    m_more->setVisible(!shown.empty());
    refreshHint();
    const QString sentence = m_error ? items::changeSentence(*m_error) : QString();
    m_refusal->setVisible(!sentence.isEmpty());
    m_sentence->setText(sentence);
    inkLabel(*m_sentence, shell::Tone::Bad);
    const auto problem = m_error ? rules::changeProblemOf(*m_error) : std::nullopt;
    m_go->setVisible(problem && items::placeOf(*problem));
}

/// What a person should know before they touch the change.
void ChangeVerbs::refreshHint()
{
    QString words;
    auto tone = shell::Tone::Neutral;
    if (m_change) {
        const auto &change = *m_change;
        const int decided = change.decisions.isEmpty() ? 0 : int(change.decisions.count(QStringLiteral("\"verdict\"")));
        if (change.unauthorised) {
            words = tr("Unauthorised: its papers did not come in time.");
            tone = shell::Tone::Bad;
        } else if (change.papersDue && !change.papersAt) {
            words = tr("The papers of this emergency are due %1.").arg(items::displayTime(*change.papersDue, m_context.clock.now()));
            tone = *change.papersDue < m_context.clock.now() ? shell::Tone::Bad : shell::Tone::Warning;
        } else if (!change.voided.isEmpty() && change.state == ChangeState::AwaitingApproval) {
            QStringList fields;
            for (const auto &name : change.voided.split(u' ', Qt::SkipEmptyParts))
                if (const int position = m_shape.indexOf(name); position >= 0)
                    fields << items::captionOf(m_shape, m_shape.fields[size_t(position)]);
                else if (name == u"files")
                    fields << items::captionsOf(shapeOf<Attachment>());
            words = tr("What was approved before counts no more, for this was changed: %1.").arg(fields.join(tr(", ")));
            tone = shell::Tone::Warning;
        } else if (rules::isBeforeWork(change.state) && decided > 0) {
            words = tr("An edit of its content voids the approvals given.");
        }
    }
    m_hint->setText(words);
    m_hint->setVisible(!words.isEmpty());
    if (tone == shell::Tone::Neutral)
        m_hint->setPalette({});
    else
        inkLabel(*m_hint, tone);
}

Command ChangeVerbs::command(const ChangeOffer &offer, const Patch &fields, const QString &reason) const
{
    Command command{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = m_shape.name, .targets = {{m_row->record.id, m_row->record.revision}}, .fields = fields, .overruled = {}, .reason = reason, .after = {},
                    .occurredAt = m_context.clock.now()};
    command.fields.insert_or_assign(QStringLiteral("state"), Codec<ChangeState>::encode(offer.to));
    if (!m_seen.isEmpty() && m_seen != m_change->findingsSeen)
        command.fields.insert_or_assign(QStringLiteral("findings_seen"), m_seen);
    return command;
}

void ChangeVerbs::decide()
{
    if (!m_row || !whyNotDecide().isEmpty() || findChild<DecideDialog *>())
        return;
    auto *dialog = new DecideDialog({m_row->record.id}, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ChangeVerbs::doVerb(ChangeVerb verb)
{
    const auto *found = offerOf(verb);
    if (!found || m_sending || !problemOf(*found).isEmpty())
        return;
    const ChangeOffer offer = *found;
    const bool looksAtConflicts = verb == ChangeVerb::Submit || verb == ChangeVerb::AskApproval || verb == ChangeVerb::Schedule;
    if (!looksAtConflicts && verb != ChangeVerb::Start && verb != ChangeVerb::Verify && verb != ChangeVerb::Finish && verb != ChangeVerb::Close) {
        ask(offer, Conflicts::Known);
        return;
    }
    m_seen.clear();
    m_sending = true;
    refresh();
    if (!looksAtConflicts) {
        judge(offer);
        return;
    }
    // What conflicts as far as is known here goes with the act, so that the server can say what it finds beside it.
    const auto job = [record = m_row->record](replica::ListReader &reader) { return items::outlookOf(reader, record); };
    whenDone(m_context.items.queries().figure<items::ChangeOutlook>(job), this, [this, offer, id = m_row->record.id](const Result<items::ChangeOutlook> &outlook) {
        if (!m_row || m_row->record.id != id) {
            m_sending = false;
            return;
        }
        if (outlook)
            m_seen = QString::fromUtf8(QJsonDocument(rules::toJson(outlook->findings)).toJson(QJsonDocument::Compact));
        judge(offer);
    });
}

/// What is missing is said before a person is asked for words.
void ChangeVerbs::judge(const ChangeOffer &offer)
{
    Patch words;
    if (offer.verb == ChangeVerb::Close)
        words.emplace(QStringLiteral("review"), QStringLiteral("…"));
    if (offer.verb == ChangeVerb::Finish)
        words.emplace(QStringLiteral("result"), Codec<ChangeResult>::encode(m_change->state == ChangeState::RollingBack ? ChangeResult::RolledBack : ChangeResult::Succeeded));
    whenDone(m_context.items.queries().judge(command(offer, words, {}), m_context.host.actor(), m_context.catalogues), this, [this, offer, id = m_row->record.id](const Result<items::Judgement> &judgement) {
        m_sending = false;
        refresh();
        if (!m_row || m_row->record.id != id)
            return;
        if (judgement && !judgement->isGood()) {
            const Error &error = judgement->whole ? *judgement->whole : judgement->records.begin()->second;
            const auto problem = rules::changeProblemOf(error);
            if (!problem || problem->kind != rules::ChangeProblem::Kind::Conflicts) {
                refuse(error);
                return;
            }
            ask(offer, Conflicts::ToBeAccepted);
            return;
        }
        ask(offer, Conflicts::Known);
    });
}

void ChangeVerbs::ask(const ChangeOffer &offer, Conflicts conflicts)
{
    if (conflicts == Conflicts::Known && !asksSomething(offer, *m_change)) {
        submit(offer, {}, {});
        return;
    }
    auto *dialog = new ChangeVerbDialog(offer, *m_row, conflicts, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, offer, id = m_row->record.id] {
        if (m_row && m_row->record.id == id)
            submit(offer, dialog->fields(), dialog->reason());
    });
    dialog->open();
}

void ChangeVerbs::submit(const ChangeOffer &offer, const Patch &fields, const QString &reason)
{
    if (m_sending)
        return; // a second press of the same button
    m_sending = true;
    m_error.reset();
    const auto act = command(offer, fields, reason);
    refresh();
    whenDone(m_context.commands.submit(act), this, [this, verb = offer.verb, id = m_row->record.id](const Result<void> &result) {
        m_sending = false;
        refresh();
        if (result)
            Q_EMIT done(verb);
        else if (m_row && m_row->record.id == id)
            refuse(result.error());
        else
            m_context.host.notify(changeRefusal(result.error()));
    });
}

void ChangeVerbs::refuse(const Error &error)
{
    if (items::changeSentence(error).isEmpty())
        m_context.host.notify(changeRefusal(error));
    else
        m_error = error;
    refresh();
}

void ChangeVerbs::goThere()
{
    const auto problem = m_error ? rules::changeProblemOf(*m_error) : std::nullopt;
    const auto place = problem ? items::placeOf(*problem) : std::nullopt;
    if (!place)
        return;
    static const std::map<items::ChangePlace, Turn> tabs{{items::ChangePlace::Plan, &turn<PlanTab>}, {items::ChangePlace::Impact, &turn<ImpactTab>}, {items::ChangePlace::Approval, &turn<ApprovalTab>}, {items::ChangePlace::Work, &turn<WorkTab>}};
    if (const auto tab = tabs.find(*place); tab != tabs.end())
        tab->second(*this);
    else
        Q_EMIT formAsked();
}

} // namespace views::panels
