// NewChangeDialog (新建变更): a change request on one page: class or template, what and why, when, who, which resources; what
// its class still wants is said as one types. Steps, risk and impact follow on the pages of the change.
#pragma once

#include "contract/entities/changerequest.h"
#include "items/changeoutlook.h"
#include "views/shell/panelspec.h"

#include <QAction>
#include <QDialog>
#include <QTimer>

class QGridLayout;
class QLabel;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class FlowLayout;

/// What is known before the person begins.
struct NewChangeStart {
    contract::Patch values;
    std::map<QString, QString> titles; ///< of records that reference fields point to
    std::vector<std::pair<QUuid, QString>> resources;
};
/// About records that are chosen in a panel: resources, a system, a unit, or a work order.
[[nodiscard]] NewChangeStart changeAbout(const contract::Shape &shape, const std::vector<replica::ListRow> &rows);

class NewChangeDialog : public QDialog
{
    Q_OBJECT

public:
    NewChangeDialog(const NewChangeStart &start, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;
    void addResource(const QUuid &resource, const QString &name);
    /// One change, however often it is pressed.
    void create();
    [[nodiscard]] QString whyNot() const;
    /// Captions of what the class still wants.
    [[nodiscard]] QStringList wanted() const { return m_wanted; }

Q_SIGNALS:
    /// The change is durable.
    void created(const QUuid &change);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    forms::FieldEditor *make(const char *field, QGridLayout &grid, int row, int column, int span);
    void edited(const QString &field);
    void useTemplate();
    void showResources();
    void fillFrom(const QUuid &resource);
    void askOutlook();
    void refresh();
    [[nodiscard]] contract::Patch fields() const;

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    std::map<QString, forms::FieldEditor *> m_editors;
    contract::Patch m_fixed; ///< fields without an editor here, of a template
    forms::FieldEditor *m_resource;
    QWidget *m_resourceBar;
    FlowLayout *m_chips;
    std::vector<std::pair<QUuid, QString>> m_resources;
    QTimer m_resting;
    QLabel *m_templateNote;
    QLabel *m_wantedLabel;
    QLabel *m_findings;
    QStringList m_wanted;
    QPushButton *m_create;
    QUuid m_change;
    QUuid m_command;
    bool m_sending = false;
};

/// "New change" as an action of a panel, with its key wherever it stands (Ctrl+Alt+N).
class NewChangeAction : public QAction
{
    Q_OBJECT

public:
    using Start = std::function<void(std::function<void(const NewChangeStart &)> begin)>;
    NewChangeAction(shell::Panel &panel, const shell::PanelContext &context, Start start);

private:
    void retranslate();
    void refresh();
    void begin(const NewChangeStart &start);

    shell::Panel &m_panel;
    shell::PanelContext m_context;
    Start m_start;
};

} // namespace views::panels
