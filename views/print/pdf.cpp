#include "views/print/pdf.h"

#include "views/print/fontsubset.h"
#include "views/print/pagemarks.h"
#include "views/print/pdfobjects.h"

#include <QColorSpace>
#include <QImage>
#include <QSaveFile>
#include <hb.h>
#include <span>

namespace views::print {

namespace {

constexpr double pointsPerMm = 72 / 25.4;
constexpr size_t modulesOfItsOwn = 40; ///< so many rectangles are worth an object

QByteArray real(double value, int decimals = 3)
{
    QByteArray text = QByteArray::number(value, 'f', decimals);
    if (decimals > 0)
        while (text.endsWith('0'))
            text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

/// A hundredth of a point is four thousandths of a millimetre.
QByteArray pt(double mm)
{
    return real(mm * pointsPerMm, 2);
}

QByteArray colour(quint32 rgb, const char *grey, const char *full)
{
    const auto part = [&](int shift) { return real(((rgb >> shift) & 0xff) / 255.0); };
    const bool isGrey = ((rgb >> 16) & 0xff) == (rgb & 0xff) && ((rgb >> 8) & 0xff) == (rgb & 0xff);
    return isGrey ? part(0) + ' ' + grey + '\n' : part(16) + ' ' + part(8) + ' ' + part(0) + ' ' + full + '\n';
}

QByteArray hex4(quint32 value)
{
    return QByteArray::number(value, 16).rightJustified(4, '0');
}

const char *roleOf(StructureNode::Kind kind)
{
    using Kind = StructureNode::Kind;
    switch (kind) {
    case Kind::Document:
        return "Document";
    case Kind::Heading1:
        return "H1";
    case Kind::Heading2:
        return "H2";
    case Kind::Heading3:
        return "H3";
    case Kind::Paragraph:
        return "P";
    case Kind::Table:
        return "Table";
    case Kind::TableRow:
        return "TR";
    case Kind::TableHeader:
        return "TH";
    case Kind::TableCell:
        return "TD";
    case Kind::Figure:
        return "Figure";
    case Kind::Caption:
        return "Caption";
    }
    return "P";
}

struct EmbeddedFont {
    FontSubset subset;
    int object = 0;
    std::map<quint32, QString> texts; ///< what each glyph says
};

class Writing
{
public:
    Writing(const Document &document, const PdfOptions &options, const FontBook &fonts) : m_document(document), m_options(options), m_fonts(fonts) {}

    contract::Result<QByteArray> go()
    {
        if (!collectFonts())
            return contract::fail(contract::ErrorCode::Internal, QStringLiteral("fonts"), QStringLiteral("a font cannot be embedded"));
        const int catalog = m_objects.reserve();
        const int pages = m_objects.reserve();
        m_marked.resize(m_document.nodes.size());
        std::vector<int> pageObjects;
        for (size_t i = 0; i < m_document.pages.size(); ++i)
            pageObjects.push_back(m_objects.reserve());
        std::vector<QByteArray> parents;
        const int root = m_objects.reserve();
        m_nodeObjects.reserve(m_document.nodes.size());
        for (size_t i = 0; i < m_document.nodes.size(); ++i)
            m_nodeObjects.push_back(m_objects.reserve());
        const int signature = m_options.hasSignaturePlace ? m_objects.reserve() : 0;
        const int field = m_options.hasSignaturePlace ? m_objects.reserve() : 0;
        QByteArray kids;
        for (size_t i = 0; i < m_document.pages.size(); ++i) {
            QByteArray owners;
            const auto &page = m_document.pages[i];
            QByteArray resources;
            const int content = m_objects.addStream({}, contentOf(page, pageObjects[i], owners, resources));
            QByteArray dict = "<</Type/Page/Parent " + ref(pages) + "/MediaBox[0 0 " + pt(page.width) + ' ' + pt(page.height) + "]/Contents " + ref(content) + "/Resources<<" + resources + ">>/StructParents "
                + QByteArray::number(i) + "/Tabs/S";
            if (i == 0 && field)
                dict += "/Annots[" + ref(field) + "]";
            m_objects.set(pageObjects[i], dict + ">>");
            kids += ref(pageObjects[i]) + ' ';
            parents.push_back(owners);
        }
        m_objects.set(pages, "<</Type/Pages/Count " + QByteArray::number(pageObjects.size()) + "/Kids[" + kids.trimmed() + "]>>");
        writeFonts();
        writeStructure(root, parents, pageObjects);
        if (field) {
            m_objects.setPlain(signature, PdfObjects::signaturePlace(m_options.createdAt));
            m_objects.set(field, "<</Type/Annot/Subtype/Widget/FT/Sig/F 132/Rect[0 0 0 0]/T(Signature1)/V " + ref(signature) + "/P " + ref(pageObjects.front()) + ">>");
        }
        const auto icc = QColorSpace(QColorSpace::SRgb).iccProfile();
        const int profile = m_objects.addStream("/N 3", icc);
        const int metadata = m_objects.addStream("/Type/Metadata/Subtype/XML", xmp(), PdfObjects::Packed::No);
        QByteArray dict = "<</Type/Catalog/Pages " + ref(pages) + "/Lang" + PdfObjects::text(m_document.language) + "/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot " + ref(root) + "/Metadata "
            + ref(metadata) + "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile " + ref(profile) + ">>]";
        if (field)
            dict += "/AcroForm<</SigFlags 3/Fields[" + ref(field) + "]>>";
        m_objects.set(catalog, dict + ">>");
        QByteArray info = "<</Title" + PdfObjects::text(m_document.title) + "/Creator(Yunheng)/Producer(Yunheng " YUNHENG_VERSION ")";
        if (!m_options.author.isEmpty())
            info += "/Author" + PdfObjects::text(m_options.author);
        if (m_options.createdAt.isValid())
            info += "/CreationDate" + PdfObjects::moment(m_options.createdAt) + "/ModDate" + PdfObjects::moment(m_options.createdAt);
        const int infoObject = m_objects.add(info + ">>");
        return m_objects.file(catalog, infoObject);
    }

private:
    static QByteArray ref(int object) { return PdfObjects::ref(object); }

    bool collectFonts()
    {
        std::map<int, std::set<quint32>> used;
        for (const auto &page : m_document.pages)
            for (const auto &run : page.runs) {
                const auto characters = run.text.toStdU32String();
                for (size_t i = 0; i < run.glyphs.size(); ++i) {
                    used[run.face].insert(run.glyphs[i]);
                    if (i < characters.size())
                        m_embedded[run.face].texts.try_emplace(run.glyphs[i], QString::fromUcs4(&characters[i], 1));
                }
            }
        for (const auto &[face, glyphs] : used) {
            auto subset = subsetOf(m_fonts.face(face), glyphs);
            if (!subset)
                return false;
            m_embedded[face].subset = *std::move(subset);
            m_embedded[face].object = m_objects.reserve();
        }
        return true;
    }

    [[nodiscard]] double advanceOf(int face, quint32 glyph) const
    {
        const auto &font = m_fonts.face(face);
        return double(hb_font_get_glyph_h_advance(font.font, glyph)) / font.unitsPerEm;
    }

    void writeFonts()
    {
        for (const auto &[face, font] : m_embedded) {
            const auto &subset = font.subset;
            const QByteArray name = subset.name.toLatin1();
            const int program = subset.isCff ? m_objects.addStream("/Subtype/CIDFontType0C", subset.program) : m_objects.addStream("/Length1 " + QByteArray::number(subset.program.size()), subset.program);
            const int descriptor = m_objects.add("<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[" + real(subset.box[0]) + ' ' + real(subset.box[1]) + ' ' + real(subset.box[2]) + ' ' + real(subset.box[3])
                + "]/ItalicAngle 0/Ascent " + real(subset.ascent) + "/Descent " + real(subset.descent) + "/CapHeight 733/StemV 80/" + (subset.isCff ? "FontFile3 " : "FontFile2 ") + ref(program) + ">>");
            std::map<quint32, double> widths;
            for (const auto &[glyph, cid] : subset.cids)
                widths[cid] = std::round(advanceOf(face, glyph) * 1000);
            QByteArray w;
            quint32 next = 0; // behind the last that is said
            for (const auto &[cid, width] : widths) {
                if (width == 1000)
                    continue;
                w += w.isEmpty() ? QByteArray::number(cid) + '[' : cid == next ? QByteArray(" ") : ']' + QByteArray::number(cid) + '[';
                w += real(width);
                next = cid + 1;
            }
            if (!w.isEmpty())
                w += ']';
            const int descendant = m_objects.add("<</Type/Font/Subtype/" + QByteArray(subset.isCff ? "CIDFontType0" : "CIDFontType2") + "/BaseFont/" + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[" + w + "]/FontDescriptor " + ref(descriptor) + (subset.isCff ? "" : "/CIDToGIDMap/Identity") + ">>");
            const int toUnicode = m_objects.addStream({}, unicodeMap(font));
            m_objects.set(font.object, "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" + ref(descendant) + "]/ToUnicode " + ref(toUnicode) + ">>");
        }
    }

    static QByteArray unicodeMap(const EmbeddedFont &font)
    {
        std::map<quint32, QByteArray> said;
        for (const auto &[glyph, cid] : font.subset.cids)
            if (const auto text = font.texts.find(glyph); text != font.texts.end()) {
                QByteArray &hex = said[cid];
                for (const QChar c : text->second)
                    hex += hex4(c.unicode());
            }
        // Runs of ids, none beyond the last byte of 255; not more than a hundred in a section.
        QByteArrayList ranges;
        quint32 next = 0;
        for (const auto &[cid, hex] : said) {
            if (ranges.isEmpty() || cid != next || cid % 256 == 0) {
                if (!ranges.isEmpty())
                    ranges.back().replace('?', hex4(next - 1)) += "]\n";
                ranges << '<' + hex4(cid) + "><?>[";
            }
            ranges.back() += '<' + hex + '>';
            next = cid + 1;
        }
        if (!ranges.isEmpty())
            ranges.back().replace('?', hex4(next - 1)) += "]\n";
        QByteArray all;
        for (qsizetype from = 0; from < ranges.size(); from += 100) {
            const auto part = ranges.mid(from, 100);
            all += QByteArray::number(part.size()) + " beginbfrange\n" + part.join() + "endbfrange\n";
        }
        return "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
            + all + "endcmap CMapName currentdict/CMap defineresource pop end end\n";
    }

    QByteArray contentOf(const PageDescription &page, int pageObject, QByteArray &owners, QByteArray &resources)
    {
        QByteArray content;
        QByteArray open;
        int marks = 0;
        int node = -2;
        const auto turnTo = [&](int next) {
            if (next == node)
                return;
            if (node != -2)
                content += "EMC\n";
            node = next;
            if (next < 0) {
                if (next == -1)
                    content += "/Artifact BMC\n";
                return;
            }
            content += '/' + QByteArray(roleOf(m_document.nodes[size_t(next)].kind)) + "<</MCID " + QByteArray::number(marks) + ">>BDC\n";
            m_marked[size_t(next)].push_back({pageObject, marks++});
            owners += ref(m_nodeObjects[size_t(next)]) + ' ';
        };
        QByteArray images;
        const double height = page.height;
        for (const auto &placed : page.images) {
            turnTo(placed.node);
            const int object = imageObject(placed.content);
            if (!object)
                continue;
            const QByteArray name = "I" + QByteArray::number(object);
            if (!images.contains('/' + name + ' '))
                images += '/' + name + ' ' + ref(object);
            content += "q " + pt(placed.box.width()) + " 0 0 " + pt(placed.box.height()) + ' ' + pt(placed.box.left()) + ' ' + pt(height - placed.box.bottom()) + " cm/" + name + " Do Q\n";
        }
        for (size_t i = 0; i < page.shapes.size(); ++i) {
            const auto &shape = page.shapes[i];
            turnTo(shape.node);
            if (!isModule(shape)) {
                content += shapeOf(shape, height);
                continue;
            }
            size_t end = i + 1;
            while (end < page.shapes.size() && isModule(page.shapes[end]) && page.shapes[end].node == shape.node && page.shapes[end].fill == shape.fill)
                ++end;
            content += colour(shape.fill, "g", "rg");
            const auto path = modulesOf({page.shapes.begin() + qsizetype(i), page.shapes.begin() + qsizetype(end)}, height);
            // A QR code is said once, and shown on every page.
            if (end - i < modulesOfItsOwn) {
                content += path;
            } else {
                const int object = formObject(path, page);
                const QByteArray name = "X" + QByteArray::number(object);
                if (!images.contains('/' + name + ' '))
                    images += '/' + name + ' ' + ref(object);
                content += '/' + name + " Do\n";
            }
            i = end - 1;
        }
        turnTo(-1);
        content += linesOf(page);
        std::set<int> faces;
        quint32 now = 0;
        content += "0 g\n";
        m_textFace = -1;
        for (const auto &run : page.runs) {
            turnTo(run.node);
            faces.insert(run.face);
            if (run.colour != now)
                content += colour(now = run.colour, "g", "rg");
            if (!run.actual.isEmpty())
                content += "/Span<</ActualText" + PdfObjects::text(run.actual) + ">>BDC\n";
            content += textOf(run, height);
            if (!run.actual.isEmpty())
                content += "EMC\n";
        }
        if (node != -2)
            content += "EMC\n";
        QByteArray fonts;
        for (const int face : faces)
            fonts += "/F" + QByteArray::number(face) + ' ' + ref(m_embedded[face].object);
        resources = "/Font<<" + fonts + ">>";
        if (!images.isEmpty())
            resources += "/XObject<<" + images + ">>";
        return content;
    }

    static QByteArray dash(bool isDashed) { return isDashed ? QByteArray("[2.8 2.8]0 d\n") : QByteArray("[]0 d\n"); }

    static QByteArray shapeOf(const Shape &shape, double height)
    {
        if (shape.points.size() < 2)
            return {};
        QByteArray path;
        for (size_t i = 0; i < shape.points.size(); ++i)
            path += pt(shape.points[i].x()) + ' ' + pt(height - shape.points[i].y()) + (i == 0 ? " m " : " l ");
        QByteArray content;
        if (shape.isFilled)
            content += colour(shape.fill, "g", "rg");
        if (shape.stroke > 0)
            content += colour(shape.strokeColour, "G", "RG") + pt(shape.stroke) + " w\n" + dash(shape.dashed);
        const char *end = shape.isFilled ? shape.stroke > 0 ? "b" : "f" : shape.stroke > 0 ? (shape.isClosed ? "s" : "S") : "n";
        return content + path + end + '\n';
    }

    static QByteArray linesOf(const PageDescription &page)
    {
        QByteArray content;
        double width = -1;
        int dashed = -1;
        qint64 lineColour = -1;
        bool isOpen = false;
        const auto finish = [&] {
            if (std::exchange(isOpen, false))
                content += "S\n";
        };
        for (const auto &line : joined(page.lines)) {
            if (line.width != width || int(line.dashed) != dashed || qint64(line.colour) != lineColour) {
                finish();
                if (line.width != width)
                    content += pt(width = line.width) + " w\n";
                if (int(line.dashed) != dashed)
                    content += dash((dashed = int(line.dashed)) != 0);
                if (qint64(line.colour) != lineColour)
                    content += colour(quint32(lineColour = line.colour), "G", "RG");
            }
            content += pt(line.x1) + ' ' + pt(page.height - line.y1) + " m " + pt(line.x2) + ' ' + pt(page.height - line.y2) + " l\n";
            isOpen = true;
        }
        finish();
        return content;
    }

    QByteArray textOf(const GlyphRun &run, double height)
    {
        constexpr double tolerance = 0.004; // mm
        const auto &cids = m_embedded[run.face].subset.cids;
        QByteArray shown = "<";
        bool isMoved = false;
        double pen = run.x.empty() ? 0 : run.x.front();
        for (size_t i = 0; i < run.glyphs.size(); ++i) {
            if (std::abs(run.x[i] - pen) > tolerance) {
                const double by = std::round((pen - run.x[i]) / run.em * 1000);
                shown += '>' + real(by, 0) + '<';
                pen -= by * run.em / 1000; // where it is now: what was rounded off is made good by the next
                isMoved = true;
            }
            const auto cid = cids.find(run.glyphs[i]);
            shown += hex4(cid == cids.end() ? 0 : cid->second);
            pen += std::round(advanceOf(run.face, run.glyphs[i]) * 1000) * run.em / 1000;
        }
        QByteArray font;
        if (run.face != m_textFace || run.em != m_textEm)
            font = "/F" + QByteArray::number(m_textFace = run.face) + ' ' + pt(m_textEm = run.em) + " Tf ";
        return "BT " + font + (run.x.empty() ? QByteArray("0") : pt(run.x.front())) + ' ' + pt(height - run.y) + " Td" + (isMoved ? '[' + shown + ">]TJ" : shown + ">Tj") + " ET\n";
    }

    static QByteArray modulesOf(std::span<const Shape> shapes, double height)
    {
        QByteArray path;
        for (const auto &shape : shapes) {
            const QRectF box(shape.points[0], shape.points[2]);
            path += pt(box.left()) + ' ' + pt(height - box.bottom()) + ' ' + pt(box.width()) + ' ' + pt(box.height()) + " re\n";
        }
        return path + "f\n";
    }

    int formObject(const QByteArray &content, const PageDescription &page)
    {
        const auto [known, isNew] = m_forms.try_emplace(content, 0);
        if (isNew)
            known->second = m_objects.addStream("/Type/XObject/Subtype/Form/BBox[0 0 " + pt(page.width) + ' ' + pt(page.height) + "]/Resources<<>>", content);
        return known->second;
    }

    int imageObject(const QByteArray &content)
    {
        if (const auto known = m_images.find(content); known != m_images.end())
            return known->second;
        const auto image = QImage::fromData(content).convertToFormat(QImage::Format_ARGB32);
        if (image.isNull())
            return m_images[content] = 0;
        QByteArray pixels;
        pixels.reserve(qsizetype(image.width()) * image.height() * 3);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                // On white: paper knows no transparency.
                const QRgb p = image.pixel(x, y);
                const int a = qAlpha(p);
                for (const int part : {qRed(p), qGreen(p), qBlue(p)})
                    pixels += char((part * a + 255 * (255 - a)) / 255);
            }
        return m_images[content] = m_objects.addStream("/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width " + QByteArray::number(image.width()) + "/Height " + QByteArray::number(image.height()), pixels);
    }

    void writeStructure(int root, const std::vector<QByteArray> &parents, const std::vector<int> &)
    {
        std::vector<QByteArray> kids(m_document.nodes.size());
        for (size_t i = 0; i < m_document.nodes.size(); ++i)
            for (const auto &[page, mark] : m_marked[i])
                kids[i] += page == m_marked[i].front().first ? QByteArray::number(mark) + ' ' : "<</Type/MCR/Pg " + ref(page) + "/MCID " + QByteArray::number(mark) + ">>";
        for (size_t i = 1; i < m_document.nodes.size(); ++i)
            kids[size_t(std::max(0, m_document.nodes[i].parent))] += ref(m_nodeObjects[i]) + ' ';
        for (size_t i = 0; i < m_document.nodes.size(); ++i) {
            const auto &node = m_document.nodes[i];
            QByteArray dict = "<</S/" + QByteArray(roleOf(node.kind)) + "/P " + ref(i == 0 ? root : m_nodeObjects[size_t(std::max(0, node.parent))]);
            if (!m_marked[i].empty())
                dict += "/Pg " + ref(m_marked[i].front().first);
            if (const auto own = kids[i].trimmed(); !own.isEmpty())
                dict += own.contains(' ') || own.startsWith('<') ? "/K[" + own + ']' : "/K " + own;
            if (node.kind == StructureNode::Kind::Figure)
                dict += "/Alt" + PdfObjects::text(node.alternative.isEmpty() ? m_document.title : node.alternative);
            m_objects.set(m_nodeObjects[i], dict + ">>");
        }
        QByteArray numbers;
        for (size_t i = 0; i < parents.size(); ++i)
            numbers += QByteArray::number(i) + '[' + parents[i].trimmed() + ']';
        m_objects.set(root, "<</Type/StructTreeRoot/K[" + ref(m_nodeObjects.front()) + "]/ParentTree<</Nums[" + numbers + "]>>/ParentTreeNextKey " + QByteArray::number(parents.size()) + ">>");
    }

    [[nodiscard]] QByteArray xmp() const
    {
        const auto moment = m_options.createdAt.isValid() ? m_options.createdAt.toUTC().toString(Qt::ISODate) : QString();
        QString text = QStringLiteral("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                                      "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><dc:format>application/pdf</dc:format>"
                                      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>%2</rdf:li></rdf:Bag></dc:language>")
                           .arg(m_document.title.toHtmlEscaped(), m_document.language);
        if (!m_options.author.isEmpty())
            text += QStringLiteral("<dc:creator><rdf:Seq><rdf:li>%1</rdf:li></rdf:Seq></dc:creator>").arg(m_options.author.toHtmlEscaped());
        if (!moment.isEmpty())
            text += QStringLiteral("<xmp:CreateDate>%1</xmp:CreateDate><xmp:ModifyDate>%1</xmp:ModifyDate>").arg(moment);
        text += QStringLiteral("<xmp:CreatorTool>Yunheng</xmp:CreatorTool><pdf:Producer>Yunheng %1</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>").arg(QStringLiteral(YUNHENG_VERSION));
        return text.toUtf8();
    }

    const Document &m_document;
    const PdfOptions &m_options;
    const FontBook &m_fonts;
    PdfObjects m_objects;
    std::map<int, EmbeddedFont> m_embedded;
    std::map<QByteArray, int> m_images;
    std::map<QByteArray, int> m_forms; ///< what is shown on several pages
    int m_textFace = -1;               ///< the font that is set
    double m_textEm = 0;
    std::vector<std::vector<std::pair<int, int>>> m_marked; ///< of each node: page object and mark
    std::vector<int> m_nodeObjects;
};

} // namespace

contract::Result<QByteArray> pdfOf(const Document &document, const PdfOptions &options, const FontBook &fonts)
{
    return Writing(document, options, fonts).go();
}

contract::Result<void> writePdf(const Document &document, const QString &path, const PdfOptions &options, const FontBook &fonts)
{
    const auto bytes = pdfOf(document, options, fonts);
    if (!bytes)
        return contract::Unexpected(bytes.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return contract::fail(contract::ErrorCode::Storage, path, file.errorString());
    return {};
}

} // namespace views::print
