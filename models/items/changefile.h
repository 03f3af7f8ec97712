// ChangeFile: one change with what hangs on it, read in one go where rows are read; OpenChange follows it.
#pragma once

#include "items/openrecord.h"

namespace items {

struct ChangeFile {
    ListRow change; ///< rid 0: the cache has none
    std::optional<ListRow> pattern;              ///< the template that it was made from
    std::vector<ListRow> steps;                  ///< change_step, in the order of creation
    std::vector<ListRow> files;                  ///< on the change
    std::vector<Record> keys;                    ///< signing keys of those who decided, also retired ones
    std::optional<ListRow> meeting;              ///< where the CAB decided on it
    QHash<QUuid, QString> people;                ///< names of those who decided or are represented
    QHash<QUuid, ListRow> ledger;                ///< the resources that it touches
    std::vector<replica::HistoryEntry> history;  ///< newest first, with what is not confirmed on top
    QString rules;                               ///< content of the living change rules; empty: the shipped ones count
    QString calendar;                            ///< of the working calendar

    static constexpr int most = 2'000;

    [[nodiscard]] QString textOf(QStringView field) const;
    [[nodiscard]] qint64 integerOf(QStringView field) const;
    [[nodiscard]] QUuid idIn(QStringView field) const;
};

[[nodiscard]] Result<ChangeFile> readChangeFile(replica::ListReader &reader, const QString &outboxPath, const QUuid &change);

/// The change that a window shows, followed: it is read again when anything that hangs on it has changed.
class OpenChange : public OpenRecord
{
    Q_OBJECT

public:
    explicit OpenChange(Queries &queries, QObject *parent = nullptr) : OpenRecord(queries, parent) {}

    /// Null until it is read, and where the cache has no such change.
    [[nodiscard]] const ChangeFile *file() const { return m_file ? &*m_file : nullptr; }

private:
    [[nodiscard]] bool concerns(const QString &entity, const QVector<QUuid> &ids) const override;
    void ask() override;
    void forget() override { m_file.reset(); }

    std::optional<ChangeFile> m_file;
};

} // namespace items
