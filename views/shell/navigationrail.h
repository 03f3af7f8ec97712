// NavigationRail: the panels by icon and name at the left edge; narrow it shows the icons only.
#pragma once

#include <QAbstractButton>

class QButtonGroup;
class QVBoxLayout;

namespace views::shell {

class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RailButton(const QString &iconName, QWidget *parent = nullptr);
    void setNarrow(bool narrow);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    bool m_narrow = false;
};

class NavigationRail : public QWidget
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);
    /// The button of a panel; the caller sets its text.
    RailButton *addPanel(const QString &panel, const QString &iconName);
    /// A button at the foot that opens something.
    RailButton *addFoot(const QString &iconName);
    void select(const QString &panel);
    void setNarrow(bool narrow);
    [[nodiscard]] bool isNarrow() const { return m_narrow; }

Q_SIGNALS:
    void chosen(const QString &panel);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_column;
    qsizetype m_panels = 0;
    bool m_narrow = false;
};

} // namespace views::shell
