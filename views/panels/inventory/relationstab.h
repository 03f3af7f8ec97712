// RelationsTab: what a resource runs on, depends on, backs up, and what does so with it; related and unrelated here.
#pragma once

#include "views/shell/panelspec.h"

class QLabel;
class QPushButton;
class QTableView;

namespace items {
class RelationsModel;
}

namespace views::panels {

class RelationsTab : public QWidget
{
    Q_OBJECT

public:
    RelationsTab(const shell::PanelContext &context, QWidget *parent);
    void show(const QUuid &resource);
    void retranslate();
    /// Why the selected relations cannot be taken away; empty where they can.
    [[nodiscard]] QString whyNotUnrelate() const;
    /// Takes the selected relations away: one command for all of them.
    void unrelate();

Q_SIGNALS:
    void relateAsked();
    /// The record at the other end of a relation was asked for.
    void recordAsked(const QUuid &resource);

private:
    void refresh();

    shell::PanelContext m_context;
    items::RelationsModel *m_relations;
    QUuid m_resource;
    QTableView *m_table;
    QLabel *m_empty;
    QPushButton *m_relate;
    QPushButton *m_unrelate;
};

} // namespace views::panels
