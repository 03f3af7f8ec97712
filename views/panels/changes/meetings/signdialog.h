// SignDialog (纪要签署): one who was there signs the minutes of a CAB meeting with their key: what is signed is said first.
#pragma once

#include "contract/entities/cabmeeting.h"
#include "items/sealkeys.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace views::panels {

class KeyBox;

class SignDialog : public QDialog
{
    Q_OBJECT

public:
    SignDialog(const contract::CabMeeting &meeting, const contract::Record &record, const shell::PanelContext &context, QWidget *parent);
    void sign();

private:
    void refresh();
    void seal(const items::UnlockedKey &key);
    void fail(const QString &sentence);

    contract::CabMeeting m_meeting;
    contract::Record m_record;
    shell::PanelContext m_context;
    KeyBox *m_key;
    QLabel *m_problem;
    QPushButton *m_ok;
    bool m_working = false;
};

} // namespace views::panels
