// FieldEditor: one field of a form as a person sees it: caption over input over message. What cannot be read as the
// field's type is handed on as text, so that the rule of the field refuses it and nothing typed is lost.
#pragma once

#include "items/captions.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace items {
class ReferenceSource;
}

namespace views::forms {

/// What an editor is made from. None of it is owned.
struct FieldPlace {
    const contract::FieldShape &field;
    QString caption;                        ///< translated
    std::vector<items::ChoiceText> options; ///< of a choice or a catalogue field
    items::ReferenceSource *references = nullptr; ///< of a reference field; the editor becomes its parent
};

class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(const FieldPlace &place, QWidget *parent);

    [[nodiscard]] const contract::FieldShape &field() const { return m_field; }
    [[nodiscard]] QString caption() const { return m_caption; }
    /// What stands in the input; text where it cannot be read as the field's type.
    [[nodiscard]] virtual contract::Value value() const = 0;
    /// Shows a value without telling anybody. `shown` is its text for people where the value alone says nothing (a
    /// reference).
    virtual void setValue(const contract::Value &value, const QString &shown) = 0;
    /// The name of what a reference points to; empty for other kinds.
    [[nodiscard]] virtual QString title() const { return {}; }
    /// The sentence under the field; an empty one takes it away.
    void setProblem(const QString &sentence);
    [[nodiscard]] QString problem() const;
    /// Greys the input; the tooltip says why. An empty reason makes it editable again.
    void setLocked(const QString &reason);
    [[nodiscard]] bool isLocked() const { return !m_lock.isEmpty(); }
    /// A quiet remark beside the caption ("changed", "provisional").
    void setRemark(const QString &remark);
    /// Greys codes that cannot be chosen now; the sentence stands in their tooltip. The code that is chosen stays.
    virtual void setUnavailable(const QHash<QString, QString> &sentences) { Q_UNUSED(sentences) }
    /// True where the field wants the whole width of the form.
    [[nodiscard]] virtual bool isWide() const { return false; }
    /// Only the input, without caption and sentences: for the cell of a list, whose head says the caption.
    void beBare();
    /// What was typed is taken for what it plainly means, as far as that is known by now: before it is committed.
    virtual void conclude() {}
    /// The widget that takes the keyboard.
    [[nodiscard]] QWidget *input() const { return m_input; }
    void focusInput();

Q_SIGNALS:
    /// The person changed the value.
    void edited();

protected:
    /// Called once by the constructor of the kind: puts the input under the caption. `body` is what is shown, `input`
    /// what takes the focus and bears the accessible name.
    void setInput(QWidget *body, QWidget *input);
    /// Locks the kind's own widgets.
    virtual void lockInput(bool locked) = 0;

private:
    contract::FieldShape m_field;
    QString m_caption;
    QString m_lock;
    bool m_bare = false;
    QWidget *m_input = nullptr;
    QLabel *m_label;
    QLabel *m_remark;
    QLabel *m_problem;
    QVBoxLayout *m_column;
};

/// What to write under the field: for a value that breaks its rule, what the rule wants.
[[nodiscard]] QString problemSentence(const contract::FieldShape &field, const contract::Value &value, const contract::Error &error);

/// The editor of the field's kind.
[[nodiscard]] FieldEditor *makeFieldEditor(const FieldPlace &place, QWidget *parent);

} // namespace views::forms
