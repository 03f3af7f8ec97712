#include "views/panels/prints/scandialog.h"

#include "contract/codec.h"
#include "contract/entities/attachment.h"
#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "items/readerworld.h"
#include "rules/attachments.h"
#include "rules/evaluation/shortcode.h"
#include "views/forms/tables.h"
#include "views/panels/records/formprinting.h"
#include "views/shell/icons.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPromise>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QThreadPool>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int columns = 5;

/// A short code as it is typed: blanks out, upper case, the hyphen in its place.
QString putRight(const QString &typed)
{
    QString text = typed.simplified().remove(u' ').toUpper();
    if (text.size() == 8 && !text.contains(u'-'))
        text.insert(4, u'-');
    return text;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const auto &url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

QFuture<Result<std::vector<print::ScannedPage>>> readAside(const QString &path)
{
    const auto promise = std::make_shared<QPromise<Result<std::vector<print::ScannedPage>>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(print::readScan(path));
        promise->finish();
    });
    return promise->future();
}

} // namespace

ScanDialog::ScanDialog(const shell::PanelContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_table(new QTableWidget(0, columns, this))
    , m_page(new QLabel(this))
    , m_state(new QLabel(this))
    , m_numberLabel(new QLabel(tr("&Number or short code on the paper"), this))
    , m_number(new QLineEdit(this))
    , m_find(new QPushButton(tr("Find the print"), this))
    , m_changesLabel(new QLabel(tr("&Changed on the paper"), this))
    , m_changes(new QPlainTextEdit(this))
    , m_attach(new QPushButton(this))
{
    setObjectName(QStringLiteral("scanDialog"));
    setWindowTitle(tr("Signed paper"));
    setAcceptDrops(true);
    m_table->setObjectName(QStringLiteral("scans"));
    m_table->setAccessibleName(tr("Scans"));
    m_table->setHorizontalHeaderLabels({tr("File"), tr("Form"), tr("Record"), tr("Copy"), tr("State")});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    forms::prepare(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_page->setObjectName(QStringLiteral("scanPage"));
    m_page->setAlignment(Qt::AlignCenter);
    m_page->setMinimumSize(shell::px(300), shell::px(300));
    m_page->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_page->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("scanState"));
    m_state->setWordWrap(true);
    m_number->setObjectName(QStringLiteral("scanNumber"));
    m_number->setMaxLength(40);
    m_number->setPlaceholderText(tr("DY-000123 or 7K3M-9QXA"));
    m_numberLabel->setBuddy(m_number);
    m_find->setObjectName(QStringLiteral("scanFind"));
    m_find->setAutoDefault(false);
    m_changes->setObjectName(QStringLiteral("scanChanges"));
    m_changes->setPlaceholderText(tr("Leave it empty where the paper says what was printed"));
    m_changes->setTabChangesFocus(true);
    m_changes->setFixedHeight(shell::px(72));
    m_changesLabel->setBuddy(m_changes);
    m_attach->setObjectName(QStringLiteral("scanAttach"));

    auto *choose = new QPushButton(shell::icon(QStringLiteral("add")), tr("&Add scans…"), this);
    choose->setObjectName(QStringLiteral("scanChoose"));
    choose->setAutoDefault(false);
    auto *hint = new QLabel(tr("Drop PDF files or pictures here. The QR code on each says which print it is."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(choose);
    head->addWidget(hint, 1);

    auto *side = new QWidget(this);
    auto *right = new QVBoxLayout(side);
    right->setContentsMargins(shell::px(8), 0, 0, 0);
    right->addWidget(m_page, 1);
    right->addWidget(m_state);
    right->addWidget(m_numberLabel);
    auto *byHand = new QHBoxLayout;
    byHand->addWidget(m_number, 1);
    byHand->addWidget(m_find);
    right->addLayout(byHand);
    right->addWidget(m_changesLabel);
    right->addWidget(m_changes);
    auto *split = new QSplitter(this);
    split->addWidget(m_table);
    split->addWidget(side);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_attach, QDialogButtonBox::ActionRole);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    forms::setRank(*m_attach, forms::Rank::Primary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(8));
    column->addLayout(head);
    column->addWidget(split, 1);
    column->addWidget(buttons);
    resize(shell::px(1'000), shell::px(680));

    connect(choose, &QPushButton::clicked, this, &ScanDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_attach, &QPushButton::clicked, this, qOverload<>(&ScanDialog::attach));
    connect(m_table, &QTableWidget::currentCellChanged, this, &ScanDialog::showCurrent);
    const auto seek = [this] {
        if (const int row = current(); row >= 0 && !m_number->text().trimmed().isEmpty())
            find(size_t(row), m_number->text().trimmed());
    };
    connect(m_find, &QPushButton::clicked, this, seek);
    connect(m_number, &QLineEdit::returnPressed, this, seek);
    connect(m_changes, &QPlainTextEdit::textChanged, this, [this] {
        if (const int row = current(); row >= 0)
            m_scans[size_t(row)].changes = m_changes->toPlainText();
    });
    refresh();
    showCurrent();
}

int ScanDialog::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && size_t(row) < m_scans.size() ? row : -1;
}

void ScanDialog::choose()
{
    read(QFileDialog::getOpenFileNames(this, tr("Add scans"), {}, tr("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)")));
}

void ScanDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ScanDialog::dropEvent(QDropEvent *event)
{
    read(localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

void ScanDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    scalePage();
}

void ScanDialog::read(const QStringList &paths)
{
    for (const auto &path : paths) {
        m_scans.push_back({.path = path, .stage = Stage::Reading, .why = {}, .page = {}, .code = {}, .form = {}, .changes = {}});
        m_table->insertRow(m_table->rowCount());
        showRow(m_scans.size() - 1);
    }
    if (m_table->currentRow() < 0 && !m_scans.empty())
        m_table->selectRow(0);
    readNext();
    refresh();
}

void ScanDialog::readNext()
{
    const auto next = std::ranges::find(m_scans, Stage::Reading, &Scan::stage);
    if (m_reading || next == m_scans.end())
        return;
    m_reading = true;
    const auto row = size_t(next - m_scans.begin());
    whenDone(readAside(next->path), this, [this, row](const Result<std::vector<print::ScannedPage>> &pages) {
        m_reading = false;
        take(row, pages);
        readNext();
        refresh();
    });
}

void ScanDialog::take(size_t row, const Result<std::vector<print::ScannedPage>> &pages)
{
    const auto another = [&](const print::ScannedPage &page, const print::PaperCode &code) {
        m_scans.push_back({.path = m_scans[row].path, .stage = Stage::NoCode, .why = {}, .page = page.image, .code = code, .form = {}, .changes = {}});
        m_table->insertRow(m_table->rowCount());
        find(m_scans.size() - 1);
    };
    if (!pages) {
        m_scans[row].stage = Stage::Refused;
        m_scans[row].why = pages.error().code == ErrorCode::TooLarge ? tr("Larger than this program reads; scan it at 300 dpi") : tr("Cannot be read as a scan: %1").arg(pages.error().message);
        return showRow(row);
    }
    m_scans[row].stage = Stage::NoCode;
    if (!pages->empty())
        m_scans[row].page = pages->front().image;
    std::vector<print::PaperCode> seen;
    for (const auto &page : *pages) {
        for (const auto &code : page.codes) {
            if (std::ranges::find(seen, code) != seen.end())
                continue; // the same code stands on each page of a form
            seen.push_back(code);
            if (seen.size() > 1) {
                another(page, code);
                continue;
            }
            m_scans[row].code = code;
            m_scans[row].page = page.image;
        }
    }
    if (m_scans[row].code)
        find(row);
    showRow(row);
}

void ScanDialog::find(size_t row, const QString &typed)
{
    const auto &code = m_scans[row].code;
    const QString text = typed.isEmpty() && code ? code->shortCode : putRight(typed);
    auto answer = m_context.items.queries().figure<std::vector<Record>>([text](replica::ListReader &reader) -> Result<std::vector<Record>> {
        const auto &shape = shapeOf<PrintedForm>();
        const items::ReaderWorld world(reader);
        std::vector<Record> records;
        const auto known = rules::evaluation::codeFromText(text);
        for (const auto &[field, value] : {std::pair{u"short_code", text}, std::pair{u"short_code", known.value_or(text)}, std::pair{u"number", text}}) {
            const rules::FieldValue wanted{shape.indexOf(QStringView(field)), value};
            records = world.holding(shape, {&wanted, 1}, {});
            if (!records.empty())
                break;
        }
        return records;
    });
    whenDone(std::move(answer), this, [this, row](const Result<std::vector<Record>> &records) { found(row, records); });
}

void ScanDialog::found(size_t row, const Result<std::vector<Record>> &records)
{
    auto &scan = m_scans[row];
    scan.form.reset();
    if (!records) {
        scan.stage = Stage::Refused;
        scan.why = shell::fieldSentence(records.error());
        return showRow(row);
    }
    scan.stage = Stage::Unknown;
    for (const auto &record : *records) {
        const auto form = fromRecord<PrintedForm>(record);
        // The same state of a record is printed again with the same code and another copy number.
        if (!form || (scan.code && (form->form != scan.code->form || form->copy != scan.code->copy)))
            continue;
        if (scan.form && form->signing != SigningState::Unsigned)
            continue; // of several copies the one that is still out
        scan.form = *form;
        const auto isSame = [&](const Scan &other) { return &other != &scan && other.form && other.form->id == form->id && other.stage != Stage::Refused; };
        scan.stage = form->signing == SigningState::Signed ? Stage::Signed : form->signing == SigningState::NotNeeded ? Stage::Unneeded : std::ranges::any_of(m_scans, isSame) ? Stage::Double : Stage::Ready;
        if (form->signing == SigningState::Unsigned)
            break;
    }
    showRow(row);
    refresh();
}

void ScanDialog::attach()
{
    for (size_t row = 0; row < m_scans.size(); ++row) {
        if (m_scans[row].stage != Stage::Ready || !m_context.files)
            continue;
        m_scans[row].stage = Stage::Attaching;
        showRow(row);
        whenDone(m_context.files->keep(m_scans[row].path), this, [this, row](const Result<StoredFile> &kept) {
            if (kept)
                return attach(row, *kept);
            m_scans[row].stage = Stage::Refused;
            m_scans[row].why = kept.error().code == ErrorCode::TooLarge ? tr("Larger than %1; scan it in grey at 200 dpi").arg(QLocale().formattedDataSize(rules::usualFileBytes, 0, QLocale::DataSizeTraditionalFormat)) : shell::fieldSentence(kept.error());
            showRow(row);
        });
    }
    refresh();
}

/// The attachment first; the act that makes the print signed waits for it, here and at the server.
void ScanDialog::attach(size_t row, const StoredFile &file)
{
    const auto &scan = m_scans[row];
    const auto &form = *scan.form;
    const QUuid hung = m_context.ids.next();
    const QString entity = QString::fromLatin1(Describe<PrintedForm>::name);
    const Command hang{.id = hung, .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Attachment>::name), .targets = {{m_context.ids.next(), 0}},
                       .fields = rules::attachmentFields(entity, form.id.uuid, QFileInfo(scan.path).fileName(), file), .overruled = {}, .reason = {}, .after = {}, .occurredAt = m_context.clock.now()};
    Patch fields{{QStringLiteral("signing"), Codec<SigningState>::encode(SigningState::Signed)}, {QStringLiteral("scan_digest"), file.digest}};
    if (const auto words = scan.changes.trimmed(); !words.isEmpty())
        fields[QStringLiteral("paper_changes")] = words;
    const Command sign{.id = m_context.ids.next(), .kind = CommandKind::Edit, .entity = entity, .targets = {{form.id.uuid, form.revision}}, .fields = std::move(fields), .overruled = {}, .reason = {}, .after = {hung}, .occurredAt = m_context.clock.now()};
    const auto ended = [this, row](const Result<void> &result) {
        m_scans[row].stage = result ? Stage::Attached : Stage::Refused;
        if (!result)
            m_scans[row].why = shell::noticeOf(result.error()).happened;
        showRow(row);
        refresh();
    };
    whenDone(m_context.commands.submit(hang), this, [this, sign, ended](const Result<void> &result) {
        if (result)
            whenDone(m_context.commands.submit(sign), this, ended);
        else
            ended(result);
    });
}

QString ScanDialog::sentence(const Scan &scan) const
{
    switch (scan.stage) {
    case Stage::Reading:
        return tr("Being read");
    case Stage::NoCode:
        return tr("No QR code of a form was found: type the number");
    case Stage::Unknown:
        return scan.code ? tr("A form of another server, or a print that has not arrived here yet") : tr("No print has this number or code");
    case Stage::Double:
        return tr("The same print stands in this list already");
    case Stage::Signed:
        return tr("Came back before: its scan is attached");
    case Stage::Unneeded:
        return tr("Needs no signature");
    case Stage::Ready:
        return tr("Ready to be attached");
    case Stage::Attaching:
        return tr("Being attached");
    case Stage::Attached:
        return tr("Attached: the print is signed");
    case Stage::Refused:
        return scan.why;
    }
    Q_UNREACHABLE();
}

void ScanDialog::showRow(size_t row)
{
    const auto &scan = m_scans[row];
    const bool isKnown = scan.form || scan.code;
    const std::array<QString, columns> texts{QFileInfo(scan.path).fileName(), scan.form ? formTitle(scan.form->form) : scan.code ? formTitle(scan.code->form) : QString(),
                                             scan.form ? scan.form->recordNumber : scan.code ? scan.code->number : QString(), isKnown ? QString::number(scan.form ? scan.form->copy : scan.code->copy) : QString(), sentence(scan)};
    for (int column = 0; column < columns; ++column) {
        auto *cell = new QTableWidgetItem(texts[size_t(column)]);
        cell->setToolTip(texts[size_t(column)]);
        m_table->setItem(int(row), column, cell);
    }
    if (int(row) == m_table->currentRow())
        showCurrent();
}

void ScanDialog::showCurrent()
{
    const int row = current();
    const auto *scan = row < 0 ? nullptr : &m_scans[size_t(row)];
    const bool asks = scan && !scan->form && (scan->stage == Stage::NoCode || scan->stage == Stage::Unknown);
    const bool isReady = scan && scan->stage == Stage::Ready;
    for (QWidget *widget : {static_cast<QWidget *>(m_numberLabel), static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_find)})
        widget->setVisible(asks);
    m_changesLabel->setVisible(isReady);
    m_changes->setVisible(isReady);
    if (scan && m_changes->toPlainText() != scan->changes) {
        const QSignalBlocker quiet(m_changes);
        m_changes->setPlainText(scan->changes);
    }
    m_state->setText(scan ? sentence(*scan) : QString());
    scalePage();
}

void ScanDialog::scalePage()
{
    const int row = current();
    if (row < 0 || m_scans[size_t(row)].page.isNull()) {
        m_page->setPixmap({});
        m_page->setText(row < 0 ? tr("The scan is shown here.") : QString());
        return;
    }
    const double ratio = devicePixelRatioF();
    auto page = QPixmap::fromImage(m_scans[size_t(row)].page.scaled(m_page->size() * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    page.setDevicePixelRatio(ratio);
    m_page->setPixmap(page);
}

void ScanDialog::refresh()
{
    const auto ready = std::ranges::count(m_scans, Stage::Ready, &Scan::stage);
    m_attach->setText(ready ? tr("Attach %n scans", nullptr, int(ready)) : tr("Attach"));
    m_attach->setEnabled(ready > 0 && m_context.files);
    m_attach->setToolTip(m_attach->isEnabled() ? QString() : tr("No scan is ready to be attached"));
}

} // namespace views::panels
