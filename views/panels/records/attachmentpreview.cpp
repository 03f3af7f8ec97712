#include "views/panels/records/attachmentpreview.h"

#include "contract/whendone.h"
#include "exchange/textdecoder.h"
#include "views/shell/theme.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

namespace views::panels {

using namespace contract;

namespace {

constexpr int mostMegabytes = 128;     ///< of a picture when it is unpacked: a small file may claim to be a huge one
constexpr int mostPixels = 4'000;      ///< to a side, as shown
constexpr qint64 mostText = 512 * 1024;

/// Formats whose readers only decode pixels.
bool isPlainPicture(const QByteArray &format)
{
    static const QList<QByteArray> plain{"png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff", "pbm", "pgm", "ppm", "xbm", "xpm", "ico"};
    return plain.contains(format);
}

std::optional<QImage> pictureIn(const QString &path)
{
    QImageReader::setAllocationLimit(mostMegabytes);
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isPlainPicture(reader.format()))
        return std::nullopt;
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > qint64(mostMegabytes) * 1024 * 1024 / 4)
        return std::nullopt;
    if (size.width() > mostPixels || size.height() > mostPixels)
        reader.setScaledSize(size.scaled(mostPixels, mostPixels, Qt::KeepAspectRatio));
    const auto picture = reader.read();
    return picture.isNull() ? std::nullopt : std::optional(picture);
}

/// Text has no control characters but those of lines.
bool looksLikeText(const QString &text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\r' && c != u'\t' && c != u'\f'; });
}

/// What the limit has cut in two would make UTF-8 look like another encoding.
void dropHalfCharacter(QByteArray &bytes)
{
    int behind = 0;
    while (behind < 3 && !bytes.isEmpty() && (uchar(bytes.back()) & 0xc0) == 0x80) {
        bytes.chop(1);
        ++behind;
    }
    if (!bytes.isEmpty() && uchar(bytes.back()) >= 0xc0)
        bytes.chop(1);
}

std::optional<QString> textIn(const QByteArray &bytes)
{
    exchange::TextDecoder decoder(bytes, exchange::encodingOf(bytes));
    QString all;
    for (QString piece;;) {
        const auto next = decoder.next(piece);
        all += piece;
        if (!next || piece.isEmpty())
            break; // a character that the limit has cut in two ends it
    }
    return all.isEmpty() || !looksLikeText(all) ? std::nullopt : std::optional(all);
}

} // namespace

AttachmentPreview::Shown AttachmentPreview::read(const QString &path, const QString &mediaType)
{
    Shown shown;
    if (const auto picture = pictureIn(path)) {
        shown.kind = Shown::Kind::Picture;
        shown.picture = *picture;
        return shown;
    }
    QFile file(path);
    if (mediaType == QLatin1StringView("application/pdf") || !file.open(QIODevice::ReadOnly))
        return shown;
    QByteArray bytes = file.read(mostText);
    shown.cut = !file.atEnd();
    if (shown.cut)
        dropHalfCharacter(bytes);
    if (const auto text = textIn(bytes)) {
        shown.kind = Shown::Kind::Text;
        shown.text = *text;
    }
    return shown;
}

AttachmentPreview::AttachmentPreview(const Subject &subject, const QString &path, QWidget *parent) : QDialog(parent), m_pages(new QStackedWidget(this)), m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("attachmentPreview"));
    setWindowTitle(subject.name);
    auto *heading = new QLabel(subject.name, this);
    heading->setFont(shell::headingFont(2));
    heading->setTextFormat(Qt::PlainText);
    heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setText(tr("Being read…"));
    auto *digest = new QLabel(QStringLiteral("SM3 ") + subject.digest, this);
    digest->setFont(shell::fixedFont());
    digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    digest->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    auto *save = buttons->addButton(tr("Save as…"), QDialogButtonBox::ActionRole);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shell::px(16), shell::px(12), shell::px(16), shell::px(12));
    column->setSpacing(shell::px(8));
    column->addWidget(heading);
    column->addWidget(m_note);
    column->addWidget(m_pages, 1);
    column->addWidget(digest);
    column->addWidget(buttons);
    resize(QSize(shell::px(900), shell::px(680)).boundedTo(screen()->availableSize() * 0.9));
    connect(save, &QPushButton::clicked, this, &AttachmentPreview::saveAsked);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    const auto promise = std::make_shared<QPromise<Shown>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, type = subject.mediaType] {
        promise->addResult(read(path, type));
        promise->finish();
    });
    m_note->setProperty("about", QStringLiteral("%1 · %2").arg(QLocale().formattedDataSize(subject.size, 1, QLocale::DataSizeTraditionalFormat), subject.mediaType));
    whenDone(promise->future(), this, [this](const Shown &shown) { present(shown); });
}

void AttachmentPreview::present(const Shown &shown)
{
    QString note = m_note->property("about").toString();
    switch (shown.kind) {
    case Shown::Kind::Picture: {
        auto *area = new QScrollArea(m_pages);
        auto *picture = new QLabel(area);
        picture->setAlignment(Qt::AlignCenter);
        picture->setPixmap(QPixmap::fromImage(shown.picture));
        picture->setAccessibleName(windowTitle());
        area->setAlignment(Qt::AlignCenter);
        area->setWidget(picture);
        m_pages->setCurrentIndex(m_pages->addWidget(area));
        note += QStringLiteral(" · %1 × %2").arg(shown.picture.width()).arg(shown.picture.height());
        break;
    }
    case Shown::Kind::Text: {
        auto *text = new QPlainTextEdit(m_pages);
        text->setReadOnly(true);
        text->setFont(shell::fixedFont());
        text->setPlainText(shown.text);
        text->setAccessibleName(windowTitle());
        m_pages->setCurrentIndex(m_pages->addWidget(text));
        if (shown.cut)
            note += QStringLiteral(" · ") + tr("Only the beginning is shown; save it to see the rest.");
        break;
    }
    case Shown::Kind::Neither: {
        auto *sentence = new QLabel(tr("This kind of file cannot be shown here. Save it to open it with another program."), m_pages);
        sentence->setAlignment(Qt::AlignCenter);
        sentence->setWordWrap(true);
        m_pages->setCurrentIndex(m_pages->addWidget(sentence));
        break;
    }
    }
    m_note->setText(note);
}

} // namespace views::panels
