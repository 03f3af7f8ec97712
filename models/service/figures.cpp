#include "service/figures.h"

#include "store/tally.h"

namespace service {

Result<rules::evaluation::Plan> planOf(store::Database &database, const rules::evaluation::Template &document, const rules::evaluation::Period &period, const rules::evaluation::Scope &scope)
{
    store::TalliedRows rows(database);
    return rules::evaluation::knownOf(rows, wantedBy(document, scope)).and_then([&](const rules::evaluation::Known &known) { return rules::evaluation::planOf(document, period, scope, known); });
}

Result<rules::evaluation::Figures> figuresOf(store::Database &database, const rules::evaluation::Plan &plan)
{
    store::TalliedRows rows(database);
    return rules::evaluation::figuresOf(plan, rows);
}

Result<void> writeInputs(store::Database &database, const rules::evaluation::Plan &plan, const std::function<void(QByteArrayView piece)> &out)
{
    store::TalliedRows rows(database);
    return rules::evaluation::writeInputs(plan, rows, out);
}

} // namespace service
