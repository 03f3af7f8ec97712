#include "views/panels/evaluation/fieldsdialog.h"

#include "items/captions.h"
#include "items/factory.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

FieldsDialog::FieldsDialog(const Asks &asks, const Shape &shape, const replica::ListRow &row, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_asks(asks), m_shape(shape), m_row(row), m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("fieldsDialog"));
    setWindowTitle(asks.title);
    auto *heading = new QLabel(titleOf(shape, row.record), this);
    heading->setFont(shell::headingFont(1));
    heading->setWordWrap(true);
    heading->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    for (const auto &name : asks.fields) {
        const auto position = size_t(shape.indexOf(name));
        const auto &field = shape.fields[position];
        forms::FieldPlace place{.field = field, .caption = items::captionOf(shape, field), .options = {}, .references = nullptr};
        if (items::hasCodes(field))
            place.options = items::choicesOf(shape, field, context.catalogues);
        if (field.kind == FieldKind::Reference)
            place.references = context.items.references(*shapeNamed(field.references), nullptr);
        auto *one = m_editors.emplace_back(forms::makeFieldEditor(place, this));
        one->setObjectName(name);
        one->setValue(row.record.values[position], row.titles[position]);
        connect(one, &forms::FieldEditor::edited, this, &FieldsDialog::refresh);
        column->addWidget(one);
    }
    m_reason->setObjectName(QStringLiteral("verbReason"));
    m_reason->setMaxLength(2000);
    m_reason->setPlaceholderText(asks.wantsReason ? tr("Reason, kept in the history") : tr("Reason, where there is something to say"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    connect(m_reason, &QLineEdit::textChanged, this, &FieldsDialog::refresh);
    column->addWidget(m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(asks.title);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(480));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    m_editors.empty() ? m_reason->setFocus() : m_editors.front()->focusInput();
}

forms::FieldEditor *FieldsDialog::editor(QStringView field) const
{
    const auto found = std::ranges::find(m_editors, field.toString(), [](const forms::FieldEditor *one) { return one->objectName(); });
    return found == m_editors.end() ? nullptr : *found;
}

Patch FieldsDialog::fields() const
{
    Patch patch;
    for (const auto *one : m_editors)
        if (const Value value = one->value(); value != m_row.record.values[size_t(m_shape.indexOf(one->objectName()))])
            patch.emplace(one->objectName(), value);
    return patch;
}

QString FieldsDialog::reason() const { return m_reason->text().trimmed(); }

QString FieldsDialog::whyNot() const
{
    for (const auto *one : m_editors)
        if (isEmpty(one->value()) || (one->field().kind == FieldKind::Reference && idOf(text(one->value())).isNull()))
            return tr("“%1” is wanted.").arg(one->caption());
    return m_asks.wantsReason && reason().isEmpty() ? tr("A reason is wanted.") : QString();
}

void FieldsDialog::refresh()
{
    const QString why = whyNot();
    m_ok->setEnabled(why.isEmpty());
    m_ok->setToolTip(why);
    forms::setRank(*m_ok, why.isEmpty() ? forms::Rank::Primary : forms::Rank::Quiet);
}

} // namespace views::panels
