#include "rules/calendardocument.h"

#include "rules/rulefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

namespace rules {

namespace {

/// The lists of 2020 to 2026 name 33 to 39 days each; fewer than this is not a year.
constexpr int fewestOfAYear = 15;
constexpr qsizetype mostExceptions = 10'000;
constexpr int longestName = 40;

Result<DayKind> kindOf(const RuleNode &node)
{
    return node.text().and_then([&](const QString &word) -> Result<DayKind> {
        if (word == u"holiday")
            return DayKind::Holiday;
        if (word == u"workday")
            return DayKind::Workday;
        return node.wrong(QStringLiteral("holiday or workday is wanted"));
    });
}

Result<int> timeOf(const RuleNode &node)
{
    const auto minute = minuteOfDay(node.value.toString());
    if (!minute)
        return node.wrong(QStringLiteral("a time such as 08:30 is wanted"));
    return *minute;
}

Result<void> readException(const RuleNode &node, CalendarSpec &calendar)
{
    if (const auto known = node.onlyHas({QStringLiteral("date"), QStringLiteral("kind"), QStringLiteral("name")}); !known)
        return known;
    const auto date = node.at(QStringLiteral("date")).date();
    if (!date)
        return Unexpected(date.error());
    const auto kind = kindOf(node.at(QStringLiteral("kind")));
    if (!kind)
        return Unexpected(kind.error());
    const QString name = node.value.toObject().value(QStringLiteral("name")).toString();
    if (name.size() > longestName || !name.isValidUtf16())
        return node.at(QStringLiteral("name")).wrong(QStringLiteral("longer than %1, or with half a character").arg(longestName));
    if (!calendar.exceptions.emplace(*date, DayException{*kind, name}).second)
        return node.at(QStringLiteral("date")).wrong(QStringLiteral("the date stands twice"));
    return {};
}

Result<void> readExceptions(const RuleNode &list, CalendarSpec &calendar)
{
    // A calendar that knows weekdays only has none.
    if (list.value.isArray() && list.value.toArray().isEmpty())
        return {};
    if (list.value.toArray().size() > mostExceptions)
        return list.wrong(QStringLiteral("more than %1 days").arg(mostExceptions));
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    for (const auto &node : *nodes)
        if (const auto read = readException(node, calendar); !read)
            return read;
    return {};
}

Result<void> readYears(const RuleNode &list, CalendarSpec &calendar)
{
    if (!list.value.isArray())
        return list.wrong(QStringLiteral("a list of years is wanted"));
    const auto years = list.value.toArray();
    for (qsizetype i = 0; i < years.size(); ++i) {
        const auto year = RuleNode{years.at(i), QStringLiteral("%1[%2]").arg(list.place).arg(i)}.whole(1990, 2069);
        if (!year)
            return Unexpected(year.error());
        calendar.years.insert(*year);
    }
    return {};
}

/// One line of a year's list.
class CsvLine
{
public:
    CsvLine(int number, const QString &text) : m_number(number), m_cells(text.split(u',')) {}

    [[nodiscard]] bool isHeading() const { return m_number == 1 && m_cells.first().trimmed().compare(u"date", Qt::CaseInsensitive) == 0; }
    [[nodiscard]] Result<std::pair<QDate, DayException>> read() const
    {
        if (m_cells.size() != 3)
            return wrong(QStringLiteral("date,kind,name expected"));
        const auto date = dateOf(m_cells[0].trimmed());
        if (!date.isValid() || date.year() < 1990 || date.year() > 2069)
            return wrong(QStringLiteral("not a date"));
        const QString kind = m_cells[1].trimmed();
        const bool workday = kind == u"workday" || kind == u"班";
        if (!workday && kind != u"holiday" && kind != u"休")
            return wrong(QStringLiteral("neither holiday nor workday"));
        const QString name = m_cells[2].trimmed();
        if (name.size() > longestName)
            return wrong(QStringLiteral("the name is longer than %1").arg(longestName));
        return std::pair{date, DayException{workday ? DayKind::Workday : DayKind::Holiday, name}};
    }
    [[nodiscard]] Unexpected wrong(const QString &why, ErrorCode code = ErrorCode::BadRequest) const { return fail(code, QStringLiteral("line %1").arg(m_number), why); }

private:
    static QDate dateOf(QString text)
    {
        return QDate::fromString(text.replace(u'/', u'-'), QStringLiteral("yyyy-M-d"));
    }

    int m_number;
    QStringList m_cells;
};

} // namespace

QString timeText(int minute)
{
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

std::optional<int> minuteOfDay(QStringView text)
{
    const auto digit = [&](int at) { return text[at] >= u'0' && text[at] <= u'9'; };
    if (text.size() != 5 || text[2] != u':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
        return std::nullopt;
    const int minutes = text.mid(3).toInt();
    const int all = text.first(2).toInt() * 60 + minutes;
    return minutes < 60 && all <= 24 * 60 ? std::optional(all) : std::nullopt;
}

Result<CalendarSpec> calendarFromJson(const QByteArray &json)
{
    const auto file = ruleFileFromJson(json, {QStringLiteral("hours"), QStringLiteral("years"), QStringLiteral("exceptions")});
    if (!file)
        return Unexpected(file.error());
    CalendarSpec calendar{file->name, file->version, file->sourceNote, file->effectiveOn, {}, {}, {}};
    const auto spans = spansOf(file->root.at(QStringLiteral("hours")));
    if (!spans)
        return Unexpected(spans.error());
    calendar.hours = *spans;
    if (const auto read = readYears(file->root.at(QStringLiteral("years")), calendar); !read)
        return Unexpected(read.error());
    if (const auto read = readExceptions(file->root.at(QStringLiteral("exceptions")), calendar); !read)
        return Unexpected(read.error());
    return calendar;
}

QByteArray toJson(const CalendarSpec &calendar)
{
    QJsonArray years;
    for (const int year : calendar.years)
        years << year;
    QJsonArray exceptions;
    for (const auto &[date, day] : calendar.exceptions)
        exceptions << QJsonObject{{QStringLiteral("date"), date.toString(Qt::ISODate)},
                                  {QStringLiteral("kind"), day.kind == DayKind::Workday ? QStringLiteral("workday") : QStringLiteral("holiday")},
                                  {QStringLiteral("name"), day.name}};
    QJsonObject document{{QStringLiteral("name"), calendar.name},
                         {QStringLiteral("version"), calendar.version},
                         {QStringLiteral("source_note"), calendar.sourceNote},
                         {QStringLiteral("hours"), jsonOf(calendar.hours)},
                         {QStringLiteral("years"), years},
                         {QStringLiteral("exceptions"), exceptions}};
    if (calendar.effectiveOn.isValid())
        document.insert(QStringLiteral("effective_on"), calendar.effectiveOn.toString(Qt::ISODate));
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

Result<std::vector<DaySpan>> spansOf(const RuleNode &list)
{
    const auto nodes = list.elements();
    if (!nodes)
        return Unexpected(nodes.error());
    std::vector<DaySpan> spans;
    for (const auto &node : *nodes) {
        if (const auto known = node.onlyHas({QStringLiteral("from"), QStringLiteral("to")}); !known)
            return Unexpected(known.error());
        const auto from = timeOf(node.at(QStringLiteral("from")));
        if (!from)
            return Unexpected(from.error());
        const auto to = timeOf(node.at(QStringLiteral("to")));
        if (!to)
            return Unexpected(to.error());
        if (*to <= *from || (!spans.empty() && *from <= spans.back().to))
            return node.wrong(QStringLiteral("spans must ascend within the day"));
        spans.push_back({*from, *to});
    }
    return spans;
}

QJsonArray jsonOf(const std::vector<DaySpan> &spans)
{
    QJsonArray array;
    for (const auto &span : spans)
        array << QJsonObject{{QStringLiteral("from"), timeText(span.from)}, {QStringLiteral("to"), timeText(span.to)}};
    return array;
}

Result<CalendarSpec> calendarFromCsv(const QByteArray &csv, QString version, std::vector<DaySpan> hours)
{
    CalendarSpec calendar{{}, std::move(version), {}, {}, std::move(hours), {}, {}};
    std::map<int, int> daysOfYear;
    const auto lines = csv.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = QString(decoder(lines[i])).trimmed();
        const CsvLine line(int(i) + 1, text);
        if (decoder.hasError())
            return line.wrong(QStringLiteral("not UTF-8"));
        if (text.isEmpty() || line.isHeading())
            continue;
        const auto day = line.read();
        if (!day)
            return Unexpected(day.error());
        if (!calendar.exceptions.insert(*day).second)
            return line.wrong(QStringLiteral("the date stands twice"), ErrorCode::NotUnique);
        if (calendar.exceptions.size() > size_t(mostExceptions))
            return line.wrong(QStringLiteral("more than %1 days").arg(mostExceptions), ErrorCode::TooLarge);
        if (++daysOfYear[day->first.year()] == fewestOfAYear)
            calendar.years.insert(day->first.year());
    }
    if (calendar.exceptions.empty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("line 2"), QStringLiteral("no day"));
    return calendar;
}

Result<CalendarSpec> withYears(CalendarSpec calendar, const QByteArray &csv)
{
    auto list = calendarFromCsv(csv, {}, {});
    if (!list)
        return list;
    if (list->years.empty())
        return fail(ErrorCode::RequiredMissing, QStringLiteral("years"), QStringLiteral("no year is listed whole"));
    std::erase_if(calendar.exceptions, [&](const auto &day) { return list->years.contains(day.first.year()); });
    for (const auto &[date, day] : list->exceptions)
        calendar.exceptions.insert_or_assign(date, day);
    calendar.years.merge(list->years);
    return calendar;
}

const CalendarSpec &shippedCalendarSpec()
{
    static const CalendarSpec calendar = [] {
        auto read = calendarFromJson(shippedPolicyFile(QStringLiteral("calendar.json")));
        Q_ASSERT_X(read, "shippedCalendarSpec", "the shipped calendar is in order");
        return *std::move(read);
    }();
    return calendar;
}

const WorkingCalendar &shippedCalendar()
{
    static const WorkingCalendar calendar = *WorkingCalendar::make(shippedCalendarSpec());
    return calendar;
}

} // namespace rules
