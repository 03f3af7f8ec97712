// LabShelf: the contents of this machine, without a line to a server.
#pragma once

#include "contract/ports.h"
#include "replica/contents.h"

#include <QBuffer>
#include <QFile>
#include <QPromise>

namespace support {

using namespace contract;

class LabShelf : public FileShelf
{
public:
    /// `mostBytes`: of a file.
    explicit LabShelf(const QString &folder, qint64 mostBytes = 20 << 20) : contents(folder), m_mostBytes(mostBytes) {}
    QFuture<Result<StoredFile>> keep(const QString &path) override
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return ready<StoredFile>(fail(ErrorCode::Storage, path, file.errorString()));
        return ready(contents.add(file, path, m_mostBytes));
    }
    QFuture<Result<StoredFile>> keep(const QByteArray &bytes, const QString &name) override
    {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        return ready(contents.add(buffer, name, 1'000'000));
    }
    QFuture<Result<QString>> fetch(const QString &digest) override
    {
        return ready(contents.has(digest) ? Result<QString>(contents.path(digest)) : Result<QString>(fail(ErrorCode::Unavailable)));
    }
    [[nodiscard]] bool isHere(const QString &digest) const override { return contents.has(digest); }

    replica::Contents contents;

private:
    template <class T> static QFuture<Result<T>> ready(Result<T> answer)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }

    const qint64 m_mostBytes;
};

} // namespace support
