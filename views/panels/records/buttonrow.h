// ButtonRow: tool buttons that show their words where there is room for them, and their icons alone where there is not; so
// that the words never decide how narrow the window may be.
#pragma once

#include <QWidget>

class QToolButton;

namespace views::panels {

class ButtonRow : public QWidget
{
    Q_OBJECT

public:
    enum class Words { WhereRoom, Always };
    ButtonRow(int spacing, QWidget *parent);
    /// Takes the button, which has an icon and a tooltip.
    void add(QToolButton *button, Words words = Words::WhereRoom);
    /// After a change of texts, fonts or icons.
    void measure();
    [[nodiscard]] QSize sizeHint() const override { return m_withWords; }
    [[nodiscard]] QSize minimumSizeHint() const override { return m_withIcons; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Held {
        QToolButton *button;
        Words words;
    };
    QSize show(Qt::ToolButtonStyle style);
    void fit();

    std::vector<Held> m_buttons;
    QSize m_withWords;
    QSize m_withIcons;
};

} // namespace views::panels
