// A clock that stands still and a sign-in port whose answers are data.
#pragma once

#include "views/shell/signinport.h"

#include <QCoreApplication>
#include <QTimer>

class StoppedClock : public contract::Clock
{
public:
    contract::Instant at{1'780'000'000'000};
    [[nodiscard]] contract::Instant now() const override { return at; }
};

/// Answers in the next turn of the event loop, as a real one would.
class ScriptedPort : public views::shell::SignInPort
{
public:
    using Contact = views::shell::Contact;
    using SignedIn = views::shell::SignedIn;

    contract::Result<Contact> contactAnswer = Contact{};
    std::vector<contract::Result<SignedIn>> signInAnswers;
    contract::Result<SignedIn> unlockAnswer = SignedIn{};
    bool keyring = true;
    bool unlockable = false;
    QString server = QStringLiteral("cloud-ops.example:8443");
    QString login = QStringLiteral("li.hua");

    QByteArray trusted;
    std::vector<contract::Credentials> asked;
    int unlocks = 0;
    int cancels = 0;

    [[nodiscard]] QString lastServer() const override { return server; }
    [[nodiscard]] QString lastLogin() const override { return login; }
    QFuture<bool> hasKeyring() override { return later(keyring); }
    void cancel() override { ++cancels; }
    QFuture<contract::Result<Contact>> contact(const QString &) override { return later(contactAnswer); }
    contract::Result<void> trust(const QString &, const QByteArray &authority) override
    {
        trusted = authority;
        return {};
    }
    QFuture<contract::Result<SignedIn>> signIn(const QString &, const contract::Credentials &credentials) override
    {
        asked.push_back(credentials);
        const auto answer = signInAnswers.front();
        if (signInAnswers.size() > 1)
            signInAnswers.erase(signInAnswers.begin());
        return later(answer);
    }
    [[nodiscard]] bool mayUnlockOffline(const QString &, const QString &) const override { return unlockable; }
    QFuture<contract::Result<SignedIn>> unlockOffline(const QString &, const QString &, const QString &) override
    {
        ++unlocks;
        return later(unlockAnswer);
    }

private:
    template <class T> static QFuture<T> later(T answer)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QTimer::singleShot(0, qApp, [promise, answer] {
            promise->addResult(answer);
            promise->finish();
        });
        return promise->future();
    }
};
