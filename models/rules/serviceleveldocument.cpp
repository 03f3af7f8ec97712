// The document of the policy `service_levels`, read and written: all of it is understood, or refused with its place.
#include "rules/servicelevels.h"

#include "contract/codec.h"
#include "rules/calendardocument.h"
#include "rules/permissions.h"
#include "rules/rulefile.h"

#include <QJsonDocument>

namespace rules {

namespace {

constexpr int mostMinutes = 366 * 24 * 60;
constexpr int mostDays = 366;
constexpr int longestName = 40;

/// How an action's moment is written: {"minutes_after_start": 15}. Of the ways to say the same the first that has the unit.
struct Moment {
    const char *member;
    LevelAction::When when;
    TimeLimit::Unit unit;
    int most;
};
constexpr std::array moments{
    Moment{"percent", LevelAction::When::Percent, TimeLimit::Unit::Minutes, 99},
    Moment{"minutes_before_due", LevelAction::When::BeforeDue, TimeLimit::Unit::Minutes, mostMinutes},
    Moment{"days_before_due", LevelAction::When::BeforeDue, TimeLimit::Unit::Days, mostDays},
    Moment{"minutes_after_start", LevelAction::When::AfterStart, TimeLimit::Unit::Minutes, mostMinutes},
    Moment{"days_after_start", LevelAction::When::AfterStart, TimeLimit::Unit::Days, mostDays},
    Moment{"minutes_after_due", LevelAction::When::AfterDue, TimeLimit::Unit::Minutes, mostMinutes},
    Moment{"days_after_due", LevelAction::When::AfterDue, TimeLimit::Unit::Days, mostDays},
    Moment{"at_due", LevelAction::When::AtDue, TimeLimit::Unit::Minutes, 0},
};

struct ClockCode {
    ClockKind clock;
    const char *code;
};
constexpr std::array clockCodes{ClockCode{ClockKind::Response, "response"}, ClockCode{ClockKind::Resolve, "resolve"}, ClockCode{ClockKind::Statutory, "statutory"}};

const Moment &momentOf(const LevelAction &action)
{
    const auto found = std::ranges::find_if(moments, [&](const Moment &one) {
        return one.when == action.when && (one.unit == action.unit || one.most <= 99);
    });
    Q_ASSERT_X(found != moments.end(), "momentOf", "every moment can be written");
    return *found;
}

QString codeOf(ClockKind clock)
{
    return QString::fromLatin1(std::ranges::find(clockCodes, clock, &ClockCode::clock)->code);
}

template <ChoiceEnum E> QString codeOf(E choice)
{
    return text(Codec<E>::encode(choice));
}

template <ChoiceEnum E> Result<E> choiceOf(const RuleNode &node)
{
    return node.text().and_then([&](const QString &code) -> Result<E> {
        const auto choice = Codec<E>::decode(code);
        if (!choice)
            return node.wrong(QStringLiteral("there is no %1").arg(code));
        return *choice;
    });
}

template <ChoiceEnum E> Result<void> readChoices(const RuleNode &list, std::vector<E> &choices)
{
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    for (const auto &node : *nodes) {
        const auto choice = choiceOf<E>(node);
        if (!choice)
            return Unexpected(choice.error());
        if (std::ranges::find(choices, *choice) != choices.end())
            return node.wrong(QStringLiteral("stands twice"));
        choices.push_back(*choice);
    }
    return {};
}

template <ChoiceEnum E> QJsonArray jsonOf(const std::vector<E> &choices)
{
    QJsonArray codes;
    for (const E choice : choices)
        codes << codeOf(choice);
    return codes;
}

Result<TimeLimit> limitOf(const RuleNode &node)
{
    return node.text().and_then([&](const QString &text) -> Result<TimeLimit> {
        auto limit = limitFromText(text);
        if (!limit)
            return node.wrong(limit.error().message);
        return limit;
    });
}

Result<void> readLimit(const RuleNode &node, TimeLimit &limit)
{
    return limitOf(node).map([&](const TimeLimit &read) { limit = read; });
}

/// Of a member that may be missing.
Result<void> readLimit(const RuleNode &parent, const QString &key, std::optional<TimeLimit> &limit)
{
    if (!parent.has(key))
        return {};
    return limitOf(parent.at(key)).map([&](const TimeLimit &read) { limit = read; });
}

Result<bool> flagOf(const RuleNode &parent, const QString &key, bool missing)
{
    const auto value = parent.at(key);
    if (!parent.has(key))
        return missing;
    if (!value.value.isBool())
        return value.wrong(QStringLiteral("true or false is wanted"));
    return value.value.toBool();
}

Result<void> readText(const RuleNode &node, QString &place)
{
    return node.text().and_then([&](const QString &text) -> Result<void> {
        if (text.size() > longestName)
            return node.wrong(QStringLiteral("longer than %1").arg(longestName));
        place = text;
        return {};
    });
}

/// Reads the parts of the document into `levels`. Each function reads one member, and stops at the first mistake.
class LevelsReader
{
public:
    explicit LevelsReader(ServiceLevels &levels) : m_levels(levels) {}

    Result<void> matrix(const RuleNode &node)
    {
        if (const auto known = node.onlyHas(codesOf<Impact>()); !known)
            return known;
        for (const auto &impact : Choices<Impact>::all) {
            const auto row = node.at(QString::fromLatin1(impact.code));
            if (const auto known = row.onlyHas(codesOf<Urgency>()); !known)
                return known;
            for (const auto &urgency : Choices<Urgency>::all) {
                const auto priority = choiceOf<Priority>(row.at(QString::fromLatin1(urgency.code)));
                if (!priority)
                    return Unexpected(priority.error());
                m_levels.matrix[size_t(impact.value)][size_t(urgency.value)] = *priority;
            }
        }
        return {};
    }

    Result<void> targets(const RuleNode &node)
    {
        if (const auto known = node.onlyHas(codesOf<Priority>()); !known)
            return known;
        for (const auto &priority : Choices<Priority>::all)
            if (const auto read = target(node.at(QString::fromLatin1(priority.code)), m_levels.targets[size_t(priority.value)]); !read)
                return read;
        return {};
    }

    Result<void> kind(const RuleNode &node)
    {
        if (const auto known = node.onlyHas({QStringLiteral("kind"), QStringLiteral("by_priority"), QStringLiteral("response"), QStringLiteral("resolve")}); !known)
            return known;
        const auto kind = choiceOf<OrderKind>(node.at(QStringLiteral("kind")));
        if (!kind)
            return Unexpected(kind.error());
        if (std::ranges::find(m_levels.kinds, *kind, &KindLevels::kind) != m_levels.kinds.end())
            return node.at(QStringLiteral("kind")).wrong(QStringLiteral("stands twice"));
        const auto byPriority = flagOf(node, QStringLiteral("by_priority"), false);
        if (!byPriority)
            return Unexpected(byPriority.error());
        KindLevels levels{*kind, *byPriority, {}};
        return limits(node, levels.limits).map([&] { m_levels.kinds.push_back(levels); });
    }

    Result<void> item(const RuleNode &node)
    {
        if (const auto known = node.onlyHas({QStringLiteral("item"), QStringLiteral("priorities"), QStringLiteral("response"), QStringLiteral("resolve")}); !known)
            return known;
        ItemLevels levels;
        if (const auto read = readText(node.at(QStringLiteral("item")), levels.item); !read)
            return read;
        if (node.has(QStringLiteral("priorities")))
            if (const auto read = readChoices(node.at(QStringLiteral("priorities")), levels.priorities); !read)
                return read;
        if (!node.has(QStringLiteral("response")) && !node.has(QStringLiteral("resolve")))
            return node.wrong(QStringLiteral("response or resolve is wanted"));
        return limits(node, levels.limits).map([&] { m_levels.items.push_back(levels); });
    }

    Result<void> stage(const RuleNode &node)
    {
        if (const auto known = node.onlyHas({QStringLiteral("item"), QStringLiteral("zh"), QStringLiteral("en"), QStringLiteral("from_step"), QStringLiteral("to_step"), QStringLiteral("limit")}); !known)
            return known;
        StageLevel stage;
        for (const auto &[key, place] : {std::pair{"item", &stage.item}, std::pair{"zh", &stage.zh}, std::pair{"en", &stage.en}})
            if (const auto read = readText(node.at(QString::fromLatin1(key)), *place); !read)
                return read;
        const auto from = node.at(QStringLiteral("from_step")).whole(1, 100);
        if (!from)
            return Unexpected(from.error());
        const auto to = node.at(QStringLiteral("to_step")).whole(*from, 100);
        if (!to)
            return Unexpected(to.error());
        stage.fromStep = *from;
        stage.toStep = *to;
        return readLimit(node.at(QStringLiteral("limit")), stage.limit).map([&] { m_levels.stages.push_back(stage); });
    }

    Result<void> action(const RuleNode &node)
    {
        QStringList members{QStringLiteral("clock"), QStringLiteral("to"), QStringLiteral("priorities"), QStringLiteral("kinds"), QStringLiteral("any_hour")};
        for (const auto &moment : moments)
            members << QString::fromLatin1(moment.member);
        if (const auto known = node.onlyHas(members); !known)
            return known;
        LevelAction action;
        if (const auto read = clock(node.at(QStringLiteral("clock")), action.clock); !read)
            return read;
        if (const auto read = moment(node, action); !read)
            return read;
        if (const auto read = roles(node.at(QStringLiteral("to")), action.to); !read)
            return read;
        if (node.has(QStringLiteral("priorities")))
            if (const auto read = readChoices(node.at(QStringLiteral("priorities")), action.priorities); !read)
                return read;
        if (node.has(QStringLiteral("kinds")))
            if (const auto read = readChoices(node.at(QStringLiteral("kinds")), action.kinds); !read)
                return read;
        return flagOf(node, QStringLiteral("any_hour"), false).map([&](bool anyHour) {
            action.anyHour = anyHour;
            m_levels.actions.push_back(action);
        });
    }

    Result<void> duty(const RuleNode &node)
    {
        if (const auto known = node.onlyHas({QStringLiteral("hours"), QStringLiteral("working_days_only")}); !known)
            return known;
        const auto hours = spansOf(node.at(QStringLiteral("hours")));
        if (!hours)
            return Unexpected(hours.error());
        m_levels.duty.hours = *hours;
        return flagOf(node, QStringLiteral("working_days_only"), true).map([&](bool only) { m_levels.duty.workingDaysOnly = only; });
    }

    Result<void> ratingReminder(const RuleNode &root) { return readLimit(root, QStringLiteral("rating_reminder"), m_levels.ratingReminder); }
    Result<void> autoClose(const RuleNode &node) { return readLimit(node, m_levels.autoClose); }

    Result<void> hold(const RuleNode &node)
    {
        if (const auto known = node.onlyHas({QStringLiteral("kind"), QStringLiteral("consent")}); !known)
            return known;
        const auto kind = choiceOf<HoldKind>(node.at(QStringLiteral("kind")));
        if (!kind)
            return Unexpected(kind.error());
        if (std::ranges::find(m_levels.holds, *kind, &HoldRule::kind) != m_levels.holds.end())
            return node.at(QStringLiteral("kind")).wrong(QStringLiteral("stands twice"));
        return flagOf(node, QStringLiteral("consent"), true).map([&](bool consent) { m_levels.holds.push_back({*kind, consent}); });
    }

    /// Each element of a list that may be missing or empty.
    Result<void> each(const RuleNode &list, Result<void> (LevelsReader::*read)(const RuleNode &))
    {
        if (list.value.isUndefined() || (list.value.isArray() && list.value.toArray().isEmpty()))
            return {};
        const auto nodes = list.elements();
        if (!nodes)
            return Unexpected(nodes.error());
        for (const auto &node : *nodes)
            if (auto done = (this->*read)(node); !done)
                return done;
        return {};
    }

private:
    template <ChoiceEnum E> static QStringList codesOf()
    {
        QStringList codes;
        for (const auto &choice : Choices<E>::all)
            codes << QString::fromLatin1(choice.code);
        return codes;
    }

    static Result<void> limits(const RuleNode &node, Limits &limits)
    {
        return readLimit(node, QStringLiteral("response"), limits.response).and_then([&] { return readLimit(node, QStringLiteral("resolve"), limits.resolve); });
    }

    static Result<void> target(const RuleNode &node, Targets &targets)
    {
        if (const auto known = node.onlyHas({QStringLiteral("response"), QStringLiteral("restore"), QStringLiteral("first_notice"), QStringLiteral("progress"), QStringLiteral("flash_report"), QStringLiteral("report")}); !known)
            return known;
        for (const auto &[key, place] : {std::pair{"response", &targets.response}, std::pair{"restore", &targets.restore}})
            if (const auto read = readLimit(node.at(QString::fromLatin1(key)), *place); !read)
                return read;
        for (const auto &[key, place] : {std::pair{"first_notice", &targets.firstNotice}, std::pair{"progress", &targets.progress}, std::pair{"flash_report", &targets.flashReport}, std::pair{"report", &targets.report}})
            if (const auto read = readLimit(node, QString::fromLatin1(key), *place); !read)
                return read;
        return {};
    }

    static Result<void> clock(const RuleNode &node, ClockKind &clock)
    {
        return node.text().and_then([&](const QString &code) -> Result<void> {
            const auto found = std::ranges::find_if(clockCodes, [&](const ClockCode &one) { return code == QLatin1StringView(one.code); });
            if (found == clockCodes.end())
                return node.wrong(QStringLiteral("response, resolve or statutory is wanted"));
            clock = found->clock;
            return {};
        });
    }

    /// Exactly one member says when. An immediate action, or one before the beginning, is nobody's wish.
    static Result<void> moment(const RuleNode &node, LevelAction &action)
    {
        const Moment *said = nullptr;
        for (const auto &moment : moments) {
            if (!node.has(QString::fromLatin1(moment.member)))
                continue;
            if (said)
                return node.at(QString::fromLatin1(moment.member)).wrong(QStringLiteral("one moment is wanted"));
            said = &moment;
        }
        if (!said)
            return node.wrong(QStringLiteral("a moment such as percent or minutes_before_due is wanted"));
        const auto value = node.at(QString::fromLatin1(said->member));
        action.when = said->when;
        action.unit = said->unit;
        action.amount = 0;
        if (said->when == LevelAction::When::AtDue)
            return value.value == QJsonValue(true) ? Result<void>() : value.wrong(QStringLiteral("true is wanted"));
        return value.whole(1, said->most).map([&](int amount) { action.amount = amount; });
    }

    static Result<void> roles(const RuleNode &node, QStringList &roles)
    {
        const auto nodes = node.elements();
        if (!nodes)
            return Unexpected(nodes.error());
        for (const auto &one : *nodes) {
            const auto code = one.text();
            if (!code)
                return Unexpected(code.error());
            if (std::ranges::none_of(allRoles(), [&](const Role &role) { return *code == QLatin1StringView(role.code); }))
                return one.wrong(QStringLiteral("there is no role %1").arg(*code));
            roles << *code;
        }
        return {};
    }

    ServiceLevels &m_levels;
};

void insertLimit(QJsonObject &object, const char *key, const std::optional<TimeLimit> &limit)
{
    if (limit)
        object.insert(QLatin1StringView(key), textOf(*limit));
}

QJsonObject jsonOf(const Targets &targets)
{
    QJsonObject object{{QStringLiteral("response"), textOf(targets.response)}, {QStringLiteral("restore"), textOf(targets.restore)}};
    insertLimit(object, "first_notice", targets.firstNotice);
    insertLimit(object, "progress", targets.progress);
    insertLimit(object, "flash_report", targets.flashReport);
    insertLimit(object, "report", targets.report);
    return object;
}

QJsonObject jsonOf(const Limits &limits)
{
    QJsonObject object;
    insertLimit(object, "response", limits.response);
    insertLimit(object, "resolve", limits.resolve);
    return object;
}

QJsonObject jsonOf(const KindLevels &levels)
{
    auto object = jsonOf(levels.limits);
    object.insert(QStringLiteral("kind"), codeOf(levels.kind));
    if (levels.byPriority)
        object.insert(QStringLiteral("by_priority"), true);
    return object;
}

QJsonObject jsonOf(const ItemLevels &levels)
{
    auto object = jsonOf(levels.limits);
    object.insert(QStringLiteral("item"), levels.item);
    if (!levels.priorities.empty())
        object.insert(QStringLiteral("priorities"), jsonOf(levels.priorities));
    return object;
}

QJsonObject jsonOf(const StageLevel &stage)
{
    return {{QStringLiteral("item"), stage.item}, {QStringLiteral("zh"), stage.zh}, {QStringLiteral("en"), stage.en},
            {QStringLiteral("from_step"), stage.fromStep}, {QStringLiteral("to_step"), stage.toStep}, {QStringLiteral("limit"), textOf(stage.limit)}};
}

QJsonObject jsonOf(const LevelAction &action)
{
    QJsonObject object{{QStringLiteral("clock"), codeOf(action.clock)}, {QStringLiteral("to"), QJsonArray::fromStringList(action.to)}};
    object.insert(QLatin1StringView(momentOf(action).member), action.when == LevelAction::When::AtDue ? QJsonValue(true) : QJsonValue(action.amount));
    if (!action.priorities.empty())
        object.insert(QStringLiteral("priorities"), jsonOf(action.priorities));
    if (!action.kinds.empty())
        object.insert(QStringLiteral("kinds"), jsonOf(action.kinds));
    if (action.anyHour)
        object.insert(QStringLiteral("any_hour"), true);
    return object;
}

QJsonObject jsonOf(const HoldRule &hold)
{
    return {{QStringLiteral("kind"), codeOf(hold.kind)}, {QStringLiteral("consent"), hold.consent}};
}

template <class Row> QJsonArray rowsOf(const std::vector<Row> &rows)
{
    QJsonArray array;
    for (const auto &row : rows)
        array << jsonOf(row);
    return array;
}

} // namespace

QString textOf(const TimeLimit &limit)
{
    return (limit.basis == Basis::Always ? QStringLiteral("always ") : QStringLiteral("working ")) + QString::number(limit.amount) + (limit.unit == TimeLimit::Unit::Days ? QStringLiteral("d") : QString());
}

Result<TimeLimit> limitFromText(QStringView text)
{
    const auto wrong = [] { return fail(ErrorCode::BadRequest, QStringLiteral("limit"), QStringLiteral("a limit such as \"always 5\", \"working 480\" or \"working 3d\" is wanted")); };
    const qsizetype gap = text.indexOf(u' ');
    const auto basis = text.first(std::max<qsizetype>(gap, 0));
    if (basis != u"always" && basis != u"working")
        return wrong();
    TimeLimit limit{basis == u"always" ? Basis::Always : Basis::Working, 0, TimeLimit::Unit::Minutes};
    auto digits = text.mid(gap + 1);
    if (digits.endsWith(u'd')) {
        limit.unit = TimeLimit::Unit::Days;
        digits.chop(1);
    }
    const int most = limit.unit == TimeLimit::Unit::Days ? mostDays : mostMinutes;
    if (digits.isEmpty() || digits.size() > 6 || digits.front() == u'0' || std::ranges::any_of(digits, [](QChar c) { return c < u'0' || c > u'9'; }))
        return wrong();
    limit.amount = digits.toInt();
    if (limit.amount > most)
        return fail(ErrorCode::BadRequest, QStringLiteral("limit"), QStringLiteral("longer than a year"));
    return limit;
}

QString keyOf(const LevelAction &action)
{
    QString key = codeOf(action.clock) + u' ' + QString::fromLatin1(momentOf(action).member);
    if (action.when != LevelAction::When::AtDue)
        key += u' ' + QString::number(action.amount);
    return key + u' ' + action.to.join(u' ');
}

Result<ServiceLevels> serviceLevelsFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("matrix"), QStringLiteral("targets"), QStringLiteral("kinds"), QStringLiteral("items"), QStringLiteral("stages"), QStringLiteral("actions"),
                                              QStringLiteral("duty"), QStringLiteral("auto_close"), QStringLiteral("rating_reminder"), QStringLiteral("holds")});
    if (!file)
        return Unexpected(file.error());
    ServiceLevels levels;
    levels.name = file->name;
    levels.version = file->version;
    levels.sourceNote = file->sourceNote;
    levels.effectiveOn = file->effectiveOn;
    const RuleNode &root = file->root;
    LevelsReader reader(levels);
    return reader.matrix(root.at(QStringLiteral("matrix")))
        .and_then([&] { return reader.targets(root.at(QStringLiteral("targets"))); })
        .and_then([&] { return reader.each(root.at(QStringLiteral("kinds")), &LevelsReader::kind); })
        .and_then([&] { return reader.each(root.at(QStringLiteral("items")), &LevelsReader::item); })
        .and_then([&] { return reader.each(root.at(QStringLiteral("stages")), &LevelsReader::stage); })
        .and_then([&] { return reader.each(root.at(QStringLiteral("actions")), &LevelsReader::action); })
        .and_then([&] { return reader.duty(root.at(QStringLiteral("duty"))); })
        .and_then([&] { return reader.autoClose(root.at(QStringLiteral("auto_close"))); })
        .and_then([&] { return reader.ratingReminder(root); })
        .and_then([&] { return reader.each(root.at(QStringLiteral("holds")), &LevelsReader::hold); })
        .map([&] { return std::move(levels); });
}

QByteArray toJson(const ServiceLevels &levels)
{
    QJsonObject matrix;
    for (const auto &impact : Choices<Impact>::all) {
        QJsonObject row;
        for (const auto &urgency : Choices<Urgency>::all)
            row.insert(QLatin1StringView(urgency.code), codeOf(priorityOf(levels, impact.value, urgency.value)));
        matrix.insert(QLatin1StringView(impact.code), row);
    }
    QJsonObject targets;
    for (const auto &priority : Choices<Priority>::all)
        targets.insert(QLatin1StringView(priority.code), jsonOf(targetsOf(levels, priority.value)));
    QJsonObject document{{QStringLiteral("name"), levels.name},
                         {QStringLiteral("version"), levels.version},
                         {QStringLiteral("source_note"), levels.sourceNote},
                         {QStringLiteral("matrix"), matrix},
                         {QStringLiteral("targets"), targets},
                         {QStringLiteral("kinds"), rowsOf(levels.kinds)},
                         {QStringLiteral("items"), rowsOf(levels.items)},
                         {QStringLiteral("stages"), rowsOf(levels.stages)},
                         {QStringLiteral("actions"), rowsOf(levels.actions)},
                         {QStringLiteral("duty"), QJsonObject{{QStringLiteral("hours"), jsonOf(levels.duty.hours)}, {QStringLiteral("working_days_only"), levels.duty.workingDaysOnly}}},
                         {QStringLiteral("auto_close"), textOf(levels.autoClose)},
                         {QStringLiteral("holds"), rowsOf(levels.holds)}};
    if (levels.ratingReminder)
        document.insert(QStringLiteral("rating_reminder"), textOf(*levels.ratingReminder));
    if (levels.effectiveOn.isValid())
        document.insert(QStringLiteral("effective_on"), levels.effectiveOn.toString(Qt::ISODate));
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

const ServiceLevels &shippedServiceLevels()
{
    static const ServiceLevels levels = [] {
        auto read = serviceLevelsFromJson(shippedPolicyFile(QStringLiteral("service-levels.json")));
        Q_ASSERT_X(read, "shippedServiceLevels", "the shipped service levels are in order");
        return *std::move(read);
    }();
    return levels;
}

} // namespace rules
