// Bundle (审批证据包): changes with their decisions, statements, seals, receipts, keys and attachments in one zip archive, to be
// checked anywhere, also with the `openssl` command alone. The same changes make the same bytes; of an archive with another
// byte anywhere the reader says what does not fit.
//
//   README.txt                       how to check by hand
//   changes/BG-000017/request.json   the record, and its attachments by name and digest
//   changes/BG-000017/decision-1.txt what was sealed, byte for byte; .sig: the signature (DER)
//   changes/BG-000017/receipt-1.txt  what the server sealed; .sig
//   files/DIGEST                     contents of attachments, named by their SM3
//   keys/FINGERPRINT.json, .pem      keys of people, as they were registered
//   server/FINGERPRINT.pem           keys of servers
//   manifest.json                    size and SM3 of every other file
#pragma once

#include "exchange/evidence.h"

#include <QJsonObject>

namespace exchange {

/// {"id", "revision", "retired", "fields": {…}}, all fields by name: a record as bundles carry it.
[[nodiscard]] QJsonObject recordJson(const Shape &shape, const Record &record);
/// BadRequest for a record of another version's shape.
[[nodiscard]] Result<Record> recordFrom(const Shape &shape, const QJsonObject &json);

struct BundleFile {
    QString digest;
    QString name;
    qint64 size = 0;
    bool operator==(const BundleFile &) const = default;
};
struct BundleChange {
    Record change;
    std::vector<BundleFile> files; ///< attachments of the change
};
struct Bundle {
    std::vector<BundleChange> changes;
    std::vector<Record> keys; ///< of signing_key, also ended ones
    std::vector<seals::PublicKey> servers;
};

using ReadContent = std::function<Result<QByteArray>(const QString &digest)>;
/// Contents that attachments or decisions name are asked for one by one. Untrusted where one is not what its digest says.
[[nodiscard]] Result<void> writeBundle(const QString &path, Bundle bundle, const ReadContent &read);

struct BundleVerdict {
    SealCount count;
    std::vector<SealFinding> findings;
    /// Fingerprints that only the bundle itself vouches for: to be compared with what people and server say.
    QStringList persons;
    QStringList servers;
};
/// Whose keys count: those of `trusted` where it is given, else the bundle's own. BadRequest where it is no bundle at all,
/// or its directory is damaged; `field` is the file.
[[nodiscard]] Result<BundleVerdict> verifyBundle(QByteArrayView archive, const Trust *trusted);

/// Keys of people as a file that somebody keeps apart from any bundle (`yunhengctl export keys`).
[[nodiscard]] QByteArray keysToFile(std::span<const Record> keys);
[[nodiscard]] Result<std::vector<Record>> keysFromFile(const QByteArray &bytes);

} // namespace exchange
