#include "items/drafts.h"

#include "contract/whendone.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>
#include <QSaveFile>

namespace items {

namespace {

constexpr qsizetype mostBytes = 8 * 1024 * 1024;

QJsonObject objectOf(const Draft &draft)
{
    QJsonArray records;
    for (const auto &id : draft.records)
        records.append(idText(id));
    QJsonObject fields;
    for (const auto &[name, value] : draft.fields)
        fields.insert(name, contract::toJson(value));
    QJsonObject titles;
    for (const auto &[name, title] : draft.titles)
        titles.insert(name, title);
    return {{QStringLiteral("entity"), draft.entity}, {QStringLiteral("records"), records}, {QStringLiteral("fields"), fields},
            {QStringLiteral("titles"), titles}, {QStringLiteral("reason"), draft.reason}, {QStringLiteral("at"), draft.at.ms}};
}

Result<Draft> draftOf(const QJsonObject &object)
{
    Draft draft{.entity = object.value(QStringLiteral("entity")).toString(), .records = {}, .fields = {}, .titles = {},
                .reason = object.value(QStringLiteral("reason")).toString(), .at = {object.value(QStringLiteral("at")).toInteger()}};
    if (draft.entity.isEmpty() || draft.at.ms < 0)
        return fail(ErrorCode::BadRequest, QStringLiteral("entity"));
    const auto records = object.value(QStringLiteral("records")).toArray();
    if (records.size() > maxTargets)
        return fail(ErrorCode::TooLarge, QStringLiteral("records"));
    for (const auto &entry : records) {
        const auto id = idOf(entry.toString());
        if (id.isNull())
            return fail(ErrorCode::BadRequest, QStringLiteral("records"));
        draft.records.push_back(id);
    }
    const auto fields = object.value(QStringLiteral("fields")).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        if (it->isObject() || it->isArray())
            return fail(ErrorCode::BadRequest, it.key());
        draft.fields.emplace(it.key(), valueFromJson(*it));
    }
    const auto titles = object.value(QStringLiteral("titles")).toObject();
    for (auto it = titles.begin(); it != titles.end(); ++it)
        draft.titles.emplace(it.key(), it->toString());
    return draft;
}

Result<std::vector<Draft>> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::vector<Draft>();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Storage, path, file.errorString());
    return draftsFromJson(file.read(mostBytes + 1));
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size() && file.commit();
    return written ? Result<void>() : fail(ErrorCode::Storage, path, file.errorString());
}

/// The answer of `work`, done in that pool.
template <class Work> auto run(QThreadPool &pool, Work work)
{
    using Answer = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace

QByteArray toJson(const std::vector<Draft> &drafts)
{
    QJsonArray all;
    for (const auto &draft : drafts)
        all.append(objectOf(draft));
    return QJsonDocument(QJsonObject{{QStringLiteral("drafts"), all}}).toJson(QJsonDocument::Compact);
}

Result<std::vector<Draft>> draftsFromJson(const QByteArray &json)
{
    if (json.size() > mostBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("drafts"));
    const auto document = QJsonDocument::fromJson(json);
    const auto all = document.object().value(QStringLiteral("drafts"));
    if (!all.isArray())
        return fail(ErrorCode::BadRequest, QStringLiteral("drafts"));
    if (all.toArray().size() > qsizetype(2 * Drafts::kept))
        return fail(ErrorCode::TooLarge, QStringLiteral("drafts"));
    std::vector<Draft> drafts;
    for (const auto &entry : all.toArray()) {
        auto draft = draftOf(entry.toObject());
        if (!draft)
            return Unexpected(draft.error());
        drafts.push_back(*std::move(draft));
    }
    return drafts;
}

Drafts::Drafts(QString path, QObject *parent) : QObject(parent), m_path(std::move(path))
{
    m_writer.setMaxThreadCount(1);
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &Drafts::write);
    whenDone(run(m_writer, [path = m_path] { return readFile(path); }), this, [this](const Result<std::vector<Draft>> &found) {
        m_read = true;
        if (!found) {
            Q_EMIT failed(found.error());
            return;
        }
        m_left = *found;
        std::ranges::stable_sort(m_left, std::greater(), [](const Draft &draft) { return draft.at.ms; });
        if (m_left.size() > kept)
            m_left.resize(kept);
        if (!m_left.empty())
            Q_EMIT leftChanged();
    });
}

Drafts::~Drafts()
{
    if (m_resting.isActive())
        write();
    m_writer.waitForDone();
}

void Drafts::keep(const Draft &draft)
{
    const auto held = std::ranges::find_if(m_typed, [&](const Draft &one) { return one.isOf(draft.entity, draft.records); });
    if (held == m_typed.end())
        m_typed.push_back(draft);
    else
        *held = draft;
    if (m_typed.size() > kept)
        m_typed.erase(m_typed.begin());
    // Not begun anew at each key: who types without a pause is kept as well.
    if (!m_resting.isActive())
        m_resting.start();
}

void Drafts::drop(const QString &entity, const std::vector<QUuid> &records)
{
    if (std::erase_if(m_typed, [&](const Draft &one) { return one.isOf(entity, records); }) > 0 && m_onDisk)
        write();
}

const Draft *Drafts::leftOf(const QString &entity, const std::vector<QUuid> &records) const
{
    const auto found = std::ranges::find_if(m_left, [&](const Draft &one) { return one.isOf(entity, records); });
    return found == m_left.end() ? nullptr : &*found;
}

const Draft *Drafts::keptOf(const QString &entity, const std::vector<QUuid> &records) const
{
    const auto found = std::ranges::find_if(m_typed, [&](const Draft &one) { return one.isOf(entity, records); });
    return found == m_typed.end() ? leftOf(entity, records) : &*found;
}

void Drafts::settle(const Draft &draft)
{
    const auto found = std::ranges::find(m_left, draft);
    if (found == m_left.end())
        return;
    m_left.erase(found);
    write();
    Q_EMIT leftChanged();
}

void Drafts::write()
{
    if (!m_read) { // what an earlier session left is not known yet, and must not be written over
        m_resting.start();
        return;
    }
    m_resting.stop();
    auto all = m_typed;
    all.insert(all.end(), m_left.begin(), m_left.end());
    m_onDisk = !m_typed.empty();
    whenDone(run(m_writer, [path = m_path, bytes = toJson(all)] { return writeFile(path, bytes); }), this, [this](const Result<void> &result) {
        if (!result)
            Q_EMIT failed(result.error());
    });
}

} // namespace items
