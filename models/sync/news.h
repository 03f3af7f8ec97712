// News: a thread that waits for the server's pokes on a transport of its own, so that the parked request never stands in
// the way of a send. Each poke wakes the line; nothing else happens here.
#pragma once

#include "sync/line.h"

namespace syncing {

class News : public QThread
{
public:
    News(Line &line, Line::Connect connect, int waitMs);
    /// Stop the line first: it may be waited for here.
    ~News() override;

protected:
    void run() override;

private:
    bool pause(qint64 ms);

    Line &m_line;
    Line::Connect m_connect;
    int m_waitMs;
    QMutex m_mutex;
    QWaitCondition m_stop;
    Transport *m_transport = nullptr;
    std::atomic_bool m_stopping = false;
};

} // namespace syncing
