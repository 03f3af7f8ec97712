// ReferenceEditor: another record, found by typing its name, number or pinyin.
#pragma once

#include "views/forms/fieldeditor.h"

class QCompleter;
class QLineEdit;

namespace views::forms {

class ReferenceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ReferenceEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    [[nodiscard]] QString title() const override { return m_shown; }
    /// A text that only one record answers to is that record.
    void conclude() override;

protected:
    void lockInput(bool locked) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &typed);
    void take(int row);

    items::ReferenceSource *m_source;
    QLineEdit *m_line;
    QCompleter *m_completer;
    QString m_id;
    QString m_shown; ///< the text that stands for m_id; other text in the line is not yet a record
};

} // namespace views::forms
