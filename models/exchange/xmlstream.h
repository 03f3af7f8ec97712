// XmlStream: expat over a file within an archive, a piece at a time. A document type is refused, so no entity is ever
// expanded but XML's own five.
#pragma once

#include "exchange/ziparchive.h"

#include <QByteArrayView>

struct XML_ParserStruct;

namespace exchange {

/// The attributes of an element, as expat hands them over.
class XmlAttributes
{
public:
    explicit XmlAttributes(const char **pairs) : m_pairs(pairs) {}
    /// Empty where there is none of that name.
    [[nodiscard]] QByteArrayView value(const char *name) const;

private:
    const char **m_pairs;
};

/// What a reader of one kind of file does with its elements. Names come without their prefix.
class XmlHandler
{
public:
    virtual ~XmlHandler() = default;
    virtual void begin(QByteArrayView element, const XmlAttributes &attributes) = 0;
    virtual void end(QByteArrayView element) = 0;
    virtual void characters(QByteArrayView text) = 0;
};

class XmlStream
{
public:
    /// The handler must outlive the stream.
    XmlStream(std::unique_ptr<ZipEntry> entry, XmlHandler &handler);
    ~XmlStream();
    XmlStream(const XmlStream &) = delete;
    XmlStream &operator=(const XmlStream &) = delete;

    /// Parses the next piece; false at the end.
    Result<bool> advance();

private:
    std::unique_ptr<ZipEntry> m_entry;
    XML_ParserStruct *m_parser;
    bool m_ended = false;
};

/// Parses the whole file.
Result<void> readXml(ZipArchive &archive, const QByteArray &name, XmlHandler &handler);

} // namespace exchange
