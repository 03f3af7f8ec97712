// The look that small tables and buttons share: dense rows, no grid, whole texts in tooltips; one primary button a screen.
#pragma once

#include "views/shell/rank.h"

class QTableView;
class QTreeView;

namespace views::forms {

void prepare(QTableView &table);
void prepare(QTreeView &tree);

using shell::Rank;
using shell::setRank;

} // namespace views::forms
