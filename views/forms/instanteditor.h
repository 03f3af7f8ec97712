// InstantEditor: a day and a time of the day, typed as 2026-11-24 22:00 in local time.
#pragma once

#include "views/forms/fieldeditor.h"

class QLineEdit;

namespace views::forms {

class InstantEditor : public FieldEditor
{
    Q_OBJECT

public:
    InstantEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;

protected:
    void lockInput(bool locked) override;

private:
    QLineEdit *m_line;
    contract::Value m_shown; ///< what stands there untouched keeps its seconds
    QString m_text;
};

} // namespace views::forms
