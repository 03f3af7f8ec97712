#include "app/server/http/pagecache.h"

namespace server {

Result<PageCache::Page> PageCache::get(const std::string &key, const std::function<Result<std::string>()> &make)
{
    {
        std::unique_lock lock(m_mutex);
        for (auto found = m_entries.find(key); found != m_entries.end(); found = m_entries.find(key)) {
            if (found->second.page) {
                m_ages.splice(m_ages.begin(), m_ages, found->second.age);
                ++m_hits;
                return found->second.page;
            }
            m_settled.wait(lock);
        }
        m_entries.emplace(key, Entry{nullptr, m_ages.end()});
    }
    ++m_made;
    auto made = make();
    const std::scoped_lock lock(m_mutex);
    m_settled.notify_all();
    if (!made) {
        m_entries.erase(key);
        return Unexpected(made.error());
    }
    auto page = std::make_shared<const std::string>(*std::move(made));
    keep(key, page);
    return page;
}

void PageCache::keep(const std::string &key, const Page &page)
{
    const auto size = qint64(page->size() + key.size());
    if (size > m_capacity / 4) {
        m_entries.erase(key); // one giant must not drive out everything else
        return;
    }
    m_ages.push_front(key);
    m_entries[key] = {page, m_ages.begin()};
    m_bytes += size;
    while (m_bytes > m_capacity) {
        const auto oldest = m_entries.find(m_ages.back());
        m_bytes -= qint64(oldest->second.page->size() + oldest->first.size());
        m_entries.erase(oldest);
        m_ages.pop_back();
    }
}

} // namespace server
