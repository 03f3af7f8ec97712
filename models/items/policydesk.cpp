#include "items/policydesk.h"

#include "contract/entities/policy.h"
#include "contract/whendone.h"
#include "rules/calendardocument.h"
#include "rules/policies.h"

#include <QRegularExpression>

namespace items {

namespace {

/// A document as it stands and as it is drafted.
template <class Document> struct Paper {
    std::optional<Record> record; ///< the living one, as the person saw it when the draft began
    Document standing;
    Document draft;
    bool isRead = false;
    bool isUnreadable = false;

    /// Versions and dates are set when the draft comes into force.
    [[nodiscard]] bool isDirty() const
    {
        Document other = draft;
        other.name = standing.name;
        other.version = standing.version;
        other.effectiveOn = standing.effectiveOn;
        other.sourceNote = standing.sourceNote;
        return !(other == standing);
    }
    /// A draft stays, on the ground on which it was begun: the server finds out whether the two meet.
    void receive(const std::optional<Record> &found, const Result<Document> &read, const Document &shipped)
    {
        const bool wasDirty = isRead && isDirty();
        isRead = true;
        isUnreadable = found && !read;
        standing = read ? *read : shipped;
        if (wasDirty && isDirty())
            return;
        record = found;
        draft = standing;
    }
};

QString contentOf(const Record &record)
{
    return text(record.values[size_t(shapeOf<Policy>().indexOf(u"content"))]);
}

} // namespace

struct PolicyDesk::Private {
    Queries &queries;
    IdSource &ids;
    const Clock &clock;
    Paper<rules::ServiceLevels> levels;
    Paper<rules::CalendarSpec> calendar;

    /// Calls `act` with the paper of the kind.
    template <class Act> auto with(PolicyKind kind, Act act) const { return kind == PolicyKind::Calendar ? act(calendar) : act(levels); }
};

PolicyDesk::PolicyDesk(Queries &queries, IdSource &ids, const Clock &clock, QObject *parent) : QObject(parent), d(new Private{queries, ids, clock, {}, {}})
{
    d->levels.standing = d->levels.draft = rules::shippedServiceLevels();
    d->calendar.standing = d->calendar.draft = rules::shippedCalendarSpec();
    const auto readBoth = [this] {
        read(PolicyKind::ServiceLevels);
        read(PolicyKind::Calendar);
    };
    connect(&queries, &Queries::changed, this, [readBoth](const QString &entity) {
        if (entity == QLatin1StringView(Describe<Policy>::name))
            readBoth();
    });
    connect(&queries, &Queries::reloaded, this, [readBoth](const QString &entity) {
        if (entity.isEmpty() || entity == QLatin1StringView(Describe<Policy>::name))
            readBoth();
    });
    readBoth();
}

PolicyDesk::~PolicyDesk() = default;

void PolicyDesk::read(PolicyKind kind)
{
    const auto &shape = shapeOf<Policy>();
    whenDone(d->queries.holding(shape, shape.indexOf(u"kind"), {text(Codec<PolicyKind>::encode(kind))}), this, [this, kind](const Result<std::vector<Record>> &found) { receive(kind, found); });
}

void PolicyDesk::receive(PolicyKind kind, const Result<std::vector<Record>> &found)
{
    if (!found)
        return;
    const auto record = found->empty() ? std::nullopt : std::optional(found->front());
    const QByteArray json = record ? contentOf(*record).toUtf8() : QByteArray();
    if (kind == PolicyKind::Calendar)
        d->calendar.receive(record, rules::calendarFromJson(json), rules::shippedCalendarSpec());
    else
        d->levels.receive(record, rules::serviceLevelsFromJson(json), rules::shippedServiceLevels());
    Q_EMIT changed(kind);
}

bool PolicyDesk::isRead() const { return d->levels.isRead && d->calendar.isRead; }
const rules::ServiceLevels &PolicyDesk::levels() const { return d->levels.draft; }
const rules::CalendarSpec &PolicyDesk::calendar() const { return d->calendar.draft; }

void PolicyDesk::setLevels(const rules::ServiceLevels &levels)
{
    d->levels.draft = levels;
    Q_EMIT changed(PolicyKind::ServiceLevels);
}

void PolicyDesk::setCalendar(const rules::CalendarSpec &calendar)
{
    d->calendar.draft = calendar;
    Q_EMIT changed(PolicyKind::Calendar);
}

bool PolicyDesk::isDirty(PolicyKind kind) const
{
    return d->with(kind, [](const auto &paper) { return paper.isDirty(); });
}

void PolicyDesk::discard(PolicyKind kind)
{
    if (kind == PolicyKind::Calendar)
        d->calendar.draft = d->calendar.standing;
    else
        d->levels.draft = d->levels.standing;
    read(kind);
    Q_EMIT changed(kind);
}

bool PolicyDesk::isShipped(PolicyKind kind) const
{
    return d->with(kind, [](const auto &paper) { return !paper.record; });
}

bool PolicyDesk::isUnreadable(PolicyKind kind) const
{
    return d->with(kind, [](const auto &paper) { return paper.isUnreadable; });
}

QString PolicyDesk::version(PolicyKind kind) const
{
    return d->with(kind, [](const auto &paper) { return paper.standing.version; });
}

QString PolicyDesk::nextVersion(PolicyKind kind) const
{
    static const QRegularExpression ending(QStringLiteral("^(.*?)(\\d{1,6})$"));
    const QString now = version(kind);
    const auto match = ending.match(now);
    return match.hasMatch() ? match.captured(1) + QString::number(match.captured(2).toInt() + 1) : now + QStringLiteral(".1");
}

QByteArray PolicyDesk::document(PolicyKind kind) const
{
    return d->with(kind, [](const auto &paper) { return rules::toJson(paper.draft); });
}

Result<void> PolicyDesk::take(PolicyKind kind, const QByteArray &json)
{
    if (kind == PolicyKind::Calendar)
        return rules::calendarFromJson(json).map([this](const rules::CalendarSpec &calendar) { setCalendar(calendar); });
    return rules::serviceLevelsFromJson(json).map([this](const rules::ServiceLevels &levels) { setLevels(levels); });
}

Result<Command> PolicyDesk::command(PolicyKind kind, const QString &reason) const
{
    return d->with(kind, [&](const auto &paper) -> Result<Command> {
        auto document = paper.draft;
        const Instant now = d->clock.now();
        document.version = nextVersion(kind);
        document.effectiveOn = QDate(1970, 1, 1).addDays((now.ms + rules::chinaOffsetMs) / rules::dayMs);
        const QString content = QString::fromUtf8(rules::toJson(document));
        if (const auto checked = rules::checkPolicy(kind, content); !checked)
            return Unexpected(checked.error());
        Command command{.id = d->ids.next(), .kind = paper.record ? CommandKind::Edit : CommandKind::Create, .entity = QString::fromLatin1(Describe<Policy>::name), .reason = reason, .occurredAt = now};
        command.targets.push_back(paper.record ? Target{paper.record->id, paper.record->revision} : Target{d->ids.next(), 0});
        command.fields = {{QStringLiteral("version"), document.version}, {QStringLiteral("effective_on"), document.effectiveOn.toString(Qt::ISODate)}, {QStringLiteral("content"), content}};
        if (!paper.record) {
            command.fields.emplace(QStringLiteral("kind"), Codec<PolicyKind>::encode(kind));
            command.fields.emplace(QStringLiteral("name"), document.name);
            command.fields.emplace(QStringLiteral("source_note"), document.sourceNote);
        }
        return command;
    });
}

} // namespace items
