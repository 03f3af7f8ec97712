#include "secrets/keyringstore.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QThread>
#include <qt6keychain/keychain.h>

namespace secrets {

namespace {

/// What a job came to. Shared, since a keyring that answers after the time-out answers to nobody.
struct Answer {
    QSemaphore ready;
    Result<QByteArray> result = fail(ErrorCode::Unavailable, QStringLiteral("keyring"), QStringLiteral("the keyring does not answer"));
};

Error errorOf(const QKeychain::Job &job)
{
    return {ErrorCode::Unavailable, QStringLiteral("keyring"), job.errorString()};
}

Result<QByteArray> resultOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return QByteArray();
    if (job.error() != QKeychain::NoError)
        return Unexpected(errorOf(job));
    const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
    return reading ? reading->binaryData() : QByteArray();
}

/// One thread for the process: QtKeychain's queue of jobs lives where its first job began.
QObject *keyringThread()
{
    struct Place {
        QThread thread;
        QObject object;
        Place()
        {
            thread.setObjectName(QStringLiteral("keyring"));
            object.moveToThread(&thread);
            thread.start();
        }
        ~Place()
        {
            thread.quit();
            thread.wait();
        }
    };
    static Place place;
    return &place.object;
}

/// Starts the job in the keyring's thread.
template <std::derived_from<QKeychain::Job> Job> void start(const QString &service, const QString &key, const std::function<void(Job &)> &prepare, const std::shared_ptr<Answer> &answer)
{
    auto *job = new Job(service, nullptr); // deletes itself when it is finished
    job->setInsecureFallback(false);
    job->setKey(key);
    prepare(*job);
    QObject::connect(job, &QKeychain::Job::finished, job, [answer](const QKeychain::Job *finished) {
        answer->result = resultOf(*finished);
        answer->ready.release();
    });
    job->start();
}

Result<QByteArray> waitFor(const std::shared_ptr<Answer> &answer, int timeoutMs, const std::function<void()> &begin)
{
    if (!qApp)
        return answer->result;
    QMetaObject::invokeMethod(keyringThread(), begin, Qt::QueuedConnection);
    return answer->ready.tryAcquire(1, timeoutMs) ? answer->result : fail(ErrorCode::Unavailable, QStringLiteral("keyring"), QStringLiteral("no answer in time"));
}

template <class Job> Result<QByteArray> ask(const QString &service, const QString &key, int timeoutMs, const std::function<void(Job &)> &prepare)
{
    const auto answer = std::make_shared<Answer>();
    return waitFor(answer, timeoutMs, [=] { start<Job>(service, key, prepare, answer); });
}

} // namespace

KeyringStore::KeyringStore(QString service, int timeoutMs) : m_service(std::move(service)), m_timeoutMs(timeoutMs) {}

Result<QByteArray> KeyringStore::read(const QString &key)
{
    return ask<QKeychain::ReadPasswordJob>(m_service, key, m_timeoutMs, [](QKeychain::ReadPasswordJob &) {});
}

Result<void> KeyringStore::write(const QString &key, const QByteArray &secret)
{
    return ask<QKeychain::WritePasswordJob>(m_service, key, m_timeoutMs, [secret](QKeychain::WritePasswordJob &job) { job.setBinaryData(secret); }).map([](const QByteArray &) {});
}

Result<void> KeyringStore::remove(const QString &key)
{
    return ask<QKeychain::DeletePasswordJob>(m_service, key, m_timeoutMs, [](QKeychain::DeletePasswordJob &) {}).map([](const QByteArray &) {});
}

} // namespace secrets
