// SheetEditing: where a block from the clipboard goes.
#include "exchange/clipboardhtml.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "views/panels/records/pastedialog.h"
#include "views/panels/records/sheetediting.h"
#include "views/panels/records/sheetview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>

namespace views::panels {

using namespace contract;

QString SheetEditing::whyNotPaste() const
{
    if (m_list.query().asOf.ms != 0)
        return tr("The list shows the past. Go back to today to change something.");
    Command asked;
    asked.kind = CommandKind::Edit;
    asked.entity = m_list.shape().name;
    if (const auto right = rules::requiredRight(asked); !m_context.host.actor().may(right))
        return tr("Your roles do not include the right “%1”.").arg(right);
    return m_list.shape().keyField() < 0 ? tr("Records without a number are not pasted into the list; import them from a file.") : QString();
}

namespace {

/// A spreadsheet says its cells in HTML and in text; the HTML knows more of them. A table that it says beside the text at
/// least tells that commas are commas.
Result<exchange::ClipboardTable> tableIn(const QMimeData &held)
{
    const QString html = held.html();
    if (!html.isEmpty())
        if (auto table = exchange::clipboardTableOfHtml(html, maxTargets + 1); !table || table->columns() > 0)
            return table;
    const bool fromSheet = html.contains(QLatin1StringView("<table"), Qt::CaseInsensitive);
    return exchange::clipboardTableOf(held.text(), fromSheet ? exchange::Parted::ByTabs : exchange::Parted::AsItLooks, maxTargets + 1);
}

} // namespace

void SheetEditing::paste()
{
    const auto *held = QGuiApplication::clipboard()->mimeData();
    auto table = held ? tableIn(*held) : exchange::ClipboardTable();
    if (table && table->rows.empty()) {
        m_context.host.notify({shell::Severity::Hint, tr("The clipboard holds no text"), {}, tr("Copy cells of a spreadsheet and paste them here."), {}, {}});
        return;
    }
    if (table && int(table->rows.size()) > maxTargets + (namesColumns(table->rows.front(), m_list.shape(), FileWords(m_context.catalogues).words()) ? 1 : 0))
        table = fail(ErrorCode::TooLarge, QStringLiteral("rows"));
    if (!table) {
        m_context.host.notify({shell::Severity::Warning, tr("The block on the clipboard is too large"), {},
                               tr("At most %1 rows are pasted at once; more come in by an import.").arg(QLocale().toString(maxTargets)), {}, {}});
        return;
    }
    PasteBlock block{.cells = *std::move(table), .named = false, .columns = {}, .numbers = {}, .newIds = {}, .reason = {}};
    const FileWords words(m_context.catalogues);
    block.named = block.cells.rows.size() > 1 && namesColumns(block.cells.rows.front(), m_list.shape(), words.words());
    if (block.named) {
        block.columns = block.cells.rows.front();
        block.cells.rows.erase(block.cells.rows.begin());
    }
    for (size_t i = 0; i < block.cells.rows.size(); ++i)
        block.newIds.push_back(m_context.ids.next());
    const auto &shape = m_list.shape();
    if (block.named) {
        const QString number = items::captionOf(shape, shape.fields[size_t(shape.keyField())]);
        showPaste(block, tr("The first row names the columns. Rows with “%1” change that record; the others become new records. An empty cell empties the field.").arg(number));
        return;
    }
    const auto at = m_view.currentIndex();
    const int row = at.isValid() ? at.row() : m_list.rowCount();
    // The columns to the right of the cell, as they are shown; beyond the last one there is no place.
    const auto *header = m_view.horizontalHeader();
    const int from = header->visualIndex(at.isValid() ? at.column() : 0);
    for (int i = 0; i < block.cells.columns(); ++i) {
        const bool there = from + i < header->count();
        const auto *field = there ? &m_list.fieldAt(header->logicalIndex(from + i)) : nullptr;
        block.columns << (field && !field->traits.key ? field->name : QString());
    }
    std::vector<int> under;
    for (int i = row; i < std::min(m_list.rowCount(), row + int(block.cells.rows.size())); ++i)
        under.push_back(i);
    const QString column = items::captionOf(shape, m_list.fieldAt(header->logicalIndex(from)));
    m_list.read(under, this, [this, block, column, &shape](const std::vector<items::ListRow> &rows) mutable {
        for (const auto &one : rows)
            block.numbers.push_back(contract::text(one.record.values[size_t(shape.keyField())]));
        const auto laid = block.numbers.size();
        block.numbers.resize(block.cells.rows.size());
        QString where = laid == 0 ? tr("Below the end of the list every row becomes a new record.")
                                  : tr("The block is laid over the list, from the column “%1” of “%2”. An empty cell empties the field.").arg(column, titleOf(shape, rows.front().record));
        if (laid > 0 && laid < block.numbers.size())
            where += QLatin1Char(' ') + tr("Rows below the end of the list become new records.");
        if (block.columns.contains(QString()))
            where += QLatin1Char(' ') + tr("Columns that have no place in the list are left out.");
        showPaste(block, where);
    });
}

void SheetEditing::showPaste(const PasteBlock &block, const QString &where)
{
    auto *dialog = new PasteDialog(m_list.shape(), block, where, m_context, &m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace views::panels
