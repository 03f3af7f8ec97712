// Keyring: a keyring in memory, of one test alone.
#pragma once

#include "contract/ports.h"

#include <QHash>

namespace support {

class Keyring : public contract::SecretStore
{
public:
    contract::Result<QByteArray> read(const QString &key) override { return kept.value(key); }
    contract::Result<void> write(const QString &key, const QByteArray &secret) override
    {
        kept.insert(key, secret);
        return {};
    }
    contract::Result<void> remove(const QString &key) override
    {
        kept.remove(key);
        return {};
    }

    QHash<QString, QByteArray> kept;
};

} // namespace support
