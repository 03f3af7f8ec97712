// SignIn: the sign-in dialog's port, on the transport, the pinned authorities and the sync worker.
#pragma once

#include "options.h"
#include "serverfolder.h"
#include "sync/syncworker.h"
#include "views/shell/signinport.h"

#include <QSettings>

namespace workstation {

using namespace contract;

class SignIn : public QObject, public views::shell::SignInPort
{
    Q_OBJECT
public:
    /// Makes, or finds, the worker of a server whose authority is pinned.
    using WorkerOf = std::function<syncing::SyncWorker &(const HostPort &)>;
    SignIn(QString profile, QSettings &settings, std::shared_ptr<SecretStore> secrets, WorkerOf workerOf);

    [[nodiscard]] QString lastServer() const override;
    [[nodiscard]] QString lastLogin() const override;
    QFuture<bool> hasKeyring() override;
    void cancel() override;
    QFuture<Result<views::shell::Contact>> contact(const QString &server) override;
    Result<void> trust(const QString &server, const QByteArray &authority) override;
    QFuture<Result<views::shell::SignedIn>> signIn(const QString &server, const Credentials &credentials) override;
    [[nodiscard]] bool mayUnlockOffline(const QString &server, const QString &login) const override;
    QFuture<Result<views::shell::SignedIn>> unlockOffline(const QString &server, const QString &login, const QString &password) override;

private:
    /// Gives the answer once: the real one or, after cancel(), Cancelled.
    template <class T> struct Answer;
    template <class T> std::shared_ptr<Answer<T>> ask();

    QString m_profile;
    QSettings &m_settings;
    std::shared_ptr<SecretStore> m_secrets; ///< shared with a question to a keyring that may answer after the end
    WorkerOf m_workerOf;
    std::function<void()> m_cancel; ///< of the question in progress
};

} // namespace workstation
