#include "evidence.h"

#include "app/server/config.h"
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "seals/keyfile.h"
#include "service/files.h"
#include "store/table.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace ctl {

namespace {

constexpr qint64 largestFile = 64 << 20;
constexpr qint64 pieceBytes = 1 << 20;

Outcome<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return Complained(complaintAbout(Ctl::tr("%1 cannot be read.").arg(path), {ErrorCode::Storage, {}, file.errorString()}));
    return file.readAll();
}

class Collected : public RowSink
{
public:
    void take(const RowView &row) override { records.push_back(toRecord(row)); }
    std::vector<Record> records;
};

/// What the fields hold after everything that the history tells.
using Told = QHash<QString, Value>;

} // namespace

void addTrustOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("keys"), Ctl::tr("Keys of people that are trusted, as `yunhengctl export keys` wrote them; else those beside what is checked."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("server-key"), Ctl::tr("The public half of a server's key (seal.pem) that is trusted; may be given several times."), QStringLiteral("FILE")});
}

Result<std::vector<Record>> recordsBy(store::Database &database, const Shape &shape, const QString &tail, const std::vector<Value> &values)
{
    Collected rows;
    return store::tableOf(shape).scan(database, tail, values, rows).map([&](qint64) { return std::move(rows.records); });
}

Result<std::vector<Record>> keysIn(store::Database &database)
{
    return recordsBy(database, shapeOf<SigningKeyRecord>(), QStringLiteral("ORDER BY fingerprint, id"), {});
}

Outcome<std::vector<Record>> keysInFile(const QString &path)
{
    return contentsOf(path).and_then([&](const QByteArray &bytes) { return orComplain(exchange::keysFromFile(bytes), Ctl::tr("%1 is no file of keys.").arg(path)); });
}

Outcome<std::vector<seals::PublicKey>> serversOf(const QCommandLineParser &options)
{
    QStringList paths = options.values(QStringLiteral("server-key"));
    if (paths.isEmpty() && options.isSet(QStringLiteral("config"))) {
        const auto file = options.value(QStringLiteral("config"));
        const auto config = orComplain(server::readConfig(file, QProcessEnvironment::systemEnvironment()), Ctl::tr("The configuration %1 cannot be used.").arg(file));
        if (!config)
            return Complained(config.error());
        paths << seals::publicFileOf(config->sealKeyFile);
    }
    std::vector<seals::PublicKey> servers;
    for (const auto &path : std::as_const(paths)) {
        auto key = contentsOf(path).and_then([&](const QByteArray &pem) { return orComplain(seals::PublicKey::fromPem(pem), Ctl::tr("%1 is no public key.").arg(path)); });
        if (!key)
            return Complained(key.error());
        servers.push_back(*std::move(key));
    }
    return servers;
}

static Result<Record> namedRecord(store::Database &database, const Shape &shape, const QString &name, const QString &missing)
{
    auto found = store::tableOf(shape).where(database, QStringLiteral("number = ? OR id = ?"), {name, name}, store::Table::Lock::None);
    if (!found)
        return Unexpected(found.error());
    if (found->empty())
        return fail(ErrorCode::NotFound, name, missing);
    return std::move(found->front());
}

Result<Record> changeOf(store::Database &database, const QString &name)
{
    return namedRecord(database, shapeOf<ChangeRequest>(), name, QStringLiteral("no change of this number or id"));
}

Result<Record> evaluationOf(store::Database &database, const QString &name)
{
    return namedRecord(database, shapeOf<Evaluation>(), name, QStringLiteral("no evaluation of this number or id"));
}

Result<Record> handoverOf(store::Database &database, const QString &name)
{
    return namedRecord(database, shapeOf<DataHandover>(), name, QStringLiteral("no data handover of this number or id"));
}

Result<exchange::EvaluationBundle> evaluationBundleOf(store::Database &database, Record evaluation, std::vector<Record> keys, std::vector<seals::PublicKey> servers)
{
    const QString id = idText(evaluation.id);
    const auto templateId = text(evaluation.values[size_t(shapeOf<Evaluation>().indexOf(u"template_id"))]);
    auto templates = recordsBy(database, shapeOf<EvaluationTemplate>(), QStringLiteral("WHERE id = ?"), {templateId});
    auto sheets = recordsBy(database, shapeOf<ScoreSheet>(), QStringLiteral("WHERE evaluation_id = ? AND retired = 0 AND state = 'revealed' ORDER BY id"), {id});
    auto objections = recordsBy(database, shapeOf<Objection>(), QStringLiteral("WHERE evaluation_id = ? AND retired = 0 ORDER BY id"), {id});
    auto files = filesOf(database, evaluation.id);
    if (!templates || !sheets || !objections || !files)
        return Unexpected(!templates ? templates.error() : !sheets ? sheets.error() : !objections ? objections.error() : files.error());
    if (templates->empty())
        return fail(ErrorCode::NotFound, templateId, QStringLiteral("the evaluation's template"));
    return exchange::EvaluationBundle{std::move(evaluation), std::move(templates->front()), *std::move(sheets), *std::move(objections), *std::move(files), std::move(keys), std::move(servers)};
}

Result<std::vector<exchange::BundleFile>> filesOf(store::Database &database, const QUuid &record)
{
    const auto &shape = shapeOf<Attachment>();
    const auto found = recordsBy(database, shape, QStringLiteral("WHERE record_id = ? AND retired = 0 ORDER BY digest, id"), {idText(record)});
    if (!found)
        return Unexpected(found.error());
    std::vector<exchange::BundleFile> files;
    for (const auto &file : *found)
        if (const auto attachment = fromRecord<Attachment>(file))
            files.push_back({attachment->digest, attachment->name, attachment->size});
    return files;
}

Result<QByteArray> contentIn(store::Database &database, const QString &digest)
{
    QByteArray content;
    for (;;) {
        const auto piece = service::readContent(database, digest, content.size(), pieceBytes);
        if (!piece)
            return Unexpected(piece.error());
        if (piece->isEmpty())
            return content;
        content += *piece;
    }
}

Result<QHash<QString, QString>> digestsOfContents(store::Database &database)
{
    auto parts = database.run(QStringLiteral("SELECT digest, bytes FROM file_part WHERE brought_by = '' ORDER BY digest, position"));
    if (!parts)
        return Unexpected(parts.error());
    QHash<QString, QString> digests;
    QString present;
    std::optional<contract::Sm3> sum;
    const auto finish = [&] {
        if (sum)
            digests.insert(present, sum->hex());
    };
    while (parts->next()) {
        if (parts->text(0) != present || !sum) {
            finish();
            present = parts->text(0);
            sum.emplace();
        }
        sum->add(QByteArray::fromBase64(parts->text(1).toLatin1()));
    }
    finish();
    return digests;
}

Result<std::vector<exchange::SealFinding>> checkHistory(store::Database &database, const Shape &shape, const std::vector<Record> &records)
{
    constexpr size_t idsAtOnce = 256;
    std::vector<exchange::SealFinding> findings;
    for (size_t from = 0; from < records.size(); from += idsAtOnce) {
        const auto some = std::span(records).subspan(from, std::min(idsAtOnce, records.size() - from));
        std::vector<Value> ids;
        for (const auto &record : some)
            ids.emplace_back(idText(record.id));
        const QString sql = QStringLiteral("SELECT record_id, revision, changes FROM field_history WHERE record_id %1 ORDER BY record_id, revision").arg(store::inList(ids));
        auto row = database.run(sql, ids);
        if (!row)
            return Unexpected(row.error());
        QHash<QString, Told> histories;
        QSet<QString> fromTheBeginning;
        while (row->next()) {
            auto &fields = histories[row->text(0)];
            if (row->integer(1) == 1)
                fromTheBeginning.insert(row->text(0));
            const auto changes = QJsonDocument::fromJson(row->text(2).toUtf8()).object();
            for (auto change = changes.begin(); change != changes.end(); ++change)
                fields.insert(change.key(), valueFromJson(change.value().toArray().at(1)));
        }
        for (const auto &record : some) {
            const QString id = idText(record.id);
            const auto fields = histories.value(id);
            // A history from the beginning tells of every field that ever left its default; that of loaded records does not.
            const bool isWhole = fromTheBeginning.contains(id);
            const auto told = [&](const QString &field, const Value &otherwise) {
                const auto last = fields.constFind(field);
                return last != fields.cend() ? std::optional(*last) : isWhole ? std::optional(otherwise) : std::nullopt;
            };
            for (size_t i = 0; i < shape.fields.size(); ++i) {
                const auto &field = shape.fields[i];
                const auto last = told(field.name, shape.defaults[i]);
                if (last && *last != record.values[i] && !(isEmpty(*last) && isEmpty(record.values[i])))
                    findings.push_back({exchange::nameOf(shape, record), field.name, QStringLiteral("it is not what its history says")});
            }
            if (const auto retired = told(QStringLiteral("retired"), qint64(0)); retired && (integer(*retired) != 0) != record.retired)
                findings.push_back({exchange::nameOf(shape, record), QStringLiteral("retired"), QStringLiteral("it is not what its history says")});
        }
    }
    return findings;
}

} // namespace ctl
