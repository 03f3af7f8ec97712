// MeetingStrip: above the form of a CAB meeting: how it stands and who has signed; that it was held, the signature under its
// minutes, and its close.
#pragma once

#include "contract/entities/cabmeeting.h"
#include "views/panels/changes/verbstrip.h"

namespace views::panels {

class MeetingStrip : public VerbStrip
{
    Q_OBJECT

public:
    MeetingStrip(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);

protected:
    void take() override;
    void refresh() override;

private:
    void hold();
    void sign();
    void print();
    void close();
    [[nodiscard]] QString whyNotHold() const;
    [[nodiscard]] QString whyNotSign() const;
    [[nodiscard]] QString whyNotClose() const;
    /// Names of those who came and have not signed.
    [[nodiscard]] QStringList stillToSign() const;

    std::optional<contract::CabMeeting> m_meeting;
    QPushButton *m_hold;
    QPushButton *m_sign;
    QPushButton *m_close;
    QPushButton *m_print;
};

} // namespace views::panels
