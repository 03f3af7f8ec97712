// FormulaEdit: a formula as it is typed, underlined where it is wrong.
#pragma once

#include "rules/evaluation/formula.h"

#include <QPlainTextEdit>

namespace views::panels {

class FormulaEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit FormulaEdit(QWidget *parent);
    void setLines(int lines);
    [[nodiscard]] QString formula() const { return toPlainText().simplified(); }
    /// Nothing is said to anybody.
    void setFormula(const QString &formula);
    /// Underlines what is wrong with what stands here.
    void mark();

Q_SIGNALS:
    /// The person typed.
    void edited(const QString &formula);

protected:
    void changeEvent(QEvent *event) override;

private:
    int m_lines = 2;
    bool m_filling = false;
};

} // namespace views::panels
