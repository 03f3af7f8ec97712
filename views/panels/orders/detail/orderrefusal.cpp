#include "views/panels/orders/detail/orderrefusal.h"

#include "items/ordersentences.h"

#include <QCoreApplication>

namespace views::panels {

shell::Notice refusalOf(const contract::Error &error)
{
    const QString sentence = items::orderSentence(error);
    if (sentence.isEmpty())
        return shell::noticeOf(error);
    return {shell::Severity::Failure, sentence, QCoreApplication::translate("OrderRefusal", "The act was not carried out."), {}, {}, {}};
}

} // namespace views::panels
