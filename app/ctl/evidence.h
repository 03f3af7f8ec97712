// Evidence from a database: changes, meetings, keys and contents as the verifier and the bundle want them.
#pragma once

#include "command.h"

#include "exchange/evaluationbundle.h"
#include "store/database.h"

namespace ctl {

/// Adds --keys and --server-key.
void addTrustOptions(QCommandLineParser &parser);

/// Records by the end of a statement ("WHERE id > ? ORDER BY id LIMIT 500").
[[nodiscard]] Result<std::vector<Record>> recordsBy(store::Database &database, const Shape &shape, const QString &tail, const std::vector<Value> &values);
/// Keys of people as the database has them, ended ones too.
[[nodiscard]] Result<std::vector<Record>> keysIn(store::Database &database);
/// Keys in a file of `yunhengctl export keys`.
[[nodiscard]] Outcome<std::vector<Record>> keysInFile(const QString &path);
/// The public keys of servers that --server-key names, else that of the configuration. None where neither is given.
[[nodiscard]] Outcome<std::vector<seals::PublicKey>> serversOf(const QCommandLineParser &options);

/// The change of that number or id; NotFound.
[[nodiscard]] Result<Record> changeOf(store::Database &database, const QString &name);
/// The evaluation of that number or id; NotFound.
[[nodiscard]] Result<Record> evaluationOf(store::Database &database, const QString &name);
/// The handover of data of that number or id; NotFound.
[[nodiscard]] Result<Record> handoverOf(store::Database &database, const QString &name);
/// The evaluation with template, sheets and objections; NotFound without the template.
[[nodiscard]] Result<exchange::EvaluationBundle> evaluationBundleOf(store::Database &database, Record evaluation, std::vector<Record> keys, std::vector<seals::PublicKey> servers);
/// The files that hang on a record.
[[nodiscard]] Result<std::vector<exchange::BundleFile>> filesOf(store::Database &database, const QUuid &record);
[[nodiscard]] Result<QByteArray> contentIn(store::Database &database, const QString &digest);

/// The digests of all contents by the digest that they are called by: equal where the bytes are what they should be.
[[nodiscard]] Result<QHash<QString, QString>> digestsOfContents(store::Database &database);

/// Fields of those records that are not what their history says last.
[[nodiscard]] Result<std::vector<exchange::SealFinding>> checkHistory(store::Database &database, const Shape &shape, const std::vector<Record> &records);

} // namespace ctl
