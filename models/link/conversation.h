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
