#include "exchange/xlsx.h"
#include "exchange/xmlstream.h"

#include <QDateTime>
#include <QHash>

#include <deque>

namespace exchange {

namespace {

/// All shared texts together, in characters.
constexpr qint64 mostShared = 256 * 1024 * 1024;

/// _x000D_ is how the file format writes what XML cannot hold.
QString unescaped(const QString &text)
{
    if (!text.contains(QStringLiteral("_x")))
        return text;
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool hexadecimal = false;
        const bool marked = i + 6 < text.size() && text[i] == u'_' && text[i + 1] == u'x' && text[i + 6] == u'_';
        const auto code = marked ? QStringView(text).sliced(i + 2, 4).toUShort(&hexadecimal, 16) : 0;
        plain += hexadecimal ? QChar(char16_t(code)) : text[i];
        i += hexadecimal ? 6 : 0;
    }
    return plain;
}

/// Finds the sheets, and whether days are counted from 1904.
class BookHandler : public XmlHandler
{
public:
    void begin(QByteArrayView element, const XmlAttributes &attributes) override
    {
        if (element == QByteArrayView("sheet")) {
            names << QString::fromUtf8(attributes.value("name"));
            relations << attributes.value("r:id").toByteArray();
        }
        if (element == QByteArrayView("workbookPr"))
            from1904 = attributes.value("date1904") == QByteArrayView("1") || attributes.value("date1904") == QByteArrayView("true");
    }
    void end(QByteArrayView) override {}
    void characters(QByteArrayView) override {}
    QStringList names;
    QByteArrayList relations; ///< where each sheet lies
    bool from1904 = false;
};

class RelationsHandler : public XmlHandler
{
public:
    void begin(QByteArrayView element, const XmlAttributes &attributes) override
    {
        if (element == QByteArrayView("Relationship"))
            targets.insert(attributes.value("Id").toByteArray(), attributes.value("Target").toByteArray());
    }
    void end(QByteArrayView) override {}
    void characters(QByteArrayView) override {}
    QHash<QByteArray, QByteArray> targets;
};

/// What a person sees in a cell whose value is a number.
enum class Shown : quint8 { Number, Date, Percent };

class StylesHandler : public XmlHandler
{
public:
    void begin(QByteArrayView element, const XmlAttributes &attributes) override
    {
        if (element == QByteArrayView("numFmt"))
            m_own.insert(attributes.value("numFmtId").toInt(), shownBy(attributes.value("formatCode")));
        if (element == QByteArrayView("cellXfs"))
            m_inCells = true;
        if (m_inCells && element == QByteArrayView("xf"))
            cells.push_back(shown(attributes.value("numFmtId").toInt()));
    }
    void end(QByteArrayView element) override { m_inCells = m_inCells && element != QByteArrayView("cellXfs"); }
    void characters(QByteArrayView) override {}
    std::vector<Shown> cells; ///< by style

private:
    /// The built-in formats, the dates of Chinese programs among them, and the workbook's own.
    Shown shown(int format) const
    {
        if ((format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 || (format >= 50 && format <= 58))
            return Shown::Date;
        return format == 9 || format == 10 ? Shown::Percent : m_own.value(format, Shown::Number);
    }
    /// A year, a day or a percent sign outside of quotes and brackets.
    static Shown shownBy(QByteArrayView code)
    {
        bool quoted = false, bracketed = false;
        for (qsizetype i = 0; i < code.size(); ++i) {
            const char c = code[i];
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = !quoted;
            else if (c == '[' || c == ']')
                bracketed = c == '[';
            else if (!quoted && !bracketed && (c == 'y' || c == 'Y' || c == 'd' || c == 'D'))
                return Shown::Date;
            else if (!quoted && !bracketed && c == '%')
                return Shown::Percent;
        }
        return Shown::Number;
    }
    QHash<int, Shown> m_own;
    bool m_inCells = false;
};

class SharedHandler : public XmlHandler
{
public:
    void begin(QByteArrayView element, const XmlAttributes &) override
    {
        if (element == QByteArrayView("si"))
            m_text.clear();
        m_inText = element == QByteArrayView("t") && !m_phonetic;
        m_phonetic = m_phonetic || element == QByteArrayView("rPh");
    }
    void end(QByteArrayView element) override
    {
        if (element == QByteArrayView("si")) {
            total += m_text.size();
            if (total <= mostShared)
                texts.push_back(unescaped(QString::fromUtf8(m_text)));
        }
        m_phonetic = m_phonetic && element != QByteArrayView("rPh");
        m_inText = false;
    }
    void characters(QByteArrayView text) override
    {
        if (m_inText && m_text.size() <= 4 * longestCell)
            m_text += text.toByteArray();
    }
    std::vector<QString> texts;
    qint64 total = 0;

private:
    QByteArray m_text;
    bool m_inText = false;
    bool m_phonetic = false; ///< furigana, no part of the text
};

struct Book {
    std::vector<QString> shared;
    std::vector<Shown> cells; ///< by style
    bool from1904 = false;
};

QString dayText(double serial, bool from1904)
{
    // 1900 was no leap year, which the format's inventors did not know.
    const QDate origin = from1904 ? QDate(1904, 1, 1) : QDate(1899, 12, serial < 60 ? 31 : 30);
    const auto days = qint64(std::floor(serial));
    const auto seconds = qint64(std::llround((serial - double(days)) * 86'400));
    const auto moment = QDateTime(origin.addDays(days), QTime(0, 0), Qt::UTC).addSecs(seconds);
    return moment.time() == QTime(0, 0) ? moment.date().toString(Qt::ISODate) : moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString numberText(QByteArrayView raw)
{
    constexpr double exact = 1e15;
    const bool plain = raw.size() <= 15 && std::ranges::all_of(raw, [](char c) { return c >= '0' && c <= '9'; });
    if (plain)
        return QString::fromLatin1(raw);
    bool number = false;
    const double value = raw.toDouble(&number);
    if (!number)
        return QString::fromUtf8(raw);
    if (std::abs(value) >= exact)
        return QString::number(value, 'E', 14);
    if (value == std::trunc(value))
        return QString::number(qint64(value));
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

/// "98%" for 0.98: what stands in the cell, not what the program multiplies.
QString percentText(double value)
{
    constexpr double steps = 1e10; // beyond which a double of some hundred percent says nothing
    return numberText(QByteArray::number(std::round(value * 100 * steps) / steps, 'g', 15)) + u'%';
}

class RowsHandler : public XmlHandler
{
public:
    explicit RowsHandler(const Book &book) : m_book(book) {}

    void begin(QByteArrayView element, const XmlAttributes &attributes) override
    {
        if (element == QByteArrayView("row")) {
            const auto given = attributes.value("r");
            m_row.line = given.isEmpty() ? m_row.line + 1 : given.toLongLong();
            m_row.cells.clear();
            m_column = -1;
        } else if (element == QByteArrayView("c")) {
            beginCell(attributes);
        } else {
            m_inText = element == QByteArrayView("v") || (element == QByteArrayView("t") && !m_phonetic);
            m_phonetic = m_phonetic || element == QByteArrayView("rPh");
        }
    }

    void end(QByteArrayView element) override
    {
        m_inText = false;
        m_phonetic = m_phonetic && element != QByteArrayView("rPh");
        if (element == QByteArrayView("c"))
            endCell();
        else if (element == QByteArrayView("row") && !std::ranges::all_of(m_row.cells, &QString::isEmpty))
            rows.push_back(std::exchange(m_row, SheetRow{.line = m_row.line, .cells = {}}));
    }

    void characters(QByteArrayView text) override
    {
        if (!m_inText)
            return;
        if (m_raw.size() + text.size() > 4 * longestCell)
            refuse(QStringLiteral("a cell of more than %1 characters").arg(longestCell));
        else
            m_raw.append(text.data(), text.size());
    }

    std::deque<SheetRow> rows;
    std::optional<Error> error;

private:
    void refuse(const QString &why)
    {
        if (!error)
            error = Error{ErrorCode::BadRequest, QStringLiteral("row %1").arg(m_row.line), why};
    }

    void beginCell(const XmlAttributes &attributes)
    {
        m_raw.clear();
        m_type = attributes.value("t").toByteArray();
        m_style = attributes.value("s").toInt();
        const auto place = attributes.value("r");
        if (place.isEmpty()) {
            ++m_column;
            return;
        }
        m_column = 0;
        for (const char c : place) {
            if (c < 'A' || c > 'Z' || m_column > mostColumns)
                break;
            m_column = m_column * 26 + (c - 'A' + 1);
        }
        --m_column;
    }

    void endCell()
    {
        if (m_column < 0 || m_column >= mostColumns)
            return refuse(QStringLiteral("more than %1 columns").arg(mostColumns));
        if (m_raw.isEmpty())
            return;
        if (size_t(m_column) >= m_row.cells.size())
            m_row.cells.resize(size_t(m_column) + 1);
        m_row.cells[size_t(m_column)] = cellText();
    }

    QString cellText()
    {
        if (m_type == "s") {
            bool number = false;
            const auto index = m_raw.toULongLong(&number);
            if (number && index < m_book.shared.size())
                return m_book.shared[index];
            refuse(QStringLiteral("a text that is not in the workbook"));
            return {};
        }
        if (m_type == "inlineStr" || m_type == "str")
            return unescaped(QString::fromUtf8(m_raw));
        if (m_type == "b")
            return m_raw == "1" ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
        if (m_type == "e" || m_type == "d")
            return QString::fromUtf8(m_raw);
        if (const auto shown = m_style >= 0 && size_t(m_style) < m_book.cells.size() ? m_book.cells[size_t(m_style)] : Shown::Number; shown != Shown::Number) {
            constexpr double lastDay = 2'958'466; // the end of the year 9999
            constexpr double mostShare = 1e6;
            bool number = false;
            const double value = m_raw.toDouble(&number);
            if (number && shown == Shown::Date && value >= 0 && value < lastDay)
                return dayText(value, m_book.from1904);
            if (number && shown == Shown::Percent && std::abs(value) < mostShare)
                return percentText(value);
        }
        return numberText(m_raw);
    }

    const Book &m_book;
    SheetRow m_row;
    int m_column = -1;
    int m_style = 0;
    QByteArray m_type;
    QByteArray m_raw;
    bool m_inText = false;
    bool m_phonetic = false;
};

class XlsxReader : public SheetReader
{
public:
    XlsxReader(std::unique_ptr<ZipArchive> archive, Book book) : m_archive(std::move(archive)), m_book(std::move(book)), m_rows(m_book) {}

    Result<void> begin(const QByteArray &sheet)
    {
        auto entry = m_archive->entry(sheet);
        if (!entry)
            return fail(ErrorCode::BadRequest, QString::fromUtf8(sheet), QStringLiteral("the workbook lacks its sheet"));
        m_stream = std::make_unique<XmlStream>(*std::move(entry), m_rows);
        return {};
    }

    Result<bool> next(SheetRow &row) override
    {
        while (m_rows.rows.empty()) {
            const auto more = m_stream->advance();
            if (!more)
                return more;
            if (m_rows.error)
                return Unexpected(*m_rows.error);
            if (!*more && m_rows.rows.empty())
                return false;
        }
        row = std::move(m_rows.rows.front());
        m_rows.rows.pop_front();
        return true;
    }

private:
    std::unique_ptr<ZipArchive> m_archive;
    Book m_book;
    RowsHandler m_rows;
    std::unique_ptr<XmlStream> m_stream;
};

/// A part that a workbook may lack.
Result<void> readOptional(ZipArchive &archive, const QByteArray &name, XmlHandler &handler)
{
    auto read = readXml(archive, name, handler);
    if (!read && read.error().code == ErrorCode::NotFound)
        return {};
    return read;
}

Error asNoWorkbook(const Error &error)
{
    return error.code == ErrorCode::NotFound ? Error{ErrorCode::BadRequest, error.field, QStringLiteral("no workbook")} : error;
}

} // namespace

Result<std::unique_ptr<SheetReader>> readXlsx(const QString &path, const QString &sheet)
{
    auto archive = ZipArchive::open(path);
    if (!archive)
        return Unexpected(archive.error());
    BookHandler book;
    RelationsHandler relations;
    StylesHandler styles;
    SharedHandler shared;
    const auto read = readXml(**archive, "xl/workbook.xml", book)
                          .and_then([&] { return readXml(**archive, "xl/_rels/workbook.xml.rels", relations); })
                          .and_then([&] { return readOptional(**archive, "xl/styles.xml", styles); })
                          .and_then([&] { return readOptional(**archive, "xl/sharedStrings.xml", shared); });
    if (!read)
        return Unexpected(asNoWorkbook(read.error()));
    if (shared.total > mostShared)
        return fail(ErrorCode::TooLarge, {}, QStringLiteral("more texts than a ledger has"));
    const auto position = sheet.isEmpty() ? 0 : book.names.indexOf(sheet);
    if (position < 0)
        return fail(ErrorCode::NotFound, sheet);
    const auto target = relations.targets.value(book.relations.value(position));
    const auto entry = target.startsWith('/') ? target.mid(1) : "xl/" + target;
    auto reader = std::make_unique<XlsxReader>(*std::move(archive), Book{std::move(shared.texts), std::move(styles.cells), book.from1904});
    return reader->begin(entry).map([&]() -> std::unique_ptr<SheetReader> { return std::move(reader); });
}

Result<QStringList> sheetsOfXlsx(const QString &path)
{
    auto archive = ZipArchive::open(path);
    if (!archive)
        return Unexpected(archive.error());
    BookHandler book;
    if (const auto read = readXml(**archive, "xl/workbook.xml", book); !read)
        return Unexpected(asNoWorkbook(read.error()));
    return book.names;
}

} // namespace exchange
