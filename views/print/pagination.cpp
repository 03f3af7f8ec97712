#include "views/print/pagination.h"

#include <map>

namespace views::print {

namespace {

class Dealing
{
public:
    Dealing(const Flow &flow, const PageFrame &frame) : m_flow(flow), m_frame(frame), m_said(flow.merged.size(), 0) { open(); }

    std::vector<PageDescription> go()
    {
        const auto &slabs = m_flow.slabs;
        for (size_t i = 0; i < slabs.size();) {
            size_t end = i;
            while (end + 1 < slabs.size() && slabs[end].keepWithNext && !slabs[end + 1].breaksPage)
                ++end;
            double needed = reserve(slabs[end]);
            for (size_t k = i; k <= end; ++k)
                needed += slabs[k].height + (k == i && m_isEmpty ? 0 : slabs[k].before);
            if ((slabs[i].breaksPage || m_y + needed > bottom() + slack) && !m_isEmpty)
                turn(slabs[i]);
            for (size_t k = i; k <= end; ++k) {
                // A chain that is longer than a page breaks where it must.
                if (k > i && !m_isEmpty && m_y + slabs[k].before + slabs[k].height + reserve(slabs[k]) > bottom() + slack)
                    turn(slabs[k]);
                place(slabs[k]);
            }
            i = end + 1;
        }
        close();
        return std::move(m_pages);
    }

private:
    static constexpr double slack = 1e-6;

    [[nodiscard]] double bottom() const { return m_frame.height - m_frame.margins.bottom; }
    [[nodiscard]] bool isCarrying(const Slab &slab) const { return slab.table >= 0 && slab.row >= 0 && !slab.isLastRow && m_flow.tables[size_t(slab.table)].isCarried; }
    [[nodiscard]] double reserve(const Slab &slab) const { return isCarrying(slab) ? m_flow.tables[size_t(slab.table)].carriedRow(QString(), slab.row).height : 0; }

    void open()
    {
        m_page = {};
        m_page.width = m_frame.width;
        m_page.height = m_frame.height;
        m_y = m_frame.margins.top;
        m_isEmpty = true;
        m_isFramed = false;
    }

    void turn(const Slab &next)
    {
        const bool goesOn = m_last && m_last->table >= 0 && m_last->table == next.table && next.row >= 0;
        const bool carries = goesOn && m_last->row >= 0 && isCarrying(*m_last);
        const int row = m_last ? m_last->row : -1;
        if (carries)
            place(m_flow.tables[size_t(next.table)].carriedRow(QStringLiteral("过次页"), row));
        close();
        open();
        if (!goesOn)
            return;
        const auto &table = m_flow.tables[size_t(next.table)];
        for (const auto &slab : table.head)
            place(slab);
        if (carries)
            place(table.carriedRow(QStringLiteral("承前页"), row));
        m_isEmpty = true; // what follows is the first of its page: it may not be turned again
    }

    void place(const Slab &slab)
    {
        const bool joins = m_isFramed && slab.isFramed && slab.before == 0 && slab.x0 == m_x0 && slab.x1 == m_x1;
        if (!joins)
            endFrame();
        if (!m_isEmpty)
            m_y += slab.before;
        if (slab.isFramed && !joins) {
            m_isFramed = true;
            m_frameTop = m_y;
            m_x0 = slab.x0;
            m_x1 = slab.x1;
        }
        const double left = m_frame.margins.left;
        if (slab.isFramed) {
            for (const double x : slab.verticals)
                m_page.lines.push_back({left + x, m_y, left + x, m_y + slab.height, insideRule});
            if (joins)
                for (const auto &[from, to] : slab.tops)
                    m_page.lines.push_back({left + from, m_y, left + to, m_y, insideRule});
        }
        for (const auto &piece : slab.pieces)
            put(m_page, moved(piece, left, m_y));
        for (const int cell : slab.merged) {
            auto [span, isNew] = m_spans.try_emplace(cell, m_y, m_y);
            span->second.second = m_y + slab.height;
        }
        m_y += slab.height;
        m_isEmpty = false;
        if (isFlow(slab))
            m_last = &slab;
    }

    /// Rows that the engine adds by itself are no part of the flow.
    [[nodiscard]] bool isFlow(const Slab &slab) const
    {
        return !m_flow.slabs.empty() && &slab >= m_flow.slabs.data() && &slab < m_flow.slabs.data() + m_flow.slabs.size();
    }

    void endFrame()
    {
        if (!m_isFramed)
            return;
        const double left = m_frame.margins.left;
        const double half = aroundRule / 2;
        m_page.lines.push_back({left + m_x0 - half, m_frameTop, left + m_x1 + half, m_frameTop, aroundRule});
        m_page.lines.push_back({left + m_x0 - half, m_y, left + m_x1 + half, m_y, aroundRule});
        m_page.lines.push_back({left + m_x0, m_frameTop, left + m_x0, m_y, aroundRule});
        m_page.lines.push_back({left + m_x1, m_frameTop, left + m_x1, m_y, aroundRule});
        m_isFramed = false;
    }

    void sayMerged(int number, double top, double end)
    {
        const auto &cell = m_flow.merged[size_t(number)];
        auto &said = m_said[size_t(number)];
        const double room = end - top - 2 * cellPadding;
        if (said >= cell.strips.size() && cell.repeats)
            said = 0;
        size_t count = 0;
        double height = 0;
        while (said + count < cell.strips.size() && height + cell.strips[said + count].height <= room + 2 * cellPadding + slack)
            height += cell.strips[said + count++].height;
        double y = top + cellPadding;
        if (cell.vertical == VerticalAlign::Middle)
            y = top + (end - top - height) / 2;
        else if (cell.vertical == VerticalAlign::Bottom)
            y = end - cellPadding - height;
        for (size_t i = said; i < said + count; ++i) {
            for (const auto &piece : cell.strips[i].pieces)
                put(m_page, moved(piece, m_frame.margins.left + cell.x + cellPadding, y));
            y += cell.strips[i].height;
        }
        said += count;
    }

    void close()
    {
        endFrame();
        for (const auto &[cell, span] : m_spans)
            sayMerged(cell, span.first, span.second);
        m_spans.clear();
        m_pages.push_back(std::move(m_page));
    }

    const Flow &m_flow;
    const PageFrame &m_frame;
    std::vector<PageDescription> m_pages;
    PageDescription m_page;
    double m_y = 0;
    bool m_isEmpty = true;
    bool m_isFramed = false;
    double m_frameTop = 0;
    double m_x0 = 0;
    double m_x1 = 0;
    const Slab *m_last = nullptr;
    std::map<int, std::pair<double, double>> m_spans;
    std::vector<size_t> m_said; ///< strips of each merged cell that earlier pages hold
};

} // namespace

std::vector<PageDescription> paginated(const Flow &flow, const PageFrame &frame)
{
    return Dealing(flow, frame).go();
}

} // namespace views::print
