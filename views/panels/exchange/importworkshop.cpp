#include "views/panels/exchange/importworkshop.h"

#include <QLocale>

namespace views::panels {

using namespace contract;

namespace {

constexpr size_t page = 500;

template <class T> Result<T> awaited(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.resultCount() > 0 ? future.result() : Result<T>(fail(ErrorCode::Cancelled));
}

} // namespace

WorkThread::WorkThread(const QString &name)
{
    m_thread.setObjectName(name);
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

WorkThread::~WorkThread()
{
    run([this] { m_thread.quit(); });
    m_thread.wait();
}

void WorkThread::run(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
}

Result<std::vector<Record>> CacheLookup::holding(const Shape &shape, int field, const std::vector<QString> &values)
{
    std::vector<Record> found;
    for (size_t from = 0; from < values.size(); from += page) {
        replica::ListFilter among{shape.fields[size_t(field)].name, replica::ListFilter::Test::AnyOf, {}};
        for (size_t i = from; i < std::min(from + page, values.size()); ++i)
            among.values.emplace_back(values[i]);
        const auto read = each(shape, {.entity = shape.name, .filters = {among}, .sorts = {}, .search = {}, .retired = replica::RetiredRows::Hidden}, [&](const Record &record, qint64) {
            found.push_back(record);
            return true;
        });
        if (!read)
            return Unexpected(read.error());
    }
    return found;
}

Result<std::vector<Record>> CacheLookup::known(const Shape &shape, const std::vector<QUuid> &ids)
{
    return awaited(m_queries.ridsOf(shape, ids)).and_then([&](items::Rids rids) {
        std::erase(rids, 0u);
        return rids.empty() ? Result<std::vector<Record>>(std::vector<Record>()) : recordsAt(shape, std::move(rids));
    });
}

Result<std::vector<Record>> CacheLookup::recordsAt(const Shape &shape, items::Rids rids)
{
    return awaited(m_queries.rows(shape, std::move(rids))).map([](std::vector<items::ListRow> &&rows) {
        std::vector<Record> records;
        for (auto &row : rows)
            if (row.rid != 0)
                records.push_back(std::move(row.record));
        return records;
    });
}

Result<void> CacheLookup::each(const Shape &shape, const items::ListQuery &query, const std::function<bool(const Record &, qint64)> &take)
{
    return awaited(m_queries.order(&m_asker, query, 0, [](const replica::FirstRows &) {})).and_then([&](const std::shared_ptr<const items::Rids> &rids) {
        return eachOf(shape, *rids, take);
    });
}

Result<void> CacheLookup::eachOf(const Shape &shape, const items::Rids &rids, const std::function<bool(const Record &, qint64)> &take)
{
    for (size_t from = 0; from < rids.size(); from += page) {
        const auto begin = rids.begin() + qsizetype(from);
        const auto records = recordsAt(shape, {begin, begin + qsizetype(std::min(page, rids.size() - from))});
        if (!records)
            return Unexpected(records.error());
        for (const auto &record : *records)
            if (!take(record, qint64(rids.size())))
                return fail(ErrorCode::Cancelled);
    }
    return {};
}

Result<QHash<QString, QString>> CacheLookup::titles(const Shape &shape, const std::vector<QUuid> &ids)
{
    return known(shape, ids).map([&](const std::vector<Record> &records) {
        QHash<QString, QString> titles;
        for (const auto &record : records)
            titles.insert(idText(record.id), titleOf(shape, record));
        return titles;
    });
}

FileWords::FileWords(const Catalogues &catalogues) : m_words(catalogues, &m_chinese)
{
    // Without the translations (in a test of one panel) English and codes are read still.
    (void)m_chinese.load(QStringLiteral(":/i18n/yunheng_zh_CN.qm"));
}

exchange::Language FileWords::language()
{
    return QLocale().language() == QLocale::Chinese ? exchange::Language::Chinese : exchange::Language::English;
}

} // namespace views::panels
