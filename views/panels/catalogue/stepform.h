// StepForm: one step of a version with what does not fit into a row: roles, limit, instruction, evidence, check list.
#pragma once

#include "contract/catalogue.h"
#include "rules/servicecatalogue.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QPushButton;

namespace views::panels {

class StepForm : public QWidget
{
    Q_OBJECT

public:
    StepForm(const contract::Catalogues &catalogues, QWidget *parent);
    /// Null: no step is chosen.
    void show(const rules::ServiceStep *step, bool editable);
    void retranslate();

Q_SIGNALS:
    /// The person changed the step; its number is the caller's.
    void edited(const rules::ServiceStep &step);

private:
    void tell();
    void fillLimit();
    void fillRoles();
    void showLimit();
    void showChecks();
    [[nodiscard]] QString problemOfChecks() const;

    const contract::Catalogues &m_catalogues;
    rules::ServiceStep m_step;
    bool m_shows = false;
    bool m_editable = false;
    bool m_filling = false;
    std::vector<std::pair<QLabel *, QWidget *>> m_labels;
    QLineEdit *m_english;
    QPushButton *m_roles;
    QMenu *m_roleMenu;
    QComboBox *m_limit;
    QLineEdit *m_limitValue;
    QLineEdit *m_limitWords;
    QLineEdit *m_limitEnglish;
    QPlainTextEdit *m_help;
    QPlainTextEdit *m_evidence;
    QPlainTextEdit *m_checks;
    QLabel *m_checkProblem;
};

} // namespace views::panels
