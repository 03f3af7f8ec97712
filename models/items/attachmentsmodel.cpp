#include "items/attachmentsmodel.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/languagewatch.h"

#include <QMimeDatabase>
#include <QSet>

namespace items {

namespace {

/// More files on one record say nothing to a person.
constexpr size_t mostShown = 2'000;
constexpr qsizetype digestShown = 12;

} // namespace

struct AttachmentsModel::Private {
    const Catalogues &catalogues;
    const Clock &clock;
    Queries &queries;
    std::function<bool(const QString &)> isHere;
    const Shape &shape = shapeOf<Attachment>();
    QUuid record = {};
    std::vector<ListRow> rows = {};
    QSet<QString> coming = {};
    quint64 generation = 0;

    [[nodiscard]] const Value &value(int row, QStringView field) const { return rows[size_t(row)].record.values[size_t(shape.indexOf(field))]; }
    [[nodiscard]] QString caption(QStringView field) const { return captionOf(shape, shape.fields[size_t(shape.indexOf(field))]); }
};

AttachmentsModel::AttachmentsModel(const Catalogues &catalogues, const Clock &clock, Queries &queries, std::function<bool(const QString &)> isHere, QObject *parent)
    : EntityTableBase(parent), d(new Private{catalogues, clock, queries, std::move(isHere)})
{
    const auto again = [this](const QString &entity) {
        if (entity == d->shape.name)
            ask();
    };
    connect(&queries, &Queries::changed, this, again);
    connect(&queries, &Queries::reloaded, this, again);
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

AttachmentsModel::~AttachmentsModel() = default;

void AttachmentsModel::show(const QUuid &record)
{
    if (record == d->record)
        return;
    d->record = record;
    reset([&] { d->rows.clear(); });
    ask();
}

void AttachmentsModel::ask()
{
    const quint64 question = ++d->generation;
    if (d->record.isNull())
        return;
    const ListQuery query{.entity = d->shape.name, .filters = {{QStringLiteral("record_id"), replica::ListFilter::Test::AnyOf, {idText(d->record)}}}};
    whenDone(d->queries.order(this, query, 1, [](const replica::FirstRows &) {}), this, [this, question](const Result<std::shared_ptr<const Rids>> &order) {
        if (!order || question != d->generation)
            return;
        // Newest first, which is the other way round than they were made.
        Rids rids((*order)->rbegin(), (*order)->rbegin() + std::min(ptrdiff_t(mostShown), std::ssize(**order)));
        whenDone(d->queries.rows(d->shape, std::move(rids)), this, [this, question](Result<std::vector<ListRow>> rows) {
            if (!rows || question != d->generation)
                return;
            std::erase_if(*rows, [](const ListRow &row) { return row.rid == 0; });
            reset([&] { d->rows = *std::move(rows); });
            Q_EMIT shown();
        });
    });
}

const ListRow *AttachmentsModel::attachmentAt(int row) const
{
    return row >= 0 && row < rowCount() ? &d->rows[size_t(row)] : nullptr;
}

QString AttachmentsModel::nameAt(int row) const { return text(d->value(row, u"name")); }
QString AttachmentsModel::digestAt(int row) const { return text(d->value(row, u"digest")); }
QString AttachmentsModel::mediaTypeAt(int row) const { return text(d->value(row, u"media_type")); }
qint64 AttachmentsModel::sizeAt(int row) const { return integer(d->value(row, u"size")); }

AttachmentsModel::State AttachmentsModel::stateAt(int row) const
{
    const QString digest = digestAt(row);
    if (d->coming.contains(digest))
        return State::Coming;
    if (d->rows[size_t(row)].pending)
        return State::Waiting;
    return d->isHere(digest) ? State::Here : State::AtServer;
}

void AttachmentsModel::setComing(const QString &digest, bool coming)
{
    if (coming)
        d->coming.insert(digest);
    else
        d->coming.remove(digest);
    tellChanged(0, rowCount() - 1);
}

int AttachmentsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(d->rows.size()); }

int AttachmentsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant AttachmentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const bool whole = role == Qt::ToolTipRole;
    if (role == IdRole)
        return d->rows[size_t(row)].record.id;
    if (role == PendingRole)
        return d->rows[size_t(row)].pending;
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && !whole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return nameAt(row);
    case SizeColumn:
        return whole ? tr("%L1 bytes").arg(sizeAt(row)) : QLocale().formattedDataSize(sizeAt(row), 1, QLocale::DataSizeTraditionalFormat);
    case TypeColumn: {
        const auto type = QMimeDatabase().mimeTypeForName(mediaTypeAt(row));
        const QString suffix = type.isValid() ? type.preferredSuffix().toUpper() : QString();
        return whole || suffix.isEmpty() ? mediaTypeAt(row) : suffix;
    }
    case StateColumn:
        switch (stateAt(row)) {
        case State::Here: return whole ? tr("The content lies on this machine and at the server.") : tr("Here");
        case State::AtServer: return whole ? tr("Not on this machine yet; it comes when it is opened and the server is connected.") : tr("At the server");
        case State::Waiting: return whole ? tr("Attached here; goes to the server with the next connection.") : tr("Waiting to be sent");
        case State::Coming: return whole ? tr("The content is being fetched from the server.") : tr("Being fetched…");
        }
        return {};
    case ByColumn:
        return text(d->value(row, u"added_by"));
    case WhenColumn: {
        const Instant at{integer(d->value(row, u"added_at"))};
        return whole ? fullTime(at) : displayTime(at, d->clock.now());
    }
    case DigestColumn:
        return whole ? digestAt(row) : digestAt(row).left(digestShown) + QChar(0x2026);
    case NoteColumn:
        return text(d->value(row, u"note"));
    }
    return {};
}

QVariant AttachmentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return d->caption(u"name");
    case SizeColumn: return d->caption(u"size");
    case TypeColumn: return d->caption(u"media_type");
    case StateColumn: return tr("Content");
    case ByColumn: return d->caption(u"added_by");
    case WhenColumn: return d->caption(u"added_at");
    case DigestColumn: return d->caption(u"digest");
    case NoteColumn: return d->caption(u"note");
    }
    return {};
}

} // namespace items
