#include "items/statusmodel.h"

#include "items/captions.h"

#include <QCoreApplication>

namespace items {

namespace {
constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
} // namespace

void StatusModel::setLink(Link link, const std::optional<Error> &reason)
{
    if (m_link == link && m_reason == reason)
        return;
    m_link = link;
    m_reason = reason;
    Q_EMIT changed();
}

void StatusModel::setLastSync(const std::optional<Instant> &at)
{
    if (m_lastSync == at)
        return;
    m_lastSync = at;
    Q_EMIT changed();
}

void StatusModel::setUnsent(int unsent, int needDecision)
{
    if (m_unsent == unsent && m_needDecision == needDecision)
        return;
    m_unsent = unsent;
    m_needDecision = needDecision;
    Q_EMIT changed();
}

void StatusModel::setProgress(qint64 rows, qint64 all)
{
    if (m_rows == rows && m_all == all)
        return;
    m_rows = rows;
    m_all = all;
    Q_EMIT changed();
}

void StatusModel::setDataComplete(bool complete)
{
    if (m_complete == complete)
        return;
    m_complete = complete;
    Q_EMIT changed();
}

QString StatusModel::linkText() const
{
    const auto withReason = [this](const QString &state) {
        return m_reason ? QCoreApplication::translate("items", "%1: %2", "state of the link: why").arg(state, sentenceOf(*m_reason, nullptr)) : state;
    };
    switch (m_link) {
    case Link::SignedOut:
        return withReason(QCoreApplication::translate("items", "Signed out"));
    case Link::Connecting:
        return withReason(QCoreApplication::translate("items", "Connecting"));
    case Link::Syncing:
        return QCoreApplication::translate("items", "Online, fetching changes");
    case Link::Online:
        return QCoreApplication::translate("items", "Online");
    case Link::Offline:
        return withReason(QCoreApplication::translate("items", "Offline"));
    case Link::Untrusted:
        return withReason(QCoreApplication::translate("items", "Not connected"));
    }
    return {};
}

QString StatusModel::ageText(Instant now) const
{
    if (!m_lastSync)
        return QCoreApplication::translate("items", "No data yet");
    const qint64 age = now.ms - m_lastSync->ms;
    if (age < minute)
        return QCoreApplication::translate("items", "Data is up to date");
    if (age < hour)
        return QCoreApplication::translate("items", "Data of %n minute(s) ago", nullptr, int(age / minute));
    return QCoreApplication::translate("items", "Data of %1").arg(displayTime(*m_lastSync, now));
}

QString StatusModel::unsentText() const
{
    if (m_unsent == 0)
        return {};
    const QString acts = QCoreApplication::translate("items", "%n unsent act(s)", nullptr, m_unsent);
    if (m_needDecision == 0)
        return acts;
    return QCoreApplication::translate("items", "%1, %2", "unsent acts, of which some wait for the person")
        .arg(acts, QCoreApplication::translate("items", "%n wait(s) for you", nullptr, m_needDecision));
}

QString StatusModel::progressText() const
{
    if (m_complete)
        return {};
    if (m_all == 0)
        return QCoreApplication::translate("items", "Loading, %1 rows so far").arg(QLocale().toString(m_rows));
    return QCoreApplication::translate("items", "Loading %1 of %2 rows").arg(QLocale().toString(m_rows), QLocale().toString(m_all));
}

} // namespace items
