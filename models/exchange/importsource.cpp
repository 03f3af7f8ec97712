#include "exchange/importsource.h"

#include "contract/systemports.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>

#include <array>
#include <cstring>

namespace exchange {

namespace {

constexpr qint64 often = 2'000; ///< rows between two words of progress

Result<QByteArray> digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(ErrorCode::Storage, path, file.errorString());
    return hash.result();
}

Result<void> readAll(const QString &path, const ReadOptions &options, const Progress &progress, SourceSheet &sheet)
{
    const auto reader = openSheet(path, options);
    if (!reader)
        return Unexpected(reader.error());
    sheet.name = options.sheet;
    const auto header = (*reader)->next(sheet.header);
    if (!header)
        return Unexpected(header.error());
    if (!*header)
        return fail(ErrorCode::BadRequest, {}, QStringLiteral("the file is empty"));
    // A file of rejects that was mended has the reasons still.
    for (auto &heading : sheet.header.cells)
        if (heading == reasonHeading())
            heading.clear();
    // Two columns of one name are told apart, so that each can be said where it goes.
    QHash<QString, int> uses;
    for (auto &heading : sheet.header.cells)
        if (const int use = heading.isEmpty() ? 0 : ++uses[heading]; use > 1)
            heading += QStringLiteral(" (%1)").arg(use);
    for (SheetRow row;;) {
        const auto more = (*reader)->next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            return {};
        if (const auto kept = sheet.rows.append(row); !kept)
            return Unexpected(kept.error());
        if (sheet.rows.count() % often == 0 && progress && !progress(sheet.rows.count(), 0))
            return fail(ErrorCode::Cancelled);
    }
}

} // namespace

QString reasonHeading()
{
    return QStringLiteral("_reason");
}

bool namesRelations(const QString &sheet)
{
    static const QStringList names{QStringLiteral("关联"), QStringLiteral("关联关系"), QStringLiteral("relation"), QStringLiteral("relations")};
    return names.contains(sheet.trimmed().toLower());
}

Result<std::unique_ptr<ImportSource>> ImportSource::read(const QString &path, const ReadOptions &options, const Progress &progress)
{
    auto source = std::make_unique<ImportSource>();
    source->m_path = path;
    QStringList names;
    const auto looked = formatOf(path)
                            .and_then([&](SheetFormat format) {
                                source->m_format = format;
                                return sheetNames(path);
                            })
                            .and_then([&](const QStringList &sheets) {
                                names = sheets;
                                return digestOf(path);
                            });
    if (!looked)
        return Unexpected(looked.error());
    source->m_digest = *looked;

    auto main = options;
    if (main.sheet.isEmpty() && !names.isEmpty())
        main.sheet = names.first();
    if (const auto read = readAll(path, main, progress, source->m_sheet); !read)
        return Unexpected(read.error());
    const auto related = std::ranges::find_if(names, [&](const QString &name) { return name != main.sheet && namesRelations(name); });
    if (related != names.end()) {
        source->m_relations = std::make_unique<SourceSheet>();
        auto beside = options;
        beside.sheet = *related;
        // A sheet that was made and never filled in is none.
        const auto read = readAll(path, beside, progress, *source->m_relations);
        if (!read && source->m_relations->header.cells.empty() && read.error().code == ErrorCode::BadRequest)
            source->m_relations.reset();
        else if (!read)
            return Unexpected(read.error());
    }
    return source;
}

QUuid ImportSource::idFor(const QString &entity, const SourceSheet &sheet, qint64 line) const
{
    // The bits of time count the rows, so that ids ascend as the file does; the others are scattered, since Qt's hash of an
    // id puts those that differ in the counter only into one place.
    constexpr qint64 origin = 1'704'067'200'000; // 2024-01-01
    constexpr qint64 perTick = 4096;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_digest);
    hash.addData(entity.toUtf8() + '\n' + sheet.name.toUtf8() + '\n' + QByteArray::number(line));
    const auto digest = hash.result();
    quint64 own = 0;
    std::memcpy(&own, digest.constData(), sizeof own);
    return uuidV7(origin + line / perTick, quint16(line % perTick), own >> 2);
}

} // namespace exchange
