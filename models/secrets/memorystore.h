// MemoryStore: secrets for as long as the program runs. For tests, and for a workstation that is told to keep nothing.
#pragma once

#include "contract/ports.h"

#include <QMutex>

namespace secrets {

using namespace contract;

class MemoryStore : public SecretStore
{
public:
    Result<QByteArray> read(const QString &key) override
    {
        const QMutexLocker lock(&m_mutex);
        return m_secrets.value(key);
    }
    Result<void> write(const QString &key, const QByteArray &secret) override
    {
        const QMutexLocker lock(&m_mutex);
        m_secrets.insert(key, secret);
        return {};
    }
    Result<void> remove(const QString &key) override
    {
        const QMutexLocker lock(&m_mutex);
        m_secrets.remove(key);
        return {};
    }

private:
    QMutex m_mutex;
    QHash<QString, QByteArray> m_secrets;
};

} // namespace secrets
