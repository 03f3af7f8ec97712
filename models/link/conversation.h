// The one conversation with a server beneath HttpsTransport. Poco stands in its .cpp only.
#pragma once

#include "link/httpstransport.h"

#include <functional>
#include <string>

namespace wire {

struct Question {
    std::string method = "GET";
    std::string path;
    QByteArray body;
    std::string contentType = "application/json"; ///< of the body
    std::string range = {}; ///< the Range header; empty: none
};

/// A piece of a content, and which one it is ("bytes 0-99/1000").
struct Part {
    std::string body;
    std::string range;
};

class Conversation
{
public:
    explicit Conversation(ServerAddress address);
    ~Conversation();
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;

    /// Asks and takes the whole answer; a refusal becomes its Error. `follow` may name the next question, which is then
    /// sent at once and answered by the next ask() for it.
    Result<std::string> ask(const Question &question, const std::function<std::string(const std::string &body)> &follow = {});
    /// The same for a piece of a content.
    Result<Part> askPart(const Question &question);
    /// Waits on a connection of its own for a head of the feed that was not heard of yet.
    Result<bool> waitForNews(int timeoutMs);
    /// From any thread.
    void cancel();
    void useToken(const QByteArray &token);

private:
    class Parts;
    std::unique_ptr<Parts> m;
};

} // namespace wire
