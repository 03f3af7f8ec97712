// CommandPalette (Ctrl+K): type a part of what you want to do, Enter does it.
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QTreeWidget;

namespace views::shell {

class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(const QList<QAction *> &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &words);
    void select(int row);
    void run();

    QLineEdit *m_words;
    QTreeWidget *m_found;
    QList<QAction *> m_actions;
};

} // namespace views::shell
