#include "replica/contents.h"

#include "contract/digest.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QUuid>
#include <fcntl.h>
#include <unistd.h>

namespace replica {

Q_LOGGING_CATEGORY(lcContents, "yunheng.replica.contents")

namespace {

constexpr qint64 pieceBytes = 1 << 20;
/// What was used so recently stays: its act may be on its way into the outbox.
constexpr int freshSeconds = 600;

Unexpected failed(const QString &path, const QString &why)
{
    return fail(ErrorCode::Storage, path, why);
}

/// A new name in a folder is durable once the folder is.
bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
}

bool makePrivate(QFile &file)
{
    return file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

Contents::Contents(QString folder) : m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const auto &name : QDir(m_folder).entryList(QDir::Files)) {
        if (isDigest(name))
            m_here.insert(name);
        else if (name.startsWith(QLatin1StringView("new-"))) // a copy that a kill broke off
            QFile::remove(m_folder + u'/' + name);
    }
}

QString Contents::path(const QString &digest) const
{
    Q_ASSERT_X(isDigest(digest), "Contents", "a digest, and no path");
    return m_folder + u'/' + digest;
}

bool Contents::has(const QString &digest) const
{
    const QMutexLocker lock(&m_guard);
    return m_here.contains(digest);
}

Result<qint64> Contents::size(const QString &digest) const
{
    if (!has(digest))
        return fail(ErrorCode::NotFound, QStringLiteral("digest"));
    return QFileInfo(path(digest)).size();
}

Result<QByteArray> Contents::read(const QString &digest, qint64 at, qint64 most) const
{
    if (!has(digest))
        return fail(ErrorCode::NotFound, QStringLiteral("digest"));
    QFile file(path(digest));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(at))
        return failed(file.fileName(), file.errorString());
    return file.read(most);
}

Result<void> Contents::settle(const QString &from, const QString &digest)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(path(digest)).constData()) != 0 || !syncFolder(m_folder)) // replaces the same bytes
        return failed(path(digest), QStringLiteral("cannot be put in place"));
    const QMutexLocker lock(&m_guard);
    m_here.insert(digest);
    return {};
}

Result<StoredFile> Contents::add(QIODevice &source, const QString &name, qint64 most)
{
    QFile copy(m_folder + QStringLiteral("/new-") + QUuid::createUuid().toString(QUuid::Id128));
    if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !makePrivate(copy))
        return failed(copy.fileName(), copy.errorString());
    struct Forget {
        QFile &file;
        ~Forget() { file.remove(); }
    } const forget{copy}; // after settle() it has another name

    Sm3 digest;
    StoredFile stored;
    QByteArray head;
    while (true) {
        const QByteArray piece = source.read(pieceBytes);
        if (piece.isEmpty())
            break;
        if (head.isEmpty())
            head = piece;
        stored.size += piece.size();
        if (stored.size > most)
            return fail(ErrorCode::TooLarge, QStringLiteral("size"), QString::number(most));
        digest.add(piece);
        if (copy.write(piece) != piece.size())
            return failed(copy.fileName(), copy.errorString());
    }
    if (stored.size == 0)
        return source.isOpen() && source.atEnd() ? fail(ErrorCode::InvalidValue, QStringLiteral("size"), QStringLiteral("the file is empty")) : failed(name, source.errorString());
    if (!copy.flush() || ::fsync(copy.handle()) != 0)
        return failed(copy.fileName(), copy.errorString());
    stored.digest = digest.hex();
    stored.mediaType = QMimeDatabase().mimeTypeForFileNameAndData(name, head).name();
    return settle(copy.fileName(), stored.digest).map([&] { return stored; });
}

qint64 Contents::arrived(const QString &digest) const
{
    return QFileInfo(unfinished(digest)).size(); // 0 where there is none
}

Result<void> Contents::append(const QString &digest, const QByteArray &piece)
{
    QFile file(unfinished(digest));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || !makePrivate(file) || file.write(piece) != piece.size() || !file.flush())
        return failed(file.fileName(), file.errorString());
    return {};
}

Result<void> Contents::finish(const QString &digest)
{
    QFile file(unfinished(digest));
    if (!file.open(QIODevice::ReadWrite))
        return failed(file.fileName(), file.errorString());
    Sm3 sum;
    for (QByteArray piece = file.read(pieceBytes); !piece.isEmpty(); piece = file.read(pieceBytes))
        sum.add(piece);
    if (const QString found = sum.hex(); found != digest) {
        file.remove();
        return fail(ErrorCode::InvalidValue, QStringLiteral("digest"), QStringLiteral("what came has the digest %1").arg(found));
    }
    if (::fsync(file.handle()) != 0)
        return failed(file.fileName(), file.errorString());
    return settle(file.fileName(), digest);
}

void Contents::used(const QString &digest)
{
    QFile file(path(digest));
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

int Contents::prune(qint64 mostBytes, const QSet<QString> &kept)
{
    auto files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed); // the longest unused first
    qint64 total = 0;
    for (const auto &file : std::as_const(files))
        total += file.size();
    const auto fresh = QDateTime::currentDateTimeUtc().addSecs(-freshSeconds);
    int removed = 0;
    for (const auto &file : std::as_const(files)) {
        if (total <= mostBytes)
            break;
        if (kept.contains(file.completeBaseName()) || file.lastModified() > fresh || !QFile::remove(file.filePath()))
            continue;
        total -= file.size();
        ++removed;
        const QMutexLocker lock(&m_guard);
        m_here.remove(file.fileName());
    }
    qCInfo(lcContents) << "removed" << removed << "contents that were not used for long";
    return removed;
}

} // namespace replica
