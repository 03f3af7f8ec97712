// StatusStrip: the line at the foot of the window. It never flatters: where the link is down it says so and why, how old
// the data is, and what has not been sent.
#pragma once

#include "contract/ports.h"
#include "views/shell/statusfacts.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

namespace views::shell {

class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(const contract::Clock &clock, QWidget *parent = nullptr);
    void show(const StatusFacts &facts);
    void showUser(const QString &displayName);
    /// A button of somebody else's, before the outbox; the strip owns it.
    void addTool(QWidget *tool);
    [[nodiscard]] const StatusFacts &facts() const { return m_facts; }
    /// True where the server was asked some seconds ago and is silent, though it was there the last time.
    [[nodiscard]] bool awaitsAnswer() const;
    using QWidget::show;

Q_SIGNALS:
    void linkClicked();   ///< the person wants to know more, or to mend it
    void unsentClicked(); ///< to the outbox

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showLink();
    void showAge();
    void showProgress();
    void showActs();

    const contract::Clock &m_clock;
    StatusFacts m_facts;
    QToolButton *m_link;
    QLabel *m_age;
    QLabel *m_progressText;
    QProgressBar *m_progressBar;
    QToolButton *m_unsent;
    QToolButton *m_undecided;
    QBoxLayout *m_line;
    QLabel *m_keyring;
    QLabel *m_user;
    QTimer m_aging;
    QTimer m_patience; ///< runs since the server was asked; once over, "online" would be a guess
};

} // namespace views::shell
