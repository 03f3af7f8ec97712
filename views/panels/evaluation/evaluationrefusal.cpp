#include "views/panels/evaluation/evaluationrefusal.h"

#include "items/evaluationsentences.h"

#include <QCoreApplication>

namespace views::panels {

shell::Notice evaluationRefusal(const contract::Error &error)
{
    const QString sentence = items::evaluationSentence(error);
    if (sentence.isEmpty())
        return shell::noticeOf(error);
    return {shell::Severity::Failure, sentence, QCoreApplication::translate("EvaluationRefusal", "The act was not carried out."), {}, {}, {}};
}

} // namespace views::panels
