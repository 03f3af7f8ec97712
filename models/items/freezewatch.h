// FreezeWatch: which freezes and lockdowns are in force now, from the cache alone. It asks again when windows change and when
// one of them begins or ends.
#pragma once

#include "contract/ports.h"
#include "items/queries.h"
#include "items/windowoutlook.h"

#include <QTimer>

namespace items {

class FreezeWatch : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    FreezeWatch(Queries &queries, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] const std::vector<StandingFreeze> &standing() const { return m_outlook.standing; }
    void ask();

Q_SIGNALS:
    void changed();

private:
    Queries &m_queries;
    const Clock &m_clock;
    FreezeOutlook m_outlook;
    QTimer m_next;
    quint64 m_question = 0;
};

} // namespace items
