#include "views/panels/notices/deputynotices.h"

#include "contract/entities/entities.h"
#include "contract/whendone.h"
#include "items/captions.h"
#include "items/changescopes.h"
#include "items/factory.h"

#include <QSettings>

namespace views::panels {

using namespace contract;

namespace {

const QString delegationEntity = QString::fromLatin1(Describe<Delegation>::name);
/// A clock may be put right meanwhile; so nothing is slept through.
constexpr qint64 longestSleepMs = 10 * 60'000;
constexpr qint64 behindMs = 200;
constexpr int mostRemembered = 200;

} // namespace

DeputyNotices::DeputyNotices(const shell::PanelContext &context, QSettings &settings, QObject *parent) : QObject(parent), m_context(context), m_settings(settings)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &DeputyNotices::ask);
    connect(&context.host, &shell::PanelHost::fillingChanged, this, &DeputyNotices::ask);
    connect(&context.host, &shell::PanelHost::actorChanged, this, &DeputyNotices::ask);
    connect(&context.items.queries(), &items::Queries::changed, this, [this](const QString &entity) {
        if (entity == delegationEntity)
            ask();
    });
    ask();
}

QString DeputyNotices::key(const char *name) const
{
    return QStringLiteral("deputy-%1/%2").arg(m_context.host.actor().account.toString(QUuid::WithoutBraces), QLatin1StringView(name));
}

void DeputyNotices::ask()
{
    const QUuid me = m_context.host.actor().person;
    if (me.isNull() || m_context.host.isFilling())
        return;
    const auto question = ++m_question;
    const auto &shape = shapeOf<Delegation>();
    whenDone(m_context.items.queries().holding(shape, shape.indexOf(u"deputy_id"), {idText(me)}), this, [this, question](const Result<std::vector<Record>> &held) {
        if (held && question == m_question)
            take(*held);
    });
}

/// One that was ended early is retired, so it is not among those held any more.
void DeputyNotices::take(const std::vector<Record> &held)
{
    const Instant now = m_context.clock.now();
    const QStringList former = m_settings.value(key("begun")).toStringList();
    QStringList begun;
    qint64 next = now.ms + longestSleepMs;
    for (const auto &record : held) {
        const auto delegation = fromRecord<Delegation>(record);
        if (!delegation || delegation->endsAt <= now)
            continue;
        next = std::min(next, delegation->startsAt > now ? delegation->startsAt.ms : delegation->endsAt.ms);
        if (delegation->startsAt > now || begun.size() == mostRemembered)
            continue;
        begun << idText(record.id);
        if (!former.contains(begun.back()))
            tellBegun(*delegation);
    }
    for (const auto &id : former)
        if (!begun.contains(id))
            whenDone(m_context.items.queries().record(shapeOf<Delegation>(), idOf(id)), this, [this](const Result<std::optional<items::ListRow>> &row) {
                if (!row || !*row)
                    return;
                if (const auto delegation = fromRecord<Delegation>((*row)->record))
                    tellEnded(*delegation);
            });
    if (begun != former)
        m_settings.setValue(key("begun"), begun);
    m_next.start(int(next - now.ms + behindMs));
}

void DeputyNotices::tellBegun(const Delegation &delegation)
{
    const auto job = [delegation](replica::ListReader &reader) -> Result<std::pair<QString, int>> {
        const auto person = reader.row(shapeOf<Person>(), delegation.principal.uuid);
        if (!person)
            return Unexpected(person.error());
        // What waits for the roles of the principal, or for them by name.
        auto words = delegation.roles.split(u' ', Qt::SkipEmptyParts);
        words << idText(delegation.principal.uuid);
        const items::ChangeHands hands{.login = {}, .person = delegation.deputy.uuid, .words = words};
        auto filters = items::filtersOf(items::ChangeScope::ToDecide, hands);
        const replica::ListQuery query{.entity = QString::fromLatin1(Describe<ChangeRequest>::name), .filters = filters, .sorts = {}, .search = {}, .asOf = {}};
        const auto rids = reader.order(query, 0, [](const replica::FirstRows &) {});
        if (!rids)
            return Unexpected(rids.error());
        return std::pair(*person ? titleOf(shapeOf<Person>(), (*person)->record) : QString(), int((*rids)->size()));
    };
    whenDone(m_context.items.queries().figure<std::pair<QString, int>>(job), this, [this, delegation](const Result<std::pair<QString, int>> &told) {
        if (!told)
            return;
        const auto &[name, waiting] = *told;
        auto *host = &m_context.host;
        host->notify({shell::Severity::Warning, tr("You decide in the place of %1 until %2.").arg(name, items::displayTime(delegation.endsAt, m_context.clock.now())),
                      waiting == 0 ? tr("No change waits for you by it now.") : tr("%n change(s) wait(s) for you by it.", nullptr, waiting), delegation.reason, tr("Show them"), [host] { host->showPanel(QStringLiteral("changes")); }});
    });
}

void DeputyNotices::tellEnded(const Delegation &delegation)
{
    whenDone(m_context.items.queries().record(shapeOf<Person>(), delegation.principal.uuid), this, [this](const Result<std::optional<items::ListRow>> &person) {
        const QString name = person && *person ? titleOf(shapeOf<Person>(), (*person)->record) : QString();
        m_context.host.notify({shell::Severity::Hint, tr("You no longer decide in the place of %1.").arg(name), tr("What waits for them can no longer be seen or decided by you."), {}, {}, {}});
    });
}

} // namespace views::panels
