// InventoryPanel (资源台账): resources, systems, units, people and relations, each in the same browser.
#pragma once

#include "views/panels/records/recordbrowser.h"

class QStackedWidget;
class QTabBar;

namespace views::panels {

class BrowserActions;

class InventoryPanel : public shell::Panel
{
    Q_OBJECT

public:
    InventoryPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override;
    void showRecord(const QUuid &record) override;
    void showRecordOf(const QString &entity, const QUuid &record) override;
    [[nodiscard]] std::vector<shell::KeyMeaning> keys() const override;
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    struct Tab {
        const contract::Shape *shape;
        RecordBrowser *browser = nullptr; ///< made when first shown
        QVariantMap layout;               ///< of a browser that is not made yet
    };
    void makeTabActions();
    void makeTabs();
    void showTab(int tab);
    /// Uses the saved view in the tab of its entity.
    void showView(const QUuid &id);
    void refreshActs();
    [[nodiscard]] RecordBrowser *current() const;
    [[nodiscard]] int tabOf(const QString &entity) const;

    shell::PanelContext m_context;
    std::vector<Tab> m_tabs;
    QTabBar *m_bar;
    BrowserActions *m_actions;
    QStackedWidget *m_browsers;
    std::vector<QAction *> m_tabActions;
    QString m_sources; ///< where ways of reading files are remembered
    bool m_switching = false;
    bool m_saidShown = false;
};

} // namespace views::panels
