#include "exchange/textdecoder.h"

#include <QUtf8StringView>

#include <unicode/ucnv.h>

namespace exchange {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

struct Mark {
    const char *bytes;
    Encoding encoding;
};
constexpr Mark marks[] = {{"\xEF\xBB\xBF", Encoding::Utf8}, {"\xFF\xFE", Encoding::Utf16Le}, {"\xFE\xFF", Encoding::Utf16Be}};

const char *nameOf(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Utf16Le:
        return "UTF-16LE";
    case Encoding::Utf16Be:
        return "UTF-16BE";
    case Encoding::Gb18030:
        return "GB18030";
    }
    return "UTF-8";
}

} // namespace

Encoding encodingOf(QByteArrayView bytes)
{
    for (const auto &mark : marks)
        if (bytes.startsWith(mark.bytes))
            return mark.encoding;
    // A sheet has commas and line ends, and each of them has a zero byte in UTF-16.
    const auto head = bytes.first(std::min<qsizetype>(bytes.size(), 4096));
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < head.size(); ++i)
        zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    if (zeros[0] + zeros[1] > head.size() / 50)
        return zeros[1] >= zeros[0] ? Encoding::Utf16Le : Encoding::Utf16Be;
    return QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8() ? Encoding::Utf8 : Encoding::Gb18030;
}

TextDecoder::TextDecoder(QByteArrayView bytes, Encoding encoding) : m_at(bytes.begin()), m_end(bytes.end())
{
    UErrorCode status = U_ZERO_ERROR;
    m_converter = ucnv_open(nameOf(encoding), &status);
    Q_ASSERT_X(U_SUCCESS(status), "TextDecoder", "ICU knows the encodings that are built into it");
    ucnv_setToUCallBack(m_converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    for (const auto &mark : marks)
        if (mark.encoding == encoding && bytes.startsWith(mark.bytes))
            m_at += qstrlen(mark.bytes);
}

TextDecoder::~TextDecoder()
{
    ucnv_close(m_converter);
}

Result<void> TextDecoder::next(QString &text)
{
    text.resize(pieceSize);
    auto *begin = reinterpret_cast<UChar *>(text.data());
    UChar *to = begin;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(m_converter, &to, begin + pieceSize, &m_at, m_end, nullptr, true, &status);
    text.truncate(to - begin);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("bytes that are no text"));
    return {};
}

} // namespace exchange
