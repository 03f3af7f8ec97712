// LockdownDialog (紧急锁定): a lockdown is laid down on one page, with the changes that it hits worked out as one types, so that
// nobody holds what they did not mean to.
#pragma once

#include "contract/entities/changewindow.h"
#include "views/shell/panelspec.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class HitList;

class LockdownDialog : public QDialog
{
    Q_OBJECT

public:
    LockdownDialog(const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;
    [[nodiscard]] HitList &hits() { return *m_hits; }
    [[nodiscard]] QString whyNot() const;
    /// One lockdown, however often it is pressed.
    void begin();

Q_SIGNALS:
    /// The act is durable.
    void begun(const QUuid &window);

private:
    [[nodiscard]] contract::Patch fields() const;
    void askHits();
    void refresh();

    shell::PanelContext m_context;
    std::map<QString, forms::FieldEditor *> m_editors;
    HitList *m_hits;
    QLabel *m_problem;
    QPushButton *m_ok;
    QTimer m_resting;
    QUuid m_window;
    quint64 m_question = 0;
    bool m_sending = false;
};

} // namespace views::panels
