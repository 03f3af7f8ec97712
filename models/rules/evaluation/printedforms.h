// Printed forms (打印登记): who printed what and when, which copy it is, and when the signed paper came back.
#pragma once

#include "contract/entities/printedform.h"
#include "rules/decide.h"

namespace rules::evaluation {

/// The rule of the entity: what was printed stands; its signing becomes Signed with the scan of the paper, which hangs on the
/// entry as an attachment, and stays so.
[[nodiscard]] Result<void> settlePrintedForm(const Command &command, const Record *before, Record &after, const Situation &situation);

} // namespace rules::evaluation
