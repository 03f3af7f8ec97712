#include "app/server/jobs/jobs.h"

#include "service/changewatch.h"
#include "service/evaluationwatch.h"
#include "service/plans.h"
#include "service/recalculation.h"
#include "service/reportwatch.h"

#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace server {

using namespace contract;

namespace {

constexpr auto pruneEvery = std::chrono::hours(1);

/// One that fails does not keep the others from their work; the next round tries again.
template <class T> void report(const char *job, const Result<T> &done)
{
    if (!done)
        qCWarning(lcServer) << "job failed" << job << textOf(done.error().code) << done.error().field << done.error().message;
}

} // namespace

Jobs::Jobs(service::Service &service, int seconds) : m_service(service), m_pause(seconds), m_pruned(std::chrono::steady_clock::now()) {}

Jobs::~Jobs()
{
    stop();
}

void Jobs::start()
{
    m_thread = std::thread([this] { work(); });
}

void Jobs::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Jobs::work()
{
    for (;;) {
        round();
        std::unique_lock lock(m_mutex);
        if (m_wake.wait_for(lock, m_pause, [this] { return m_stopping; }))
            return;
    }
}

void Jobs::round()
{
    // The calendar first: plans and promises go by it.
    report("due times", service::recalculateDueTimes(m_service.ownActs()));
    report("plans", service::runPlans(m_service.ownActs()));
    report("watch", m_watch.look(m_service.ownActs()));
    report("changes", service::watchChanges(m_service.ownActs()));
    report("evaluations", service::watchEvaluations(m_service.ownActs()));
    report("reports", service::watchReports(m_service.ownActs()));
    const auto now = std::chrono::steady_clock::now();
    if (now - m_pruned < pruneEvery)
        return;
    m_pruned = now;
    report("pruning", m_service.prune());
}

} // namespace server
