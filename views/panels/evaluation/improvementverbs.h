// ImprovementVerbs: what can be done with an improvement now: the measure set, done, closed, returned or cancelled; what a
// verb still wants is asked on one small page.
#pragma once

#include "rules/evaluation/improvements.h"
#include "views/panels/records/recordstrip.h"

class QLabel;
class QPushButton;

namespace views::panels {

class ImprovementVerbs : public RecordStrip
{
    Q_OBJECT

public:
    ImprovementVerbs(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &reason) override;
    void retranslate() override;

    void doVerb(rules::evaluation::ImprovementVerb verb);
    [[nodiscard]] const std::vector<rules::evaluation::ImprovementOffer> &offers() const { return m_offers; }

private:
    void refresh();
    void submit(const rules::evaluation::ImprovementOffer &offer, contract::Patch fields, const QString &reason);

    shell::PanelContext m_context;
    std::optional<replica::ListRow> m_row;
    std::optional<contract::ImprovementItem> m_item;
    std::vector<rules::evaluation::ImprovementOffer> m_offers;
    QString m_lock;
    bool m_sending = false;
    std::optional<contract::Error> m_error;
    std::vector<QPushButton *> m_buttons;
    QLabel *m_hint;
    QLabel *m_refusal;
};

} // namespace views::panels
