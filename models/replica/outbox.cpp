#include "replica/outbox.h"

#include "store/transaction.h"

#include <QJsonDocument>

namespace replica {

namespace {

struct StateText {
    ActState state;
    const char *text;
};
constexpr std::array stateTexts{
    StateText{ActState::Queued, "queued"},   StateText{ActState::Sending, "sending"},       StateText{ActState::Accepted, "accepted"},
    StateText{ActState::Refused, "refused"}, StateText{ActState::Conflicted, "conflicted"},
};

/// Append-only, as every schema that outlives a release: step n takes the file from version n to n + 1.
const std::array migrations{
    QStringLiteral("CREATE TABLE act (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, command TEXT NOT NULL, receipt TEXT, "
                   "attempts BIGINT NOT NULL, error_code TEXT, error_field TEXT, error_message TEXT, provisional BIGINT NOT NULL);\n"
                   "CREATE TABLE own_revision (id TEXT NOT NULL, revision BIGINT NOT NULL, PRIMARY KEY (id, revision)) WITHOUT ROWID;\n"
                   "CREATE TABLE outbox_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n"),
};

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

const QString &selectActs()
{
    static const QString sql = QStringLiteral("SELECT seq, state, command, receipt, attempts, error_code, error_field, error_message, provisional FROM act ");
    return sql;
}

Result<Act> actOf(const store::Statement &row)
{
    auto command = commandFromJson(objectOf(row.text(2)));
    if (!command)
        return Unexpected(command.error());
    const auto state = actStateOf(row.text(1));
    if (!state)
        return fail(ErrorCode::Storage, QStringLiteral("act.state"), row.text(1));
    Act act{.seq = row.integer(0), .command = *std::move(command), .state = *state, .attempts = int(row.integer(4)), .provisional = row.integer(8)};
    if (!row.isNull(3)) {
        auto receipt = receiptFromJson(objectOf(row.text(3)));
        if (!receipt)
            return Unexpected(receipt.error());
        act.receipt = *std::move(receipt);
    }
    if (!row.isNull(5))
        act.lastError = Error{errorCodeOf(row.text(5)), row.text(6), row.text(7)};
    return act;
}

std::vector<Value> bound(const Act &act)
{
    return {
        idText(act.command.id),
        textOf(act.state),
        compact(toJson(act.command)),
        act.receipt ? Value(compact(toJson(*act.receipt))) : Value(),
        qint64(act.attempts),
        act.lastError ? Value(textOf(act.lastError->code)) : Value(),
        act.lastError ? Value(act.lastError->field) : Value(),
        act.lastError ? Value(act.lastError->message) : Value(),
        act.provisional,
        act.seq,
    };
}

constexpr auto ignored = [](const store::Statement &) {};

} // namespace

QString textOf(ActState state)
{
    return QString::fromLatin1(std::ranges::find(stateTexts, state, &StateText::state)->text);
}

std::optional<ActState> actStateOf(QStringView text)
{
    const auto found = std::ranges::find_if(stateTexts, [text](const StateText &s) { return text == QLatin1StringView(s.text); });
    return found == stateTexts.end() ? std::nullopt : std::optional(found->state);
}

Result<std::unique_ptr<Outbox>> Outbox::open(const QString &path)
{
    auto database = store::Database::open({.path = path, .durability = store::Durability::Full});
    if (!database)
        return Unexpected(database.error());
    std::unique_ptr<Outbox> outbox(new Outbox(*std::move(database)));
    if (const auto migrated = outbox->migrate(); !migrated)
        return Unexpected(migrated.error());
    return outbox;
}

Result<std::unique_ptr<Outbox>> Outbox::openReadOnly(const QString &path)
{
    auto database = store::Database::open({.path = path, .readOnly = true});
    if (!database)
        return Unexpected(database.error());
    return std::unique_ptr<Outbox>(new Outbox(*std::move(database)));
}

Result<void> Outbox::migrate()
{
    const auto version = m_database->number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return Unexpected(version.error());
    if (*version > qint64(migrations.size()))
        return fail(ErrorCode::VersionMismatch, m_database->location().path, QStringLiteral("the outbox is of a newer program"));
    for (auto step = size_t(*version); step < migrations.size(); ++step) {
        auto transaction = store::Transaction::begin(*m_database);
        if (!transaction)
            return Unexpected(transaction.error());
        const auto done = m_database->script(migrations[step])
                              .and_then([&] { return m_database->script(QStringLiteral("PRAGMA user_version = %1").arg(step + 1)); })
                              .and_then([&] { return transaction->commit(); });
        if (!done)
            return done;
    }
    return {};
}

Result<std::vector<Act>> Outbox::acts()
{
    auto rows = m_database->run(selectActs() + QStringLiteral("ORDER BY seq"));
    if (!rows)
        return Unexpected(rows.error());
    std::vector<Act> acts;
    while (rows->next()) {
        auto act = actOf(*rows);
        if (!act)
            return Unexpected(act.error());
        acts.push_back(*std::move(act));
    }
    return acts;
}

Result<std::optional<Act>> Outbox::act(const QUuid &command)
{
    auto rows = m_database->run(selectActs() + QStringLiteral("WHERE id = ?"), {idText(command)});
    if (!rows)
        return Unexpected(rows.error());
    if (!rows->next())
        return std::optional<Act>();
    return actOf(*rows).map([](Act act) { return std::optional<Act>(std::move(act)); });
}

Result<void> Outbox::insert(Act &act)
{
    if (act.seq == 0) {
        const auto last = m_database->number(QStringLiteral("SELECT max(seq) FROM act"));
        if (!last)
            return Unexpected(last.error());
        act.seq = (*last / seqGap + 1) * seqGap;
    }
    return m_database->run(QStringLiteral("INSERT INTO act (id, state, command, receipt, attempts, error_code, error_field, error_message, provisional, seq) "
                                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"), bound(act)).map(ignored);
}

Result<void> Outbox::update(const Act &act)
{
    return m_database->run(QStringLiteral("UPDATE act SET id = ?, state = ?, command = ?, receipt = ?, attempts = ?, error_code = ?, error_field = ?, "
                                          "error_message = ?, provisional = ? WHERE seq = ?"), bound(act)).map(ignored);
}

Result<void> Outbox::remove(qint64 seq)
{
    return m_database->run(QStringLiteral("DELETE FROM act WHERE seq = ?"), {seq}).map(ignored);
}

Result<QString> Outbox::state(const QString &name)
{
    return m_database->run(QStringLiteral("SELECT value FROM outbox_state WHERE name = ?"), {name})
        .map([](store::Statement row) { return row.next() ? row.text(0) : QString(); });
}

Result<void> Outbox::setState(const QString &name, const QString &value)
{
    return m_database->run(QStringLiteral("INSERT INTO outbox_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                           {name, value}).map(ignored);
}

Result<void> Outbox::rememberOwn(const QUuid &record, Revision revision)
{
    return m_database->run(QStringLiteral("INSERT INTO own_revision (id, revision) VALUES (?, ?) ON CONFLICT DO NOTHING"), {idText(record), revision}).map(ignored);
}

Result<void> Outbox::forgetOwn()
{
    return m_database->run(QStringLiteral("DELETE FROM own_revision")).map(ignored);
}

Result<Revision> Outbox::liftedOverOwn(const QUuid &record, Revision seen)
{
    auto rows = m_database->run(QStringLiteral("SELECT revision FROM own_revision WHERE id = ? AND revision > ? ORDER BY revision"), {idText(record), seen});
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next() && rows->integer(0) == seen + 1)
        ++seen;
    return seen;
}

} // namespace replica
