// StatusFacts: what the status strip tells, as wiring knows it. The sentence is made in the strip.
#pragma once

#include "contract/result.h"
#include "contract/values.h"

#include <optional>

namespace views::shell {

enum class Link {
    Connecting,   ///< the first attempt runs
    Online,       ///< the last exchange with the server worked
    Offline,      ///< `reason` says why; tried again by itself
    SignedOut,    ///< the token is expired or revoked, or there is none
    Untrusted,    ///< the server shows another certificate than the pinned one
    Incompatible, ///< the other side is of another version
    Held,         ///< the deletion brake: a person must look before the workstation follows the server
};
inline constexpr std::array allLinks{Link::Connecting, Link::Online, Link::Offline, Link::SignedOut, Link::Untrusted, Link::Incompatible, Link::Held};

struct Progress {
    QString entity;   ///< entity name; empty: records of all kinds
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
    bool operator==(const Progress &) const = default;
};

/// What the deletion brake holds back.
struct Removal {
    QString entity;
    qint64 removed = 0; ///< records that would go
    qint64 held = 0;    ///< records that the workstation holds
    bool operator==(const Removal &) const = default;
};

struct StatusFacts {
    Link link = Link::Connecting;
    contract::Error reason;
    QString server;             ///< host:port
    contract::Instant syncedAt; ///< when the cache last agreed with the server; 0: never
    std::optional<Progress> progress;
    std::optional<Removal> removal; ///< while Held
    bool asking = false; ///< the server was asked something and has not answered yet
    int unsent = 0;    ///< acts that the server has not confirmed
    int undecided = 0; ///< of these: conflicts and refused ones, which wait for a person
    bool keyringMissing = false;
    bool operator==(const StatusFacts &) const = default;
};

} // namespace views::shell
