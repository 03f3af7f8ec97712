#include "rules/servicecatalogue.h"

#include "contract/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

namespace rules {

namespace {

constexpr qsizetype mostSteps = 100;
constexpr qsizetype mostChecks = 80;
constexpr qsizetype longestName = 120;
constexpr qsizetype longestText = 2'000;
constexpr int mostMinutes = 366 * 24 * 60;

struct KindCode {
    StepLimit::Kind kind;
    const char *code;
    const char *caption;
};
constexpr std::array kindCodes{
    KindCode{StepLimit::Kind::None, "none", QT_TRANSLATE_NOOP("ServiceStep", "No limit")},
    KindCode{StepLimit::Kind::Minutes, "minutes", QT_TRANSLATE_NOOP("ServiceStep", "Minutes")},
    KindCode{StepLimit::Kind::WorkingMinutes, "working_minutes", QT_TRANSLATE_NOOP("ServiceStep", "Working minutes")},
    KindCode{StepLimit::Kind::Days, "days", QT_TRANSLATE_NOOP("ServiceStep", "Days")},
    KindCode{StepLimit::Kind::WorkingDays, "working_days", QT_TRANSLATE_NOOP("ServiceStep", "Working days")},
    KindCode{StepLimit::Kind::DaysBefore, "days_before", QT_TRANSLATE_NOOP("ServiceStep", "Days before the date")},
    KindCode{StepLimit::Kind::WorkingDaysBefore, "working_days_before", QT_TRANSLATE_NOOP("ServiceStep", "Working days before the date")},
    KindCode{StepLimit::Kind::Matrix, "matrix", QT_TRANSLATE_NOOP("ServiceStep", "By the priority")},
    KindCode{StepLimit::Kind::Said, "said", QT_TRANSLATE_NOOP("ServiceStep", "In words")},
};

struct PartCaption {
    StepPart part;
    const char *caption;
};
constexpr std::array partCaptions{
    PartCaption{StepPart::Name, QT_TRANSLATE_NOOP("ServiceStep", "Step")},
    PartCaption{StepPart::EnglishName, QT_TRANSLATE_NOOP("ServiceStep", "Step in English")},
    PartCaption{StepPart::Input, QT_TRANSLATE_NOOP("ServiceStep", "Input")},
    PartCaption{StepPart::Roles, QT_TRANSLATE_NOOP("ServiceStep", "Roles")},
    PartCaption{StepPart::Record, QT_TRANSLATE_NOOP("ServiceStep", "Record left")},
    PartCaption{StepPart::Limit, QT_TRANSLATE_NOOP("ServiceStep", "Time limit")},
    PartCaption{StepPart::Mandatory, QT_TRANSLATE_NOOP("ServiceStep", "Mandatory")},
    PartCaption{StepPart::Before, QT_TRANSLATE_NOOP("ServiceStep", "Only before closing")},
    PartCaption{StepPart::MaySkip, QT_TRANSLATE_NOOP("ServiceStep", "May be left out")},
    PartCaption{StepPart::Evidence, QT_TRANSLATE_NOOP("ServiceStep", "Evidence required")},
    PartCaption{StepPart::Clause, QT_TRANSLATE_NOOP("ServiceStep", "Clause of the step")},
    PartCaption{StepPart::Help, QT_TRANSLATE_NOOP("ServiceStep", "How it is done")},
    PartCaption{StepPart::EvidenceHelp, QT_TRANSLATE_NOOP("ServiceStep", "What evidence counts")},
    PartCaption{StepPart::Checks, QT_TRANSLATE_NOOP("ServiceStep", "Check list")},
};

bool isCode(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("\\A[a-z][a-z0-9_]{0,39}\\z"));
    return code.match(text).hasMatch();
}

/// Reads the members of one object; keeps the first thing that is wrong, so that the readers below need no ladder.
class Members
{
public:
    explicit Members(const RuleNode &node) : m_node(node) {}

    void only(std::initializer_list<const char *> keys)
    {
        QStringList known;
        for (const auto *key : keys)
            known << QString::fromLatin1(key);
        keep(m_node.onlyHas(known));
    }
    /// A text that must be there.
    QString text(const char *key, qsizetype longest)
    {
        const auto node = at(key);
        auto text = node.text();
        keep(text);
        return text ? bounded(node, *std::move(text), longest) : QString();
    }
    /// A text that may be empty or missing.
    QString anyText(const char *key, qsizetype longest)
    {
        const auto node = at(key);
        if (!node.value.isUndefined() && !node.value.isString())
            keep(node.wrong(QStringLiteral("a text is wanted")));
        return bounded(node, node.value.toString(), longest);
    }
    bool yes(const char *key, bool otherwise)
    {
        const auto node = at(key);
        if (!node.value.isUndefined() && !node.value.isBool())
            keep(node.wrong(QStringLiteral("true or false is wanted")));
        return node.value.toBool(otherwise);
    }
    int whole(const char *key, int least, int most)
    {
        const auto number = at(key).whole(least, most);
        keep(number);
        return number.value_or(least);
    }
    std::optional<double> maybeNumber(const char *key)
    {
        const auto node = at(key);
        if (node.value.isUndefined() || node.value.isNull())
            return std::nullopt;
        const auto number = node.number();
        keep(number);
        return number ? std::optional(*number) : std::nullopt;
    }
    [[nodiscard]] RuleNode at(const char *key) const { return m_node.at(QString::fromLatin1(key)); }
    template <class T> void keep(const Result<T> &result)
    {
        if (!result)
            keep(Unexpected(result.error()));
    }
    void keep(const Unexpected &wrong)
    {
        if (!m_error)
            m_error = wrong.value();
    }
    template <class T> [[nodiscard]] Result<T> done(T value) const
    {
        if (m_error)
            return Unexpected(*m_error);
        return value;
    }

private:
    QString bounded(const RuleNode &node, QString text, qsizetype longest)
    {
        if (text.size() > longest)
            keep(node.wrong(QStringLiteral("longer than %1 characters").arg(longest)));
        // A cell of a table and a line of a list hold these texts; a code point that is none does not survive a file.
        if (text.contains(QChar::Null) || !text.isValidUtf16())
            keep(node.wrong(QStringLiteral("holds a character that is none")));
        return text;
    }

    const RuleNode &m_node;
    std::optional<Error> m_error;
};

Result<StepLimit> limitFrom(const RuleNode &node)
{
    Members members(node);
    members.only({"kind", "value", "zh", "en"});
    const auto kind = limitKindOf(members.at("kind").value.toString());
    if (!kind)
        members.keep(members.at("kind").wrong(QStringLiteral("no such kind of limit")));
    StepLimit limit{.kind = kind.value_or(StepLimit::Kind::None), .value = 0, .zh = {}, .en = {}};
    if (isCounted(limit.kind))
        limit.value = members.whole("value", 1, mostMinutes);
    else if (node.has(QStringLiteral("value")))
        members.keep(members.at("value").wrong(QStringLiteral("this kind of limit has no value")));
    if (isSaid(limit.kind)) {
        limit.zh = members.text("zh", longestName);
        limit.en = members.anyText("en", longestName);
    } else if (node.has(QStringLiteral("zh")) || node.has(QStringLiteral("en"))) {
        members.keep(node.wrong(QStringLiteral("this kind of limit has no words")));
    }
    return members.done(std::move(limit));
}

Result<StepCheck> checkFrom(const RuleNode &node)
{
    Members members(node);
    members.only({"name", "zh", "en", "unit", "low", "high"});
    StepCheck check{.name = members.text("name", longestName),
        .zh = members.text("zh", longestName),
        .en = members.anyText("en", longestName),
        .unit = members.anyText("unit", 20),
        .low = members.maybeNumber("low"),
        .high = members.maybeNumber("high")};
    if (!check.name.isEmpty() && !isCode(check.name))
        members.keep(members.at("name").wrong(QStringLiteral("a code of small letters, digits and _ is wanted")));
    // A check is one line of a sheet's cell, its parts between strokes.
    static const QRegularExpression breaks(QStringLiteral("[|\\r\\n]"));
    for (const auto *key : {"zh", "en", "unit"})
        if (members.at(key).value.toString().contains(breaks))
            members.keep(members.at(key).wrong(QStringLiteral("no stroke and no line break is wanted")));
    if (check.low && check.high && *check.low > *check.high)
        members.keep(members.at("high").wrong(QStringLiteral("below the lower bound")));
    return members.done(std::move(check));
}

Result<QStringList> rolesFrom(const RuleNode &list)
{
    return list.texts().and_then([&](QStringList roles) -> Result<QStringList> {
        for (qsizetype i = 0; i < roles.size(); ++i)
            if (!isCode(roles[i]) || roles.indexOf(roles[i]) != i)
                return list.wrong(QStringLiteral("the codes of roles are wanted, each once"));
        return roles;
    });
}

StepBefore beforeIn(Members &members)
{
    const auto node = members.at("before");
    const QString said = node.value.toString(QStringLiteral("resolved"));
    if ((!node.value.isUndefined() && !node.value.isString()) || (said != u"resolved" && said != u"closed"))
        members.keep(node.wrong(QStringLiteral("resolved or closed is wanted")));
    return said == u"closed" ? StepBefore::Closed : StepBefore::Resolved;
}

Result<ServiceStep> stepFrom(const RuleNode &node, int number)
{
    Members members(node);
    members.only({"step", "zh", "en", "input", "roles", "record", "limit", "mandatory", "before", "evidence", "may_skip", "clause", "help", "evidence_help", "checks"});
    ServiceStep step{.step = members.whole("step", 1, int(mostSteps)),
        .zh = members.text("zh", longestName),
        .en = members.anyText("en", longestName),
        .input = members.anyText("input", longestName),
        .roles = {},
        .record = members.anyText("record", longestName),
        .limit = {},
        .mandatory = members.yes("mandatory", true),
        .before = beforeIn(members),
        .evidence = members.yes("evidence", false),
        .maySkip = members.yes("may_skip", false),
        .clause = members.anyText("clause", 60),
        .help = members.anyText("help", longestText),
        .evidenceHelp = members.anyText("evidence_help", longestText),
        .checks = {}};
    const auto roles = rolesFrom(members.at("roles"));
    members.keep(roles);
    const auto limit = node.has(QStringLiteral("limit")) ? limitFrom(members.at("limit")) : Result<StepLimit>(StepLimit{});
    members.keep(limit);
    const auto checks = checksFrom(members.at("checks"));
    members.keep(checks);
    if (step.step != number)
        members.keep(members.at("step").wrong(QStringLiteral("step %1 is wanted here: steps count from 1 without a gap").arg(number)));
    step.roles = roles.value_or(QStringList());
    step.limit = limit.value_or(StepLimit());
    step.checks = checks.value_or(std::vector<StepCheck>());
    return members.done(std::move(step));
}

/// One JSON object on one line, its members in the order in which they are said.
class Line
{
public:
    explicit Line(std::string &out) : m_out(out) { m_out += '{'; }
    ~Line() { m_out += '}'; }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    std::string &member(const char *key)
    {
        m_out += m_first ? "\"" : ", \"";
        m_first = false;
        m_out += key;
        m_out += "\": ";
        return m_out;
    }
    void text(const char *key, const QString &text) { appendJsonText(member(key), text.toStdString()); }
    void maybeText(const char *key, const QString &said)
    {
        if (!said.isEmpty())
            text(key, said);
    }
    void yes(const char *key, bool yes) { member(key) += yes ? "true" : "false"; }
    void whole(const char *key, int number) { appendJsonNumber(member(key), number); }
    void maybeNumber(const char *key, std::optional<double> number)
    {
        if (number)
            member(key) += QByteArray::number(*number, 'g', QLocale::FloatingPointShortest).toStdString();
    }

private:
    std::string &m_out;
    bool m_first = true;
};

void append(std::string &out, const StepLimit &limit)
{
    Line line(out);
    line.text("kind", codeOf(limit.kind));
    if (isCounted(limit.kind))
        line.whole("value", limit.value);
    if (isSaid(limit.kind)) {
        line.text("zh", limit.zh);
        line.text("en", limit.en);
    }
}

void append(std::string &out, const StepCheck &check)
{
    Line line(out);
    line.text("name", check.name);
    line.text("zh", check.zh);
    line.text("en", check.en);
    line.maybeText("unit", check.unit);
    line.maybeNumber("low", check.low);
    line.maybeNumber("high", check.high);
}

template <class Range, class Each> void appendList(std::string &out, const Range &range, Each each)
{
    out += '[';
    bool first = true;
    for (const auto &one : range) {
        if (!std::exchange(first, false))
            out += ", ";
        each(one);
    }
    out += ']';
}

void append(std::string &out, const ServiceStep &step)
{
    Line line(out);
    line.whole("step", step.step);
    line.text("zh", step.zh);
    line.text("en", step.en);
    line.text("input", step.input);
    appendList(line.member("roles"), step.roles, [&](const QString &role) { appendJsonText(out, role.toStdString()); });
    line.text("record", step.record);
    append(line.member("limit"), step.limit);
    line.yes("mandatory", step.mandatory);
    if (step.before == StepBefore::Closed)
        line.text("before", QStringLiteral("closed"));
    line.yes("evidence", step.evidence);
    if (step.maySkip)
        line.yes("may_skip", true);
    line.text("clause", step.clause);
    line.text("help", step.help);
    line.text("evidence_help", step.evidenceHelp);
    if (!step.checks.empty())
        appendList(line.member("checks"), step.checks, [&](const StepCheck &check) { append(out, check); });
}

/// Lengths of the longest common runs of names from each pair of positions on.
std::vector<std::vector<int>> commonFrom(std::span<const ServiceStep> before, std::span<const ServiceStep> after)
{
    std::vector<std::vector<int>> common(before.size() + 1, std::vector<int>(after.size() + 1, 0));
    for (size_t i = before.size(); i-- > 0;)
        for (size_t j = after.size(); j-- > 0;)
            common[i][j] = before[i].zh == after[j].zh ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    return common;
}

} // namespace

const char *captionOf(StepLimit::Kind kind)
{
    return std::ranges::find(kindCodes, kind, &KindCode::kind)->caption;
}

const char *captionOf(StepPart part)
{
    return std::ranges::find(partCaptions, part, &PartCaption::part)->caption;
}

Result<std::vector<StepCheck>> checksFrom(const RuleNode &list)
{
    std::vector<StepCheck> checks;
    if (list.value.isUndefined())
        return checks;
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    if (qsizetype(nodes->size()) > mostChecks)
        return list.wrong(QStringLiteral("more than %1 checks").arg(mostChecks));
    QSet<QString> names;
    for (const auto &node : *nodes) {
        auto check = checkFrom(node);
        if (!check)
            return Unexpected(check.error());
        if (names.contains(check->name))
            return node.at(QStringLiteral("name")).wrong(QStringLiteral("%1 stands twice").arg(check->name));
        names.insert(check->name);
        checks.push_back(*std::move(check));
    }
    return checks;
}

QString codeOf(StepLimit::Kind kind)
{
    return QString::fromLatin1(std::ranges::find(kindCodes, kind, &KindCode::kind)->code);
}

std::optional<StepLimit::Kind> limitKindOf(QStringView code)
{
    const auto found = std::ranges::find_if(kindCodes, [&](const KindCode &one) { return code == QLatin1StringView(one.code); });
    return found == kindCodes.end() ? std::nullopt : std::optional(found->kind);
}

bool isCounted(StepLimit::Kind kind)
{
    return kind != StepLimit::Kind::None && !isSaid(kind);
}

bool isSaid(StepLimit::Kind kind)
{
    return kind == StepLimit::Kind::Matrix || kind == StepLimit::Kind::Said;
}

Result<std::vector<ServiceStep>> stepsFrom(const RuleNode &list)
{
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    if (qsizetype(nodes->size()) > mostSteps)
        return list.wrong(QStringLiteral("more than %1 steps").arg(mostSteps));
    std::vector<ServiceStep> steps;
    for (const auto &node : *nodes) {
        auto step = stepFrom(node, int(steps.size()) + 1);
        if (!step)
            return Unexpected(step.error());
        steps.push_back(*std::move(step));
    }
    return steps;
}

Result<std::vector<ServiceStep>> stepsFromJson(const QString &json)
{
    if (json.isEmpty())
        return std::vector<ServiceStep>();
    QJsonParseError parsing;
    const auto document = QJsonDocument::fromJson(json.toUtf8(), &parsing);
    if (!document.isArray())
        return fail(ErrorCode::BadRequest, QStringLiteral("steps, offset %1").arg(parsing.offset), parsing.errorString());
    return stepsFrom({document.array(), QStringLiteral("steps")});
}

QString stepsToJson(std::span<const ServiceStep> steps, const QString &indent)
{
    if (steps.empty())
        return {};
    const std::string lead = indent.toStdString();
    std::string out = "[";
    for (const auto &step : steps) {
        out += &step == steps.data() ? "\n" : ",\n";
        out += lead + "  ";
        append(out, step);
    }
    out += "\n" + lead + "]";
    return QString::fromStdString(out);
}

const ServiceStep *stepNumbered(std::span<const ServiceStep> steps, int number)
{
    return number >= 1 && size_t(number) <= steps.size() ? &steps[size_t(number) - 1] : nullptr;
}

std::optional<Instant> dueOf(const StepLimit &limit, Instant from, std::optional<Instant> planned, const WorkingCalendar &working)
{
    const qint64 minutes = limit.value * minuteMs;
    const qint64 days = limit.value * dayMs;
    const qint64 workingDays = limit.value * working.dayWorkMs();
    switch (limit.kind) {
    case StepLimit::Kind::None:
    case StepLimit::Kind::Matrix:
    case StepLimit::Kind::Said:
        return std::nullopt;
    case StepLimit::Kind::Minutes:
        return Instant{from.ms + minutes};
    case StepLimit::Kind::WorkingMinutes:
        return working.after(from, minutes);
    case StepLimit::Kind::Days:
        return Instant{from.ms + days};
    case StepLimit::Kind::WorkingDays:
        return working.after(from, workingDays);
    case StepLimit::Kind::DaysBefore:
        return planned ? std::optional(Instant{planned->ms - days}) : std::nullopt;
    case StepLimit::Kind::WorkingDaysBefore:
        return planned ? std::optional(working.firstAt(working.reading(*planned) - workingDays)) : std::nullopt;
    }
    return std::nullopt;
}

bool isSamePart(StepPart part, const ServiceStep &one, const ServiceStep &other)
{
    switch (part) {
    case StepPart::Name:
        return one.zh == other.zh;
    case StepPart::EnglishName:
        return one.en == other.en;
    case StepPart::Input:
        return one.input == other.input;
    case StepPart::Roles:
        return one.roles == other.roles;
    case StepPart::Record:
        return one.record == other.record;
    case StepPart::Limit:
        return one.limit == other.limit;
    case StepPart::Mandatory:
        return one.mandatory == other.mandatory;
    case StepPart::Before:
        return one.before == other.before;
    case StepPart::MaySkip:
        return one.maySkip == other.maySkip;
    case StepPart::Evidence:
        return one.evidence == other.evidence;
    case StepPart::Clause:
        return one.clause == other.clause;
    case StepPart::Help:
        return one.help == other.help;
    case StepPart::EvidenceHelp:
        return one.evidenceHelp == other.evidenceHelp;
    case StepPart::Checks:
        return one.checks == other.checks;
    }
    return true;
}

std::vector<StepDifference> compareSteps(std::span<const ServiceStep> before, std::span<const ServiceStep> after)
{
    const auto common = commonFrom(before, after);
    std::vector<StepDifference> differences;
    const auto pair = [&](size_t i, size_t j) {
        StepDifference difference{int(i), int(j), {}};
        for (const auto part : allStepParts)
            if (!isSamePart(part, before[i], after[j]))
                difference.parts.push_back(part);
        if (!difference.parts.empty())
            differences.push_back(std::move(difference));
    };
    for (size_t i = 0, j = 0; i < before.size() || j < after.size();) {
        if (i < before.size() && j < after.size() && before[i].zh == after[j].zh) {
            pair(i++, j++);
            continue;
        }
        // The gap up to the next common name: what went and what came in it are taken for renamed, one by one.
        size_t gone = i;
        size_t come = j;
        while ((gone < before.size() || come < after.size()) && !(gone < before.size() && come < after.size() && before[gone].zh == after[come].zh))
            come == after.size() || (gone < before.size() && common[gone + 1][come] >= common[gone][come + 1]) ? ++gone : ++come;
        for (; i < gone && j < come; ++i, ++j)
            pair(i, j);
        for (; i < gone; ++i)
            differences.push_back({int(i), -1, {}});
        for (; j < come; ++j)
            differences.push_back({-1, int(j), {}});
    }
    return differences;
}

} // namespace rules
