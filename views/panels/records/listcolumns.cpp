// ListView: its columns: which, in what order, how wide; kept over restarts.
#include "views/forms/celldelegate.h"
#include "views/forms/chip.h"
#include "views/panels/records/listheader.h"
#include "views/panels/records/listview.h"
#include "views/shell/theme.h"

#include <QScrollBar>

namespace views::panels {

using namespace contract;
using items::RecordListModel;

int ListView::widthOf(const QFont &font, const QString &text) const
{
    const auto known = m_measured.constFind({text, font.key()});
    if (known != m_measured.constEnd())
        return *known;
    return *m_measured.insert({text, font.key()}, QFontMetrics(font).horizontalAdvance(text));
}

int ListView::usualWidth(const contract::FieldShape &field) const
{
    if (const auto suggested = m_suggested.constFind(field.name); suggested != m_suggested.constEnd())
        return shell::px(*suggested);
    if (!items::hasCodes(field))
        return widthOf(font(), QStringLiteral("0")) * forms::CellDelegate::charactersOf(field) + shell::px(20);
    // Wide enough for the longest word, in the language of now.
    int widest = 0;
    for (const auto &choice : items::choicesOf(m_list.shape(), field, m_list.catalogues()))
        widest = qMax(widest, widthOf(font(), choice.text));
    return qMin(forms::chipWidth(widest) + shell::px(20), shell::px(180));
}

void ListView::sizeColumns()
{
    m_sizing = true;
    m_sizedAt = shell::px(100);
    for (int column = 0; column < int(m_list.columns().size()); ++column) {
        const auto &field = m_list.fieldAt(column);
        // A sorted column's caption is bold: a tenth wider, and not worth loading the bold faces before one is sorted.
        const int caption = widthOf(m_header->font(), m_list.headerData(column, Qt::Horizontal).toString()) * 11 / 10 + shell::px(16 + 14);
        const int usual = usualWidth(field);
        const auto kept = m_widths.constFind(field.name);
        m_header->resizeSection(column, kept == m_widths.constEnd() ? qMax(usual, caption) : shell::px(*kept));
    }
    m_sizing = false;
}

void ListView::takeVisualOrder()
{
    // The header's own mapping is undone at once and the model takes the order over, so that copying and the settings
    // see the columns as the person does.
    std::vector<int> fields;
    for (int visual = 0; visual < m_header->count(); ++visual)
        fields.push_back(m_list.columns()[m_header->logicalIndex(visual)]);
    if (fields == m_list.columns())
        return;
    const QSignalBlocker quiet(m_header);
    for (int logical = 0; logical < m_header->count(); ++logical)
        m_header->moveSection(m_header->visualIndex(logical), logical);
    setFields(fields);
    m_header->viewport()->update();
    viewport()->update();
}

void ListView::setFields(const std::vector<int> &fields)
{
    const auto rows = selectedRows();
    const int current = currentIndex().row();
    const int top = verticalScrollBar()->value();
    const int left = horizontalScrollBar()->value();
    m_list.setColumns(fields);
    QItemSelection selection;
    for (const int row : rows)
        selection.select(m_list.index(row, 0), m_list.index(row, int(fields.size()) - 1));
    selectionModel()->select(selection, QItemSelectionModel::Select);
    selectionModel()->setCurrentIndex(m_list.index(current, 0), QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(top);
    horizontalScrollBar()->setValue(left);
}

void ListView::showColumn(int field, bool shown)
{
    auto fields = m_list.columns();
    const auto found = std::ranges::find(fields, field);
    if ((found != fields.end()) == shown)
        return;
    if (!shown) {
        fields.erase(found);
    } else {
        // Where the form has it: before the first shown column that comes after it in the field table.
        const auto after = std::ranges::find_if(fields, [field](int other) { return other > field; });
        fields.insert(std::ranges::is_sorted(fields) ? after : fields.end(), field);
    }
    if (!fields.empty())
        setFields(fields);
}

void ListView::resetColumns()
{
    m_widths.clear();
    setFields(RecordListModel::usualColumns(m_list.shape()));
    sizeColumns();
}

void ListView::showFields(const std::vector<int> &fields)
{
    setFields(fields);
    sizeColumns();
}

QVariantMap ListView::layoutState() const
{
    QStringList columns;
    for (const int field : m_list.columns())
        columns << m_list.shape().fields[field].name;
    QVariantMap widths;
    for (auto it = m_widths.begin(); it != m_widths.end(); ++it)
        widths.insert(it.key(), it.value());
    QStringList sorts;
    for (const auto &sort : m_list.query().sorts)
        sorts << (sort.order == replica::Order::Descending ? QLatin1Char('-') + sort.field : sort.field);
    return {{QStringLiteral("columns"), columns}, {QStringLiteral("widths"), widths}, {QStringLiteral("sorts"), sorts}};
}

void ListView::restoreLayoutState(const QVariantMap &state)
{
    const auto &shape = m_list.shape();
    const auto widths = state.value(QStringLiteral("widths")).toMap();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        if (const int width = it.value().toInt(); width >= 20 && width <= 2000)
            m_widths.insert(it.key(), width);
    std::vector<int> fields;
    for (const auto &name : state.value(QStringLiteral("columns")).toStringList())
        if (const int field = shape.indexOf(name); field >= 0 && std::ranges::find(fields, field) == fields.end())
            fields.push_back(field);
    if (!fields.empty())
        m_list.setColumns(fields);
    std::vector<replica::ListSort> sorts;
    for (auto name : state.value(QStringLiteral("sorts")).toStringList()) {
        const bool descending = name.startsWith(QLatin1Char('-'));
        name = descending ? name.mid(1) : name;
        if (shape.indexOf(name) >= 0)
            sorts.push_back({name, descending ? replica::Order::Descending : replica::Order::Ascending});
    }
    if (!sorts.empty())
        m_list.setSorts(sorts);
    sizeColumns();
}

} // namespace views::panels
