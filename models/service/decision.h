// One command's way through the server, inside one transaction: look whether it was decided before, gather what the
// rules want to know, decide, and write row, history, feed, receipt and audit.
#pragma once

#include "contract/actor.h"
#include "contract/catalogue.h"
#include "contract/receipt.h"
#include "store/database.h"

namespace service {

using namespace contract;

struct Docket {
    const Actor &actor;
    const Command &command;
    const Catalogues &catalogues;
    Instant receivedAt;
};

/// An error means that the database failed: the transaction must be taken back. A refusal is a receipt.
Result<Receipt> carryOut(store::Database &database, const Docket &docket);

/// Refuses the command for a reason that only the database knew; the receipt is kept like any other.
Result<Receipt> refuse(store::Database &database, const Docket &docket, const Error &error);

/// What two deliveries of one command have in common, and no other command.
[[nodiscard]] QString digestOf(const Command &command);

} // namespace service
