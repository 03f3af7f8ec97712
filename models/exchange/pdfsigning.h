// The signature of a PDF file (PKCS#7, detached), as pdfsig and readers of PDF check it. The file must have been written with
// room for it (views::print::PdfOptions::hasSignaturePlace).
#pragma once

#include "contract/result.h"

#include <QByteArray>

namespace exchange {

using namespace contract;

/// `key`: private key, `certificate`: certificate of the same key, and those that vouch for it; all PEM. BadRequest where the
/// file has no room or a signature already, InvalidValue where key or certificate cannot be read or do not belong together.
[[nodiscard]] Result<QByteArray> signedPdf(QByteArray pdf, const QByteArray &key, const QByteArray &certificate);

} // namespace exchange
