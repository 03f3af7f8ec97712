#include "views/panels/records/attachmentstab.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/attachmentsmodel.h"
#include "items/factory.h"
#include "rules/attachments.h"
#include "rules/permissions.h"
#include "views/forms/tables.h"
#include "views/panels/records/attachmentpreview.h"
#include "views/panels/records/flowlayout.h"
#include "views/panels/records/reasondialog.h"
#include "views/shell/theme.h"

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

/// A drop of a whole folder tree by mistake shall not become a thousand acts.
constexpr int mostAtOnce = 50;

class FixedFaceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font = shell::fixedFont();
    }
};

QFuture<Result<void>> copied(const QString &from, const QString &to)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, from, to] {
        QFile source(from);
        // Over the file that the person has agreed to replace; never with the right to be run.
        const bool cleared = !QFile::exists(to) || QFile::remove(to);
        const bool done = cleared && source.copy(to) && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        promise->addResult(done ? Result<void>() : fail(ErrorCode::Storage, to, source.errorString()));
        promise->finish();
    });
    return promise->future();
}

} // namespace

AttachmentsTab::AttachmentsTab(const Shape &shape, const shell::PanelContext &context, QWidget *parent)
    : RecordTab(parent)
    , m_shape(shape)
    , m_context(context)
    , m_files(new items::AttachmentsModel(context.catalogues, context.clock, context.items.queries(), [files = context.files](const QString &digest) { return files && files->isHere(digest); }, this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_attach(new QPushButton(this))
    , m_look(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_retire(new QPushButton(this))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::ClickFocus);
    m_table->setItemDelegateForColumn(items::AttachmentsModel::DigestColumn, new FixedFaceDelegate(m_table));
    forms::prepare(*m_table);
    m_table->setObjectName(QStringLiteral("attachments"));
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    auto *bar = new QWidget(this);
    auto *buttons = new FlowLayout(bar, shell::px(8));
    for (auto *button : {m_attach, m_look, m_save, m_retire, m_copy}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(shell::px(4));
    m_barPlace = new QVBoxLayout;
    m_barPlace->setContentsMargins(shell::px(16), shell::px(8), shell::px(16), 0);
    m_barPlace->addWidget(bar);
    column->addLayout(m_barPlace);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    connect(m_attach, &QPushButton::clicked, this, &AttachmentsTab::askForFiles);
    connect(m_look, &QPushButton::clicked, this, &AttachmentsTab::look);
    connect(m_save, &QPushButton::clicked, this, &AttachmentsTab::saveAs);
    connect(m_copy, &QPushButton::clicked, this, &AttachmentsTab::copyDigest);
    connect(m_retire, &QPushButton::clicked, this, &AttachmentsTab::retire);
    connect(m_table, &QTableView::activated, this, &AttachmentsTab::look);
    connect(m_files, &QAbstractItemModel::modelReset, this, &AttachmentsTab::refresh);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &AttachmentsTab::refresh);
    retranslate();
}

void AttachmentsTab::retranslate()
{
    m_table->setAccessibleName(tr("Attachments of the record"));
    m_attach->setText(tr("Attach…"));
    m_look->setText(tr("Look"));
    m_save->setText(tr("Save as…"));
    m_copy->setText(tr("Copy digest"));
    m_retire->setText(tr("Retire…"));
    refresh();
}

QString AttachmentsTab::caption()
{
    return tr("Attachments");
}

void AttachmentsTab::showRecord(const QUuid &record)
{
    m_record = record;
    if (!m_table->model()) { // its columns are measured when there is a record, not while the program starts
        m_table->setModel(m_files);
        using Model = items::AttachmentsModel;
        for (const auto &[column, width] : {std::pair(Model::NameColumn, 190), std::pair(Model::SizeColumn, 76), std::pair(Model::TypeColumn, 64), std::pair(Model::StateColumn, 110),
                                            std::pair(Model::ByColumn, 90), std::pair(Model::WhenColumn, 130), std::pair(Model::DigestColumn, 150), std::pair(Model::NoteColumn, 160)})
            m_table->setColumnWidth(column, shell::px(width));
        connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AttachmentsTab::refresh);
    }
    m_files->show(record);
    refresh();
}

int AttachmentsTab::selectedRow() const
{
    const auto *selection = m_table->selectionModel();
    const auto rows = selection ? selection->selectedRows() : QModelIndexList();
    return rows.size() == 1 ? rows.front().row() : -1;
}

QString AttachmentsTab::whyNotAttach() const
{
    if (!m_context.files)
        return tr("Files cannot be kept here.");
    const auto &actor = m_context.host.actor();
    for (const auto &right : {m_shape.name + QStringLiteral(".edit"), QStringLiteral("attachment.create")})
        if (!actor.may(right))
            return tr("Your roles do not include the right “%1”.").arg(right);
    if (!m_lock.isEmpty())
        return m_lock;
    return m_record.isNull() && !m_owner ? tr("Choose one saved record first.") : QString();
}

void AttachmentsTab::standFlush()
{
    m_barPlace->setContentsMargins(0, shell::px(4), 0, 0);
    m_empty->setContentsMargins(0, shell::px(4), 0, 0);
}

void AttachmentsTab::setLock(const QString &reason)
{
    m_lock = reason;
    refresh();
}

void AttachmentsTab::withOwner(const Ready &ready)
{
    if (m_owner)
        m_owner(ready);
    else
        ready(m_record, {});
}

QString AttachmentsTab::whyNotRetire() const
{
    const auto &actor = m_context.host.actor();
    for (const auto &right : {m_shape.name + QStringLiteral(".edit"), QStringLiteral("attachment.retire")})
        if (!actor.may(right))
            return tr("Your roles do not include the right “%1”.").arg(right);
    return selectedRow() < 0 ? tr("Select an attachment first.") : QString();
}

void AttachmentsTab::refresh()
{
    const bool any = m_files->rowCount() > 0;
    const QString why = whyNotAttach();
    m_empty->setVisible(!any);
    m_empty->setText(why.isEmpty() ? tr("Nothing hangs on this record. Attach files by the button, drop them here, or paste a picture.")
                                   : tr("Nothing hangs on this record."));
    m_table->setVisible(any);
    m_attach->setEnabled(why.isEmpty());
    m_attach->setToolTip(why.isEmpty() ? tr("Hang files on this record; up to %1 each").arg(QLocale().formattedDataSize(rules::usualFileBytes, 0, QLocale::DataSizeTraditionalFormat)) : why);
    const bool one = selectedRow() >= 0;
    const QString chooseFirst = one ? QString() : tr("Select an attachment first.");
    for (auto *button : {m_look, m_save, m_copy}) {
        button->setEnabled(one);
        button->setToolTip(chooseFirst);
    }
    const QString whyNot = whyNotRetire();
    m_retire->setEnabled(whyNot.isEmpty());
    m_retire->setToolTip(whyNot.isEmpty() ? tr("Take the attachment off the record; its history stays") : whyNot);
}

void AttachmentsTab::askForFiles()
{
    attachFiles(QFileDialog::getOpenFileNames(this, tr("Attach files")));
}

void AttachmentsTab::attachFiles(const QStringList &paths)
{
    if (!whyNotAttach().isEmpty())
        return;
    if (paths.size() > mostAtOnce) {
        m_context.host.notify({shell::Severity::Warning, tr("%n files are too many at once", nullptr, int(paths.size())), tr("None of them was attached."), tr("Attach at most %1, or pack them into one archive.").arg(mostAtOnce), {}, {}});
        return;
    }
    withOwner([this, paths](const QUuid &record, const std::vector<QUuid> &after) {
        for (const auto &path : paths)
            whenDone(m_context.files->keep(path), this, [this, owner = Owner{record, after}, name = QFileInfo(path).fileName()](const Result<StoredFile> &kept) { hang(owner, name, kept); });
    });
}

bool AttachmentsTab::attach(const QMimeData &data)
{
    QStringList paths;
    for (const auto &url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (!paths.isEmpty()) {
        attachFiles(paths);
        return true;
    }
    if (!data.hasImage() || !whyNotAttach().isEmpty())
        return false;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const auto picture = qvariant_cast<QImage>(data.imageData());
    if (picture.isNull() || !picture.save(&buffer, "PNG"))
        return false;
    const QString name = tr("Picture %1").arg(QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).toString(QStringLiteral("yyyy-MM-dd hh.mm.ss"))) + QStringLiteral(".png");
    withOwner([this, bytes, name](const QUuid &record, const std::vector<QUuid> &after) {
        whenDone(m_context.files->keep(bytes, name), this, [this, owner = Owner{record, after}, name](const Result<StoredFile> &kept) { hang(owner, name, kept); });
    });
    return true;
}

/// The content is durable here by now; the act that names it comes second.
void AttachmentsTab::hang(const Owner &owner, const QString &name, const Result<StoredFile> &kept)
{
    if (!kept) {
        auto notice = shell::noticeOf(kept.error());
        notice.severity = shell::Severity::Failure;
        notice.happened = kept.error().code == ErrorCode::TooLarge ? tr("“%1” is larger than %2").arg(name, QLocale().formattedDataSize(rules::usualFileBytes, 0, QLocale::DataSizeTraditionalFormat))
            : kept.error().code == ErrorCode::InvalidValue         ? tr("“%1” is empty").arg(name)
                                                                   : tr("“%1” cannot be read").arg(name);
        notice.meaning = tr("It was not attached.");
        notice.remedy = tr("Choose another file.");
        m_context.host.notify(notice);
        return;
    }
    const Command command{.id = m_context.ids.next(), .kind = CommandKind::Create, .entity = QString::fromLatin1(Describe<Attachment>::name), .targets = {{m_context.ids.next(), 0}},
                          .fields = rules::attachmentFields(m_shape.name, owner.record, name, *kept), .overruled = {}, .reason = {}, .after = owner.after, .occurredAt = m_context.clock.now()};
    whenDone(m_context.commands.submit(command), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

void AttachmentsTab::fetched(const std::function<void(const QString &)> &then)
{
    const int row = selectedRow();
    if (row < 0 || !m_context.files)
        return;
    const QString digest = m_files->digestAt(row);
    const QString name = m_files->nameAt(row);
    if (!m_context.files->isHere(digest))
        m_files->setComing(digest, true);
    whenDone(m_context.files->fetch(digest), this, [this, digest, name, then](const Result<QString> &path) {
        m_files->setComing(digest, false);
        if (path)
            return then(*path);
        if (path.error().code == ErrorCode::Unavailable || path.error().code == ErrorCode::NotSignedIn || path.error().code == ErrorCode::Cancelled)
            m_context.host.notify({shell::Severity::Warning, tr("“%1” is not on this machine yet").arg(name), tr("Its content lies at the server, which cannot be asked now."), tr("It comes when connected: open it again then."), {}, {}});
        else
            m_context.host.notify(shell::noticeOf(path.error()));
    });
}

void AttachmentsTab::look()
{
    const int row = selectedRow();
    if (row < 0)
        return;
    const AttachmentPreview::Subject subject{m_files->nameAt(row), m_files->mediaTypeAt(row), m_files->sizeAt(row), m_files->digestAt(row)};
    fetched([this, subject](const QString &path) {
        auto *preview = new AttachmentPreview(subject, path, this);
        preview->setAttribute(Qt::WA_DeleteOnClose);
        connect(preview, &AttachmentPreview::saveAsked, this, &AttachmentsTab::saveAs);
        preview->show();
    });
}

void AttachmentsTab::saveAs()
{
    const int row = selectedRow();
    if (row < 0)
        return;
    const QString to = QFileDialog::getSaveFileName(this, tr("Save the attachment"), rules::safeFileName(m_files->nameAt(row)));
    if (to.isEmpty())
        return;
    fetched([this, to](const QString &path) {
        whenDone(copied(path, to), this, [this, to](const Result<void> &done) {
            if (done)
                m_context.host.notify({shell::Severity::Done, tr("Saved to %1").arg(to), {}, {}, {}, {}});
            else
                m_context.host.notify(shell::noticeOf(done.error()));
        });
    });
}

void AttachmentsTab::copyDigest()
{
    if (const int row = selectedRow(); row >= 0)
        QGuiApplication::clipboard()->setText(m_files->digestAt(row));
}

void AttachmentsTab::retire()
{
    const int row = selectedRow();
    if (!whyNotRetire().isEmpty())
        return;
    const std::vector<Record> records{m_files->attachmentAt(row)->record};
    const auto reason = askReason({.title = tr("Retire the attachment"), .question = tr("Take “%1” off this record?").arg(m_files->nameAt(row)),
                                   .consequence = tr("It is no longer shown; name, digest and who attached it stay in the history."), .verb = tr("Retire")}, this);
    if (!reason)
        return;
    whenDone(m_context.commands.submit(items::commandOn(CommandKind::Retire, shapeOf<Attachment>(), records, *reason, m_context.ids, m_context.clock)), this, [this](const Result<void> &result) {
        if (!result)
            m_context.host.notify(shell::noticeOf(result.error()));
    });
}

void AttachmentsTab::dragEnterEvent(QDragEnterEvent *event)
{
    if (whyNotAttach().isEmpty() && (event->mimeData()->hasUrls() || event->mimeData()->hasImage()))
        event->acceptProposedAction();
}

void AttachmentsTab::dropEvent(QDropEvent *event)
{
    if (attach(*event->mimeData()))
        event->acceptProposedAction();
}

/// While the keyboard is here, pasting attaches: the window's own shortcut would paste cells.
bool AttachmentsTab::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        event->accept();
        return true;
    }
    return RecordTab::event(event);
}

void AttachmentsTab::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && attach(*QGuiApplication::clipboard()->mimeData())) {
        event->accept();
        return;
    }
    RecordTab::keyPressEvent(event);
}

} // namespace views::panels
