#include "views/panels/reports/reportdocument.h"

#include <QTextCursor>
#include <QTextTable>

namespace views::panels {

using namespace rules::evaluation;

namespace {

/// 1 to 99 in Chinese numerals.
QString chineseNumber(int number)
{
    static const QString digits = QStringLiteral("〇一二三四五六七八九");
    const int tens = number / 10;
    QString words = tens == 0 ? QString() : tens == 1 ? QStringLiteral("十") : QString(digits[tens]) + QStringLiteral("十");
    if (number % 10 != 0 || tens == 0)
        words += digits[number % 10];
    return words;
}

class Writer
{
public:
    Writer(QTextDocument &document, const ReportNumbers &numbers, const ReportLook &look) : m_cursor(&document), m_numbers(numbers), m_look(look) {}

    void heading(const QString &text, qreal factor, Qt::Alignment alignment)
    {
        QTextBlockFormat block;
        block.setAlignment(alignment);
        block.setTopMargin(m_look.pointSize * factor * 0.6);
        block.setBottomMargin(m_look.pointSize * 0.4);
        QTextCharFormat ink = plain();
        ink.setFontPointSize(m_look.pointSize * factor);
        ink.setFontWeight(QFont::DemiBold);
        begin(block, ink);
        m_cursor.insertText(text, ink);
    }

    void paragraph(const QString &text, Qt::Alignment alignment = Qt::AlignLeft)
    {
        for (const auto &line : text.split(u'\n')) {
            QTextBlockFormat block;
            block.setAlignment(alignment);
            block.setLineHeight(150, QTextBlockFormat::ProportionalHeight);
            if (alignment == Qt::AlignLeft)
                block.setTextIndent(m_look.pointSize * 2 * 96 / 72);
            begin(block, plain());
            live(line);
        }
    }

    void table(const ReportBlock &of)
    {
        if (!of.text.isEmpty())
            caption(of.text);
        const bool isChart = of.kind == ReportBlock::Kind::Chart;
        const QStringList heads = isChart ? QStringList() : of.columns;
        const int columns = isChart ? 2 : int(of.columns.size());
        const int rows = int(of.rows.size()) + (heads.isEmpty() ? 0 : 1);
        if (columns == 0 || rows == 0)
            return;
        QTextTableFormat format;
        format.setBorder(0.5);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(m_look.ink.isValid() ? m_look.ink : QColor(Qt::black));
        format.setBorderCollapse(true);
        format.setCellPadding(4);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setHeaderRowCount(heads.isEmpty() ? 0 : 1);
        begin({}, plain());
        auto *grid = m_cursor.insertTable(rows, columns, format);
        for (int column = 0; column < heads.size(); ++column)
            cell(*grid, 0, column, heads[column], true);
        for (size_t row = 0; row < of.rows.size(); ++row)
            for (int column = 0; column < columns; ++column)
                cell(*grid, int(row) + (heads.isEmpty() ? 0 : 1), column, of.rows[row].value(column), false);
        m_cursor.movePosition(QTextCursor::End);
        m_first = false;
    }

    void caption(const QString &text)
    {
        QTextBlockFormat block;
        block.setAlignment(Qt::AlignHCenter);
        block.setTopMargin(m_look.pointSize * 0.6);
        begin(block, plain());
        live(text);
    }

private:
    [[nodiscard]] QTextCharFormat plain() const
    {
        QTextCharFormat ink;
        ink.setFontPointSize(m_look.pointSize);
        if (m_look.ink.isValid())
            ink.setForeground(m_look.ink);
        return ink;
    }

    void begin(const QTextBlockFormat &block, const QTextCharFormat &ink)
    {
        if (m_first) {
            m_cursor.setBlockFormat(block);
            m_cursor.setCharFormat(ink);
        } else {
            m_cursor.insertBlock(block, ink);
        }
        m_first = false;
    }

    void live(const QString &text)
    {
        for (const auto &piece : piecesOf(text)) {
            QTextCharFormat ink = plain();
            if (!piece.number.isEmpty() && m_look.stale.contains(piece.number)) {
                ink.setForeground(m_look.staleInk);
                ink.setFontUnderline(true);
            }
            m_cursor.insertText(piece.number.isEmpty() ? piece.text : filled(QStringLiteral("{%1}").arg(piece.number), m_numbers), ink);
        }
    }

    void cell(QTextTable &grid, int row, int column, const QString &text, bool isHead)
    {
        QTextCursor outer = m_cursor;
        m_cursor = grid.cellAt(row, column).firstCursorPosition();
        QTextBlockFormat block;
        block.setAlignment(isHead ? Qt::AlignHCenter : column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        m_cursor.setBlockFormat(block);
        live(text);
        m_cursor = outer;
    }

    QTextCursor m_cursor;
    const ReportNumbers &m_numbers;
    const ReportLook &m_look;
    bool m_first = true;
};

} // namespace

QString HeadingCount::next(int level)
{
    const auto at = size_t(std::clamp(level, 1, 3) - 1);
    ++m_counts[at];
    std::fill(m_counts.begin() + at + 1, m_counts.end(), 0);
    switch (at) {
    case 0:
        return chineseNumber(m_counts[0]) + QStringLiteral("、");
    case 1:
        return QStringLiteral("（%1）").arg(chineseNumber(m_counts[1]));
    default:
        return QStringLiteral("%1.").arg(m_counts[2]);
    }
}

void reportDocument(QTextDocument &document, const ReportText &text, const ReportNumbers &numbers, const ReportLook &look)
{
    document.clear();
    Writer writer(document, numbers, look);
    writer.heading(look.title, 1.6, Qt::AlignHCenter);
    if (!look.subtitle.isEmpty())
        writer.paragraph(look.subtitle, Qt::AlignHCenter);
    HeadingCount count;
    for (const auto &block : text.blocks) {
        switch (block.kind) {
        case ReportBlock::Kind::Heading:
            writer.heading(count.next(block.level) + filled(block.text, numbers), block.level == 1 ? 1.25 : 1.1, Qt::AlignLeft);
            break;
        case ReportBlock::Kind::Paragraph:
            writer.paragraph(block.text);
            break;
        case ReportBlock::Kind::Table:
        case ReportBlock::Kind::Chart:
            writer.table(block);
            break;
        }
    }
}

} // namespace views::panels
