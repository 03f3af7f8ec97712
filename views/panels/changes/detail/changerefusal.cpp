#include "views/panels/changes/detail/changerefusal.h"

#include "items/changesentences.h"

#include <QCoreApplication>

namespace views::panels {

shell::Notice changeRefusal(const contract::Error &error)
{
    const QString sentence = items::changeSentence(error);
    if (sentence.isEmpty())
        return shell::noticeOf(error);
    return {shell::Severity::Failure, sentence, QCoreApplication::translate("ChangeRefusal", "The act was not carried out."), {}, {}, {}};
}

} // namespace views::panels
