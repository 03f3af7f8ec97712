#include "items/changefile.h"

#include "contract/entities/entities.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace {

const Shape &changes() { return shapeOf<ChangeRequest>(); }

/// Reads what belongs to one change; the first thing that goes wrong is kept.
class FileReader
{
public:
    FileReader(replica::ListReader &reader, ChangeFile &file) : m_reader(reader), m_file(file) {}

    [[nodiscard]] std::vector<ListRow> hanging(const Shape &shape, QStringView field, const QString &text)
    {
        const auto rids = m_reader.latestHolding(shape, shape.indexOf(field), text, ChangeFile::most);
        auto rows = rids ? m_reader.rows(shape, *rids) : Result<std::vector<ListRow>>(Unexpected(rids.error()));
        return keep(std::move(rows)).value_or(std::vector<ListRow>());
    }
    [[nodiscard]] std::optional<ListRow> one(const Shape &shape, const QUuid &id)
    {
        return id.isNull() ? std::nullopt : keep(m_reader.row(shape, id)).value_or(std::nullopt);
    }
    void namePerson(const QString &id)
    {
        const QUuid person = idOf(id);
        if (person.isNull() || m_file.people.contains(person))
            return;
        if (const auto row = one(shapeOf<Person>(), person))
            m_file.people.insert(person, titleOf(shapeOf<Person>(), row->record));
        const auto &keys = shapeOf<SigningKeyRecord>();
        const rules::FieldValue wanted{keys.indexOf(u"person_id"), id};
        for (auto &key : keep(m_reader.holding(keys, std::span(&wanted, 1), {})).value_or(std::vector<Record>()))
            m_file.keys.push_back(std::move(key));
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    template <class T> Result<T> keep(Result<T> result)
    {
        if (!result && !m_error)
            m_error = result.error();
        return result;
    }

    replica::ListReader &m_reader;
    ChangeFile &m_file;
    std::optional<Error> m_error;
};

} // namespace

QString ChangeFile::textOf(QStringView field) const { return textIn(changes(), change.record, field); }

qint64 ChangeFile::integerOf(QStringView field) const { return integerIn(changes(), change.record, field); }

QUuid ChangeFile::idIn(QStringView field) const { return items::idIn(changes(), change.record, field); }

Result<ChangeFile> readChangeFile(replica::ListReader &reader, const QString &outboxPath, const QUuid &id)
{
    ChangeFile file;
    auto change = reader.row(changes(), id);
    if (!change)
        return Unexpected(change.error());
    if (!*change)
        return file;
    file.change = **std::move(change);

    FileReader parts(reader, file);
    file.pattern = parts.one(shapeOf<ChangeTemplate>(), file.idIn(u"template_id"));
    file.meeting = parts.one(shapeOf<CabMeeting>(), file.idIn(u"meeting_id"));
    file.steps = parts.hanging(shapeOf<ChangeStep>(), u"change_id", idText(id));
    file.files = parts.hanging(shapeOf<Attachment>(), u"record_id", idText(id));
    for (const auto &each : QJsonDocument::fromJson(file.textOf(u"decisions").toUtf8()).array())
        for (const auto *member : {"person", "for", "add"})
            parts.namePerson(each.toObject().value(QLatin1StringView(member)).toString());
    for (const auto &word : file.textOf(u"waits_for").split(u' ', Qt::SkipEmptyParts))
        parts.namePerson(word);
    for (const auto &each : QJsonDocument::fromJson(file.textOf(u"resources").toUtf8()).array())
        if (auto row = parts.one(shapeOf<Resource>(), idOf(each.toObject().value(QLatin1StringView("id")).toString())))
            file.ledger.insert(row->record.id, *std::move(row));
    if (parts.error())
        return Unexpected(*parts.error());
    auto history = wholeHistory(reader, outboxPath, changes(), id);
    auto rules = readPolicy(reader, PolicyKind::ChangeRules);
    auto calendar = readPolicy(reader, PolicyKind::Calendar);
    if (!history || !rules || !calendar)
        return Unexpected(!history ? history.error() : !rules ? rules.error() : calendar.error());
    file.history = *std::move(history);
    file.rules = *std::move(rules);
    file.calendar = *std::move(calendar);
    return file;
}

bool OpenChange::concerns(const QString &entity, const QVector<QUuid> &ids) const
{
    constexpr std::array hangers{Describe<ChangeStep>::name, Describe<Attachment>::name, Describe<SigningKeyRecord>::name, Describe<Policy>::name, Describe<CabMeeting>::name, Describe<ChangeTemplate>::name};
    const bool hangs = std::ranges::any_of(hangers, [&](const char *name) { return entity == QLatin1StringView(name); });
    const bool isLedger = m_file && entity == QLatin1StringView(Describe<Resource>::name) && std::ranges::any_of(ids, [this](const QUuid &id) { return m_file->ledger.contains(id); });
    return hangs || isLedger || (entity == changes().name && ids.contains(id()));
}

void OpenChange::ask()
{
    takes(queries().figure<ChangeFile>([id = id(), path = queries().outboxPath()](replica::ListReader &reader) { return readChangeFile(reader, path, id); }), m_file, &ChangeFile::change);
}

} // namespace items
