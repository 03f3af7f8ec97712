// EvaluationVerbs: what can be done with the evaluation now, and why not where it cannot: opening and closing the scoring,
// freezing, voiding, correcting, and raising improvements from low scores.
#pragma once

#include "items/evaluationfile.h"
#include "rules/evaluation/evaluationflow.h"
#include "views/panels/records/recordstrip.h"

class QLabel;
class QPushButton;

namespace views::panels {

class EvaluationVerbs : public RecordStrip
{
    Q_OBJECT

public:
    EvaluationVerbs(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &reason) override;
    void retranslate() override;

    /// Asks what the verb wants and does it. Nothing where it is not offered.
    void doVerb(rules::evaluation::EvaluationVerb verb);
    void correct();
    /// An improvement for each low score of a frozen evaluation that has none yet.
    void raiseImprovements();
    [[nodiscard]] const std::vector<rules::evaluation::EvaluationOffer> &offers() const { return m_offers; }

private:
    void refresh();
    void submit(const rules::evaluation::EvaluationOffer &offer, const QString &reason);
    [[nodiscard]] QString problemOf(const rules::evaluation::EvaluationOffer &offer) const;
    [[nodiscard]] QString whyNotCorrect() const;

    shell::PanelContext m_context;
    std::optional<contract::Evaluation> m_evaluation;
    std::vector<rules::evaluation::EvaluationOffer> m_offers;
    QString m_lock;
    std::optional<contract::Error> m_error; ///< of the verb that was refused last
    bool m_sending = false;
    std::vector<QPushButton *> m_buttons;
    QPushButton *m_correct;
    QPushButton *m_raise;
    QLabel *m_hint;
    QLabel *m_refusal;
};

} // namespace views::panels
