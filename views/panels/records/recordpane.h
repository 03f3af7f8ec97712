// RecordPane: one record, or several at once, beside the list: its form, its history, its relations.
#pragma once

#include "items/queries.h"
#include "views/panels/records/recordstrip.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QVBoxLayout;

namespace items {
class RecordEditor;
}
namespace views::forms {
class RecordForm;
}

namespace views::panels {

class AsOfBanner;
class DraftBar;
class HistoryPage;

class RecordPane : public QWidget
{
    Q_OBJECT

public:
    RecordPane(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);

    /// Shows the records; `values`, where given, are put into the form as if typed (an act to be edited again).
    void show(const std::vector<items::ListRow> &rows, const contract::Patch &values = {});
    /// A new record; `values` are put into its fields.
    void begin(const contract::Patch &values = {});
    /// What is saved next takes the place of that refused act: its id, and for a new record the record's id.
    void replaceAct(const contract::Command &refused);
    /// What is shown from now on stood so then; 0: it stands so. The past cannot be changed.
    void setAsOf(contract::Instant moment);
    /// The record in the pane as it stood at that moment; 0: as the list has it.
    void stepTo(contract::Instant moment);
    /// Nothing is selected; the sentence says what to do.
    void clear(const QString &sentence);
    [[nodiscard]] bool isDirty() const;
    /// Only a sentence stands there, nothing to edit.
    [[nodiscard]] bool isEmpty() const { return !m_shows; }
    /// Asks what becomes of unsaved edits. False: stay.
    [[nodiscard]] bool mayLeave();
    [[nodiscard]] const std::vector<contract::Record> &records() const;
    /// True where exactly these records are in the form.
    [[nodiscard]] bool shows(const std::vector<QUuid> &ids) const;
    void focusForm();
    void save();
    /// Takes the edits back; asks before.
    void revert();
    void retranslate();
    /// Whether records of this entity have the tab of that class.
    template <class Tab> [[nodiscard]] bool has() const { return pageOf(Tab::staticMetaObject) != nullptr; }
    /// The tab of that class once it has been looked at; null before, and where the entity has none.
    template <class Tab> [[nodiscard]] Tab *tab() const
    {
        const auto *page = pageOf(Tab::staticMetaObject);
        return page ? qobject_cast<Tab *>(page->tab()) : nullptr;
    }

    /// The strip of that class above the tabs, or null where the entity has none.
    template <class Strip> [[nodiscard]] Strip *strip()
    {
        makeStrips();
        for (auto *each : m_strips)
            if (auto *found = qobject_cast<Strip *>(each))
                return found;
        return nullptr;
    }

Q_SIGNALS:
    /// Another record, or several, are in the pane now.
    void shown();
    /// The act is durable. `created` is the id of a new record, null for an edit.
    void saved(const QUuid &created);
    /// That tab is looked at for the first time.
    void tabMade(RecordTab *tab);
    /// A tab leads to another record.
    void recordAsked(const QString &entity, const QUuid &record);
    /// The person is done here (Esc): the keyboard goes back to the list.
    void left();
    void dirtyChanged(bool dirty);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Answer { Save, Discard, Stay };
    [[nodiscard]] Answer ask(const QString &question);
    void settle(const contract::Command &command, const contract::Result<void> &result);
    void opened();
    /// Made when first asked for: fifty editors are not what a start should wait for.
    forms::RecordForm &form();
    void takePrediction(const contract::Command &command);
    void refreshHeading();
    void refreshButtons();
    void refreshLock();
    void showTab();
    void makeStrips();
    void makeHistory();
    [[nodiscard]] TabPage *pageOf(const QMetaObject &kind) const;
    /// Tells the strips above the tabs what record they speak of now.
    void tellStrips();
    void follow(const QString &entity, const QVector<QUuid> &ids);
    [[nodiscard]] QString lockReason() const;

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    items::RecordEditor *m_editor;
    forms::RecordForm *m_form = nullptr;
    std::vector<TabPage *> m_more; ///< the tabs after the history
    std::vector<RecordStrip *> m_strips; ///< between the title and the tabs, from the first record on
    QVBoxLayout *m_stripPlace;
    std::optional<items::ListRow> m_row; ///< the one saved record that is shown
    QStackedWidget *m_pages;
    QWidget *m_page; ///< of a record; joins the pages with the first one, so that nothing measures it before
    QVBoxLayout *m_formPlace;
    QLabel *m_nothing;
    QLabel *m_number;
    QLabel *m_title;
    QLabel *m_note;
    QTabWidget *m_tabs;
    QWidget *m_historyPage;
    HistoryPage *m_history = nullptr; ///< from when it was first looked at
    AsOfBanner *m_banner; ///< of a step into this record's past
    contract::Instant m_asOf; ///< of what the list shows
    QWidget *m_foot;
    QLineEdit *m_reason;
    QPushButton *m_revert;
    QPushButton *m_save;
    DraftBar *m_drafts = nullptr;
    bool m_shows = false;  ///< there is something to edit
    bool m_saving = false; ///< an act is on its way into the outbox: a second press of Save does nothing
    bool m_created = false; ///< the new record in the form is an act by now
    QSet<QUuid> m_pending; ///< whose changes are not sent yet
    std::optional<contract::Command> m_replaced;
};

} // namespace views::panels
