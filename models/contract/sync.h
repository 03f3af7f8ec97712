// What travels between the twins beside commands and rows: sessions, pages, and where a reader stands.
#pragma once

#include "contract/actor.h"

namespace contract {

/// Opaque to the client: epoch, position and scope digest, made by the server.
struct Cursor {
    QByteArray text;
    bool operator==(const Cursor &) const = default;
};

/// The answer to a sign-in.
struct Session {
    QByteArray token;
    Actor actor;
    int rulesetVersion = 0;
    Instant serverTime;
    Instant expiresAt;
    bool mustChangePassword = false;
};

/// The end of a page of the change feed; its rows went to the sink.
struct ChangePage {
    Cursor cursor;      ///< after the last row of the page
    bool more = false;  ///< another page waits; until the last one the cache is not shown as complete
    qint64 rows = 0;
};

/// The end of a page of a snapshot.
struct SnapshotPage {
    QByteArray after;   ///< id of the last row: ask for the next page behind it
    bool more = false;
    qint64 rows = 0;
};

/// Rows of an entity that the actor may see, for the deletion brake.
struct EntityCount {
    QString entity;
    qint64 rows = 0;
};

/// How much of a content the server has.
struct FileProgress {
    qint64 received = 0;
    bool complete = false;
    bool operator==(const FileProgress &) const = default;
};

} // namespace contract
