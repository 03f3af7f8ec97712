#include "exchange/clipboardhtml.h"

#include "exchange/celltext.h"
#include "exchange/csv.h"
#include "exchange/sheet.h"

#include <algorithm>
#include <array>

namespace exchange {

namespace {

/// Names that HTML has for the characters from 160 on; spreadsheets write some of them.
constexpr std::array latinNames{
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr",
    "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml",
    "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig",
    "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml",
    "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
};
static_assert(latinNames.size() == 96);
constexpr std::array otherNames{
    std::pair{"amp", u'&'}, std::pair{"lt", u'<'}, std::pair{"gt", u'>'}, std::pair{"quot", u'"'}, std::pair{"apos", u'\''},
    std::pair{"ndash", u'\u2013'}, std::pair{"mdash", u'\u2014'}, std::pair{"lsquo", u'\u2018'}, std::pair{"rsquo", u'\u2019'},
    std::pair{"ldquo", u'\u201C'}, std::pair{"rdquo", u'\u201D'}, std::pair{"bull", u'\u2022'}, std::pair{"hellip", u'\u2026'}, std::pair{"euro", u'\u20AC'},
};
constexpr qsizetype longestName = 10;

/// The character behind "amp", "#20013" or "#x4E2D"; empty where there is none.
QString characterOf(QStringView name)
{
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        bool number = false;
        const uint code = name.sliced(hex ? 2 : 1).toUInt(&number, hex ? 16 : 10);
        const bool writable = number && code >= 32 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        return writable ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1) : QString();
    }
    if (const auto other = std::ranges::find_if(otherNames, [&](const auto &one) { return name == QLatin1StringView(one.first); }); other != otherNames.end())
        return QString(QChar(other->second));
    const auto latin = std::ranges::find_if(latinNames, [&](const char *one) { return name == QLatin1StringView(one); });
    return latin == latinNames.end() ? QString() : QString(QChar(char16_t(160 + (latin - latinNames.begin()))));
}

/// Without the references to characters.
QString plainOf(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'&') {
            const auto end = text.sliced(at, std::min(text.size() - at, longestName + 2)).indexOf(u';');
            if (const QString character = end > 1 ? characterOf(text.sliced(at + 1, end - 1)) : QString(); !character.isEmpty()) {
                plain += character;
                at += end;
                continue;
            }
        }
        plain += text[at];
    }
    return plain;
}

bool isSpace(QChar c)
{
    return c.isNull() || c == QChar::ByteOrderMark || c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

/// <td colspan=2 sdval="0.125">: the name in small letters, and what stands behind it.
struct Tag {
    QString name;
    QStringView attributes;

    /// Of the attribute; null where the tag has none of that name.
    [[nodiscard]] QString value(QStringView wanted) const
    {
        for (qsizetype at = 0; at < attributes.size();) {
            while (at < attributes.size() && (isSpace(attributes[at]) || attributes[at] == u'/'))
                ++at;
            const auto from = at;
            while (at < attributes.size() && !isSpace(attributes[at]) && attributes[at] != u'=')
                ++at;
            const auto name = attributes.sliced(from, at - from);
            while (at < attributes.size() && isSpace(attributes[at]))
                ++at;
            QStringView held = u"";
            if (at < attributes.size() && attributes[at] == u'=') {
                for (++at; at < attributes.size() && isSpace(attributes[at]);)
                    ++at;
                const QChar mark = at < attributes.size() ? attributes[at] : QChar();
                const bool quoted = mark == u'"' || mark == u'\'';
                const auto begin = quoted ? at + 1 : at;
                for (at = begin; at < attributes.size() && (quoted ? attributes[at] != mark : !isSpace(attributes[at]));)
                    ++at;
                held = attributes.sliced(begin, at - begin);
                at += quoted && at < attributes.size() ? 1 : 0;
            }
            if (name.compare(wanted, Qt::CaseInsensitive) == 0)
                return plainOf(held);
        }
        return {};
    }
};

/// The number behind a cell that shows 1.23E+11, if a spreadsheet knows all of its digits.
QString digitsBehind(const QString &shown, const QString &value)
{
    const bool plain = !value.isEmpty() && value.size() <= 15 && std::ranges::all_of(value, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isScientific(shown) && plain ? value : shown;
}

class Reading
{
public:
    Reading(QStringView html, int mostRows) : m_html(html), m_mostRows(mostRows) {}

    Result<ClipboardTable> table()
    {
        while (m_at < m_html.size() && m_failed.field.isEmpty())
            if (m_html[m_at] == u'<')
                tag();
            else
                words();
        endRow();
        if (!m_failed.field.isEmpty())
            return Unexpected(m_failed);
        if (m_tables != 1 || m_wordsBeside)
            return ClipboardTable();
        qsizetype widest = 0;
        for (const auto &row : m_table.rows)
            widest = std::max(widest, row.size());
        if (widest * qsizetype(m_table.rows.size()) > mostCells)
            return fail(ErrorCode::TooLarge, QStringLiteral("cells"));
        for (auto &row : m_table.rows)
            row.resize(widest);
        return std::move(m_table);
    }

private:
    /// A hostile block could ask for more room than it has letters.
    static constexpr qsizetype mostCells = 4'000'000;

    void words()
    {
        const auto end = m_html.indexOf(u'<', m_at);
        const auto text = m_html.sliced(m_at, (end < 0 ? m_html.size() : end) - m_at);
        m_at += text.size();
        if (m_cell) {
            add(text);
            return;
        }
        m_wordsBeside |= !std::ranges::all_of(text, isSpace);
    }

    /// Any run of blanks is one, and a line begins and ends with none.
    void add(QStringView text)
    {
        const QString plain = plainOf(text);
        for (QChar c : plain) {
            if (!isSpace(c)) {
                if (m_blank && !m_text.isEmpty() && !m_text.endsWith(u'\n'))
                    m_text += u' ';
                m_blank = false;
                m_text += c == QChar::Nbsp ? QChar(u' ') : c;
            } else {
                m_blank = true;
            }
        }
        if (m_text.size() > longestCell)
            m_failed = {ErrorCode::TooLarge, QStringLiteral("cell"), QString::number(longestCell)};
    }

    void tag()
    {
        const auto rest = m_html.sliced(m_at);
        if (rest.startsWith(u"<!--")) {
            skipBehind(u"-->");
            return;
        }
        const auto end = endOfTag();
        const auto inner = m_html.sliced(m_at + 1, end - m_at - 1);
        m_at = std::min(end + 1, m_html.size());
        if (end == m_html.size())
            return; // broken off
        qsizetype length = 0;
        while (length < inner.size() && !isSpace(inner[length]) && !(length > 0 && inner[length] == u'/'))
            ++length;
        const Tag found{inner.first(length).toString().toLower(), inner.sliced(length)};
        constexpr std::array unread{"head", "style", "script", "title", "comment"};
        if (std::ranges::any_of(unread, [&](const char *one) { return found.name == QLatin1StringView(one); }))
            skipBehind(QStringLiteral("</") + found.name);
        heed(found);
    }

    /// Where the tag that begins here ends; a > within quotes does not end it.
    [[nodiscard]] qsizetype endOfTag() const
    {
        QChar mark;
        for (auto at = m_at; at < m_html.size(); ++at) {
            const QChar c = m_html[at];
            if (mark.isNull() && c == u'>')
                return at;
            if (mark.isNull() && (c == u'"' || c == u'\'') && m_html[at - 1] == u'=')
                mark = c;
            else if (c == mark)
                mark = QChar();
        }
        return m_html.size();
    }

    void skipBehind(QStringView end)
    {
        const auto found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found + end.size();
        if (found >= 0 && end.startsWith(u"</"))
            m_at = std::min(m_html.size(), endOfTag() + 1);
    }

    void heed(const Tag &tag)
    {
        if (tag.name == u"table") {
            ++m_tables;
        } else if (tag.name == u"tr") {
            endRow();
            m_inRow = true;
            m_hidden = tag.value(u"style").remove(u' ').contains(QLatin1StringView("display:none"), Qt::CaseInsensitive);
        } else if (tag.name == u"td" || tag.name == u"th") {
            beginCell(tag);
        } else if (tag.name == u"/td" || tag.name == u"/th") {
            endCell();
        } else if (tag.name == u"/tr" || tag.name == u"/table") {
            endRow();
        } else if (m_cell && (tag.name == u"br" || (tag.name == u"p" && !m_text.isEmpty()))) {
            m_text += u'\n';
            m_blank = false;
        }
    }

    void beginCell(const Tag &tag)
    {
        endCell();
        if (!m_inRow) { // a row that was not said to begin
            m_inRow = true;
            m_hidden = false;
        }
        skipCovered();
        m_cell = true;
        m_value = tag.value(u"sdval");
        if (m_value.isEmpty())
            m_value = tag.value(u"x:num");
        const auto spanOf = [&](QStringView name, int most) { return std::clamp(tag.value(name).toInt(), 1, most); };
        m_columns = spanOf(u"colspan", mostColumns + 1);
        m_rows = spanOf(u"rowspan", m_mostRows + 1);
    }

    /// Cells that one above reaches down into hold nothing.
    void skipCovered()
    {
        for (auto &column = m_row; column.size() < qsizetype(m_covered.size()) && m_covered[size_t(column.size())] > 0;)
            column << QString();
    }

    void endCell()
    {
        if (!m_cell)
            return;
        m_cell = false;
        while (m_text.endsWith(u'\n'))
            m_text.chop(1);
        const auto from = size_t(m_row.size());
        m_row << unguarded(digitsBehind(m_text.trimmed(), m_value));
        m_text.clear();
        m_blank = false;
        for (int more = 1; more < m_columns; ++more)
            m_row << QString();
        if (m_row.size() > mostColumns) {
            m_failed = {ErrorCode::TooLarge, QStringLiteral("columns"), QString::number(mostColumns)};
            return;
        }
        if (m_rows == 1)
            return;
        m_covered.resize(std::max(m_covered.size(), size_t(m_row.size())));
        std::fill(m_covered.begin() + qptrdiff(from), m_covered.begin() + m_row.size(), m_rows);
    }

    void endRow()
    {
        endCell();
        if (!m_inRow)
            return;
        m_inRow = false;
        skipCovered();
        for (int &rows : m_covered)
            rows = std::max(0, rows - 1);
        const QStringList row = std::exchange(m_row, {});
        if (m_hidden || row.isEmpty())
            return;
        if (int(m_table.rows.size()) == m_mostRows)
            m_failed = {ErrorCode::TooLarge, QStringLiteral("rows"), QString::number(m_mostRows)};
        else
            m_table.rows.push_back(row);
    }

    QStringView m_html;
    const int m_mostRows;
    qsizetype m_at = 0;
    ClipboardTable m_table;
    Error m_failed; ///< with a field once something is too large
    int m_tables = 0;
    bool m_wordsBeside = false;
    bool m_inRow = false;
    bool m_hidden = false;
    QStringList m_row;
    std::vector<int> m_covered; ///< by column: for how many rows a cell reaches down yet, this one included
    bool m_cell = false;
    QString m_text;
    bool m_blank = false; ///< between what was read and what comes
    QString m_value;
    int m_columns = 1;
    int m_rows = 1;
};

} // namespace

Result<ClipboardTable> clipboardTableOfHtml(const QString &html, int mostRows)
{
    return Reading(html, mostRows).table();
}

} // namespace exchange
