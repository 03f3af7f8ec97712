// SavedViews: the button with the views of a list: use one, save what the list shows now, share, rename, throw away, and
// carry views in a file.
#pragma once

#include "items/savedviewlist.h"
#include "views/shell/panelspec.h"

#include <QToolButton>

class QFrame;
class QLabel;
class QPushButton;
class QTableView;

namespace views::panels {

class SavedViews : public QToolButton
{
    Q_OBJECT

public:
    /// What the list shows now.
    struct Shown {
        replica::ListQuery query;
        std::vector<int> columns;
    };
    SavedViews(const contract::Shape &shape, const shell::PanelContext &context, std::function<Shown()> shown, QWidget *parent);
    void open();
    void retranslate();
    /// The list shows something else now: says beside the name whether it is still the view.
    void compare();
    /// Applies the view of that id, if it is one of this list's; false where it is not known (yet).
    bool use(const QUuid &view);

Q_SIGNALS:
    void chosen(const items::View &view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *addButton(void (SavedViews::*act)());
    void makePopup();
    void refreshButtons();
    void useSelected();
    void saveNew();
    void update();
    void rename();
    void remove();
    void importFile();
    void exportFile();
    void submit(contract::CommandKind kind, const contract::Target &target, const contract::Patch &fields);
    [[nodiscard]] int selected() const;
    [[nodiscard]] contract::Patch patchOf(const QString &name, const QString &audience) const;

    const contract::Shape &m_shape;
    shell::PanelContext m_context;
    std::function<Shown()> m_shown;
    items::SavedViewList *m_list;
    QFrame *m_popup = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_update = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    std::optional<items::View> m_used;
};

} // namespace views::panels
