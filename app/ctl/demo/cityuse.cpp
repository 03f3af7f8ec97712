// What the city's machines used on each of the last thirty days, and the few hundred records of its ledger that are not
// as they should be: what the watch over the ledger is for.
#include "city.h"

#include "contract/systemports.h"
#include "random.h"
#include "words.h"

#include <algorithm>

namespace demo {

namespace {

/// How a machine is used. Tenths of a percent, and of Mbit/s.
struct Habit {
    int cpu[2];
    int spread[2]; ///< from the day's average to its peak
    int memory[2];
    int network[2];
};
constexpr Habit idle{{2, 15}, {2, 25}, {30, 180}, {0, 0}};
constexpr Habit low{{15, 90}, {20, 170}, {40, 180}, {1, 30}};
constexpr Habit usual{{110, 620}, {60, 330}, {220, 820}, {20, 3'000}};
constexpr Habit hot{{820, 930}, {20, 60}, {600, 900}, {900, 6'000}};

int from(const int (&range)[2], Random &random)
{
    return random.between(range[0], range[1]);
}

/// A day's figure around the usual one; never below nothing or above all.
int around(int usual, int percent, Random &random, int most)
{
    const int away = usual * percent / 100;
    return std::clamp(usual + random.between(-away, away), 0, most);
}

bool isRunning(ResourceState state)
{
    return state == ResourceState::InUse || state == ResourceState::Changing || state == ResourceState::ToRectify || state == ResourceState::Suspended;
}

bool isDevice(const QString &type)
{
    constexpr const char *devices[] = {"physical_server", "bare_metal", "gpu", "firewall", "bastion", "cryptography", "load_balancer", "waf"};
    return std::ranges::any_of(devices, [&type](const char *device) { return type == QLatin1StringView(device); });
}

} // namespace

std::optional<rules::DailySeries> City::seriesOf(qint64 index, const Resource &resource) const
{
    constexpr ResourceState measured[] = {ResourceState::InUse, ResourceState::Changing, ResourceState::ToRectify};
    const bool works = isMachine(resource.type) || isDatabase(resource.type);
    if (!works || !resource.monitored || std::ranges::find(measured, resource.state) == std::end(measured))
        return std::nullopt;
    Random random(m_options.seed ^ 3, Topic::Resource, quint64(index));
    constexpr int habits[] = {2, 10, 86, 2};
    constexpr const Habit *kinds[] = {&idle, &low, &usual, &hot};
    const auto &habit = resource.state == ResourceState::ToRectify ? low : *kinds[random.weighted(habits)];
    const bool sleeps = habit.network[1] == 0;
    const int cpu = from(habit.cpu, random);
    const int spread = from(habit.spread, random);
    const int memory = from(habit.memory, random);
    const int network = from(habit.network, random);
    int storage = random.between(50, 850);

    rules::DailySeries series;
    for (size_t day = 0; day < rules::figureDays; ++day) {
        if (random.chance(1)) // the monitoring itself was down
            continue;
        const bool weekend = today().addDays(qint64(day) - rules::figureDays + 1).dayOfWeek() > 5;
        const int share = weekend && &habit != &hot ? 70 : 100;
        const int average = around(cpu * share / 100, 12, random, 1'000);
        series.cpuAverage[day] = average;
        series.cpuPeak[day] = std::min(average + around(spread, 15, random, 1'000), sleeps ? 45 : 1'000);
        series.memoryAverage[day] = around(memory, 5, random, 990);
        storage = std::min(storage + random.below(3), 980);
        series.storageAverage[day] = storage;
        series.network[day] = sleeps ? 0 : std::max(1, around(network * share / 100, 25, random, 100'000));
    }
    return series;
}

std::optional<Utilisation> City::utilisation(qint64 index) const
{
    auto resource = this->resource(index);
    resource.monitored |= resource.cpuAverage.has_value(); // it was when it was measured
    const auto series = seriesOf(index, resource);
    if (!series)
        return std::nullopt;
    Random random(m_options.seed, Topic::Utilisation, quint64(index));
    Utilisation utilisation;
    utilisation.id = {uuidV7(madeAt(index, m_options.resources).ms, quint16(index), random.next())};
    utilisation.revision = 1;
    utilisation.resource = resource.id;
    utilisation.unit = resource.unit;
    utilisation.lastDay = today();
    rules::write(*series, utilisation);
    return utilisation;
}

void City::measure(Resource &resource, const Part &part, qint64 index) const
{
    const auto series = seriesOf(index, resource);
    if (!series)
        return;
    rules::summarise(*series, resource);
    Random random(m_options.seed ^ 4, Topic::Resource, quint64(index));
    if (part.standby && random.chance(40))
        resource.useExemption = QStringLiteral("standby");
    else if (random.chance(1))
        resource.useExemption = random.chance(50) ? QStringLiteral("certificate") : QStringLiteral("guarantee");
}

void City::keep(Resource &resource, qint64 index) const
{
    Random random(m_options.seed ^ 5, Topic::Resource, quint64(index));
    if (isDevice(resource.type))
        resource.assetTag = QStringLiteral("GZ-ZC-%1").arg(index + 1, 6, 10, QChar(u'0'));
    if (resource.state == ResourceState::Reclaimed || (resource.state == ResourceState::ToReclaim && random.chance(50))) {
        resource.backupConfirmedOn = std::max(resource.openedOn, today().addDays(-random.between(10, 300)));
        resource.reclaimSignedOn = resource.backupConfirmedOn.addDays(random.between(0, 5));
    }
    if (!isRunning(resource.state))
        return;
    // Terms are renewed in time, so that the reminders are few: one in two hundred is about to end.
    while (resource.termUntil <= reviewDay().addDays(30))
        resource.termUntil = resource.termUntil.addYears(1);
    constexpr int ends[][2] = {{16, 30}, {6, 15}, {0, 5}};
    if (const int draw = random.below(600); draw < int(std::size(ends)))
        resource.termUntil = reviewDay().addDays(random.between(ends[draw][0], ends[draw][1]));
    const bool watched = resource.protectionLevel >= ProtectionLevel::Two && isMachine(resource.type);
    if (watched)
        resource.monitored = true;
    if (!resource.verifiedOn.isValid() && resource.openedOn < reviewDay().addDays(-360))
        resource.verifiedOn = today().addDays(-random.between(1, 250));
}

bool City::isFlawed(qint64 index) const
{
    Random random(m_options.seed ^ 6, Topic::Resource, quint64(index));
    return random.below(100) == 0 && !hasHistory(index);
}

void City::spoil(Resource &resource, qint64 index) const
{
    if (!isFlawed(index) || resource.state != ResourceState::InUse)
        return;
    Random random(m_options.seed ^ 7, Topic::Resource, quint64(index));
    switch (random.below(9)) {
    case 0:
        resource.ownerName.clear();
        return;
    case 1:
        resource.ownerPhone = resource.ownerPhone.left(8);
        return;
    case 2:
        resource.termUntil = {};
        return;
    case 3:
        resource.termUntil = std::max(resource.openedOn, reviewDay().addDays(-random.between(1, 120)));
        return;
    case 4:
        if (!resource.privateIp.isEmpty())
            resource.privateIp = QStringLiteral("10.1.%1.%2").arg(index / hostsOfSubnet % 250).arg(index % hostsOfSubnet + 2);
        return;
    case 5: { // the address of a neighbour in the same zone
        const qint64 first = index / deploymentSize * deploymentSize;
        const auto parts = partsOf(m_deployments[size_t(first / deploymentSize)].plan);
        for (qint64 other = first; other < first + deploymentSize && !resource.privateIp.isEmpty(); ++other)
            if (other != index && qstrcmp(parts[size_t(other - first)].zone, parts[size_t(index - first)].zone) == 0) {
                resource.privateIp = addressOf(parts[size_t(other - first)], other);
                return;
            }
        return;
    }
    case 6:
        resource.monitored = resource.monitored && !isMachine(resource.type);
        return;
    case 7:
        if (isDatabase(resource.type))
            resource.backupPolicy.clear();
        else
            resource.verifiedOn = reviewDay().addDays(-random.between(370, 900));
        return;
    case 8:
        if (resource.osName.isEmpty())
            resource.ownerPhone.clear();
        else
            resource.domestic = !resource.domestic;
        return;
    }
}

} // namespace demo
