// ask(): one short question before something is lost or done for good. Its default is said, Escape is the last answer.
#pragma once

#include <QString>
#include <vector>

class QWidget;

namespace views::shell {

struct Question {
    QString name;    ///< object name of the window
    QString title;
    QString question; ///< "Discard 3 acts?"
    QString meaning; ///< what it means for the work
    std::vector<QString> answers; ///< from the left; the last one changes nothing
    int usual = 0;   ///< the answer that Enter gives
};

/// The position of the answer that the person gave.
[[nodiscard]] int ask(const Question &question, QWidget *parent);

} // namespace views::shell
