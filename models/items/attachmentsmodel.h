// AttachmentsModel: the files that hang on one record, newest first, and where their contents lie.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/entitymodelbase.h"
#include "items/queries.h"

namespace items {

class AttachmentsModel : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, StateColumn, WhenColumn, ByColumn, TypeColumn, DigestColumn, NoteColumn, ColumnCount };
    enum class State {
        Here,     ///< on this machine, and at the server
        AtServer, ///< only at the server: comes when it is opened
        Waiting,  ///< attached here; goes to the server with its act
        Coming,   ///< being fetched
    };

    /// `isHere` says whether a content lies on this machine; must be quick.
    AttachmentsModel(const Catalogues &catalogues, const Clock &clock, Queries &queries, std::function<bool(const QString &digest)> isHere, QObject *parent = nullptr);
    ~AttachmentsModel() override;

    /// The attachments of that record; a null id empties the model. Follows live changes.
    void show(const QUuid &record);
    [[nodiscard]] const ListRow *attachmentAt(int row) const;
    [[nodiscard]] QString nameAt(int row) const;
    [[nodiscard]] QString digestAt(int row) const;
    [[nodiscard]] QString mediaTypeAt(int row) const;
    [[nodiscard]] qint64 sizeAt(int row) const;
    [[nodiscard]] State stateAt(int row) const;
    /// The content is on its way, or no longer.
    void setComing(const QString &digest, bool coming);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The rows of the record were read.
    void shown();

private:
    void ask();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
