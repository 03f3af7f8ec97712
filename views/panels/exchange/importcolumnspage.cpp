#include "views/panels/exchange/importcolumnspage.h"

#include "contract/entities/entities.h"
#include "items/captions.h"
#include "views/forms/tables.h"
#include "views/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;
using exchange::Nothing;
using exchange::Words;

namespace {

enum Column { Heading, Example, Target };
constexpr int examples = 3;

/// Records can be found by it: a text that an index serves.
bool mayBeKey(const FieldShape &field)
{
    return field.kind == FieldKind::Text && !Words::hasCodes(field) && (field.traits.indexed || field.traits.unique);
}

bool isNatural(const Shape &shape)
{
    return shape.name == QLatin1StringView(Describe<Relation>::name);
}

} // namespace

ImportColumnsPage::ImportColumnsPage(ImportJob &job, QWidget *parent)
    : QWidget(parent)
    , m_job(job)
    , m_hint(new QLabel(this))
    , m_columns(new QTableWidget(this))
    , m_keyLabel(new QLabel(this))
    , m_key(new QComboBox(this))
    , m_create(new QCheckBox(this))
    , m_emptyLabel(new QLabel(this))
    , m_empty(new QComboBox(this))
    , m_placeholdersLabel(new QLabel(this))
    , m_placeholders(new QLineEdit(this))
    , m_placeholder(new QComboBox(this))
    , m_scientific(new QCheckBox(this))
    , m_remember(new QCheckBox(this))
    , m_compare(new QCheckBox(this))
    , m_problem(new QLabel(this))
{
    m_hint->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_columns->setObjectName(QStringLiteral("importColumns"));
    m_key->setObjectName(QStringLiteral("importKey"));
    m_create->setObjectName(QStringLiteral("importCreate"));
    m_empty->setObjectName(QStringLiteral("importEmpty"));
    m_placeholders->setObjectName(QStringLiteral("importPlaceholders"));
    m_placeholder->setObjectName(QStringLiteral("importPlaceholder"));
    m_scientific->setObjectName(QStringLiteral("importScientific"));
    m_remember->setObjectName(QStringLiteral("importRemember"));
    m_compare->setObjectName(QStringLiteral("importCompare"));
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_remember->setChecked(true);
    forms::prepare(*m_columns);
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    m_columns->setColumnCount(3);
    m_columns->verticalHeader()->setDefaultSectionSize(shell::px(30));
    for (auto *box : {m_key, m_empty, m_placeholder})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_keyLabel->setBuddy(m_key);
    m_emptyLabel->setBuddy(m_empty);
    m_placeholdersLabel->setBuddy(m_placeholders);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(shell::px(12));
    grid->setVerticalSpacing(shell::px(8));
    grid->addWidget(m_keyLabel, 0, 0);
    grid->addWidget(m_key, 0, 1);
    grid->addWidget(m_create, 0, 2, 1, 2);
    grid->addWidget(m_emptyLabel, 1, 0);
    grid->addWidget(m_empty, 1, 1);
    grid->addWidget(m_scientific, 1, 2, 1, 2);
    grid->addWidget(m_placeholdersLabel, 2, 0);
    grid->addWidget(m_placeholders, 2, 1);
    grid->addWidget(m_placeholder, 2, 2);
    grid->addWidget(m_compare, 3, 1, 1, 3);
    grid->addWidget(m_remember, 4, 1, 1, 3);
    grid->setColumnStretch(3, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(12));
    column->addWidget(m_hint);
    column->addWidget(m_columns, 1);
    column->addLayout(grid);
    column->addWidget(m_problem);
    connect(m_key, &QComboBox::activated, this, &ImportColumnsPage::check);
    for (auto *box : {m_create, m_scientific, m_remember, m_compare})
        connect(box, &QCheckBox::toggled, this, &ImportColumnsPage::check);
    retranslate();
}

void ImportColumnsPage::retranslate()
{
    m_hint->setText(tr("Say where each column goes. Columns of known names are set already; what is left out is not read."));
    m_columns->setHorizontalHeaderLabels({tr("Column of the file"), tr("First values"), tr("Goes to")});
    m_columns->setAccessibleName(m_hint->text());
    m_keyLabel->setText(tr("Rows are found by"));
    m_create->setText(tr("A key that no record has makes a new record"));
    m_create->setToolTip(tr("Unless ticked such a row stays out: a slip in a key must not become a new record."));
    m_emptyLabel->setText(tr("An empty cell"));
    m_placeholdersLabel->setText(tr("Cells that mean nothing"));
    m_placeholders->setToolTip(tr("Separated by blanks"));
    for (auto *box : {m_empty, m_placeholder}) {
        const int index = std::max(0, box->currentIndex());
        box->clear();
        box->addItem(tr("leaves the field as it is"), int(Nothing::Leave));
        box->addItem(tr("empties the field"), int(Nothing::Clear));
        box->setCurrentIndex(index);
    }
    m_placeholder->setAccessibleName(tr("What such a cell does"));
    m_scientific->setText(tr("Take 1.23E+17 in a text for what it says"));
    m_scientific->setToolTip(tr("Unless ticked such a row stays out: a spreadsheet has thrown the last digits of a long number away."));
    m_compare->setText(tr("Compare with the ledger and accept cell by cell"));
    m_compare->setToolTip(tr("For discovery and billing exports: shows ledger, file, and file last time side by side; a key is needed."));
    if (m_job.source())
        begin();
}

/// The style's own hint is too narrow for Chinese.
static void fit(QComboBox &box)
{
    int widest = 0;
    for (int i = 0; i < box.count(); ++i)
        widest = std::max(widest, box.fontMetrics().horizontalAdvance(box.itemText(i)));
    box.setMinimumWidth(widest + shell::px(44));
}

void ImportColumnsPage::begin()
{
    const auto &headings = m_job.source()->sheet().header.cells;
    const auto memory = m_job.sources().find(m_job.shape().name, m_job.source()->path(), {headings.begin(), headings.end()});
    const auto options = memory ? memory->plan : exchange::PlanOptions();
    m_remember->setText(tr("Remember this for files like “%1”").arg(exchange::patternOf(m_job.source()->path())));
    m_create->setChecked(options.missing == exchange::Missing::Create);
    m_scientific->setChecked(options.scientific == exchange::Scientific::Keep);
    m_empty->setCurrentIndex(m_empty->findData(int(options.empty)));
    m_placeholder->setCurrentIndex(m_placeholder->findData(int(options.placeholder)));
    m_placeholders->setText(options.placeholders.join(u' '));
    fillColumns(options);
    fillKeys(options.key);
    check();
}

void ImportColumnsPage::offerTargets(QComboBox &box, const QString &heading) const
{
    const auto &shape = m_job.shape();
    box.addItem(tr("(left out)"), QString());
    for (const auto &field : shape.fields)
        box.addItem(items::captionOf(shape, field), field.name);
    if (shape.name != QLatin1StringView(Describe<Resource>::name))
        return;
    const auto &relations = shapeOf<Relation>();
    const auto &kinds = relations.fields[size_t(relations.indexOf(u"kind"))];
    for (const auto &kind : items::choicesOf(relations, kinds, shippedCatalogues()))
        box.addItem(tr("Relation: %1").arg(kind.text), exchange::relationMark.toString() + kind.code);
    box.setAccessibleName(tr("Where the column “%1” goes").arg(heading));
}

void ImportColumnsPage::fillColumns(const exchange::PlanOptions &options)
{
    const auto &headings = m_job.source()->sheet().header.cells;
    const auto &words = m_job.words();
    const auto &shape = m_job.shape();
    m_targets.clear();
    m_columns->setRowCount(0);
    m_columns->setRowCount(int(headings.size()));
    std::vector<QStringList> firsts(headings.size());
    const auto reader = m_job.source()->sheet().rows.reader();
    exchange::SheetRow row;
    for (int i = 0; i < examples && reader->next(row).value_or(false); ++i)
        for (size_t cell = 0; cell < std::min(row.cells.size(), headings.size()); ++cell)
            if (!row.cells[cell].trimmed().isEmpty())
                firsts[cell] << row.cells[cell].simplified();
    QSet<QString> taken;
    for (int i = 0; i < int(headings.size()); ++i) {
        const QString &heading = headings[size_t(i)];
        m_columns->setItem(i, Heading, new QTableWidgetItem(heading));
        m_columns->setItem(i, Example, new QTableWidgetItem(firsts[size_t(i)].join(QStringLiteral(" · "))));
        auto *box = new QComboBox(m_columns);
        box->setObjectName(QStringLiteral("importTarget%1").arg(i));
        box->setMaxVisibleItems(20);
        offerTargets(*box, heading);
        QString target;
        if (const auto given = options.mapping.find(heading); given != options.mapping.end())
            target = given->second;
        else if (const int field = words.fieldOf(shape, heading); field >= 0)
            target = shape.fields[size_t(field)].name;
        else if (const QString kind = words.relationOf(shape, heading); !kind.isEmpty())
            target = exchange::relationMark.toString() + kind;
        if (taken.contains(target))
            target.clear();
        if (!target.isEmpty())
            taken.insert(target);
        box->setCurrentIndex(std::max(0, box->findData(target)));
        box->setFocusPolicy(Qt::StrongFocus);
        connect(box, &QComboBox::activated, this, [this] {
            fillKeys(keyName());
            check();
        });
        m_columns->setCellWidget(i, Target, box);
        m_targets.push_back(box);
    }
    m_columns->setColumnWidth(Heading, shell::px(220));
    m_columns->setColumnWidth(Example, shell::px(420));
    m_columns->setColumnWidth(Target, shell::px(260));
}

QString ImportColumnsPage::targetAt(int row) const
{
    return m_targets[size_t(row)]->currentData().toString();
}

QString ImportColumnsPage::keyName() const
{
    return m_key->currentData().toString();
}

/// What rows can be found by: fields that the file has and that an index serves.
void ImportColumnsPage::fillKeys(const QString &key)
{
    const auto &shape = m_job.shape();
    const int number = shape.keyField();
    m_key->clear();
    if (isNatural(shape))
        m_key->addItem(tr("what they relate"), QString());
    for (size_t i = 0; i < shape.fields.size(); ++i)
        if (mayBeKey(shape.fields[i]) && std::ranges::any_of(m_targets, [&](const QComboBox *box) { return box->currentData().toString() == shape.fields[i].name; }))
            m_key->addItem(items::captionOf(shape, shape.fields[i]), shape.fields[i].name);
    if (!isNatural(shape) && (number < 0 || m_key->findData(shape.fields[size_t(number)].name) < 0))
        m_key->insertItem(0, tr("nothing: every row is a new record"), QString());
    const QString wanted = key.isEmpty() && number >= 0 ? shape.fields[size_t(number)].name : key;
    m_key->setCurrentIndex(std::max(0, m_key->findData(wanted)));
    for (auto *box : {m_key, m_empty, m_placeholder})
        fit(*box);
}

QString ImportColumnsPage::whyNot() const
{
    if (m_targets.empty())
        return tr("The file has no columns.");
    QSet<QString> taken;
    for (int i = 0; i < int(m_targets.size()); ++i) {
        const QString target = targetAt(i);
        const bool isField = !target.isEmpty() && !target.startsWith(exchange::relationMark);
        if (isField && taken.contains(target))
            return tr("Two columns go to “%1”. Leave one of them out.").arg(m_targets[size_t(i)]->currentText());
        if (isField)
            taken.insert(target);
    }
    if (taken.isEmpty())
        return tr("No column goes to a field yet.");
    if (isNatural(m_job.shape()) && keyName().isEmpty() && !(taken.contains(QStringLiteral("from_id")) && taken.contains(QStringLiteral("to_id"))))
        return tr("A relation needs both of its ends.");
    return {};
}

void ImportColumnsPage::check()
{
    const auto &shape = m_job.shape();
    const int key = shape.indexOf(keyName());
    const bool given = key >= 0 && !shape.fields[size_t(key)].traits.readOnly;
    m_create->setEnabled(given);
    if (!given)
        m_create->setChecked(false);
    m_compare->setEnabled(key >= 0);
    if (key < 0)
        m_compare->setChecked(false);
    m_problem->setText(whyNot());
    Q_EMIT changed();
}

exchange::PlanOptions ImportColumnsPage::options() const
{
    exchange::PlanOptions options;
    options.key = keyName();
    // The number is asked for by itself: rows without one are new records.
    if (const int number = m_job.shape().keyField(); number >= 0 && options.key == m_job.shape().fields[size_t(number)].name)
        options.key.clear();
    options.missing = m_create->isChecked() ? exchange::Missing::Create : exchange::Missing::Refuse;
    options.scientific = m_scientific->isChecked() ? exchange::Scientific::Keep : exchange::Scientific::Refuse;
    options.empty = Nothing(m_empty->currentData().toInt());
    options.placeholder = Nothing(m_placeholder->currentData().toInt());
    options.placeholders = m_placeholders->text().simplified().split(u' ', Qt::SkipEmptyParts);
    const auto &headings = m_job.source()->sheet().header.cells;
    for (int i = 0; i < int(m_targets.size()); ++i)
        if (!headings[size_t(i)].isEmpty())
            options.mapping[headings[size_t(i)]] = targetAt(i);
    return options;
}

bool ImportColumnsPage::remembers() const
{
    return m_remember->isChecked();
}

bool ImportColumnsPage::compares() const
{
    return m_compare->isChecked();
}

} // namespace views::panels
