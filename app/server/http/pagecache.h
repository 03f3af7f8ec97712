// Encoded pages for the next reader: when one commit makes a hundred workstations ask for the same page, it is read,
// encoded and packed once. A key says everything that the page depends on, the feed's head included.
#pragma once

#include "contract/result.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace server {

using namespace contract;

class PageCache
{
public:
    using Page = std::shared_ptr<const std::string>;

    /// Keeps at most so many bytes; the least recently used pages leave first.
    explicit PageCache(qint64 bytes) : m_capacity(bytes) {}

    /// The page of the key: kept, or made now. Who asks for a page that another thread is making waits for it.
    Result<Page> get(const std::string &key, const std::function<Result<std::string>()> &make);
    [[nodiscard]] qint64 hits() const { return m_hits; }
    [[nodiscard]] qint64 made() const { return m_made; }

private:
    struct Entry {
        Page page; ///< null while it is being made
        std::list<std::string>::iterator age;
    };
    void keep(const std::string &key, const Page &page);

    const qint64 m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_settled;
    std::unordered_map<std::string, Entry> m_entries;
    std::list<std::string> m_ages; ///< keys of finished pages, the latest first
    qint64 m_bytes = 0;
    std::atomic<qint64> m_hits = 0;
    std::atomic<qint64> m_made = 0;
};

} // namespace server
