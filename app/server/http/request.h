// A request that has passed the gate: well-formed, within its limits, routed, and signed in where its route says so.
#pragma once

#include "app/server/http/query.h"
#include "app/server/http/requesthead.h"
#include "contract/actor.h"

#include <QByteArray>

namespace contract {
struct Shape;
}

namespace server {

struct Request {
    RequestHead head;
    std::string id;   ///< in the answer and in the log
    std::string peer; ///< the client's address
    Query query;
    QByteArray body;  ///< unpacked
    const Shape *entity = nullptr; ///< of the path, where the route has one
    QUuid record;                  ///< of the path, where the route has one
    QString digest;                ///< of the path, where the route has one
    QByteArray token;
    Actor actor;
    QString hook; ///< whose token it is, where the route is a hook's
};

} // namespace server
