// dress(): a month as our windows show one: its head quiet as the rest, arrows in the ink of the text, no red days.
#pragma once

class QCalendarWidget;

namespace views::forms {

void dress(QCalendarWidget &calendar);

} // namespace views::forms
