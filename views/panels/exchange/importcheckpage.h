// ImportCheckPage: what the import would do, before anything is done.
#pragma once

#include "views/panels/exchange/importjob.h"

class QButtonGroup;
class QLabel;
class QTableView;
class QToolButton;

namespace views::panels {

class ImportCheckPage : public QWidget
{
    Q_OBJECT

public:
    ImportCheckPage(ImportJob &job, QWidget *parent);
    /// The check runs; the page is empty until show().
    void clear();
    void show(const ImportJob::Findings &findings);
    /// Rows that would be written; 0: there is nothing to import.
    [[nodiscard]] qint64 toWrite() const;
    /// What a person accepted, where it was compared; else empty.
    [[nodiscard]] std::vector<PreviewLine> answers() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void refresh();

    ImportJob &m_job;
    ImportJob::Findings m_findings; ///< its lines are the model's
    ImportPreview *m_model;
    QLabel *m_sentence;
    QLabel *m_notes;
    QButtonGroup *m_kinds;
    std::vector<QToolButton *> m_kindButtons;
    QToolButton *m_acceptAll;
    QToolButton *m_acceptNone;
    QTableView *m_table;
};

} // namespace views::panels
