// StatusModel: what the status strip says, always true: the link and why it is down, the age of the data, unsent acts.
// Wiring feeds it; it holds no clock of its own.
#pragma once

#include "contract/result.h"
#include "contract/values.h"

#include <QObject>

namespace items {

using namespace contract;

class StatusModel : public QObject
{
    Q_OBJECT

public:
    enum class Link { SignedOut, Connecting, Syncing, Online, Offline, Untrusted };
    using QObject::QObject;

    [[nodiscard]] Link link() const { return m_link; }
    [[nodiscard]] std::optional<Error> reason() const { return m_reason; }
    [[nodiscard]] std::optional<Instant> lastSync() const { return m_lastSync; }
    [[nodiscard]] int unsent() const { return m_unsent; }
    [[nodiscard]] int needDecision() const { return m_needDecision; }
    [[nodiscard]] bool dataComplete() const { return m_complete; }

    void setLink(Link link, const std::optional<Error> &reason = std::nullopt);
    void setLastSync(const std::optional<Instant> &at);
    /// `needDecision`: of the unsent acts those refused or in conflict.
    void setUnsent(int unsent, int needDecision);
    /// Rows loaded so far and all of them (0: unknown), while a first filling runs.
    void setProgress(qint64 rows, qint64 all);
    void setDataComplete(bool complete);

    /// "Online", "Offline: the server cannot be reached".
    [[nodiscard]] QString linkText() const;
    /// "Data of 2 minutes ago".
    [[nodiscard]] QString ageText(Instant now) const;
    /// "3 unsent acts, 1 waits for you"; empty where there is none.
    [[nodiscard]] QString unsentText() const;
    /// "Loading 120,000 of 1,000,000"; empty where nothing loads.
    [[nodiscard]] QString progressText() const;

Q_SIGNALS:
    void changed();

private:
    Link m_link = Link::SignedOut;
    std::optional<Error> m_reason;
    std::optional<Instant> m_lastSync;
    int m_unsent = 0;
    int m_needDecision = 0;
    qint64 m_rows = 0;
    qint64 m_all = 0;
    bool m_complete = true;
};

} // namespace items
