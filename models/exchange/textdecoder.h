// TextDecoder: bytes of a text file to UTF-16, a piece at a time. Knows UTF-8, UTF-16 of both orders and GB18030.
#pragma once

#include "exchange/sheet.h"

#include <QByteArrayView>

struct UConverter;

namespace exchange {

using namespace contract;

/// By its byte order mark; without one by its zeros (UTF-16), and by whether the whole is valid UTF-8.
[[nodiscard]] Encoding encodingOf(QByteArrayView bytes);

class TextDecoder
{
public:
    /// `bytes` must outlive the decoder.
    TextDecoder(QByteArrayView bytes, Encoding encoding);
    ~TextDecoder();
    TextDecoder(const TextDecoder &) = delete;
    TextDecoder &operator=(const TextDecoder &) = delete;

    /// Fills `text` with the next piece, an empty one at the end. BadRequest for bytes that are no text of the encoding;
    /// what came before them is in `text`.
    Result<void> next(QString &text);

private:
    UConverter *m_converter = nullptr;
    const char *m_at;
    const char *m_end;
};

} // namespace exchange
