// OutboxPanel: every act that the server has not confirmed: what it does, where it stands, why it was refused, and what
// a person can do about it. Conflicts are settled below the list.
#pragma once

#include "items/queries.h"
#include "views/panels/outbox/conflictview.h"
#include "views/shell/panelspec.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace items {
class OutboxModel;
}

namespace views::panels {

class ActDetails;

class OutboxPanel : public shell::Panel
{
    Q_OBJECT

public:
    OutboxPanel(const shell::PanelContext &context, QWidget *parent);
    void retranslate() override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(QSettings &settings) override;
    [[nodiscard]] bool showsData() const override { return m_shows; }
    [[nodiscard]] QWidget *firstFocus() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Act { Retry, Edit, Discard };
    void refresh();
    /// Where none is selected: the current one, or the first.
    void selectAnAct();
    void showSelection();
    void refreshActs();
    [[nodiscard]] QString whyNot(Act act) const;
    void retry();
    void discard();
    void editAgain();
    void settle(const SettledConflicts &choices);
    [[nodiscard]] std::vector<QUuid> selectedActs() const;
    /// The acts that go with these when they are discarded: those that build on them, in order.
    [[nodiscard]] std::vector<QUuid> dependents(const std::vector<QUuid> &acts) const;
    [[nodiscard]] std::vector<Dispute> disputesOf(const replica::Act &act);
    [[nodiscard]] QString valueText(const contract::Shape &shape, const QString &field, const contract::Value &value);
    [[nodiscard]] QString titleOfRecord(const QString &entity, const QUuid &record);
    void report(const QFuture<contract::Result<void>> &future);

    shell::PanelContext m_context;
    items::OutboxModel *m_model;
    QLabel *m_summary;
    QLabel *m_empty;
    QTreeView *m_list;
    QStackedWidget *m_lists;
    QStackedWidget *m_below;
    ActDetails *m_details;
    ConflictView *m_conflicts;
    QSplitter *m_splitter;
    std::vector<std::pair<Act, QAction *>> m_acts;
    QHash<QUuid, QString> m_titles;
    bool m_shows = false;
};

} // namespace views::panels
