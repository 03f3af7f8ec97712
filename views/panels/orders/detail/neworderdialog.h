// NewOrderDialog (新建工单): a new order on one page: what for, for whom, about what, how bad; what will be promised; and the
// open orders that may be about the same thing, looked for while one types.
#pragma once

#include "contract/entities/serviceitem.h"
#include "items/similarorders.h"
#include "rules/servicelevels.h"
#include "views/shell/panelspec.h"

#include <QDialog>
#include <QTimer>

class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class FlowLayout;

/// What is known before the person begins.
struct NewOrderStart {
    std::optional<contract::OrderKind> kind; ///< only items of that kind
    contract::Patch values;
    std::map<QString, QString> titles; ///< of records that reference fields point to
    std::vector<std::pair<QUuid, QString>> resources;
};

class NewOrderDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostSimilar = 6;
    NewOrderDialog(const NewOrderStart &start, const shell::PanelContext &context, QWidget *parent);

    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;
    /// Names a resource that the order is about; unit and system come from it where they are not said yet.
    void addResource(const QUuid &resource, const QString &name);
    /// As submitted, or as a draft. One order, however often it is pressed.
    void create(contract::OrderState state);
    /// Why it cannot be created; empty where it can.
    [[nodiscard]] QString whyNot() const;
    /// Asks first where something was typed: Escape, Cancel and the close button.
    void reject() override;

Q_SIGNALS:
    /// The order is durable; `command` made it.
    void created(const QUuid &order, const QUuid &command);
    /// An order that is there already was chosen instead.
    void recordAsked(const QString &entity, const QUuid &record);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    forms::FieldEditor *make(const char *field, QGridLayout &grid, int row, int column, int span);
    void edited(const QString &field);
    void itemChanged();
    void showResources();
    void fillFrom(const QUuid &resource);
    void askSimilar();
    void showSimilar(const std::vector<items::SimilarOrder> &similar);
    void showPromise();
    void refresh();
    void openSimilar();
    void preset(const NewOrderStart &start);

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    std::map<QString, forms::FieldEditor *> m_editors;
    contract::Patch m_fixed; ///< fields without an editor here
    forms::FieldEditor *m_resource;
    QWidget *m_resourceBar;
    FlowLayout *m_resourceChips;
    std::vector<std::pair<QUuid, QString>> m_resources;
    std::optional<contract::ServiceItem> m_item;
    std::optional<QString> m_levels;   ///< contents of the policies, once they are read
    std::optional<QString> m_calendar;
    QTimer m_resting;
    QLabel *m_itemNote;
    QLabel *m_promise;
    QLabel *m_similarHead;
    QListWidget *m_similar;
    QPushButton *m_openSimilar;
    QPushButton *m_create;
    QPushButton *m_draft;
    QUuid m_order;   ///< made once, so that a second press makes no second order
    QUuid m_command;
    bool m_sending = false;
    bool m_typed = false; ///< by the person, not what was known before
};

} // namespace views::panels
