// ResourcesTab (资源与关联): the resources that an order is about, the change of the ledger that it prepares, and the orders
// that it is tied to.
#pragma once

#include "contract/command.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QListWidget;
class QPushButton;
class QTableView;

namespace items {
class OrderResources;
struct OrderedResource;
}
namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class ResourcesTab : public RecordTab
{
    Q_OBJECT

public:
    ResourcesTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    void add(const QUuid &resource);
    void prepareChange();
    void putIntoLedger();
    void takeOff();

private:
    void makePicker();
    void refresh();
    void submit(const contract::Command &command, const std::function<void()> &then = {});
    void apply(const items::OrderedResource &row);
    [[nodiscard]] const items::OrderedResource *chosen() const;
    [[nodiscard]] QString whyNot(const QString &right) const;

    shell::PanelContext m_context;
    items::OrderResources *m_resources;
    QUuid m_order;
    bool m_sending = false;
    QWidget *m_pickerPlace;
    forms::FieldEditor *m_picker = nullptr;
    QLabel *m_empty;
    QLabel *m_note;
    QTableView *m_table;
    QPushButton *m_prepare;
    QPushButton *m_put;
    QPushButton *m_off;
    QLabel *m_linksHead;
    QListWidget *m_links;
};

} // namespace views::panels
