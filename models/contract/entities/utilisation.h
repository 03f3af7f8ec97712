// Utilisation (利用率): what one resource used on each of thirty days, in compact texts that rules/dailyfigures reads and
// checks: one figure a day in tenths, oldest first, "-" for a day without one. The averages and peaks that the review
// compares stand in the resource itself.
#pragma once

#include "contract/entities/resource.h"

namespace contract {

struct Utilisation {
    Id<Utilisation> id;
    Revision revision = 0;
    bool retired = false;
    Id<Resource> resource;
    Id<Organisation> unit; ///< the resource's, kept by the server
    QDate lastDay;         ///< of the last figure of every series
    QString cpuAverage;    ///< tenths of a percent, as are the others
    QString cpuPeak;
    QString memoryAverage;
    QString storageAverage;
    QString network; ///< tenths of Mbit/s
    bool operator==(const Utilisation &) const = default;
};

template <> struct Describe<Utilisation> {
    static constexpr auto name = "utilisation";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Utilisation", "Utilisation");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Utilisation", "Utilisation");
    static constexpr auto numberPrefix = "";
    static constexpr auto fields = std::tuple{
        Field{"resource_id", QT_TRANSLATE_NOOP("Utilisation", "Resource"), &Utilisation::resource, traits::required | traits::unique | traits::indexed | traits::listed},
        Field{"unit_id", QT_TRANSLATE_NOOP("Utilisation", "Unit"), &Utilisation::unit, traits::scope | traits::readOnly},
        Field{"last_day", QT_TRANSLATE_NOOP("Utilisation", "Last day"), &Utilisation::lastDay, traits::title | traits::required | traits::listed},
        Field{"cpu_avg", QT_TRANSLATE_NOOP("Utilisation", "CPU average"), &Utilisation::cpuAverage, traits::maxLength(400)},
        Field{"cpu_peak", QT_TRANSLATE_NOOP("Utilisation", "CPU peak"), &Utilisation::cpuPeak, traits::maxLength(400)},
        Field{"memory_avg", QT_TRANSLATE_NOOP("Utilisation", "Memory average"), &Utilisation::memoryAverage, traits::maxLength(400)},
        Field{"storage_avg", QT_TRANSLATE_NOOP("Utilisation", "Storage average"), &Utilisation::storageAverage, traits::maxLength(400)},
        Field{"network_avg", QT_TRANSLATE_NOOP("Utilisation", "Network average"), &Utilisation::network, traits::maxLength(400)},
    };
};

} // namespace contract
