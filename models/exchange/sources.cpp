#include "exchange/sources.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

namespace exchange {

namespace {

constexpr size_t mostSources = 200;

template <class T> struct Code {
    T value;
    const char *text;
};
constexpr Code<Missing> missings[] = {{Missing::Refuse, "refuse"}, {Missing::Create, "create"}};
constexpr Code<Scientific> scientifics[] = {{Scientific::Refuse, "refuse"}, {Scientific::Keep, "keep"}};
constexpr Code<Nothing> nothings[] = {{Nothing::Leave, "leave"}, {Nothing::Clear, "clear"}};
constexpr Code<Encoding> encodings[] = {{Encoding::Utf8, "utf-8"}, {Encoding::Utf16Le, "utf-16le"}, {Encoding::Utf16Be, "utf-16be"}, {Encoding::Gb18030, "gb18030"}};

template <class T, size_t n> QString codeOf(const Code<T> (&table)[n], T value)
{
    return QString::fromLatin1(std::ranges::find(table, value, &Code<T>::value)->text);
}

/// The table's first where the text is unknown: what is less than sure.
template <class T, size_t n> T valueOf(const Code<T> (&table)[n], const QString &text)
{
    const auto found = std::ranges::find_if(table, [&](const Code<T> &one) { return text == QLatin1StringView(one.text); });
    return found == std::end(table) ? table[0].value : found->value;
}

QStringList textsIn(const QJsonValue &array)
{
    QStringList texts;
    for (const auto &text : array.toArray())
        texts << text.toString();
    return texts;
}

} // namespace

QJsonObject toJson(const SourceMemory &memory)
{
    QJsonObject mapping;
    for (const auto &[heading, field] : memory.plan.mapping)
        mapping.insert(heading, field);
    QJsonObject json{{QStringLiteral("entity"), memory.entity},
        {QStringLiteral("pattern"), memory.pattern},
        {QStringLiteral("headings"), QJsonArray::fromStringList(memory.headings)},
        {QStringLiteral("sheet"), memory.read.sheet},
        {QStringLiteral("separator"), memory.read.separator.isNull() ? QString() : QString(memory.read.separator)},
        {QStringLiteral("key"), memory.plan.key},
        {QStringLiteral("missing"), codeOf(missings, memory.plan.missing)},
        {QStringLiteral("scientific"), codeOf(scientifics, memory.plan.scientific)},
        {QStringLiteral("empty"), codeOf(nothings, memory.plan.empty)},
        {QStringLiteral("placeholder"), codeOf(nothings, memory.plan.placeholder)},
        {QStringLiteral("placeholders"), QJsonArray::fromStringList(memory.plan.placeholders)},
        {QStringLiteral("mapping"), mapping}};
    if (memory.read.encoding)
        json.insert(QStringLiteral("encoding"), codeOf(encodings, *memory.read.encoding));
    return json;
}

Result<SourceMemory> memoryFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *name) { return json.value(QLatin1StringView(name)).toString(); };
    SourceMemory memory{.entity = text("entity"), .pattern = text("pattern"), .headings = textsIn(json.value(QStringLiteral("headings"))), .read = {}, .plan = {}};
    for (const char *name : {"entity", "pattern"})
        if (text(name).isEmpty())
            return fail(ErrorCode::BadRequest, QString::fromLatin1(name));
    memory.read.sheet = text("sheet");
    if (const QString separator = text("separator"); separator.size() == 1)
        memory.read.separator = separator[0];
    if (json.contains(QStringLiteral("encoding")))
        memory.read.encoding = valueOf(encodings, text("encoding"));
    memory.plan.key = text("key");
    memory.plan.missing = valueOf(missings, text("missing"));
    memory.plan.scientific = valueOf(scientifics, text("scientific"));
    memory.plan.empty = valueOf(nothings, text("empty"));
    memory.plan.placeholder = valueOf(nothings, text("placeholder"));
    memory.plan.placeholders = textsIn(json.value(QStringLiteral("placeholders")));
    const auto mapping = json.value(QStringLiteral("mapping")).toObject();
    for (auto it = mapping.begin(); it != mapping.end(); ++it)
        memory.plan.mapping.emplace(it.key(), it.value().toString());
    return memory;
}

QString patternOf(const QString &path)
{
    static const QRegularExpression numbers(QStringLiteral("\\d+"));
    return QFileInfo(path).fileName().replace(numbers, QStringLiteral("#"));
}

Sources::Sources(QString folder) : m_folder(std::move(folder))
{
    QFile file(m_folder + QStringLiteral("/sources.json"));
    if (m_folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    for (const auto &entry : QJsonDocument::fromJson(file.readAll()).array())
        if (auto memory = memoryFromJson(entry.toObject()))
            m_all.push_back(*std::move(memory));
}

std::optional<ReadOptions> Sources::reading(const QString &entity, const QString &path) const
{
    const auto found = std::ranges::find_if(m_all, [&](const SourceMemory &one) { return one.entity == entity && one.pattern == patternOf(path); });
    return found == m_all.end() ? std::nullopt : std::optional(found->read);
}

std::optional<SourceMemory> Sources::find(const QString &entity, const QString &path, const QStringList &headings) const
{
    const QString pattern = patternOf(path);
    const SourceMemory *alike = nullptr;
    for (const auto &one : m_all) {
        if (one.entity != entity)
            continue;
        const auto shared = std::ranges::count_if(one.headings, [&](const QString &heading) { return headings.contains(heading); });
        if (one.pattern == pattern && shared * 2 >= one.headings.size())
            return one;
        if (one.headings == headings)
            alike = &one;
    }
    return alike ? std::optional(*alike) : std::nullopt;
}

std::optional<SourceMemory> memoryFor(const Sources &sources, const QString &entity, const QString &path)
{
    const auto sheet = openSheet(path, sources.reading(entity, path).value_or(ReadOptions()));
    SheetRow header;
    if (!sheet || !(*sheet)->next(header).value_or(false))
        return {};
    return sources.find(entity, path, {header.cells.begin(), header.cells.end()});
}

Result<void> Sources::remember(const QString &entity, const ImportSource &source, const ReadOptions &read, const PlanOptions &plan)
{
    if (m_folder.isEmpty())
        return {};
    SourceMemory memory{.entity = entity, .pattern = patternOf(source.path()), .headings = {}, .read = read, .plan = plan};
    memory.headings = {source.sheet().header.cells.begin(), source.sheet().header.cells.end()};
    std::erase_if(m_all, [&](const SourceMemory &one) { return one.entity == entity && one.pattern == memory.pattern; });
    m_all.insert(m_all.begin(), std::move(memory));
    if (m_all.size() > mostSources)
        m_all.resize(mostSources);
    return write();
}

Result<void> Sources::forget(const QString &entity, const QString &pattern)
{
    std::erase_if(m_all, [&](const SourceMemory &one) { return one.entity == entity && one.pattern == pattern; });
    QFile::remove(lastPath(entity, pattern));
    return m_folder.isEmpty() ? Result<void>() : write();
}

Result<void> Sources::write() const
{
    QJsonArray array;
    for (const auto &one : m_all)
        array << toJson(one);
    QDir().mkpath(m_folder);
    QSaveFile file(m_folder + QStringLiteral("/sources.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(array).toJson()) < 0 || !file.commit())
        return fail(ErrorCode::Storage, file.fileName(), file.errorString());
    return {};
}

QString Sources::lastPath(const QString &entity, const QString &pattern) const
{
    const auto digest = QCryptographicHash::hash((entity + u'\n' + pattern).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("%1/last-%2.csv").arg(m_folder, QString::fromLatin1(digest));
}

Result<void> Sources::keepRows(const QString &entity, const ImportSource &source)
{
    if (m_folder.isEmpty())
        return {};
    QDir().mkpath(m_folder);
    std::vector<SheetColumn> columns;
    for (const auto &heading : source.sheet().header.cells)
        columns.push_back({heading});
    const QString path = lastPath(entity, patternOf(source.path()));
    const auto sheet = createSheet(path, SheetFormat::Csv, columns);
    if (!sheet)
        return Unexpected(sheet.error());
    const auto reader = source.sheet().rows.reader();
    for (SheetRow row;;) {
        const auto more = reader->next(row);
        if (!more)
            return Unexpected(more.error());
        if (!*more)
            break;
        row.cells.resize(columns.size());
        if (const auto written = (*sheet)->write(row.cells); !written)
            return written;
    }
    return (*sheet)->finish().and_then([&]() -> Result<void> {
        // Personal texts may stand in it.
        if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
            return fail(ErrorCode::Storage, path);
        return {};
    });
}

Result<std::unique_ptr<ImportSource>> Sources::last(const QString &entity, const QString &path) const
{
    const QString kept = lastPath(entity, patternOf(path));
    if (m_folder.isEmpty() || !QFile::exists(kept))
        return std::unique_ptr<ImportSource>();
    return ImportSource::read(kept, {.encoding = Encoding::Utf8, .separator = u','}, {});
}

} // namespace exchange
