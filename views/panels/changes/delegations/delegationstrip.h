// DelegationStrip: above the form of a delegation: whether it is in force, and its early end.
#pragma once

#include "contract/entities/delegation.h"
#include "views/panels/changes/verbstrip.h"

namespace views::panels {

class DelegationStrip : public VerbStrip
{
    Q_OBJECT

public:
    DelegationStrip(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);

protected:
    void take() override;
    void refresh() override;

private:
    void end();
    [[nodiscard]] QString whyNotEnd() const;

    std::optional<contract::Delegation> m_delegation;
    QPushButton *m_end;
};

} // namespace views::panels
