// The tables of the workstation's cache, made from the field tables. The cache is disposable: it is not migrated but
// made anew when the shapes change, so its version is a digest of them.
//
//   <entity>          rid INTEGER PRIMARY KEY, id TEXT UNIQUE, revision (the server's), pending (1: predicted), retired,
//                     one column a field, then one companion a field that people sort in another order than its text
//   <entity>_gram, <entity>_text   what a search reads, by rid; see searchindex.h
//   base              what the server last said of the records that unsettled acts lie on
//   history           what was done to each record, by (entity, rid, revision); see historytable.h
//   cache_state       name -> text: version, cursor, complete, how far a first filling has come
//
// The rows shown are the predicted ones. `rid` grows with the id in a snapshot, so rid order is the order of creation.
#pragma once

#include "contract/shape.h"

#include <QStringList>

namespace replica {

using namespace contract;

/// Columns that stand before the fields in every entity's table.
enum CacheColumn { RidColumn, IdColumn, RevisionColumn, PendingColumn, RetiredColumn, FirstFieldColumn };

/// Changes with every shape, and with the layout of these tables.
[[nodiscard]] QString cacheVersion();

/// True where lists sort by a companion column: Chinese text by pinyin, addresses by number.
[[nodiscard]] bool hasSortKey(const FieldShape &field);
/// The column that sorts the field: `<field>_sort`, or the field itself.
[[nodiscard]] QString sortColumn(const FieldShape &field);
/// Positions of the fields with a companion, in the order of the companions' columns.
[[nodiscard]] std::vector<int> fieldsWithSortKey(const Shape &shape);

/// The position of an entity among allShapes(): its name in the history.
[[nodiscard]] qint64 entityNumber(const Shape &shape);

/// `base`, `history` and `cache_state`.
[[nodiscard]] QString createStateSql();
[[nodiscard]] QString createTableSql(const Shape &shape);
/// The name of the temporary table of former rows that a reader makes, and the table: the columns of the entity's own.
[[nodiscard]] QString formerTable(const Shape &shape);
[[nodiscard]] QString createFormerTableSql(const Shape &shape);
/// Of the history; built when the indexes of lists are.
[[nodiscard]] QStringList createHistoryIndexesSql();
/// Fields that lists ask about together all day, one of some values of the first and a span of the second: an index over
/// both answers for both at once.
struct FieldPair {
    QString first;
    QString second;
};
[[nodiscard]] std::vector<FieldPair> pairedFields(const Shape &shape);

/// Built late in a snapshot, at once otherwise: one a field that is indexed, over (sort column, rid), those of pairs, and
/// those that an evaluation counts from.
[[nodiscard]] QStringList createIndexesSql(const Shape &shape);

} // namespace replica
