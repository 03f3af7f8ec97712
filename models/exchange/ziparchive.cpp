#include "exchange/ziparchive.h"

#include <QFile>

#include <zip.h>

namespace exchange {

ZipEntry::~ZipEntry()
{
    zip_fclose(m_file);
}

Result<qint64> ZipEntry::read(char *to, qint64 most)
{
    const auto got = zip_fread(m_file, to, zip_uint64_t(most));
    if (got < 0)
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("the archive is damaged"));
    m_unpacked += got;
    if (m_unpacked > mostUnpacked || (m_unpacked > unpackedUnasked && m_unpacked / mostRatio > m_packed))
        return fail(ErrorCode::TooLarge, {}, QStringLiteral("the archive unpacks to more than a ledger does"));
    return qint64(got);
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const QString &path)
{
    int why = 0;
    auto *archive = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &why);
    if (!archive)
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("no zip archive, or a damaged one"));
    return std::unique_ptr<ZipArchive>(new ZipArchive(archive));
}

ZipArchive::~ZipArchive()
{
    zip_discard(m_archive);
}

Result<std::unique_ptr<ZipEntry>> ZipArchive::entry(const QByteArray &name)
{
    zip_stat_t stat{};
    if (zip_stat(m_archive, name.constData(), ZIP_FL_NOCASE, &stat) != 0)
        return fail(ErrorCode::NotFound, QString::fromUtf8(name));
    auto *file = zip_fopen_index(m_archive, stat.index, 0);
    if (!file)
        return fail(ErrorCode::BadRequest, QString::fromUtf8(name), QStringLiteral("cannot be unpacked"));
    return std::make_unique<ZipEntry>(file, qint64(stat.comp_size));
}

} // namespace exchange
