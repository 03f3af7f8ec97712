// MeetingsPage (CAB 会议): meetings of the change advisory board, with agenda, attendance, votes and minutes, also in a room
// with no network.
#pragma once

#include "views/panels/changes/changepage.h"

namespace views::panels {

class MeetingsPage : public RecordPage
{
    Q_OBJECT

public:
    MeetingsPage(shell::Panel &panel, const shell::PanelContext &context, QWidget *parent);

private:
    /// Tomorrow at ten, called and chaired as usual.
    void beginMeeting();
};

} // namespace views::panels
