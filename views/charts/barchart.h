// BarChart: one bar a value, each with its name and its number, to be chosen with the mouse or the keyboard. The only user
// of Qt Charts.
#pragma once

#include <QWidget>

namespace views::charts {

/// What a bar's colour adds to its name and number; never the only sign.
enum class Ink { Plain, Late, Quiet };

struct Bar {
    QString label;
    qint64 count = 0;
    Ink ink = Ink::Plain;
    bool mayChoose = true;
    QString text = {}; ///< what is said in place of the number, for what is no part of a whole
    bool operator==(const Bar &) const = default;
};

enum class Direction {
    Across, ///< names at the left, one below the other: for long names
    Upward, ///< for months and bands, which have an order
};

class BarChart : public QWidget
{
    Q_OBJECT

public:
    BarChart(Direction direction, QWidget *parent);
    ~BarChart() override;

    void setBars(const std::vector<Bar> &bars);
    /// After a change of theme, scale or language.
    void refreshLook();
    [[nodiscard]] int current() const;
    /// "Virtual server: 12,345 (20.6 %)", for tooltips and screen readers.
    [[nodiscard]] QString sentenceOf(int bar) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int bar);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace views::charts
