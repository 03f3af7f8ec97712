// The look that small tables and buttons share: dense rows, no grid, whole texts in tooltips; one primary button a screen.
#pragma once

class QAbstractButton;
class QTableView;
class QTreeView;

namespace views::forms {

void prepare(QTableView &table);
void prepare(QTreeView &tree);

/// The one action that a screen leads to wears the accent while it can be done; the others stay quiet.
enum class Rank { Quiet, Primary };
void setRank(QAbstractButton &button, Rank rank);

} // namespace views::forms
