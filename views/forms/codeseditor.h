// CodesEditor: several codes of a list, kept as words separated by one space: classes of changes, roles. None means all, or
// nobody, as the words of the field say.
#pragma once

#include "views/forms/fieldeditor.h"

class QMenu;
class QToolButton;

namespace views::forms {

class CodesEditor : public FieldEditor
{
    Q_OBJECT

public:
    /// `none`: what stands there while no code is chosen.
    CodesEditor(const FieldPlace &place, const QString &none, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    [[nodiscard]] QString words() const;

protected:
    void lockInput(bool locked) override;

private:
    void tell();

    QString m_none;
    QToolButton *m_button;
    QMenu *m_menu;
    QStringList m_unknown; ///< codes of a newer version: kept
};

/// Classes of changes, and roles, as options.
[[nodiscard]] std::vector<items::ChoiceText> changeClassOptions();
[[nodiscard]] std::vector<items::ChoiceText> roleOptions();

} // namespace views::forms
