// NoticeList: what hangs from the bell: the notices about work orders, the latest first, and the quiet hours.
#pragma once

#include "items/orderwatch.h"
#include "views/panels/notices/ordernotices.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QListWidget;
class QTimeEdit;

namespace views::panels {

class NoticeList : public QFrame
{
    Q_OBJECT

public:
    NoticeList(items::OrderWatch &watch, const contract::Clock &clock, const QuietHours &quiet, QWidget *parent);

Q_SIGNALS:
    void chosen(const items::OrderCall &call);
    void quietChanged(const views::panels::QuietHours &quiet);

private:
    void fill();
    void choose(int row);

    items::OrderWatch &m_watch;
    const contract::Clock &m_clock;
    std::vector<items::OrderCall> m_shown;
    QListWidget *m_list;
    QLabel *m_empty;
    QCheckBox *m_keep;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
};

} // namespace views::panels
