// Wiring: the composition root of the workstation. The only place that makes clocks, ids, transports and secret stores.
#pragma once

#include "contract/systemports.h"
#include "items/factory.h"
#include "options.h"
#include "serverfolder.h"
#include "sync/syncworker.h"
#include "views/shell/languages.h"
#include "views/shell/mainwindow.h"
#include "views/shell/theme.h"

#include <QLockFile>
#include <QSettings>
#include <future>

namespace items {
class SealKeys;
}
namespace views::shell {
class SignInDialog;
}

namespace workstation {

using namespace contract;

class SignIn;

class Wiring : public QObject
{
    Q_OBJECT
public:
    explicit Wiring(Options options);
    ~Wiring() override;
    /// Opens what was open last time, or asks who is there.
    void start();

Q_SIGNALS:
    /// The program ends with that code.
    void finished(int exitCode);

private:
    /// What lives as long as one account's data is open.
    struct Desk;

    syncing::SyncWorker &workerOf(const HostPort &server);
    void askWhoIsThere();
    void signInUnattended();
    void makeWindow();
    void closeDesk();
    [[nodiscard]] views::shell::PanelContext panelContext();
    void prepare(const syncing::Opened &found);
    void open(const syncing::Opened &opened);
    void show(const syncing::LinkState &state);
    void takePictures();
    void reportStart();
    void signOut();
    /// True where this is the only workstation on its profile; says so and ends where it is not.
    bool takeProfile();
    void giveUp(const QString &what, const Error &error);

    Options m_options;
    QLockFile m_inUse; ///< two workstations on one profile would take each other's cache and outbox
    SystemClock m_clock;
    UuidV7Source m_ids{m_clock};
    std::unique_ptr<QSettings> m_settings;
    std::shared_ptr<SecretStore> m_secrets;
    std::unique_ptr<items::SealKeys> m_seals; ///< in m_secrets
    views::shell::Theme m_theme;
    views::shell::Languages m_languages;
    std::future<void> m_fonts; ///< read while the files are opened
    std::unique_ptr<SignIn> m_signIn;
    HostPort m_server;
    std::unique_ptr<syncing::SyncWorker> m_worker;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<views::shell::MainWindow> m_window; ///< shown while a desk is open; goes before it
    std::unique_ptr<views::shell::SignInDialog> m_dialog;
    bool m_picturesBegun = false;
};

} // namespace workstation
