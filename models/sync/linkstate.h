// LinkState: what is true of the connection and of the data, as one value; the status strip shows it.
// The namespace is syncing, not sync: unistd.h owns ::sync.
#pragma once

#include "contract/sync.h"
#include "contract/result.h"

#include <optional>

namespace syncing {

using namespace contract;

enum class Link {
    SignedOut,  ///< nobody has signed in, or unlocked, on this workstation
    SigningIn,
    NeedsSignIn,///< the data shows and acts queue, but the server wants the password again
    Online,
    Offline,    ///< `reason` says why; the engine tries again by itself
    Untrusted,  ///< the server shows another certificate than the pinned one: nothing is sent
    Outdated,   ///< server and workstation do not fit: `reason` is VersionMismatch
};

/// A sync that would take away suspiciously much. Nothing of it was written; a person confirms, or asks the administrator.
struct DeletionBrake {
    QString entity;
    qint64 removed = 0; ///< records that would go
    qint64 held = 0;    ///< records that the cache holds
    qint64 atServer = 0;///< records that the server says it has for this person
    bool operator==(const DeletionBrake &) const = default;
};

struct LinkState {
    Link link = Link::SignedOut;
    std::optional<Error> reason;
    std::optional<Instant> lastSync; ///< when the cache was last level with the server
    bool complete = false;           ///< the cache holds everything that the person may see, as of some moment
    bool syncing = false;
    qint64 rowsLoaded = 0;           ///< of a first filling, while it runs
    qint64 rowsExpected = 0;         ///< 0: unknown
    int unsent = 0;
    int waiting = 0;                 ///< refused or in conflict: a person decides
    qint64 clockOffsetMs = 0;        ///< the server's clock minus ours
    bool tokenKept = true;           ///< false: no keyring runs, the password is asked for at each start
    std::optional<DeletionBrake> brake;
    bool operator==(const LinkState &) const = default;
};

} // namespace syncing
