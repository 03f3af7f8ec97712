// Journal: the books of one act. A record's new state goes in together with its history and its place in the change
// feed, so that none of the three can be forgotten; flush() writes what was gathered, with the receipt and the audit.
#pragma once

#include "contract/receipt.h"
#include "contract/shape.h"
#include "store/table.h"

namespace service {

using namespace contract;

/// Who does what, and when: the same for every record that the act touches.
struct Deed {
    QUuid command;
    QString kind; ///< "edit"
    QUuid account;
    QString login;
    QString by;       ///< name for people
    Instant doneAt;   ///< by the client's clock
    Instant receivedAt;
    QString reason;
};

struct AuditEntry {
    Instant at;
    QString event; ///< "command.edit", "sign_in"
    bool success = true;
    QUuid account;
    QString login;
    QString remote;
    QString entity;
    QUuid record;
    QUuid command;
    QString detail;
};

class Journal
{
public:
    /// When a row goes in: at once, within the caller's transaction, or with everything else in the one statement of
    /// flush(). The latter takes one row, checks that it is still as it was read, and is for PostgreSQL.
    enum class Rows { AtOnce, Together };
    Journal(store::Database &database, const Deed &deed, Rows rows = Rows::AtOnce) : m_database(database), m_deed(deed), m_rows(rows) {}

    /// The record's new state; `before` is null for a new record.
    Result<void> write(const Shape &shape, const Record *before, const Record &after, const Patch &overruled);
    void receipt(const Receipt &receipt, const QString &digest);
    void audit(const AuditEntry &entry);
    Result<void> flush();

private:
    enum Sheet { History, Feed, Receipts, Audits, sheetCount };
    Result<void> flushOneByOne();
    Result<void> flushTogether();

    store::Database &m_database;
    const Deed &m_deed;
    Rows m_rows;
    std::optional<store::Sql> m_row; ///< the one that waits for flush()
    std::array<std::vector<std::vector<Value>>, sheetCount> m_sheets;
};

/// One audit entry outside of any command.
Result<void> writeAudit(store::Database &database, const AuditEntry &entry);

} // namespace service
