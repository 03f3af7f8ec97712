// TemplatePage: a page of the template editor: fields with their captions, and under each what is wrong with it. It shows a
// document and says how the person wants it changed; the tab keeps it.
#pragma once

#include "items/templateediting.h"
#include "rules/evaluation/templateedits.h"

#include <QWidget>

#include <map>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace views::panels {

class TemplatePage : public QWidget
{
    Q_OBJECT

public:
    using Document = rules::evaluation::Template;
    /// Acts of one name in a row are one; see TemplateEditing.
    using Change = std::function<void(const QString &name, const items::TemplateEditing::Act &act)>;

    TemplatePage(Change change, QWidget *parent);
    /// The part of the document that this page shows.
    void show(const items::TemplateEditing &editing, int index, const QString &whyNotEdit);
    virtual void retranslate() = 0;
    /// The field where that is written; null where this page has none.
    [[nodiscard]] virtual QWidget *fieldOf(const rules::evaluation::TemplatePlace &place) const;

protected:
    using Setter = std::function<void(Document &, const QString &)>;
    virtual void fill() = 0;
    [[nodiscard]] const Document &document() const { return m_editing->document(); }
    [[nodiscard]] bool has() const { return m_editing != nullptr; }
    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] bool isEditable() const { return m_why.isEmpty(); }
    void change(const QString &name, const items::TemplateEditing::Act &act);

    QLineEdit *line(const QString &member, const Setter &set);
    QPlainTextEdit *lines(const QString &member, int height, const Setter &set);
    QDoubleSpinBox *number(const QString &member, const std::function<void(Document &, int)> &set);
    QComboBox *choice(const QString &member, const std::function<void(Document &, int)> &set);
    /// A row of the form; what is said of `members` is said under it.
    QLabel *row(QWidget *field, const QStringList &members);
    void showRow(QWidget *field, bool shown);
    static void put(QLineEdit &edit, const QString &text, bool editable);
    static void put(QPlainTextEdit &edit, const QString &text, bool editable);
    static void put(QDoubleSpinBox &spin, int hundredths, bool editable);
    static void put(QComboBox &box, int value, bool editable);
    static QWidget *beside(std::initializer_list<QWidget *> fields);

    QFormLayout *m_form;

private:
    void markFields();
    [[nodiscard]] QString placeOf(const QString &member) const;

    Change m_change;
    const items::TemplateEditing *m_editing = nullptr;
    int m_index = -1;
    QString m_why;
    std::map<QString, QLabel *> m_problems; ///< by the member
    std::map<QString, QWidget *> m_fields;

protected:
    virtual QString list() const = 0; ///< of the document: "indicators"; empty: the head
};

} // namespace views::panels
