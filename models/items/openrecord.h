// OpenRecord: a record that a window shows with everything that hangs on it, followed: it is read again when any of that
// has changed, at most so often, and never for a record that is shown no more.
#pragma once

#include "contract/whendone.h"
#include "items/queries.h"

#include <QElapsedTimer>
#include <QTimer>

namespace items {

class OpenRecord : public QObject
{
    Q_OBJECT

public:
    /// A sync may change hundreds of rows in a second: they are read again at most so often.
    static constexpr int restMs = 100;

    /// A null id closes it; nothing is read then.
    void show(const QUuid &record);
    [[nodiscard]] const QUuid &id() const { return m_id; }

Q_SIGNALS:
    /// What is read is another, or nothing.
    void shown();
    void failed(const contract::Error &error);

protected:
    OpenRecord(Queries &queries, QObject *parent);

    [[nodiscard]] Queries &queries() const { return m_queries; }
    /// True where a change of those rows is one of what is shown.
    [[nodiscard]] virtual bool concerns(const QString &entity, const QVector<QUuid> &ids) const = 0;
    /// Asks for everything and hands the answer to takes().
    virtual void ask() = 0;
    virtual void forget() = 0;

    /// The answer becomes `file`; nothing where its record is not there.
    template <class File> void takes(QFuture<Result<File>> answer, std::optional<File> &file, ListRow File::*record)
    {
        whenDone(std::move(answer), this, [this, &file, record, generation = m_generation](const Result<File> &read) {
            if (generation != m_generation)
                return;
            m_reading = false;
            if (read) {
                file.reset();
                if (((*read).*record).rid != 0)
                    file = *read;
                Q_EMIT shown();
            } else {
                Q_EMIT failed(read.error());
            }
            if (std::exchange(m_again, false))
                readSoon();
        });
    }

private:
    void follow(const QString &entity, const QVector<QUuid> &ids);
    void readSoon();
    void read();

    Queries &m_queries;
    QUuid m_id;
    QTimer m_resting;
    QElapsedTimer m_since; ///< the last reading
    bool m_reading = false;
    bool m_again = false; ///< something changed while it was read
    quint64 m_generation = 0;
};

} // namespace items
