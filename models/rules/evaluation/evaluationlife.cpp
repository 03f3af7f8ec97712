#include "rules/evaluation/evaluationlife.h"

#include "contract/digest.h"
#include "contract/entities/attachment.h"
#include "contract/entities/objection.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/evaluationsigning.h"
#include "rules/evaluation/objections.h"
#include "rules/evaluation/sheets.h"
#include "rules/orderflow.h"
#include "rules/recurrence.h"
#include "rules/rolelists.h"

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;
using enum EvaluationState;

// What may be written in which state, beside what the rules keep.
constexpr std::array openWhileScored{u"state", u"title", u"scores_due", u"objections_until", u"figures", u"inputs_digest", u"note"};
constexpr std::array openInReview{u"state", u"objections_until", u"figures", u"inputs_digest", u"result", u"note"};
constexpr std::array openWhenFrozen{u"state", u"signature", u"checked_digest", u"checked_at"};
constexpr std::array openForEver{u"state"};
/// What makes two evaluations the same.
constexpr std::array sameness{u"unit_id", u"period_from", u"period_to", u"subject", u"service_code"};

std::span<const char16_t *const> openIn(EvaluationState state)
{
    switch (state) {
    case Planned:
        break;
    case Scoring:
        return openWhileScored;
    case Review:
        return openInReview;
    case Frozen:
        return openWhenFrozen;
    case Corrected:
    case Voided:
        return openForEver;
    }
    return {};
}

const char *monthsWord(PeriodKind kind)
{
    return Choices<PeriodKind>::all[size_t(kind)].code;
}

int monthsOf(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Month:
        return 1;
    case PeriodKind::Quarter:
        return 3;
    case PeriodKind::HalfYear:
        return 6;
    case PeriodKind::Year:
        return 12;
    }
    return 1;
}

/// One evaluation on its way through a command.
class Settling
{
public:
    Settling(const Command &command, const std::optional<Evaluation> &was, const Record *before, Evaluation &evaluation, Record &record, const Situation &situation)
        : m_command(command), m_was(was), m_before(before), m_evaluation(evaluation), m_record(record), m_situation(situation)
    {
    }

    Result<void> settle()
    {
        return checkKept()
            .and_then([&] { return checkPlan(); })
            .and_then([&] { return settleState(); })
            .and_then([&] { return settleSignature(); })
            .map([&] {
                m_evaluation.audience = QString(everyone);
                m_record.values = toRecord(m_evaluation).values;
            });
    }

private:
    [[nodiscard]] EvaluationState former() const { return m_was ? m_was->state : Planned; }
    [[nodiscard]] bool moves() const { return former() != m_evaluation.state; }
    [[nodiscard]] Instant at() const { return m_command.occurredAt; }
    [[nodiscard]] bool isServer() const { return m_situation.actor.roles.contains(serverRole); }
    [[nodiscard]] QUuid id() const { return m_record.id; }

    template <class T> [[nodiscard]] bool changes(T Evaluation::*member) const
    {
        static const Evaluation blank;
        return (m_was ? *m_was : blank).*member != m_evaluation.*member;
    }

    // What may change at all

    Result<void> checkKept()
    {
        const auto kept = [](const QString &field) { return refused(ErrorCode::ReadOnlyField, field, Kind::Kept, {field}); };
        if (changes(&Evaluation::result) && !(former() == Review && m_evaluation.state == Frozen))
            return kept(QStringLiteral("result"));
        if (changes(&Evaluation::signature) && former() != Frozen)
            return kept(QStringLiteral("signature"));
        if (m_was && changes(&Evaluation::corrects))
            return kept(QStringLiteral("corrects_id"));
        if (!m_was)
            return {};
        if (former() != Planned)
            if (const auto open = checkOnlyChanges(contract::shapeOf<Evaluation>(), *m_before, m_record, openIn(former()), codeFor(former())); !open)
                return open;
        // A day that was set may be put off, never brought forward, once people count on it.
        if (former() == Review && m_was->objectionsUntil.isValid() && (!m_evaluation.objectionsUntil.isValid() || m_evaluation.objectionsUntil < m_was->objectionsUntil))
            return kept(QStringLiteral("objections_until"));
        return checkHand();
    }

    /// Who may write at all: those who plan and decide; others only sign.
    Result<void> checkHand() const
    {
        if (isServer() || former() == Frozen || holdsOneOf(m_situation.actor, planners))
            return {};
        return refused(ErrorCode::MissingRight, QStringLiteral("evaluation.edit"), Kind::Role, QStringList{QStringLiteral("edit")} + QString::fromLatin1(planners).split(u' '));
    }

    // What is evaluated

    [[nodiscard]] bool changesPlan() const
    {
        if (!m_before || m_before->retired)
            return true;
        const auto &shape = contract::shapeOf<Evaluation>();
        return std::ranges::any_of(sameness, [&](const char16_t *name) { return m_before->values[size_t(shape.indexOf(QStringView(name)))] != m_record.values[size_t(shape.indexOf(QStringView(name)))]; })
            || changes(&Evaluation::periodKind);
    }

    Result<void> checkPlan()
    {
        if (former() != Planned)
            return {};
        if (!m_was && !holdsOneOf(m_situation.actor, planners))
            return checkHand();
        if (!changesPlan())
            return {};
        return checkPeriod().and_then([&] { return checkUnit(); }).and_then([&] { return settleCorrection(); }).and_then([&] { return checkAlone(); });
    }

    Result<void> checkPeriod() const
    {
        if (m_evaluation.periodTo < m_evaluation.periodFrom)
            return refused(ErrorCode::InvalidValue, QStringLiteral("period_to"), Kind::Period, {QStringLiteral("backwards")});
        if (lastDayOf(m_evaluation.periodKind, m_evaluation.periodFrom) != m_evaluation.periodTo)
            return refused(ErrorCode::InvalidValue, QStringLiteral("period_from"), Kind::Period, {QString::fromLatin1(monthsWord(m_evaluation.periodKind))});
        return {};
    }

    Result<void> checkUnit() const
    {
        const auto record = m_situation.world.find(contract::shapeOf<Organisation>(), m_evaluation.unit.uuid);
        const auto unit = record ? fromRecord<Organisation>(*record) : Result<Organisation>(fail(ErrorCode::UnknownReference, QStringLiteral("unit_id")));
        if (!unit)
            return Unexpected(unit.error());
        const Party wanted = m_evaluation.subject == EvaluationSubject::Unit ? Party::User : Party::Provider;
        if (unit->party != wanted)
            return refused(ErrorCode::InvalidValue, QStringLiteral("unit_id"), Kind::Unit, {codeFor(wanted)});
        if (m_evaluation.subject == EvaluationSubject::Service && m_evaluation.serviceCode.isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("service_code"), Kind::Missing, {QStringLiteral("service_code")});
        return {};
    }

    /// The next version of a frozen evaluation of the same, with a reason.
    Result<void> settleCorrection()
    {
        const QString field = QStringLiteral("corrects_id");
        if (m_evaluation.corrects.isNull()) {
            m_evaluation.version = 1;
            return {};
        }
        if (m_evaluation.correction.trimmed().isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("correction"), Kind::Missing, {QStringLiteral("correction")});
        const auto former = evaluationFor(m_evaluation.corrects.uuid, m_situation.world);
        if (!former)
            return refused(ErrorCode::UnknownReference, field, Kind::Correction, {QStringLiteral("none")});
        if (former->state != Frozen)
            return refused(ErrorCode::InvalidValue, field, Kind::Correction, {QStringLiteral("state")});
        const bool isSame = former->subject == m_evaluation.subject && former->unit == m_evaluation.unit && former->periodFrom == m_evaluation.periodFrom && former->periodTo == m_evaluation.periodTo
            && former->serviceCode == m_evaluation.serviceCode;
        if (!isSame)
            return refused(ErrorCode::InvalidValue, field, Kind::Correction, {QStringLiteral("other")});
        m_evaluation.version = former->version + 1;
        return {};
    }

    /// Nobody evaluates the same twice, but for the one that is corrected.
    Result<void> checkAlone() const
    {
        const auto &shape = contract::shapeOf<Evaluation>();
        std::vector<FieldValue> same;
        for (const auto *name : sameness) {
            const int field = shape.indexOf(QStringView(name));
            const auto &value = m_record.values[size_t(field)];
            if (!isEmpty(value))
                same.push_back({field, value});
        }
        for (const auto &record : m_situation.world.holding(shape, same, id())) {
            const auto other = fromRecord<Evaluation>(record);
            if (other && isLiving(other->state) && other->serviceCode == m_evaluation.serviceCode && other->id != m_evaluation.corrects)
                return refused(ErrorCode::AlreadyExists, QStringLiteral("period_from"), Kind::Twice, {other->number});
        }
        return {};
    }

    // Verbs

    Result<void> settleState()
    {
        if (!m_was) {
            if (m_evaluation.state != Planned)
                return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Way, {codeFor(Planned), codeFor(m_evaluation.state)});
            return {};
        }
        if (!moves())
            return {};
        const auto row = evaluationTransitionFor(former(), m_evaluation.state, m_situation.actor, m_command.reason);
        if (!row)
            return Unexpected(row.error());
        return checkGuard((*row)->guard).map([&] { stamp((*row)->verb); });
    }

    Result<void> checkGuard(EvaluationGuard guard)
    {
        switch (guard) {
        case EvaluationGuard::None:
            return {};
        case EvaluationGuard::Openable:
            return checkTemplate().and_then([&] { return checkPeriod(); }).and_then([&] { return checkUnit(); }).and_then([&] { return checkAlone(); });
        case EvaluationGuard::HandedIn:
            return checkHandedIn();
        case EvaluationGuard::Freezable:
            return checkFreezable();
        case EvaluationGuard::Succeeded:
            return checkSucceeded();
        }
        return {};
    }

    Result<void> checkTemplate() const
    {
        const QString field = QStringLiteral("template_id");
        const auto record = m_situation.world.find(contract::shapeOf<EvaluationTemplate>(), m_evaluation.templateId.uuid);
        const auto kept = record && !record->retired ? fromRecord<EvaluationTemplate>(*record) : Result<EvaluationTemplate>(fail(ErrorCode::NotFound));
        if (!kept)
            return refused(ErrorCode::UnknownReference, field, Kind::Template, {QStringLiteral("none")});
        if (kept->standing != TemplateVersionState::InForce)
            return refused(ErrorCode::InvalidValue, field, Kind::Template, {codeFor(kept->standing)});
        const auto document = templateFromJson(kept->content.toUtf8());
        if (!document)
            return refused(ErrorCode::InvalidValue, field, Kind::Template, {document.error().field});
        if (const auto issues = issuesOf(*document); !issues.empty())
            return refused(ErrorCode::InvalidValue, field, Kind::Template, {issues.front().place, textOf(issues.front().reason)});
        return {};
    }

    /// Whose sheets are hidden here is for the server to say.
    Result<void> checkHandedIn() const
    {
        if (!m_command.reason.trimmed().isEmpty())
            return {};
        const auto document = templateOf(m_evaluation, m_situation.world);
        if (!document)
            return Unexpected(document.error());
        QStringList missing;
        for (const Party party : partiesMissing(*document, id(), m_situation.world))
            if (m_situation.world.isWhole() || m_situation.actor.roles.contains(roleOf(party)))
                missing << codeFor(party);
        if (!missing.isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::HandedIn, missing);
        return {};
    }

    Result<void> checkFreezable()
    {
        if (dayOf(at()) <= m_evaluation.periodTo)
            return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::NotOver, {m_evaluation.periodTo.toString(Qt::ISODate)});
        const auto objections = objectionsOf(id(), m_situation.world);
        if (const auto open = std::ranges::count_if(objections, [](const Objection &one) { return isOpen(one.state); }); open > 0)
            return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Objections, {QString::number(open)});
        if (m_evaluation.objectionsUntil.isValid() && dayOf(at()) <= m_evaluation.objectionsUntil && m_command.reason.trimmed().isEmpty())
            return refused(ErrorCode::RequiredMissing, QStringLiteral("reason"), Kind::Waiting, {m_evaluation.objectionsUntil.toString(Qt::ISODate)});
        return checkInputs().and_then([&] { return checkResultGiven(); });
    }

    Result<void> checkInputs() const
    {
        const QString field = QStringLiteral("inputs_digest");
        if (!isDigest(m_evaluation.inputsDigest))
            return refused(ErrorCode::RequiredMissing, field, Kind::Inputs, {QStringLiteral("none")});
        const auto &shape = contract::shapeOf<Attachment>();
        const std::array wanted{FieldValue{shape.indexOf(u"record_id"), idText(id())}, FieldValue{shape.indexOf(u"digest"), m_evaluation.inputsDigest}};
        if (m_situation.world.holding(shape, wanted, {}).empty())
            return refused(ErrorCode::RequiredMissing, field, Kind::Inputs, {QStringLiteral("attachment")});
        return {};
    }

    /// What is frozen is what comes out here, of the same figures, sheets and objections.
    Result<void> checkResultGiven()
    {
        const auto document = templateOf(m_evaluation, m_situation.world);
        if (!document)
            return Unexpected(document.error());
        const auto figures = figuresKept(m_evaluation);
        if (!figures)
            return Unexpected(figures.error());
        if (const auto right = checkFigures(m_evaluation, *document, *figures); !right)
            return right;
        const auto result = resultNow(m_evaluation, *figures, m_situation.world);
        if (!result)
            return Unexpected(result.error());
        if (!result->score.complete) {
            QStringList missing;
            for (const auto &indicator : result->score.indicators)
                if (indicator.standing == Standing::Missing)
                    missing << indicator.indicator;
            return refused(ErrorCode::RequiredMissing, QStringLiteral("state"), Kind::Incomplete, missing);
        }
        const auto canonical = canonicalText(*result);
        if (!canonical)
            return Unexpected(canonical.error());
        if (m_evaluation.result.toUtf8() != *canonical)
            return refused(ErrorCode::InvalidValue, QStringLiteral("result"), Kind::Result, {differsIn(*result)});
        m_evaluation.resultDigest = digestOf(*canonical);
        m_evaluation.score = result->score.total;
        m_evaluation.grade = result->score.grade;
        return {};
    }

    [[nodiscard]] QString differsIn(const EvaluationResult &right) const
    {
        const auto given = resultFromJson(m_evaluation.result.toUtf8());
        if (!given)
            return QStringLiteral("form");
        if (given->head != right.head)
            return QStringLiteral("head");
        if (given->figures != right.figures)
            return QStringLiteral("figures");
        if (given->sheets != right.sheets)
            return QStringLiteral("sheets");
        if (given->rescored != right.rescored)
            return QStringLiteral("objections");
        return QStringLiteral("total");
    }

    Result<void> checkSucceeded() const
    {
        const auto &shape = contract::shapeOf<Evaluation>();
        const std::array correcting{FieldValue{shape.indexOf(u"corrects_id"), idText(id())}, FieldValue{shape.indexOf(u"state"), codeFor(Frozen)}};
        if (m_situation.world.holding(shape, correcting, id()).empty())
            return refused(ErrorCode::InvalidValue, QStringLiteral("state"), Kind::Correction, {QStringLiteral("none")});
        return {};
    }

    void stamp(EvaluationVerb verb)
    {
        const QString hand = handOf(m_situation.actor);
        switch (verb) {
        case EvaluationVerb::Open:
            m_evaluation.openedBy = hand;
            m_evaluation.openedAt = at();
            break;
        case EvaluationVerb::CloseScoring:
            m_evaluation.closedBy = hand;
            m_evaluation.closedAt = at();
            if (!m_evaluation.objectionsUntil.isValid() || m_evaluation.objectionsUntil < dayOf(at()))
                m_evaluation.objectionsUntil = dayOf(at()).addDays(daysForObjections);
            break;
        case EvaluationVerb::Freeze:
            m_evaluation.frozenBy = hand;
            m_evaluation.frozenAt = at();
            break;
        case EvaluationVerb::Void:
        case EvaluationVerb::Correct:
            break;
        }
    }

    // Signatures

    Result<void> settleSignature()
    {
        if (!m_was || !changes(&Evaluation::signature) || m_evaluation.signature.isEmpty())
            return {};
        if (moves())
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Kept, {QStringLiteral("state")});
        return takeSignature(m_evaluation, m_command, m_situation);
    }

    const Command &m_command;
    const std::optional<Evaluation> &m_was;
    const Record *m_before;
    Evaluation &m_evaluation;
    Record &m_record;
    const Situation &m_situation;
};

} // namespace

QDate lastDayOf(PeriodKind kind, QDate from)
{
    const int months = monthsOf(kind);
    if (!from.isValid() || from.day() != 1 || (from.month() - 1) % months != 0)
        return {};
    return from.addMonths(months).addDays(-1);
}

Result<void> settleEvaluation(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto evaluation = fromRecord<Evaluation>(after);
    if (!evaluation)
        return Unexpected(evaluation.error());
    std::optional<Evaluation> was;
    if (before) {
        auto former = fromRecord<Evaluation>(*before);
        if (!former)
            return Unexpected(former.error());
        was = *std::move(former);
    }
    if (after.retired) {
        if (was && was->state != EvaluationState::Planned)
            return refused(ErrorCode::ReadOnlyField, QStringLiteral("state"), Kind::Submitted);
        return {};
    }
    return Settling(command, was, before, *evaluation, after, situation).settle();
}

} // namespace rules::evaluation
