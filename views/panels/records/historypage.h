// HistoryPage: the field history of one record, and the way to the record as it stood.
#pragma once

#include "views/shell/panelspec.h"

class QLabel;
class QPushButton;
class QTableView;

namespace items {
class HistoryModel;
}

namespace views::panels {

class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    HistoryPage(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);

    /// A null id while the page is out of sight or no single saved record is chosen: it reads nothing then.
    void showRecord(const QUuid &record);
    void retranslate();

Q_SIGNALS:
    /// The record as it stood once that entry was done.
    void momentAsked(contract::Instant moment);

private:
    void refresh();
    void refreshStep();

    const contract::Shape &m_shape;
    items::HistoryModel *m_history;
    QLabel *m_note;
    QTableView *m_table;
    QPushButton *m_step;
    QString m_failure;
};

} // namespace views::panels
