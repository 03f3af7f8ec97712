// CommandPalette (Ctrl+K): type a part of a record or of what you want to do; Enter opens or does it.
#pragma once

#include "views/shell/recordsearch.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QAction;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QTreeWidget;

namespace views::shell {

using RecordKey = std::pair<QString, QUuid>; ///< entity and id

class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    /// Without a search (nobody is signed in) it offers actions only. `recent`: what an empty box offers first.
    CommandPalette(const QList<QAction *> &actions, RecordSearch *search, const std::vector<RecordKey> &recent, QWidget *parent);

Q_SIGNALS:
    /// `panelOf`: as in FoundEntry.
    void recordChosen(const QString &entity, const QUuid &record, const QString &panelOf);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString typed() const;
    void ask();
    void take(const QString &typed, const std::vector<FoundEntry> &entries);
    void fill();
    void addHeading(const QString &text, const QString &detail);
    void addRecords();
    void addActions(const QString &heading, const std::vector<qsizetype> &actions);
    void step(int rows);
    void selectFirst();
    /// Runs the row; where its answer is still on the way, as soon as it is there.
    void run();
    void say();

    QLineEdit *m_words;
    QTreeWidget *m_found;
    QStackedLayout *m_pages;
    QLabel *m_nothing;
    QLabel *m_foot;
    QTimer m_late; ///< a search that takes long says so
    QList<QAction *> m_actions;
    QPointer<RecordSearch> m_search; ///< it goes when rights change
    std::vector<RecordKey> m_recent;
    std::vector<FoundEntry> m_entries;
    bool m_awaits = false;
    bool m_runs = false; ///< Enter was pressed before the answer came
};

} // namespace views::shell
