// PolicyDesk: the two documents of rules that a person edits, service levels and the working calendar: as they stand, as
// they are being drafted, and the command that puts the draft in force.
#pragma once

#include "contract/ports.h"
#include "items/queries.h"
#include "rules/calendar.h"
#include "rules/servicelevels.h"

namespace items {

class PolicyDesk : public QObject
{
    Q_OBJECT

public:
    PolicyDesk(Queries &queries, IdSource &ids, const Clock &clock, QObject *parent = nullptr);
    ~PolicyDesk() override;

    /// Both documents have been looked for.
    [[nodiscard]] bool isRead() const;
    /// The drafts; as long as nothing was put, what stands.
    [[nodiscard]] const rules::ServiceLevels &levels() const;
    [[nodiscard]] const rules::CalendarSpec &calendar() const;
    void setLevels(const rules::ServiceLevels &levels);
    void setCalendar(const rules::CalendarSpec &calendar);

    [[nodiscard]] bool isDirty(PolicyKind kind) const;
    void discard(PolicyKind kind);
    /// Nobody has made the document their own yet: the shipped one counts.
    [[nodiscard]] bool isShipped(PolicyKind kind) const;
    /// The living document is of a newer version of the program; the shipped one is shown, and must not replace it.
    [[nodiscard]] bool isUnreadable(PolicyKind kind) const;
    [[nodiscard]] QString version(PolicyKind kind) const;
    /// "2026.1" becomes "2026.2".
    [[nodiscard]] QString nextVersion(PolicyKind kind) const;
    /// The document as a file.
    [[nodiscard]] QByteArray document(PolicyKind kind) const;
    /// Makes a file's document the draft; the error names the place.
    Result<void> take(PolicyKind kind, const QByteArray &json);

    /// Puts the draft in force. BadRequest with the place where the draft is not in order.
    [[nodiscard]] Result<Command> command(PolicyKind kind, const QString &reason) const;

Q_SIGNALS:
    void changed(contract::PolicyKind kind);

private:
    void read(PolicyKind kind);
    void receive(PolicyKind kind, const Result<std::vector<Record>> &found);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace items
