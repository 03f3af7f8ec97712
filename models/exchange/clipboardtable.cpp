#include "exchange/clipboardtable.h"

#include "exchange/csv.h"
#include "exchange/sheet.h"

namespace exchange {

namespace {

constexpr QChar quote = u'"';

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r';
}

/// Where a cell that begins with a quote ends: behind its closing quote, if a separator, a line's or the text's end follows;
/// -1 where it is no quoted cell.
qsizetype endOfQuoted(QStringView text, qsizetype from, QChar separator)
{
    const qsizetype last = std::min(text.size(), from + 2 * longestCell + 2); // nobody's text makes us read it over and over
    for (qsizetype at = from + 1; at < last; ++at) {
        if (text[at] != quote)
            continue;
        if (at + 1 < text.size() && text[at + 1] == quote) {
            ++at;
            continue;
        }
        const bool closes = at + 1 == text.size() || text[at + 1] == separator || endsLine(text[at + 1]);
        return closes ? at + 1 : -1;
    }
    return -1;
}

struct Reading {
    QStringView text;
    QChar separator;
    int mostRows;

    [[nodiscard]] Result<ClipboardTable> table() const
    {
        ClipboardTable table;
        qsizetype at = 0;
        qsizetype widest = 0;
        while (at < text.size()) {
            if (int(table.rows.size()) == mostRows)
                return fail(ErrorCode::TooLarge, QStringLiteral("rows"), QString::number(mostRows));
            QStringList row;
            for (bool more = true; more;) {
                row << cell(at);
                if (row.back().size() > longestCell)
                    return fail(ErrorCode::TooLarge, QStringLiteral("cell"), QString::number(longestCell));
                if (row.size() > mostColumns)
                    return fail(ErrorCode::TooLarge, QStringLiteral("columns"), QString::number(mostColumns));
                more = at < text.size() && text[at] == separator;
                at += more ? 1 : 0;
            }
            if (at < text.size())
                at += text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n' ? 2 : 1;
            widest = std::max(widest, row.size());
            table.rows.push_back(std::move(row));
        }
        // Room that ragged lines have not, up to a million cells of a hostile text.
        if (widest * qsizetype(table.rows.size()) > 4'000'000)
            return fail(ErrorCode::TooLarge, QStringLiteral("cells"));
        for (auto &row : table.rows)
            row.resize(widest);
        return table;
    }

private:
    QString cell(qsizetype &at) const
    {
        if (at < text.size() && text[at] == quote)
            if (const auto end = endOfQuoted(text, at, separator); end >= 0) {
                const QString inner = text.sliced(at + 1, end - at - 2).toString().replace(QStringLiteral("\"\""), QStringLiteral("\"")).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
                at = end;
                return unguarded(inner);
            }
        const auto from = at;
        while (at < text.size() && text[at] != separator && !endsLine(text[at]))
            ++at;
        return unguarded(text.sliced(from, at - from).toString());
    }
};

/// A separator is believed where it parts every line into as many cells, more than one.
bool partsEveryLine(QStringView text, QChar separator)
{
    const auto table = Reading{text, separator, 50}.table();
    if (!table || table->columns() < 2)
        return false;
    // The room that a shorter line got at its end is null, not empty.
    return std::ranges::all_of(table->rows, [](const QStringList &row) { return !row.back().isNull(); });
}

QChar separatorOf(QStringView text, Parted parted)
{
    if (parted == Parted::ByTabs || text.contains(u'\t'))
        return u'\t';
    // A look at the first lines is enough.
    qsizetype end = 0;
    for (int line = 0; line < 40 && end < text.size(); ++line) {
        const auto next = text.indexOf(u'\n', end);
        end = next < 0 ? text.size() : next + 1;
    }
    for (const QChar separator : {QChar(u';'), QChar(u',')})
        if (partsEveryLine(text.first(end), separator))
            return separator;
    return u'\t';
}

} // namespace

Result<ClipboardTable> clipboardTableOf(const QString &text, Parted parted, int mostRows)
{
    const auto body = QStringView(text).startsWith(QChar(QChar::ByteOrderMark)) ? QStringView(text).sliced(1) : QStringView(text);
    return Reading{body, separatorOf(body, parted), mostRows}.table();
}

QString textOf(const ClipboardTable &table)
{
    QString text;
    for (const auto &row : table.rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = guarded(row[i]);
            if (i > 0)
                text += u'\t';
            const bool quoting = cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'\r') || cell.startsWith(quote);
            text += quoting ? quote + QString(cell).replace(QStringLiteral("\""), QStringLiteral("\"\"")) + quote : cell;
        }
        text += u'\n';
    }
    return text;
}

} // namespace exchange
