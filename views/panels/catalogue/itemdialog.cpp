#include "views/panels/catalogue/itemdialog.h"

#include "items/factory.h"
#include "rules/fieldrules.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

/// The fields in the order of the dialog; the code only of a new item.
constexpr std::array fieldNames{"code", "name", "english_name", "kind", "effective_on", "outside_code", "clause", "source_note"};

} // namespace

ItemDialog::ItemDialog(const ServiceItem *item, const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_catalogues(context.catalogues), m_before(toRecord(item ? *item : ServiceItem()))
{
    setObjectName(QStringLiteral("itemDialog"));
    setWindowTitle(item ? tr("Service item %1, version %2").arg(item->code).arg(item->version) : tr("New service item"));
    const auto &shape = shapeOf<ServiceItem>();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    grid->setHorizontalSpacing(shell::px(16));
    grid->setVerticalSpacing(shell::px(12));
    int place = 0;
    for (const auto *name : fieldNames) {
        const auto position = size_t(shape.indexOf(QString::fromLatin1(name)));
        const auto &field = shape.fields[position];
        if (item && field.name == u"code")
            continue;
        std::vector<items::ChoiceText> options;
        if (items::hasCodes(field))
            options = items::choicesOf(shape, field, m_catalogues);
        auto *editor = forms::makeFieldEditor({.field = field, .caption = items::captionOf(shape, field), .options = options}, this);
        editor->setObjectName(field.name);
        editor->setValue(m_before.values[position], {});
        connect(editor, &forms::FieldEditor::edited, this, [editor] { editor->setProblem({}); });
        m_editors.push_back(editor);
        const bool wide = editor->isWide();
        place += wide ? place % 2 : 0;
        grid->addWidget(editor, place / 2, wide ? 0 : place % 2, 1, wide ? 2 : 1);
        place += wide ? 2 : 1;
    }
    auto *buttons = new QDialogButtonBox(this);
    auto *take = buttons->addButton(item ? tr("Save") : tr("Create the draft"), QDialogButtonBox::AcceptRole);
    take->setDefault(true);
    forms::setRank(*take, forms::Rank::Primary);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    grid->addWidget(buttons, (place + 1) / 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    setMinimumWidth(shell::px(640));
    connect(buttons, &QDialogButtonBox::accepted, this, &ItemDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ItemDialog::finish()
{
    for (auto *editor : m_editors) {
        editor->conclude();
        const auto value = rules::asStored(editor->field(), editor->value());
        const auto checked = rules::checkField(editor->field(), value, m_catalogues);
        if (checked)
            continue;
        editor->setProblem(forms::problemSentence(editor->field(), value, checked.error()));
        editor->focusInput();
        return;
    }
    accept();
}

Patch ItemDialog::changes() const
{
    const auto &shape = shapeOf<ServiceItem>();
    Patch changes;
    for (const auto *editor : m_editors) {
        const auto value = rules::asStored(editor->field(), editor->value());
        if (value != m_before.values[size_t(shape.indexOf(editor->field().name))])
            changes.emplace(editor->field().name, value);
    }
    return changes;
}

} // namespace views::panels
