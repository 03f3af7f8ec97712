#include "views/forms/attributeseditor.h"

#include "rules/fieldrules.h"
#include "views/shell/theme.h"

#include <QGridLayout>
#include <QJsonDocument>
#include <QLabel>

namespace views::forms {

using namespace contract;

namespace {

/// An attribute as a field of its own, so that it is typed and checked like any other.
FieldShape fieldOf(const AttributeShape &attribute)
{
    FieldShape field{.name = attribute.name, .column = attribute.name.toUtf8(), .caption = "", .kind = FieldKind::Text, .traits = {}, .optional = true};
    field.check = [](const Value &value) { return Codec<QString>::decode(value).map([](const auto &) {}); };
    if (attribute.kind == QLatin1StringView("integer")) {
        field.kind = FieldKind::Integer;
        field.check = [](const Value &value) { return Codec<std::optional<qint64>>::decode(value).map([](const auto &) {}); };
    } else if (attribute.kind == QLatin1StringView("boolean")) {
        field.kind = FieldKind::Boolean;
        field.check = [](const Value &value) { return Codec<std::optional<bool>>::decode(value).map([](const auto &) {}); };
    } else if (attribute.kind == QLatin1StringView("date")) {
        field.kind = FieldKind::Date;
        field.check = [](const Value &value) { return Codec<QDate>::decode(value).map([](const auto &) {}); };
    }
    return field;
}

Value valueOf(const FieldShape &field, const QJsonValue &json)
{
    if (json.isBool() && field.kind == FieldKind::Boolean)
        return qint64(json.toBool() ? 1 : 0);
    return valueFromJson(json);
}

} // namespace

AttributesEditor::AttributesEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
    , m_none(new QLabel(tr("This type has no attributes of its own."), m_body))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(shell::px(24));
    m_grid->setVerticalSpacing(shell::px(8));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(m_none, 0, 0, 1, 2);
    setInput(m_body, m_body);
}

void AttributesEditor::setAttributes(const std::vector<AttributeShape> &attributes)
{
    m_attributes = attributes;
    rebuild();
}

void AttributesEditor::rebuild()
{
    for (auto *editor : m_editors) {
        m_grid->removeWidget(editor);
        editor->hide();
        editor->deleteLater();
    }
    m_editors.clear();
    m_none->setVisible(m_attributes.empty());
    for (const auto &attribute : m_attributes) {
        const FieldShape field = fieldOf(attribute);
        const QString name = items::captionOf(attribute);
        //: An attribute with its unit of measure: "Capacity (GB)".
        const QString caption = attribute.unit.isEmpty() ? name : tr("%1 (%2)").arg(name, attribute.unit);
        auto *editor = makeFieldEditor({.field = field, .caption = caption, .options = {}}, m_body);
        editor->setValue(valueOf(field, m_values.value(attribute.name)), {});
        if (isLocked())
            editor->setLocked(toolTip());
        connect(editor, &FieldEditor::edited, this, [this, editor] { absorb(editor); });
        m_grid->addWidget(editor, int(m_editors.size()) / 2, int(m_editors.size()) % 2, Qt::AlignTop);
        m_editors.push_back(editor);
    }
}

void AttributesEditor::absorb(FieldEditor *editor)
{
    const Value value = editor->value();
    const auto checked = rules::checkField(editor->field(), value, Catalogues());
    editor->setProblem(checked ? QString() : problemSentence(editor->field(), value, checked.error()));
    if (isEmpty(value))
        m_values.remove(editor->field().name);
    else if (editor->field().kind == FieldKind::Boolean)
        m_values.insert(editor->field().name, integer(value) == 1);
    else
        m_values.insert(editor->field().name, toJson(value));
    Q_EMIT edited();
}

bool AttributesEditor::holdsProblem() const
{
    return std::ranges::any_of(m_editors, [](const FieldEditor *editor) { return !editor->problem().isEmpty(); });
}

Value AttributesEditor::value() const
{
    if (m_values == m_storedValues)
        return m_stored.isEmpty() ? Value() : Value(m_stored);
    if (m_values.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(m_values).toJson(QJsonDocument::Compact));
}

void AttributesEditor::setValue(const Value &value, const QString &)
{
    m_stored = text(value);
    m_values = QJsonDocument::fromJson(m_stored.toUtf8()).object();
    m_storedValues = m_values;
    rebuild();
}

void AttributesEditor::lockInput(bool locked)
{
    for (auto *editor : m_editors)
        editor->setLocked(locked ? toolTip() : QString());
}

} // namespace views::forms
