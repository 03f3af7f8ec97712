// RecordListModel: a list of any length of any entity, for a QTableView. It holds the order (4 bytes a row) and the pages
// in sight; live changes patch rows in place, so selection and scroll position stay.
#pragma once

#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class RecordListModel : public EntityTableBase
{
    Q_OBJECT

public:
    /// What a list shows from its first moment on.
    struct Start {
        ListQuery query;
        std::vector<int> columns;
        int page = usualPage; ///< rows told before all of the order is known: more than a tall window shows
    };
    static constexpr int usualPage = 60;

    RecordListModel(const Shape &shape, const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);
    RecordListModel(Start start, const Catalogues &catalogues, Queries &queries, QObject *parent = nullptr);
    ~RecordListModel() override;

    [[nodiscard]] const Shape &shape() const;
    [[nodiscard]] const Catalogues &catalogues() const;

    /// The list stays as it is until the first rows of the new query are here.
    void setQuery(const ListQuery &query);
    [[nodiscard]] const ListQuery &query() const;
    /// Parts of the query; each begins anew.
    void setSearch(const QString &text);
    void setFilters(const std::vector<replica::ListFilter> &filters);
    void setSorts(const std::vector<replica::ListSort> &sorts);
    void setRetired(replica::RetiredRows retired);
    /// Filters that ask the same at another time ("until now"): the list stays as it is, and rows come and go.
    void follow(const std::vector<replica::ListFilter> &filters);
    /// The list as it stood then; 0: as it stands.
    void setAsOf(Instant asOf);
    /// A click on a header: sorts by that column alone.
    void sort(int column, Qt::SortOrder order) override;

    /// The fields shown as columns, by their position in the shape, in the order shown.
    void setColumns(const std::vector<int> &fields);
    [[nodiscard]] const std::vector<int> &columns() const;
    /// Those that the entity lists unless a person chooses.
    [[nodiscard]] static std::vector<int> usualColumns(const Shape &shape);
    [[nodiscard]] const FieldShape &fieldAt(int column) const;

    /// The exact number of matches; -1 while only the first rows are known.
    [[nodiscard]] qint64 matches() const;
    [[nodiscard]] bool isBusy() const;
    /// A null id for a row that is not here yet.
    [[nodiscard]] QUuid idAt(int row) const;
    /// Null for a row that is not here yet; valid until the next event.
    [[nodiscard]] const ListRow *rowAt(int row) const;
    /// Asks for the row of a record: `found` gets -1 where the list does not show it.
    void locate(const QUuid &id, const QObject *context, std::function<void(int row)> found);

    /// The records of those rows, also of rows that are not here yet; at once where all are. Rows gone since are left out.
    void read(const std::vector<int> &rows, const QObject *context, std::function<void(std::vector<ListRow>)> ready);

    /// The cells as shown, one line a row, tabs between them; asks for the rows that are not here yet. At most
    /// `copyLimit` rows. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    enum class Header { No, Yes };
    void copyAsText(const std::vector<int> &rows, Header header, const QObject *context, std::function<void(QString)> ready);
    static constexpr int copyLimit = 100'000;

    /// What a person put into a cell and the row does not hold: on its way into the outbox, or refused and still theirs.
    /// Shown in the cell until it is forgotten.
    struct TypedCell {
        Value value;
        QString title; ///< of the record that a reference points to
        std::optional<Error> problem;
    };
    void showTyped(const QUuid &record, int field, const TypedCell &cell);
    void forgetTyped(const QUuid &record, int field);
    /// Null where the row's own value is shown.
    [[nodiscard]] const TypedCell *typedAt(int row, int field) const;
    /// A fresher state of a row, read before the list heard of it.
    void take(const ListRow &row);

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Exact, or -1 while it is being counted.
    void matchesChanged(qint64 matches);
    void busyChanged(bool busy);
    void columnsChanged();
    void failed(const contract::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
