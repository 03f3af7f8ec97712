#include "views/print/batch.h"

#include "views/print/formvalues.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <map>

namespace views::print {

using contract::ErrorCode;
using contract::Result;
using contract::Unexpected;

namespace {

constexpr int longestName = 180; // bytes; file systems take 255

/// One line of JSON an item, written after its file is there.
class Journal
{
public:
    Journal(const QString &folder, const QString &key) : m_file(batchSideFile(folder, key, QStringLiteral("journal"))) {}

    Result<void> open()
    {
        if (!m_file.open(QIODevice::ReadWrite))
            return contract::fail(ErrorCode::Storage, m_file.fileName(), m_file.errorString());
        qint64 whole = 0;
        while (!m_file.atEnd()) {
            const auto line = m_file.readLine();
            const auto entry = QJsonDocument::fromJson(line).object();
            // A line that a crash cut off, and what follows it, does not count.
            if (!line.endsWith('\n') || !entry.contains(QStringLiteral("index")))
                break;
            whole = m_file.pos();
            m_done[entry.value(QStringLiteral("index")).toInt(-1)] = entry.value(QStringLiteral("file")).toString();
        }
        m_file.resize(whole);
        m_file.seek(whole);
        return {};
    }
    [[nodiscard]] bool has(int index, const QString &folder) const
    {
        const auto done = m_done.find(index);
        return done != m_done.end() && QFile::exists(QDir(folder).filePath(done->second));
    }
    Result<void> add(int index, const QString &file)
    {
        const auto line = QJsonDocument(QJsonObject{{QStringLiteral("index"), index}, {QStringLiteral("file"), file}}).toJson(QJsonDocument::Compact) + '\n';
        if (m_file.write(line) != line.size() || !m_file.flush())
            return contract::fail(ErrorCode::Storage, m_file.fileName(), m_file.errorString());
        return {};
    }
    void finish() { m_file.remove(); }

private:
    QFile m_file;
    std::map<int, QString> m_done;
};

/// The name, or the first with a number behind it that no file has.
QString freeName(const QString &folder, const QString &name)
{
    const QDir dir(folder);
    QString free = name;
    for (int number = 2; dir.exists(free); ++number)
        free = QStringLiteral("%1 (%2).pdf").arg(name.chopped(4)).arg(number);
    return free;
}

} // namespace

QString batchSideFile(const QString &folder, const QString &key, const QString &ending)
{
    const auto hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QDir(folder).filePath(QStringLiteral(".yunheng-print-%1.%2").arg(QString::fromLatin1(hash), ending));
}

QString batchFileName(const QString &pattern, const Layout &layout, const exchange::FormData &data)
{
    static const QRegularExpression name(QStringLiteral("\\{([A-Za-z_][A-Za-z0-9_]*)\\}"));
    static const QRegularExpression unsafe(QStringLiteral("[\\x00-\\x1f\\x7f/\\\\:*?\"<>|]"));
    const FormValues values(layout, data);
    QString filled;
    qsizetype at = 0;
    for (auto matches = name.globalMatch(pattern); matches.hasNext();) {
        const auto match = matches.next();
        filled += pattern.mid(at, match.capturedStart() - at) + values.text(match.captured(1));
        at = match.capturedEnd();
    }
    filled += pattern.mid(at);
    filled.replace(unsafe, QStringLiteral("_"));
    if (filled.endsWith(QLatin1StringView(".pdf"), Qt::CaseInsensitive))
        filled.chop(4);
    while (filled.startsWith(u'.') || filled.startsWith(u' '))
        filled.remove(0, 1);
    while (filled.endsWith(u'.') || filled.endsWith(u' ') || filled.toUtf8().size() > longestName)
        filled.chop(1);
    if (!filled.isEmpty() && filled.back().isHighSurrogate())
        filled.chop(1);
    return (filled.isEmpty() ? layout.form : filled) + QStringLiteral(".pdf");
}

Result<BatchResult> writeBatch(const Batch &batch, const std::function<void(const BatchProgress &)> &progress, std::stop_token stop, const FontBook &fonts)
{
    if (!QDir().mkpath(batch.folder))
        return contract::fail(ErrorCode::Storage, batch.folder);
    Journal journal(batch.folder, batch.key);
    if (const auto opened = journal.open(); !opened)
        return Unexpected(opened.error());
    BatchResult result;
    for (int i = 0; i < batch.count; ++i) {
        if (stop.stop_requested()) {
            result.isCancelled = true;
            return result;
        }
        if (journal.has(i, batch.folder)) {
            ++result.skipped;
            continue;
        }
        const auto item = batch.item(i);
        if (!item)
            return Unexpected(item.error());
        const auto document = compose(item->layout, item->data, fonts);
        const QString name = freeName(batch.folder, batchFileName(batch.pattern, item->layout, item->data));
        if (const auto written = writePdf(document, QDir(batch.folder).filePath(name), batch.options, fonts); !written)
            return Unexpected(written.error());
        if (const auto kept = journal.add(i, name); !kept)
            return Unexpected(kept.error());
        ++result.written;
        result.pages += int(document.pages.size());
        result.files << name;
        if (progress)
            progress({result.written + result.skipped, batch.count, result.pages, name});
    }
    journal.finish();
    return result;
}

Result<BatchResult> writeBatchFile(const Batch &batch, const QString &path, const std::function<void(const BatchProgress &)> &progress, std::stop_token stop, const FontBook &fonts)
{
    Document all;
    BatchResult result;
    for (int i = 0; i < batch.count; ++i) {
        if (stop.stop_requested()) {
            result.isCancelled = true;
            return result;
        }
        const auto item = batch.item(i);
        if (!item)
            return Unexpected(item.error());
        auto document = compose(item->layout, item->data, fonts);
        if (all.nodes.empty()) {
            all = document;
            all.pages.clear();
            all.nodes.resize(1);
        }
        // Nodes of the document's own root become nodes of the common one.
        const int offset = int(all.nodes.size()) - 1;
        const auto shifted = [&](int node) { return node <= 0 ? node : node + offset; };
        for (size_t n = 1; n < document.nodes.size(); ++n) {
            auto node = std::move(document.nodes[n]);
            node.parent = shifted(node.parent);
            all.nodes.push_back(std::move(node));
        }
        for (auto &page : document.pages) {
            for (auto &run : page.runs)
                run.node = shifted(run.node);
            for (auto &shape : page.shapes)
                shape.node = shifted(shape.node);
            for (auto &image : page.images)
                image.node = shifted(image.node);
            all.pages.push_back(std::move(page));
            ++result.pages;
        }
        ++result.written;
        if (progress)
            progress({result.written, batch.count, result.pages, path});
    }
    if (all.pages.empty())
        return contract::fail(ErrorCode::RequiredMissing, QStringLiteral("count"), QStringLiteral("nothing to print"));
    if (QFile::exists(path))
        return contract::fail(ErrorCode::AlreadyExists, path);
    if (const auto written = writePdf(all, path, batch.options, fonts); !written)
        return Unexpected(written.error());
    result.files << path;
    return result;
}

} // namespace views::print
