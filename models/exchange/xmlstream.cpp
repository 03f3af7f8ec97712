#include "exchange/xmlstream.h"

#include <expat.h>

namespace exchange {

namespace {

constexpr int pieceSize = 64 * 1024;

QByteArrayView withoutPrefix(const char *name)
{
    const QByteArrayView whole(name);
    return whole.sliced(whole.lastIndexOf(':') + 1);
}

void XMLCALL begins(void *handler, const XML_Char *name, const XML_Char **attributes)
{
    static_cast<XmlHandler *>(handler)->begin(withoutPrefix(name), XmlAttributes(attributes));
}

void XMLCALL ends(void *handler, const XML_Char *name)
{
    static_cast<XmlHandler *>(handler)->end(withoutPrefix(name));
}

void XMLCALL says(void *handler, const XML_Char *text, int length)
{
    static_cast<XmlHandler *>(handler)->characters(QByteArrayView(text, length));
}

/// The parser of this thread that is at work: handlers are told of theirs only by giving up the user data.
thread_local XML_Parser current = nullptr;

void XMLCALL refuses(void *, const XML_Char *, const XML_Char *, const XML_Char *, int)
{
    XML_StopParser(current, XML_FALSE);
}

} // namespace

QByteArrayView XmlAttributes::value(const char *name) const
{
    for (const char **pair = m_pairs; *pair; pair += 2)
        if (qstrcmp(pair[0], name) == 0)
            return QByteArrayView(pair[1]);
    return {};
}

XmlStream::XmlStream(std::unique_ptr<ZipEntry> entry, XmlHandler &handler) : m_entry(std::move(entry)), m_parser(XML_ParserCreate(nullptr))
{
    Q_CHECK_PTR(m_parser);
    XML_SetUserData(m_parser, &handler);
    XML_SetElementHandler(m_parser, begins, ends);
    XML_SetCharacterDataHandler(m_parser, says);
    XML_SetStartDoctypeDeclHandler(m_parser, refuses);
}

XmlStream::~XmlStream()
{
    XML_ParserFree(m_parser);
}

Result<bool> XmlStream::advance()
{
    if (m_ended)
        return false;
    void *piece = XML_GetBuffer(m_parser, pieceSize);
    if (!piece)
        return fail(ErrorCode::TooLarge, {}, QStringLiteral("no memory for the XML"));
    const auto got = m_entry->read(static_cast<char *>(piece), pieceSize);
    if (!got)
        return Unexpected(got.error());
    m_ended = *got == 0;
    current = m_parser;
    if (XML_ParseBuffer(m_parser, int(*got), m_ended) == XML_STATUS_ERROR)
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("broken XML at line %1: %2")
            .arg(XML_GetCurrentLineNumber(m_parser)).arg(QString::fromUtf8(XML_ErrorString(XML_GetErrorCode(m_parser)))));
    return !m_ended;
}

Result<void> readXml(ZipArchive &archive, const QByteArray &name, XmlHandler &handler)
{
    auto entry = archive.entry(name);
    if (!entry)
        return Unexpected(entry.error());
    XmlStream stream(*std::move(entry), handler);
    for (;;) {
        const auto more = stream.advance();
        if (!more)
            return fail(more.error().code, QString::fromUtf8(name), more.error().message);
        if (!*more)
            return {};
    }
}

} // namespace exchange
