#include "views/panels/records/batchregister.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace views::panels {

using namespace contract;

namespace {

/// The largest that is read: ten thousand prints take three megabytes.
constexpr qint64 largest = 32 * 1024 * 1024;

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Result<void> BatchRegister::open()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.exists())
        return {};
    if (!file.open(QIODevice::ReadWrite) || file.size() > largest)
        return fail(ErrorCode::Storage, m_path, file.errorString());
    qint64 whole = 0;
    while (!file.atEnd()) {
        const auto line = file.readLine();
        const auto entry = QJsonDocument::fromJson(line).object();
        const int place = entry.value(QStringLiteral("place")).toInt(-1);
        // A line that a crash cut off, and what follows it, does not count.
        if (!line.endsWith('\n') || place < 0)
            break;
        whole = file.pos();
        if (entry.value(QStringLiteral("entered")).toBool()) {
            m_entered.insert(place);
            continue;
        }
        Target print{.id = idOf(entry.value(QStringLiteral("id")).toString())};
        const auto fields = entry.value(QStringLiteral("fields")).toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            print.fields.emplace(field.key(), valueFromJson(field.value()));
        if (!print.id.isNull())
            m_prints[place] = std::move(print);
    }
    return file.resize(whole) ? Result<void>() : fail(ErrorCode::Storage, m_path, file.errorString());
}

Result<void> BatchRegister::add(int place, const Target &print)
{
    m_prints[place] = print;
    QJsonObject fields;
    for (const auto &[name, value] : print.fields)
        fields.insert(name, toJson(value));
    return append(lineOf({{QStringLiteral("place"), place}, {QStringLiteral("id"), idText(print.id)}, {QStringLiteral("fields"), fields}}));
}

Result<void> BatchRegister::noteEntered(const std::vector<int> &places)
{
    QByteArray lines;
    for (const int place : places) {
        m_entered.insert(place);
        lines += lineOf({{QStringLiteral("place"), place}, {QStringLiteral("entered"), true}});
    }
    return append(lines);
}

void BatchRegister::finish() const
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Result<void> BatchRegister::append(const QByteArray &lines) const
{
    if (m_path.isEmpty())
        return {};
    QFile file(m_path);
    if (!file.open(QIODevice::Append) || file.write(lines) != lines.size() || !file.flush())
        return fail(ErrorCode::Storage, m_path, file.errorString());
    return {};
}

} // namespace views::panels
