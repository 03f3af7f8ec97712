// The field history that some resources have: made, then handed over, renewed, moved to another office.
#include "city.h"

#include "contract/describe.h"
#include "contract/systemports.h"
#include "random.h"
#include "words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace demo {

namespace {

struct Edit {
    const char *field;
    QStringView reason;
    Value (*before)(const Resource &resource, Random &random);
};
/// Each touches another field, so that the last values are the resource's own.
const Edit edits[] = {
    {"operator_a", u"岗位交接", [](const Resource &, Random &random) -> Value { return personName(random); }},
    {"term_until", u"资源续期", [](const Resource &resource, Random &) -> Value { return resource.termUntil.addYears(-1).toString(Qt::ISODate); }},
    {"department", u"处室调整", [](const Resource &, Random &random) -> Value { return random.pick(departments).toString() + QStringLiteral("（原）"); }},
};

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

int City::editsOf(qint64 index) const
{
    Random random(m_options.seed, Topic::History, quint64(index));
    return random.chance(4) ? random.between(1, int(std::size(edits))) : 0;
}

std::vector<Act> City::historyOf(qint64 index, const Resource &resource) const
{
    const int count = editsOf(index);
    if (count == 0)
        return {};
    Random random(m_options.seed ^ 1, Topic::History, quint64(index));
    const auto &shape = shapeOf<Resource>();
    Record record = toRecord(resource);
    const qint64 made = madeAt(index, m_options.resources).ms;
    const qint64 end = madeAt(1, 1).ms;
    const auto act = [&](Revision revision, const char *kind, QStringView reason, const QJsonObject &changes) {
        const qint64 at = made + (end - made) * (revision - 1) / (count + 1);
        const auto &by = m_people[size_t(random.below(int(m_people.size())))].name;
        return Act{uuidV7(at, quint16(index), random.next()), revision, kind, by, Instant{at}, reason.toString(), compact(changes)};
    };

    std::vector<Act> acts(1);
    for (int i = 0; i < count; ++i) {
        const QString field = QString::fromLatin1(edits[i].field);
        auto &value = record.values[size_t(shape.indexOf(field))];
        const Value before = edits[i].before(resource, random);
        QJsonObject change;
        change.insert(field, QJsonArray{toJson(before), toJson(value)});
        acts.push_back(act(2 + i, "edit", edits[i].reason, change));
        value = before;
    }
    QJsonObject first;
    for (size_t field = 0; field < shape.fields.size(); ++field)
        if (record.values[field] != shape.defaults[field])
            first.insert(shape.fields[field].name, QJsonArray{QJsonValue(), toJson(record.values[field])});
    acts[0] = act(1, "create", u"资源开通", first);
    return acts;
}

} // namespace demo
