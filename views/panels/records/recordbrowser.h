// RecordBrowser: one entity of the inventory: search, filters, list, and the record beside it. The same for every entity.
#pragma once

#include "items/queries.h"
#include "views/panels/records/filterwords.h"
#include "views/shell/panelspec.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QToolButton;

namespace items {
class RecordListModel;
struct View;
}

namespace views::panels {

class AsOfBanner;
class BrowserViews;
class ButtonRow;
class FilterBar;
class OwnerBar;
class RecordPane;
class SavedViews;
class SheetEditing;
class SheetView;

/// What a person may do here; the panel makes one QAction of each.
enum class Act { New, Edit, EditCell, Save, Retire, Restore, Relate, Unrelate, Impact, Copy, Paste, Search, Filter, ClearFilters, Columns, Sort, AddSort, ShowRetired, Views, Tree, Charts, AsOf, Import, Export, Print };

class RecordBrowser : public QWidget
{
    Q_OBJECT

public:
    RecordBrowser(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);

    [[nodiscard]] const contract::Shape &shape() const { return m_shape; }
    /// Why the act is not possible now; empty where it is.
    [[nodiscard]] QString whyNot(Act act) const;
    void perform(Act act);
    void showRecord(const QUuid &id);
    void showView(const items::View &view);
    /// The saved view of that id, where it is one of this list.
    void showViewOf(const QUuid &view);
    [[nodiscard]] bool mayLeave();
    [[nodiscard]] bool showsData() const { return m_showsData; }
    [[nodiscard]] QWidget *firstFocus() const;
    void retranslate();
    void refreshLook();
    [[nodiscard]] QVariantMap layoutState() const;
    void restoreLayoutState(const QVariantMap &state);
    [[nodiscard]] bool showsRetired() const;
    /// Where ways of reading files are remembered.
    void keepSourcesIn(const QString &folder) { m_sources = folder; }
    /// The list and the record as they stood then; 0: as they stand. What is past cannot be changed.
    void setAsOf(contract::Instant moment);

    // What a panel of one entity puts around the list.
    [[nodiscard]] items::RecordListModel &list() const { return *m_list; }
    [[nodiscard]] SheetView &sheet() const { return *m_view; }
    [[nodiscard]] RecordPane &pane() const { return *m_pane; }
    /// Another way of showing what the list shows, in its place; the record stays beside it. Null: the list.
    void showInstead(QWidget *other);
    /// What the list is narrowed by beside the person's own filters. `Same`: the same question at another time, the list
    /// stays as it is and follows. `Other`: begins anew.
    enum class Question { Other, Same };
    void setFixed(const std::vector<replica::ListFilter> &filters, Question question);
    /// What an empty list says while it is narrowed by these only, and the button that leads out of it, which emits
    /// widenAsked().
    void setFixedWords(const QString &empty, const QString &action);
    /// A saved view's filters that the panel says in its own way are taken out of them by `take`, which gives the others back.
    void setViewTaker(std::function<std::vector<replica::ListFilter>(std::vector<replica::ListFilter>)> take) { m_takeView = std::move(take); }
    /// For an entity whose records are never retired by hand.
    void hideRetiredSwitch();
    /// How a new record begins; unless this is set, with an empty form.
    void setMaker(std::function<void()> begin) { m_begin = std::move(begin); }
    /// The keyboard goes into the list, or what stands in its place.
    void enterList();
    /// The keyboard goes into the form, as soon as it shows the record.
    void enterForm();
    /// The selected records, also of rows that are not here yet; or the one that is shown though the list does not have it.
    void readSelected(std::function<void(std::vector<replica::ListRow>)> ready);
    /// Queues the act; what the rules say against it is told.
    void submit(const contract::Command &command);

Q_SIGNALS:
    void actsChanged();
    void dataShown();
    /// The list shows something else from now on.
    void narrowed();
    void widenAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void takeSelection();
    void showSelection();
    void reselect();
    /// A record is shown that the list, as it is narrowed, does not have.
    [[nodiscard]] bool showsOneAlone() const;
    /// A null id for a row that is not loaded yet.
    [[nodiscard]] std::vector<QUuid> idsAt(const std::vector<int> &rows) const;
    void refreshCount();
    void refreshEmptyState();
    void askForFilter(int field);
    void addFilter(const PanelFilter &filter);
    void useView(const items::View &view);
    void takeFilters();
    /// What the list shows was narrowed or widened: the tree and the charts beside it follow.
    void tellNarrowed();
    void takeFiltersOf(const std::vector<items::NamedFilter> &filters, const std::function<bool(const PanelFilter &)> &replaced);
    void clearAll();
    void chooseColumns();
    void askForMoment();
    /// Why nothing can be changed while the past is shown; empty while it is not.
    [[nodiscard]] QString whyPast() const;
    void setRetired(contract::CommandKind kind);
    void relate();
    void showImpact();
    void importFile();
    void exportRecords();
    void printSelected();
    void printMany(const std::vector<replica::ListRow> &selected);
    [[nodiscard]] bool isNarrowedByHand() const;
    [[nodiscard]] std::vector<replica::ListFilter> filtersOfAll() const;
    enum class Retired { No, Yes };
    /// True where a selected record is so; one that is not loaded may be either.
    [[nodiscard]] bool mayBeSelected(Retired retired) const;
    [[nodiscard]] bool mayDo(contract::CommandKind kind, const QString &entity) const;

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    items::RecordListModel *m_list;
    std::vector<PanelFilter> m_filters;
    QLineEdit *m_search;
    QLabel *m_count;
    QToolButton *m_filterButton;
    QToolButton *m_columnsButton;
    ButtonRow *m_buttons;
    QToolButton *m_asOfButton;
    QCheckBox *m_retired;
    AsOfBanner *m_banner;
    FilterBar *m_filterBar;
    OwnerBar *m_owners;
    SheetView *m_view;
    SheetEditing *m_sheet;
    RecordPane *m_pane;
    QSplitter *m_splitter;
    BrowserViews *m_views;
    SavedViews *m_saved;
    QTimer m_selectionTimer; ///< a selection is shown when the arrow keys rest
    QTimer m_busyTimer;      ///< searching is said when it takes longer than a person notices
    std::vector<int> m_shownRows;
    QUuid m_named; ///< asked for by showRecord(); stays until the person turns to something else, however often the list is asked anew
    std::vector<replica::ListFilter> m_fixed;
    QString m_fixedEmpty;
    QString m_fixedAction;
    std::function<std::vector<replica::ListFilter>(std::vector<replica::ListFilter>)> m_takeView;
    std::function<void()> m_begin;
    QString m_sources;
    bool m_formWanted = false;
    bool m_reselecting = false;
    bool m_showsData = false;
    std::optional<contract::Error> m_failure;
};

} // namespace views::panels
