// EvaluationWatch (评价值守): what the server does about evaluations by itself: it shows the sheets of all parties once the
// scoring was closed, lets an evaluation give way to its frozen correction, and works the result of each frozen one out from
// its own rows. Done again, or by two servers, it does nothing twice: the acts have derived ids.
#pragma once

#include "contract/entities/evaluation.h"
#include "rules/evaluation/result.h"
#include "service/ownacts.h"

namespace service {

struct EvaluationWatchRun {
    int revealed = 0;
    int corrected = 0;
    int checked = 0;
    bool operator==(const EvaluationWatchRun &) const = default;
};

/// One round.
Result<EvaluationWatchRun> watchEvaluations(const OwnActs &own);

/// The result of an evaluation with figures that are counted in this database now, and its canonical text.
struct CountedResult {
    rules::evaluation::EvaluationResult result;
    QByteArray canonical;
};
Result<CountedResult> countedResult(store::Database &database, const Evaluation &evaluation);

} // namespace service
