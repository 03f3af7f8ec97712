#include "views/print/pdfobjects.h"

#include <QCryptographicHash>
#include <libdeflate.h>
#include <memory>

namespace views::print {

namespace {

constexpr int objectsAStream = 1000;
constexpr int signatureBytes = 8192;
constexpr int placeBytes = 1 + 4 + 2; ///< kind, offset or stream, index

QByteArray deflated(const QByteArray &content)
{
    // Outlines of glyphs are most of a form, and the best packing of them is worth its time.
    constexpr int tightest = 12;
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(libdeflate_alloc_compressor(tightest), libdeflate_free_compressor);
    if (!compressor)
        qFatal("no memory to pack a form");
    QByteArray packed(qsizetype(libdeflate_zlib_compress_bound(compressor.get(), size_t(content.size()))), Qt::Uninitialized);
    packed.resize(qsizetype(libdeflate_zlib_compress(compressor.get(), content.constData(), size_t(content.size()), packed.data(), size_t(packed.size()))));
    return packed;
}

QByteArray streamOf(const QByteArray &entries, const QByteArray &content, bool isPacked)
{
    const auto bytes = isPacked ? deflated(content) : content;
    return "<<" + entries + (isPacked ? "/Filter/FlateDecode" : "") + "/Length " + QByteArray::number(bytes.size()) + ">>stream\n" + bytes + "\nendstream";
}

} // namespace

int PdfObjects::reserve()
{
    m_objects.emplace_back();
    return int(m_objects.size());
}

int PdfObjects::add(QByteArray object)
{
    m_objects.push_back({std::move(object), false});
    return int(m_objects.size());
}

void PdfObjects::set(int number, QByteArray object)
{
    m_objects[size_t(number) - 1] = {std::move(object), false};
}

void PdfObjects::setPlain(int number, QByteArray object)
{
    m_objects[size_t(number) - 1] = {std::move(object), true};
}

int PdfObjects::addStream(const QByteArray &entries, const QByteArray &content, Packed packed)
{
    m_objects.push_back({streamOf(entries, content, packed == Packed::Yes), true});
    return int(m_objects.size());
}

QByteArray PdfObjects::file(int catalog, int info) const
{
    struct Place {
        int kind = 1; ///< 1: at an offset; 2: in an object stream
        qint64 where = 0;
        int index = 0;
    };
    QByteArray out = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    std::vector<Place> places(m_objects.size() + 1);
    places[0].kind = 0;
    const auto write = [&](int number, const QByteArray &content) {
        if (size_t(number) >= places.size())
            places.resize(size_t(number) + 1);
        places[size_t(number)] = {1, out.size(), 0};
        out += QByteArray::number(number) + " 0 obj\n" + content + "\nendobj\n";
    };
    std::vector<int> packed;
    for (size_t i = 0; i < m_objects.size(); ++i) {
        if (m_objects[i].isPlain)
            write(int(i) + 1, m_objects[i].content);
        else
            packed.push_back(int(i) + 1);
    }
    int next = int(m_objects.size()) + 1;
    for (size_t from = 0; from < packed.size(); from += objectsAStream) {
        const size_t count = std::min<size_t>(objectsAStream, packed.size() - from);
        QByteArray head;
        QByteArray body;
        for (size_t i = 0; i < count; ++i) {
            const int number = packed[from + i];
            head += QByteArray::number(number) + ' ' + QByteArray::number(body.size()) + ' ';
            const auto &content = m_objects[size_t(number) - 1].content;
            body += (content.isEmpty() ? QByteArray("null") : content) + '\n';
            places[size_t(number)] = {2, next, int(i)};
        }
        write(next++, streamOf("/Type/ObjStm/N " + QByteArray::number(count) + "/First " + QByteArray::number(head.size()), head + body, true));
    }
    const auto id = QCryptographicHash::hash(out, QCryptographicHash::Sha256).left(16).toHex();
    const qint64 start = out.size();
    places.resize(size_t(next) + 1);
    places[size_t(next)] = {1, start, 0};
    // Each line as its difference from the one above (PNG's second filter): neighbours are much alike.
    QByteArray table;
    QByteArray above(placeBytes, '\0');
    for (const auto &place : places) {
        QByteArray line(1, char(place.kind));
        for (int shift = 24; shift >= 0; shift -= 8)
            line += char(quint8(place.where >> shift));
        for (int shift = 8; shift >= 0; shift -= 8)
            line += char(quint8((place.kind == 0 ? 0xffff : place.index) >> shift));
        table += '\2';
        for (int i = 0; i < placeBytes; ++i)
            table += char(quint8(line[i]) - quint8(above[i]));
        above = line;
    }
    write(next, streamOf("/Type/XRef/Size " + QByteArray::number(next + 1) + "/W[1 4 2]/DecodeParms<</Columns 7/Predictor 12>>/Root " + ref(catalog) + "/Info " + ref(info) + "/ID[<" + id + "><" + id + ">]", table, true));
    return out + "startxref\n" + QByteArray::number(start) + "\n%%EOF\n";
}

QByteArray PdfObjects::text(const QString &text)
{
    QByteArray hex = "<feff";
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return hex + '>';
}

QByteArray PdfObjects::moment(const QDateTime &at)
{
    return "(D:" + at.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() + "Z)";
}

QByteArray PdfObjects::signaturePlace(const QDateTime &at)
{
    return "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 9999999999 9999999999 9999999999]" + (at.isValid() ? "/M" + moment(at) : QByteArray()) + "/Contents<" + QByteArray(signatureBytes * 2, '0') + ">>>";
}

} // namespace views::print
