// ImportColumnsPage: which column goes into which field, by what rows are found, and what nothing in a cell means.
#pragma once

#include "views/panels/exchange/importjob.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace views::panels {

class ImportColumnsPage : public QWidget
{
    Q_OBJECT

public:
    ImportColumnsPage(ImportJob &job, QWidget *parent);
    /// Shows the columns of the file that was read, as they were mapped last, or by their words.
    void begin();
    [[nodiscard]] exchange::PlanOptions options() const;
    [[nodiscard]] bool remembers() const;
    [[nodiscard]] bool compares() const;
    /// Why it cannot go on; empty where it can.
    [[nodiscard]] QString whyNot() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void fillColumns(const exchange::PlanOptions &options);
    void fillKeys(const QString &key);
    void offerTargets(QComboBox &box, const QString &heading) const;
    void check();
    [[nodiscard]] QString targetAt(int row) const;
    [[nodiscard]] QString keyName() const;

    ImportJob &m_job;
    QLabel *m_hint;
    QTableWidget *m_columns;
    std::vector<QComboBox *> m_targets;
    QLabel *m_keyLabel;
    QComboBox *m_key;
    QCheckBox *m_create;
    QLabel *m_emptyLabel;
    QComboBox *m_empty;
    QLabel *m_placeholdersLabel;
    QLineEdit *m_placeholders;
    QComboBox *m_placeholder;
    QCheckBox *m_scientific;
    QCheckBox *m_remember;
    QCheckBox *m_compare;
    QLabel *m_problem;
};

} // namespace views::panels
