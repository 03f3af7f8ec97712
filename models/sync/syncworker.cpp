#include "sync/syncworker.h"

#include "sync/commandbus.h"
#include "sync/news.h"
#include "sync/shelf.h"
#include "sync/unlock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>
#include <future>

namespace syncing {

Q_LOGGING_CATEGORY(lcWorker, "yunheng.sync.worker")

namespace {

const QString lastLoginFile = QStringLiteral("/last-login");

/// One folder an account: its login, unreadable from outside and legal as a name.
QString folderOf(const QString &root, const QString &login)
{
    const auto digest = QCryptographicHash::hash(login.toUtf8(), QCryptographicHash::Sha256);
    return root + QStringLiteral("/account-") + QString::fromLatin1(digest.toHex().left(16));
}

QString outboxIn(const QString &folder)
{
    return folder + QStringLiteral("/outbox.db");
}

} // namespace

struct SyncWorker::Parts {
    Parts(SyncSetup given, SyncWorker &worker)
        : setup(std::move(given)), owner(worker), bus(desk, [this] { line.wake(); }),
          line(desk, setup.clock, setup.connect, [&worker](const LinkState &state) { QMetaObject::invokeMethod(&worker, [&worker, state] { worker.show(state); }, Qt::QueuedConnection); }),
          news(line, setup.connect, setup.newsMs), shelf(desk, line)
    {
    }
    ~Parts()
    {
        line.stop();
        // Acts that are on their way to the desk are taken first, and wake the line while it is still there.
        desk.close();
    }

    [[nodiscard]] QString tokenKey(const QString &login) const { return folderOf(setup.folder, login); }

    /// The answer of a job on the line.
    template <class Answer> QFuture<Answer> onLine(std::function<Answer(Transport &)> job)
    {
        const auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        line.post([promise, job = std::move(job)](Transport &transport) {
            promise->addResult(job(transport));
            promise->finish();
        });
        return promise->future();
    }

    // What follows runs on the line.
    Result<Opened> openDesk(const QString &login, const Session &session);
    Result<Opened> open(const QString &login, const Session &session);
    void tell(void (SyncWorker::*what)(const Opened &), const Opened &told);
    Result<Opened> signIn(Transport &transport, const Credentials &credentials);
    Result<Opened> unlock(const QString &login, const QString &password);
    void resume(const QString &login);
    void askForSignIn() { QMetaObject::invokeMethod(&owner, [this] { Q_EMIT owner.signInNeeded(); }, Qt::QueuedConnection); }
    void forgetToken(const QString &login);
    void keepToken(const QString &login, const QByteArray &token);
    void remember(const QString &login, const Session &session, const QString &password);
    void watch(Replica &replica);

    SyncSetup setup;
    SyncWorker &owner;
    replica::Notifier notifier;
    Desk desk{Desk::Runs::InThread};
    CommandBus bus;
    Line line;
    News news;
    Shelf shelf;
    QString login; ///< whose data is open
};

void SyncWorker::Parts::tell(void (SyncWorker::*what)(const Opened &), const Opened &told)
{
    QMetaObject::invokeMethod(&owner, [this, what, told] { Q_EMIT (owner.*what)(told); }, Qt::QueuedConnection);
}

Result<Opened> SyncWorker::Parts::open(const QString &forLogin, const Session &session)
{
    auto opened = openDesk(forLogin, session);
    if (opened)
        tell(&SyncWorker::opened, *opened);
    return opened;
}

Result<Opened> SyncWorker::Parts::openDesk(const QString &forLogin, const Session &session)
{
    const auto opened = desk.open({.folder = folderOf(setup.folder, forLogin), .clock = setup.clock, .ids = setup.ids, .catalogues = setup.catalogues, .actor = session.actor},
                                  [this](Replica &replica) { watch(replica); });
    if (!opened)
        return Unexpected(opened.error());
    login = forLogin;
    auto ready = desk.call([&](Replica &replica) { return Result<Opened>(Opened{replica.cachePath(), replica.outboxPath(), session.actor, false}); });
    const auto complete = desk.call([](Replica &replica) { return replica.isComplete(); });
    const auto level = desk.call([](Replica &replica) { return replica.remembered(kept::level); });
    const qint64 levelMs = level ? level->toLongLong() : 0;
    line.change([&](LinkState &state) {
        state.lastSync = levelMs > 0 ? std::optional(Instant{levelMs}) : std::nullopt;
        state.complete = complete.value_or(false);
        state.clockOffsetMs = 0;
    });
    return ready;
}

/// Hands the replica's signals on to the notifier that stays, and keeps the tally in what is shown.
void SyncWorker::Parts::watch(Replica &replica)
{
    shelf.open(replica.contents());
    auto &from = replica.notifier();
    QObject::connect(&from, &replica::Notifier::changed, &notifier, &replica::Notifier::changed, Qt::QueuedConnection);
    QObject::connect(&from, &replica::Notifier::reloaded, &notifier, &replica::Notifier::reloaded, Qt::QueuedConnection);
    QObject::connect(&from, &replica::Notifier::cacheReplaced, &notifier, &replica::Notifier::cacheReplaced, Qt::QueuedConnection);
    QObject::connect(&from, &replica::Notifier::outboxChanged, &notifier, &replica::Notifier::outboxChanged, Qt::QueuedConnection);
    QObject::connect(&from, &replica::Notifier::merged, &notifier, &replica::Notifier::merged, Qt::QueuedConnection);
    const auto count = [this, &replica] {
        const auto tally = replica.tally();
        line.change([&](LinkState &state) {
            state.unsent = tally.unsent;
            state.waiting = tally.waiting;
        });
    };
    QObject::connect(&from, &replica::Notifier::outboxChanged, &from, count);
    count();
}

Result<Opened> SyncWorker::Parts::signIn(Transport &transport, const Credentials &credentials)
{
    const Instant asked = setup.clock.now();
    const auto session = transport.signIn(credentials);
    if (!session)
        return Unexpected(session.error());
    if (session->mustChangePassword)
        return Opened{.actor = session->actor, .mustChangePassword = true};
    auto opened = open(credentials.login, *session);
    if (!opened)
        return opened;
    remember(credentials.login, *session, credentials.newPassword.isEmpty() ? credentials.password : credentials.newPassword);
    // The server's clock was read somewhere between question and answer: the middle is wrong by half the way at most.
    const Instant answered = setup.clock.now();
    const qint64 offset = session->serverTime.ms - (asked.ms + answered.ms) / 2;
    line.change([&](LinkState &state) { state.clockOffsetMs = offset; });
    const auto shifted = desk.call([&](Replica &replica) {
        replica.setClockOffset(offset);
        return Result<void>();
    });
    line.begin(session->token);
    return shifted.and_then([&] { return opened; });
}

void SyncWorker::Parts::remember(const QString &forLogin, const Session &session, const QString &password)
{
    keepToken(forLogin, session.token);
    const auto digest = digestOf(password);
    const auto kept = desk.call([&](Replica &replica) {
        return digest.and_then([&](const QString &text) { return replica.remember(kept::digest, text); }).and_then([&] { return replica.remember(kept::session, toText(session)); });
    });
    if (!kept)
        qCWarning(lcWorker) << "offline unlock will not work:" << kept.error().message;
    QSaveFile last(setup.folder + lastLoginFile);
    if (!last.open(QIODevice::WriteOnly) || last.write(forLogin.toUtf8()) < 0 || !last.commit())
        qCWarning(lcWorker) << "the login is not remembered:" << last.errorString();
}

void SyncWorker::Parts::keepToken(const QString &forLogin, const QByteArray &token)
{
    const auto kept = setup.secrets.write(tokenKey(forLogin), token);
    if (!kept)
        qCInfo(lcWorker) << "the token is not kept:" << kept.error().message;
    line.change([&](LinkState &state) { state.tokenKept = kept.has_value(); });
}

void SyncWorker::Parts::forgetToken(const QString &forLogin)
{
    if (const auto removed = setup.secrets.remove(tokenKey(forLogin)); !removed)
        qCInfo(lcWorker) << "no token to forget:" << removed.error().message;
}

Result<Opened> SyncWorker::Parts::unlock(const QString &forLogin, const QString &password)
{
    const auto known = keptIn(outboxIn(folderOf(setup.folder, forLogin)));
    if (!known || !isPassword(password, known->digest))
        return fail(ErrorCode::BadCredentials);
    auto opened = open(forLogin, known->session);
    // A token that the keyring still has saves the question once the server is back.
    const auto token = opened ? setup.secrets.read(tokenKey(forLogin)) : Result<QByteArray>(QByteArray());
    if (opened)
        line.begin(token.value_or(QByteArray()));
    return opened;
}

void SyncWorker::Parts::resume(const QString &forLogin)
{
    // The keyring takes its time; the files are opened meanwhile.
    auto asked = std::async(std::launch::async, [this, key = tokenKey(forLogin)] { return setup.secrets.read(key); });
    const auto known = keptIn(outboxIn(folderOf(setup.folder, forLogin)));
    const auto found = known ? openDesk(forLogin, known->session) : Result<Opened>(fail(ErrorCode::NotSignedIn));
    line.change([](LinkState &state) { state.link = Link::SigningIn; });
    if (found)
        tell(&SyncWorker::foundData, *found);
    const auto token = asked.get();
    line.change([&](LinkState &state) { state.tokenKept = token.has_value(); });
    if (found && token && !token->isEmpty()) {
        tell(&SyncWorker::opened, *found);
        line.begin(*token);
        return;
    }
    shelf.open(nullptr);
    desk.close();
    line.change([&](LinkState &state) { state = LinkState{.tokenKept = token.has_value()}; });
    askForSignIn();
}

SyncWorker::SyncWorker(SyncSetup setup, QObject *parent) : QObject(parent), m(std::make_unique<Parts>(std::move(setup), *this))
{
    qRegisterMetaType<LinkState>();
    qRegisterMetaType<Opened>();
    qRegisterMetaType<QVector<QUuid>>();
    qRegisterMetaType<QVector<MergeNote>>();
    QDir().mkpath(m->setup.folder);
    m->line.start();
    m->news.start();
}

SyncWorker::~SyncWorker() = default;

void SyncWorker::start()
{
    if (const auto login = lastLogin(); !login.isEmpty())
        m->line.post([this, login](Transport &) { m->resume(login); });
    else
        m->askForSignIn();
}

QFuture<Result<Opened>> SyncWorker::signIn(const Credentials &credentials)
{
    Credentials complete = credentials;
    if (complete.device.isEmpty())
        complete.device = m->setup.device;
    return m->onLine<Result<Opened>>([this, complete](Transport &transport) { return m->signIn(transport, complete); });
}

QFuture<Result<Opened>> SyncWorker::unlock(const QString &login, const QString &password)
{
    return m->onLine<Result<Opened>>([this, login, password](Transport &) { return m->unlock(login, password); });
}

QFuture<Result<void>> SyncWorker::signOut()
{
    return m->onLine<Result<void>>([this](Transport &transport) {
        m->forgetToken(m->login);
        // A server that is away keeps the session until it expires; here it is over either way.
        auto ended = transport.signOut();
        m->shelf.open(nullptr);
        m->desk.close();
        m->line.end(LinkState{});
        return ended;
    });
}

bool SyncWorker::mayUnlock(const QString &login) const
{
    const auto known = keptIn(outboxIn(folderOf(m->setup.folder, login)));
    return known && !known->digest.isEmpty();
}

QString SyncWorker::lastLogin() const
{
    QFile file(m->setup.folder + lastLoginFile);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(200)) : QString();
}

CommandBus &SyncWorker::commands()
{
    return m->bus;
}

FileShelf &SyncWorker::files()
{
    return m->shelf;
}

replica::Notifier &SyncWorker::notifier()
{
    return m->notifier;
}

void SyncWorker::cancel()
{
    m->line.cancelCall();
}

void SyncWorker::syncNow()
{
    m->line.post([this](Transport &) { m->line.tryAgain(); });
    m->line.wake();
}

void SyncWorker::confirmRemoval()
{
    m->line.post([this](Transport &) { m->line.releaseBrake(); });
}

void SyncWorker::refill()
{
    m->line.post([this](Transport &) { m->line.refillNext(); });
}

void SyncWorker::show(const LinkState &state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace syncing
