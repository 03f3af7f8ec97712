// ZipArchive: the files within a zip archive, read a piece at a time and never beyond a limit, since a few bytes can
// unpack to terabytes.
#pragma once

#include "contract/result.h"

#include <QByteArray>
#include <functional>
#include <memory>

struct zip;
struct zip_file;

namespace exchange {

using namespace contract;

/// What one file within an archive may unpack to, in bytes; a ledger of a million rows has less.
inline constexpr qint64 mostUnpacked = qint64(2) * 1024 * 1024 * 1024;
/// And how many times its packed size, once it is larger than unpackedUnasked. Sheets pack to a fifth or a thirtieth.
inline constexpr qint64 mostRatio = 150;
inline constexpr qint64 unpackedUnasked = 8 * 1024 * 1024;

/// One file of an archive, unpacked as it is read.
class ZipEntry
{
public:
    ZipEntry(zip_file *file, qint64 packed) : m_file(file), m_packed(packed) {}
    ~ZipEntry();
    ZipEntry(const ZipEntry &) = delete;
    ZipEntry &operator=(const ZipEntry &) = delete;

    /// Bytes read, 0 at the end. TooLarge beyond the limits, BadRequest where the archive is damaged.
    Result<qint64> read(char *to, qint64 most);

private:
    zip_file *m_file;
    qint64 m_packed;
    qint64 m_unpacked = 0;
};

class ZipArchive
{
public:
    static Result<std::unique_ptr<ZipArchive>> open(const QString &path);
    ~ZipArchive();
    ZipArchive(const ZipArchive &) = delete;
    ZipArchive &operator=(const ZipArchive &) = delete;

    /// NotFound where the archive has no file of that name; case does not matter.
    Result<std::unique_ptr<ZipEntry>> entry(const QByteArray &name);

private:
    explicit ZipArchive(zip *archive) : m_archive(archive) {}
    zip *m_archive;
};

} // namespace exchange
