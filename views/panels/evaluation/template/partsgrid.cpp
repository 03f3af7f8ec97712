#include "views/panels/evaluation/template/partsgrid.h"

#include "views/panels/evaluation/template/formulaedit.h"
#include "views/panels/orders/detail/inklabel.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

namespace views::panels {

namespace {

constexpr int linesOfRow = 3; ///< captions stand in the first row of the grid; a row has fields, formula, problem
constexpr double none = -0.01;
constexpr int mostWhole = 10'000;

} // namespace

void showWhole(QComboBox &box)
{
    int wide = 0;
    for (int i = 0; i < box.count(); ++i)
        wide = qMax(wide, box.fontMetrics().horizontalAdvance(box.itemText(i)));
    box.setMinimumWidth(qMin(wide, shell::px(300)) + shell::px(44)); // the arrow and the edges
}

PartsGrid::PartsGrid(QWidget *parent) : QWidget(parent), m_grid(nullptr), m_body(nullptr), m_empty(new QLabel(this)), m_add(new QPushButton(this))
{
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_add->setAutoDefault(false);
    m_add->setObjectName(QStringLiteral("addPart"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    column->addWidget(m_empty);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &PartsGrid::added);
}

void PartsGrid::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    m_stale = true;
}

void PartsGrid::setWords(const QString &add, const QString &empty)
{
    m_add->setText(add);
    m_empty->setText(empty);
}

QWidget *PartsGrid::makeField(const Column &column, int row, int at)
{
    const auto tell = [this, row, at](const Cell &cell) { Q_EMIT edited(row, at, cell); };
    switch (column.kind) {
    case Column::Kind::Text: {
        auto *edit = new QLineEdit(m_body);
        edit->setMaxLength(2'000);
        connect(edit, &QLineEdit::textEdited, this, [tell](const QString &text) { tell({text, {}}); });
        return edit;
    }
    case Column::Kind::Points:
    case Column::Kind::Share:
    case Column::Kind::MaybeShare:
    case Column::Kind::Whole: {
        auto *spin = new QDoubleSpinBox(m_body);
        const bool isWhole = column.kind == Column::Kind::Whole;
        const bool maybe = column.kind == Column::Kind::MaybeShare;
        spin->setRange(maybe ? none : 0, isWhole ? mostWhole : 100);
        spin->setDecimals(isWhole ? 0 : 2);
        spin->setFixedWidth(shell::px(92));
        if (maybe)
            spin->setSpecialValueText(QStringLiteral("—"));
        if (column.kind == Column::Kind::Share || maybe)
            spin->setSuffix(QStringLiteral(" %"));
        connect(spin, &QDoubleSpinBox::valueChanged, this, [tell, maybe, isWhole](double value) { tell({{}, maybe && value < 0 ? std::nullopt : std::optional(int(std::lround(isWhole ? value : value * 100)))}); });
        return spin;
    }
    case Column::Kind::Choice: {
        auto *box = new QComboBox(m_body);
        for (const auto &[code, words] : column.choices)
            box->addItem(words, code);
        showWhole(*box);
        connect(box, &QComboBox::activated, this, [tell, box] { tell({box->currentData().toString(), {}}); });
        return box;
    }
    case Column::Kind::Formula: {
        auto *edit = new FormulaEdit(m_body);
        connect(edit, &FormulaEdit::edited, this, [tell](const QString &formula) { tell({formula, {}}); });
        return edit;
    }
    }
    return nullptr;
}

void PartsGrid::rebuild(int rows)
{
    m_lines.clear();
    if (m_body)
        m_body->deleteLater();
    m_body = new QWidget(this);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(shell::px(4));
    m_grid->setVerticalSpacing(shell::px(4));
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_body);
    int wide = 0;
    for (const auto &column : m_columns) {
        if (column.kind == Column::Kind::Formula)
            continue;
        auto *caption = new QLabel(column.caption, m_body);
        caption->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(caption, 0, wide);
        if (column.kind == Column::Kind::Text)
            m_grid->setColumnStretch(wide, 1);
        ++wide;
    }
    m_grid->setColumnStretch(wide + 3, std::ranges::any_of(m_columns, [](const Column &column) { return column.kind == Column::Kind::Text; }) ? 0 : 1);
    for (int row = 0; row < rows; ++row) {
        Line line;
        const int top = 1 + row * linesOfRow;
        int at = 0;
        for (int i = 0; i < int(m_columns.size()); ++i) {
            auto *field = makeField(m_columns[size_t(i)], row, i);
            field->setAccessibleName(QStringLiteral("%1 %2").arg(m_columns[size_t(i)].caption).arg(row + 1));
            line.fields.push_back(field);
            if (m_columns[size_t(i)].kind == Column::Kind::Formula)
                m_grid->addWidget(field, top + 1, 0, 1, wide + 3);
            else
                m_grid->addWidget(field, top, at++);
        }
        const auto button = [&](const QString &text, const QString &name) {
            auto *made = new QPushButton(text, m_body);
            made->setAutoDefault(false);
            made->setFixedWidth(shell::px(30));
            made->setToolTip(name);
            made->setAccessibleName(QStringLiteral("%1 %2").arg(name).arg(row + 1));
            m_grid->addWidget(made, top, at++);
            return made;
        };
        line.up = button(QStringLiteral("↑"), tr("Up"));
        line.down = button(QStringLiteral("↓"), tr("Down"));
        line.remove = button(QStringLiteral("×"), tr("Remove"));
        line.remove->setObjectName(QStringLiteral("removePart"));
        connect(line.up, &QPushButton::clicked, this, [this, row] { Q_EMIT moved(row, -1); });
        connect(line.down, &QPushButton::clicked, this, [this, row] { Q_EMIT moved(row, 1); });
        connect(line.remove, &QPushButton::clicked, this, [this, row] { Q_EMIT removed(row); });
        line.problem = new QLabel(m_body);
        line.problem->setWordWrap(true);
        line.problem->setTextFormat(Qt::PlainText);
        line.problem->hide();
        m_grid->addWidget(line.problem, top + 2, 0, 1, wide + 4);
        m_lines.push_back(std::move(line));
    }
    m_stale = false;
    m_body->setVisible(rows > 0);
}

void PartsGrid::fill(QWidget &field, const Column &column, const Cell &cell, bool editable)
{
    const QSignalBlocker quiet(&field);
    if (auto *edit = qobject_cast<QLineEdit *>(&field)) {
        if (edit->text() != cell.text)
            edit->setText(cell.text);
        if (!edit->hasFocus())
            edit->setCursorPosition(0);
        edit->setReadOnly(!editable);
    } else if (auto *spin = qobject_cast<QDoubleSpinBox *>(&field)) {
        const double value = cell.number ? *cell.number / (column.kind == Column::Kind::Whole ? 1.0 : 100.0) : column.kind == Column::Kind::MaybeShare ? none : 0;
        if (std::lround(spin->value() * 100) != std::lround(value * 100))
            spin->setValue(value);
        spin->setReadOnly(!editable);
        spin->setButtonSymbols(editable ? QAbstractSpinBox::UpDownArrows : QAbstractSpinBox::NoButtons);
    } else if (auto *box = qobject_cast<QComboBox *>(&field)) {
        box->setCurrentIndex(box->findData(cell.text));
        box->setEnabled(editable);
    } else if (auto *formula = qobject_cast<FormulaEdit *>(&field)) {
        formula->setFormula(cell.text);
        formula->setReadOnly(!editable);
        formula->setPlaceholderText(tr("No formula: it is counted by hand."));
        formula->mark();
    }
}

void PartsGrid::show(const std::vector<Row> &rows, bool editable, bool movable)
{
    if (m_stale || m_lines.size() != rows.size())
        rebuild(int(rows.size()));
    for (size_t row = 0; row < rows.size(); ++row) {
        for (size_t i = 0; i < m_columns.size(); ++i)
            fill(*m_lines[row].fields[i], m_columns[i], rows[row][i], editable);
        m_lines[row].up->setVisible(editable && movable);
        m_lines[row].down->setVisible(editable && movable);
        m_lines[row].remove->setVisible(editable);
        m_lines[row].up->setEnabled(row > 0);
        m_lines[row].down->setEnabled(row + 1 < rows.size());
    }
    m_empty->setVisible(rows.empty() && !m_empty->text().isEmpty());
    m_add->setVisible(editable);
}

void PartsGrid::mark(const QStringList &sentences)
{
    for (size_t row = 0; row < m_lines.size(); ++row) {
        const QString sentence = sentences.value(qsizetype(row));
        m_lines[row].problem->setText(sentence);
        m_lines[row].problem->setVisible(!sentence.isEmpty());
        inkLabel(*m_lines[row].problem, shell::Tone::Bad);
    }
}

void PartsGrid::focusRow(int row)
{
    if (row >= 0 && row < int(m_lines.size()) && !m_lines[size_t(row)].fields.empty())
        m_lines[size_t(row)].fields.front()->setFocus();
}

QWidget *PartsGrid::field(int row, int column) const
{
    return row < int(m_lines.size()) ? m_lines[size_t(row)].fields[size_t(column)] : nullptr;
}

} // namespace views::panels
