#include "views/panels/orders/detail/ledgerchangedialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "views/forms/recordform.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

LedgerChangeDialog::LedgerChangeDialog(const replica::ListRow &resource, const Patch &change, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_editor(context.items.editor(shapeOf<Resource>(), this)), m_form(nullptr), m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("ledgerChange"));
    setWindowTitle(tr("Prepare the change of the ledger"));
    m_editor->begin({resource});
    const auto &shape = shapeOf<Resource>();
    for (const auto &[name, value] : change) {
        const int field = shape.indexOf(name);
        m_editor->setValue(field, value);
        const auto *target = shapeNamed(shape.fields[size_t(field)].references);
        if (!target || isEmpty(value))
            continue;
        whenDone(context.items.queries().record(*target, idOf(text(value))), this, [this, field, value, target](const Result<std::optional<items::ListRow>> &row) {
            if (row && *row && m_editor->value(field) == value)
                m_editor->setValue(field, value, titleOf(*target, (*row)->record));
        });
    }
    auto *heading = new QLabel(titleOf(shape, resource.record), this);
    heading->setFont(shell::headingFont(2));
    heading->setTextFormat(Qt::PlainText);
    auto *hint = new QLabel(tr("Put in what the resource shall hold when the order is done. Nothing changes in the ledger until it is put there."), this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_form = new forms::RecordForm(*m_editor, context.items, this);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Prepare"));
    m_ok->setObjectName(QStringLiteral("prepare"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_note, 1);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    column->setSpacing(shell::px(8));
    column->addWidget(heading);
    column->addWidget(hint);
    column->addWidget(m_form, 1);
    column->addLayout(foot);
    resize(shell::px(620), shell::px(680));
    connect(buttons, &QDialogButtonBox::accepted, this, &LedgerChangeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_editor, &items::RecordEditor::valueChanged, this, &LedgerChangeDialog::refresh);
    refresh();
}

/// Not before everything has its place: the form would stand scrolled.
void LedgerChangeDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_form->focusFirst();
}

Patch LedgerChangeDialog::change() const
{
    const auto command = m_editor->command({});
    return command ? command->fields : Patch();
}

void LedgerChangeDialog::accept()
{
    if (m_form->revealProblems())
        QDialog::accept();
}

void LedgerChangeDialog::refresh()
{
    const auto &shape = m_editor->shape();
    int changed = 0;
    for (int field = 0; field < int(shape.fields.size()); ++field)
        changed += m_editor->isDirty(field) ? 1 : 0;
    m_note->setText(changed == 0 ? tr("Nothing is to be changed.") : tr("%n field(s) are to be changed.", nullptr, changed));
    forms::setRank(*m_ok, changed > 0 ? forms::Rank::Primary : forms::Rank::Quiet);
}

} // namespace views::panels
