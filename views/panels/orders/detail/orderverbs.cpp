#include "views/panels/orders/detail/orderverbs.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/ordersentences.h"
#include "rules/attachments.h"
#include "views/forms/tables.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/orders/detail/checklisttab.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/orders/detail/keyboardkeeper.h"
#include "views/panels/orders/detail/orderrefusal.h"
#include "views/panels/orders/detail/raisetab.h"
#include "views/panels/orders/detail/resourcestab.h"
#include "views/panels/orders/detail/verbdialog.h"
#include "views/panels/orders/whywindow.h"
#include "views/shell/theme.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::OrderVerb;
using rules::VerbOffer;

namespace {

constexpr size_t buttonsShown = 3;

/// What an order usually goes on with, the first that is offered; then what is often wanted beside it.
constexpr std::array usualOrder{
    OrderVerb::Submit, OrderVerb::Accept, OrderVerb::Approve, OrderVerb::Dispatch, OrderVerb::Start, OrderVerb::Resume, OrderVerb::Resolve, OrderVerb::AskConfirmation, OrderVerb::Close, OrderVerb::Rate, OrderVerb::AskRating,
};
constexpr std::array beside{OrderVerb::Reject, OrderVerb::Hold, OrderVerb::Transfer, OrderVerb::AskApproval, OrderVerb::Reopen, OrderVerb::Start, OrderVerb::Close, OrderVerb::Withdraw, OrderVerb::Urge};

/// Judged before the person is asked for words: no one likes to write a resolution for nothing.
bool isGuarded(OrderVerb verb)
{
    return verb == OrderVerb::Resolve || verb == OrderVerb::Close;
}

/// What is missing lies elsewhere in the order, not in what the verb asks.
bool liesElsewhere(rules::OrderProblem::Kind kind)
{
    using Kind = rules::OrderProblem::Kind;
    switch (kind) {
    case Kind::Steps:
    case Kind::Evidence:
    case Kind::Findings:
    case Kind::Ledger:
    case Kind::NoResource:
    case Kind::OwnClose:
    case Kind::Alerts:
        return true;
    default:
        return false;
    }
}

} // namespace

OrderVerbs::OrderVerbs(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : RecordStrip(parent)
    , m_context(context)
    , m_shape(shape)
    , m_more(new QPushButton(this))
    , m_menu(new QMenu(this))
    , m_why(new QPushButton(this))
    , m_hint(new QLabel(this))
    , m_refusal(new QWidget(this))
    , m_sentence(new QLabel(m_refusal))
    , m_go(new QPushButton(m_refusal))
{
    setObjectName(QStringLiteral("orderVerbs"));
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8)); // a narrow pane has them in two rows
    for (size_t i = 0; i < buttonsShown; ++i) {
        auto *button = m_buttons.emplace_back(new QPushButton(this));
        button->setAutoDefault(false);
        button->setObjectName(i == 0 ? QStringLiteral("nextVerb") : QStringLiteral("verb%1").arg(i));
        connect(button, &QPushButton::clicked, this, [this, button] {
            if (const auto *offer = offerOf(OrderVerb(button->property("verb").toInt())))
                doVerb(offer->verb);
        });
        row->addWidget(button);
    }
    m_more->setObjectName(QStringLiteral("moreVerbs"));
    m_more->setAutoDefault(false);
    m_more->setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    row->addWidget(m_more);
    m_why->setObjectName(QStringLiteral("whyDue"));
    m_why->setAutoDefault(false);
    row->addWidget(m_why);
    m_hint->setObjectName(QStringLiteral("orderHint"));
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    for (const auto verb : rules::allOrderVerbs) {
        auto *action = m_actions.emplace_back(new QAction(this));
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, [this, verb] { doVerb(verb); });
        addAction(action);
    }
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
    connect(m_go, &QPushButton::clicked, this, &OrderVerbs::goThere);
    connect(m_why, &QPushButton::clicked, this, &OrderVerbs::explainClock);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &OrderVerbs::refresh);
    retranslate();
}

void OrderVerbs::retranslate()
{
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More that can be done with the order"));
    m_go->setText(tr("Go there"));
    m_why->setText(tr("Why this due time"));
    m_why->setToolTip(tr("Every start, pause and resume of the clocks with its calendar arithmetic"));
    for (size_t i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setText(items::verbText(rules::allOrderVerbs[i]));
    refresh();
}

void OrderVerbs::showRow(const replica::ListRow *row)
{
    const bool another = !row || !m_row || row->record.id != m_row->record.id;
    const bool moved = !another && row->record.values != m_row->record.values;
    m_row = row ? std::optional(*row) : std::nullopt;
    if (another || moved)
        m_problem.reset();
    refresh();
}

void OrderVerbs::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

const VerbOffer *OrderVerbs::offerOf(OrderVerb verb) const
{
    const auto found = std::ranges::find(m_offers, verb, &VerbOffer::verb);
    return found == m_offers.end() ? nullptr : &*found;
}

QString OrderVerbs::problemOf(const VerbOffer &offer) const
{
    if (!m_lock.isEmpty())
        return m_lock;
    return offer.problem ? items::sentenceOf(*offer.problem, &m_shape) : QString();
}

std::optional<OrderVerb> OrderVerbs::next() const
{
    for (const auto verb : usualOrder)
        if (const auto *offer = offerOf(verb); offer && !offer->problem)
            return verb;
    return std::nullopt;
}

void OrderVerbs::refresh()
{
    std::vector<QWidget *> bar{m_go};
    bar.insert(bar.end(), m_buttons.begin(), m_buttons.end());
    bar.insert(bar.end(), {m_more, m_why});
    const KeyboardKeeper keeper(*this, std::move(bar));
    showOffers();
}

void OrderVerbs::showOffers()
{
    m_offers = m_row ? rules::allowedVerbs(m_row->record, m_context.host.actor()) : std::vector<VerbOffer>();
    setVisible(m_row.has_value());
    const auto has = [this](QStringView field) { return m_row && !isEmpty(m_row->record.values[size_t(m_shape.indexOf(field))]); };
    m_why->setVisible(has(u"response_limit") || has(u"resolve_limit") || has(u"report_due"));
    const QString waits = hint();
    m_hint->setText(waits);
    m_hint->setVisible(!waits.isEmpty());
    // The next step, then what goes beside it, then the rest.
    std::vector<const VerbOffer *> shown;
    const auto add = [&](OrderVerb verb) {
        if (const auto *offer = offerOf(verb); offer && std::ranges::find(shown, offer) == shown.end())
            shown.push_back(offer);
    };
    if (const auto verb = next())
        add(*verb);
    for (const auto verb : beside)
        if (const auto *offer = offerOf(verb); offer && !offer->problem)
            add(verb);
    const size_t ready = shown.size();
    for (const auto &offer : m_offers)
        if (!offer.problem)
            add(offer.verb);
    for (const auto &offer : m_offers)
        add(offer.verb);

    for (size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = m_buttons[i];
        const bool has = i < shown.size() && (i == 0 || i < ready);
        button->setVisible(has);
        if (!has)
            continue;
        const QString problem = problemOf(*shown[i]);
        button->setProperty("verb", int(shown[i]->verb));
        button->setText(items::verbText(shown[i]->verb) + (VerbDialog::isNeeded(*shown[i], m_row->record) ? QStringLiteral("…") : QString()));
        button->setEnabled(problem.isEmpty());
        button->setToolTip(problem.isEmpty() ? QStringLiteral("%1 (Alt+%2)").arg(items::verbText(shown[i]->verb)).arg(i + 1) : problem);
        forms::setRank(*button, i == 0 && problem.isEmpty() ? forms::Rank::Primary : forms::Rank::Quiet);
    }
    m_menu->clear();
    for (auto *action : m_actions) {
        action->setEnabled(false);
        action->setShortcut({});
    }
    int key = 1;
    for (const auto *offer : shown) {
        auto *action = m_actions[size_t(offer->verb)];
        const QString problem = problemOf(*offer);
        action->setText(items::verbText(offer->verb) + (VerbDialog::isNeeded(*offer, m_row->record) ? QStringLiteral("…") : QString()));
        action->setEnabled(problem.isEmpty());
        action->setToolTip(problem.isEmpty() ? items::verbText(offer->verb) : problem);
        if (key <= 9)
            action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + key++)));
        m_menu->addAction(action);
    }
    m_more->setVisible(shown.size() > 1);
    const QString sentence = m_problem ? items::orderSentence(rules::problemError(ErrorCode::InvalidValue, {}, *m_problem)) : QString();
    m_refusal->setVisible(!sentence.isEmpty());
    m_sentence->setText(sentence);
    inkLabel(*m_sentence, shell::Tone::Bad);
    using Kind = rules::OrderProblem::Kind;
    m_go->setVisible(m_problem && ((liesElsewhere(m_problem->kind) && m_problem->kind != Kind::OwnClose && m_problem->kind != Kind::Alerts) || m_problem->kind == Kind::Resolution || m_problem->kind == Kind::Priority || m_problem->kind == Kind::Unassigned));
}

/// A request for a rating that nobody has answered.
QString OrderVerbs::hint() const
{
    if (!m_row)
        return {};
    const auto value = [this](QStringView field) { return integer(m_row->record.values[size_t(m_shape.indexOf(field))]); };
    const qint64 asked = value(u"rating_asked_at");
    if (asked == 0 || value(u"stars") > 0)
        return {};
    const qint64 days = (m_context.clock.now().ms - asked) / 86'400'000;
    return days < 1 ? tr("A rating was asked for and has not come yet.") : tr("A rating was asked for %n day(s) ago and has not come. Ask again, or enter what the user said.", nullptr, int(days));
}

void OrderVerbs::explainClock()
{
    if (!m_row)
        return;
    auto *window = new WhyWindow(m_row->record, m_context, this->window());
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

Command OrderVerbs::command(const VerbOffer &offer, const Patch &fields, const QString &reason) const
{
    Command command{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = m_shape.name, .targets = {{m_row->record.id, m_row->record.revision}}, .fields = fields, .overruled = {}, .reason = reason, .after = {},
                    .occurredAt = m_context.clock.now()};
    const Value to = Codec<OrderState>::encode(offer.to);
    if (to != m_row->record.values[size_t(m_shape.indexOf(u"state"))])
        command.fields.insert_or_assign(QStringLiteral("state"), to);
    if (offer.verb == OrderVerb::AskRating)
        command.fields.insert_or_assign(QStringLiteral("rating_asked_at"), m_context.clock.now().ms);
    return command;
}

void OrderVerbs::doVerb(OrderVerb verb)
{
    const auto *found = offerOf(verb);
    if (!found || m_sending || !problemOf(*found).isEmpty())
        return;
    const VerbOffer offer = *found;
    if (!isGuarded(verb)) {
        ask(offer);
        return;
    }
    // Steps, evidence and ledger first; the words that the verb itself asks for are not written yet.
    Patch words;
    if (verb == OrderVerb::Resolve)
        words.emplace(QStringLiteral("resolution"), QStringLiteral("…"));
    m_sending = true;
    refresh();
    whenDone(m_context.items.queries().judge(command(offer, words, {}), m_context.host.actor(), m_context.catalogues), this, [this, offer, id = m_row->record.id](const Result<items::Judgement> &judgement) {
        m_sending = false;
        refresh();
        if (!m_row || m_row->record.id != id)
            return;
        if (judgement && !judgement->isGood()) {
            const Error &error = judgement->whole ? *judgement->whole : judgement->records.begin()->second;
            if (const auto problem = rules::orderProblemOf(error); problem && liesElsewhere(problem->kind)) {
                refuse(error);
                return;
            }
        }
        ask(offer);
    });
}

void OrderVerbs::ask(const VerbOffer &offer)
{
    if (!VerbDialog::isNeeded(offer, m_row->record)) {
        submit(offer, {}, {}, {});
        return;
    }
    auto *dialog = new VerbDialog(offer, *m_row, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->keepTyped();
    connect(dialog, &QDialog::accepted, this, [this, dialog, offer, id = m_row->record.id] {
        if (!m_row || m_row->record.id != id)
            return;
        if (!dialog->scan().isEmpty())
            attachScan(offer, dialog->fields(), dialog->reason(), dialog->scan());
        else
            submit(offer, dialog->fields(), dialog->reason(), {});
    });
    dialog->open();
}

void OrderVerbs::attachScan(const VerbOffer &offer, const Patch &fields, const QString &reason, const QString &path)
{
    if (!m_context.files)
        return;
    m_sending = true;
    refresh();
    whenDone(m_context.files->keep(path), this, [this, offer, fields, reason, path, id = m_row->record.id](const Result<StoredFile> &kept) {
        m_sending = false;
        if (!kept || !m_row || m_row->record.id != id) {
            if (!kept)
                m_context.host.notify(shell::noticeOf(kept.error()));
            refresh();
            return;
        }
        const Command attach{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Attachment>::name), .targets = {{m_context.ids.next(), 0}},
                             .fields = {{QStringLiteral("record_entity"), m_shape.name}, {QStringLiteral("record_id"), idText(id)}, {QStringLiteral("name"), rules::safeFileName(QFileInfo(path).fileName())},
                                        {QStringLiteral("media_type"), kept->mediaType.left(100)}, {QStringLiteral("size"), kept->size}, {QStringLiteral("digest"), kept->digest}},
                             .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
        whenDone(m_context.commands.submit(attach), this, [this, offer, fields, reason, id, attach](const Result<void> &hung) {
            if (!hung)
                m_context.host.notify(refusalOf(hung.error()));
            else if (m_row && m_row->record.id == id)
                submit(offer, fields, reason, {attach.id});
        });
    });
}

void OrderVerbs::submit(const VerbOffer &offer, const Patch &fields, const QString &reason, const std::vector<QUuid> &after)
{
    if (m_sending)
        return; // a second press of the same button
    auto act = command(offer, fields, reason);
    act.after = after;
    m_sending = true;
    m_problem.reset();
    refresh();
    whenDone(m_context.commands.submit(act), this, [this, verb = offer.verb, id = m_row->record.id](const Result<void> &result) {
        m_sending = false;
        refresh();
        if (result) {
            VerbDialog::forget(verb, id, m_context);
            Q_EMIT done(verb);
        } else if (m_row && m_row->record.id == id)
            refuse(result.error());
        else
            m_context.host.notify(refusalOf(result.error()));
    });
}

void OrderVerbs::refuse(const Error &error)
{
    m_problem = rules::orderProblemOf(error);
    if (!m_problem)
        m_context.host.notify(refusalOf(error));
    refresh();
}

void OrderVerbs::goThere()
{
    using Kind = rules::OrderProblem::Kind;
    if (!m_problem)
        return;
    if (m_problem->kind == Kind::Steps || m_problem->kind == Kind::Evidence || m_problem->kind == Kind::Findings) {
        if (auto *checklist = turnTo<ChecklistTab>(*this))
            checklist->showStep(m_problem->words.value(0).toInt());
    } else if (m_problem->kind == Kind::Ledger || m_problem->kind == Kind::NoResource) {
        turnTo<ResourcesTab>(*this);
    } else {
        Q_EMIT formAsked();
    }
}

} // namespace views::panels
