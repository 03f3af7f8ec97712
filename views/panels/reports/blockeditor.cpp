#include "views/panels/reports/blockeditor.h"

#include "views/panels/records/flowlayout.h"
#include "views/panels/reports/reportdocument.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using namespace rules::evaluation;

namespace {

constexpr QChar cellMark = u'\t';

/// As a spreadsheet copies it: the heads, then the rows, cells apart by tabs.
QString sheetOf(const ReportBlock &block)
{
    QStringList lines;
    if (block.kind == ReportBlock::Kind::Table)
        lines << block.columns.join(cellMark);
    for (const auto &row : block.rows)
        lines << row.join(cellMark);
    return lines.join(u'\n');
}

QStringList padded(QStringList cells, qsizetype wanted)
{
    while (cells.size() < wanted)
        cells << QString();
    return cells.mid(0, wanted);
}

void takeSheet(const QString &sheet, ReportBlock &block)
{
    QStringList lines = sheet.split(u'\n');
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty())
        lines.removeLast();
    const bool isTable = block.kind == ReportBlock::Kind::Table;
    if (isTable)
        block.columns = lines.isEmpty() ? QStringList() : lines.takeFirst().split(cellMark);
    const qsizetype wanted = isTable ? block.columns.size() : 2;
    block.rows.clear();
    for (const auto &line : std::as_const(lines))
        block.rows.push_back(padded(line.split(cellMark), wanted));
}

constexpr std::array kinds{ReportBlock::Kind::Heading, ReportBlock::Kind::Paragraph, ReportBlock::Kind::Table, ReportBlock::Kind::Chart};

} // namespace

BlockEditor::BlockEditor(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_level(new QComboBox(this))
    , m_words(new QPlainTextEdit(this))
    , m_rowsHint(new QLabel(this))
    , m_rows(new QPlainTextEdit(this))
    , m_add(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
    , m_number(new QToolButton(this))
{
    setObjectName(QStringLiteral("blockEditor"));
    m_list->setObjectName(QStringLiteral("blocks"));
    m_words->setObjectName(QStringLiteral("blockWords"));
    m_rows->setObjectName(QStringLiteral("blockRows"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_words->setTabChangesFocus(true);
    m_rows->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_rowsHint->setWordWrap(true);
    m_rowsHint->setForegroundRole(QPalette::PlaceholderText);
    for (auto *button : {m_add, m_number})
        button->setPopupMode(QToolButton::InstantPopup);
    auto *addMenu = new QMenu(m_add);
    for (const auto kind : kinds)
        connect(addMenu->addAction(QString()), &QAction::triggered, this, [this, kind] { add(kind); });
    m_add->setMenu(addMenu);
    m_number->setMenu(new QMenu(m_number));
    connect(m_number->menu(), &QMenu::aboutToShow, this, &BlockEditor::fillNumbers);

    auto *bar = new QWidget(this);
    auto *buttons = new FlowLayout(bar, shell::px(4));
    for (auto *button : {m_add, m_remove, m_up, m_down, m_number}) {
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
    }
    buttons->addWidget(m_level);
    auto *below = new QWidget(this);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(shell::px(12), shell::px(8), shell::px(12), shell::px(8));
    column->setSpacing(shell::px(8));
    column->addWidget(bar);
    column->addWidget(m_words, 1);
    column->addWidget(m_rowsHint);
    column->addWidget(m_rows, 2);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_list);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);

    connect(m_list, &QListWidget::currentRowChanged, this, &BlockEditor::showBlock);
    connect(m_words, &QPlainTextEdit::textChanged, this, &BlockEditor::takeBlock);
    connect(m_rows, &QPlainTextEdit::textChanged, this, &BlockEditor::takeBlock);
    connect(m_level, &QComboBox::currentIndexChanged, this, &BlockEditor::takeBlock);
    connect(m_remove, &QToolButton::clicked, this, &BlockEditor::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    retranslate();
}

void BlockEditor::retranslate()
{
    m_list->setAccessibleName(tr("Blocks of the report"));
    m_words->setAccessibleName(tr("Text of the block"));
    m_rows->setAccessibleName(tr("Cells of the block"));
    m_level->setAccessibleName(tr("Level of the heading"));
    const QSignalBlocker quiet(m_level);
    const int level = m_level->currentIndex();
    m_level->clear();
    m_level->addItems({tr("Heading 一、"), tr("Heading （一）"), tr("Heading 1.")});
    m_level->setCurrentIndex(std::max(0, level));
    m_add->setText(tr("Add"));
    const std::array names{tr("Heading"), tr("Paragraph"), tr("Table"), tr("Bar chart")};
    for (size_t i = 0; i < names.size(); ++i)
        m_add->menu()->actions().at(qsizetype(i))->setText(names[i]);
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Remove the block (Ctrl+Del)"));
    m_up->setText(tr("Up"));
    m_up->setToolTip(tr("Move the block up (Alt+↑)"));
    m_down->setText(tr("Down"));
    m_down->setToolTip(tr("Move the block down (Alt+↓)"));
    m_number->setText(tr("Insert number"));
    m_number->setToolTip(tr("A number that is counted anew in every report"));
    fillList(m_list->currentRow());
}

void BlockEditor::show(const ReportText &text, const ReportNumbers &numbers)
{
    m_text = text;
    m_numbers = numbers;
    fillList(0);
}

ReportBlock *BlockEditor::current()
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_text.blocks.size()) ? &m_text.blocks[size_t(row)] : nullptr;
}

QString BlockEditor::lineOf(const ReportBlock &block, QString &number) const
{
    const QString words = filled(block.text, m_numbers).simplified();
    switch (block.kind) {
    case ReportBlock::Kind::Heading:
        return number + words;
    case ReportBlock::Kind::Paragraph:
        return QStringLiteral("    ") + (words.isEmpty() ? tr("(empty paragraph)") : words);
    case ReportBlock::Kind::Table:
        return QStringLiteral("    ") + tr("Table: %1").arg(words);
    case ReportBlock::Kind::Chart:
        return QStringLiteral("    ") + tr("Chart: %1").arg(words);
    }
    return words;
}

void BlockEditor::fillList(int chosen)
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        HeadingCount count;
        for (const auto &block : m_text.blocks) {
            QString number = block.kind == ReportBlock::Kind::Heading ? count.next(block.level) : QString();
            auto *item = new QListWidgetItem(lineOf(block, number), m_list);
            if (block.kind == ReportBlock::Kind::Heading) {
                QFont bold = m_list->font();
                bold.setWeight(QFont::DemiBold);
                item->setFont(bold);
            }
        }
        m_list->setCurrentRow(std::clamp(chosen, m_list->count() > 0 ? 0 : -1, m_list->count() - 1));
    }
    showBlock();
}

void BlockEditor::choose(int block)
{
    m_list->setCurrentRow(block);
}

void BlockEditor::showBlock()
{
    m_filling = true;
    const auto *block = current();
    const bool hasRows = block && (block->kind == ReportBlock::Kind::Table || block->kind == ReportBlock::Kind::Chart);
    m_level->setVisible(block && block->kind == ReportBlock::Kind::Heading);
    if (block)
        m_level->setCurrentIndex(block->level - 1);
    m_words->setPlainText(block ? block->text : QString());
    m_words->setMaximumHeight(hasRows ? m_words->fontMetrics().lineSpacing() * 3 : QWIDGETSIZE_MAX);
    m_rows->setPlainText(hasRows ? sheetOf(*block) : QString());
    m_rows->setVisible(hasRows);
    m_rowsHint->setVisible(hasRows);
    m_rowsHint->setText(block && block->kind == ReportBlock::Kind::Chart ? tr("A line a bar: its name, Tab, its number. Cells of a spreadsheet may be pasted.")
                                                                         : tr("The first line heads the columns; cells are apart by Tab. Cells of a spreadsheet may be pasted."));
    m_filling = false;
    refresh();
}

void BlockEditor::refresh()
{
    const int row = m_list->currentRow();
    const bool has = current() != nullptr;
    for (auto *widget : {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_rows), static_cast<QWidget *>(m_remove), static_cast<QWidget *>(m_number)})
        widget->setEnabled(has);
    m_up->setEnabled(has && row > 0);
    m_down->setEnabled(has && row + 1 < m_list->count());
}

void BlockEditor::takeBlock()
{
    auto *block = current();
    if (m_filling || !block)
        return;
    block->text = m_words->toPlainText();
    if (block->kind == ReportBlock::Kind::Heading) {
        block->text = block->text.simplified();
        block->level = m_level->currentIndex() + 1;
    }
    if (m_rows->isVisibleTo(this))
        takeSheet(m_rows->toPlainText(), *block);
    const int chosen = m_list->currentRow();
    HeadingCount count;
    const QSignalBlocker quiet(m_list);
    for (int i = 0; i < m_list->count(); ++i) {
        const auto &each = m_text.blocks[size_t(i)];
        QString number = each.kind == ReportBlock::Kind::Heading ? count.next(each.level) : QString();
        if (i >= chosen)
            m_list->item(i)->setText(lineOf(each, number));
    }
    Q_EMIT edited();
}

void BlockEditor::add(ReportBlock::Kind kind)
{
    ReportBlock block{.kind = kind, .level = 1, .text = {}, .columns = {}, .rows = {}};
    if (kind == ReportBlock::Kind::Table) {
        block.columns = {QString(), QString()};
        block.rows = {{QString(), QString()}};
    }
    const int at = m_list->currentRow() + 1;
    m_text.blocks.insert(m_text.blocks.begin() + at, std::move(block));
    fillList(at);
    m_words->setFocus();
    Q_EMIT edited();
}

void BlockEditor::remove()
{
    const int row = m_list->currentRow();
    if (!current())
        return;
    m_text.blocks.erase(m_text.blocks.begin() + row);
    fillList(row);
    Q_EMIT edited();
}

void BlockEditor::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (!current() || to < 0 || to >= m_list->count())
        return;
    std::swap(m_text.blocks[size_t(row)], m_text.blocks[size_t(to)]);
    fillList(to);
    Q_EMIT edited();
}

void BlockEditor::fillNumbers()
{
    auto *menu = m_number->menu();
    menu->clear();
    const bool inChinese = locale().language() == QLocale::Chinese;
    // What the report has, then what the shipped outlines know beside it.
    std::map<QString, ReportNumber> all = shippedReportText(contract::ReportKind::Yearly).numbers;
    for (const auto &[name, number] : m_text.numbers)
        all[name] = number;
    for (const auto &[name, number] : all) {
        const auto value = m_numbers.values.find(name);
        const QString words = inChinese || number.en.isEmpty() ? number.zh : number.en;
        auto *action = menu->addAction(value == m_numbers.values.end() ? words : QStringLiteral("%1  %2").arg(words, rules::evaluation::wordsOf(value->second)));
        action->setToolTip(number.formula);
        connect(action, &QAction::triggered, this, [this, name = name, number = number] {
            m_text.numbers.emplace(name, number);
            insertNumber(name);
        });
    }
    menu->setToolTipsVisible(true);
}

void BlockEditor::insertNumber(const QString &name)
{
    auto *into = m_rows->hasFocus() ? m_rows : m_words;
    into->insertPlainText(QStringLiteral("{%1}").arg(name));
    into->setFocus();
}

void BlockEditor::focusText()
{
    m_words->setFocus();
}

bool BlockEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_Delete) {
            remove();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_F2) {
            focusText();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views::panels
