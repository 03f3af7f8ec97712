// Shelf: the port by which views attach and open files, over the contents of the account that is open. Copying runs in
// the pool, asking the server on the line.
#pragma once

#include "contract/ports.h"

#include <QMutex>

namespace replica {
class Contents;
}

namespace syncing {

using namespace contract;

class Desk;
class Line;

class Shelf : public FileShelf
{
public:
    Shelf(Desk &desk, Line &line) : m_desk(desk), m_line(line) {}

    /// The contents of the account that is open now; null where none is.
    void open(std::shared_ptr<replica::Contents> contents);

    QFuture<Result<StoredFile>> keep(const QString &path) override;
    QFuture<Result<StoredFile>> keep(const QByteArray &bytes, const QString &name) override;
    QFuture<Result<QString>> fetch(const QString &digest) override;
    [[nodiscard]] bool isHere(const QString &digest) const override;

private:
    using Contents = std::shared_ptr<replica::Contents>;
    [[nodiscard]] Contents contents() const;
    QFuture<Result<StoredFile>> keepFrom(std::function<std::unique_ptr<QIODevice>()> open, const QString &name);
    void pruneLater();

    Desk &m_desk;
    Line &m_line;
    mutable QMutex m_guard; ///< over m_contents
    Contents m_contents;
};

} // namespace syncing
