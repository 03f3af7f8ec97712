// ResourceTree: unit → system with the number of resources on each, for the query that a list beside it shows. Follows live
// changes; numbers stay until the new ones are here, and only rows that change are said to.
#pragma once

#include "items/entitymodelbase.h"
#include "items/queries.h"
#include "items/unitforest.h"

namespace items {

class ResourceTree : public EntityTreeBase
{
    Q_OBJECT

public:
    enum Column { Title, Count, ColumnCount };
    /// Of a place: TreePlace::Kind as int; whether a search shows it for what stands below it.
    enum TreeRole { KindRole = LoadedRole + 0x100, WayRole };

    ResourceTree(Queries &queries, QObject *parent = nullptr);
    ~ResourceTree() override;

    /// Of resources; filters by unit and system are the tree's own and do not count.
    void setQuery(const ListQuery &query);
    /// Shows units and systems of that name (two characters, pinyin, initials) only.
    void setText(const QString &text);
    /// Nothing is asked while nobody looks.
    void setActive(bool active);

    /// The filters that show the resources of the row; none for "all".
    [[nodiscard]] std::vector<NamedFilter> filtersAt(const QModelIndex &index) const;
    /// The row that these filters of a list stand for; none where there is no such row.
    [[nodiscard]] QModelIndex rowOf(const std::vector<replica::ListFilter> &filters);
    /// Those of the filters that the tree speaks of.
    [[nodiscard]] static bool isOwn(const replica::ListFilter &filter);
    /// Numbers are here.
    [[nodiscard]] bool isCounted() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The numbers fit the query now.
    void counted();
    /// The rows fit the text now.
    void found();
    void failed(const contract::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
