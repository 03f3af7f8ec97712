// WhyWindow (时限计算依据): why an order's promises are due when they are: each clock as a table of every start, pause and
// resume with its calendar arithmetic, to be read, copied and printed. It stays open and follows live changes.
#pragma once

#include "contract/entities/workorder.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QAction;
class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace items {
class ClockAccountTable;
}

namespace views::panels {

class WhyWindow : public QDialog
{
    Q_OBJECT

public:
    WhyWindow(const contract::Record &order, const shell::PanelContext &context, QWidget *parent);

private:
    void read();
    void retranslate();
    void refresh();
    void copy();
    void print();
    QAction *makeAction(const QString &icon, const QKeySequence &keys, void (WhyWindow::*act)());

    shell::PanelContext m_context;
    contract::WorkOrder m_order;
    std::optional<QString> m_calendar; ///< content of the policy; nothing: not read yet
    std::map<contract::Instant, contract::Instant> m_received;
    items::ClockAccountTable *m_model;
    QLabel *m_heading;
    QTabBar *m_clocks;
    QLabel *m_summary;
    QLabel *m_warning;
    QStackedWidget *m_pages;
    QTableView *m_table;
    QLabel *m_empty;
    QLabel *m_zone;
    QAction *m_copy;
    QAction *m_print;
};

} // namespace views::panels
