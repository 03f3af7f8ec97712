#include "views/panels/evaluation/evaluationverbs.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/evaluationsentences.h"
#include "items/evaluationwords.h"
#include "items/factory.h"
#include "rules/evaluation/improvements.h"
#include "views/forms/tables.h"
#include "views/panels/evaluation/evaluationrefusal.h"
#include "views/panels/evaluation/freezedialog.h"
#include "views/panels/evaluation/newevaluationdialog.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/records/reasondialog.h"
#include "views/shell/question.h"
#include "views/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using rules::evaluation::EvaluationOffer;
using rules::evaluation::EvaluationVerb;

namespace {

/// More verbs than this no state has.
constexpr size_t mostVerbs = 3;

} // namespace

EvaluationVerbs::EvaluationVerbs(const Shape &, const shell::PanelContext &context, QWidget *parent)
    : RecordStrip(parent), m_context(context), m_correct(new QPushButton(this)), m_raise(new QPushButton(this)), m_hint(new QLabel(this)), m_refusal(new QLabel(this))
{
    setObjectName(QStringLiteral("evaluationVerbs"));
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar, shell::px(8));
    for (size_t i = 0; i < mostVerbs; ++i) {
        auto *button = m_buttons.emplace_back(new QPushButton(this));
        button->setAutoDefault(false);
        button->setObjectName(QStringLiteral("verb%1").arg(i));
        button->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))));
        connect(button, &QPushButton::clicked, this, [this, button] { doVerb(EvaluationVerb(button->property("verb").toInt())); });
        row->addWidget(button);
    }
    m_correct->setObjectName(QStringLiteral("correct"));
    m_correct->setAutoDefault(false);
    connect(m_correct, &QPushButton::clicked, this, &EvaluationVerbs::correct);
    m_raise->setObjectName(QStringLiteral("raiseImprovements"));
    m_raise->setAutoDefault(false);
    connect(m_raise, &QPushButton::clicked, this, &EvaluationVerbs::raiseImprovements);
    row->addWidget(m_raise);
    row->addWidget(m_correct);
    m_hint->setObjectName(QStringLiteral("evaluationHint"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    for (auto *label : {m_hint, m_refusal}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), 0, shell::px(16), shell::px(8));
    column->setSpacing(shell::px(4));
    column->addWidget(bar);
    column->addWidget(m_hint);
    column->addWidget(m_refusal);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &EvaluationVerbs::refresh);
    retranslate();
}

void EvaluationVerbs::retranslate()
{
    m_correct->setText(tr("Correct…"));
    m_raise->setText(tr("Raise improvements…"));
    refresh();
}

void EvaluationVerbs::showRow(const replica::ListRow *row)
{
    const auto former = m_evaluation;
    m_evaluation.reset();
    if (row)
        if (auto evaluation = fromRecord<Evaluation>(row->record))
            m_evaluation = *std::move(evaluation);
    if (former != m_evaluation)
        m_error.reset();
    refresh();
}

void EvaluationVerbs::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

QString EvaluationVerbs::problemOf(const EvaluationOffer &offer) const
{
    if (!m_lock.isEmpty())
        return m_lock;
    return offer.problem ? evaluationRefusal(*offer.problem).happened : QString();
}

QString EvaluationVerbs::whyNotCorrect() const
{
    if (!m_lock.isEmpty())
        return m_lock;
    const QString right = QStringLiteral("evaluation.create");
    return m_context.host.actor().may(right) ? QString() : tr("Your roles do not include the right “%1”.").arg(right);
}

void EvaluationVerbs::refresh()
{
    m_offers = m_evaluation ? rules::evaluation::allowedVerbs(*m_evaluation, m_context.host.actor()) : std::vector<EvaluationOffer>();
    setVisible(m_evaluation.has_value());
    bool primary = false;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = m_buttons[i];
        button->setVisible(i < m_offers.size());
        if (i >= m_offers.size())
            continue;
        const auto &offer = m_offers[i];
        const QString problem = problemOf(offer);
        button->setProperty("verb", int(offer.verb));
        const auto keys = button->shortcut(); // a new text takes the key away
        button->setText(items::verbText(offer.verb) + (offer.verb == EvaluationVerb::Open ? QString() : QStringLiteral("…")));
        button->setShortcut(keys.isEmpty() ? QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))) : keys);
        button->setEnabled(problem.isEmpty() && !m_sending);
        button->setToolTip(problem.isEmpty() ? QStringLiteral("%1 (Alt+%2)").arg(items::verbText(offer.verb)).arg(i + 1) : problem);
        const bool leads = !primary && problem.isEmpty() && offer.verb != EvaluationVerb::Void;
        forms::setRank(*button, leads ? forms::Rank::Primary : forms::Rank::Quiet);
        primary = primary || leads;
    }
    const bool isFrozen = m_evaluation && m_evaluation->state == EvaluationState::Frozen;
    m_correct->setVisible(isFrozen);
    m_raise->setVisible(isFrozen);
    const QString raiseRight = QStringLiteral("improvement_item.create");
    const QString whyNotRaise = !m_lock.isEmpty() ? m_lock : m_context.host.actor().may(raiseRight) ? QString() : tr("Your roles do not include the right “%1”.").arg(raiseRight);
    m_raise->setEnabled(whyNotRaise.isEmpty() && !m_sending);
    m_raise->setToolTip(whyNotRaise.isEmpty() ? tr("An improvement for each low score that has none yet") : whyNotRaise);
    const QString why = whyNotCorrect();
    m_correct->setEnabled(why.isEmpty());
    m_correct->setToolTip(why.isEmpty() ? tr("Make a later version beside this one") : why);
    QString hint;
    if (m_evaluation)
        switch (m_evaluation->state) {
        case EvaluationState::Planned:
            hint = tr("Nobody can score yet.");
            break;
        case EvaluationState::Scoring:
            hint = m_evaluation->scoresDue.isValid() ? tr("The parties score until %1, each without seeing the others.").arg(m_evaluation->scoresDue.toString(Qt::ISODate)) : tr("The parties score, each without seeing the others.");
            break;
        case EvaluationState::Review:
            hint = m_evaluation->objectionsUntil.isValid() ? tr("All scores are seen. Objections may be raised until %1.").arg(m_evaluation->objectionsUntil.toString(Qt::ISODate)) : tr("All scores are seen. Objections may be raised.");
            break;
        case EvaluationState::Frozen:
            hint = m_evaluation->checkedDigest.isEmpty()                             ? tr("Frozen with %1 points; the server has not worked it out for itself yet.").arg(items::pointsText(m_evaluation->score))
                   : m_evaluation->checkedDigest == m_evaluation->resultDigest ? tr("Frozen with %1 points; the server came to the same result.").arg(items::pointsText(m_evaluation->score))
                                                                                : tr("Frozen with %1 points; the server came to another result.").arg(items::pointsText(m_evaluation->score));
            break;
        case EvaluationState::Corrected:
            hint = tr("A later version stands beside it.");
            break;
        case EvaluationState::Voided:
            hint = tr("Voided; it counts no more.");
            break;
        }
    m_hint->setText(hint);
    const bool differs = isFrozen && !m_evaluation->checkedDigest.isEmpty() && m_evaluation->checkedDigest != m_evaluation->resultDigest;
    if (differs)
        inkLabel(*m_hint, shell::Tone::Bad);
    else
        m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_refusal->setText(m_error ? evaluationRefusal(*m_error).happened : QString());
    m_refusal->setVisible(m_error.has_value());
    inkLabel(*m_refusal, shell::Tone::Bad);
}

void EvaluationVerbs::doVerb(EvaluationVerb verb)
{
    const auto found = std::ranges::find(m_offers, verb, &EvaluationOffer::verb);
    if (found == m_offers.end() || m_sending || !problemOf(*found).isEmpty())
        return;
    const EvaluationOffer offer = *found;
    if (verb == EvaluationVerb::Open) {
        submit(offer, {});
        return;
    }
    if (verb == EvaluationVerb::Freeze) {
        auto *dialog = new FreezeDialog(*m_evaluation, m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        return;
    }
    const QUuid id = m_evaluation->id.uuid;
    const auto reason = askReason({.title = items::verbText(verb),
                                   .question = m_evaluation->title,
                                   .consequence = verb == EvaluationVerb::CloseScoring ? tr("All scores are shown to everybody, and objections may be raised. Where a party has not handed in, give the reason.") : tr("It stays in the list as voided, with all that was given. A reason is wanted."),
                                   .verb = items::verbText(verb)}, this);
    if (reason && m_evaluation && m_evaluation->id.uuid == id)
        submit(offer, *reason);
}

void EvaluationVerbs::submit(const EvaluationOffer &offer, const QString &reason)
{
    m_sending = true;
    m_error.reset();
    refresh();
    const Command act{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = QString::fromLatin1(Describe<Evaluation>::name), .targets = {{m_evaluation->id.uuid, m_evaluation->revision}},
                      .fields = {{QStringLiteral("state"), Codec<EvaluationState>::encode(offer.to)}}, .overruled = {}, .reason = reason, .after = {}, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(act), this, [this, id = m_evaluation->id.uuid](const Result<void> &result) {
        m_sending = false;
        if (!result && m_evaluation && m_evaluation->id.uuid == id)
            m_error = result.error();
        else if (!result)
            m_context.host.notify(evaluationRefusal(result.error()));
        refresh();
    });
}

void EvaluationVerbs::raiseImprovements()
{
    if (!m_evaluation || m_evaluation->state != EvaluationState::Frozen || m_sending)
        return;
    whenDone(m_context.items.queries().figure<items::EvaluationFile>([id = m_evaluation->id.uuid](replica::ListReader &reader) { return items::readEvaluationFile(reader, id); }), this, [this](const Result<items::EvaluationFile> &file) {
        if (!file || file->broken || !m_evaluation || m_evaluation->id != file->record.id)
            return;
        auto proposed = rules::evaluation::improvementsProposed(file->record, file->document);
        std::erase_if(proposed, [&](const ImprovementItem &item) { return std::ranges::any_of(file->improvements, [&](const replica::ListRow &row) { return row.record.id == item.id.uuid; }); });
        if (proposed.empty()) {
            m_context.host.notify({.severity = shell::Severity::Hint, .happened = tr("No low score is without an improvement.")});
            return;
        }
        QStringList names;
        for (const auto &item : proposed)
            names << item.title;
        const int answer = shell::ask({.name = QStringLiteral("raiseImprovements"), .title = tr("Raise improvements"), .question = tr("Raise %n improvement(s)?", nullptr, int(proposed.size())), .meaning = names.join(u'\n'), .answers = {tr("Raise"), tr("Cancel")}, .usual = 0}, this);
        if (answer != 0)
            return;
        const auto &shape = shapeOf<ImprovementItem>();
        for (const auto &item : proposed) {
            const Record record = toRecord(item);
            Command act{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = shape.name, .targets = {{record.id, 0}}, .fields = {}, .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
            for (size_t i = 0; i < shape.fields.size(); ++i)
                if (!shape.fields[i].traits.readOnly && !isEmpty(record.values[i]) && shape.fields[i].name != QLatin1StringView("number") && shape.fields[i].name != QLatin1StringView("state"))
                    act.fields.emplace(shape.fields[i].name, record.values[i]);
            whenDone(m_context.commands.submit(act), this, [this](const Result<void> &result) {
                if (!result)
                    m_context.host.notify(evaluationRefusal(result.error()));
            });
        }
        m_context.host.notify({.severity = shell::Severity::Done, .happened = tr("%n improvement(s) raised.", nullptr, int(proposed.size()))});
    });
}

void EvaluationVerbs::correct()
{
    if (!m_evaluation || m_evaluation->state != EvaluationState::Frozen || !whyNotCorrect().isEmpty())
        return;
    auto *dialog = new NewEvaluationDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->correct(*m_evaluation);
    connect(dialog, &NewEvaluationDialog::created, this, [this](const QUuid &id) { Q_EMIT recordAsked(QString::fromLatin1(Describe<Evaluation>::name), id); });
    dialog->open();
}

} // namespace views::panels
