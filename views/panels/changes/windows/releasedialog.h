// ReleaseDialog (解除): the changes that a freeze or lockdown hits, and its release with a reason: which of them are free again,
// and which stay held by another one.
#pragma once

#include "contract/entities/changewindow.h"
#include "items/windowoutlook.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace views::panels {

class HitList;

class ReleaseDialog : public QDialog
{
    Q_OBJECT

public:
    /// `whyNot`: why it cannot be released; empty where it can.
    ReleaseDialog(const contract::ChangeWindow &window, const items::WindowOutlook &outlook, const QString &whyNot, QWidget *parent);
    [[nodiscard]] QString reason() const;
    [[nodiscard]] HitList &hits() { return *m_hits; }

Q_SIGNALS:
    void changeAsked(const QUuid &change);

private:
    void refresh();

    QString m_whyNot;
    HitList *m_hits;
    QLineEdit *m_reason;
    QPushButton *m_ok;
};

} // namespace views::panels
