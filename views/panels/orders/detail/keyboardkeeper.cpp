#include "views/panels/orders/detail/keyboardkeeper.h"

namespace views::panels {

KeyboardKeeper::KeyboardKeeper(QWidget &bar, std::vector<QWidget *> heirs) : m_bar(bar), m_heirs(std::move(heirs))
{
    auto *held = bar.window()->focusWidget();
    if (held && std::ranges::find(m_heirs, held) != m_heirs.end())
        m_held = held;
}

KeyboardKeeper::~KeyboardKeeper()
{
    const auto can = [this](const QWidget *one) { return one->isVisibleTo(&m_bar) && one->isEnabled(); };
    if (!m_held || !m_bar.isVisible() || can(m_held))
        return;
    if (const auto heir = std::ranges::find_if(m_heirs, can); heir != m_heirs.end())
        (*heir)->setFocus(Qt::OtherFocusReason);
}

} // namespace views::panels
