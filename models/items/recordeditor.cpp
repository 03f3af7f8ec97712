#include "items/recordeditor.h"

#include "contract/entities/resource.h"
#include "items/verbfields.h"
#include "rules/fieldrules.h"
#include "rules/resourcelife.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace items {

namespace {

QJsonObject objectOf(const Value &value)
{
    return QJsonDocument::fromJson(text(value).toUtf8()).object();
}

} // namespace

RecordEditor::RecordEditor(const Shape &shape, const Catalogues &catalogues, IdSource &ids, const Clock &clock, QObject *parent)
    : QObject(parent), m_shape(shape), m_catalogues(catalogues), m_ids(ids), m_clock(clock)
{
    begin();
}

void RecordEditor::begin()
{
    m_new = true;
    m_records = {blankRecord(m_shape, m_ids.next())};
    m_titles.clear();
    m_put.clear();
    m_marked.clear();
    Q_EMIT began();
    Q_EMIT dirtyChanged(false);
}

void RecordEditor::begin(const std::vector<ListRow> &rows)
{
    Q_ASSERT_X(!rows.empty(), "RecordEditor::begin", "at least one record");
    m_new = false;
    m_records.clear();
    m_titles.clear();
    m_put.clear();
    m_marked.clear();
    for (const auto &row : rows)
        m_records.push_back(row.record);
    for (int i = 0; i < int(rows.front().titles.size()); ++i)
        if (!rows.front().titles[size_t(i)].isEmpty())
            m_titles.insert(i, rows.front().titles[size_t(i)]);
    Q_EMIT began();
    Q_EMIT dirtyChanged(false);
}

void RecordEditor::absorb(const ListRow &row)
{
    const auto held = std::ranges::find(m_records, row.record.id, &Record::id);
    if (m_new || row.rid == 0 || held == m_records.end())
        return;
    const Record before = *held;
    *held = row.record;
    if (isDirty())
        held->revision = before.revision;
    for (int i = 0; i < int(m_shape.fields.size()); ++i) {
        if (before.values[size_t(i)] == row.record.values[size_t(i)])
            continue;
        if (isDirty(i)) {
            // The base of what the person put there stays what they saw.
            held->values[size_t(i)] = before.values[size_t(i)];
            continue;
        }
        if (!row.titles[size_t(i)].isEmpty())
            m_titles.insert(i, row.titles[size_t(i)]);
        tell(i);
    }
}

QString RecordEditor::heading() const
{
    if (m_new)
        return QCoreApplication::translate("items", "New: %1", "the kind of record").arg(captionOf(m_shape));
    if (m_records.size() > 1)
        return QCoreApplication::translate("items", "%1: %n selected", "the kind of records", int(m_records.size())).arg(captionsOf(m_shape));
    return titleOf(m_shape, m_records.front());
}

Value RecordEditor::value(int field) const
{
    if (const auto put = m_put.find(field); put != m_put.end())
        return put->second;
    return isMixed(field) ? Value() : m_records.front().values[size_t(field)];
}

QString RecordEditor::referenceTitle(int field) const
{
    return isEmpty(value(field)) ? QString() : m_titles.value(field);
}

bool RecordEditor::isMixed(int field) const
{
    if (m_put.contains(field))
        return false;
    const auto &first = m_records.front().values[size_t(field)];
    return std::ranges::any_of(m_records, [&](const Record &record) { return record.values[size_t(field)] != first; });
}

void RecordEditor::setValue(int field, const Value &value, const QString &title)
{
    Q_ASSERT_X(field >= 0 && field < int(m_shape.fields.size()), "RecordEditor", "field out of range");
    if (!isEditable(field))
        return;
    const bool wasDirty = isDirty();
    const bool stands = std::ranges::all_of(m_records, [&](const Record &record) { return record.values[size_t(field)] == value; });
    if (stands)
        m_put.erase(field);
    else
        m_put[field] = value;
    if (!title.isEmpty())
        m_titles.insert(field, title);
    m_marked.erase(field);
    tell(field);
    if (wasDirty != isDirty())
        Q_EMIT dirtyChanged(isDirty());
}

void RecordEditor::revert(int field)
{
    if (m_put.erase(field) == 0)
        return;
    m_marked.erase(field);
    tell(field);
    if (!isDirty())
        Q_EMIT dirtyChanged(false);
}

void RecordEditor::revertAll()
{
    const auto put = std::exchange(m_put, {});
    const auto marked = std::exchange(m_marked, {});
    for (const auto &[field, value] : put)
        tell(field);
    for (const auto &[field, error] : marked)
        if (!put.contains(field))
            Q_EMIT problemChanged(field);
    if (!put.empty())
        Q_EMIT dirtyChanged(false);
}

void RecordEditor::tell(int field)
{
    Q_EMIT valueChanged(field);
    Q_EMIT problemChanged(field);
    // Another state makes other demands.
    if (m_shape.fields[size_t(field)].name == u"state" && m_shape.name == QLatin1StringView(Describe<Resource>::name))
        for (const auto &demand : rules::lifeDemands())
            Q_EMIT problemChanged(m_shape.indexOf(QLatin1StringView(demand.field).toString()));
}

bool RecordEditor::isEditable(int field) const
{
    const auto &described = m_shape.fields[size_t(field)];
    return !described.traits.readOnly && !isKeptByVerbs(m_shape, described) && std::ranges::none_of(m_records, &Record::retired);
}

bool RecordEditor::isDirty(int field) const
{
    return m_put.contains(field);
}

std::optional<Error> RecordEditor::problem(int field) const
{
    if (const auto marked = m_marked.find(field); marked != m_marked.end())
        return marked->second;
    const auto &shape = m_shape.fields[size_t(field)];
    if (const auto life = lifeProblem(field))
        return life;
    // What stands in an old record is not this person's fault: only what they put there, and all of a new one, is asked.
    if (shape.traits.readOnly || (!m_new && !m_put.contains(field)))
        return std::nullopt;
    const auto checked = rules::checkField(shape, value(field), m_catalogues);
    return checked ? std::nullopt : std::optional(checked.error());
}

std::optional<Error> RecordEditor::problemOfChoice(int field, const QString &code) const
{
    if (m_new || m_shape.name != QLatin1StringView(Describe<Resource>::name) || m_shape.fields[size_t(field)].name != u"state")
        return std::nullopt;
    for (const auto &record : m_records)
        if (const QString from = text(record.values[size_t(field)]); !rules::mayFollow(from, code))
            return rules::stepProblem(from, code);
    return std::nullopt;
}

/// What a guard of a resource's life says of the field, as the records would be. Of many records the first ones answer:
/// this is asked at each keystroke, and the outbox asks for all of them.
std::optional<Error> RecordEditor::lifeProblem(int field) const
{
    constexpr size_t mostAsked = 50;
    const QString &name = m_shape.fields[size_t(field)].name;
    const bool guarded = name == u"state" || std::ranges::any_of(rules::lifeDemands(), [&](const rules::LifeDemand &demand) { return name == QLatin1StringView(demand.field); });
    if (m_shape.name != QLatin1StringView(Describe<Resource>::name) || !guarded || (!m_new && m_put.empty()))
        return std::nullopt;
    for (size_t i = 0; i < std::min(m_records.size(), mostAsked); ++i) {
        Record after = m_records[i];
        for (const auto &[position, value] : m_put)
            after.values[size_t(position)] = value;
        for (const auto &problem : rules::lifeProblems(m_new ? nullptr : &m_records[i], after))
            if (problem.field == name)
                return problem;
    }
    return std::nullopt;
}

int RecordEditor::firstProblem() const
{
    for (int i = 0; i < int(m_shape.fields.size()); ++i)
        if (problem(i))
            return i;
    return -1;
}

void RecordEditor::markProblem(const Error &error)
{
    const int field = m_shape.indexOf(error.field);
    if (field < 0)
        return;
    m_marked[field] = error;
    Q_EMIT problemChanged(field);
}

std::optional<Command> RecordEditor::command(const QString &reason) const
{
    if (firstProblem() >= 0 || (!m_new && !isDirty()))
        return std::nullopt;
    Command command = commandOn(m_new ? CommandKind::Create : CommandKind::Edit, m_shape, m_records, reason, m_ids, m_clock);
    for (const auto &[field, value] : m_put)
        command.fields.emplace(m_shape.fields[size_t(field)].name, value);
    return command;
}

std::vector<AttributeShape> RecordEditor::attributeShapes() const
{
    const int type = m_shape.indexOf(u"type");
    if (type < 0)
        return {};
    const auto *catalogue = m_catalogues.named(QString::fromUtf8(m_shape.fields[size_t(type)].traits.catalogue));
    const auto *entry = catalogue ? catalogue->find(text(value(type))) : nullptr;
    return entry ? entry->attributes : std::vector<AttributeShape>();
}

Value RecordEditor::attribute(int field, const QString &name) const
{
    return valueFromJson(objectOf(value(field)).value(name));
}

void RecordEditor::setAttribute(int field, const QString &name, const Value &value)
{
    auto object = objectOf(this->value(field));
    if (isEmpty(value))
        object.remove(name);
    else
        object.insert(name, toJson(value));
    setValue(field, object.isEmpty() ? Value() : Value(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))));
}

Command commandOn(CommandKind kind, const Shape &shape, const std::vector<Record> &records, const QString &reason, IdSource &ids, const Clock &clock)
{
    Command command{.id = ids.next(), .kind = kind, .entity = shape.name, .reason = reason, .occurredAt = clock.now()};
    for (const auto &record : records)
        command.targets.push_back({record.id, record.revision});
    return command;
}

} // namespace items
