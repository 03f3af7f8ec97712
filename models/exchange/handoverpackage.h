// HandoverPackage (数据移交包, F26): what leaves the system by an approved handover, in one zip archive: the approval as it was
// given, and the evidence bundle of its record, whole. Both approvals are to the digest of the bundle: a package is only
// written of the very bytes that were approved, and the same ones make the same package. Whoever receives it opens it
// without account or network; with another byte anywhere, or after its last day, nothing of it is opened. It is evidence
// to read and to check, never a source of records: what a score or a decision is stays with those who made it.
//
//   README.txt       how to check
//   package.json     the record of the handover: purpose, scope, receiver, last day, who approved; and the versions by which
//                    an evaluation was scored
//   contents/KIND.zip the bundle: evaluation.zip or change_request.zip
//   manifest.json    size and SM3 of every other file
//
// The manifest is not signed: that nobody made up another package is said by its own SM3, which stands on the printed F26
// and in the register, and by the seals within the bundle.
#pragma once

#include "contract/entities/datahandover.h"
#include "exchange/bundle.h"

namespace exchange {

/// The largest package that is written or opened.
inline constexpr qint64 largestPackage = qint64(1) << 30;

/// Whether packages hold records of that entity.
[[nodiscard]] bool mayBePackaged(QStringView entity);
/// What the approvals are given to, as the field `manifest` of the handover: the bundle's name, size and SM3.
[[nodiscard]] QString packageListOf(const QString &entity, QByteArrayView bundle);

/// Refused with InvalidValue "state" without both approvals, Stale "manifest" where the bundle is not the
/// one that they were given to, TooLarge, and with what the bundle itself is refused for.
[[nodiscard]] Result<void> writeHandoverPackage(const QString &path, const DataHandover &handover, QByteArrayView bundle);

/// Whether an archive says that it is one; says nothing about whether it is whole.
[[nodiscard]] bool isHandoverPackage(QByteArrayView archive);

/// By which versions an evaluation was scored; empty for a change.
struct ScoringVersions {
    QString templateVersion;
    QString templateDigest;
    QString calendar;
    QString levels;
    int rules = 0;
    bool operator==(const ScoringVersions &) const = default;
};

struct HandoverPackage {
    DataHandover approval;
    ScoringVersions versions;
    QString bundleName;
    QByteArrayView bundle; ///< within the archive; see verifyEvaluationBundle() and verifyBundle()
    QString digest;        ///< SM3 of the package, as the printed F26 has it
    QStringList persons;   ///< fingerprints that only the package vouches for
    QStringList servers;
};
/// Opens a whole package that may be used on that day, or nothing. `field` is the file that is wrong, for one within the
/// bundle "contents/evaluation.zip result.json"; "expires_on" with the day as message after the last day.
[[nodiscard]] Result<HandoverPackage> openHandoverPackage(QByteArrayView archive, const QDate &today, const Trust *trusted = nullptr);

} // namespace exchange
