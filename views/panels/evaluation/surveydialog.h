// SurveyDialog (录入满意度): an answered paper form is typed in: unit and day, then a digit from 1 to 5 for each item, which
// leads on to the next.
#pragma once

#include "contract/entities/satisfactionsurvey.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QPushButton;
class QTableWidget;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class SurveyDialog : public QDialog
{
    Q_OBJECT

public:
    SurveyDialog(const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;
    /// Of the item in that line; 0: none.
    void give(int line, int stars);
    [[nodiscard]] int stars(int line) const;
    [[nodiscard]] int score() const;
    /// One survey, however often it is pressed.
    void create();
    [[nodiscard]] QString whyNot() const;

Q_SIGNALS:
    void created(const QUuid &survey);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    forms::FieldEditor *make(const char *field, QGridLayout &grid, int row, int column, int span);
    void refresh();

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    std::map<QString, forms::FieldEditor *> m_editors;
    std::vector<int> m_stars;
    QTableWidget *m_table;
    QLabel *m_score;
    QLabel *m_problem;
    QPushButton *m_create;
    QUuid m_survey;
    QUuid m_command;
    bool m_sending = false;
};

} // namespace views::panels
