// ReferenceEditor: another record, found by typing its name, number or pinyin.
#pragma once

#include "views/forms/fieldeditor.h"

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace views::forms {

class ReferenceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ReferenceEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;

protected:
    void lockInput(bool locked) override;

private:
    void search(const QString &typed);
    void take(const QString &id, const QString &shown);

    items::ReferenceSource *m_source;
    QLineEdit *m_line;
    QCompleter *m_completer;
    QStandardItemModel *m_hits; ///< of one search, a screenful
    QString m_id;
    QString m_shown; ///< the text that stands for m_id; other text in the line is not yet a record
};

} // namespace views::forms
