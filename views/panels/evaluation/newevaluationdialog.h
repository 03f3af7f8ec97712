// NewEvaluationDialog (新建评价): which template, which period, whom or what, and until when scores are wanted.
#pragma once

#include "contract/entities/evaluation.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class NewEvaluationDialog : public QDialog
{
    Q_OBJECT

public:
    NewEvaluationDialog(const shell::PanelContext &context, QWidget *parent);
    /// A later version of a frozen evaluation, beside it.
    void correct(const contract::Evaluation &former);
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;
    void choose(contract::PeriodKind kind);
    [[nodiscard]] contract::PeriodKind kind() const;
    [[nodiscard]] QDate from() const;
    [[nodiscard]] QDate to() const;
    /// One evaluation, however often it is pressed.
    void create();
    [[nodiscard]] QString whyNot() const;

Q_SIGNALS:
    /// The evaluation is durable.
    void created(const QUuid &evaluation);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    forms::FieldEditor *make(const char *field, QGridLayout &grid, int row, int column, int span);
    void fillPeriods();
    void readTemplates();
    void edited(const QString &field);
    void refresh();
    [[nodiscard]] contract::Patch fields() const;

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    std::map<QString, forms::FieldEditor *> m_editors;
    QComboBox *m_template;
    QComboBox *m_kind;
    QComboBox *m_period;
    QLabel *m_note;
    QLineEdit *m_correction;
    QPushButton *m_create;
    std::optional<contract::Evaluation> m_former;
    bool m_titled = false;
    QUuid m_evaluation;
    QUuid m_command;
    bool m_sending = false;
};

} // namespace views::panels
