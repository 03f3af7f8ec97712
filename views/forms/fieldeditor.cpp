#include "views/forms/fieldeditor.h"

#include "views/forms/attributeseditor.h"
#include "views/forms/choiceeditors.h"
#include "views/forms/codeseditor.h"
#include "views/forms/conditioneditor.h"
#include "views/forms/instanteditor.h"
#include "views/forms/referenceeditor.h"
#include "views/forms/scheduleeditor.h"
#include "views/forms/texteditors.h"
#include "views/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace views::forms {

FieldEditor::FieldEditor(const FieldPlace &place, QWidget *parent)
    : QWidget(parent)
    , m_field(place.field)
    , m_caption(place.caption)
    , m_label(new QLabel(this))
    , m_remark(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_column(new QVBoxLayout(this))
{
    //: A required field's caption carries a star.
    m_label->setText(m_field.traits.required ? tr("%1 *").arg(m_caption) : m_caption);
    m_label->setForegroundRole(QPalette::WindowText);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    m_label->setFont(small);
    m_remark->setFont(small);
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    m_remark->hide();
    m_problem->setFont(small);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *head = new QHBoxLayout;
    head->setSpacing(shell::px(8));
    head->addWidget(m_label);
    head->addWidget(m_remark);
    head->addStretch(1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_column->addLayout(head);
    m_column->addWidget(m_problem);
}

void FieldEditor::setInput(QWidget *body, QWidget *input)
{
    Q_ASSERT_X(!m_input, "FieldEditor", "the input is set once");
    m_input = input;
    m_column->insertWidget(1, body);
    input->setObjectName(m_field.name);
    input->setAccessibleName(m_field.traits.required ? tr("%1, required").arg(m_caption) : m_caption);
    m_label->setBuddy(input);
    setFocusProxy(input);
}

void FieldEditor::setProblem(const QString &sentence)
{
    auto ink = palette();
    ink.setColor(QPalette::WindowText, shell::colours(shell::Tone::Bad).text);
    m_problem->setPalette(ink);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty() && !m_bare);
    if (m_input)
        m_input->setAccessibleDescription(sentence.isEmpty() ? m_lock : sentence);
    if (!m_input)
        return;
    // The theme draws an input's edge from Dark.
    QPalette edge;
    if (!sentence.isEmpty())
        edge.setColor(QPalette::Dark, shell::colours(shell::Tone::Bad).text);
    m_input->setPalette(edge);
}

QString FieldEditor::problem() const
{
    return m_problem->text();
}

void FieldEditor::setLocked(const QString &reason)
{
    m_lock = reason;
    setToolTip(reason);
    lockInput(!reason.isEmpty());
    if (m_input) {
        m_input->setToolTip(reason);
        m_input->setAccessibleDescription(reason);
    }
}

void FieldEditor::setRemark(const QString &remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void FieldEditor::beBare()
{
    m_bare = true;
    for (auto *label : {m_label, m_remark, m_problem})
        label->hide();
    m_column->setSpacing(0);
    m_input->setMinimumSize(0, 0);
    m_input->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    auto *body = m_input->parentWidget();
    if (body == this)
        return;
    // The input of a body with a unit or a button takes all of the cell's width that these leave.
    for (auto *unit : body->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly))
        unit->hide();
    if (auto *row = qobject_cast<QBoxLayout *>(body->layout())) {
        row->setSpacing(0);
        row->setStretchFactor(m_input, 1000);
    }
}

void FieldEditor::focusInput()
{
    if (m_input)
        m_input->setFocus(Qt::OtherFocusReason);
}

FieldEditor *makeFieldEditor(const FieldPlace &place, QWidget *parent)
{
    using contract::FieldKind;
    switch (place.field.kind) {
    case FieldKind::Text:
        if (*place.field.traits.catalogue != 0)
            return new ChoiceEditor(place, parent);
        if (place.field.name == u"schedule")
            return new ScheduleEditor(place, parent);
        if (place.field.name == u"classes")
            return new CodesEditor({.field = place.field, .caption = place.caption, .options = changeClassOptions()}, FieldEditor::tr("All classes"), parent);
        if (place.field.name == u"exempt_roles")
            return new CodesEditor({.field = place.field, .caption = place.caption, .options = roleOptions()}, FieldEditor::tr("Nobody"), parent);
        if (place.field.name == u"roles" && place.field.traits.readOnly)
            return new CodesEditor({.field = place.field, .caption = place.caption, .options = roleOptions()}, QString(), parent);
        if (place.field.name == u"condition")
            return new ConditionEditor(place, parent);
        if (place.field.traits.multiline)
            return new ParagraphEditor(place, parent);
        return new LineEditor(place, parent);
    case FieldKind::Integer:
    case FieldKind::Real:
        return new NumberEditor(place, parent);
    case FieldKind::Boolean:
        return new BooleanEditor(place, parent);
    case FieldKind::Date:
        return new DateEditor(place, parent);
    case FieldKind::Instant:
        return new InstantEditor(place, parent);
    case FieldKind::Choice:
        return new ChoiceEditor(place, parent);
    case FieldKind::Reference:
        return new ReferenceEditor(place, parent);
    case FieldKind::Attributes:
        return new AttributesEditor(place, parent);
    }
    Q_UNREACHABLE();
}

} // namespace views::forms
