// ImportWorkshop: what imports and exports of the panel stand on: a thread for the long work, the records of the cache as
// files call them, and the words of files.
#pragma once

#include "exchange/exporting.h"
#include "exchange/sheetplan.h"
#include "items/queries.h"

#include <QThread>
#include <QTranslator>
#include <atomic>

namespace views::panels {

/// Work goes one after the other; its end is waited for at the end.
class WorkThread
{
public:
    explicit WorkThread(const QString &name);
    ~WorkThread();
    WorkThread(const WorkThread &) = delete;
    WorkThread &operator=(const WorkThread &) = delete;
    void run(std::function<void()> work);

private:
    QThread m_thread;
    QObject m_context;
};

/// The cache as imports ask it. Every call waits for its answer: never from the window's thread.
class CacheLookup : public exchange::Lookup
{
public:
    explicit CacheLookup(items::Queries &queries) : m_queries(queries) {}
    contract::Result<std::vector<contract::Record>> holding(const contract::Shape &shape, int field, const std::vector<QString> &values) override;
    contract::Result<std::vector<contract::Record>> known(const contract::Shape &shape, const std::vector<QUuid> &ids) override;
    /// Every record that the query shows, a page at a time; false of `take` ends it with Cancelled.
    contract::Result<void> each(const contract::Shape &shape, const items::ListQuery &query, const std::function<bool(const contract::Record &, qint64 of)> &take);
    contract::Result<void> eachOf(const contract::Shape &shape, const items::Rids &rids, const std::function<bool(const contract::Record &, qint64 of)> &take);
    /// What records are called for people, for those ids that there are.
    contract::Result<QHash<QString, QString>> titles(const contract::Shape &shape, const std::vector<QUuid> &ids);

private:
    contract::Result<std::vector<contract::Record>> recordsAt(const contract::Shape &shape, items::Rids rids);
    items::Queries &m_queries;
    QObject m_asker;
};

/// Files are read in every language, whichever the window shows.
class FileWords
{
public:
    explicit FileWords(const contract::Catalogues &catalogues);
    [[nodiscard]] const exchange::Words &words() const { return m_words; }
    /// The language of the window.
    [[nodiscard]] static exchange::Language language();

private:
    QTranslator m_chinese;
    exchange::Words m_words;
};

} // namespace views::panels
