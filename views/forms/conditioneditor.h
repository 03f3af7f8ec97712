// ConditionEditor: what a resource holds, as tests of fields: "Kind is server, Network zone is government network". Kept as a
// JSON object; no test means any resource.
#pragma once

#include "views/forms/fieldeditor.h"

class QComboBox;
class QPushButton;

namespace views::forms {

class ConditionEditor : public FieldEditor
{
    Q_OBJECT

public:
    ConditionEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    [[nodiscard]] bool isWide() const override { return true; }
    /// A test more; of that field, where one is named.
    void addTest(const QString &field, const contract::Value &value);

protected:
    void lockInput(bool locked) override;

private:
    struct Test {
        QWidget *row;
        QComboBox *field;
        QVBoxLayout *place;
        FieldEditor *value = nullptr;
    };
    void chooseField(QWidget *row, const contract::Value &value);
    void remove(QWidget *row);
    void refresh();

    std::vector<Test> m_tests;
    QWidget *m_body;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    QString m_unread; ///< a condition that this version cannot show: kept until something is chosen
    bool m_locked = false;
};

} // namespace views::forms
