// zstd and gzip for bodies on the wire. What comes in is hostile: it may unpack to anything, so a limit stands over it.
#pragma once

#include "contract/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace wire {

using namespace contract;

enum class Encoding { Identity, Gzip, Zstd };

/// The text in Content-Encoding; empty for Identity.
[[nodiscard]] std::string_view textOf(Encoding encoding);
/// The encoding of a Content-Encoding header; nothing for one that is not ours.
[[nodiscard]] std::optional<Encoding> encodingOf(std::string_view text);
/// The best encoding that an Accept-Encoding header allows, zstd before gzip before none; q=0 forbids.
[[nodiscard]] Encoding chooseEncoding(std::string_view acceptEncoding);

/// Packs for speed: the network is near and the page is read once.
[[nodiscard]] std::string packed(Encoding encoding, std::string_view bytes);

/// Unpacks a stream as it arrives.
class Unpacker
{
public:
    /// Unpacks to at most `limit` bytes.
    Unpacker(Encoding encoding, size_t limit);
    ~Unpacker();
    /// Appends what these bytes unpack to. TooLarge beyond the limit, BadRequest for what is no such stream.
    Result<void> feed(std::string_view bytes, std::string &out);
    /// BadRequest where the stream is not at its end.
    Result<void> finish() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

[[nodiscard]] Result<std::string> unpacked(Encoding encoding, std::string_view bytes, size_t limit);

} // namespace wire
