// Watch (时限值守): the server looks at the clocks of open orders. It says what rules/escalation wants said, asks for the
// user's confirmation of what was resolved, closes what nobody answered, and reminds of ratings that were asked for. Done again, or by two servers, it does nothing
// twice: notes and acts have derived ids.
#pragma once

#include "service/ownacts.h"

#include <QSet>

namespace service {

struct WatchRun {
    int escalated = 0;
    int asked = 0;  ///< resolved orders that wait for confirmation now
    int closed = 0; ///< confirmed by time-out
    int reminded = 0; ///< of ratings that were asked for and did not come
    bool operator==(const WatchRun &) const = default;
};

class Watch
{
public:
    /// One round. What came due before the first round of all, or longer ago than a week, is not said any more.
    Result<WatchRun> look(const OwnActs &own);

private:
    Result<int> escalate(const OwnActs &own, Instant since);
    Result<int> askForConfirmation(const OwnActs &own);
    Result<int> closeTimedOut(const OwnActs &own);
    Result<int> remindOfRatings(const OwnActs &own, Instant since);

    QSet<QUuid> m_said; ///< escalations that are known to be there
};

} // namespace service
