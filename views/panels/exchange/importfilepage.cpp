#include "views/panels/exchange/importfilepage.h"

#include "views/forms/tables.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace views::panels {

using exchange::Encoding;

namespace {

constexpr int rowsShown = 50;
constexpr int automatic = -1;

struct EncodingName {
    Encoding encoding;
    const char *name;
};
constexpr EncodingName encodings[] = {{Encoding::Utf8, "UTF-8"}, {Encoding::Gb18030, "GB18030 / GBK"}, {Encoding::Utf16Le, "UTF-16 LE"}, {Encoding::Utf16Be, "UTF-16 BE"}};

struct SeparatorName {
    char16_t separator;
    const char *name;
};
constexpr SeparatorName separators[] = {{u',', QT_TRANSLATE_NOOP("views::panels::ImportFilePage", "Comma")},
    {u';', QT_TRANSLATE_NOOP("views::panels::ImportFilePage", "Semicolon")},
    {u'\t', QT_TRANSLATE_NOOP("views::panels::ImportFilePage", "Tab")}};

} // namespace

ImportFilePage::ImportFilePage(ImportJob &job, QWidget *parent)
    : QWidget(parent)
    , m_job(job)
    , m_empty(new QWidget(this))
    , m_picture(new QLabel(m_empty))
    , m_invitation(new QLabel(m_empty))
    , m_promise(new QLabel(m_empty))
    , m_first(new QPushButton(m_empty))
    , m_content(new QWidget(this))
    , m_heading(new QLabel(m_content))
    , m_hint(new QLabel(m_content))
    , m_choose(new QToolButton(m_content))
    , m_encodingLabel(new QLabel(m_content))
    , m_encoding(new QComboBox(m_content))
    , m_separatorLabel(new QLabel(m_content))
    , m_separator(new QComboBox(m_content))
    , m_sheetLabel(new QLabel(m_content))
    , m_sheet(new QComboBox(m_content))
    , m_rows(new QTableWidget(m_content))
{
    setAcceptDrops(true);
    m_heading->setFont(shell::headingFont(1));
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("importHint"));
    m_choose->setObjectName(QStringLiteral("importChoose"));
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_invitation->setFont(shell::headingFont(2));
    m_promise->setForegroundRole(QPalette::PlaceholderText);
    m_first->setObjectName(QStringLiteral("importFirst"));
    m_first->setAutoDefault(false);
    auto *invitation = new QVBoxLayout(m_empty);
    invitation->setSpacing(shell::px(12));
    invitation->addStretch(2);
    for (QWidget *part : std::initializer_list<QWidget *>{m_picture, m_invitation, m_promise, m_first})
        invitation->addWidget(part, 0, Qt::AlignHCenter);
    invitation->addStretch(3);
    m_sheet->setObjectName(QStringLiteral("importSheet"));
    m_encoding->setObjectName(QStringLiteral("importEncoding"));
    m_separator->setObjectName(QStringLiteral("importSeparator"));
    m_rows->setObjectName(QStringLiteral("importRows"));
    forms::prepare(*m_rows);
    m_rows->horizontalHeader()->setStretchLastSection(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(shell::px(12));
    head->addWidget(m_heading, 1);
    head->addWidget(m_choose);
    auto *options = new QHBoxLayout;
    options->setSpacing(shell::px(8));
    for (auto [label, box] : {std::pair{m_sheetLabel, m_sheet}, std::pair{m_encodingLabel, m_encoding}, std::pair{m_separatorLabel, m_separator}}) {
        label->setBuddy(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        options->addWidget(label);
        options->addWidget(box);
        options->addSpacing(shell::px(12));
        connect(box, &QComboBox::activated, this, &ImportFilePage::readAgain);
    }
    options->addStretch(1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_empty, 1);
    whole->addWidget(m_content, 1);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(12));
    column->addLayout(head);
    column->addWidget(m_hint);
    column->addLayout(options);
    column->addWidget(m_rows, 1);
    connect(m_choose, &QToolButton::clicked, this, &ImportFilePage::choose);
    connect(m_first, &QPushButton::clicked, this, &ImportFilePage::choose);
    connect(&job, &ImportJob::wasRead, this, &ImportFilePage::show);
    fillOptions();
    retranslate();
}

void ImportFilePage::fillOptions()
{
    const int encoding = m_encoding->currentIndex(), separator = m_separator->currentIndex();
    m_encoding->clear();
    m_encoding->addItem(tr("By its content"), automatic);
    for (const auto &one : encodings)
        m_encoding->addItem(QString::fromLatin1(one.name), int(one.encoding));
    m_separator->clear();
    m_separator->addItem(tr("By the first line"), automatic);
    for (const auto &one : separators)
        m_separator->addItem(tr(one.name), int(one.separator));
    m_encoding->setCurrentIndex(std::max(0, encoding));
    m_separator->setCurrentIndex(std::max(0, separator));
    // The style's own hint is too narrow for Chinese.
    m_separator->setMinimumWidth(fontMetrics().horizontalAdvance(tr("By the first line")) + shell::px(44));
    m_encoding->setMinimumWidth(fontMetrics().horizontalAdvance(QString::fromLatin1(encodings[1].name)) + shell::px(44));
}

void ImportFilePage::retranslate()
{
    fillOptions();
    m_invitation->setText(tr("Drop a CSV or XLSX file here"));
    m_promise->setText(tr("Its first row names the columns. Nothing is changed before you have seen what would be."));
    for (auto *button : std::initializer_list<QAbstractButton *>{m_choose, m_first}) {
        button->setText(button == m_first ? tr("Choose a file…") : tr("Choose another file…"));
        button->setToolTip(tr("Choose a CSV or XLSX file (Ctrl+O)"));
    }
    m_picture->setPixmap(shell::icon(QStringLiteral("import"), palette().color(QPalette::PlaceholderText)).pixmap(shell::px(48)));
    m_encodingLabel->setText(tr("Encoding"));
    m_separatorLabel->setText(tr("Separator"));
    m_sheetLabel->setText(tr("Sheet"));
    m_rows->setAccessibleName(tr("First rows of the file"));
    show();
}

void ImportFilePage::choose()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import"), QFileInfo(m_path).path(), tr("Sheets (*.csv *.xlsx *.txt *.tsv);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void ImportFilePage::open(const QString &path)
{
    m_path = path;
    const auto known = m_job.sources().reading(m_job.shape().name, path).value_or(exchange::ReadOptions());
    m_encoding->setCurrentIndex(std::max(0, m_encoding->findData(known.encoding ? int(*known.encoding) : automatic)));
    m_separator->setCurrentIndex(std::max(0, m_separator->findData(known.separator.isNull() ? automatic : int(known.separator.unicode()))));
    m_sheet->clear();
    if (const auto sheets = exchange::sheetNames(path))
        m_sheet->addItems(*sheets);
    if (const int sheet = m_sheet->findText(known.sheet); sheet >= 0)
        m_sheet->setCurrentIndex(sheet);
    readAgain();
}

void ImportFilePage::readAgain()
{
    if (m_path.isEmpty() || m_job.isBusy())
        return;
    exchange::ReadOptions options;
    if (const int encoding = m_encoding->currentData().toInt(); encoding != automatic)
        options.encoding = Encoding(encoding);
    if (const int separator = m_separator->currentData().toInt(); separator != automatic)
        options.separator = QChar(char16_t(separator));
    options.sheet = m_sheet->currentText();
    m_rows->clear();
    m_rows->setRowCount(0);
    m_rows->setColumnCount(0);
    m_job.read(m_path, options);
    show();
    m_hint->setText(tr("Reading the file…"));
    Q_EMIT changed();
}

void ImportFilePage::show()
{
    const auto *source = m_job.source();
    const bool isText = !source || source->format() == exchange::SheetFormat::Csv;
    for (auto *widget : std::initializer_list<QWidget *>{m_encodingLabel, m_encoding, m_separatorLabel, m_separator})
        widget->setVisible(source && isText);
    for (auto *widget : std::initializer_list<QWidget *>{m_sheetLabel, m_sheet})
        widget->setVisible(source && !isText);
    m_rows->setVisible(source);
    m_empty->setVisible(m_path.isEmpty());
    m_content->setVisible(!m_path.isEmpty());
    // A text takes the key away; the button that is seen has it.
    m_choose->setShortcut(m_path.isEmpty() ? QKeySequence() : QKeySequence(Qt::CTRL | Qt::Key_O));
    m_first->setShortcut(m_path.isEmpty() ? QKeySequence(Qt::CTRL | Qt::Key_O) : QKeySequence());
    m_heading->setText(QFileInfo(m_path).fileName());
    if (!source) {
        if (!m_job.isBusy())
            m_hint->clear();
        return;
    }
    QStringList facts{tr("%n row(s)", nullptr, int(source->sheet().rows.count())), tr("%n column(s)", nullptr, int(source->sheet().header.cells.size()))};
    if (source->relations())
        facts << tr("%n relation(s) in the sheet “%1”", nullptr, int(source->relations()->rows.count())).arg(source->relations()->name);
    facts << tr("the first %1 are shown").arg(rowsShown);
    m_hint->setText(facts.join(tr(", ")));
    const auto &headings = source->sheet().header.cells;
    m_rows->clear();
    m_rows->setColumnCount(int(headings.size()));
    QStringList names;
    for (const auto &heading : headings)
        names << (heading.isEmpty() ? QStringLiteral(" ") : heading);
    m_rows->setHorizontalHeaderLabels(names);
    const auto reader = source->sheet().rows.reader();
    m_rows->setRowCount(int(std::min<qint64>(rowsShown, source->sheet().rows.count())));
    exchange::SheetRow row;
    for (int i = 0; i < m_rows->rowCount() && reader->next(row).value_or(false); ++i)
        for (int cell = 0; cell < std::min(int(row.cells.size()), m_rows->columnCount()); ++cell)
            m_rows->setItem(i, cell, new QTableWidgetItem(row.cells[size_t(cell)]));
    m_rows->resizeColumnsToContents();
    for (int cell = 0; cell < m_rows->columnCount(); ++cell)
        m_rows->setColumnWidth(cell, std::clamp(m_rows->columnWidth(cell), shell::px(60), shell::px(240)));
    Q_EMIT changed();
}

void ImportFilePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().size() == 1 && event->mimeData()->urls().front().isLocalFile() && !m_job.isBusy())
        event->acceptProposedAction();
}

void ImportFilePage::dropEvent(QDropEvent *event)
{
    open(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

} // namespace views::panels
