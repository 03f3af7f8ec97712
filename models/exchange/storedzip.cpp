#include "exchange/storedzip.h"

#include <QtEndian>
#include <limits>
#include <zlib.h>

namespace exchange {

namespace {

constexpr quint32 localMark = 0x04034b50;
constexpr quint32 directoryMark = 0x02014b50;
constexpr quint32 endMark = 0x06054b50;
constexpr quint16 versionNeeded = 10;
constexpr quint16 madeBy = (3 << 8) | 10; // Unix, so that the permissions below count
constexpr quint16 utf8Names = 0x0800;
constexpr quint16 noTime = 0;
constexpr quint16 firstDay = (0 << 9) | (1 << 5) | 1; // 1980-01-01: when an archive was made is no matter of its content
constexpr quint32 ordinaryFile = 0100644u << 16;
constexpr qsizetype localSize = 30;
constexpr qint64 largest = std::numeric_limits<quint32>::max();
constexpr int mostFiles = std::numeric_limits<quint16>::max();
constexpr qsizetype longestName = 300;

template <class Number> void put(QByteArray &out, Number number)
{
    number = qToLittleEndian(number);
    out.append(reinterpret_cast<const char *>(&number), sizeof number);
}

/// What the head of a file and its line in the directory have in common.
void putCommon(QByteArray &out, QByteArrayView name, quint32 crc, quint32 size)
{
    put(out, versionNeeded);
    put(out, utf8Names);
    put(out, quint16(0)); // stored
    put(out, noTime);
    put(out, firstDay);
    put(out, crc);
    put(out, size);
    put(out, size);
    put(out, quint16(name.size()));
    put(out, quint16(0));
}

QByteArray localHead(QByteArrayView name, quint32 crc, quint32 size)
{
    QByteArray head;
    put(head, localMark);
    putCommon(head, name, crc, size);
    return head + name.toByteArray();
}

void putDirectoryLine(QByteArray &directory, QByteArrayView name, quint32 crc, quint32 size, quint32 at)
{
    put(directory, directoryMark);
    put(directory, madeBy);
    putCommon(directory, name, crc, size);
    put(directory, quint16(0)); // no comment
    put(directory, quint16(0)); // first disk
    put(directory, quint16(0));
    put(directory, ordinaryFile);
    put(directory, at);
    directory.append(name);
}

QByteArray endOf(const QByteArray &directory, int count, quint32 at)
{
    QByteArray end;
    put(end, endMark);
    put(end, quint32(0)); // this disk, first disk
    put(end, quint16(count));
    put(end, quint16(count));
    put(end, quint32(directory.size()));
    put(end, at);
    put(end, quint16(0));
    return end;
}

bool isGoodName(QByteArrayView name)
{
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/' || c == '_'; };
    return !name.isEmpty() && name.size() <= longestName && name.front() != '/' && !name.contains("..") && std::ranges::all_of(name, isPlain);
}

} // namespace

Result<void> StoredZipWriter::open()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Storage, m_file.fileName(), m_file.errorString());
    return {};
}

Result<void> StoredZipWriter::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return fail(ErrorCode::Storage, m_file.fileName(), m_file.errorString());
    m_size += bytes.size();
    return {};
}

Result<void> StoredZipWriter::add(const QByteArray &name, const QByteArray &bytes)
{
    if (!isGoodName(name))
        return fail(ErrorCode::InvalidValue, QString::fromUtf8(name), QStringLiteral("no name for a file within"));
    if (m_count == mostFiles || m_size + m_directory.size() + bytes.size() + 1024 > largest)
        return fail(ErrorCode::TooLarge, QString::fromUtf8(name), QStringLiteral("more than one archive holds"));
    const auto crc = quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.constData()), size_t(bytes.size())));
    putDirectoryLine(m_directory, name, crc, quint32(bytes.size()), quint32(m_size));
    ++m_count;
    return write(localHead(name, crc, quint32(bytes.size()))).and_then([&] { return write(bytes); });
}

Result<void> StoredZipWriter::finish()
{
    const auto at = quint32(m_size);
    return write(m_directory).and_then([&] { return write(endOf(m_directory, m_count, at)); }).and_then([&]() -> Result<void> {
        if (!m_file.commit())
            return fail(ErrorCode::Storage, m_file.fileName(), m_file.errorString());
        return {};
    });
}

Result<std::vector<StoredFileView>> storedFiles(QByteArrayView archive)
{
    std::vector<StoredFileView> files;
    QByteArray directory;
    qsizetype at = 0;
    const auto number = [&](qsizetype offset, auto type) { return qFromLittleEndian<decltype(type)>(archive.data() + at + offset); };
    while (archive.size() - at >= localSize && number(0, quint32()) == localMark) {
        const auto crc = number(14, quint32());
        const auto size = number(18, quint32());
        const auto nameSize = qsizetype(number(26, quint16()));
        const auto before = files.empty() ? QStringLiteral("directory") : QString::fromLatin1(files.back().name);
        if (nameSize > longestName || archive.size() - at - localSize < nameSize || archive.size() - at - localSize - nameSize < qsizetype(size))
            return fail(ErrorCode::BadRequest, before, QStringLiteral("the archive is cut or damaged after this file"));
        const auto name = archive.sliced(at + localSize, nameSize);
        if (!isGoodName(name) || localHead(name, crc, size) != archive.sliced(at, localSize + nameSize))
            return fail(ErrorCode::BadRequest, before, QStringLiteral("the head of the file behind this one is damaged"));
        putDirectoryLine(directory, name, crc, size, quint32(at));
        at += localSize + nameSize;
        files.push_back({name, archive.sliced(at, qsizetype(size))});
        at += qsizetype(size);
        if (files.size() > size_t(mostFiles))
            return fail(ErrorCode::TooLarge, QStringLiteral("directory"));
    }
    if (files.empty() || directory + endOf(directory, int(files.size()), quint32(at)) != archive.sliced(at))
        return fail(ErrorCode::BadRequest, QStringLiteral("directory"), QStringLiteral("the directory of the archive is damaged"));
    return files;
}

} // namespace exchange
