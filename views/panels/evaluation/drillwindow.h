// DrillWindow (明细): one score down to its records: the formula with its numbers, the exact records behind each number, and
// the clock arithmetic of the chosen order. All from the cache, so offline too.
#pragma once

#include "items/evaluationfile.h"
#include "rules/orderclocks.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QTabBar;
class QTableView;
class QTextEdit;
class QVBoxLayout;

namespace items {
class ClockAccountTable;
class RecordListModel;
}

namespace views::panels {

class ListView;

class DrillWindow : public QDialog
{
    Q_OBJECT

public:
    /// `score`, `figures` and `plan` may be null: what is not there is not shown.
    DrillWindow(const items::EvaluationFile &file, const rules::evaluation::Indicator &indicator, const rules::evaluation::IndicatorScore *score, const rules::evaluation::Figures *figures, const rules::evaluation::Plan *plan, const shell::PanelContext &context, QWidget *parent);

    /// One number of the indicator's formulas, with the records behind it.
    struct Term {
        QString words;
        std::optional<qint64> kept;
        rules::evaluation::Place place;
        bool isToday = false; ///< counted as it is, whatever the period
    };
    [[nodiscard]] const std::vector<Term> &terms() const { return m_terms; }
    /// Null before records are shown.
    [[nodiscard]] items::RecordListModel *records() const { return m_records; }
    void showTerm(int term);

Q_SIGNALS:
    void recordAsked(const QString &entity, const QUuid &record);

private:
    void collect(const rules::evaluation::Figures *figures);
    void showArithmetic(const rules::evaluation::IndicatorScore *score, const rules::evaluation::Figures *figures);
    void chooseRecord();
    void showClock();
    void openRecord();
    void refreshCount();

    shell::PanelContext m_context;
    items::EvaluationFile m_file;
    rules::evaluation::Indicator m_indicator;
    std::optional<rules::evaluation::Plan> m_plan;
    std::vector<Term> m_terms;
    QListWidget *m_list;
    QLabel *m_arithmetic;
    QLabel *m_count;
    QLabel *m_note;
    QVBoxLayout *m_place;
    ListView *m_view = nullptr;
    items::RecordListModel *m_records = nullptr;
    QPushButton *m_open;
    QPushButton *m_why;
    QWidget *m_clock;
    QLabel *m_clockWords;
    QTabBar *m_clocks;
    QTableView *m_table;
    items::ClockAccountTable *m_account;
    std::optional<contract::Record> m_order;
    std::optional<QString> m_calendar;
};

} // namespace views::panels
