// EvaluationBundle (评价证据包): a frozen evaluation with everything that its score comes from, in one zip archive, to be worked
// out again anywhere: template, exact inputs, sheets, objections, signatures with their receipts, keys and attachments. The
// same evaluation makes the same bytes; of an archive with another byte anywhere the reader names the record.
//
//   README.txt          how to check
//   evaluation.json     the record; with its attachments by name and digest
//   template.json       the record of the template version
//   result.json         what was frozen, byte for byte
//   sheets/ID.json      score sheets
//   objections/ID.json
//   signatures/PARTY.txt, .sig  what was sealed, byte for byte, and the signature
//   files/DIGEST        inputs and other attachments, named by their SM3
//   keys/FINGERPRINT.json, server/FINGERPRINT.pem
//   manifest.json       size and SM3 of every other file
#pragma once

#include "exchange/bundle.h"

namespace exchange {

struct EvaluationBundle {
    Record evaluation;
    Record templateVersion;
    std::vector<Record> sheets;
    std::vector<Record> objections;
    std::vector<BundleFile> files;
    std::vector<Record> keys; ///< of signing_key
    std::vector<seals::PublicKey> servers;
};

/// InvalidValue where the evaluation is not frozen; Untrusted where a content is not what its digest says.
[[nodiscard]] Result<void> writeEvaluationBundle(const QString &path, const EvaluationBundle &bundle, const ReadContent &read);

/// Whether an archive says that it is one; says nothing about whether it is whole.
[[nodiscard]] bool isEvaluationBundle(QByteArrayView archive);

struct EvaluationVerdict {
    QString number;
    int score = 0; ///< as it was worked out again from the inputs
    QString grade;
    QString digest;
    int signatures = 0;
    int sheets = 0;
    int files = 0;
    std::vector<SealFinding> findings;
    QStringList persons; ///< fingerprints that only the bundle vouches for
    QStringList servers;
};
/// Works the score out again from the inputs, and checks every digest and seal. BadRequest where it is no bundle at all;
/// `field` is the file.
[[nodiscard]] Result<EvaluationVerdict> verifyEvaluationBundle(QByteArrayView archive, const Trust *trusted);

} // namespace exchange
