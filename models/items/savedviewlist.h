// SavedViewList: the views that a person may use on one entity's list, their own first, with the number of records that
// each shows now. Counted beside the window, one view after the other, only while somebody looks.
#pragma once

#include "contract/actor.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

/// A view as a list can use it.
struct View {
    Record record;         ///< of entity saved_view
    ListQuery query;
    std::vector<int> columns; ///< positions of fields; empty: the usual ones
    bool operator==(const View &) const = default;
};

/// Nothing where the record is of a kind, or names fields, that this program does not know.
[[nodiscard]] std::optional<View> viewOf(const Record &record);
/// The columns as the record keeps them.
[[nodiscard]] QString columnsText(const Shape &shape, const std::vector<int> &columns);

/// One view as a file carries it from one person to another.
struct ViewDraft {
    QString name;
    QString entity;
    QString query;
    QString columns;
    bool operator==(const ViewDraft &) const = default;
};
[[nodiscard]] QByteArray viewFile(const std::vector<ViewDraft> &views);
/// BadRequest where the file is none of views; a view that this program cannot use is named, and none is taken.
[[nodiscard]] Result<std::vector<ViewDraft>> viewsFromFile(const QByteArray &file);

class SavedViewList : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NameColumn, AudienceColumn, CountColumn, ColumnCount };
    SavedViewList(const Shape &shape, const Actor &actor, Queries &queries, QObject *parent = nullptr);
    ~SavedViewList() override;

    /// Counts while it is true, and follows live changes.
    void setWatched(bool watched);
    [[nodiscard]] const View &viewAt(int row) const;
    [[nodiscard]] bool isOwn(int row) const;
    /// The row of that view, or -1.
    [[nodiscard]] int rowOf(const QUuid &view) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void read();
    void take(const std::vector<ListRow> &rows);
    void countFrom(int row);
    [[nodiscard]] QString audienceText(const QString &audience) const;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
