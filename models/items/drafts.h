// Drafts: what was typed into forms and cells and is no act yet. It stands on disk within a second, in a file of the
// account that only its owner reads, so that a kill costs nobody their text; what a session left behind is offered by the
// next one.
#pragma once

#include "contract/command.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace items {

using namespace contract;

struct Draft {
    QString entity;
    std::vector<QUuid> records; ///< those in hand; none: a new record
    Patch fields;
    std::map<QString, QString> titles; ///< of the records that reference fields point to
    QString reason;
    Instant at; ///< when it was typed
    bool operator==(const Draft &) const = default;

    [[nodiscard]] bool isOf(const QString &itsEntity, const std::vector<QUuid> &itsRecords) const { return entity == itsEntity && records == itsRecords; }
};

[[nodiscard]] QByteArray toJson(const std::vector<Draft> &drafts);
/// BadRequest where it is no file of drafts, TooLarge where it is over its limits.
[[nodiscard]] Result<std::vector<Draft>> draftsFromJson(const QByteArray &json);

class Drafts : public QObject
{
    Q_OBJECT

public:
    static constexpr int restMs = 1'000;
    static constexpr size_t kept = 200;

    explicit Drafts(QString path, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~Drafts() override;

    /// What is being typed now; takes the place of what this session kept of the same records.
    void keep(const Draft &draft);
    /// What is kept of these records, of this session or an earlier one; null where nothing is.
    [[nodiscard]] const Draft *keptOf(const QString &entity, const std::vector<QUuid> &records) const;
    /// It was saved, or taken back.
    void drop(const QString &entity, const std::vector<QUuid> &records);

    /// What an earlier session left, the newest first.
    [[nodiscard]] const std::vector<Draft> &left() const { return m_left; }
    [[nodiscard]] const Draft *leftOf(const QString &entity, const std::vector<QUuid> &records) const;
    /// The person has taken it over, or does not want it.
    void settle(const Draft &draft);

Q_SIGNALS:
    /// left() is another.
    void leftChanged();
    void failed(const contract::Error &error);

private:
    void write();

    QString m_path;
    std::vector<Draft> m_left;
    std::vector<Draft> m_typed;
    QTimer m_resting;
    bool m_onDisk = false; ///< the file holds something of m_typed
    bool m_read = false;   ///< what the file held is known
    QThreadPool m_writer;  ///< one thread: the last state wins
};

} // namespace items
