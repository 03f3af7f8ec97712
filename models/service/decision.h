// One command's way through the server, inside one transaction: look whether it was decided before, gather what the
// rules want to know, decide, and write row, history, feed, receipt and audit.
#pragma once

#include "contract/actor.h"
#include "contract/catalogue.h"
#include "contract/receipt.h"
#include "store/database.h"

namespace seals {
class Signer;
}

namespace service {

using namespace contract;

struct Docket {
    const Actor &actor;
    const Command &command;
    const Catalogues &catalogues;
    Instant receivedAt;
    /// How the database is used: within a transaction that locks what it reads, or reading freely and then writing with
    /// one statement that checks what was read.
    enum class Way { Locking, Checking } way = Way::Locking;
    /// Look whether the command was decided before. Where that is unlikely the look can be left to the statement, which
    /// fails on a receipt that is there already; then it is tried again with a look.
    bool lookBack = true;
    const seals::Signer *serverKey = nullptr; ///< with which receipts are sealed
};

/// True where one statement can write all that the command does.
[[nodiscard]] bool fitsOneStatement(const Command &command);

/// An error means that the database failed: the transaction must be taken back. A refusal is a receipt.
Result<Receipt> carryOut(store::Database &database, const Docket &docket);

/// Refuses the command for a reason that only the database knew; the receipt is kept like any other.
Result<Receipt> refuse(store::Database &database, const Docket &docket, const Error &error);

/// What two deliveries of one command have in common, and no other command.
[[nodiscard]] QString digestOf(const Command &command);

} // namespace service
