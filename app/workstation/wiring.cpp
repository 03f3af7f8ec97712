#include "wiring.h"

#include "contract/whendone.h"
#include "link/httpstransport.h"
#include "items/sealkeys.h"
#include "pictures.h"
#include "secrets/keyringstore.h"
#include "secrets/memorystore.h"
#include "signin.h"
#include "sync/commandbus.h"
#include "views/panels/palettesearch.h"
#include "views/panels/panels.h"
#include "views/panels/undo/undoactions.h"
#include "views/panels/notices/deputynotices.h"
#include "views/panels/notices/freezesign.h"
#include "views/panels/notices/ordernotices.h"
#include "views/panels/watch/expirynotice.h"
#include "views/shell/icons.h"
#include "views/shell/signindialog.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QSysInfo>
#include <QTimer>
#include <cstdio>

Q_LOGGING_CATEGORY(lcWorkstation, "yunheng.workstation")

namespace workstation {

using namespace views::shell;

namespace {

constexpr int requestMs = 10'000; ///< a server that is silent so long has gone
constexpr int picturesMs = 5 * 60'000; ///< for the data to arrive and the pictures to be taken

Link linkOf(const syncing::LinkState &state)
{
    if (state.brake)
        return Link::Held;
    switch (state.link) {
    case syncing::Link::SignedOut:
    case syncing::Link::NeedsSignIn:
        return Link::SignedOut;
    case syncing::Link::SigningIn:
        return Link::Connecting;
    case syncing::Link::Online:
        return Link::Online;
    case syncing::Link::Offline:
        return Link::Offline;
    case syncing::Link::Untrusted:
        return Link::Untrusted;
    case syncing::Link::Outdated:
        return Link::Incompatible;
    }
    return Link::Offline;
}

StatusFacts factsOf(const syncing::LinkState &state, const HostPort &server)
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
    facts.asking = state.syncing;
    facts.unsent = state.unsent + state.waiting;
    facts.undecided = state.waiting;
    facts.keyringMissing = !state.tokenKept;
    return facts;
}

} // namespace

struct Wiring::Desk {
    Desk(Wiring &wiring, const syncing::Opened &data)
        : opened(data), queries(data.cachePath, data.outboxPath, &wiring.m_worker->notifier()),
          factory(queries, shippedCatalogues(), wiring.m_clock, wiring.m_ids),
          undo(wiring.m_worker->commands(), queries, wiring.m_clock, wiring.m_ids), drafts(QFileInfo(data.outboxPath).dir().filePath(QStringLiteral("drafts.json")))
    {
        factory.keep(undo, drafts);
    }

    syncing::Opened opened;
    bool proven = false; ///< its person is known, so it may be shown
    items::Queries queries;
    items::Factory factory;
    items::UndoList undo; ///< what panels do goes through it
    items::Drafts drafts;
};

Wiring::Wiring(Options options) : m_options(std::move(options)), m_inUse(QDir(m_options.profile).filePath(QStringLiteral("in-use.lock")))
{
    m_inUse.setStaleLockTime(0); // a lock of a program that was killed is seen by its process, not by its age
    QDir().mkpath(m_options.profile);
    m_settings = std::make_unique<QSettings>(QDir(m_options.profile).filePath(QStringLiteral("workstation.ini")), QSettings::IniFormat);
    const auto chosen = [this](const QString &given, const QString &key) { return given.isEmpty() ? m_settings->value(key).toString() : given; };
    m_languages.use(chosen(m_options.language, QStringLiteral("window/language")));
    m_theme.apply(themeNamed(chosen(m_options.theme, QStringLiteral("window/theme"))));
    m_theme.setScale(m_options.scale != 0 ? m_options.scale : m_settings->value(QStringLiteral("window/scale"), 100).toInt());

    m_fonts = std::async(std::launch::async, &readFonts, QApplication::font());
    QApplication::setWindowIcon(icon(QStringLiteral("yunheng"), QColor(0x1f, 0x5f, 0xa8)));
    QGuiApplication::setDesktopFileName(QStringLiteral("yunheng"));

    if (m_options.memorySecrets)
        m_secrets = std::make_shared<secrets::MemoryStore>();
    else
        m_secrets = std::make_shared<secrets::KeyringStore>();
    m_seals = std::make_unique<items::SealKeys>(*m_secrets);
    m_signIn = std::make_unique<SignIn>(m_options.profile, *m_settings, m_secrets, [this](const HostPort &server) -> syncing::SyncWorker & { return workerOf(server); });
}

Wiring::~Wiring()
{
    closeDesk(); // the window reads what the worker writes
}

void Wiring::closeDesk()
{
    m_window.reset();
    m_desk.reset();
}

void Wiring::makeWindow()
{
    m_window = std::make_unique<MainWindow>(views::panels::allPanels(), MainWindow::Surroundings{m_theme, m_languages, *m_settings, m_clock},
                                            ShellPorts{.syncNow = [this] { m_worker->syncNow(); },
                                                       .signInAgain = [this] { askWhoIsThere(); },
                                                       .signOut = [this] { signOut(); },
                                                       .confirmRemoval = [this] { m_worker->confirmRemoval(); },
                                                       .findRecords = &views::panels::findRecords});
    connect(m_window.get(), &MainWindow::closed, this, [this] { Q_EMIT finished(0); });
}

bool Wiring::takeProfile()
{
    if (m_inUse.tryLock(0))
        return true;
    qint64 process = 0;
    QString machine;
    QString program;
    m_inUse.getLockInfo(&process, &machine, &program);
    if (m_options.signInAs.isEmpty() && m_options.pictures.isEmpty() && !m_options.reportStart)
        QMessageBox::warning(nullptr, tr("Yunheng is open already"), tr("Another Yunheng works with the data in “%1” (process %2). Use its window, or end it first.").arg(QDir::toNativeSeparators(m_options.profile)).arg(process));
    giveUp(QStringLiteral("--profile"), {ErrorCode::Storage, m_options.profile, QStringLiteral("in use by process %1 on %2").arg(process).arg(machine)});
    return false;
}

void Wiring::start()
{
    if (!takeProfile())
        return;
    const auto server = hostPortOf(m_options.server.isEmpty() ? m_signIn->lastServer() : m_options.server);
    if (!m_options.server.isEmpty() && !server) {
        giveUp(QStringLiteral("--server"), server.error());
        return;
    }
    if (server && m_signIn->lastServer() != server->text()) // a write of the same would cost a start some milliseconds
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
    workerOf(*server).start(); // says foundData(), then opened() or signInNeeded()
    makeWindow(); // while the files are opened and the keyring is asked
}

syncing::SyncWorker &Wiring::workerOf(const HostPort &server)
{
    if (m_worker && m_server == server)
        return *m_worker;
    closeDesk();
    m_worker.reset();
    m_server = server;
    const ServerFolder folder(m_options.profile, server);
    const auto connectTo = [server, authority = folder.authorityFile()]() -> std::unique_ptr<Transport> {
        return std::make_unique<wire::HttpsTransport>(wire::ServerAddress{.host = server.host, .port = server.port, .authorityFile = authority, .timeoutMs = requestMs});
    };
    m_worker = std::make_unique<syncing::SyncWorker>(syncing::SyncSetup{.folder = folder.dataFolder(),
                                                                  .device = QSysInfo::machineHostName(),
                                                                  .clock = m_clock,
                                                                  .ids = m_ids,
                                                                  .catalogues = shippedCatalogues(),
                                                                  .secrets = *m_secrets,
                                                                  .connect = connectTo});
    connect(m_worker.get(), &syncing::SyncWorker::foundData, this, &Wiring::prepare);
    connect(m_worker.get(), &syncing::SyncWorker::opened, this, &Wiring::open);
    connect(m_worker.get(), &syncing::SyncWorker::signInNeeded, this, [this] {
        if (m_desk && !m_desk->proven) // what was made ready behind the keyring's back is nobody's
            closeDesk();
        askWhoIsThere();
    });
    connect(m_worker.get(), &syncing::SyncWorker::stateChanged, this, &Wiring::show);
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
    contract::whenDone(m_signIn->signIn(server->text(), credentials), this, [this](const Result<SignedIn> &answer) {
        if (!answer)
            giveUp(QStringLiteral("--sign-in-as"), answer.error());
        else if (answer->mustChangePassword)
            giveUp(QStringLiteral("--sign-in-as"), Error{ErrorCode::BadCredentials, {}, QStringLiteral("the password must be changed first")});
    });
}

/// Makes the panel and asks for its first page, in a window that nobody sees before opened() is said.
void Wiring::prepare(const syncing::Opened &found)
{
    if (m_desk)
        closeDesk();
    m_desk = std::make_unique<Desk>(*this, found);
    if (!m_window)
        makeWindow();
    m_window->enter(panelContext(), found.actor);
    new views::panels::UndoActions(m_desk->undo, m_window->host(), m_window.get()); // the window's own
}

PanelContext Wiring::panelContext()
{
    return {m_desk->factory, m_desk->undo, shippedCatalogues(), m_clock, m_ids, m_window->host(), &m_worker->files(), m_seals.get()};
}

void Wiring::open(const syncing::Opened &opened)
{
    const bool prepared = m_desk && m_desk->opened == opened;
    if (!prepared && m_desk && m_desk->opened.outboxPath == opened.outboxPath) {
        m_desk->opened = opened; // the same person's data with other rights
        m_window->enter(panelContext(), opened.actor);
    } else if (!prepared) {
        prepare(opened);
    }
    show(m_worker->state());
    m_window->show();
    if (std::exchange(m_desk->proven, true))
        return;
    views::panels::announceExpiry(panelContext(), &m_desk->factory.queries());
    new views::panels::OrderNotices(panelContext(), *m_settings, *m_window); // the window's own
    new views::panels::DeputyNotices(panelContext(), *m_settings, m_window.get());
    new views::panels::FreezeSign(panelContext(), *m_window);
    qCInfo(lcWorkstation) << "opened" << opened.actor.login << "at" << m_server.text();
    if (m_options.reportStart)
        reportStart();
    if (!m_options.pictures.isEmpty())
        QTimer::singleShot(picturesMs, this, [this] { giveUp(QStringLiteral("--pictures"), Error{ErrorCode::Unavailable, {}, QStringLiteral("not done in five minutes")}); });
}

void Wiring::show(const syncing::LinkState &state)
{
    if (!m_desk)
        return;
    m_window->showStatus(factsOf(state, m_server));
    if (!m_options.pictures.isEmpty() && !m_picturesBegun && state.complete && !state.syncing && state.link == syncing::Link::Online)
        takePictures();
}

/// For the figures start.data and start.ready: "data" once the first page is painted, "ready" once everything that waited
/// in the event loop behind it is done, so that a key is answered at once.
void Wiring::reportStart()
{
    const auto say = [](const char *word) {
        std::printf("%s\n", word);
        std::fflush(stdout);
    };
    const auto shown = [this, say] {
        say("data");
        QTimer::singleShot(0, this, [this, say] {
            say("ready");
            Q_EMIT finished(0);
        });
    };
    auto *panel = m_window->currentPanel();
    if (!panel)
        giveUp(QStringLiteral("--report-start"), Error{ErrorCode::MissingRight, {}, QStringLiteral("no panel is offered")});
    else if (panel->showsData())
        shown();
    else
        connect(panel, &Panel::dataShown, this, shown, Qt::SingleShotConnection);
}

void Wiring::takePictures()
{
    m_picturesBegun = true;
    auto *pictures = new Pictures({*m_window, m_theme, m_languages, m_options.pictures}, this);
    connect(pictures, &Pictures::taken, this, [this] { Q_EMIT finished(0); });
    connect(pictures, &Pictures::failed, this, [this](const Error &error) { giveUp(QStringLiteral("--pictures"), error); });
    pictures->start();
}

void Wiring::signOut()
{
    contract::whenDone(m_worker->signOut(), this, [this](const Result<void> &) { // forgotten here in any case; the server forgets by itself
        QTimer::singleShot(0, this, [this] { // the window that asked is still on the stack
            closeDesk();
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
