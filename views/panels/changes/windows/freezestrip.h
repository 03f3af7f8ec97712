// FreezeStrip: above the form of a change: the freezes and lockdowns that stand against it at its planned time, each a link to
// its record.
#pragma once

#include "contract/entities/changewindow.h"
#include "views/panels/records/recordstrip.h"

class QLabel;

namespace views::panels {

class FreezeStrip : public RecordStrip
{
    Q_OBJECT

public:
    FreezeStrip(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &) override {}
    void retranslate() override { refresh(); }
    [[nodiscard]] QString words() const;

private:
    void ask();
    void refresh();

    shell::PanelContext m_context;
    std::optional<replica::ListRow> m_row;
    std::vector<contract::ChangeWindow> m_frozen;
    quint64 m_question = 0;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace views::panels
