// RecordForm: items::RecordEditor as a form: every field of the entity in its sections, checked as one types.
#pragma once

#include "items/recordeditor.h"

#include <QScrollArea>

namespace items {
class Factory;
}

namespace views::forms {

class AttributesEditor;
class FieldEditor;

class RecordForm : public QScrollArea
{
    Q_OBJECT

public:
    /// Both outlive the form.
    RecordForm(items::RecordEditor &editor, const items::Factory &items, QWidget *parent);
    /// Makes every field anew: after a change of language or scale. What was typed stays; it lives in the editor.
    void rebuild();
    /// Nothing can be changed, and the tooltip of every field says why. Empty: as the fields themselves allow.
    void setLock(const QString &reason);
    /// Shows all problems, not only those of fields already touched, and goes to the first. True where there is none.
    bool revealProblems();
    void focusFirst();
    /// The editor of that field; null for one that the form leaves to a tab.
    [[nodiscard]] FieldEditor *fieldEditor(int field) const;

private:
    void showField(int field);
    void showProblem(int field);
    void showLock(int field);
    void showAttributes();
    void absorb(int field);

    items::RecordEditor &m_editor;
    const items::Factory &m_items;
    std::vector<FieldEditor *> m_fields; ///< by position in the shape
    AttributesEditor *m_attributes = nullptr;
    QSet<int> m_touched;
    QString m_lock;
    int m_absorbing = -1; ///< the field whose editor is speaking, so that it is not written back while one types
};

} // namespace views::forms
