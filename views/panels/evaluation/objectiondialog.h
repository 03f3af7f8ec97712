// ObjectionDialog: what somebody has to say for an objection: to which indicator and for which party, in words, and the share
// where a score is given anew.
#pragma once

#include "items/evaluationfile.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QPlainTextEdit;
class QPushButton;

namespace views::panels {

class ObjectionDialog : public QDialog
{
    Q_OBJECT

public:
    struct Asks {
        QString title;
        QString words;                     ///< what the text is: "Answer"
        std::vector<contract::Party> parties; ///< to choose from; none: not asked
        bool indicator = false;
        bool share = false;
        bool mayBeEmpty = false;
    };
    ObjectionDialog(const Asks &asks, const items::EvaluationFile &file, QWidget *parent);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString indicator() const;
    [[nodiscard]] contract::Party party() const;
    [[nodiscard]] int ratio() const;

private:
    void refresh();

    Asks m_asks;
    QComboBox *m_indicator;
    QComboBox *m_party;
    QDoubleSpinBox *m_share;
    QPlainTextEdit *m_text;
    QPushButton *m_ok;
};

} // namespace views::panels
