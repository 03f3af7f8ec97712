// RelationsTab: what a resource runs on, depends on, backs up, and what does so with it; related and unrelated here.
#pragma once

#include "views/panels/records/recordtab.h"

class QLabel;
class QPushButton;
class QTableView;

namespace items {
class RelationsModel;
}

namespace views::panels {

class RelationsTab : public RecordTab
{
    Q_OBJECT

public:
    RelationsTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &resource) override;
    void retranslate() override;
    /// Why the selected relations cannot be taken away; empty where they can.
    [[nodiscard]] QString whyNotUnrelate() const;
    [[nodiscard]] static QString whyNoneSelected();
    /// Takes the selected relations away: one command for all of them.
    void unrelate();

Q_SIGNALS:
    void relateAsked();
    /// Which relations are selected, and so what may be done with them.
    void selectionChanged();

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
