// The look that every small table shares: dense rows, no grid, whole texts in tooltips.
#pragma once

class QTableView;
class QTreeView;

namespace views::forms {

void prepare(QTableView &table);
void prepare(QTreeView &tree);

} // namespace views::forms
