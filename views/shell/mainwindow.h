// MainWindow: navigation at the left, the panel of now, notices above it and the status strip below.
#pragma once

#include "views/shell/languages.h"
#include "views/shell/panelspec.h"
#include "views/shell/statusfacts.h"
#include "views/shell/theme.h"

#include <QMainWindow>
#include <map>

class QSettings;
class QStackedWidget;

namespace views::shell {

class NavigationRail;
class NoticeArea;
class RailButton;
class RecordSearch;
class StatusStrip;

/// What the window asks of the rest of the program.
struct ShellPorts {
    std::function<void()> syncNow;
    std::function<void()> signInAgain;
    std::function<void()> signOut;
    std::function<void()> confirmRemoval; ///< the person has seen what the deletion brake holds back, and wants it
    /// Made anew for whoever signs in; none: the palette offers actions only.
    std::function<RecordSearch *(const PanelContext &context, QObject *parent)> findRecords = {};
};

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    struct Surroundings {
        Theme &theme;
        Languages &languages;
        QSettings &settings; ///< layouts, theme, language and scale
        const contract::Clock &clock;
    };
    MainWindow(std::vector<PanelSpec> panels, Surroundings surroundings, ShellPorts ports);
    ~MainWindow() override;

    [[nodiscard]] PanelHost &host();
    /// Somebody has signed in: offers the panels that they may see and opens the one of last time.
    void enter(const PanelContext &context, const contract::Actor &actor);
    void showStatus(const StatusFacts &facts);
    /// A button in the status strip, which owns it.
    void addToStrip(QWidget *tool);
    /// The workstation holds what the server had at some time; fillingChanged() says when it begins to.
    [[nodiscard]] bool holdsData() const;
    [[nodiscard]] Panel *currentPanel() const;
    [[nodiscard]] QString currentPanelId() const { return m_current; }
    [[nodiscard]] QStringList offeredPanels() const;
    void showPanel(const QString &panel);
    /// Every action that works now, grouped by where it belongs.
    [[nodiscard]] QList<QAction *> everyAction() const;

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    class Host;
    void makeActions();
    void makePanelActions();
    QAction *addShortcut(const char *caption, const QString &iconName, const QList<QKeySequence> &keys, std::function<void()> does);
    void retranslate();
    void explainLink();
    void openMenu();
    void openShortcutSheet();
    void openCommandPalette();
    void useLanguage(const QString &code);
    void useTheme(ThemeName theme);
    void useScale(int percent);
    /// Makes the navigation narrow where the window would be wider than the screen.
    void fitScreen();
    void saveLayout();
    /// The records opened last, newest first; ids only, since names may change and are not for everybody.
    [[nodiscard]] std::vector<std::pair<QString, QUuid>> recentRecords() const;
    void remember(const QString &entity, const QUuid &record);
    /// In the panel of the entity `panelOf`, or of its own where that is empty. False where there is none.
    bool showFound(const QString &entity, const QUuid &record, const QString &panelOf);
    [[nodiscard]] QString recentKey() const;
    [[nodiscard]] const PanelSpec *spec(const QString &panel) const;

    std::vector<PanelSpec> m_specs;
    Surroundings m_surroundings;
    ShellPorts m_ports;
    std::unique_ptr<Host> m_host;
    std::optional<PanelContext> m_context;
    contract::Actor m_actor;
    std::unique_ptr<RecordSearch> m_search;
    NavigationRail *m_rail;
    RailButton *m_menuButton;
    NoticeArea *m_notices;
    QStackedWidget *m_stack;
    StatusStrip *m_strip;
    std::map<QString, Panel *> m_panels;
    std::map<QString, RailButton *> m_railButtons;
    std::map<QString, QAction *> m_panelActions;
    struct Captioned {
        QAction *action;
        const char *caption;
    };
    std::vector<Captioned> m_actions;
    QString m_current;
};

} // namespace views::shell
