#include "service/decision.h"

#include "contract/entities/entities.h"
#include "contract/jsontext.h"
#include "rules/changelife.h"
#include "rules/decide.h"
#include "rules/permissions.h"
#include "service/accountrules.h"
#include "service/attachmentunits.h"
#include "service/dbworld.h"
#include "service/fieldhistory.h"
#include "service/files.h"
#include "service/journal.h"
#include "service/numbers.h"
#include "service/relationunits.h"
#include "service/sealing.h"
#include "store/table.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <openssl/evp.h>

namespace service {

namespace {

Receipt refusal(const Docket &docket, ErrorCode code, const QString &field, const QString &message)
{
    return {docket.command.id, Refused{{code, field, message}, {}}, docket.receivedAt};
}

/// In front of today's digests of commands. Those without it were taken of the command's JSON.
const QString marked = QStringLiteral("2:");

QString digestOfJson(const Command &command)
{
    const auto json = QJsonDocument(toJson(command)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

/// The receipt of an earlier delivery, if there was one.
Result<std::optional<Receipt>> decidedBefore(store::Database &database, const Docket &docket, const QString &digest)
{
    auto row = database.run(QStringLiteral("SELECT account_id, digest, body FROM receipt WHERE command_id = ?"), {idText(docket.command.id)});
    if (!row)
        return Unexpected(row.error());
    if (!row->next())
        return std::optional<Receipt>();
    const QString known = row->text(1);
    if (row->text(0) != idText(docket.actor.account) || known != (known.startsWith(marked) ? digest : digestOfJson(docket.command)))
        return std::optional(refusal(docket, ErrorCode::IdReused, QStringLiteral("id"), QStringLiteral("this id belongs to another command")));
    return receiptFromJson(QJsonDocument::fromJson(row->text(2).toUtf8()).object()).map([](Receipt &&receipt) { return std::optional(std::move(receipt)); });
}

/// True where every command that this one builds on was applied.
Result<bool> foundationsStand(store::Database &database, const std::vector<QUuid> &after)
{
    constexpr size_t idsAtOnce = 512;
    for (size_t from = 0; from < after.size(); from += idsAtOnce) {
        const size_t count = std::min(idsAtOnce, after.size() - from);
        std::vector<Value> ids;
        for (size_t i = from; i < from + count; ++i)
            ids.push_back(idText(after[i]));
        const QString sql = QStringLiteral("SELECT COUNT(*) FROM receipt WHERE outcome = 'applied' AND command_id ") + store::inList(ids);
        const auto applied = database.number(sql, ids);
        if (!applied)
            return Unexpected(applied.error());
        if (*applied != qint64(count))
            return false;
    }
    return true;
}

bool holdsWholeReals(const Shape &shape, const Patch &patch)
{
    return std::ranges::any_of(shape.fields, [&](const FieldShape &field) {
        if (field.kind != FieldKind::Real)
            return false;
        const auto held = patch.find(field.name);
        return held != patch.end() && std::holds_alternative<qint64>(held->second);
    });
}

/// JSON cannot tell 5 from 5.0; a field that holds reals is compared as reals.
void settleTypes(const Shape &shape, Patch &patch)
{
    for (auto &[name, value] : patch) {
        const int position = shape.indexOf(name);
        if (position >= 0 && shape.fields[position].kind == FieldKind::Real && std::holds_alternative<qint64>(value))
            value = double(integer(value));
    }
}

struct Gathered {
    std::vector<rules::Subject> subjects; ///< in the order of targets
    std::optional<QUuid> hidden;          ///< a target that exists beyond the actor's scope
};

/// The command as it counts; nothing where it counts as it came.
std::optional<Command> settledOf(const Docket &docket, const Shape &shape)
{
    const auto &command = docket.command;
    const bool ahead = command.occurredAt > docket.receivedAt;
    const bool mistyped = holdsWholeReals(shape, command.fields) || std::ranges::any_of(command.targets, [&](const Target &target) { return holdsWholeReals(shape, target.fields); });
    if (!ahead && !mistyped)
        return std::nullopt;
    Command settled = command;
    // Nothing was done later than it was heard of: a clock that runs ahead promises nothing and breaks nothing.
    settled.occurredAt = std::min(command.occurredAt, docket.receivedAt);
    settleTypes(shape, settled.fields);
    for (auto &target : settled.targets)
        settleTypes(shape, target.fields);
    return settled;
}

Result<Gathered> gather(store::Database &database, const Docket &docket, const Shape &shape)
{
    std::vector<QUuid> ids;
    std::ranges::transform(docket.command.targets, std::back_inserter(ids), &Target::id);
    auto records = store::tableOf(shape).find(database, ids, docket.way == Docket::Way::Locking ? store::Table::Lock::Update : store::Table::Lock::None);
    if (!records)
        return Unexpected(records.error());
    QHash<QUuid, Record *> byId;
    for (auto &record : *records)
        byId.insert(record.id, &record);

    Gathered gathered;
    for (const auto &target : docket.command.targets) {
        rules::Subject subject;
        Record *const record = byId.value(target.id);
        if (record && !rules::mayRead(docket.actor, shape, *record)) {
            gathered.hidden = target.id;
        } else if (record) {
            if (docket.command.kind == CommandKind::Edit && record->revision > target.baseRevision) {
                auto since = changesAfter(database, target.id, target.baseRevision, docket.command.after);
                if (!since)
                    return Unexpected(since.error());
                subject.since = *std::move(since);
            }
            subject.record = std::move(*record);
        }
        gathered.subjects.push_back(std::move(subject));
    }
    return gathered;
}

Deed deedOf(const Docket &docket)
{
    const auto &actor = docket.actor;
    return {docket.command.id, textOf(docket.command.kind), actor.account, actor.login, actor.displayName.isEmpty() ? actor.login : actor.displayName,
            docket.command.occurredAt, docket.receivedAt, docket.command.reason};
}

bool isCreation(const Command &command)
{
    return command.kind == CommandKind::Create || command.kind == CommandKind::Relate;
}

/// Entities whose records carry the unit of others: those stand still until the act is done.
bool locksOthers(const QString &entity)
{
    return entity == QLatin1StringView(Describe<Relation>::name) || entity == QLatin1StringView(Describe<Attachment>::name) || entity == QLatin1StringView(Describe<StocktakeScans>::name);
}

Result<void> giveNumbers(store::Database &database, const Shape &shape, std::vector<Record> &records)
{
    if (shape.keyField() < 0)
        return {};
    return allotNumbers(database, shape, int(records.size())).map([&](const std::vector<QString> &numbers) {
        for (size_t i = 0; i < records.size(); ++i)
            records[i].values[shape.keyField()] = numbers[i];
    });
}

/// A file that comes to a change or goes from it voids the approvals that were given without it, in the same transaction.
Result<void> voidApprovals(Journal &journal, const Shape &shape, const Record *before, const Record &after, const rules::World &world)
{
    if (shape.name != QLatin1StringView(Describe<Attachment>::name))
        return {};
    const auto voided = rules::changeAfterFiles(before, after, world);
    if (!voided)
        return Unexpected(voided.error());
    if (!*voided)
        return {};
    const auto &changes = shapeOf<ChangeRequest>();
    const auto change = world.find(changes, (*voided)->id);
    return journal.write(changes, change ? &*change : nullptr, **voided, {});
}

Result<Outcome> apply(store::Database &database, Journal &journal, const Docket &docket, const Shape &shape, rules::Decision &decision, std::span<const rules::Subject> subjects, const rules::World &world)
{
    if (isCreation(docket.command))
        if (const auto numbered = giveNumbers(database, shape, decision.records); !numbered)
            return Unexpected(numbered.error());
    Applied applied{{}, std::move(decision.merged)};
    for (size_t i = 0; i < decision.records.size(); ++i) {
        const auto &after = decision.records[i];
        const Record *const before = subjects[i].record ? &*subjects[i].record : nullptr;
        if (const auto written = journal.write(shape, before, after, docket.command.overruled); !written)
            return Unexpected(written.error());
        if (const auto voided = voidApprovals(journal, shape, before, after, world); !voided)
            return Unexpected(voided.error());
        if (before)
            if (const auto followed = moveRelations(database, journal, shape, *before, after).and_then([&] { return moveAttachments(database, journal, shape, *before, after); });
                !followed)
                return Unexpected(followed.error());
        applied.records.push_back({after.id, after.revision});
    }
    return Outcome(std::move(applied));
}

/// The outcome, with everything but receipt and audit in the journal.
Result<Outcome> decideAndApply(store::Database &database, Journal &journal, const Docket &docket)
{
    const auto &command = docket.command;
    const auto *shape = shapeNamed(command.entity);
    if (!shape)
        return Outcome(Refused{{ErrorCode::BadRequest, QStringLiteral("entity"), QStringLiteral("unknown entity")}, {}});
    if (command.targets.empty() || command.targets.size() > size_t(maxTargets))
        return Outcome(Refused{{ErrorCode::BadRequest, QStringLiteral("targets"), QStringLiteral("no target, or too many")}, {}});
    for (const auto &[name, value] : command.overruled)
        if (shape->indexOf(name) < 0)
            return Outcome(Refused{{ErrorCode::UnknownField, name, {}}, {}});
    const auto stand = foundationsStand(database, command.after);
    if (!stand)
        return Unexpected(stand.error());
    if (!*stand)
        return Outcome(Refused{{ErrorCode::DependencyRefused, QStringLiteral("after"), {}}, {}});

    auto gathered = gather(database, docket, *shape);
    if (!gathered)
        return Unexpected(gathered.error());
    if (gathered->hidden && isCreation(command))
        return Outcome(Refused{{ErrorCode::AlreadyExists, QStringLiteral("id"), {}}, *gathered->hidden});
    if (const auto proper = checkAccounts(docket.actor, command); !proper)
        return Outcome(Refused{proper.error(), {}});
    for (const auto &proper : {checkContents(database, command), checkSealed(database, docket.actor, command)})
        if (!proper)
            return proper.error().code == ErrorCode::Storage ? Result<Outcome>(Unexpected(proper.error())) : Outcome(Refused{proper.error(), {}});

    const auto copied = settledOf(docket, *shape);
    const Command &settled = copied ? *copied : command;
    const bool ties = locksOthers(shape->name);
    const DbWorld world(database, docket.actor, ties ? DbWorld::Ends::Locked : DbWorld::Ends::Unlocked);
    auto verdict = rules::decide(settled, *shape, gathered->subjects, {docket.actor, docket.catalogues, world});
    if (world.trouble())
        return Unexpected(*world.trouble());
    if (auto *refused = std::get_if<Refused>(&verdict))
        return Outcome(std::move(*refused));
    if (auto *conflict = std::get_if<Conflict>(&verdict))
        return Outcome(std::move(*conflict));
    auto &decision = std::get<rules::Decision>(verdict);
    if (const auto receipts = addReceipts(settled, docket.receivedAt, docket.serverKey, decision.records); !receipts)
        return Outcome(Refused{receipts.error(), {}});
    return apply(database, journal, docket, *shape, decision, gathered->subjects, world);
}

AuditEntry auditOf(const Docket &docket, const Receipt &receipt)
{
    const auto &command = docket.command;
    AuditEntry entry{.at = docket.receivedAt,
                     .event = QStringLiteral("command.") + textOf(command.kind),
                     .success = std::holds_alternative<Applied>(receipt.outcome),
                     .account = docket.actor.account,
                     .login = docket.actor.login,
                     .entity = command.entity.left(60),
                     .command = command.id};
    if (command.targets.size() == 1)
        entry.record = command.targets.front().id;
    else
        entry.detail = QStringLiteral("%1 records").arg(command.targets.size());
    if (const auto *refused = std::get_if<Refused>(&receipt.outcome))
        entry.detail = textOf(refused->error.code) + u' ' + refused->error.field.left(200);
    else if (std::holds_alternative<Conflict>(receipt.outcome))
        entry.detail = QStringLiteral("conflict");
    return entry;
}

/// Receipt and audit end every act, whatever came of it.
Result<Receipt> file(Journal &journal, const Docket &docket, const QString &digest, Outcome outcome)
{
    Receipt receipt{docket.command.id, std::move(outcome), docket.receivedAt};
    journal.receipt(receipt, digest);
    journal.audit(auditOf(docket, receipt));
    return journal.flush().map([&] { return std::move(receipt); });
}

/// The stored receipt, or the outcome of `decide` with everything that belongs to it in the books.
template <class Decide> Result<Receipt> decideAnew(store::Database &database, const Docket &docket, Decide decide)
{
    const QString digest = digestOf(docket.command);
    if (docket.lookBack) {
        auto before = decidedBefore(database, docket, digest);
        if (!before)
            return Unexpected(before.error());
        if (*before)
            return **std::move(before);
    }
    const Deed deed = deedOf(docket);
    Journal journal(database, deed, docket.way == Docket::Way::Locking ? Journal::Rows::AtOnce : Journal::Rows::Together);
    auto outcome = decide(journal);
    if (!outcome)
        return Unexpected(outcome.error());
    return file(journal, docket, digest, *std::move(outcome));
}

} // namespace

QString digestOf(const Command &command)
{
    std::string text;
    constexpr size_t usualTarget = 1'024;
    text.reserve(usualTarget * command.targets.size());
    const auto addId = [&](const QUuid &id) {
        const auto bytes = id.toRfc4122();
        text.append(bytes.constData(), size_t(bytes.size()));
    };
    const auto addPatch = [&](const Patch &patch) {
        for (const auto &[name, value] : patch) {
            appendJsonText(text, name);
            appendJsonValue(text, value);
        }
        text += ';'; // no text of JSON begins so: the end of one part is not the beginning of the next
    };
    addId(command.id);
    appendJsonText(text, textOf(command.kind));
    appendJsonText(text, command.entity);
    appendJsonNumber(text, qint64(command.targets.size()));
    text += ';';
    for (const auto &target : command.targets) {
        addId(target.id);
        appendJsonNumber(text, target.baseRevision);
        addPatch(target.fields);
    }
    appendJsonNumber(text, command.occurredAt.ms);
    addPatch(command.fields);
    addPatch(command.overruled);
    appendJsonText(text, command.reason);
    for (const auto &id : command.after)
        addId(id);
    std::array<unsigned char, 32> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    return marked + QString::fromLatin1(QByteArrayView(digest).toByteArray().toHex());
}

bool fitsOneStatement(const Command &command)
{
    // Relations lock their ends, and a resource that moves takes its relations with it.
    if (command.targets.size() != 1)
        return false;
    const bool moves = command.entity == QLatin1StringView(Describe<Resource>::name) && command.kind == CommandKind::Edit && fieldsFor(command.targets.front(), command).contains(QStringLiteral("unit_id"));
    // Whether an address is free is asked under a lock, which only a transaction holds until the address is written.
    const bool takesAddress = command.entity == QLatin1StringView(Describe<Resource>::name)
        && (command.kind == CommandKind::Restore || std::ranges::any_of(fieldsFor(command.targets.front(), command), [](const auto &one) { return one.first == u"private_ip" || one.first == u"network_zone"; }));
    // What hangs on a record, or counts within it, goes by the record's unit and state, and moves with it.
    const bool movesAttachments = command.kind == CommandKind::Edit && fieldsFor(command.targets.front(), command).contains(QStringLiteral("unit_id"));
    return !locksOthers(command.entity) && !moves && !movesAttachments && !takesAddress;
}

Result<Receipt> carryOut(store::Database &database, const Docket &docket)
{
    return decideAnew(database, docket, [&](Journal &journal) { return decideAndApply(database, journal, docket); });
}

Result<Receipt> refuse(store::Database &database, const Docket &docket, const Error &error)
{
    return decideAnew(database, docket, [&](Journal &) { return Result<Outcome>(Refused{error, {}}); });
}

} // namespace service
