#include "rules/qualityrules.h"

#include "rules/rulefile.h"

#include <set>

namespace rules {

namespace {

/// Deeper nesting says nothing that a person could still read.
constexpr int deepest = 8;

/// A rule that is being read: errors name the place, fields are the entity's.
class ConditionReader
{
public:
    explicit ConditionReader(const Shape &shape) : m_shape(shape) {}

    Result<Condition> read(const RuleNode &node, int depth = 0) const
    {
        if (depth > deepest)
            return node.wrong(QStringLiteral("nested too deeply"));
        for (const auto &[key, test] : {std::pair{"all", Condition::Test::All}, std::pair{"any", Condition::Test::Any}, std::pair{"none", Condition::Test::None}})
            if (node.has(QString::fromLatin1(key)))
                return group(node, QString::fromLatin1(key), test, depth);
        if (!node.has(QStringLiteral("field")))
            return node.wrong(QStringLiteral("all, any, none or field is wanted"));
        Condition condition;
        auto place = placeOf(node.at(QStringLiteral("field")));
        if (!place)
            return Unexpected(place.error());
        condition.place = *place;
        return test(node, std::move(condition), depth);
    }

private:
    using Test = Condition::Test;

    Result<Condition> group(const RuleNode &node, const QString &key, Test test, int depth) const
    {
        if (const auto known = node.onlyHas({key}); !known)
            return Unexpected(known.error());
        Condition condition;
        condition.test = test;
        return parts(node.at(key), depth).map([&](std::vector<Condition> parts) {
            condition.parts = std::move(parts);
            return condition;
        });
    }

    Result<std::vector<Condition>> parts(const RuleNode &list, int depth) const
    {
        const auto nodes = list.elements();
        if (!nodes)
            return Unexpected(nodes.error());
        std::vector<Condition> read;
        for (const auto &node : *nodes) {
            auto part = this->read(node, depth + 1);
            if (!part)
                return Unexpected(part.error());
            read.push_back(*std::move(part));
        }
        return read;
    }

    /// "owner_name", or "system_id.unit_id" for a field of the record that a reference points to.
    Result<Condition::Place> placeOf(const RuleNode &node) const
    {
        const auto text = node.text();
        if (!text)
            return Unexpected(text.error());
        const auto words = text->split(u'.');
        const int first = m_shape.indexOf(words.first());
        if (first < 0)
            return node.wrong(QStringLiteral("%1 has no field %2").arg(m_shape.name, words.first()));
        if (words.size() == 1)
            return Condition::Place{-1, first};
        const auto *target = m_shape.fields[size_t(first)].kind == FieldKind::Reference ? shapeNamed(m_shape.fields[size_t(first)].references) : nullptr;
        const int second = target && words.size() == 2 ? target->indexOf(words.last()) : -1;
        if (second < 0)
            return node.wrong(QStringLiteral("%1 leads to no field").arg(*text));
        return Condition::Place{first, second};
    }

    [[nodiscard]] const FieldShape &shapeAt(const Condition::Place &place) const
    {
        return place.through < 0 ? m_shape.fields[size_t(place.field)] : shapeNamed(m_shape.fields[size_t(place.through)].references)->fields[size_t(place.field)];
    }

    Result<Condition> test(const RuleNode &node, Condition condition, int depth) const
    {
        QStringList tests = node.value.toObject().keys();
        tests.removeOne(QStringLiteral("field"));
        tests.removeOne(QStringLiteral("among"));
        if (tests.size() != 1)
            return node.wrong(QStringLiteral("one test of the field is wanted"));
        const QString &key = tests.front();
        const auto argument = node.at(key);
        if (key == u"is")
            return whatItIs(argument, std::move(condition));
        if (key == u"in" || key == u"not_in") {
            condition.test = key == u"in" ? Test::In : Test::NotIn;
            return argument.codesOf(shapeAt(condition.place)).map([&](const QStringList &codes) {
                condition.values = codes;
                return condition;
            });
        }
        if (key == u"like" || key == u"unlike")
            return pattern(argument, std::move(condition), key == u"like" ? Test::Like : Test::Unlike);
        if (key == u"before" || key == u"after")
            return day(argument, std::move(condition), key == u"before" ? Test::Before : Test::After);
        if (key == u"below" || key == u"above") {
            condition.test = key == u"below" ? Test::Below : Test::Above;
            return argument.number().map([&](double number) {
                condition.number = number;
                return condition;
            });
        }
        if (key == u"same_as" || key == u"differs_from") {
            condition.test = key == u"same_as" ? Test::SameAs : Test::DiffersFrom;
            return placeOf(argument).map([&](const Condition::Place &other) {
                condition.other = other;
                return condition;
            });
        }
        if (key == u"duplicate_within")
            return duplicate(node, argument, std::move(condition), depth);
        if (key == u"outside")
            return outside(argument, std::move(condition));
        return argument.wrong(QStringLiteral("unknown test"));
    }

    Result<Condition> whatItIs(const RuleNode &argument, Condition condition) const
    {
        constexpr std::array words{std::pair{"empty", Test::Empty}, std::pair{"filled", Test::Filled}, std::pair{"yes", Test::Yes}, std::pair{"no", Test::No}, std::pair{"retired", Test::Retired}};
        const auto word = argument.text();
        if (!word)
            return Unexpected(word.error());
        const auto found = std::ranges::find_if(words, [&](const auto &one) { return *word == QLatin1StringView(one.first); });
        const bool reference = shapeAt(condition.place).kind == FieldKind::Reference && condition.place.through < 0;
        if (found == words.end() || (found->second == Test::Retired && !reference))
            return argument.wrong(QStringLiteral("empty, filled, yes, no, or retired for a reference"));
        condition.test = found->second;
        return condition;
    }

    Result<Condition> pattern(const RuleNode &argument, Condition condition, Test test) const
    {
        const auto text = argument.text();
        if (!text)
            return Unexpected(text.error());
        condition.test = test;
        condition.pattern.setPattern(*text);
        if (!condition.pattern.isValid())
            return argument.wrong(condition.pattern.errorString());
        condition.pattern.optimize();
        return condition;
    }

    /// "today", "today-365", "2026-12-31" or another field of dates.
    Result<Condition> day(const RuleNode &argument, Condition condition, Test test) const
    {
        condition.test = test;
        if (shapeAt(condition.place).kind != FieldKind::Date)
            return argument.wrong(QStringLiteral("only dates are before or after"));
        const auto text = argument.text();
        if (!text)
            return Unexpected(text.error());
        static const QRegularExpression counted(QStringLiteral("^today(?:([+-])(\\d{1,5}))?$"));
        if (const auto match = counted.match(*text); match.hasMatch()) {
            condition.daysFromToday = match.captured(2).toInt() * (match.captured(1) == u"-" ? -1 : 1);
            return condition;
        }
        condition.day = QDate::fromString(*text, Qt::ISODate);
        if (condition.day.isValid())
            return condition;
        const auto other = placeOf(argument);
        if (!other || shapeAt(*other).kind != FieldKind::Date)
            return argument.wrong(QStringLiteral("today, today-365, a date or a field of dates is wanted"));
        condition.other = *other;
        return condition;
    }

    Result<Condition> duplicate(const RuleNode &node, const RuleNode &argument, Condition condition, int depth) const
    {
        condition.test = Test::Duplicate;
        if (condition.place.through >= 0 || !m_shape.fields[size_t(condition.place.field)].traits.indexed)
            return node.at(QStringLiteral("field")).wrong(QStringLiteral("duplicates are looked for in indexed fields only"));
        for (const auto &value : argument.value.toArray()) {
            const auto field = RuleNode{value, argument.place}.field(m_shape);
            if (!field)
                return Unexpected(field.error());
            condition.within.push_back(*field);
        }
        if (!node.has(QStringLiteral("among")))
            return condition;
        return read(node.at(QStringLiteral("among")), depth + 1).map([&](Condition among) {
            condition.parts.push_back(std::move(among));
            return condition;
        });
    }

    Result<Condition> outside(const RuleNode &argument, Condition condition) const
    {
        condition.test = Test::Outside;
        if (const auto known = argument.onlyHas({QStringLiteral("by"), QStringLiteral("networks")}); !known)
            return Unexpected(known.error());
        const auto by = placeOf(argument.at(QStringLiteral("by")));
        if (!by)
            return Unexpected(by.error());
        condition.other = *by;
        const auto networks = argument.at(QStringLiteral("networks"));
        for (const auto &key : networks.value.toObject().keys()) {
            const auto list = networks.at(key);
            const auto texts = list.texts();
            if (!texts)
                return Unexpected(texts.error());
            for (const auto &text : *texts) {
                const auto network = networkOf(text);
                if (!network)
                    return list.wrong(QStringLiteral("%1 is no network such as 10.16.0.0/12").arg(text));
                condition.networks[key].push_back(*network);
            }
        }
        return condition;
    }

    static std::optional<Network> networkOf(const QString &text);

    const Shape &m_shape;
};

std::optional<quint32> addressOf(QStringView text)
{
    const auto parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    quint32 address = 0;
    for (const auto part : parts) {
        bool number = false;
        const uint octet = part.toUInt(&number);
        if (!number || octet > 255)
            return std::nullopt;
        address = address << 8 | octet;
    }
    return address;
}

std::optional<Network> ConditionReader::networkOf(const QString &text)
{
    const auto parts = text.split(u'/');
    bool number = false;
    const int bits = parts.size() == 2 ? parts[1].toInt(&number) : 0;
    const auto address = addressOf(parts.first());
    if (!address || !number || bits < 1 || bits > 32)
        return std::nullopt;
    const quint32 mask = ~quint32(0) << (32 - bits);
    return Network{*address & mask, mask};
}

Result<Gravity> gravityOf(const RuleNode &node)
{
    const auto word = node.text();
    if (!word)
        return Unexpected(word.error());
    if (*word == u"error")
        return Gravity::Error;
    if (*word == u"warning")
        return Gravity::Warning;
    if (*word == u"hint")
        return Gravity::Hint;
    return node.wrong(QStringLiteral("error, warning or hint is wanted"));
}

Result<QualityRule> ruleOf(const RuleNode &node)
{
    if (const auto known = node.onlyHas({QStringLiteral("code"), QStringLiteral("zh"), QStringLiteral("en"), QStringLiteral("severity"), QStringLiteral("entity"), QStringLiteral("field"),
                                         QStringLiteral("when")}); !known)
        return Unexpected(known.error());
    QualityRule rule;
    for (const auto &[key, place] : {std::pair{"code", &rule.code}, std::pair{"zh", &rule.zh}, std::pair{"en", &rule.en}, std::pair{"entity", &rule.entity}}) {
        auto text = node.at(QString::fromLatin1(key)).text();
        if (!text)
            return Unexpected(text.error());
        *place = *std::move(text);
    }
    const auto *shape = shapeNamed(rule.entity);
    if (!shape)
        return node.at(QStringLiteral("entity")).wrong(QStringLiteral("there is no entity %1").arg(rule.entity));
    return gravityOf(node.at(QStringLiteral("severity")))
        .and_then([&](Gravity gravity) {
            rule.gravity = gravity;
            return node.at(QStringLiteral("field")).field(*shape);
        })
        .and_then([&](int field) {
            rule.field = field;
            return ConditionReader(*shape).read(node.at(QStringLiteral("when")));
        })
        .map([&](Condition when) {
            rule.when = std::move(when);
            return rule;
        });
}

/// A record under review, with what has to be asked elsewhere.
class Review
{
public:
    Review(const Shape &shape, const Record &record, QDate today, const World &world) : m_shape(shape), m_record(record), m_today(today), m_world(world) {}

    [[nodiscard]] bool meets(const Condition &condition)
    {
        using Test = Condition::Test;
        const auto met = [&](const Condition &part) { return meets(part); };
        switch (condition.test) {
        case Test::All:
            return std::ranges::all_of(condition.parts, met);
        case Test::Any:
            return std::ranges::any_of(condition.parts, met);
        case Test::None:
            return std::ranges::none_of(condition.parts, met);
        case Test::Empty:
            return isEmpty(at(condition.place));
        case Test::No:
            return integer(at(condition.place)) == 0;
        default:
            break;
        }
        const Value value = at(condition.place);
        return !isEmpty(value) && holds(condition, value);
    }
    [[nodiscard]] std::vector<Record> others() { return std::move(m_others); }

private:
    [[nodiscard]] Value at(const Condition::Place &place) const
    {
        if (place.through < 0)
            return m_record.values[size_t(place.field)];
        const auto &reference = m_record.values[size_t(place.through)];
        if (isEmpty(reference))
            return {};
        const auto target = m_world.find(*shapeNamed(m_shape.fields[size_t(place.through)].references), idOf(text(reference)));
        return target ? target->values[size_t(place.field)] : Value();
    }

    [[nodiscard]] bool holds(const Condition &condition, const Value &value)
    {
        using Test = Condition::Test;
        switch (condition.test) {
        case Test::Filled:
            return true;
        case Test::Yes:
            return integer(value) == 1;
        case Test::In:
            return condition.values.contains(text(value));
        case Test::NotIn:
            return !condition.values.contains(text(value));
        case Test::Like:
            return condition.pattern.match(text(value)).hasMatch();
        case Test::Unlike:
            return !condition.pattern.match(text(value)).hasMatch();
        case Test::Before:
        case Test::After: {
            const QString limit = dayOf(condition);
            if (limit.isEmpty())
                return false;
            return condition.test == Test::Before ? text(value) < limit : text(value) > limit;
        }
        case Test::Below:
            return numberIn(value) < condition.number;
        case Test::Above:
            return numberIn(value) > condition.number;
        case Test::SameAs:
            return value == at(condition.other);
        case Test::DiffersFrom: {
            const Value other = at(condition.other);
            return !isEmpty(other) && value != other;
        }
        case Test::Duplicate:
            return isDuplicate(condition, value);
        case Test::Retired: {
            const auto target = m_world.find(*shapeNamed(m_shape.fields[size_t(condition.place.field)].references), idOf(text(value)));
            return target && target->retired;
        }
        case Test::Outside:
            return isOutside(condition, text(value));
        case Test::All:
        case Test::Any:
        case Test::None:
        case Test::Empty:
        case Test::No:
            break;
        }
        return false;
    }

    /// ISO dates compare as texts.
    [[nodiscard]] QString dayOf(const Condition &condition) const
    {
        if (condition.other.field >= 0)
            return text(at(condition.other));
        const QDate day = condition.day.isValid() ? condition.day : m_today.addDays(condition.daysFromToday);
        return day.toString(Qt::ISODate);
    }

    static double numberIn(const Value &value)
    {
        const auto *real = std::get_if<double>(&value);
        return real ? *real : double(integer(value));
    }

    [[nodiscard]] bool isDuplicate(const Condition &condition, const Value &value)
    {
        std::vector<FieldValue> wanted{{condition.place.field, value}};
        for (const int field : condition.within) {
            if (isEmpty(m_record.values[size_t(field)]))
                return false;
            wanted.push_back({field, m_record.values[size_t(field)]});
        }
        auto found = m_world.holding(m_shape, wanted, m_record.id);
        std::erase_if(found, [&](const Record &other) { return !std::ranges::all_of(condition.parts, [&](const Condition &part) { return Review(m_shape, other, m_today, m_world).meets(part); }); });
        m_others = std::move(found);
        return !m_others.empty();
    }

    [[nodiscard]] bool isOutside(const Condition &condition, const QString &value) const
    {
        const auto networks = condition.networks.find(text(at(condition.other)));
        const auto address = addressOf(value);
        if (networks == condition.networks.end() || !address)
            return false;
        return std::ranges::none_of(networks->second, [&](const Network &network) { return (*address & network.mask) == network.address; });
    }

    const Shape &m_shape;
    const Record &m_record;
    QDate m_today;
    const World &m_world;
    std::vector<Record> m_others;
};

void collect(const Condition &condition, std::set<int> &fields)
{
    for (const auto &place : {condition.place, condition.other})
        if (place.field >= 0)
            fields.insert(place.through < 0 ? place.field : place.through);
    fields.insert(condition.within.begin(), condition.within.end());
    for (const auto &part : condition.parts)
        collect(part, fields);
}

void collectCompared(const Condition &condition, std::set<int> &fields)
{
    if (condition.test == Condition::Test::Duplicate)
        fields.insert(condition.place.field);
    for (const auto &part : condition.parts)
        collectCompared(part, fields);
}

} // namespace

Result<QualityRules> qualityRulesFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("rules")});
    if (!file)
        return Unexpected(file.error());
    const auto nodes = file->root.at(QStringLiteral("rules")).elements();
    if (!nodes)
        return Unexpected(nodes.error());
    QualityRules rules{file->name, file->version, file->sourceNote, {}};
    for (const auto &node : *nodes) {
        auto rule = ruleOf(node);
        if (!rule)
            return Unexpected(rule.error());
        if (std::ranges::find(rules.rules, rule->code, &QualityRule::code) != rules.rules.end())
            return node.at(QStringLiteral("code")).wrong(QStringLiteral("%1 stands here twice").arg(rule->code));
        rules.rules.push_back(*std::move(rule));
    }
    return rules;
}

const QualityRules &shippedQualityRules()
{
    static const QualityRules shipped = [] {
        auto rules = qualityRulesFromJson(shippedRuleFile(QStringLiteral("ledger-quality.json")));
        Q_ASSERT_X(rules, "shippedQualityRules", qPrintable(rules ? QString() : rules.error().field + u' ' + rules.error().message));
        return std::move(rules).value_or(QualityRules());
    }();
    return shipped;
}

std::vector<Violation> violationsOf(const Shape &shape, const Record &record, const QualityRules &rules, QDate today, const World &world)
{
    std::vector<Violation> violations;
    if (record.retired)
        return violations;
    for (const auto &rule : rules.rules) {
        if (rule.entity != shape.name)
            continue;
        Review review(shape, record, today, world);
        if (review.meets(rule.when))
            violations.push_back({&rule, record.values[size_t(rule.field)], review.others()});
    }
    return violations;
}

std::vector<int> fieldsRead(const Shape &shape, const QualityRules &rules)
{
    std::set<int> fields;
    for (const auto &rule : rules.rules) {
        if (rule.entity != shape.name)
            continue;
        fields.insert(rule.field);
        collect(rule.when, fields);
    }
    return {fields.begin(), fields.end()};
}

std::vector<int> fieldsCompared(const Shape &shape, const QualityRules &rules)
{
    std::set<int> fields;
    for (const auto &rule : rules.rules)
        if (rule.entity == shape.name)
            collectCompared(rule.when, fields);
    return {fields.begin(), fields.end()};
}

} // namespace rules
