#include "views/panels/exchange/exportjob.h"

#include "contract/entities/entities.h"
#include "items/factory.h"

#include <QFile>

namespace views::panels {

using namespace contract;

namespace {

constexpr qint64 often = 1'000;

bool isMany(const QString &entity)
{
    return entity == QLatin1StringView(Describe<Resource>::name);
}

} // namespace

ExportJob::ExportJob(const Shape &shape, const shell::PanelContext &context, QObject *parent)
    : QObject(parent), m_shape(shape), m_words(context.catalogues), m_lookup(context.items.queries())
{
}

ExportJob::~ExportJob()
{
    cancel();
}

void ExportJob::start(const ExportWish &wish)
{
    m_busy = true;
    m_cancelled = false;
    m_thread.run([this, wish] {
        const auto done = write(wish);
        // Half a file is none.
        if (!done && done.error().code != ErrorCode::Storage)
            QFile::remove(wish.path);
        QMetaObject::invokeMethod(this, [this, done] {
            m_busy = false;
            if (done)
                Q_EMIT written(*done);
            else
                Q_EMIT failed(done.error());
        }, Qt::QueuedConnection);
    });
}

/// What records may refer to is called by name, where it is few; resources are called by number, each as it is met.
Result<void> ExportJob::nameAll(exchange::Names &names)
{
    QStringList known;
    for (const auto &field : m_shape.fields) {
        if (field.kind != FieldKind::Reference || known.contains(field.references) || isMany(field.references))
            continue;
        known << field.references;
        const auto &target = *shapeNamed(field.references);
        const auto read = m_lookup.each(target, {.entity = target.name, .filters = {}, .sorts = {}, .search = {}, .retired = replica::RetiredRows::Hidden}, [&](const Record &record, qint64) {
            names.add(target, record);
            return !m_cancelled;
        });
        if (!read)
            return read;
    }
    return {};
}

Result<void> ExportJob::nameResources(exchange::Names &names, std::span<const Record> records)
{
    std::vector<QUuid> ids;
    for (size_t i = 0; i < m_shape.fields.size(); ++i)
        if (m_shape.fields[i].kind == FieldKind::Reference && isMany(m_shape.fields[i].references))
            for (const auto &record : records)
                if (const QString id = text(record.values[i]); !id.isEmpty() && !names.knows(m_shape.fields[i].references, id))
                    ids.push_back(idOf(id));
    if (ids.empty())
        return {};
    const auto &resources = shapeOf<Resource>();
    return m_lookup.known(resources, ids).map([&](const std::vector<Record> &found) {
        for (const auto &record : found)
            names.addNumber(resources, record);
    });
}

Result<qint64> ExportJob::write(const ExportWish &wish)
{
    exchange::Names names;
    if (const auto named = nameAll(names); !named)
        return Unexpected(named.error());
    exchange::SheetExport rows(m_shape, m_words.words(), names, wish.options);
    const auto sheet = exchange::createSheet(wish.path, exchange::formatForName(wish.path), rows.columns());
    if (!sheet)
        return Unexpected(sheet.error());
    qint64 done = 0;
    std::vector<Record> page;
    std::optional<Error> error;
    const auto flush = [&]() -> bool {
        auto written = nameResources(names, page);
        for (const auto &record : page)
            written = written.and_then([&] { return (*sheet)->write(rows.cellsOf(record)); });
        done += qint64(page.size());
        page.clear();
        if (!written)
            error = written.error();
        return written.has_value();
    };
    const auto take = [&](const Record &record, qint64 of) {
        page.push_back(record);
        if (qint64(page.size()) < often)
            return !m_cancelled;
        const bool written = flush();
        QMetaObject::invokeMethod(this, [this, done, of] { Q_EMIT progressed(done, of); }, Qt::QueuedConnection);
        return written && !m_cancelled;
    };
    const auto read = wish.rids.empty() ? m_lookup.each(m_shape, wish.query, take) : m_lookup.eachOf(m_shape, wish.rids, take);
    if (error)
        return Unexpected(*error);
    if (!read)
        return Unexpected(read.error());
    if (!flush())
        return Unexpected(*error);
    return (*sheet)->finish().map([&] { return done; });
}

} // namespace views::panels
