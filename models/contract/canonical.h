// The canonical text of a JSON value: the one sequence of bytes that a seal is made over, so that two programs that hold the
// same values sign and check the same bytes. Members sorted by UTF-16 code unit, no blanks, whole numbers only; of a text only
// quote, backslash and control characters are escaped (RFC 8785, but for \u0008 and \u000c, which it writes shorter).
#pragma once

#include "contract/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace contract {

/// UTF-8. InvalidValue with the place for a number that is not whole or beyond 2^53, and for text that is no Unicode.
[[nodiscard]] Result<QByteArray> canonicalJson(const QJsonValue &value);

} // namespace contract
