// NewReportDialog (新建报告): which report of which period. What it says begins with the outline of its kind.
#pragma once

#include "contract/entities/runreport.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views::panels {

class NewReportDialog : public QDialog
{
    Q_OBJECT

public:
    NewReportDialog(const shell::PanelContext &context, QWidget *parent);
    void choose(contract::ReportKind kind);
    [[nodiscard]] contract::ReportKind kind() const;
    [[nodiscard]] QDate from() const;
    [[nodiscard]] QDate to() const;
    /// One report, however often it is pressed.
    void create();

Q_SIGNALS:
    void created(const QUuid &report);

private:
    void fillPeriods();
    void refresh();

    shell::PanelContext m_context;
    QComboBox *m_kind;
    QComboBox *m_period;
    QLineEdit *m_title;
    QLabel *m_note;
    QPushButton *m_create;
    QUuid m_report;
    QUuid m_command;
    bool m_sending = false;
    bool m_titled = false; ///< a person wrote the title
};

} // namespace views::panels
