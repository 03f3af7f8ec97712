// Contents: the files of attachments on this machine, each under its digest in one folder that only its owner may read.
// A content is whole and durable once it has its name; what is half there has another. Callable from any thread.
#pragma once

#include "contract/ports.h"

#include <QMutex>
#include <QSet>

class QIODevice;

namespace replica {

using namespace contract;

class Contents
{
public:
    /// Makes the folder where it is missing.
    explicit Contents(QString folder);

    /// Copies the source; the same bytes lie there once, however often they come. TooLarge beyond `most`; InvalidValue on
    /// `size` for an empty one; Storage where reading or writing fails.
    Result<StoredFile> add(QIODevice &source, const QString &name, qint64 most);
    [[nodiscard]] bool has(const QString &digest) const;
    [[nodiscard]] QString path(const QString &digest) const;
    /// NotFound where the content is not here.
    [[nodiscard]] Result<qint64> size(const QString &digest) const;
    [[nodiscard]] Result<QByteArray> read(const QString &digest, qint64 at, qint64 most) const;

    /// Bytes that have arrived of a content that is still on its way.
    [[nodiscard]] qint64 arrived(const QString &digest) const;
    Result<void> append(const QString &digest, const QByteArray &piece);
    /// InvalidValue where what arrived is not what the digest says: it is thrown away.
    Result<void> finish(const QString &digest);

    /// Removes the contents that were not used for the longest time until the rest fits; never those in `kept`, nor what
    /// was used within the last minutes. Returns how many went.
    int prune(qint64 mostBytes, const QSet<QString> &kept);
    /// It was looked at: it goes later than others.
    void used(const QString &digest);

private:
    [[nodiscard]] QString unfinished(const QString &digest) const { return path(digest) + QStringLiteral(".part"); }
    Result<void> settle(const QString &from, const QString &digest);

    const QString m_folder;
    mutable QMutex m_guard; ///< over m_here
    QSet<QString> m_here;
};

} // namespace replica
