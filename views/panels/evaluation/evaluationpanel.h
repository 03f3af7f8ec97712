// EvaluationPanel (评价与改进): evaluations with their scores, improvements, satisfaction surveys, and the templates by which
// is evaluated, each as a list with the record beside it; and their analysis.
#pragma once

#include "views/panels/records/recordbrowser.h"

class QStackedWidget;
class QTabBar;

namespace views::panels {

class AnalysisPage;
class BrowserActions;

class EvaluationPanel : public shell::Panel
{
    Q_OBJECT

public:
    EvaluationPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override;
    void showRecord(const QUuid &record) override;
    void showRecordOf(const QString &entity, const QUuid &record) override;
    [[nodiscard]] std::vector<shell::KeyMeaning> keys() const override;
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] QWidget *firstFocus() override;

    /// The list of that entity, made where it was not looked at yet; null where the person may not read it.
    [[nodiscard]] RecordBrowser *browserOf(QStringView entity);
    /// Its page is the one in sight.
    void showPage(QStringView entity);

private:
    struct Page {
        const contract::Shape *shape = nullptr; ///< null: the analysis
        QWidget *widget = nullptr;              ///< made when first shown
        QVariantMap layout;
    };
    void makePages();
    void showPage(int page);
    RecordBrowser *makeBrowser(Page &page);
    void refreshActs();
    void begin(const QString &entity);
    [[nodiscard]] RecordBrowser *current() const;
    [[nodiscard]] int pageOf(QStringView entity) const;
    [[nodiscard]] QString nameOf(const Page &page) const;

    shell::PanelContext m_context;
    std::vector<Page> m_pages;
    QTabBar *m_bar;
    BrowserActions *m_actions;
    QStackedWidget *m_stack;
    std::vector<QAction *> m_pageActions;
    QString m_sources;
    bool m_switching = false;
    bool m_saidShown = false;
};

} // namespace views::panels
