// DraftBar: keeps what is typed into the pane's form where a kill does not reach it, and offers what an earlier session
// left of the same records: "Unsaved text of yesterday 17:30 · Take it · Throw away".
#pragma once

#include "items/drafts.h"
#include "views/shell/panelspec.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace items {
class RecordEditor;
}

namespace views::panels {

class RecordPane;

class DraftBar : public QWidget
{
    Q_OBJECT

public:
    /// All of them outlive the bar, or are the pane's.
    DraftBar(items::RecordEditor &editor, QLineEdit &reason, const shell::PanelContext &context, RecordPane &pane);
    /// The pane has begun to show what the editor has in hand, or nothing any more.
    void show(bool something);
    void retranslate();

private:
    [[nodiscard]] std::vector<QUuid> records() const;
    void keep();
    void offer();
    void takeIt();
    void throwAway();
    void tellOfLeft();
    void tell(const items::Draft &draft, const QString &record);

    items::RecordEditor &m_editor;
    QLineEdit &m_reason;
    shell::PanelContext m_context;
    RecordPane &m_pane;
    items::Drafts *m_drafts;
    QLabel *m_text;
    QPushButton *m_take;
    QPushButton *m_throw;
    std::optional<items::Draft> m_offered;
    bool m_something = false;
    bool m_told = false;
};

} // namespace views::panels
