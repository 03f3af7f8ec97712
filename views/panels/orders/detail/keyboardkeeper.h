// KeyboardKeeper: for as long as a bar of buttons is set anew: where the button that had the keyboard goes, or can no longer
// be pressed, the next of the bar gets it, and not whatever stands behind the bar.
#pragma once

#include <QPointer>
#include <QWidget>
#include <vector>

namespace views::panels {

class KeyboardKeeper
{
public:
    /// `heirs`: who gets it, the first that can.
    KeyboardKeeper(QWidget &bar, std::vector<QWidget *> heirs);
    ~KeyboardKeeper();
    Q_DISABLE_COPY_MOVE(KeyboardKeeper)

private:
    QWidget &m_bar;
    std::vector<QWidget *> m_heirs;
    QPointer<QWidget> m_held;
};

} // namespace views::panels
