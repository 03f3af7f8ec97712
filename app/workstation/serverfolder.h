// ServerFolder: what a workstation keeps for one server: the pinned authority, and a folder for the accounts' data.
#pragma once

#include "contract/result.h"

#include <QByteArray>

namespace workstation {

struct HostPort {
    QString host;
    quint16 port = 8443;
    bool operator==(const HostPort &) const = default;
    [[nodiscard]] QString text() const { return QStringLiteral("%1:%2").arg(host).arg(port); }
};
/// "host", "host:port", "[::1]:port" or an https address; InvalidValue for anything else.
[[nodiscard]] contract::Result<HostPort> hostPortOf(const QString &text);

class ServerFolder
{
public:
    ServerFolder(const QString &profile, const HostPort &server);
    [[nodiscard]] QString authorityFile() const;
    [[nodiscard]] QString dataFolder() const;
    /// Empty where nothing is pinned.
    [[nodiscard]] QByteArray pinnedAuthority() const;
    [[nodiscard]] contract::Result<void> pin(const QByteArray &authority) const;

private:
    QString m_folder;
};

/// SHA-256 of the first certificate in a PEM, upper-case pairs joined by colons; empty where there is none.
[[nodiscard]] QString fingerprintOf(const QByteArray &pem);

} // namespace workstation
