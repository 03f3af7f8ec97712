#include "views/panels/records/filterdialog.h"

#include "items/factory.h"
#include "views/forms/fieldeditor.h"
#include "views/shell/notice.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using Test = replica::ListFilter::Test;

namespace {

/// The field as a filter asks for it: nothing is required, and any number or text is a legal bound.
FieldShape asked(FieldShape field)
{
    field.traits.required = false;
    field.traits.multiline = false;
    field.traits.key = false;
    field.traits.readOnly = false;
    return field;
}

} // namespace

FilterDialog::FilterDialog(const Shape &shape, const items::Factory &items, int field, const std::vector<PanelFilter> &present, QWidget *parent)
    : QDialog(parent)
    , m_shape(shape)
    , m_items(items)
    , m_present(present)
    , m_field(new QComboBox(this))
    , m_test(new QComboBox(this))
    , m_column(new QVBoxLayout(this))
{
    setWindowTitle(tr("Filter the list"));
    m_field->setObjectName(QStringLiteral("filterField"));
    m_field->setAccessibleName(tr("Field"));
    m_field->setMaxVisibleItems(20);
    m_test->setObjectName(QStringLiteral("filterTest"));
    m_test->setAccessibleName(tr("Condition"));
    for (int i = 0; i < int(shape.fields.size()); ++i)
        if (shape.fields[i].kind != FieldKind::Attributes && shape.fields[i].kind != FieldKind::Instant)
            m_field->addItem(items::captionOf(shape, shape.fields[i]), i);
    m_field->setCurrentIndex(qMax(0, m_field->findData(field)));
    auto *head = new QHBoxLayout;
    head->setSpacing(shell::px(8));
    head->addWidget(m_field, 1);
    head->addWidget(m_test);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Filter"));
    m_ok->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_column->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    m_column->setSpacing(shell::px(12));
    m_column->addLayout(head);
    m_column->addStretch(1);
    m_column->addWidget(buttons);
    resize(shell::px(400), shell::px(320));

    connect(m_field, &QComboBox::currentIndexChanged, this, &FilterDialog::showField);
    connect(m_test, &QComboBox::currentIndexChanged, this, &FilterDialog::showTest);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showField();
}

const FieldShape &FilterDialog::field() const
{
    return m_shape.fields[m_field->currentData().toInt()];
}

Test FilterDialog::test() const
{
    return Test(m_test->currentData().toInt());
}

void FilterDialog::showField()
{
    {
        const QSignalBlocker quiet(m_test);
        m_test->clear();
        for (const auto test : testsFor(field()))
            m_test->addItem(captionOf(test), int(test));
    }
    m_test->setVisible(m_test->count() > 1);
    showTest();
}

void FilterDialog::showTest()
{
    delete m_values;
    m_values = new QWidget(this);
    m_options = nullptr;
    m_editors.clear();
    new QVBoxLayout(m_values);
    m_values->layout()->setContentsMargins(0, 0, 0, 0);
    m_column->insertWidget(1, m_values, 10);
    switch (test()) {
    case Test::AnyOf:
        if (items::hasCodes(field()) || field().kind == FieldKind::Boolean)
            addOptions(field());
        else
            addEditors(field(), {tr("Value")});
        break;
    case Test::Between:
        addEditors(field(), {tr("From"), tr("To")});
        break;
    case Test::Contains:
    case Test::StartsWith: {
        // Part of a text is any text, also where the whole one must be an address.
        auto plain = field();
        plain.traits.address = false;
        addEditors(plain, {tr("Text")});
        break;
    }
    case Test::AnyWord: // asked by panels, not by hand
    case Test::NoneOf:
    case Test::Empty:
    case Test::NotEmpty:
        break;
    }
    check();
}

void FilterDialog::addOptions(const FieldShape &described)
{
    auto *search = new QLineEdit(m_values);
    search->setPlaceholderText(tr("Find a value"));
    search->setAccessibleName(search->placeholderText());
    m_options = new QListWidget(m_values);
    m_options->setObjectName(QStringLiteral("filterOptions"));
    m_options->setAccessibleName(items::captionOf(m_shape, described));
    auto choices = items::choicesOf(m_shape, described, m_items.catalogues());
    if (described.kind == FieldKind::Boolean)
        choices = {{QStringLiteral("1"), tr("Yes"), {}}, {QStringLiteral("0"), tr("No"), {}}};
    const auto present = std::ranges::find_if(m_present, [&](const PanelFilter &one) { return one.filter.field == described.name && one.filter.test == Test::AnyOf; });
    for (const auto &choice : choices) {
        auto *item = new QListWidgetItem(choice.text, m_options);
        item->setData(Qt::UserRole, choice.code);
        const Value value = described.kind == FieldKind::Boolean ? Value(qint64(choice.code.toInt())) : Value(choice.code);
        const bool ticked = present != m_present.end() && std::ranges::find(present->filter.values, value) != present->filter.values.end();
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    }
    search->setVisible(m_options->count() > 12);
    m_values->layout()->addWidget(search);
    m_values->layout()->addWidget(m_options);
    if (m_options->count() > 0)
        m_options->setCurrentRow(0);
    connect(search, &QLineEdit::textChanged, m_options, [options = m_options](const QString &typed) {
        for (int row = 0; row < options->count(); ++row)
            options->item(row)->setHidden(!options->item(row)->text().contains(typed, Qt::CaseInsensitive));
    });
    connect(m_options, &QListWidget::itemChanged, this, &FilterDialog::check);
    (search->isVisibleTo(m_values) ? static_cast<QWidget *>(search) : m_options)->setFocus();
}

void FilterDialog::addEditors(const FieldShape &described, const QStringList &captions)
{
    const auto field = asked(described);
    for (const auto &caption : captions) {
        forms::FieldPlace place{.field = field, .caption = caption, .options = {}, .references = nullptr};
        if (field.kind == FieldKind::Reference)
            place.references = m_items.references(*shapeNamed(field.references), nullptr);
        auto *editor = forms::makeFieldEditor(place, m_values);
        editor->input()->setObjectName(QStringLiteral("filterValue%1").arg(m_editors.size()));
        m_values->layout()->addWidget(editor);
        connect(editor, &forms::FieldEditor::edited, this, &FilterDialog::check);
        m_editors.push_back(editor);
    }
    static_cast<QVBoxLayout *>(m_values->layout())->addStretch(1);
    m_editors.front()->focusInput();
}

void FilterDialog::check()
{
    m_ok->setEnabled(filter().has_value());
    m_ok->setToolTip(m_ok->isEnabled() ? QString() : tr("Give a value to filter by."));
}

std::optional<PanelFilter> FilterDialog::filter() const
{
    PanelFilter made{{field().name, test(), {}}, {}};
    if (test() == Test::Empty || test() == Test::NotEmpty)
        return made;
    if (m_options) {
        for (int row = 0; row < m_options->count(); ++row)
            if (m_options->item(row)->checkState() == Qt::Checked) {
                const QString code = m_options->item(row)->data(Qt::UserRole).toString();
                made.filter.values.push_back(field().kind == FieldKind::Boolean ? Value(qint64(code.toInt())) : Value(code));
            }
        return made.filter.values.empty() ? std::nullopt : std::optional(made);
    }
    bool any = false;
    for (const auto *editor : m_editors) {
        const Value value = editor->value();
        if (!isEmpty(value) && test() != Test::Contains && test() != Test::StartsWith && !field().check(value))
            return {};
        any |= !isEmpty(value);
        made.filter.values.push_back(value);
        made.titles << editor->title();
    }
    return any ? std::optional(made) : std::nullopt;
}

} // namespace views::panels
