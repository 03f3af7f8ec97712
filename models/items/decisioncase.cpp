#include "items/decisioncase.h"

#include "contract/entities/entities.h"
#include "items/captions.h"
#include "items/changechain.h"
#include "items/changewords.h"
#include "items/readerworld.h"
#include "rules/changecontent.h"
#include "rules/changefindings.h"
#include "rules/policies.h"

#include <QJsonDocument>

namespace items {

namespace {

const Shape &shape() { return shapeOf<ChangeRequest>(); }

/// The later of what this workstation remembers and what the change says of the actor itself; else the end of the round before.
Instant lastLook(const ChangeFile &file, const Actor &actor, Instant looked)
{
    Instant former;
    const auto round = file.integerOf(u"round");
    for (const auto &decision : decisionsIn(file.textOf(u"decisions"))) {
        if (decision.person == actor.person && !actor.person.isNull())
            looked = std::max(looked, decision.at);
        if (decision.round < round)
            former = std::max(former, decision.at);
    }
    return looked.ms != 0 ? looked : former;
}

} // namespace

std::vector<FieldDifference> contentSince(const ChangeFile &file, Instant since, const Catalogues &catalogues, const std::function<QString(const FieldShape &, const Value &)> &nameOf)
{
    std::vector<FieldDifference> differences;
    if (since.ms == 0)
        return differences;
    for (const auto &name : rules::contentFields()) {
        const int position = shape().indexOf(name);
        std::optional<Value> before;
        for (const auto &entry : file.history) // newest first: the oldest change after that time says what was there
            for (const auto &change : entry.changes)
                if (change.field == position && entry.doneAt > since)
                    before = change.before;
        const Value &now = file.change.record.values[size_t(position)];
        if (!before || *before == now)
            continue;
        const auto &field = shape().fields[size_t(position)];
        const auto told = [&](const Value &value) {
            const QString held = text(value);
            if (held.startsWith(u'[') || held.startsWith(u'{'))
                return documentText(held);
            return displayText(shape(), field, value, catalogues, nameOf(field, value));
        };
        differences.push_back({name, captionOf(shape(), field), told(*before), told(now)});
    }
    return differences;
}

Result<DecisionCase> readDecisionCase(replica::ListReader &reader, const QString &outboxPath, const QUuid &id, const Actor &actor, Instant now, Instant looked, const Catalogues &catalogues)
{
    auto file = readChangeFile(reader, outboxPath, id);
    if (!file)
        return Unexpected(file.error());
    if (file->change.rid == 0)
        return fail(ErrorCode::NotFound, idText(id));
    DecisionCase decided;
    auto change = fromRecord<ChangeRequest>(file->change.record);
    if (!change)
        return Unexpected(change.error());
    decided.file = *std::move(file);
    decided.change = *std::move(change);
    if (auto chain = rules::chainFromJson(decided.change.chain))
        decided.chain = *std::move(chain);
    decided.majorFrom = rules::changeRulesOf(decided.file.rules).majorFrom;
    const ReaderWorld world(reader);
    if (decided.change.state == ChangeState::AwaitingApproval)
        decided.seats = rules::seatsOf(decided.change, actor, now, world);
    const auto &people = shapeOf<Person>();
    for (const auto &seat : decided.seats)
        if (const auto principal = seat.principal.isNull() ? std::nullopt : world.find(people, seat.principal))
            decided.file.people.insert(seat.principal, titleOf(people, *principal));
    decided.since = lastLook(decided.file, actor, looked);
    decided.changed = contentSince(decided.file, decided.since, catalogues, [&](const FieldShape &field, const Value &value) {
        const auto *target = shapeNamed(field.references);
        const auto record = target && !isEmpty(value) ? world.find(*target, idOf(text(value))) : std::nullopt;
        return record ? titleOf(*target, *record) : QString();
    });
    decided.findings = rules::findingsOf(decided.change, world);
    if (!decided.change.findings.isEmpty())
        if (const auto known = rules::findingsFromJson(decided.change.findings.toUtf8()))
            decided.difference = rules::differenceOf(*known, decided.findings);
    return decided;
}

rules::ApprovalDecision decisionOf(const DecisionCase &decided, const DecisionWords &words, const Actor &actor, Instant now)
{
    rules::ApprovalDecision decision;
    decision.verdict = words.verdict;
    decision.stage = decided.change.stage;
    decision.round = decided.change.round;
    decision.to = words.to;
    decision.added = words.added;
    decision.opinion = words.opinion;
    decision.principal = words.principal;
    decision.content = decided.change.contentDigest;
    decision.impact = decided.change.impactDigest;
    const auto &files = shapeOf<Attachment>();
    for (const auto &row : decided.file.files)
        decision.files << textIn(files, row.record, u"digest");
    decision.files.sort();
    decision.files.removeDuplicates();
    decision.at = now;
    decision.by = actor.login;
    decision.person = actor.person;
    return decision;
}

} // namespace items
