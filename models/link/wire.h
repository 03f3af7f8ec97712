// The wire format of rows: a page is newline-delimited JSON, written by the server and read by the workstation.
//   {"entity":"resource","columns":["number",…]}      before each run of rows of an entity
//   ["<id>",<revision>,<flags>,<value>,…]             flags 0 live, 1 retired, 2 gone (then no values follow)
//   {"entity":"history","columns":["entity",…]}       entries of the field history: the record's id, the revision that the
//                                                     act made, flags 0 (contract/history.h); they stand behind their rows
//   {"end":true,"cursor":"…","after":"…","more":false,"rows":2,"digest":"<sha256 of all bytes before this line>"}
// Values stay UTF-8 bytes from the database's columns to the cache's; nothing becomes a QString on the way.
// The namespace is wire, not link: unistd.h owns ::link.
#pragma once

#include "contract/jsontext.h"
#include "contract/result.h"
#include "contract/rows.h"
#include "contract/sync.h"

#include <memory>
#include <string>
#include <string_view>

namespace wire {

using namespace contract;

/// No page may be larger when it is unpacked; a reader refuses what claims to be.
inline constexpr size_t maxPageBytes = 64u << 20;

/// Rows in, one page out. Not for several threads.
class PageWriter : public RowSink
{
public:
    PageWriter();
    void take(const RowView &row) override;
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] size_t size() const { return m_page.size(); }
    /// Appends the end line and hands the page over; the writer is empty afterwards.
    [[nodiscard]] std::string finish(const ChangePage &end);
    [[nodiscard]] std::string finish(const SnapshotPage &end);

private:
    [[nodiscard]] std::string finish(std::string_view name, std::string_view position, bool more);

    std::string m_page;
    const Shape *m_shape = nullptr; ///< of the run of rows being written
    qint64 m_rows = 0;
};

/// What the last line of a page says. One of cursor and after is set.
struct PageEnd {
    QByteArray cursor;
    QByteArray after;
    bool more = false;
    qint64 rows = 0;
    bool operator==(const PageEnd &) const = default;
};

/// The page's last line, checked against the bytes before it: a truncated or altered page is BadRequest.
[[nodiscard]] Result<PageEnd> readPageEnd(std::string_view page);
/// The same without the digest: enough to ask for the page behind it, never to believe this one.
[[nodiscard]] Result<PageEnd> peekPageEnd(std::string_view page);

/// Reads pages; keeps its buffers between them.
class PageReader
{
public:
    PageReader();
    ~PageReader();
    PageReader(PageReader &&) noexcept;
    /// Checks the digest first, then hands the rows to the sink in the page's order. Columns that this program does
    /// not know are skipped; ones that the page lacks hold the shape's default. A hostile page (unknown entity, wrong
    /// count or type of values, bad UTF-8, numbers out of range) is BadRequest naming the line: the sink may then have
    /// taken earlier rows, so it writes in a transaction that the caller rolls back.
    /// The page's buffer may grow by a few bytes of padding; its text does not change.
    Result<PageEnd> read(std::string &page, RowSink &rows);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One page through a reader of its own.
Result<PageEnd> readPage(std::string page, RowSink &rows);

/// Appends the row as a JSON object with its fields by name: {"id":…,"revision":…,"retired":…,"number":…}.
void appendJsonObject(std::string &out, const RowView &row);
/// SHA-256 in lower-case hexadecimal, 64 characters.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace wire
