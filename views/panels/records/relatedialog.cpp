#include "views/panels/records/relatedialog.h"

#include "contract/entities/entities.h"
#include "items/factory.h"
#include "views/forms/fieldeditor.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

RelateDialog::RelateDialog(const QString &subject, const items::Factory &items, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("relateDialog"));
    setWindowTitle(tr("Relate"));
    const auto &shape = shapeOf<Relation>();
    const auto make = [&](QStringView name) {
        const auto &field = shape.fields[shape.indexOf(name)];
        forms::FieldPlace place{.field = field, .caption = items::captionOf(shape, field), .options = {}, .references = nullptr};
        if (items::hasCodes(field))
            place.options = items::choicesOf(shape, field, items.catalogues());
        if (field.kind == FieldKind::Reference)
            place.references = items.references(*shapeNamed(field.references), nullptr);
        auto *editor = forms::makeFieldEditor(place, this);
        connect(editor, &forms::FieldEditor::edited, this, &RelateDialog::check);
        return editor;
    };
    auto *heading = new QLabel(subject, this);
    heading->setFont(shell::headingFont(1));
    heading->setWordWrap(true);
    m_kind = make(u"kind");
    m_kind->setValue(shape.defaults[shape.indexOf(u"kind")], {});
    m_other = make(u"to_id");
    m_redundant = make(u"redundant");
    m_redundant->setValue(qint64(0), {});
    m_note = make(u"note");
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Relate"));
    m_ok->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(12));
    column->addWidget(heading);
    column->addWidget(m_kind);
    column->addWidget(m_other);
    column->addWidget(m_redundant);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(shell::px(460));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_other->focusInput();
}

void RelateDialog::check()
{
    m_ok->setEnabled(!other().isNull());
    m_ok->setToolTip(m_ok->isEnabled() ? QString() : tr("Choose the other resource first."));
}

QUuid RelateDialog::other() const
{
    return idOf(text(m_other->value()));
}

Patch RelateDialog::fields() const
{
    Patch patch{{QStringLiteral("kind"), m_kind->value()}, {QStringLiteral("to_id"), idText(other())}, {QStringLiteral("redundant"), m_redundant->value()}};
    if (!isEmpty(m_note->value()))
        patch.emplace(QStringLiteral("note"), m_note->value());
    return patch;
}

} // namespace views::panels
