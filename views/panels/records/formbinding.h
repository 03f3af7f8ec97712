// A record bound to a form, where rows are read: what is printed, and what the register of prints (打印登记) has to know of it.
#pragma once

#include "contract/command.h"
#include "contract/shape.h"
#include "exchange/words.h"
#include "items/queries.h"
#include "views/print/compose.h"

namespace views::panels {

struct FormWish {
    QString form;
    const contract::Shape &shape;
    QUuid record;
    QString hand; ///< who prints
    contract::Instant now;
    int copiesAhead = 0; ///< copies of the same batch that no register knows yet
};

struct BoundRecord {
    print::Layout layout;
    exchange::FormData data;
    contract::Patch entry; ///< fields of the printed_form, but for its medium
};

/// NotFound where the record is not here or fills no such form. The words must speak Chinese.
[[nodiscard]] contract::Result<BoundRecord> boundRecord(replica::ListReader &reader, const FormWish &wish, const exchange::Words &words);

} // namespace views::panels
