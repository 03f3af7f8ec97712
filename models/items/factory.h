// Factory: makes the item models that views ask for, all on one source of rows. Made in wiring, handed to every panel.
#pragma once

#include "items/drafts.h"
#include "items/findinglist.h"
#include "items/historymodel.h"
#include "items/impactmodel.h"
#include "items/outboxmodel.h"
#include "items/recordeditor.h"
#include "items/recordfinder.h"
#include "items/recordlistmodel.h"
#include "items/referencesource.h"
#include "items/relationsmodel.h"
#include "items/resourcecharts.h"
#include "items/resourcetree.h"
#include "items/undolist.h"

namespace items {

class Factory
{
public:
    /// All of them outlive the factory and what it makes.
    Factory(Queries &queries, const Catalogues &catalogues, const Clock &clock, IdSource &ids)
        : m_queries(queries)
        , m_catalogues(catalogues)
        , m_clock(clock)
        , m_ids(ids)
    {
    }

    /// What one session keeps; both outlive the factory. A lab may do without.
    void keep(UndoList &undo, Drafts &drafts)
    {
        m_undo = &undo;
        m_drafts = &drafts;
    }
    [[nodiscard]] UndoList *undo() const { return m_undo; }
    [[nodiscard]] Drafts *drafts() const { return m_drafts; }
    [[nodiscard]] Queries &queries() const { return m_queries; }
    [[nodiscard]] const Catalogues &catalogues() const { return m_catalogues; }
    [[nodiscard]] RecordListModel *list(const Shape &shape, QObject *parent) const { return new RecordListModel(shape, m_catalogues, m_queries, parent); }
    [[nodiscard]] RecordFinder *finder(const std::vector<const Shape *> &shapes, QObject *parent) const { return new RecordFinder(shapes, m_catalogues, m_queries, parent); }
    [[nodiscard]] RecordEditor *editor(const Shape &shape, QObject *parent) const { return new RecordEditor(shape, m_catalogues, m_ids, m_clock, parent); }
    [[nodiscard]] HistoryModel *history(QObject *parent) const { return new HistoryModel(m_catalogues, m_clock, m_queries, parent); }
    [[nodiscard]] RelationsModel *relations(QObject *parent) const { return new RelationsModel(m_catalogues, m_queries, parent); }
    [[nodiscard]] ImpactModel *impact(QObject *parent) const { return new ImpactModel(m_catalogues, m_queries, parent); }
    [[nodiscard]] LedgerWatch *watch(QObject *parent) const { return new LedgerWatch(m_queries, m_clock, parent); }
    [[nodiscard]] FindingList *findings(const LedgerWatch &watch, QObject *parent) const { return new FindingList(m_catalogues, m_queries, watch, parent); }
    [[nodiscard]] ResourceCharts *charts(QObject *parent) const { return new ResourceCharts(m_catalogues, m_clock, m_queries, parent); }
    [[nodiscard]] ResourceTree *tree(QObject *parent) const { return new ResourceTree(m_queries, parent); }
    [[nodiscard]] OutboxModel *outbox(QObject *parent) const { return new OutboxModel(m_catalogues, m_clock, m_queries, parent); }
    /// `shape`: of the entity pointed to.
    [[nodiscard]] ReferenceSource *references(const Shape &shape, QObject *parent) const { return new ReferenceSource(shape, m_queries, parent); }

private:
    Queries &m_queries;
    const Catalogues &m_catalogues;
    const Clock &m_clock;
    IdSource &m_ids;
    UndoList *m_undo = nullptr;
    Drafts *m_drafts = nullptr;
};

} // namespace items
