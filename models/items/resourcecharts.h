// ResourceCharts: the numbers behind the charts of the ledger, for the query that the list shows: by type, unit, network
// zone, domestic platform, expiry and use. Each bar knows the filters that show its records.
#pragma once

#include "contract/ports.h"
#include "items/captions.h"
#include "items/queries.h"
#include "items/unitforest.h"

namespace items {

struct ChartBar {
    enum class Meaning {
        Plain,
        Late,  ///< needs looking after: overdue
        Quiet, ///< no value
        Rest,  ///< all the others together: often more than any bar, so it is said, not drawn
    };
    QString label;
    qint64 count = 0;
    std::vector<NamedFilter> filters; ///< none: no list shows just these
    Meaning meaning = Meaning::Plain;
    bool operator==(const ChartBar &) const = default;
};

struct Chart {
    enum class Kind { Type, Unit, Zone, Domestic, Expiry, Use };
    Kind kind = Kind::Type;
    QString title;
    QString note; ///< what the bars leave out; may be empty
    std::vector<ChartBar> bars;
    bool operator==(const Chart &) const = default;
};

class ResourceCharts : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostBars = 15;    ///< of types, units and zones; the others stand together
    static constexpr int monthsAhead = 18; ///< the present one included

    ResourceCharts(const Catalogues &catalogues, const Clock &clock, Queries &queries, QObject *parent = nullptr);
    ~ResourceCharts() override;

    void setQuery(const ListQuery &query);
    /// Nothing is asked while nobody looks.
    void setActive(bool active);
    [[nodiscard]] const std::vector<Chart> &charts() const;
    /// Records in all; -1 while no answer has come yet.
    [[nodiscard]] qint64 total() const;
    /// Every number, for a spreadsheet.
    [[nodiscard]] QString asText() const;

Q_SIGNALS:
    void changed();
    void failed(const contract::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
