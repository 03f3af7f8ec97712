#include "views/panels/stocktake/newstocktakedialog.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/listqueryjson.h"
#include "views/forms/fieldeditor.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace views::panels {

using namespace contract;

namespace {

/// As the captions of forms.
constexpr double captionShare = 0.92;

QWidget *labelled(const QString &caption, QWidget *input, QWidget *parent)
{
    auto *whole = new QWidget(parent);
    auto *label = new QLabel(caption, whole);
    QFont small = label->font();
    small.setPointSizeF(small.pointSizeF() * captionShare);
    label->setFont(small);
    label->setBuddy(input);
    input->setAccessibleName(caption);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(label);
    column->addWidget(input);
    return whole;
}

} // namespace

NewStocktakeDialog::NewStocktakeDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_title(new QLineEdit(this)), m_room(new QComboBox(this)), m_zone(new QComboBox(this)), m_type(new QComboBox(this)), m_tagged(new QCheckBox(this)), m_expected(new QLabel(this))
{
    setObjectName(QStringLiteral("newStocktake"));
    setWindowTitle(tr("New stocktake"));
    const auto &stocktakes = shapeOf<Stocktake>();
    const auto &resources = shapeOf<Resource>();
    const auto unitEditor = [&](const Shape &shape, const QString &caption) {
        auto field = shape.fields[size_t(shape.indexOf(u"unit_id"))];
        field.traits.required = shape.name == stocktakes.name;
        return forms::makeFieldEditor({.field = field, .caption = caption, .options = {}, .references = context.items.references(shapeOf<Organisation>(), this)}, this);
    };
    m_unit = unitEditor(stocktakes, tr("Unit that counts"));
    m_using = unitEditor(resources, tr("Only resources of the unit"));
    m_title->setMaxLength(120);
    m_title->setObjectName(QStringLiteral("title"));
    m_type->addItem(tr("All types"));
    const auto &type = resources.fields[size_t(resources.indexOf(u"type"))];
    for (const auto &choice : items::choicesOf(resources, type, context.catalogues))
        m_type->addItem(choice.text, choice.code);
    m_room->addItem(tr("All rooms"));
    m_zone->addItem(tr("All zones"));
    m_tagged->setText(tr("Only things with an asset tag"));
    m_tagged->setToolTip(tr("Virtual things bear no label that could be scanned"));
    m_tagged->setChecked(true);
    m_expected->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(this);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(shell::px(16), shell::px(16), shell::px(16), shell::px(16));
    grid->setHorizontalSpacing(shell::px(16));
    grid->setVerticalSpacing(shell::px(12));
    grid->addWidget(labelled(tr("Title"), m_title, this), 0, 0, 1, 2);
    grid->addWidget(m_unit, 1, 0, 1, 2);
    auto *section = new QLabel(tr("What is expected there"), this);
    section->setFont(shell::headingFont(1));
    grid->addWidget(section, 2, 0, 1, 2);
    grid->addWidget(labelled(tr("Machine room"), m_room, this), 3, 0);
    grid->addWidget(labelled(tr("Availability zone"), m_zone, this), 3, 1);
    grid->addWidget(labelled(tr("Type"), m_type, this), 4, 0);
    grid->addWidget(m_using, 4, 1);
    grid->addWidget(m_tagged, 5, 0, 1, 2);
    grid->addWidget(m_expected, 6, 0, 1, 2);
    grid->addWidget(buttons, 7, 0, 1, 2);
    const std::array<QWidget *, 7> order{m_title, m_unit->input(), m_room, m_zone, m_type, m_using->input(), m_tagged};
    for (size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    setTabOrder(m_tagged, m_create);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    setMinimumWidth(shell::px(640));

    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_unit->conclude();
        m_using->conclude();
        if (!isEmpty(m_unit->value()))
            return accept();
        m_unit->setProblem(shell::fieldSentence({ErrorCode::RequiredMissing, {}, {}}));
        m_unit->focusInput();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_title, &QLineEdit::textChanged, this, &NewStocktakeDialog::refresh);
    connect(m_unit, &forms::FieldEditor::edited, this, [this] { m_unit->setProblem({}); });
    connect(m_tagged, &QCheckBox::toggled, this, &NewStocktakeDialog::recount);
    connect(m_using, &forms::FieldEditor::edited, this, &NewStocktakeDialog::recount);
    for (auto *box : {m_room, m_zone, m_type})
        connect(box, &QComboBox::currentIndexChanged, this, &NewStocktakeDialog::recount);
    whenDone(context.items.queries().facets(m_room, {.entity = resources.name}, {{.field = QStringLiteral("room")}, {.field = QStringLiteral("availability_zone")}}), this,
             [this](const Result<replica::FacetAnswer> &answer) {
                 if (!answer || answer->groupings.size() != 2)
                     return;
                 fill(*m_room, answer->groupings[0], 0);
                 fill(*m_zone, answer->groupings[1], 0);
             });
    refresh();
    recount();
    m_title->setFocus();
}

void NewStocktakeDialog::fill(QComboBox &box, const replica::FacetCounts &counts, int key)
{
    std::vector<std::pair<QString, quint32>> found;
    for (size_t i = 0; i < counts.counts.size() && i < counts.keys->size(); ++i)
        if (const QString name = text((*counts.keys)[i][size_t(key)]); counts.counts[i] > 0 && !name.isEmpty())
            found.emplace_back(name, counts.counts[i]);
    std::ranges::sort(found);
    const QSignalBlocker quiet(box);
    for (const auto &[name, count] : found)
        box.addItem(tr("%1 (%L2)").arg(name).arg(count), name);
}

items::ListQuery NewStocktakeDialog::coverage() const
{
    items::ListQuery query{.entity = QString::fromLatin1(Describe<Resource>::name)};
    const auto only = [&](const char *field, const Value &value) {
        if (!isEmpty(value))
            query.filters.push_back({QString::fromLatin1(field), replica::ListFilter::Test::AnyOf, {value}});
    };
    const auto chosen = [](const QComboBox &box) { return box.currentData().isValid() ? Value(box.currentData().toString()) : Value(); };
    only("room", chosen(*m_room));
    only("availability_zone", chosen(*m_zone));
    only("type", chosen(*m_type));
    only("unit_id", m_using->value());
    if (m_tagged->isChecked())
        query.filters.push_back({QStringLiteral("asset_tag"), replica::ListFilter::Test::NotEmpty, {}});
    return query;
}

void NewStocktakeDialog::recount()
{
    whenDone(m_context.items.queries().facets(this, coverage(), {}), this, [this](const Result<replica::FacetAnswer> &answer) {
        if (answer)
            m_expected->setText(answer->total == 0 ? tr("No resource is expected: choose another place or type.") : tr("%Ln resource(s) are expected.", nullptr, int(answer->total)));
    });
}

void NewStocktakeDialog::refresh()
{
    const bool titled = !m_title->text().trimmed().isEmpty();
    m_create->setEnabled(titled);
    forms::setRank(*m_create, titled ? forms::Rank::Primary : forms::Rank::Quiet);
    m_create->setToolTip(titled ? QString() : tr("Give the stocktake a title first."));
}

QString NewStocktakeDialog::place() const
{
    QStringList parts;
    for (const auto *box : {m_room, m_zone})
        if (box->currentData().isValid())
            parts << box->currentData().toString();
    if (m_type->currentData().isValid())
        parts << m_type->currentText();
    if (!isEmpty(m_using->value()))
        parts << m_using->title();
    return parts.isEmpty() ? tr("The whole ledger") : parts.join(QStringLiteral(" · ")).left(200);
}

Patch NewStocktakeDialog::fields() const
{
    return {
        {QStringLiteral("title"), m_title->text().trimmed()},
        {QStringLiteral("unit_id"), m_unit->value()},
        {QStringLiteral("place"), place()},
        {QStringLiteral("coverage"), items::jsonOf(coverage())},
    };
}

} // namespace views::panels
