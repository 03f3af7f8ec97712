#include "exchange/csv.h"

#include "exchange/textdecoder.h"

#include <QFile>
#include <QSaveFile>

namespace exchange {

namespace {

constexpr char16_t quote = u'"';

bool beginsFormula(QChar c)
{
    return c == u'=' || c == u'+' || c == u'-' || c == u'@' || c == u'\t' || c == u'\r';
}

/// A formula's first character, or apostrophes and then one.
bool looksLikeFormula(QStringView text)
{
    const auto first = std::ranges::find_if(text, [](QChar c) { return c != u'\''; });
    return first != text.end() && beginsFormula(*first);
}

QChar separatorIn(QStringView text)
{
    constexpr std::array<char16_t, 3> known{u',', u';', u'\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const QChar c : text) {
        if (c == quote)
            quoted = !quoted;
        else if (!quoted && (c == u'\n' || c == u'\r'))
            break;
        else if (!quoted)
            for (size_t i = 0; i < known.size(); ++i)
                counts[i] += c == known[i] ? 1 : 0;
    }
    return known[size_t(std::ranges::max_element(counts) - counts.begin())];
}

class CsvReader : public SheetReader
{
public:
    explicit CsvReader(std::unique_ptr<QFile> file, QByteArray held, QByteArrayView bytes, const ReadOptions &options)
        : m_file(std::move(file)), m_held(std::move(held)), m_decoder(bytes, options.encoding ? *options.encoding : encodingOf(bytes)), m_given(options.separator)
    {
    }

    Result<void> begin()
    {
        if (const auto filled = fill(); !filled)
            return filled;
        static constexpr QStringView said = u"sep=";
        const auto head = QStringView(m_text);
        if (head.size() > 5 && head.startsWith(said, Qt::CaseInsensitive) && (head[5] == u'\r' || head[5] == u'\n')) {
            m_separator = head[4];
            m_at = head[5] == u'\r' && head.size() > 6 && head[6] == u'\n' ? 7 : 6;
            ++m_line;
        } else {
            m_separator = separatorIn(head);
        }
        if (!m_given.isNull())
            m_separator = m_given;
        return {};
    }

    Result<bool> next(SheetRow &row) override
    {
        do {
            const auto read = readRow(row);
            if (!read || !*read)
                return read;
        } while (std::ranges::all_of(row.cells, &QString::isEmpty));
        return true;
    }

private:
    /// True while there is a character at m_at.
    Result<bool> there()
    {
        if (m_at < m_text.size())
            return true;
        if (m_ended)
            return false;
        return fill().map([&] { return m_at < m_text.size(); });
    }

    Result<void> fill()
    {
        m_at = 0;
        const auto filled = m_decoder.next(m_text);
        m_ended = m_text.isEmpty();
        if (!filled) {
            m_line += m_text.count(u'\n');
            return broken(m_line, filled.error().message);
        }
        return {};
    }

    static Unexpected broken(qint64 line, const QString &why)
    {
        return fail(ErrorCode::BadRequest, QStringLiteral("line %1").arg(line), why);
    }

    Result<bool> readRow(SheetRow &row)
    {
        row.cells.clear();
        row.line = m_line;
        auto more = there();
        if (!more || !*more)
            return more;
        for (;;) {
            const auto ended = readCell(row);
            if (!ended)
                return Unexpected(ended.error());
            if (row.cells.size() > size_t(mostColumns))
                return broken(row.line, QStringLiteral("more than %1 columns").arg(mostColumns));
            if (*ended)
                return true;
        }
    }

    /// Adds a cell; true where it was the last of its row.
    Result<bool> readCell(SheetRow &row)
    {
        auto more = there();
        if (!more)
            return more;
        QString cell;
        if (*more && m_text[m_at] == quote) {
            if (const auto read = readQuoted(cell); !read)
                return Unexpected(read.error());
            more = there();
            if (!more)
                return more;
            if (*more && !endsCell(m_text[m_at]))
                return broken(m_line, QStringLiteral("text behind a closing quote"));
        } else {
            while (*more && !endsCell(m_text[m_at])) {
                const auto from = m_at;
                while (m_at < m_text.size() && !endsCell(m_text[m_at]))
                    ++m_at;
                cell += QStringView(m_text).sliced(from, m_at - from);
                if (cell.size() > longestCell)
                    return broken(m_line, QStringLiteral("a cell of more than %1 characters").arg(longestCell));
                more = there();
                if (!more)
                    return more;
            }
        }
        row.cells.push_back(looksLikeFormula(cell) ? unguarded(cell) : std::move(cell));
        return *more ? pass() : true;
    }

    bool endsCell(QChar c) const { return c == m_separator || c == u'\n' || c == u'\r'; }

    /// Passes what ended the cell; true where it ended the row too.
    Result<bool> pass()
    {
        const QChar c = m_text[m_at++];
        if (c == m_separator)
            return false;
        ++m_line;
        if (c == u'\r') {
            const auto more = there();
            if (!more)
                return more;
            if (*more && m_text[m_at] == u'\n')
                ++m_at;
        }
        return true;
    }

    Result<void> readQuoted(QString &cell)
    {
        const qint64 opened = m_line;
        bool afterReturn = false;
        ++m_at;
        for (;;) {
            const auto more = there();
            if (!more)
                return Unexpected(more.error());
            if (!*more)
                return broken(opened, QStringLiteral("a quote that is not closed"));
            const QChar c = m_text[m_at++];
            if (c == quote) {
                const auto another = there();
                if (!another)
                    return Unexpected(another.error());
                if (!*another || m_text[m_at] != quote)
                    return {};
                ++m_at;
            }
            m_line += c == u'\r' || (c == u'\n' && !afterReturn) ? 1 : 0;
            afterReturn = c == u'\r';
            cell += c;
            if (cell.size() > longestCell)
                return broken(opened, QStringLiteral("a quote that is not closed within %1 characters").arg(longestCell));
        }
    }

    std::unique_ptr<QFile> m_file; ///< keeps the mapped bytes
    QByteArray m_held;
    TextDecoder m_decoder;
    QString m_text;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    QChar m_separator = u',';
    QChar m_given; ///< null where nobody said
    bool m_ended = false;
};

Result<std::unique_ptr<SheetReader>> begun(std::unique_ptr<CsvReader> reader)
{
    return reader->begin().map([&]() -> std::unique_ptr<SheetReader> { return std::move(reader); });
}

class CsvWriter : public SheetWriter
{
public:
    CsvWriter(const QString &path, const std::vector<SheetColumn> &columns) : m_file(path), m_columns(columns) {}

    Result<void> begin()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return storage();
        m_buffer = QByteArrayLiteral("\xEF\xBB\xBF");
        for (size_t i = 0; i < m_columns.size(); ++i)
            add(i, guarded(m_columns[i].heading));
        m_buffer += "\r\n";
        return {};
    }

    Result<void> write(std::span<const QString> cells) override
    {
        Q_ASSERT_X(cells.size() == m_columns.size(), "CsvWriter", "a cell a column");
        for (size_t i = 0; i < cells.size(); ++i)
            add(i, isNumber(i, cells[i]) || !looksLikeFormula(cells[i]) ? cells[i] : guarded(cells[i]));
        m_buffer += "\r\n";
        return m_buffer.size() < 256 * 1024 ? Result<void>() : flush();
    }

    Result<void> addSheet(const QString &name, const std::vector<SheetColumn> &) override { return fail(ErrorCode::BadRequest, name, QStringLiteral("a text file has one sheet")); }

    Result<void> finish() override
    {
        return flush().and_then([&]() -> Result<void> { return m_file.commit() ? Result<void>() : storage(); });
    }

private:
    /// -12.5 in a column of numbers stays a number.
    bool isNumber(size_t column, const QString &cell) const
    {
        bool number = false;
        if (m_columns[column].kind == SheetColumn::Kind::Number)
            (void)cell.toDouble(&number);
        return number;
    }

    void add(size_t column, const QString &cell)
    {
        if (column > 0)
            m_buffer += ',';
        const bool quoting = std::ranges::any_of(cell, [](QChar c) { return c == u',' || c == u';' || c == u'\t' || c == quote || c == u'\n' || c == u'\r'; });
        if (!quoting) {
            m_buffer += cell.toUtf8();
            return;
        }
        m_buffer += '"';
        m_buffer += QString(cell).replace(quote, QStringLiteral("\"\"")).toUtf8();
        m_buffer += '"';
    }

    Result<void> flush()
    {
        const bool written = m_file.write(m_buffer) == m_buffer.size();
        m_buffer.clear();
        return written ? Result<void>() : storage();
    }

    Unexpected storage() const { return fail(ErrorCode::Storage, m_file.fileName(), m_file.errorString()); }

    QSaveFile m_file;
    std::vector<SheetColumn> m_columns;
    QByteArray m_buffer;
};

} // namespace

Result<std::unique_ptr<SheetReader>> readCsv(const QString &path, const ReadOptions &options)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file->errorString());
    const auto size = file->size();
    if (size == 0)
        return readCsvBytes({});
    const auto *mapped = file->map(0, size);
    if (!mapped)
        return fail(ErrorCode::Storage, path, file->errorString());
    const QByteArrayView bytes(mapped, size);
    return begun(std::make_unique<CsvReader>(std::move(file), QByteArray(), bytes, options));
}

Result<std::unique_ptr<SheetReader>> readCsvBytes(const QByteArray &bytes)
{
    return begun(std::make_unique<CsvReader>(nullptr, bytes, QByteArrayView(bytes), ReadOptions()));
}

Result<std::unique_ptr<SheetWriter>> writeCsv(const QString &path, const std::vector<SheetColumn> &columns)
{
    auto writer = std::make_unique<CsvWriter>(path, columns);
    return writer->begin().map([&]() -> std::unique_ptr<SheetWriter> { return std::move(writer); });
}

QString guarded(const QString &text)
{
    return looksLikeFormula(text) ? u'\'' + text : text;
}

QString unguarded(const QString &text)
{
    return text.startsWith(u'\'') && looksLikeFormula(text) ? text.mid(1) : text;
}

} // namespace exchange
