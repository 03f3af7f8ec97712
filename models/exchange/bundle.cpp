#include "exchange/bundle.h"

#include "contract/canonical.h"
#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "exchange/storedzip.h"
#include "rules/changestatements.h"
#include "seals/seal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <map>
#include <set>

namespace exchange {

namespace {

const QString formatName = QStringLiteral("yunheng-change-bundle");
const QString keysName = QStringLiteral("yunheng-signing-keys");
constexpr int formatVersion = 1;
const QByteArray manifestName = "manifest.json";
const QString contentFolder = QStringLiteral("files/");

constexpr auto readme = R"(审批证据包：变更、意见、签章、服务端回执、公钥和附件。
核验：yunhengctl verify bundle 文件名 [--keys 公钥文件] [--server-key 服务端公钥]，不需要账号和网络。
也可只用 openssl 核验一条意见：
  SM2：  openssl pkeyutl -verify -pubin -inkey keys/指纹.pem -rawin -digest sm3 -pkeyopt distid:1234567812345678 -in decision-1.txt -sigfile decision-1.sig
  P-256：openssl pkeyutl -verify -pubin -inkey keys/指纹.pem -rawin -digest sha256 -in decision-1.txt -sigfile decision-1.sig

A bundle of evidence: changes, decisions, seals, receipts of the server, public keys and attachments.
Check it with: yunhengctl verify bundle FILE [--keys FILE] [--server-key FILE]; no account and no network are needed.
)";

using Files = std::map<QByteArray, QByteArray>; ///< by name

QByteArray canonical(const QJsonValue &value)
{
    // What has no canonical text was never digested nor sealed; the check of the record says so.
    return canonicalJson(value).value_or(QByteArray());
}

} // namespace

QJsonObject recordJson(const Shape &shape, const Record &record)
{
    QJsonObject fields;
    for (size_t i = 0; i < shape.fields.size(); ++i)
        fields.insert(shape.fields[i].name, toJson(record.values[i]));
    return {{QStringLiteral("id"), idText(record.id)}, {QStringLiteral("revision"), record.revision}, {QStringLiteral("retired"), record.retired}, {QStringLiteral("fields"), fields}};
}

Result<Record> recordFrom(const Shape &shape, const QJsonObject &json)
{
    Record record = blankRecord(shape, idOf(json.value(QStringLiteral("id")).toString()));
    record.revision = qint64(json.value(QStringLiteral("revision")).toDouble());
    record.retired = json.value(QStringLiteral("retired")).toBool();
    const auto fields = json.value(QStringLiteral("fields")).toObject();
    if (record.id.isNull() || fields.size() != qsizetype(shape.fields.size()))
        return fail(ErrorCode::BadRequest, QStringLiteral("fields"), QStringLiteral("not a record of this program's version"));
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const int position = shape.indexOf(field.key());
        if (position < 0)
            return fail(ErrorCode::BadRequest, field.key(), QStringLiteral("no such field"));
        record.values[size_t(position)] = valueFromJson(field.value());
    }
    return record;
}

namespace {

QByteArray signatureOf(const QJsonObject &seal)
{
    const auto read = seals::sealFromJson(seal);
    return read ? read->signature : QByteArray();
}

QByteArray folderOf(const Record &change)
{
    const auto name = nameOf(shapeOf<ChangeRequest>(), change).toLatin1();
    const bool isPlain = std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
    return "changes/" + (isPlain && !name.isEmpty() ? name : idText(change.id).toLatin1()) + '/';
}

/// What belongs into a bundle: its small files as they must be, and the digests of the contents.
struct Layout {
    Files files;
    std::set<QString> contents;
};

void addChange(Layout &layout, const BundleChange &one)
{
    auto &files = layout.files;
    const auto folder = folderOf(one.change);
    QJsonArray attachments;
    for (const auto &file : one.files) {
        layout.contents.insert(file.digest);
        attachments.append(QJsonObject{{QStringLiteral("digest"), file.digest}, {QStringLiteral("name"), file.name}, {QStringLiteral("size"), file.size}});
    }
    auto json = recordJson(shapeOf<ChangeRequest>(), one.change);
    json.insert(QStringLiteral("files"), attachments);
    files.emplace(folder + "request.json", canonical(json));
    const auto decisions = rules::decisionsOf(text(one.change.values[size_t(shapeOf<ChangeRequest>().indexOf(u"decisions"))]));
    if (!decisions)
        return;
    for (size_t i = 0; i < decisions->size(); ++i) {
        const auto &decision = (*decisions)[i];
        layout.contents.insert(decision.files.begin(), decision.files.end());
        const auto number = QByteArray::number(qlonglong(i + 1));
        const auto at = valueFromJson(decision.receipt.value(QStringLiteral("at")));
        const Instant received{std::holds_alternative<qint64>(at) ? integer(at) : 0};
        files.emplace(folder + "decision-" + number + ".txt", canonical(rules::decisionStatement(one.change.id, decision)));
        files.emplace(folder + "decision-" + number + ".sig", signatureOf(decision.seal));
        files.emplace(folder + "receipt-" + number + ".txt", canonical(rules::receiptStatement(one.change.id, decision, received)));
        files.emplace(folder + "receipt-" + number + ".sig", signatureOf(decision.receipt.value(QStringLiteral("seal")).toObject()));
    }
}

Layout layoutOf(const Bundle &bundle)
{
    Layout layout{{{"README.txt", readme}}, {}};
    auto &files = layout.files;
    for (const auto &change : bundle.changes)
        addChange(layout, change);
    const auto &shape = shapeOf<SigningKeyRecord>();
    for (const auto &key : bundle.keys) {
        const auto name = "keys/" + text(key.values[size_t(shape.indexOf(u"fingerprint"))]).toLatin1();
        files.emplace(name + ".json", canonical(recordJson(shape, key)));
        files.emplace(name + ".pem", text(key.values[size_t(shape.indexOf(u"public_key"))]).toLatin1());
    }
    for (const auto &server : bundle.servers)
        files.emplace("server/" + server.fingerprint().toLatin1() + ".pem", server.pem());
    return layout;
}

QJsonObject manifestOf(const QJsonObject &files)
{
    return {{QStringLiteral("format"), formatName}, {QStringLiteral("version"), formatVersion}, {QStringLiteral("files"), files}};
}

QJsonObject lineOf(QByteArrayView bytes, const QString &digest)
{
    return {{QStringLiteral("size"), bytes.size()}, {QStringLiteral("sm3"), digest}};
}

/// "BG-000017" and "decision-1.txt" of a file within.
std::pair<QString, QString> placeOf(const QString &name)
{
    const auto parts = name.split(u'/');
    if (parts.size() == 3)
        return {parts[1], parts[2]};
    return {name, QStringLiteral("bytes")};
}

class Reading
{
public:
    explicit Reading(std::vector<StoredFileView> files) : m_files(std::move(files))
    {
        for (const auto &file : m_files)
            m_byName.emplace(QString::fromLatin1(file.name), file.bytes);
    }

    Result<void> readManifest()
    {
        const auto refused = [](const QString &why) { return fail(ErrorCode::BadRequest, QString::fromLatin1(manifestName), why); };
        if (m_files.back().name != manifestName)
            return refused(QStringLiteral("it is not the last file"));
        const auto bytes = m_files.back().bytes.toByteArray();
        const auto manifest = QJsonDocument::fromJson(bytes).object();
        const auto lines = manifest.value(QStringLiteral("files")).toObject();
        const int version = manifest.value(QStringLiteral("version")).toInt();
        if (manifest.value(QStringLiteral("format")).toString() != formatName)
            return refused(QStringLiteral("it is no manifest of a bundle of evidence"));
        if (version > formatVersion)
            return fail(ErrorCode::VersionMismatch, QString::fromLatin1(manifestName), QStringLiteral("the bundle is of a newer program"));
        if (canonical(manifestOf(lines)) != bytes)
            return refused(QStringLiteral("it is not written as manifests are"));
        for (const auto &name : lines.keys())
            if (!m_byName.contains(name))
                add(name, QStringLiteral("the manifest names it, and it is not there"));
        for (size_t i = 0; i + 1 < m_files.size(); ++i)
            digestOne(m_files[i], lines);
        return {};
    }

    BundleVerdict verify(const Trust *trusted)
    {
        Bundle bundle = contents();
        compare(bundle);
        Trust own;
        for (const auto &key : bundle.keys) {
            const auto found = own.addPerson(key);
            m_verdict.findings.insert(m_verdict.findings.end(), found.begin(), found.end());
            ++m_verdict.count.keys;
        }
        for (const auto &server : bundle.servers)
            own.addServer(server);
        if (trusted) {
            checkAgreement(bundle, *trusted);
        } else {
            m_verdict.persons = own.persons().keys();
            m_verdict.servers = own.servers().keys();
            m_verdict.persons.sort();
            m_verdict.servers.sort();
        }
        const EvidenceCheck check{trusted ? *trusted : own, [this](const QString &digest) { return stateOf(digest); }, m_verdict.count};
        for (const auto &one : bundle.changes) {
            const auto found = checkChange(one.change, check);
            m_verdict.findings.insert(m_verdict.findings.end(), found.begin(), found.end());
        }
        return std::move(m_verdict);
    }

private:
    void add(const QString &file, const QString &problem)
    {
        const auto [record, member] = placeOf(file);
        m_verdict.findings.push_back({record, member, problem});
    }

    void digestOne(const StoredFileView &file, const QJsonObject &lines)
    {
        const QString name = QString::fromLatin1(file.name);
        const QString digest = sm3Hex(file.bytes);
        m_digests.emplace(name, digest);
        if (!lines.contains(name))
            add(name, QStringLiteral("the manifest does not name it"));
        else if (lines.value(name).toObject() != lineOf(file.bytes, digest))
            add(name, QStringLiteral("its bytes are not what the manifest says"));
    }

    Bundle contents()
    {
        Bundle bundle;
        for (const auto &[name, bytes] : m_byName) {
            if (name.startsWith(QLatin1StringView("changes/")) && name.endsWith(QLatin1StringView("/request.json")))
                readChange(bundle, name, bytes);
            else if (name.startsWith(QLatin1StringView("keys/")) && name.endsWith(QLatin1StringView(".json")))
                readKey(bundle, name, bytes);
            else if (name.startsWith(QLatin1StringView("server/")))
                readServer(bundle, name, bytes);
        }
        return bundle;
    }

    void readChange(Bundle &bundle, const QString &name, QByteArrayView bytes)
    {
        const auto json = QJsonDocument::fromJson(bytes.toByteArray()).object();
        auto record = recordFrom(shapeOf<ChangeRequest>(), json);
        if (!record)
            return add(name, QStringLiteral("it cannot be read: ") + record.error().field);
        BundleChange change{*std::move(record), {}};
        for (const auto &one : json.value(QStringLiteral("files")).toArray()) {
            const auto file = one.toObject();
            change.files.push_back({file.value(QStringLiteral("digest")).toString(), file.value(QStringLiteral("name")).toString(), qint64(file.value(QStringLiteral("size")).toDouble())});
        }
        bundle.changes.push_back(std::move(change));
    }

    void readKey(Bundle &bundle, const QString &name, QByteArrayView bytes)
    {
        auto record = recordFrom(shapeOf<SigningKeyRecord>(), QJsonDocument::fromJson(bytes.toByteArray()).object());
        if (!record)
            return add(name, QStringLiteral("it cannot be read: ") + record.error().field);
        bundle.keys.push_back(*std::move(record));
    }

    void readServer(Bundle &bundle, const QString &name, QByteArrayView bytes)
    {
        const auto key = seals::PublicKey::fromPem(bytes.toByteArray());
        if (!key)
            return add(name, QStringLiteral("it is no public key"));
        bundle.servers.push_back(*key);
    }

    /// Every file is what the records say, and nothing else is there.
    void compare(const Bundle &bundle)
    {
        const auto [expected, digests] = layoutOf(bundle);
        for (const auto &[name, bytes] : expected) {
            const auto held = m_byName.find(QString::fromLatin1(name));
            if (held == m_byName.end())
                add(QString::fromLatin1(name), QStringLiteral("it is missing"));
            else if (held->second != bytes)
                add(QString::fromLatin1(name), QStringLiteral("it is not what the record says"));
        }
        for (const auto &[name, bytes] : m_byName) {
            const bool isContent = name.startsWith(contentFolder);
            if (isContent ? !digests.contains(name.mid(contentFolder.size())) : !expected.contains(name.toLatin1()) && name != QLatin1StringView(manifestName))
                add(name, QStringLiteral("it belongs to none of the changes"));
        }
        for (const auto &digest : digests)
            if (stateOf(digest) == ContentState::Missing)
                add(contentFolder + digest, QStringLiteral("it is missing"));
    }

    void checkAgreement(const Bundle &bundle, const Trust &trusted)
    {
        for (const auto &key : bundle.keys)
            if (!trusted.agrees(key))
                add(QStringLiteral("keys/") + text(key.values[size_t(shapeOf<SigningKeyRecord>().indexOf(u"fingerprint"))]), QStringLiteral("the trusted keys know it not, or otherwise"));
        for (const auto &server : bundle.servers)
            if (!trusted.server(server.fingerprint()))
                add(QStringLiteral("server/") + server.fingerprint(), QStringLiteral("it is not the trusted server's"));
    }

    [[nodiscard]] ContentState stateOf(const QString &digest) const
    {
        const auto held = m_digests.find(contentFolder + digest);
        if (held == m_digests.end())
            return ContentState::Missing;
        return held->second == digest ? ContentState::There : ContentState::Altered;
    }

    std::vector<StoredFileView> m_files;
    std::map<QString, QByteArrayView> m_byName;
    std::map<QString, QString> m_digests;
    BundleVerdict m_verdict;
};

} // namespace

Result<void> writeBundle(const QString &path, Bundle bundle, const ReadContent &read)
{
    StoredZipWriter zip(path);
    QJsonObject lines;
    const auto add = [&](const QByteArray &name, const QByteArray &bytes, const QString &digest) {
        lines.insert(QString::fromLatin1(name), lineOf(bytes, digest));
        return zip.add(name, bytes);
    };
    if (const auto opened = zip.open(); !opened)
        return opened;
    const auto [files, contents] = layoutOf(bundle);
    for (const auto &[name, bytes] : files)
        if (const auto added = add(name, bytes, sm3Hex(bytes)); !added)
            return added;
    for (const auto &digest : contents) {
        const auto bytes = read(digest);
        if (!bytes)
            return Unexpected(bytes.error());
        if (sm3Hex(*bytes) != digest)
            return fail(ErrorCode::Untrusted, contentFolder + digest, QStringLiteral("the content is not what its digest says"));
        if (const auto added = add((contentFolder + digest).toLatin1(), *bytes, digest); !added)
            return added;
    }
    return canonicalJson(manifestOf(lines)).and_then([&](const QByteArray &manifest) { return zip.add(manifestName, manifest); }).and_then([&] { return zip.finish(); });
}

Result<BundleVerdict> verifyBundle(QByteArrayView archive, const Trust *trusted)
{
    auto files = storedFiles(archive);
    if (!files)
        return Unexpected(files.error());
    Reading reading(*std::move(files));
    return reading.readManifest().map([&] { return reading.verify(trusted); });
}

QByteArray keysToFile(std::span<const Record> keys)
{
    QJsonArray array;
    for (const auto &key : keys)
        array.append(recordJson(shapeOf<SigningKeyRecord>(), key));
    return canonical(QJsonObject{{QStringLiteral("format"), keysName}, {QStringLiteral("keys"), array}});
}

Result<std::vector<Record>> keysFromFile(const QByteArray &bytes)
{
    const auto file = QJsonDocument::fromJson(bytes).object();
    if (file.value(QStringLiteral("format")).toString() != keysName)
        return fail(ErrorCode::BadRequest, QStringLiteral("format"), QStringLiteral("not a file of signing keys"));
    std::vector<Record> keys;
    for (const auto &one : file.value(QStringLiteral("keys")).toArray()) {
        auto record = recordFrom(shapeOf<SigningKeyRecord>(), one.toObject());
        if (!record)
            return Unexpected(record.error());
        keys.push_back(*std::move(record));
    }
    if (keysToFile(keys).isEmpty())
        return fail(ErrorCode::BadRequest, QStringLiteral("keys"), QStringLiteral("a text that is no Unicode"));
    return keys;
}

} // namespace exchange
