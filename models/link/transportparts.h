// What stands behind HttpsTransport, for the two files that write its calls.
#pragma once

#include "link/conversation.h"
#include "link/wire.h"

namespace wire {

struct HttpsTransport::Parts {
    Conversation conversation;
    PageReader pages;
};

} // namespace wire
