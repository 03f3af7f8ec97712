// SignInPort: what the sign-in dialog needs from the rest of the program. Wiring implements it with the transport, the
// pinned authorities, the keyring and the offline unlock; nothing here blocks the window.
#pragma once

#include "contract/ports.h"

#include <QFuture>

namespace views::shell {

using namespace contract;

/// What the first handshake with a server showed.
struct Contact {
    enum class Trust { Known, FirstTime, Changed } trust = Trust::FirstTime;
    QString fingerprint;       ///< SHA-256 of the authority's certificate, pairs of hex digits joined by colons
    QString pinnedFingerprint; ///< of the one that this workstation trusts; set where Changed
    QString subject;           ///< who the authority says it is
    QByteArray authority;      ///< PEM, handed back to trust()
};

struct SignedIn {
    Actor actor;
    bool mustChangePassword = false; ///< nothing is open yet: sign in again with newPassword
    bool offline = false;            ///< unlocked with the kept verifier; the server was not asked
    bool kept = false;               ///< the token lies in the keyring, so the next start asks nothing
};

class SignInPort
{
public:
    virtual ~SignInPort() = default;
    [[nodiscard]] virtual QString lastServer() const = 0;
    [[nodiscard]] virtual QString lastLogin() const = 0;
    /// False where no keyring runs: the dialog says that it will ask at each start.
    virtual QFuture<bool> hasKeyring() = 0;
    /// Makes the call in progress end with Cancelled.
    virtual void cancel() = 0;
    /// Connects without sending anything. Unavailable where nobody answers.
    virtual QFuture<Result<Contact>> contact(const QString &server) = 0;
    /// Pins the authority for that server.
    virtual Result<void> trust(const QString &server, const QByteArray &authority) = 0;
    virtual QFuture<Result<SignedIn>> signIn(const QString &server, const Credentials &credentials) = 0;
    /// True where this login signed in here before, so that its password opens the kept data without the server.
    [[nodiscard]] virtual bool mayUnlockOffline(const QString &server, const QString &login) const = 0;
    virtual QFuture<Result<SignedIn>> unlockOffline(const QString &server, const QString &login, const QString &password) = 0;
};

} // namespace views::shell
