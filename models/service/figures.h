// Figures of an evaluation from the server's database: the twin of replica/figurereader, over all rows.
#pragma once

#include "rules/evaluation/inputs.h"
#include "store/database.h"

namespace service {

using namespace contract;

/// Which numbers are counted, as this database knows items and people.
Result<rules::evaluation::Plan> planOf(store::Database &database, const rules::evaluation::Template &document, const rules::evaluation::Period &period, const rules::evaluation::Scope &scope);
/// All counts of the plan. Within a transaction of the caller's they are of one state.
Result<rules::evaluation::Figures> figuresOf(store::Database &database, const rules::evaluation::Plan &plan);
/// The exact records behind the plan, piece by piece (rules/evaluation/inputs).
Result<void> writeInputs(store::Database &database, const rules::evaluation::Plan &plan, const std::function<void(QByteArrayView piece)> &out);

} // namespace service
