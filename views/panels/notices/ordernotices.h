// OrderNotices: the bell in the status strip with the list behind it, and the notices on the desktop, for what OrderWatch
// says. Quiet hours keep the desktop still; the list and the count go on.
#pragma once

#include "items/orderwatch.h"
#include "views/shell/panelspec.h"

#include <QTime>

class QSettings;
class QSystemTrayIcon;
class QToolButton;

namespace views::shell {
class MainWindow;
}

namespace views::panels {

class NoticeList;

/// The hours in which the desktop stays still but for what is grave; from 22:00 to 7:00 they pass midnight.
struct QuietHours {
    bool kept = true;
    QTime from{22, 0};
    QTime to{7, 0};
    bool operator==(const QuietHours &) const = default;
    [[nodiscard]] bool covers(QTime time) const;
};

/// "Due soon", and so on.
[[nodiscard]] QString captionOf(items::OrderCall::Kind kind);

class OrderNotices : public QObject
{
    Q_OBJECT

public:
    /// The window owns it; the context outlives both.
    OrderNotices(const shell::PanelContext &context, QSettings &settings, shell::MainWindow &window);
    ~OrderNotices() override;

    [[nodiscard]] items::OrderWatch &watch() { return m_watch; }
    [[nodiscard]] const QuietHours &quietHours() const { return m_quiet; }
    void setQuietHours(const QuietHours &quiet);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void retranslate();
    void refresh();
    void open();
    void announce(const std::vector<items::OrderCall> &fresh);
    void say(const std::vector<items::OrderCall> &calls);
    void show(const items::OrderCall &call);
    void save();
    [[nodiscard]] QString key(const char *name) const;
    [[nodiscard]] QTime timeOfDay() const;

    shell::PanelContext m_context;
    QSettings &m_settings;
    shell::MainWindow &m_window;
    items::OrderWatch m_watch;
    QuietHours m_quiet;
    QAction *m_action;
    QToolButton *m_bell;
    QSystemTrayIcon *m_tray = nullptr; ///< null where the desktop has no place for it
    std::vector<items::OrderCall> m_held; ///< by the quiet hours
    std::vector<items::OrderCall> m_said; ///< in the message of the tray that was shown last
    QTimer m_quietEnd;
    QTimer m_saving;
    bool m_begun = false;
};

} // namespace views::panels
