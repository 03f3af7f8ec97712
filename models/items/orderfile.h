// OrderFile: one order with what hangs on it, read in one go where rows are read, so that a window shows it in one step.
#pragma once

#include "contract/entities/policy.h"
#include "replica/listreader.h"
#include "rules/servicecatalogue.h"

#include <QHash>

namespace items {

using namespace contract;
using replica::ListRow;

/// What is read beside the order, its item and the item's steps.
struct OrderParts {
    bool steps = false;     ///< what was recorded of the steps, and the files on those records
    bool followUp = false;  ///< steps, notes, alerts, files and history
    bool resources = false; ///< what the order is about, with the ledger's rows; children and plan
    bool operator==(const OrderParts &) const = default;
};

struct OrderFile {
    ListRow order;                         ///< rid 0: the cache has none
    std::optional<ListRow> item;           ///< the version that it started with
    std::vector<rules::ServiceStep> steps; ///< of that version; none where they are not understood
    /// In the order of creation; the latest OrderFile::most of each.
    std::vector<ListRow> records; ///< order_step
    std::vector<ListRow> notes;
    std::vector<ListRow> alerts;
    std::vector<ListRow> files; ///< on the order and on its records
    std::vector<ListRow> resources;
    std::vector<ListRow> children;
    QHash<QUuid, ListRow> ledger;                ///< the resources themselves
    std::vector<replica::HistoryEntry> history;  ///< of the order, newest first, with what is not confirmed on top
    QHash<QString, QString> names;               ///< of records that the history points to, by id
    QString calendar;                            ///< content of the living calendar; empty: the shipped one counts
    bool cut = false;                            ///< there is more than `most` of something

    static constexpr int most = 2'000;

    [[nodiscard]] const ListRow *recordOf(int step) const;
    [[nodiscard]] std::vector<const ListRow *> filesOn(const QUuid &record) const;
};

/// The content of the living policy of that kind; empty where there is none.
[[nodiscard]] Result<QString> readPolicy(replica::ListReader &reader, PolicyKind kind);
[[nodiscard]] Result<OrderFile> readOrderFile(replica::ListReader &reader, const QString &outboxPath, const QUuid &order, OrderParts parts);

/// What was done to a record, newest first, with the acts that the server has not confirmed on top.
[[nodiscard]] Result<std::vector<replica::HistoryEntry>> wholeHistory(replica::ListReader &reader, const QString &outboxPath, const Shape &shape, const QUuid &id);

/// How the same step was done in other orders: the latest that are done, have words and nothing abnormal.
struct StepExample {
    ListRow record;
    QString order; ///< its number, or its title where it has none yet
};
[[nodiscard]] Result<std::vector<StepExample>> readStepExamples(replica::ListReader &reader, const QString &stepKey, const QUuid &except, int most);

/// Text of a field by its name; empty for one that is no text.
[[nodiscard]] QString textIn(const Shape &shape, const Record &record, QStringView field);
[[nodiscard]] qint64 integerIn(const Shape &shape, const Record &record, QStringView field);
[[nodiscard]] QUuid idIn(const Shape &shape, const Record &record, QStringView field);

} // namespace items
