#include "rules/evaluation/printedforms.h"

#include "contract/digest.h"
#include "contract/entities/attachment.h"
#include "rules/evaluation/evaluationflow.h"
#include "rules/orderflow.h"

namespace rules::evaluation {

namespace {

using Kind = EvaluationProblem::Kind;

/// One more than the highest copy of the form of that record. A blank form is no copy of anything.
int nextCopy(const PrintedForm &form, const QUuid &id, const World &world)
{
    if (form.recordId.isEmpty())
        return 1;
    const auto &shape = contract::shapeOf<PrintedForm>();
    const std::array same{FieldValue{shape.indexOf(u"record_id"), form.recordId}, FieldValue{shape.indexOf(u"form"), form.form}};
    int highest = 0;
    for (const auto &record : world.holding(shape, same, id))
        highest = std::max(highest, int(integer(record.values[size_t(shape.indexOf(u"copy"))])));
    return highest + 1;
}

Result<void> registerCopy(PrintedForm &form, const QUuid &id, const Command &command, const Situation &situation)
{
    const Shape *of = form.recordEntity.isEmpty() ? nullptr : shapeNamed(form.recordEntity);
    if (!form.recordEntity.isEmpty() && (!of || idOf(form.recordId).isNull()))
        return fail(ErrorCode::InvalidValue, QStringLiteral("record_entity"), QStringLiteral("no such kind of record"));
    if (of && !situation.world.find(*of, idOf(form.recordId)))
        return fail(ErrorCode::UnknownReference, QStringLiteral("record_id"));
    if (!form.digest.isEmpty() && !isDigest(form.digest))
        return fail(ErrorCode::InvalidValue, QStringLiteral("digest"), QStringLiteral("not an SM3 digest"));
    if (form.signing == SigningState::Signed)
        return refused(ErrorCode::InvalidValue, QStringLiteral("signing"), Kind::Unsigned);
    form.copy = nextCopy(form, id, situation.world);
    form.printedBy = handOf(situation.actor);
    form.printedAt = command.occurredAt;
    return {};
}

/// The scan hangs on the entry of the print.
bool hangs(const QString &digest, const QUuid &id, const World &world)
{
    const auto &shape = contract::shapeOf<Attachment>();
    const std::array wanted{FieldValue{shape.indexOf(u"record_id"), idText(id)}, FieldValue{shape.indexOf(u"digest"), digest}};
    return !world.holding(shape, wanted, {}).empty();
}

Result<void> takeBack(const PrintedForm &was, const PrintedForm &form, const QUuid &id, const World &world)
{
    if (was.signing == form.signing)
        return {};
    if (was.signing != SigningState::Unsigned || form.signing != SigningState::Signed)
        return refused(ErrorCode::InvalidValue, QStringLiteral("signing"), Kind::Way, {codeFor(was.signing), codeFor(form.signing)});
    if (!isDigest(form.scanDigest) || !hangs(form.scanDigest, id, world))
        return refused(ErrorCode::RequiredMissing, QStringLiteral("scan_digest"), Kind::Unsigned);
    return {};
}

} // namespace

Result<void> settlePrintedForm(const Command &command, const Record *before, Record &after, const Situation &situation)
{
    auto form = fromRecord<PrintedForm>(after);
    if (!form)
        return Unexpected(form.error());
    if (after.retired)
        return refused(ErrorCode::ReadOnlyField, QStringLiteral("form"), Kind::Submitted);
    Result<void> settled;
    if (!before) {
        settled = registerCopy(*form, after.id, command, situation);
    } else {
        const auto was = fromRecord<PrintedForm>(*before);
        if (!was)
            return Unexpected(was.error());
        constexpr std::array unsignedOpen{u"signing", u"scan_digest", u"paper_changes"};
        constexpr std::array signedOpen{u"paper_changes"};
        const auto open = was->signing == SigningState::Unsigned ? std::span<const char16_t *const>(unsignedOpen) : std::span<const char16_t *const>(signedOpen);
        settled = checkOnlyChanges(contract::shapeOf<PrintedForm>(), *before, after, open, codeFor(was->signing)).and_then([&] { return takeBack(*was, *form, after.id, situation.world); });
    }
    if (!settled)
        return settled;
    form->audience = QString(everyone);
    after.values = toRecord(*form).values;
    return {};
}

} // namespace rules::evaluation
