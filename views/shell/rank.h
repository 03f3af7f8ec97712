// Rank: the one action that a screen leads to wears the accent while it can be done; the others stay quiet.
#pragma once

class QAbstractButton;

namespace views::shell {

enum class Rank { Quiet, Primary };
void setRank(QAbstractButton &button, Rank rank);

} // namespace views::shell
