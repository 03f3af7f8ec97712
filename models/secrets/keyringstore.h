// KeyringStore: secrets in the desktop's keyring through QtKeychain. Nothing is ever written to a plain file: where no
// keyring runs the answer is Unavailable, and the person is asked at each start.
#pragma once

#include "contract/ports.h"

namespace secrets {

using namespace contract;

class KeyringStore : public SecretStore
{
public:
    /// `service` is the name under which a person finds the entries in the keyring's own window.
    explicit KeyringStore(QString service = QStringLiteral("Yunheng"), int timeoutMs = 5'000);

    /// Each call waits, so it belongs into a worker's thread. The keyring answers in a thread of its own.
    Result<QByteArray> read(const QString &key) override;
    Result<void> write(const QString &key, const QByteArray &secret) override;
    Result<void> remove(const QString &key) override;

private:
    QString m_service;
    int m_timeoutMs;
};

} // namespace secrets
