// CataloguePanel (服务目录): the service items with their versions, and the steps of the chosen one. A draft is edited here,
// compared with the version in force, and published.
#pragma once

#include "contract/entities/serviceitem.h"
#include "items/queries.h"
#include "views/shell/panelspec.h"

#include <QPointer>

class QLabel;
class QSplitter;
class QTableView;
class QToolButton;

namespace exchange {
struct ServiceReading;
}
namespace items {
class RecordListModel;
class StepTable;
}

namespace views::forms {
class CellDelegate;
}

namespace views::panels {

class ButtonRow;
class CatalogueFiles;
class StepForm;

class CataloguePanel : public shell::Panel
{
    Q_OBJECT

public:
    CataloguePanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override { return m_shows; }
    void showRecord(const QUuid &item) override;
    [[nodiscard]] bool mayClose() override { return mayLeave(); }
    [[nodiscard]] QWidget *firstFocus() override;

    void newItem();
    void newVersion();
    void editItem();
    void save();
    void discard();
    void compare();
    void publish();
    void withdraw();
    void removeDraft();
    void addStep();
    void removeStep();
    void stepUp();
    void stepDown();
    void exportItems();
    void importItems();
    void writeTo(const QString &path);
    void readFrom(const QString &path);

private:
    enum class Act { NewItem, NewVersion, EditItem, Save, Discard, Compare, Publish, Withdraw, RemoveDraft, AddStep, RemoveStep, StepUp, StepDown, Export, Import };
    struct Deed {
        Act act;
        QAction *action;
        QToolButton *button;
    };
    void addAct(Act act, ButtonRow &row, const char *icon, const QKeySequence &keys, void (CataloguePanel::*run)());
    void choose();
    void present(const items::ListRow &row);
    /// The list has the item in hand selected, as soon as it holds it.
    void selectShown();
    void reload();
    void refresh();
    void refreshDeeds();
    void showStep();
    [[nodiscard]] QString captionOf(Act act) const;
    [[nodiscard]] QString whyNot(Act act) const;
    [[nodiscard]] bool isDraft() const { return m_item && m_item->state == contract::ItemState::Draft; }
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool mayLeave();
    [[nodiscard]] int currentStep() const;
    /// The other versions of the code, the latest first; handed over when they are read.
    void withVersions(const QString &code, std::function<void(std::vector<contract::ServiceItem>)> take);
    void withAll(std::function<void(std::vector<contract::ServiceItem>)> take);
    void submit(const contract::Command &command, const QUuid &thenShow = {});
    void offerImport(const QString &file, const std::shared_ptr<exchange::ServiceReading> &reading);

    shell::PanelContext m_context;
    items::RecordListModel *m_list;
    items::StepTable *m_steps;
    CatalogueFiles *m_files;
    QSplitter *m_halves;
    QSplitter *m_page;
    QLabel *m_heading;
    QTableView *m_table;
    QLabel *m_empty;
    QLabel *m_title;
    QLabel *m_facts;
    QTableView *m_stepTable;
    StepForm *m_form;
    ButtonRow *m_listButtons;
    ButtonRow *m_itemButtons;
    ButtonRow *m_stepButtons;
    forms::CellDelegate *m_cells;
    std::vector<Deed> m_deeds;
    std::optional<contract::ServiceItem> m_item;
    QString m_savedSteps; ///< as the record holds them
    QString m_importing;
    bool m_shows = false;
    bool m_choosing = false;
};

} // namespace views::panels
