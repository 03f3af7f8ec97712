#include "views/print/compose.h"

#include "views/print/formvalues.h"
#include "views/print/opinioncell.h"
#include "views/print/pagefoot.h"
#include "views/print/pagination.h"
#include "views/print/picturestrip.h"
#include "views/print/sums.h"
#include "views/print/textsetter.h"

#include <numeric>

namespace views::print {

using exchange::FormData;

namespace {

constexpr double defaultLeading = 1.4;
constexpr double documentCharacters = 28;
constexpr double belowFrame = 1.5;
constexpr double aboveFrame = 1; ///< between a heading and the table that it names

QString chineseNumber(int number)
{
    const QString digits = QStringLiteral("〇一二三四五六七八九");
    if (number < 10)
        return digits.mid(number, 1);
    if (number >= 100)
        return QString::number(number);
    return (number >= 20 ? digits.mid(number / 10, 1) : QString()) + QStringLiteral("十") + (number % 10 ? digits.mid(number % 10, 1) : QString());
}

/// A cell on its way into a row.
struct SetCell {
    size_t column = 0;
    size_t span = 1;
    size_t rows = 1;
    std::vector<Strip> strips;
    VerticalAlign vertical = VerticalAlign::Middle;
    bool sinks = false; ///< the last strip stands at the lower end of the row
    double rise = 0;    ///< how far it reaches up beside the others
    [[nodiscard]] double height() const { return heightOf(strips) - rise; }
};
struct SetRow {
    double min = 8;
    bool keepWithNext = false;
    std::vector<SetCell> cells;
    int tableRow = -1;
};

class Composing
{
public:
    Composing(const Layout &layout, const FormData &data, const FontBook &fonts)
        : m_layout(layout), m_data(data), m_setter(fonts), m_values(layout, data)
    {
        m_document.form = layout.form;
        m_document.version = layout.version;
        m_document.title = layout.title;
        m_document.fonts = fonts.account();
        m_document.nodes.push_back({StructureNode::Kind::Document, -1, {}});
    }

    Document go()
    {
        std::vector<const Sheet *> sheetOfPage;
        for (const auto &sheet : m_layout.sheets) {
            if (!m_values.holds(sheet.when))
                continue;
            m_sheet = &sheet;
            const PageFrame frame{sheet.isLandscape ? 297.0 : 210.0, sheet.isLandscape ? 210.0 : 297.0, sheet.margins};
            m_width = frame.width - frame.margins.left - frame.margins.right;
            m_height = frame.height - frame.margins.top - frame.margins.bottom;
            m_flow = {};
            m_counters = {};
            for (const auto &block : sheet.blocks)
                add(block);
            for (auto &page : paginated(m_flow, frame)) {
                m_document.pages.push_back(std::move(page));
                sheetOfPage.push_back(&sheet);
            }
        }
        if (m_document.pages.empty())
            m_document.pages.emplace_back(), sheetOfPage.push_back(&m_layout.sheets.front());
        for (size_t i = 0; i < m_document.pages.size(); ++i)
            addFoot(m_document.pages[i], {m_layout.form, m_layout.version, m_data.head, int(i) + 1, int(m_document.pages.size()), m_document.fonts, sheetOfPage[i]->isDocument, sheetOfPage[i]->margins}, m_setter);
        return std::move(m_document);
    }

private:
    // --- what is said about text

    [[nodiscard]] SetStyle styled(const TextStyle &style, FontRole font, double em, Align align) const
    {
        SetStyle set{style.font.value_or(font), style.size.value_or(em), 0, style.align.value_or(align)};
        set.leading = style.leading ? *style.leading : m_sheet->leading && !style.size && em == m_sheet->size ? *m_sheet->leading : set.em * defaultLeading;
        // GB/T 9704 counts 28 characters on a line of 156 mm.
        if (m_sheet->isDocument && set.em == m_sheet->size && !m_inCell && m_width == 156)
            set.tracking = m_width / documentCharacters - set.em;
        return set;
    }
    [[nodiscard]] SetStyle styled(const TextStyle &style, Align align = Align::Left) const
    {
        const bool isSmall = m_inCell && m_sheet->isDocument;
        return styled(style, m_sheet->font, isSmall ? *sizeNamed(u"五号") : m_sheet->size, align);
    }

    int node(StructureNode::Kind kind, int parent = 0, const QString &alternative = {})
    {
        if (m_isArtifact)
            return -1;
        m_document.nodes.push_back({kind, parent, alternative});
        return int(m_document.nodes.size()) - 1;
    }

    // --- blocks

    void add(const Block &block)
    {
        if (!m_values.holds(block.when))
            return;
        const size_t first = m_flow.slabs.size();
        std::visit([this](const auto &content) { this->addContent(content); }, block.content);
        if (m_flow.slabs.size() == first)
            return;
        m_flow.slabs[first].before += block.before + std::exchange(m_after, 0);
        m_flow.slabs[first].breaksPage = std::exchange(m_breaks, false);
        if (first > 0 && m_flow.slabs[first - 1].isFramed && !m_flow.slabs[first].isFramed)
            m_flow.slabs[first].before = std::max(m_flow.slabs[first].before, belowFrame);
        if (first > 0 && !m_flow.slabs[first - 1].isFramed && m_flow.slabs[first].isFramed && !m_isBelowBar)
            m_flow.slabs[first].before = std::max(m_flow.slabs[first].before, aboveFrame);
        m_isBelowBar = std::holds_alternative<Bar>(block.content);
        if (block.isTogether)
            for (size_t i = first; i + 1 < m_flow.slabs.size(); ++i)
                m_flow.slabs[i].keepWithNext = true;
        if (block.keepWithNext)
            m_flow.slabs.back().keepWithNext = true;
        m_after = block.after;
    }

    void addStrips(std::vector<Strip> strips, double x = 0, bool isKept = false)
    {
        for (size_t i = 0; i < strips.size(); ++i) {
            Slab slab;
            slab.height = strips[i].height;
            for (auto &piece : strips[i].pieces)
                slab.pieces.push_back(moved(std::move(piece), x, 0));
            // No page begins or ends with one line of a paragraph alone.
            slab.keepWithNext = isKept || (strips.size() > 1 && (i == 0 || i + 2 == strips.size()) && i + 1 < strips.size());
            m_flow.slabs.push_back(std::move(slab));
        }
    }

    void addContent(const Heading &heading)
    {
        using Kind = StructureNode::Kind;
        InlineText text;
        if (heading.numbered && heading.level > 0) {
            const int number = ++m_counters[size_t(heading.level)];
            std::fill(m_counters.begin() + heading.level + 1, m_counters.end(), 0);
            text.append(heading.level == 1 ? chineseNumber(number) + u'、' : heading.level == 2 ? QStringLiteral("（%1）").arg(chineseNumber(number)) : QStringLiteral("%1.").arg(number));
        }
        m_values.append(text, heading.text);
        const auto kind = heading.level <= 1 ? (heading.level == 0 ? Kind::Heading1 : Kind::Heading2) : Kind::Heading3;
        const bool isTitle = heading.level == 0;
        const FontRole font = isTitle ? FontRole::BiaoSong : heading.level == 1 ? FontRole::HeiTi : heading.level == 2 ? FontRole::KaiTi : m_sheet->font;
        auto style = styled(heading.style, font, isTitle ? *sizeNamed(m_sheet->isDocument ? u"二号" : u"小二") : m_sheet->size, isTitle ? Align::Center : Align::Left);
        const size_t first = m_flow.slabs.size();
        addStrips(m_setter.set(text, style, m_width, node(kind), isTitle ? 0 : m_sheet->isDocument ? 2 : 0), 0, true);
        if (isTitle && m_flow.slabs.size() > first) {
            Slab space;
            space.height = m_sheet->isDocument ? m_sheet->leading.value_or(10) : 2;
            space.keepWithNext = true;
            m_flow.slabs.push_back(space);
        }
    }

    void addContent(const Paragraph &paragraph)
    {
        const auto style = styled(paragraph.style, Align::Justify);
        const QString value = paragraph.field.isEmpty() ? QString() : m_values.text(paragraph.field);
        if (!paragraph.field.isEmpty() && value.isEmpty()) {
            for (int i = 0; i < paragraph.lines; ++i) {
                Slab slab;
                slab.height = std::max(style.leading, 8.0);
                slab.pieces.push_back(Line{0, slab.height - 0.5, m_width, slab.height - 0.5});
                m_flow.slabs.push_back(slab);
            }
            return;
        }
        InlineText whole;
        if (paragraph.field.isEmpty()) {
            m_values.append(whole, paragraph.text);
            addStrips(m_setter.set(whole, style, m_width, node(StructureNode::Kind::Paragraph), paragraph.indent));
            return;
        }
        int number = 0;
        for (const auto &one : value.split(u'\n', Qt::SkipEmptyParts))
            addStrips(m_setter.set(paragraph.numbered ? QStringLiteral("%1. %2").arg(++number).arg(one) : one, style, m_width, node(StructureNode::Kind::Paragraph), paragraph.indent));
    }

    void addContent(const Bar &bar)
    {
        auto style = styled(bar.style);
        Slab slab;
        slab.height = style.leading + 1;
        slab.keepWithNext = true;
        const int paragraph = node(StructureNode::Kind::Paragraph);
        for (const auto &[part, align] : {std::pair{&bar.left, Align::Left}, std::pair{&bar.center, Align::Center}, std::pair{&bar.right, Align::Right}}) {
            InlineText text;
            m_values.append(text, *part);
            if (text.isEmpty())
                continue;
            style.align = align;
            auto strips = m_setter.set(text, style, m_width, paragraph);
            slab.height = std::max(slab.height, heightOf(strips) + 1);
            double y = 0;
            for (auto &strip : strips) {
                for (auto &piece : strip.pieces)
                    slab.pieces.push_back(moved(std::move(piece), 0, y));
                y += strip.height;
            }
        }
        m_flow.slabs.push_back(std::move(slab));
    }

    void addContent(const Spacer &spacer)
    {
        m_after += spacer.mm;
    }
    void addContent(const PageBreak &) { m_breaks = true; }
    void addContent(const RuleLine &rule)
    {
        Slab slab;
        slab.height = 1;
        slab.pieces.push_back(Line{0, 0.5, m_width, 0.5, rule.mm});
        append(std::move(slab));
    }

    void addContent(const Repeat &repeat)
    {
        const auto rows = m_data.tables.value(repeat.table);
        if (rows.empty() && !m_data.isBlank())
            return;
        for (size_t i = 0; i < std::max<size_t>(1, rows.size()); ++i) {
            static const QMap<QString, QString> none;
            m_values.setRow(i < rows.size() ? &rows[i] : &none);
            for (const auto &block : repeat.blocks)
                add(block);
        }
        m_values.setRow(nullptr);
    }

    void append(Slab slab) { m_flow.slabs.push_back(std::move(slab)); }

    // --- grids

    [[nodiscard]] std::vector<double> edgesOf(const std::vector<Width> &widths) const
    {
        double fixed = 0;
        double shares = 0;
        for (const auto &width : widths)
            (width.isShare ? shares : fixed) += width.value;
        const double least = shares > 0 ? std::min(fixed, m_width * 0.9) : m_width;
        std::vector<double> edges{0};
        for (const auto &width : widths)
            edges.push_back(edges.back() + (width.isShare ? width.value / shares * (m_width - least) : fixed > 0 ? width.value / fixed * least : 0));
        edges.back() = m_width;
        return edges;
    }

    void addContent(const Grid &grid)
    {
        const auto edges = edgesOf(grid.columns);
        const int table = node(StructureNode::Kind::Table);
        std::vector<SetRow> rows;
        std::vector<size_t> reaches(grid.columns.size(), 0);
        for (const auto &row : grid.rows) {
            const bool isShown = m_values.holds(row.when);
            SetRow set{row.min, row.keepWithNext, {}, -1};
            const int rowNode = isShown ? node(StructureNode::Kind::TableRow, table) : -1;
            std::vector<size_t> next(reaches.size(), 0);
            for (size_t c = 0; c < reaches.size(); ++c)
                next[c] = reaches[c] > 0 ? reaches[c] - 1 : 0;
            size_t column = 0;
            for (const auto &cell : row.cells) {
                while (column < reaches.size() && reaches[column] > 0)
                    ++column;
                const auto width = edges[column + size_t(cell.span)] - edges[column];
                if (isShown)
                    set.cells.push_back(setCell(cell, column, width, rowNode));
                for (int s = 0; s < cell.span; ++s)
                    next[column++] = size_t(cell.rows) - 1;
            }
            reaches = next;
            if (!isShown)
                continue;
            // Nobody signs an empty page, and those who sign, sign on one.
            if (std::ranges::any_of(set.cells, &SetCell::sinks)) {
                if (!rows.empty())
                    rows.back().keepWithNext = true;
                else if (!m_flow.slabs.empty())
                    m_flow.slabs.back().keepWithNext = true;
            }
            rows.push_back(std::move(set));
        }
        addRows(std::move(rows), edges, -1);
    }

    SetCell setCell(const Cell &cell, size_t column, double outer, int rowNode)
    {
        const double width = outer - 2 * cellPadding;
        m_inCell = true;
        SetCell set{column, size_t(cell.span), size_t(cell.rows), {}, cell.vertical.value_or(VerticalAlign::Middle)};
        const int cellNode = node(cell.kind == Cell::Kind::Label ? StructureNode::Kind::TableHeader : StructureNode::Kind::TableCell, rowNode);
        const auto style = styled(cell.style, cell.kind == Cell::Kind::Label ? Align::Center : Align::Left);
        InlineText text;
        switch (cell.kind) {
        case Cell::Kind::Label:
            text.append(cell.stacked ? stacked(cell.name) : cell.name);
            break;
        case Cell::Kind::Field: {
            const auto value = m_values.text(cell.name);
            text.append(value.isEmpty() ? cell.blank : value);
            if (!cell.unit.isEmpty())
                text.append((value.isEmpty() ? QStringLiteral("      ") : QStringLiteral(" ")) + cell.unit);
            break;
        }
        case Cell::Kind::Text:
            m_values.append(text, cell.text);
            break;
        case Cell::Kind::Choice:
            m_values.append(text, cell.choice);
            break;
        case Cell::Kind::Rows:
            for (const auto &row : m_data.tables.value(cell.list.table)) {
                if (!text.isEmpty())
                    text.append(QStringLiteral("\n"));
                m_values.setRow(&row);
                m_values.append(text, cell.list.line);
                m_values.setRow(nullptr);
            }
            break;
        case Cell::Kind::Opinion:
            takeOpinion(set, setOpinion(cell.opinion, style, width, cellNode, m_values, m_setter));
            break;
        case Cell::Kind::Image:
            set.strips.push_back(pictureStrip(m_data, cell.name, {width, std::max(20.0, width * 0.5), {}, style, cellNode}, m_setter));
            break;
        }
        if (!text.isEmpty())
            set.strips = m_setter.set(text, style, width, cellNode);
        while (int(set.strips.size()) < cell.lines)
            set.strips.push_back({std::max(style.leading, 7.0), {}});
        m_inCell = false;
        return set;
    }

    static QString stacked(const QString &text)
    {
        QStringList characters;
        for (const char32_t c : text.toStdU32String())
            characters << QString::fromUcs4(&c, 1);
        return characters.join(u'\n');
    }

    static void takeOpinion(SetCell &cell, OpinionCell opinion)
    {
        cell.strips = std::move(opinion.strips);
        cell.rise = opinion.rise;
        cell.sinks = true;
        cell.vertical = VerticalAlign::Top;
    }

    static SetStyle styledAs(SetStyle style, FontRole font)
    {
        style.font = font;
        return style;
    }

    /// Rows to slabs: heights, rules, merged cells. The numbers of the slabs.
    void addRows(std::vector<SetRow> rows, const std::vector<double> &edges, int table)
    {
        std::vector<double> heights;
        for (const auto &row : rows) {
            double height = row.min;
            for (const auto &cell : row.cells)
                if (cell.rows == 1)
                    height = std::max(height, cell.height() + 2 * cellPadding);
            heights.push_back(height);
        }
        // A merged cell that wants more than its rows have makes the last of them higher.
        for (size_t r = 0; r < rows.size(); ++r)
            for (auto &cell : rows[r].cells) {
                cell.rows = std::min(cell.rows, rows.size() - r);
                if (cell.rows == 1)
                    continue;
                const double has = std::accumulate(heights.begin() + qsizetype(r), heights.begin() + qsizetype(r + cell.rows), 0.0);
                const double wants = heightOf(cell.strips) + 2 * cellPadding;
                if (wants > has && wants < m_height)
                    heights[r + cell.rows - 1] += wants - has;
            }
        std::vector<size_t> reaches(edges.size() - 1, 0);
        std::vector<int> mergedIn(edges.size() - 1, -1);
        std::vector<size_t> leftOf(edges.size() - 1, 0);
        for (size_t r = 0; r < rows.size(); ++r) {
            auto &row = rows[r];
            Slab slab;
            slab.isFramed = true;
            slab.x1 = m_width;
            slab.height = heights[r];
            slab.keepWithNext = row.keepWithNext;
            slab.table = table;
            slab.row = row.tableRow;
            std::vector<bool> isEdge(edges.size(), false);
            std::vector<bool> isCovered(edges.size() - 1, false);
            for (size_t c = 0; c < reaches.size(); ++c)
                if (reaches[c] > 0) {
                    isCovered[c] = true;
                    if (mergedIn[c] >= 0 && std::ranges::find(slab.merged, mergedIn[c]) == slab.merged.end())
                        slab.merged.push_back(mergedIn[c]);
                    isEdge[leftOf[c]] = true;
                    if (c + 1 == reaches.size() || leftOf[c + 1] != leftOf[c])
                        isEdge[c + 1] = true;
                    --reaches[c];
                }
            std::vector<SetCell *> plain;
            for (auto &cell : row.cells) {
                isEdge[cell.column] = true;
                isEdge[cell.column + cell.span] = true;
                slab.tops.emplace_back(edges[cell.column], edges[cell.column + cell.span]);
                if (cell.rows == 1) {
                    plain.push_back(&cell);
                    continue;
                }
                const int number = int(m_flow.merged.size());
                m_flow.merged.push_back({edges[cell.column], edges[cell.column + cell.span] - edges[cell.column], std::move(cell.strips), cell.vertical, true});
                slab.merged.push_back(number);
                for (size_t c = cell.column; c < cell.column + cell.span; ++c) {
                    reaches[c] = cell.rows - 1;
                    mergedIn[c] = number;
                    leftOf[c] = cell.column;
                }
            }
            for (size_t e = 1; e + 1 < edges.size(); ++e)
                if (isEdge[e])
                    slab.verticals.push_back(edges[e]);
            addRow(std::move(slab), plain, edges);
        }
    }

    void addRow(Slab slab, const std::vector<SetCell *> &cells, const std::vector<double> &edges)
    {
        const double fits = m_height - 40;
        if (slab.height <= fits) {
            for (auto *cell : cells) {
                const double height = cell->height();
                double y = cellPadding;
                if (cell->vertical == VerticalAlign::Middle)
                    y = (slab.height - height) / 2;
                else if (cell->vertical == VerticalAlign::Bottom)
                    y = slab.height - cellPadding - height;
                for (auto &strip : cell->strips) {
                    if (cell->sinks && &strip == &cell->strips.back())
                        y = slab.height - cellPadding - strip.height;
                    for (auto &piece : strip.pieces)
                        slab.pieces.push_back(moved(std::move(piece), edges[cell->column] + cellPadding, y));
                    y += strip.height;
                }
            }
            append(std::move(slab));
            return;
        }
        // Longer than a page: it runs on, line under line, all cells from their tops.
        size_t most = 1;
        for (const auto *cell : cells)
            most = std::max(most, cell->strips.size());
        for (size_t line = 0; line < most; ++line) {
            Slab part = slab;
            part.pieces.clear();
            part.keepWithNext = line == 0 || line + 2 == most;
            if (line > 0)
                part.tops.clear();
            const double above = line == 0 ? cellPadding : 0;
            part.height = 0;
            for (auto *cell : cells) {
                if (line >= cell->strips.size())
                    continue;
                part.height = std::max(part.height, cell->strips[line].height);
                for (auto &piece : cell->strips[line].pieces)
                    part.pieces.push_back(moved(std::move(piece), edges[cell->column] + cellPadding, above));
            }
            part.height += above + (line + 1 == most ? cellPadding : 0);
            if (line + 1 == most)
                part.keepWithNext = slab.keepWithNext;
            append(std::move(part));
        }
    }

    // --- tables

    void addContent(const TableBlock &block)
    {
        std::vector<Width> widths;
        for (const auto &column : block.columns)
            widths.push_back(column.width);
        const auto edges = edgesOf(widths);
        auto rows = m_data.tables.value(block.table);
        const bool isFixed = rows.empty() && !block.fixed.empty();
        const int leastRows = m_data.isBlank() ? std::max(block.minRows, block.blankRows) : block.minRows;
        if (isFixed)
            rows = block.fixed;
        const int tableNode = node(StructureNode::Kind::Table);
        const int number = int(m_flow.tables.size());
        m_flow.tables.emplace_back();
        m_inCell = true;

        // The head, once as content and once as it is repeated.
        const size_t headStart = m_flow.slabs.size();
        addHead(block, edges, number, tableNode);
        for (size_t i = headStart; i < m_flow.slabs.size(); ++i)
            m_flow.slabs[i].keepWithNext = true;
        m_isArtifact = true;
        {
            const size_t end = m_flow.slabs.size();
            addHead(block, edges, number, -1);
            m_flow.tables.back().head.assign(std::make_move_iterator(m_flow.slabs.begin() + qsizetype(end)), std::make_move_iterator(m_flow.slabs.end()));
            m_flow.slabs.resize(end);
        }
        m_isArtifact = false;

        const auto sums = columnSums(block, rows);
        std::vector<SetRow> set;
        QString group;
        bool hasGroup = false;
        for (size_t r = 0; r < rows.size(); ++r) {
            m_values.setRow(&rows[r]);
            if (!block.groupField.isEmpty()) {
                const auto now = rows[r].value(block.groupField);
                if (!hasGroup || now != group) {
                    SetRow head{block.row, true, {}, -1};
                    InlineText text;
                    m_values.append(text, block.groupText);
                    auto style = styledAs(styled(block.style), FontRole::HeiTi);
                    head.cells.push_back({0, block.columns.size(), 1, m_setter.set(text, style, m_width - 2 * cellPadding, node(StructureNode::Kind::TableCell, node(StructureNode::Kind::TableRow, tableNode))), VerticalAlign::Middle});
                    set.push_back(std::move(head));
                }
                group = now;
                hasGroup = true;
            }
            set.push_back(bodyRow(block, rows, r, edges, tableNode));
        }
        m_values.setRow(nullptr);
        if (rows.empty() && !block.empty.isEmpty() && !m_data.isBlank()) {
            SetRow none{block.row, false, {}, 0};
            auto style = styled(block.style);
            style.align = Align::Center;
            none.cells.push_back({0, block.columns.size(), 1, m_setter.set(block.empty, style, m_width - 2 * cellPadding, node(StructureNode::Kind::TableCell, node(StructureNode::Kind::TableRow, tableNode))), VerticalAlign::Middle});
            set.push_back(std::move(none));
        } else {
            for (int r = int(rows.size()); r < leastRows; ++r) {
                SetRow empty{block.row, false, {}, r};
                for (size_t c = 0; c < block.columns.size(); ++c)
                    empty.cells.push_back({c, 1, 1, {}, VerticalAlign::Middle});
                set.push_back(std::move(empty));
            }
        }
        if (block.hasTotals) {
            if (!set.empty())
                set.back().keepWithNext = true;
            set.push_back(sumRow(block, edges, block.totalsLabel, rows.empty() ? std::vector<QString>() : sums.back(), tableNode, true));
        }
        addRows(std::move(set), edges, number);
        if (leastRows > 0 || !rows.empty())
            m_flow.slabs.back().isLastRow = true;
        m_inCell = false;
        if (block.carried && !rows.empty()) {
            auto &table = m_flow.tables[size_t(number)];
            table.isCarried = true;
            table.carriedRow = [this, &block, edges, sums](const QString &label, int row) {
                m_isArtifact = true;
                m_inCell = true;
                std::vector<SetRow> one;
                one.push_back(sumRow(block, edges, label, sums[std::min(size_t(row), sums.size() - 1)], -1, false));
                // Not into the flow that is being dealt out.
                Flow kept = std::move(m_flow);
                m_flow = {};
                addRows(std::move(one), edges, -1);
                Slab slab = std::move(m_flow.slabs.front());
                m_flow = std::move(kept);
                m_isArtifact = false;
                m_inCell = false;
                return slab;
            };
        }
    }

    void addHead(const TableBlock &block, const std::vector<double> &edges, int table, int tableNode)
    {
        std::vector<SetRow> rows;
        std::vector<size_t> reaches(block.columns.size(), 0);
        const auto cellOf = [&](const QString &label, size_t column, size_t span, size_t deep, int rowNode) {
            auto style = styled(block.style);
            style.align = Align::Center;
            style.font = FontRole::HeiTi;
            const double width = edges[column + span] - edges[column] - 2 * cellPadding;
            const int cellNode = node(StructureNode::Kind::TableHeader, rowNode);
            return SetCell{column, span, deep, label.isEmpty() ? std::vector<Strip>() : m_setter.set(label, style, width, cellNode), VerticalAlign::Middle};
        };
        for (size_t r = 0; r < block.head.size(); ++r) {
            SetRow row{block.row, true, {}, -1};
            const int rowNode = node(StructureNode::Kind::TableRow, tableNode);
            size_t column = 0;
            for (const auto &cell : block.head[r]) {
                while (column < reaches.size() && reaches[column] > r)
                    ++column;
                row.cells.push_back(cellOf(cell.label, column, size_t(cell.span), size_t(cell.rows), rowNode));
                for (int s = 0; s < cell.span; ++s)
                    reaches[column++] = r + size_t(cell.rows);
            }
            rows.push_back(std::move(row));
        }
        SetRow labels{block.row, true, {}, -1};
        const int rowNode = node(StructureNode::Kind::TableRow, tableNode);
        bool isSaid = false;
        for (size_t c = 0; c < block.columns.size(); ++c)
            if (reaches[c] <= block.head.size()) {
                labels.cells.push_back(cellOf(block.columns[c].label, c, 1, 1, rowNode));
                isSaid = isSaid || !block.columns[c].label.isEmpty();
            }
        if (isSaid)
            rows.push_back(std::move(labels));
        addRows(std::move(rows), edges, table);
    }

    SetRow bodyRow(const TableBlock &block, const std::vector<QMap<QString, QString>> &rows, size_t r, const std::vector<double> &edges, int tableNode)
    {
        SetRow row{block.row, false, {}, int(r)};
        const int rowNode = node(StructureNode::Kind::TableRow, tableNode);
        for (size_t c = 0; c < block.columns.size(); ++c) {
            const auto &column = block.columns[c];
            size_t deep = 1;
            if (column.merge && block.groupField.isEmpty()) {
                if (r > 0 && isMerged(block, rows, r, c))
                    continue;
                while (r + deep < rows.size() && isMerged(block, rows, r + deep, c))
                    ++deep;
            }
            TextStyle own = block.style;
            own.font = column.style.font ? column.style.font : own.font;
            own.size = column.style.size ? column.style.size : own.size;
            own.leading = column.style.leading ? column.style.leading : own.leading;
            own.align = column.style.align ? column.style.align : own.align;
            auto style = styled(own, column.number || column.isTick ? Align::Center : Align::Left);
            const int cellNode = node(StructureNode::Kind::TableCell, rowNode);
            InlineText text;
            if (column.number)
                text.append(QString::number(r + 1));
            else if (column.isTick)
                text.append(rows[r].value(column.field) == column.tickCode ? QStringLiteral("√") : QString());
            else if (!column.choice.options.empty())
                m_values.append(text, column.choice);
            else if (!column.text.parts.empty())
                m_values.append(text, column.text);
            else
                text.append(rows[r].value(column.field));
            const double width = edges[c + 1] - edges[c] - 2 * cellPadding;
            row.cells.push_back({c, 1, deep, text.isEmpty() ? std::vector<Strip>() : m_setter.set(text, style, width, cellNode), VerticalAlign::Middle});
        }
        return row;
    }

    /// Says the row the same in the column, and in all merged columns left of it, as the row above?
    static bool isMerged(const TableBlock &block, const std::vector<QMap<QString, QString>> &rows, size_t r, size_t column)
    {
        for (size_t c = 0; c <= column; ++c)
            if (block.columns[c].merge && (rows[r].value(block.columns[c].field) != rows[r - 1].value(block.columns[c].field) || rows[r].value(block.columns[c].field).isEmpty()))
                return false;
        return true;
    }

    /// After each row the sums so far.
    static std::vector<std::vector<QString>> columnSums(const TableBlock &block, const std::vector<QMap<QString, QString>> &rows)
    {
        std::vector<Sum> running(block.columns.size());
        std::vector<std::vector<QString>> sums;
        for (const auto &row : rows) {
            std::vector<QString> now;
            for (size_t c = 0; c < block.columns.size(); ++c) {
                if (block.columns[c].sum)
                    running[c].add(row.value(block.columns[c].field));
                now.push_back(block.columns[c].sum ? running[c].text() : QString());
            }
            sums.push_back(std::move(now));
        }
        return sums;
    }

    SetRow sumRow(const TableBlock &block, const std::vector<double> &edges, const QString &label, const std::vector<QString> &sums, int tableNode, bool isTotal)
    {
        SetRow row{block.row, false, {}, -1};
        const int rowNode = node(StructureNode::Kind::TableRow, tableNode);
        const auto isSaid = [&](size_t c) { return block.columns[c].sum || (isTotal && block.totals.contains(block.columns[c].field)); };
        // The label takes the columns up to the first number.
        size_t first = 0;
        while (first < block.columns.size() && !isSaid(first))
            ++first;
        for (size_t c = 0; c < block.columns.size();) {
            const size_t span = c == 0 && first > 0 ? first : 1;
            auto style = styled(block.style);
            style.align = c == 0 && first > 0 ? Align::Center : block.columns[c].style.align.value_or(Align::Right);
            InlineText text;
            if (c == 0 && first > 0)
                text.append(label);
            else if (isTotal && block.totals.contains(block.columns[c].field) && !block.columns[c].field.isEmpty()) {
                if (!m_data.isBlank())
                    m_values.append(text, block.totals[block.columns[c].field]);
            } else if (c < sums.size())
                text.append(sums[c]);
            const int cellNode = node(StructureNode::Kind::TableCell, rowNode);
            row.cells.push_back({c, span, 1, text.isEmpty() ? std::vector<Strip>() : m_setter.set(text, style, edges[c + span] - edges[c] - 2 * cellPadding, cellNode), VerticalAlign::Middle});
            c += span;
        }
        return row;
    }

    // --- signatures and pictures

    void addContent(const Signatures &block)
    {
        const size_t before = m_flow.slabs.size();
        const size_t columns = std::min(size_t(block.columns), block.signers.size());
        const auto edges = edgesOf(std::vector<Width>(columns));
        m_inCell = true;
        auto style = styled(block.style);
        const int blockNode = node(StructureNode::Kind::Table);
        std::vector<SetRow> rows;
        if (!block.title.isEmpty()) {
            auto head = styledAs(style, FontRole::HeiTi);
            SetRow row{8, true, {}, -1};
            row.cells.push_back({0, columns, 1, m_setter.set(block.title, head, m_width - 2 * cellPadding, node(StructureNode::Kind::TableHeader, node(StructureNode::Kind::TableRow, blockNode))), VerticalAlign::Middle});
            rows.push_back(std::move(row));
        }
        for (size_t i = 0; i < block.signers.size(); i += columns) {
            SetRow row{8, true, {}, -1};
            const int rowNode = node(StructureNode::Kind::TableRow, blockNode);
            for (size_t c = 0; c < columns; ++c) {
                SetCell cell{c, 1, 1, {}, VerticalAlign::Top};
                if (i + c < block.signers.size()) {
                    const auto &signer = block.signers[i + c];
                    Opinion opinion;
                    opinion.signer = signer.role;
                    opinion.name = signer.name;
                    opinion.date = signer.date;
                    opinion.seal = signer.seal;
                    opinion.sealMm = block.sealMm;
                    opinion.min = 20;
                    takeOpinion(cell, setOpinion(opinion, style, edges[c + 1] - edges[c] - 2 * cellPadding, node(StructureNode::Kind::TableCell, rowNode), m_values, m_setter));
                }
                row.cells.push_back(std::move(cell));
            }
            rows.push_back(std::move(row));
        }
        m_inCell = false;
        rows.back().keepWithNext = false;
        addRows(std::move(rows), edges, -1);
        if (!block.frame)
            for (size_t i = before; i < m_flow.slabs.size(); ++i) {
                m_flow.slabs[i].isFramed = false;
                m_flow.slabs[i].verticals.clear();
                m_flow.slabs[i].tops.clear();
            }
        for (size_t i = before; i > 0 && before - i < size_t(block.keepRows); --i)
            m_flow.slabs[i - 1].keepWithNext = true;
    }

    void addContent(const Picture &block)
    {
        const double width = block.width > 0 ? std::min(block.width, m_width) : m_width;
        const int figure = node(StructureNode::Kind::Figure, 0, m_data.drawings.contains(block.image) ? m_data.drawings[block.image].description : block.caption);
        Slab slab;
        slab.height = block.height;
        slab.keepWithNext = !block.caption.isEmpty();
        const double x = (m_width - width) / 2;
        for (auto &piece : pictureStrip(m_data, block.image, {width, block.height, block.empty, styled(TextStyle(), Align::Center), figure}, m_setter).pieces)
            slab.pieces.push_back(moved(std::move(piece), x, 0));
        append(std::move(slab));
        if (block.caption.isEmpty())
            return;
        auto style = styled(TextStyle(), m_sheet->font, *sizeNamed(u"小五"), Align::Center);
        addStrips(m_setter.set(block.caption, style, m_width, node(StructureNode::Kind::Caption)));
    }

    const Layout &m_layout;
    const FormData &m_data;
    TextSetter m_setter;
    FormValues m_values;
    Document m_document;
    const Sheet *m_sheet = nullptr;
    Flow m_flow;
    double m_width = 0;
    double m_height = 0;
    double m_after = 0;
    bool m_breaks = false;
    bool m_isBelowBar = false; ///< a bar has its own room below
    bool m_inCell = false;
    bool m_isArtifact = false; ///< what is set is no content
    std::array<int, 4> m_counters{};
};

} // namespace

QString codeContent(const QString &form, const exchange::FormHead &head)
{
    return head.shortCode.isEmpty() ? QString() : QStringLiteral("YH1:%1:%2:%3:%4").arg(form, head.number).arg(head.copy).arg(head.shortCode);
}

Document compose(const Layout &layout, const FormData &data, const FontBook &fonts)
{
    return Composing(layout, data, fonts).go();
}

} // namespace views::print
