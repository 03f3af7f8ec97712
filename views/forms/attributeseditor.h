// AttributesEditor: the fields that only records of one type have, as the type's catalogue entry lists them. Keys that
// the entry does not know stay in the value, out of the way.
#pragma once

#include "contract/catalogue.h"
#include "views/forms/fieldeditor.h"

#include <QJsonObject>

class QGridLayout;
class QLabel;

namespace views::forms {

class AttributesEditor : public FieldEditor
{
    Q_OBJECT

public:
    AttributesEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    [[nodiscard]] bool isWide() const override { return true; }
    /// The attributes of the record's type; what was typed for attributes that both types have stays.
    void setAttributes(const std::vector<contract::AttributeShape> &attributes);
    /// The attributes with a value that does not read as their kind.
    [[nodiscard]] bool holdsProblem() const;

protected:
    void lockInput(bool locked) override;

private:
    void rebuild();
    void absorb(FieldEditor *editor);

    std::vector<contract::AttributeShape> m_attributes;
    std::vector<FieldEditor *> m_editors;
    QJsonObject m_values;
    QString m_stored;          ///< the text as it came, handed back unless a value changed
    QJsonObject m_storedValues;
    QWidget *m_body;
    QGridLayout *m_grid;
    QLabel *m_none;
};

} // namespace views::forms
