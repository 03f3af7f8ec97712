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
    /// Empty where the resource has nothing there that could have been otherwise.
    Value (*before)(const Resource &resource, Random &random);
};

Value fewer(qint64 now)
{
    return now >= 2 ? Value(now / 2) : Value();
}

/// Each touches another field, so that the last values are the resource's own.
const Edit edits[] = {
    {"operator_a", u"岗位交接", [](const Resource &, Random &random) -> Value { return personName(random); }},
    {"operator_b", u"值班调整", [](const Resource &, Random &random) -> Value { return personName(random); }},
    {"term_until", u"资源续期", [](const Resource &resource, Random &) -> Value { return resource.termUntil.addYears(-1).toString(Qt::ISODate); }},
    {"department", u"处室调整", [](const Resource &, Random &random) -> Value { return random.pick(departments).toString() + QStringLiteral("（原）"); }},
    {"owner_name", u"责任人变更", [](const Resource &, Random &random) -> Value { return personName(random); }},
    {"owner_phone", u"电话更正", [](const Resource &, Random &random) -> Value { return phoneNumber(random); }},
    {"name", u"按命名规范更名", [](const Resource &resource, Random &) -> Value { return resource.name + QStringLiteral("（旧名）"); }},
    {"memory_gb", u"内存扩容", [](const Resource &resource, Random &) -> Value { return fewer(resource.memoryGb); }},
    {"vcpu", u"算力扩容", [](const Resource &resource, Random &) -> Value { return fewer(resource.vcpu); }},
    {"data_disk_gb", u"数据盘扩容", [](const Resource &resource, Random &) -> Value { return fewer(resource.dataDiskGb); }},
    {"state", u"验收交付", [](const Resource &resource, Random &) -> Value { return resource.state == ResourceState::InUse ? Value(QStringLiteral("to_deliver")) : Value(); }},
    {"monitored", u"纳入监控", [](const Resource &resource, Random &) -> Value { return resource.monitored ? Value(qint64(0)) : Value(); }},
};
constexpr int mostEdits = 6; ///< half of them at least concern every resource
/// Edits lie in the last two years; records were made long before.
constexpr qint64 toldMs = 730LL * 86'400'000;

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

int City::editsOf(qint64 index) const
{
    Random random(m_options.seed, Topic::History, quint64(index));
    return random.chance(9) ? random.between(1, mostEdits) : 0;
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
    const qint64 from = std::max(made, end - toldMs);
    const auto act = [&](Revision revision, const char *kind, QStringView reason, const QJsonObject &changes) {
        const qint64 step = (end - from) / (count + 1);
        const qint64 at = revision == 1 ? made : from + step * (revision - 1) + step * random.below(90) / 100;
        const auto &by = m_people[size_t(random.below(int(m_people.size())))].name;
        return Act{uuidV7(at, quint16(index), random.next()), revision, kind, by, Instant{at}, reason.toString(), compact(changes)};
    };

    std::vector<Act> acts(1);
    // The edits in an order of this resource's own, without those that do not concern it.
    for (int tried = 0, next = random.below(int(std::size(edits))); int(acts.size()) <= count; ++tried, next = (next + 1) % int(std::size(edits))) {
        Q_ASSERT_X(tried < int(std::size(edits)), "City::historyOf", "enough edits concern every resource");
        const QString field = QString::fromLatin1(edits[next].field);
        auto &value = record.values[size_t(shape.indexOf(field))];
        const Value before = edits[next].before(resource, random);
        if (isEmpty(before) || before == value)
            continue;
        QJsonObject change;
        change.insert(field, QJsonArray{toJson(before), toJson(value)});
        acts.push_back(act(Revision(acts.size()) + 1, "edit", edits[next].reason, change));
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
