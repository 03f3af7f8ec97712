// RecordBrowser: files into the list and out of it.
#include "items/recordlistmodel.h"
#include "views/panels/exchange/exportdialog.h"
#include "views/panels/exchange/importwindow.h"
#include "views/panels/records/recordbrowser.h"
#include "views/panels/records/recordpane.h"
#include "views/panels/records/sheetview.h"

namespace views::panels {

using namespace contract;

void RecordBrowser::importFile()
{
    if (!m_pane->mayLeave())
        return;
    auto *window = new ImportWindow(m_shape, m_context, m_sources, this);
    window->show(); // beside the list, which stays usable while thousands of rows go in
}

void RecordBrowser::exportRecords()
{
    const auto offer = [this](const std::vector<items::ListRow> &selected) {
        ExportDialog::Offer made{.query = m_list->query(), .matches = m_list->matches(), .selected = {}, .columns = m_list->columns()};
        for (const auto &row : selected)
            made.selected.push_back(row.rid);
        auto *dialog = new ExportDialog(m_shape, m_context, std::move(made), this);
        dialog->setWindowModality(Qt::WindowModal);
        dialog->show();
    };
    // Beyond what one act may touch a selection is rather the whole list.
    const auto rows = m_view->selectedRows();
    if (rows.empty() || int(rows.size()) > maxTargets)
        offer({});
    else
        m_list->read(rows, this, offer);
}

} // namespace views::panels
