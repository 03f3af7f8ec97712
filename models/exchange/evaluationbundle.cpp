#include "exchange/evaluationbundle.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "exchange/storedzip.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/evaluationsigning.h"
#include "rules/evaluation/inputs.h"
#include "rules/evaluation/sheets.h"
#include "seals/seal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <map>

namespace exchange {

namespace {

namespace ev = rules::evaluation;

const QString formatName = QStringLiteral("yunheng-evaluation-bundle");
constexpr int formatVersion = 1;
const QString manifestName = QStringLiteral("manifest.json");
const QString contentFolder = QStringLiteral("files/");

constexpr auto readme = R"(评价证据包：评价、模板、取数依据、评分单、异议、签章、服务端回执、公钥和附件。
核验：yunhengctl verify bundle 文件名 [--keys 公钥文件 --server-key 服务端公钥]，不需要账号和网络；按取数依据重新计算得分。

A frozen evaluation with everything that its score comes from.
Check it with: yunhengctl verify bundle FILE [--keys FILE --server-key FILE]; no account and no network are needed.
)";

using Files = std::map<QString, QByteArray>; ///< by name

QByteArray canonical(const QJsonValue &value)
{
    return canonicalJson(value).value_or(QByteArray());
}

QByteArray signatureOf(const QJsonObject &seal)
{
    const auto read = seals::sealFromJson(seal);
    return read ? read->signature : QByteArray();
}

template <Entity E> QString fieldOf(const Record &record, QStringView name)
{
    return text(record.values[size_t(shapeOf<E>().indexOf(name))]);
}

/// Every small file of the bundle as it must be.
Files layoutOf(const EvaluationBundle &bundle)
{
    Files files{{QStringLiteral("README.txt"), readme}};
    QJsonArray attachments;
    for (const auto &file : bundle.files)
        attachments.append(QJsonObject{{QStringLiteral("digest"), file.digest}, {QStringLiteral("name"), file.name}, {QStringLiteral("size"), file.size}});
    auto evaluation = recordJson(shapeOf<Evaluation>(), bundle.evaluation);
    evaluation.insert(QStringLiteral("files"), attachments);
    files.emplace(QStringLiteral("evaluation.json"), canonical(evaluation));
    files.emplace(QStringLiteral("template.json"), canonical(recordJson(shapeOf<EvaluationTemplate>(), bundle.templateVersion)));
    files.emplace(QStringLiteral("result.json"), fieldOf<Evaluation>(bundle.evaluation, u"result").toUtf8());
    for (const auto &sheet : bundle.sheets)
        files.emplace(QStringLiteral("sheets/%1.json").arg(idText(sheet.id)), canonical(recordJson(shapeOf<ScoreSheet>(), sheet)));
    for (const auto &objection : bundle.objections)
        files.emplace(QStringLiteral("objections/%1.json").arg(idText(objection.id)), canonical(recordJson(shapeOf<Objection>(), objection)));
    for (const auto &signature : ev::evaluationSignaturesOf(fieldOf<Evaluation>(bundle.evaluation, u"signatures")).value_or(std::vector<ev::EvaluationSignature>())) {
        const QString name = QStringLiteral("signatures/") + text(Codec<Party>::encode(signature.party));
        files.emplace(name + QStringLiteral(".txt"), canonical(ev::evaluationStatement(bundle.evaluation.id, signature)));
        files.emplace(name + QStringLiteral(".sig"), signatureOf(signature.seal));
    }
    for (const auto &key : bundle.keys)
        files.emplace(QStringLiteral("keys/%1.json").arg(fieldOf<SigningKeyRecord>(key, u"fingerprint")), canonical(recordJson(shapeOf<SigningKeyRecord>(), key)));
    for (const auto &server : bundle.servers)
        files.emplace(QStringLiteral("server/%1.pem").arg(server.fingerprint()), server.pem());
    return files;
}

QJsonObject manifestOf(const QJsonObject &files)
{
    return {{QStringLiteral("format"), formatName}, {QStringLiteral("version"), formatVersion}, {QStringLiteral("files"), files}};
}

QJsonObject lineOf(QByteArrayView bytes, const QString &digest)
{
    return {{QStringLiteral("size"), bytes.size()}, {QStringLiteral("sm3"), digest}};
}

/// What a world may be asked here: the records of the bundle, and nothing else.
class BundleWorld : public rules::World
{
public:
    explicit BundleWorld(const EvaluationBundle &bundle) : m_bundle(bundle) {}

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        for (const auto *records : recordsOf(shape))
            if (records->id == id)
                return *records;
        return std::nullopt;
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; }
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        std::vector<Record> found;
        for (const auto *record : recordsOf(shape))
            if (record->id != except && !record->retired && std::ranges::all_of(wanted, [&](const rules::FieldValue &one) { return record->values[size_t(one.field)] == one.value; }))
                found.push_back(*record);
        return found;
    }

private:
    [[nodiscard]] std::vector<const Record *> recordsOf(const Shape &shape) const
    {
        std::vector<const Record *> records;
        if (shape.name == QLatin1StringView(Describe<EvaluationTemplate>::name))
            records.push_back(&m_bundle.templateVersion);
        if (shape.name == QLatin1StringView(Describe<ScoreSheet>::name))
            for (const auto &sheet : m_bundle.sheets)
                records.push_back(&sheet);
        if (shape.name == QLatin1StringView(Describe<Objection>::name))
            for (const auto &objection : m_bundle.objections)
                records.push_back(&objection);
        return records;
    }

    const EvaluationBundle &m_bundle;
};

class Checking
{
public:
    explicit Checking(std::vector<StoredFileView> files) : m_files(std::move(files))
    {
        for (const auto &file : m_files)
            m_byName.emplace(QString::fromLatin1(file.name), file.bytes);
    }

    Result<EvaluationVerdict> check(const Trust *trusted)
    {
        if (const auto read = readManifest(); !read)
            return Unexpected(read.error());
        readRecords();
        const auto evaluation = fromRecord<Evaluation>(m_bundle.evaluation);
        if (!m_hasEvaluation || !m_hasTemplate || !evaluation)
            return fail(ErrorCode::BadRequest, m_hasEvaluation ? QStringLiteral("template.json") : QStringLiteral("evaluation.json"), QStringLiteral("it is missing, or cannot be read"));
        m_verdict.number = evaluation->number;
        compare();
        checkScore(*evaluation);
        checkSignatures(*evaluation, trusted);
        m_verdict.sheets = int(m_bundle.sheets.size());
        m_verdict.files = int(m_bundle.files.size());
        return std::move(m_verdict);
    }

private:
    void add(const QString &record, const QString &member, const QString &problem) { m_verdict.findings.push_back({record, member, problem}); }
    void addFile(const QString &name, const QString &problem) { add(name, QStringLiteral("bytes"), problem); }

    Result<void> readManifest()
    {
        if (m_files.empty() || m_files.back().name != manifestName.toLatin1())
            return fail(ErrorCode::BadRequest, manifestName, QStringLiteral("it is not the last file"));
        const auto bytes = m_files.back().bytes.toByteArray();
        const auto manifest = QJsonDocument::fromJson(bytes).object();
        const auto lines = manifest.value(QStringLiteral("files")).toObject();
        if (manifest.value(QStringLiteral("format")).toString() != formatName)
            return fail(ErrorCode::BadRequest, manifestName, QStringLiteral("it is no manifest of an evaluation"));
        if (manifest.value(QStringLiteral("version")).toInt() > formatVersion)
            return fail(ErrorCode::VersionMismatch, manifestName, QStringLiteral("the bundle is of a newer program"));
        if (canonical(manifestOf(lines)) != bytes)
            return fail(ErrorCode::BadRequest, manifestName, QStringLiteral("it is not written as manifests are"));
        for (const auto &name : lines.keys())
            if (!m_byName.contains(name))
                addFile(name, QStringLiteral("the manifest names it, and it is not there"));
        for (size_t i = 0; i + 1 < m_files.size(); ++i) {
            const QString name = QString::fromLatin1(m_files[i].name);
            const QString digest = sm3Hex(m_files[i].bytes);
            m_digests.emplace(name, digest);
            if (!lines.contains(name))
                addFile(name, QStringLiteral("the manifest does not name it"));
            else if (lines.value(name).toObject() != lineOf(m_files[i].bytes, digest))
                addFile(name, QStringLiteral("its bytes are not what the manifest says"));
        }
        return {};
    }

    template <Entity E> std::optional<Record> recordIn(const QString &name, QByteArrayView bytes)
    {
        auto record = recordFrom(shapeOf<E>(), QJsonDocument::fromJson(bytes.toByteArray()).object());
        if (!record || !fromRecord<E>(*record)) {
            addFile(name, QStringLiteral("it cannot be read"));
            return std::nullopt;
        }
        return *std::move(record);
    }

    void readRecords()
    {
        for (const auto &[name, bytes] : m_byName) {
            if (name == u"evaluation.json") {
                if (auto record = recordIn<Evaluation>(name, bytes)) {
                    m_bundle.evaluation = *std::move(record);
                    m_hasEvaluation = true;
                }
                for (const auto &one : QJsonDocument::fromJson(bytes.toByteArray()).object().value(QStringLiteral("files")).toArray())
                    m_bundle.files.push_back({one[QStringLiteral("digest")].toString(), one[QStringLiteral("name")].toString(), qint64(one[QStringLiteral("size")].toDouble())});
            } else if (name == u"template.json") {
                if (auto record = recordIn<EvaluationTemplate>(name, bytes)) {
                    m_bundle.templateVersion = *std::move(record);
                    m_hasTemplate = true;
                }
            } else if (name.startsWith(u"sheets/")) {
                if (auto record = recordIn<ScoreSheet>(name, bytes))
                    m_bundle.sheets.push_back(*std::move(record));
            } else if (name.startsWith(u"objections/")) {
                if (auto record = recordIn<Objection>(name, bytes))
                    m_bundle.objections.push_back(*std::move(record));
            } else if (name.startsWith(u"keys/")) {
                if (auto record = recordIn<SigningKeyRecord>(name, bytes))
                    m_bundle.keys.push_back(*std::move(record));
            } else if (name.startsWith(u"server/")) {
                if (const auto key = seals::PublicKey::fromPem(bytes.toByteArray()))
                    m_bundle.servers.push_back(*key);
                else
                    addFile(name, QStringLiteral("it is no public key"));
            }
        }
    }

    /// Every file is what the records say, and nothing else is there.
    void compare()
    {
        const auto expected = layoutOf(m_bundle);
        for (const auto &[name, bytes] : expected) {
            const auto held = m_byName.find(name);
            if (held == m_byName.end())
                addFile(name, QStringLiteral("it is missing"));
            else if (held->second != bytes)
                addFile(name, QStringLiteral("it is not what the record says"));
        }
        for (const auto &[name, bytes] : m_byName) {
            const bool isAttachment = name.startsWith(contentFolder) && std::ranges::find(m_bundle.files, name.mid(contentFolder.size()), &BundleFile::digest) != m_bundle.files.end();
            if (!isAttachment && !expected.contains(name) && name != manifestName)
                addFile(name, QStringLiteral("it does not belong to the evaluation"));
        }
        for (const auto &file : m_bundle.files) {
            const auto held = m_digests.find(contentFolder + file.digest);
            if (held == m_digests.end())
                addFile(contentFolder + file.digest, QStringLiteral("it is missing"));
            else if (held->second != file.digest)
                addFile(contentFolder + file.digest, QStringLiteral("the content is not what its digest says"));
        }
    }

    // The score, from the inputs on

    void checkScore(const Evaluation &evaluation)
    {
        const QString record = evaluation.number;
        const auto kept = fromRecord<EvaluationTemplate>(m_bundle.templateVersion);
        const auto document = kept ? ev::templateFromJson(kept->content.toUtf8()) : Result<ev::Template>(Unexpected(kept.error()));
        if (!document)
            return add(QStringLiteral("template.json"), QStringLiteral("content"), QStringLiteral("it is no template"));
        if (kept->contentDigest != ev::digestOf(*document))
            add(kept->number, QStringLiteral("content_digest"), QStringLiteral("it is not the content's"));
        const auto canonicalResult = evaluation.result.toUtf8();
        if (ev::digestOf(canonicalResult) != evaluation.resultDigest)
            add(record, QStringLiteral("result_digest"), QStringLiteral("it is not the result's"));
        if (const auto fits = ev::checkResult(canonicalResult, *document); !fits)
            add(record, QStringLiteral("result.") + fits.error().field, QStringLiteral("it does not come out of the result's own figures and sheets"));
        const auto result = ev::resultFromJson(canonicalResult);
        if (!result)
            return;
        if (result->score.total != evaluation.score || result->score.grade != evaluation.grade)
            add(record, QStringLiteral("score"), QStringLiteral("it is not the result's"));
        checkParts(evaluation, *document, *result);
        checkInputs(evaluation, *document, *result);
    }

    /// Sheets and objections are those that the result was made of.
    void checkParts(const Evaluation &evaluation, const ev::Template &, const ev::EvaluationResult &result)
    {
        const BundleWorld world(m_bundle);
        auto again = ev::resultNow(evaluation, result.figures, world);
        if (!again)
            return add(evaluation.number, again.error().field, QStringLiteral("no result comes out of the records"));
        if (again->sheets != result.sheets)
            add(evaluation.number, QStringLiteral("result.sheets"), QStringLiteral("the sheets say something else"));
        if (again->rescored != result.rescored)
            add(evaluation.number, QStringLiteral("result.rescored"), QStringLiteral("the objections say something else"));
        for (const auto &record : m_bundle.sheets)
            if (const auto sheet = fromRecord<ScoreSheet>(record); sheet && sheet->scoresDigest != ev::scoresDigest(sheet->scores))
                add(QStringLiteral("sheets/") + idText(record.id), QStringLiteral("scores_digest"), QStringLiteral("it is not the scores'"));
        // The policies are not in the bundle: their versions stand in the result, and nothing of the score reads them.
        again->head.calendarVersion = result.head.calendarVersion;
        again->head.levelsVersion = result.head.levelsVersion;
        if (again->head != result.head)
            add(evaluation.number, QStringLiteral("result.head"), QStringLiteral("it is not this evaluation's"));
    }

    void checkInputs(const Evaluation &evaluation, const ev::Template &document, const ev::EvaluationResult &result)
    {
        const QString name = contentFolder + evaluation.inputsDigest;
        const auto held = m_byName.find(name);
        if (held == m_byName.end())
            return addFile(name, QStringLiteral("the inputs are missing"));
        const auto figures = ev::figuresFromInputs(held->second.toByteArray(), document);
        if (!figures)
            return addFile(name, QStringLiteral("the inputs cannot be read: ") + figures.error().field);
        if (*figures != result.figures)
            return addFile(name, QStringLiteral("other figures come out of the inputs"));
        const auto again = ev::resultOf(result.head, document, *figures, result.sheets, result.rescored);
        const auto bytes = ev::canonicalText(again);
        m_verdict.score = again.score.total;
        m_verdict.grade = again.score.grade;
        m_verdict.digest = bytes ? ev::digestOf(*bytes) : QString();
        if (m_verdict.digest != evaluation.resultDigest)
            add(evaluation.number, QStringLiteral("result"), QStringLiteral("another result comes out of the inputs"));
    }

    // Seals

    void checkSignatures(const Evaluation &evaluation, const Trust *trusted)
    {
        Trust own;
        for (const auto &key : m_bundle.keys) {
            const auto found = own.addPerson(key);
            m_verdict.findings.insert(m_verdict.findings.end(), found.begin(), found.end());
            if (trusted && !trusted->agrees(key))
                add(QStringLiteral("keys/") + fieldOf<SigningKeyRecord>(key, u"fingerprint"), QStringLiteral("bytes"), QStringLiteral("the trusted keys know it not, or otherwise"));
        }
        for (const auto &server : m_bundle.servers) {
            own.addServer(server);
            if (trusted && !trusted->server(server.fingerprint()))
                add(QStringLiteral("server/") + server.fingerprint(), QStringLiteral("bytes"), QStringLiteral("it is not the trusted server's"));
        }
        if (!trusted) {
            m_verdict.persons = own.persons().keys();
            m_verdict.servers = own.servers().keys();
            m_verdict.persons.sort();
            m_verdict.servers.sort();
        }
        const auto signatures = ev::evaluationSignaturesOf(evaluation.signatures);
        if (!signatures)
            return add(evaluation.number, QStringLiteral("signatures"), QStringLiteral("they cannot be read"));
        for (size_t i = 0; i < signatures->size(); ++i)
            checkSignature(evaluation, (*signatures)[i], QStringLiteral("signatures[%1]").arg(i), trusted ? *trusted : own);
        m_verdict.signatures = int(signatures->size());
    }

    void checkSignature(const Evaluation &evaluation, const ev::EvaluationSignature &signature, const QString &place, const Trust &trust)
    {
        const auto wrong = [&](const char *member, const QString &problem) { add(evaluation.number, place + QLatin1StringView(member), problem); };
        if (signature.result != evaluation.resultDigest || signature.version != evaluation.version)
            wrong(".result", QStringLiteral("it is under another result"));
        const auto seal = seals::sealFromJson(signature.seal);
        const auto *key = seal ? trust.person(seal->key) : nullptr;
        if (!key)
            return wrong(".seal.key", seal ? QStringLiteral("nobody's key is known by this fingerprint") : QStringLiteral("it is no seal"));
        if (seal->key != signature.key || idOf(fieldOf<SigningKeyRecord>(key->record, u"person_id")) != signature.person || fieldOf<SigningKeyRecord>(key->record, u"login") != signature.by)
            wrong(".by", QStringLiteral("the key is another person's"));
        if (const auto fits = seals::checkSeal(ev::evaluationStatement(evaluation.id.uuid, signature), *seal, key->half); !fits)
            wrong(".seal.signature", QStringLiteral("the seal does not fit"));
        const auto receipt = seals::sealFromJson(signature.receipt.value(QStringLiteral("seal")).toObject());
        const Value at = valueFromJson(signature.receipt.value(QStringLiteral("at")));
        const auto *server = receipt ? trust.server(receipt->key) : nullptr;
        if (!server || !std::holds_alternative<qint64>(at) || signature.receipt.value(QStringLiteral("server")).toString() != receipt->key)
            return wrong(".receipt", QStringLiteral("it is no receipt of a known server"));
        if (const auto fits = seals::checkSeal(ev::evaluationReceiptStatement(evaluation.id.uuid, signature, {integer(at)}), *receipt, *server); !fits)
            wrong(".receipt.seal", QStringLiteral("the receipt does not fit what it is under"));
    }

    std::vector<StoredFileView> m_files;
    std::map<QString, QByteArrayView> m_byName;
    std::map<QString, QString> m_digests;
    EvaluationBundle m_bundle;
    bool m_hasEvaluation = false;
    bool m_hasTemplate = false;
    EvaluationVerdict m_verdict;
};

} // namespace

Result<void> writeEvaluationBundle(const QString &path, const EvaluationBundle &bundle, const ReadContent &read)
{
    if (const auto evaluation = fromRecord<Evaluation>(bundle.evaluation); !evaluation || evaluation->resultDigest.isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("the evaluation is not frozen"));
    StoredZipWriter zip(path);
    QJsonObject lines;
    const auto add = [&](const QString &name, const QByteArray &bytes) {
        lines.insert(name, lineOf(bytes, sm3Hex(bytes)));
        return zip.add(name.toLatin1(), bytes);
    };
    if (const auto opened = zip.open(); !opened)
        return opened;
    for (const auto &[name, bytes] : layoutOf(bundle))
        if (const auto added = add(name, bytes); !added)
            return added;
    for (const auto &file : bundle.files) {
        const QString name = contentFolder + file.digest;
        if (lines.contains(name))
            continue;
        const auto bytes = read(file.digest);
        if (!bytes)
            return Unexpected(bytes.error());
        if (sm3Hex(*bytes) != file.digest)
            return fail(ErrorCode::Untrusted, name, QStringLiteral("the content is not what its digest says"));
        if (const auto added = add(name, *bytes); !added)
            return added;
    }
    return canonicalJson(manifestOf(lines)).and_then([&](const QByteArray &manifest) { return zip.add(manifestName.toLatin1(), manifest); }).and_then([&] { return zip.finish(); });
}

bool isEvaluationBundle(QByteArrayView archive)
{
    const auto files = storedFiles(archive);
    return files && !files->empty() && QJsonDocument::fromJson(files->back().bytes.toByteArray()).object().value(QStringLiteral("format")).toString() == formatName;
}

Result<EvaluationVerdict> verifyEvaluationBundle(QByteArrayView archive, const Trust *trusted)
{
    auto files = storedFiles(archive);
    if (!files)
        return Unexpected(files.error());
    return Checking(*std::move(files)).check(trusted);
}

} // namespace exchange
