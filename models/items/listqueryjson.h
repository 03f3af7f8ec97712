// A list query as one JSON object: what a stocktake covers, and whatever else keeps a query as text.
#pragma once

#include "contract/result.h"
#include "replica/listquery.h"

namespace items {

using namespace contract;

/// Without the search, which is a person's passing question.
[[nodiscard]] QString jsonOf(const replica::ListQuery &query);
/// BadRequest for what jsonOf() did not write, and for fields that the entity does not have.
[[nodiscard]] Result<replica::ListQuery> listQueryOf(const QString &json);

} // namespace items
