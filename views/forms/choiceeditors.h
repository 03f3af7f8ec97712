// Editors of what is chosen: one of a few codes, one of a catalogue, yes or no.
#pragma once

#include "views/forms/fieldeditor.h"

class QCheckBox;
class QComboBox;

namespace views::forms {

/// One code out of a list. A long list (a catalogue) is searched by typing any part of an entry.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;
    void setUnavailable(const QHash<QString, QString> &sentences) override;

protected:
    void lockInput(bool locked) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const std::vector<items::ChoiceText> &options);
    void searchByTyping();

    QComboBox *m_box;
};

class BooleanEditor : public FieldEditor
{
    Q_OBJECT

public:
    BooleanEditor(const FieldPlace &place, QWidget *parent);
    [[nodiscard]] contract::Value value() const override;
    void setValue(const contract::Value &value, const QString &shown) override;

protected:
    void lockInput(bool locked) override;

private:
    QCheckBox *m_box;
};

} // namespace views::forms
