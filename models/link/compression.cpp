#include "link/compression.h"

#include <charconv>
#include <zlib.h>
#include <zstd.h>

namespace wire {

namespace {

constexpr int zstdLevel = 1;
constexpr int gzipLevel = 1;
constexpr int gzipWindow = 15 + 16; // zlib: the largest window, with gzip's frame around it

struct EncodingText {
    Encoding encoding;
    std::string_view text;
};
/// In the order of our liking.
constexpr std::array encodings{EncodingText{Encoding::Zstd, "zstd"}, EncodingText{Encoding::Gzip, "gzip"}};

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Whether one part of Accept-Encoding ("gzip;q=0.5") names the encoding and does not forbid it.
bool allows(std::string_view part, std::string_view name)
{
    const size_t semicolon = part.find(';');
    if (trimmed(part.substr(0, semicolon)) != name)
        return false;
    if (semicolon == std::string_view::npos)
        return true;
    const auto weight = trimmed(part.substr(semicolon + 1));
    return !weight.starts_with("q=0") || weight.find_first_of("123456789") != std::string_view::npos;
}

/// Room for the worst case, not cleared: most of it is never touched, and a packed page keeps only what it needs.
std::unique_ptr<char[]> roomFor(size_t bytes)
{
    return std::make_unique_for_overwrite<char[]>(bytes);
}

std::string packedGzip(std::string_view bytes)
{
    z_stream stream{};
    const int begun = deflateInit2(&stream, gzipLevel, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY);
    Q_ASSERT_X(begun == Z_OK, "packed", "zlib starts");
    const size_t bound = deflateBound(&stream, bytes.size());
    const auto room = roomFor(bound);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(room.get());
    stream.avail_out = uInt(bound);
    const int done = deflate(&stream, Z_FINISH);
    Q_ASSERT_X(done == Z_STREAM_END, "packed", "the bound holds");
    std::string out(room.get(), stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string packedZstd(std::string_view bytes)
{
    const size_t bound = ZSTD_compressBound(bytes.size());
    const auto room = roomFor(bound);
    // A context for each thread: making one costs more than packing a page.
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    const size_t size = ZSTD_compressCCtx(context.get(), room.get(), bound, bytes.data(), bytes.size(), zstdLevel);
    Q_ASSERT_X(!ZSTD_isError(size), "packed", "the bound holds");
    return std::string(room.get(), size);
}

Unexpected malformed()
{
    return fail(ErrorCode::BadRequest, QStringLiteral("body"), QStringLiteral("the packed body is malformed or cut off"));
}

} // namespace

std::string_view textOf(Encoding encoding)
{
    const auto found = std::ranges::find(encodings, encoding, &EncodingText::encoding);
    return found == encodings.end() ? std::string_view() : found->text;
}

std::optional<Encoding> encodingOf(std::string_view text)
{
    if (text.empty() || text == "identity")
        return Encoding::Identity;
    const auto found = std::ranges::find(encodings, text, &EncodingText::text);
    return found == encodings.end() ? std::nullopt : std::optional(found->encoding);
}

Encoding chooseEncoding(std::string_view acceptEncoding)
{
    for (const auto &entry : encodings) {
        auto rest = acceptEncoding;
        while (!rest.empty()) {
            const size_t comma = rest.find(',');
            if (allows(rest.substr(0, comma), entry.text))
                return entry.encoding;
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    return Encoding::Identity;
}

std::string packed(Encoding encoding, std::string_view bytes)
{
    switch (encoding) {
    case Encoding::Identity:
        return std::string(bytes);
    case Encoding::Gzip:
        return packedGzip(bytes);
    case Encoding::Zstd:
        return packedZstd(bytes);
    }
    return {};
}

struct Unpacker::State {
    Encoding encoding;
    size_t limit;
    size_t produced = 0;
    bool atEnd = false;
    z_stream zlib{};
    ZSTD_DCtx *zstd = nullptr;
    std::string chunk = std::string(128 * 1024, '\0');

    Result<void> add(std::string &out, size_t bytes)
    {
        produced += bytes;
        if (produced > limit)
            return fail(ErrorCode::TooLarge, QStringLiteral("body"));
        out.append(chunk.data(), bytes);
        return {};
    }
    Result<void> feedGzip(std::string_view bytes, std::string &out);
    Result<void> feedZstd(std::string_view bytes, std::string &out);
};

Unpacker::Unpacker(Encoding encoding, size_t limit) : m_state(new State{.encoding = encoding, .limit = limit})
{
    if (encoding == Encoding::Gzip)
        inflateInit2(&m_state->zlib, gzipWindow);
    if (encoding == Encoding::Zstd) {
        m_state->zstd = ZSTD_createDCtx();
        // 8 MB of window at most, whatever a hostile frame asks for.
        ZSTD_DCtx_setParameter(m_state->zstd, ZSTD_d_windowLogMax, 23);
    }
}

Unpacker::~Unpacker()
{
    if (m_state->encoding == Encoding::Gzip)
        inflateEnd(&m_state->zlib);
    ZSTD_freeDCtx(m_state->zstd);
}

Result<void> Unpacker::State::feedGzip(std::string_view bytes, std::string &out)
{
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    zlib.avail_in = uInt(bytes.size());
    while (zlib.avail_in > 0) {
        if (atEnd)
            return malformed();
        zlib.next_out = reinterpret_cast<Bytef *>(chunk.data());
        zlib.avail_out = uInt(chunk.size());
        const int status = inflate(&zlib, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return malformed();
        if (const auto added = add(out, chunk.size() - zlib.avail_out); !added)
            return added;
        atEnd = status == Z_STREAM_END;
    }
    return {};
}

Result<void> Unpacker::State::feedZstd(std::string_view bytes, std::string &out)
{
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (bool more = true; more;) {
        if (in.pos < in.size && atEnd)
            return malformed();
        ZSTD_outBuffer piece{chunk.data(), chunk.size(), 0};
        const size_t left = ZSTD_decompressStream(zstd, &piece, &in);
        if (ZSTD_isError(left))
            return malformed();
        if (const auto added = add(out, piece.pos); !added)
            return added;
        atEnd = left == 0;
        more = in.pos < in.size || piece.pos == piece.size;
    }
    return {};
}

Result<void> Unpacker::feed(std::string_view bytes, std::string &out)
{
    if (bytes.empty())
        return {};
    switch (m_state->encoding) {
    case Encoding::Identity:
        m_state->produced += bytes.size();
        if (m_state->produced > m_state->limit)
            return fail(ErrorCode::TooLarge, QStringLiteral("body"));
        out.append(bytes);
        return {};
    case Encoding::Gzip:
        return m_state->feedGzip(bytes, out);
    case Encoding::Zstd:
        return m_state->feedZstd(bytes, out);
    }
    return {};
}

Result<void> Unpacker::finish() const
{
    if (m_state->encoding != Encoding::Identity && !m_state->atEnd)
        return malformed();
    return {};
}

Result<std::string> unpacked(Encoding encoding, std::string_view bytes, size_t limit)
{
    Unpacker unpacker(encoding, limit);
    std::string out;
    if (const auto fed = unpacker.feed(bytes, out); !fed)
        return Unexpected(fed.error());
    if (const auto whole = unpacker.finish(); !whole)
        return Unexpected(whole.error());
    return out;
}

} // namespace wire
