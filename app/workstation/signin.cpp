#include "signin.h"

#include "contract/whendone.h"
#include "link/httpstransport.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace workstation {

using namespace views::shell;

namespace {
constexpr int contactMs = 8000;
} // namespace

template <class T> struct SignIn::Answer {
    QPromise<Result<T>> promise;
    bool given = false; ///< of the window's thread

    void give(Result<T> result)
    {
        if (given)
            return;
        given = true;
        promise.addResult(std::move(result));
        promise.finish();
    }
};

template <class T> std::shared_ptr<SignIn::Answer<T>> SignIn::ask()
{
    auto answer = std::make_shared<Answer<T>>();
    answer->promise.start();
    m_cancel = [weak = std::weak_ptr(answer)] {
        if (const auto waiting = weak.lock())
            waiting->give(fail(ErrorCode::Cancelled));
    };
    return answer;
}

SignIn::SignIn(QString profile, QSettings &settings, std::shared_ptr<SecretStore> secrets, WorkerOf workerOf)
    : m_profile(std::move(profile)), m_settings(settings), m_secrets(std::move(secrets)), m_workerOf(std::move(workerOf))
{
}

QString SignIn::lastServer() const
{
    return m_settings.value(QStringLiteral("server")).toString();
}

QString SignIn::lastLogin() const
{
    return m_settings.value(QStringLiteral("login")).toString();
}

QFuture<bool> SignIn::hasKeyring()
{
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, secrets = m_secrets] {
        promise->addResult(secrets->read(QStringLiteral("probe")).has_value());
        promise->finish();
    });
    return promise->future();
}

void SignIn::cancel()
{
    if (m_cancel)
        m_cancel();
}

QFuture<Result<Contact>> SignIn::contact(const QString &server)
{
    auto answer = ask<Contact>();
    const auto future = answer->promise.future();
    const auto address = hostPortOf(server);
    if (!address) {
        answer->give(Unexpected(address.error()));
        return future;
    }
    QThreadPool::globalInstance()->start([answer, address = *address, pinned = ServerFolder(m_profile, *address).pinnedAuthority()] {
        Result<Contact> contact = wire::fetchAuthority(address.host, address.port, contactMs).map([&](const wire::AuthorityInfo &info) {
            const QString known = fingerprintOf(pinned);
            const auto trust = known.isEmpty() ? Contact::Trust::FirstTime : known == info.fingerprint ? Contact::Trust::Known : Contact::Trust::Changed;
            return Contact{trust, info.fingerprint, known, info.subject, info.pem};
        });
        QMetaObject::invokeMethod(qApp, [answer, contact = std::move(contact)] { answer->give(contact); }, Qt::QueuedConnection);
    });
    return future;
}

Result<void> SignIn::trust(const QString &server, const QByteArray &authority)
{
    return hostPortOf(server).and_then([&](const HostPort &address) { return ServerFolder(m_profile, address).pin(authority); });
}

QFuture<Result<SignedIn>> SignIn::signIn(const QString &server, const Credentials &credentials)
{
    auto answer = ask<SignedIn>();
    const auto future = answer->promise.future();
    const auto address = hostPortOf(server);
    if (!address) {
        answer->give(Unexpected(address.error()));
        return future;
    }
    syncing::SyncWorker &worker = m_workerOf(*address);
    const QPointer<syncing::SyncWorker> asked(&worker); // another server's takes its place
    m_cancel = [asked] {
        if (asked)
            asked->cancel();
    };
    contract::whenDone(worker.signIn(credentials), this, [this, answer, asked, address = *address, login = credentials.login](const Result<syncing::Opened> &opened) {
        if (opened) {
            m_settings.setValue(QStringLiteral("server"), address.text());
            m_settings.setValue(QStringLiteral("login"), login);
        }
        answer->give(opened.map([&](const syncing::Opened &data) {
            return SignedIn{.actor = data.actor, .mustChangePassword = data.mustChangePassword, .offline = false, .kept = asked && asked->state().tokenKept};
        }));
    });
    return future;
}

bool SignIn::mayUnlockOffline(const QString &server, const QString &login) const
{
    const auto address = hostPortOf(server);
    return address && !ServerFolder(m_profile, *address).pinnedAuthority().isEmpty() && m_workerOf(*address).mayUnlock(login);
}

QFuture<Result<SignedIn>> SignIn::unlockOffline(const QString &server, const QString &login, const QString &password)
{
    auto answer = ask<SignedIn>();
    const auto future = answer->promise.future();
    const auto address = hostPortOf(server);
    if (!address) {
        answer->give(Unexpected(address.error()));
        return future;
    }
    contract::whenDone(m_workerOf(*address).unlock(login, password), this, [answer](const Result<syncing::Opened> &opened) {
        answer->give(opened.map([](const syncing::Opened &data) { return SignedIn{.actor = data.actor, .mustChangePassword = false, .offline = true, .kept = false}; }));
    });
    return future;
}

} // namespace workstation
