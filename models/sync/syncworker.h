// SyncWorker: the workstation's side that may block, behind one object that lives in the UI thread. wiring makes it, the
// shell shows its state, views act through commands(). Three threads stand behind it:
//
//   desk  owns the connections that write (outbox and cache) and does nothing that waits for the network, so a person's
//         act is durable within a commit even while a page is on its way or the server hangs;
//   line  owns the transport and runs the engine as plain blocking code: send, pull, fill; it hands rows to the desk in
//         short slices, between which acts are taken;
//   news  owns a second transport whose only call is waitForNews: a parked request must not stand in a send's way.
#pragma once

#include "contract/catalogue.h"
#include "contract/ports.h"
#include "sync/linkstate.h"

#include <QObject>

namespace replica {
class Notifier;
}

namespace syncing {

class CommandBus;

struct SyncSetup {
    QString folder;  ///< of all accounts' data on this workstation; one folder an account below it
    QString device;  ///< name of the workstation, for the server's list of sessions
    const Clock &clock;
    IdSource &ids;
    const Catalogues &catalogues;
    SecretStore &secrets;
    std::function<std::unique_ptr<Transport>()> connect; ///< called once for each of line and news, in their threads
    int newsMs = 25'000; ///< how long one wait for news lasts
};

/// Where readers find the files, and who acts.
struct Opened {
    QString cachePath;
    QString outboxPath;
    Actor actor;
    bool mustChangePassword = false;
    bool operator==(const Opened &) const = default;
};

class SyncWorker : public QObject
{
    Q_OBJECT

public:
    explicit SyncWorker(SyncSetup setup, QObject *parent = nullptr);
    /// Ends the call in progress, the threads, and closes the files. Acts stay in the outbox.
    ~SyncWorker() override;

    /// Opens the data of who worked here last, if their token is still in the keyring; else state() is SignedOut and
    /// signIn() or unlock() comes next. opened() is said in the first case, signInNeeded() in the second; foundData()
    /// may come before either.
    void start();

    /// Asks the server. Where it wants another password first, Opened::mustChangePassword is set, nothing is open, and
    /// signIn() is called again with a newPassword. On success the account's data is open, the token in the keyring (or state().tokenKept false), and
    /// the password's digest kept for unlock().
    QFuture<Result<Opened>> signIn(const Credentials &credentials);
    /// True where this login signed in here before, so that its password opens the kept data without the server.
    [[nodiscard]] bool mayUnlock(const QString &login) const;
    /// Opens the account's data without the server, with the password that last signed in. BadCredentials: wrong, or
    /// this account has never signed in here. Acts queue until the next sign-in; state() becomes NeedsSignIn.
    QFuture<Result<Opened>> unlock(const QString &login, const QString &password);
    /// Forgets the token here and at the server; data and unsent acts stay on disk.
    QFuture<Result<void>> signOut();
    /// The login of who worked here last; empty on a new workstation.
    [[nodiscard]] QString lastLogin() const;

    [[nodiscard]] CommandBus &commands();
    [[nodiscard]] FileShelf &files();
    /// Lives in this thread, whichever account is open.
    [[nodiscard]] replica::Notifier &notifier();
    [[nodiscard]] LinkState state() const { return m_state; }

    /// Makes a sign-in in progress end with Cancelled.
    void cancel();

public Q_SLOTS:
    /// Sends and pulls now instead of at the next news or try.
    void syncNow();
    /// The person has seen the brake and wants the removal.
    void confirmRemoval();
    /// Throws no act away: fills a new cache from the server and shows it.
    void refill();

Q_SIGNALS:
    void stateChanged(const syncing::LinkState &state);
    /// After start(): there is no token to go on with.
    void signInNeeded();
    /// After start(), while the keyring is still asked: readers may open these files and make ready what they show, but
    /// nobody may see it before opened() says that the person is known. After signInNeeded() it is to be forgotten.
    void foundData(const syncing::Opened &found);
    /// The account's data is open: readers open these files.
    void opened(const syncing::Opened &opened);

private:
    struct Parts;
    void show(const LinkState &state);
    LinkState m_state;
    std::unique_ptr<Parts> m;
};

} // namespace syncing
