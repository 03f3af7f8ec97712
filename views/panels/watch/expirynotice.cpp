#include "views/panels/watch/expirynotice.h"

#include "contract/entities/resource.h"
#include "contract/whendone.h"
#include "items/factory.h"
#include "rules/permissions.h"
#include "rules/userules.h"

#include <QCoreApplication>
#include <QDateTime>

namespace views::panels {

using namespace contract;

namespace {

shell::Notice noticeOfExpiry(int resources, int days, shell::PanelHost &host)
{
    return {.severity = shell::Severity::Warning,
            .happened = QCoreApplication::translate("ExpiryNotice", "%n resource(s) expire within %1 days", nullptr, resources).arg(days),
            .meaning = QCoreApplication::translate("ExpiryNotice", "Without a renewal they have to be reclaimed."),
            .remedy = QCoreApplication::translate("ExpiryNotice", "Renew their terms or prepare reclaiming."),
            .actionText = QCoreApplication::translate("ExpiryNotice", "Show them"),
            .action = [&host] { host.showPanel(QStringLiteral("watch")); },
            .retold = [=, &host] { return noticeOfExpiry(resources, days, host); }};
}

/// Terms from today to the last reminder, by the index of terms.
replica::ListQuery soonOver(QDate today)
{
    const auto &rules = rules::shippedExpiryRules();
    replica::ListFilter states{QStringLiteral("state"), replica::ListFilter::Test::AnyOf, {}};
    for (const auto &state : rules.states)
        states.values.emplace_back(state);
    const replica::ListFilter terms{QStringLiteral("term_until"), replica::ListFilter::Test::Between,
                                    {today.toString(Qt::ISODate), today.addDays(rules.days.back()).toString(Qt::ISODate)}};
    return {.entity = QString::fromLatin1(Describe<Resource>::name), .filters = {terms, states}, .sorts = {}, .search = {}, .retired = replica::RetiredRows::Hidden};
}

/// Asks when the cache is whole, and then goes.
class Announcer : public QObject
{
public:
    Announcer(const shell::PanelContext &context, QObject *parent) : QObject(parent), m_context(context)
    {
        connect(&context.host, &shell::PanelHost::fillingChanged, this, &Announcer::ask);
        ask();
    }

private:
    void ask()
    {
        if (m_context.host.isFilling() || m_asked)
            return;
        m_asked = true;
        const QDate today = QDateTime::fromMSecsSinceEpoch(m_context.clock.now().ms).date();
        whenDone(m_context.items.queries().order(this, soonOver(today), 0, [](const replica::FirstRows &) {}), this, [this](const Result<std::shared_ptr<const replica::Rids>> &rids) {
            if (rids && !(*rids)->empty())
                m_context.host.notify(noticeOfExpiry(int((*rids)->size()), rules::shippedExpiryRules().days.back(), m_context.host));
            deleteLater();
        });
    }

    shell::PanelContext m_context;
    bool m_asked = false;
};

} // namespace

void announceExpiry(const shell::PanelContext &context, QObject *parent)
{
    if (context.host.actor().may(rules::readRight(shapeOf<Resource>())))
        new Announcer(context, parent);
}

} // namespace views::panels
