// NewOrderAction: "New work order" as an action of a panel, with its key wherever it stands (Ctrl+Shift+N): opens the page
// for a new order, says when it is made, and shows it on request.
#pragma once

#include "views/panels/orders/detail/neworderdialog.h"

#include <QAction>

namespace views::panels {

class NewOrderAction : public QAction
{
    Q_OBJECT

public:
    enum class About { Anything, Chosen };
    /// What is known before the person begins, handed over once it is read.
    using Start = std::function<void(std::function<void(const NewOrderStart &)> begin)>;
    /// `About::Chosen`: the order is about what is chosen in the panel.
    NewOrderAction(About about, shell::Panel &panel, const shell::PanelContext &context, Start start);
    void retranslate();

private:
    void begin(const NewOrderStart &start);
    void refresh();

    About m_about;
    shell::Panel &m_panel;
    shell::PanelContext m_context;
    Start m_start;
};

} // namespace views::panels
