// StocktakeCount: one stocktake being counted. Reads what is expected and what was scanned, by whomever, counts new scans
// at once, and looks codes that are expected nowhere up in the whole ledger.
#pragma once

#include "items/queries.h"
#include "rules/stocktake.h"

#include <QSet>

namespace items {

class StocktakeCount : public QObject
{
    Q_OBJECT

public:
    explicit StocktakeCount(Queries &queries, QObject *parent = nullptr);
    ~StocktakeCount() override;

    void open(const QUuid &stocktake, const ListQuery &coverage);
    void close();
    [[nodiscard]] const QUuid &stocktake() const;
    /// Everything expected and every scan so far is counted.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] const rules::Count &count() const;

    /// Scans made here.
    void take(const std::vector<rules::Scan> &scans);
    /// The batch in which scans made here become durable: when its row comes back it is not counted again.
    void own(const QUuid &batch);

Q_SIGNALS:
    /// So many of the expected resources were read.
    void progressed(qint64 read, qint64 all);
    void ready();
    /// The scans at those positions of count().seen() were counted, the last one included.
    void counted(int first, int last);
    /// Anything may be different: the scans were read anew.
    void recounted();
    void failed(const contract::Error &error);

private:
    struct Private;
    void readExpected(std::shared_ptr<const Rids> rids, size_t from);
    void readScans();
    void countAnew(const std::vector<rules::Scan> &scans, const QSet<QUuid> &batches);
    void placeNext();
    void place(const std::vector<rules::Scan> &scans);
    void lookUp(QStringList codes, std::function<void()> then);
    void follow(const QUuid &batch);
    std::unique_ptr<Private> d;
};

/// The resource as a stocktake sees it.
[[nodiscard]] rules::Counted countedOf(const Record &resource);

} // namespace items
