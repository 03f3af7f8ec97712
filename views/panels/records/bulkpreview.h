// BulkPreview: what one change of several records would do, before it is queued: each record's old and new values, which of
// them differ now, and which the rules refuse and why. The person may leave the refused ones out.
#pragma once

#include "items/judging.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace items {
class ChangePreview;
}

namespace views::panels {

class BulkPreview : public QDialog
{
    Q_OBJECT

public:
    /// An edit of several records. `titles`: of the records that its reference fields point to, by field.
    BulkPreview(const contract::Command &command, const QHash<QString, QString> &titles, const shell::PanelContext &context, QWidget *parent);
    /// As the person wants it: without the records that stay as they are or were left out.
    [[nodiscard]] contract::Command command() const;

private:
    void take(std::vector<replica::ListRow> rows, const items::Judgement &judgement);
    void refresh();
    void leaveOut();

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    contract::Command m_command;
    QHash<QString, QString> m_titles;
    std::vector<replica::ListRow> m_rows;
    items::Judgement m_judgement;
    items::ChangePreview *m_preview;
    QLabel *m_heading;
    QLabel *m_summary;
    QTableView *m_table;
    QLabel *m_tally;
    QPushButton *m_next;
    QPushButton *m_leaveOut;
    QPushButton *m_change;
    bool m_known = false;
};

} // namespace views::panels
