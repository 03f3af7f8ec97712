#include "app/server/wiring.h"

#include "app/server/http/httpserver.h"
#include "app/server/jobs/jobs.h"
#include "contract/systemports.h"
#include "seals/keyfile.h"

#include <csignal>
#include <sys/resource.h>

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace server {

namespace {

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

/// Each request asks who its token is. Another process's word (yunhengctl, a second server) is heard within this time.
constexpr qint64 actorMs = 2'000;

/// Every parked client is an open file.
void allowManyFiles()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int failed(const Error &error)
{
    qCCritical(lcServer) << "cannot start:" << textOf(error.code) << error.field << error.message;
    return 1;
}

void waitForStop()
{
    const auto signals = stopSignals();
    int signal = 0;
    while (::sigwait(&signals, &signal) != 0) {
    }
}

} // namespace

void holdSignals()
{
    const auto signals = stopSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

int run(const Config &config)
{
    allowManyFiles();
    const auto sealKey = seals::readKeyFile(config.sealKeyFile);
    if (!sealKey) {
        qCCritical(lcServer) << "no key to seal receipts with; `yunhengctl migrate --config FILE` makes one";
        return failed(sealKey.error());
    }
    const SystemClock clock;
    UuidV7Source ids(clock);
    const service::ServiceOptions options{
        .database = config.database,
        .tombstoneDays = config.tombstoneDays,
        .sessionHours = config.sessionHours,
        .passwordDays = config.passwordDays,
        .fileBytes = config.fileBytes,
        .unusedFileDays = config.unusedFileDays,
        .serverKey = &*sealKey,
        .actorMs = actorMs,
    };
    auto service = service::Service::open(options, clock, ids, shippedCatalogues());
    if (!service)
        return failed(service.error());
    const auto http = HttpServer::open(**service, config, clock, ids);
    if (!http)
        return failed(http.error());
    (*service)->whenCommitted([&server = **http] { server.poke(); });
    (*http)->start();
    qCInfo(lcServer).noquote() << QStringLiteral("listening on %1:%2").arg(config.listen).arg((*http)->port());

    Jobs jobs(**service, config.jobSeconds);
    jobs.start();
    waitForStop();
    qCInfo(lcServer) << "stopping";
    (*http)->stop();
    jobs.stop();
    service->reset(); // before http: its writer may still be poking
    qCInfo(lcServer) << "stopped";
    return 0;
}

} // namespace server
