#include "wiring.h"

#include "link/httpstransport.h"
#include "pictures.h"
#include "secrets/keyringstore.h"
#include "secrets/memorystore.h"
#include "signin.h"
#include "sync/commandbus.h"
#include "views/panels/panels.h"
#include "views/shell/signindialog.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSysInfo>
#include <QTimer>

Q_LOGGING_CATEGORY(lcWorkstation, "yunheng.workstation")

namespace workstation {

using namespace views::shell;

namespace {

constexpr int requestMs = 20'000;
constexpr int picturesMs = 5 * 60'000; ///< for the data to arrive and the pictures to be taken

Link linkOf(const sync::LinkState &state)
{
    if (state.brake)
        return Link::Held;
    switch (state.link) {
    case sync::Link::SignedOut:
    case sync::Link::NeedsSignIn:
        return Link::SignedOut;
    case sync::Link::SigningIn:
        return Link::Connecting;
    case sync::Link::Online:
        return Link::Online;
    case sync::Link::Offline:
        return Link::Offline;
    case sync::Link::Untrusted:
        return Link::Untrusted;
    case sync::Link::Outdated:
        return Link::Incompatible;
    }
    return Link::Offline;
}

StatusFacts factsOf(const sync::LinkState &state, const HostPort &server)
{
    StatusFacts facts;
    facts.link = linkOf(state);
    facts.reason = state.reason.value_or(Error{ErrorCode::Unavailable, {}, {}});
    facts.server = server.text();
    facts.syncedAt = state.lastSync.value_or(Instant{});
    if (state.syncing && state.rowsLoaded > 0)
        facts.progress = Progress{{}, state.rowsLoaded, state.rowsExpected};
    if (state.brake)
        facts.removal = Removal{state.brake->entity, state.brake->removed, state.brake->held};
    facts.unsent = state.unsent + state.waiting;
    facts.undecided = state.waiting;
    facts.keyringMissing = !state.tokenKept;
    return facts;
}

} // namespace

struct Wiring::Desk {
    Desk(Wiring &wiring, const sync::Opened &data)
        : opened(data), queries(data.cachePath, data.outboxPath, &wiring.m_worker->notifier()),
          factory(queries, shippedCatalogues(), wiring.m_clock, wiring.m_ids,
                  [&wiring](const QString &entity, const QUuid &id) { return wiring.m_worker->history(entity, id); }),
          window(panels::allPanels(), {wiring.m_theme, wiring.m_languages, *wiring.m_settings, wiring.m_clock},
                 {.syncNow = [&wiring] { wiring.m_worker->syncNow(); },
                  .signInAgain = [&wiring] { wiring.askWhoIsThere(); },
                  .signOut = [&wiring] { wiring.signOut(); },
                  .confirmRemoval = [&wiring] { wiring.m_worker->confirmRemoval(); }})
    {
    }

    sync::Opened opened;
    items::Queries queries;
    items::Factory factory;
    MainWindow window;
};

Wiring::Wiring(Options options) : m_options(std::move(options))
{
    QDir().mkpath(m_options.profile);
    m_settings = std::make_unique<QSettings>(QDir(m_options.profile).filePath(QStringLiteral("workstation.ini")), QSettings::IniFormat);
    const auto chosen = [this](const QString &given, const QString &key) { return given.isEmpty() ? m_settings->value(key).toString() : given; };
    m_languages.use(chosen(m_options.language, QStringLiteral("window/language")));
    m_theme.apply(themeNamed(chosen(m_options.theme, QStringLiteral("window/theme"))));
    m_theme.setScale(m_options.scale != 0 ? m_options.scale : m_settings->value(QStringLiteral("window/scale"), 100).toInt());

    if (m_options.memorySecrets)
        m_secrets = std::make_unique<secrets::MemoryStore>();
    else
        m_secrets = std::make_unique<secrets::KeyringStore>();
    m_signIn = std::make_unique<SignIn>(m_options.profile, *m_settings, m_keyring, [this](const HostPort &server) -> sync::SyncWorker & { return workerOf(server); });
}

Wiring::~Wiring()
{
    m_desk.reset(); // the window reads what the worker writes
}

void Wiring::start()
{
    const auto server = hostPortOf(m_options.server.isEmpty() ? m_signIn->lastServer() : m_options.server);
    if (!m_options.server.isEmpty() && !server) {
        giveUp(QStringLiteral("--server"), server.error());
        return;
    }
    if (server && !m_options.server.isEmpty())
        m_settings->setValue(QStringLiteral("server"), server->text());
    if (server && !m_options.authorityFile.isEmpty()) {
        QFile file(m_options.authorityFile);
        const bool opened = file.open(QIODevice::ReadOnly);
        const auto pinned = opened ? ServerFolder(m_options.profile, *server).pin(file.read(64 * 1024)) : fail(ErrorCode::Storage, {}, file.errorString());
        if (!pinned) {
            giveUp(QStringLiteral("--authority"), pinned.error());
            return;
        }
    }
    if (!m_options.signInAs.isEmpty()) {
        signInUnattended();
        return;
    }
    if (!server || ServerFolder(m_options.profile, *server).pinnedAuthority().isEmpty()) {
        askWhoIsThere();
        return;
    }
    workerOf(*server).start(); // says opened(), or its state is SignedOut
    if (m_worker->state().link == sync::Link::SignedOut)
        askWhoIsThere();
}

sync::SyncWorker &Wiring::workerOf(const HostPort &server)
{
    if (m_worker && m_server == server)
        return *m_worker;
    m_desk.reset();
    m_worker.reset();
    m_server = server;
    const ServerFolder folder(m_options.profile, server);
    const auto connectTo = [server, authority = folder.authorityFile()]() -> std::unique_ptr<Transport> {
        return std::make_unique<wire::HttpsTransport>(wire::ServerAddress{.host = server.host, .port = server.port, .authorityFile = authority, .timeoutMs = requestMs});
    };
    m_worker = std::make_unique<sync::SyncWorker>(sync::SyncSetup{.folder = folder.dataFolder(),
                                                                  .device = QSysInfo::machineHostName(),
                                                                  .clock = m_clock,
                                                                  .ids = m_ids,
                                                                  .catalogues = shippedCatalogues(),
                                                                  .secrets = *m_secrets,
                                                                  .connect = connectTo});
    connect(m_worker.get(), &sync::SyncWorker::opened, this, &Wiring::open);
    connect(m_worker.get(), &sync::SyncWorker::stateChanged, this, &Wiring::show);
    return *m_worker;
}

void Wiring::askWhoIsThere()
{
    if (m_dialog)
        return;
    m_dialog = std::make_unique<SignInDialog>(*m_signIn); // no parent: another server takes the window with it
    m_dialog->setModal(true);
    connect(m_dialog.get(), &QDialog::finished, this, [this](int result) {
        m_dialog.release()->deleteLater(); // it is still on the stack
        if (result == QDialog::Rejected && !m_desk)
            Q_EMIT finished(0);
    });
    m_dialog->show();
}

void Wiring::signInUnattended()
{
    const auto server = hostPortOf(m_signIn->lastServer());
    if (!server) {
        giveUp(QStringLiteral("--sign-in-as"), server.error());
        return;
    }
    if (ServerFolder(m_options.profile, *server).pinnedAuthority().isEmpty()) {
        giveUp(QStringLiteral("--sign-in-as"), Error{ErrorCode::Untrusted, {}, QStringLiteral("no authority is pinned; give --authority")});
        return;
    }
    const Credentials credentials{m_options.signInAs, m_options.password, {}, QSysInfo::machineHostName()};
    m_options.password.clear();
    m_signIn->signIn(server->text(), credentials).then(this, [this](const Result<SignedIn> &answer) {
        if (!answer)
            giveUp(QStringLiteral("--sign-in-as"), answer.error());
        else if (answer->mustChangePassword)
            giveUp(QStringLiteral("--sign-in-as"), Error{ErrorCode::BadCredentials, {}, QStringLiteral("the password must be changed first")});
    });
}

void Wiring::open(const sync::Opened &opened)
{
    if (opened.mustChangePassword)
        return; // the dialog asks for the new one first
    const bool sameData = m_desk && m_desk->opened.outboxPath == opened.outboxPath;
    if (!sameData) {
        m_desk = std::make_unique<Desk>(*this, opened);
        connect(&m_desk->window, &MainWindow::closed, this, [this] { Q_EMIT finished(0); });
        qCInfo(lcWorkstation) << "opened" << opened.actor.login << "at" << m_server.text();
    }
    m_desk->opened = opened;
    const PanelContext context{m_desk->factory, m_worker->commands(), shippedCatalogues(), m_clock, m_ids, m_desk->window.host()};
    m_desk->window.enter(context, opened.actor);
    show(m_worker->state());
    m_desk->window.show();
    if (!m_options.pictures.isEmpty() && !sameData)
        QTimer::singleShot(picturesMs, this, [this] { giveUp(QStringLiteral("--pictures"), Error{ErrorCode::Unavailable, {}, QStringLiteral("not done in five minutes")}); });
}

void Wiring::show(const sync::LinkState &state)
{
    if (!m_desk)
        return;
    m_desk->window.showStatus(factsOf(state, m_server));
    if (!m_options.pictures.isEmpty() && !m_picturesBegun && state.complete && !state.syncing && state.link == sync::Link::Online)
        takePictures();
}

void Wiring::takePictures()
{
    m_picturesBegun = true;
    auto *pictures = new Pictures({m_desk->window, m_theme, m_languages, m_options.pictures}, this);
    connect(pictures, &Pictures::finished, this, [this](const Result<void> &result) {
        if (!result)
            giveUp(QStringLiteral("--pictures"), result.error());
        else
            Q_EMIT finished(0);
    });
    pictures->start();
}

void Wiring::signOut()
{
    m_worker->signOut().then(this, [this](const Result<void> &) { // forgotten here in any case; the server forgets by itself
        QTimer::singleShot(0, this, [this] { // the window that asked is still on the stack
            m_desk.reset();
            askWhoIsThere();
        });
    });
}

void Wiring::giveUp(const QString &what, const Error &error)
{
    qCCritical(lcWorkstation).noquote() << what << textOf(error.code) << error.field << error.message;
    Q_EMIT finished(1);
}

} // namespace workstation
