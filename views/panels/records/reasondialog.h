// askReason(): a short question before an act on several records, with the reason that the history keeps.
#pragma once

#include <QString>
#include <optional>

class QWidget;

namespace views::panels {

struct ReasonQuestion {
    QString title;
    QString question;    ///< "Retire 3 resources?"
    QString consequence; ///< what it means for the work
    QString verb;        ///< of the button that does it
};

/// The reason, which may be empty; nothing where the person thought better of it.
[[nodiscard]] std::optional<QString> askReason(const ReasonQuestion &question, QWidget *parent);

} // namespace views::panels
