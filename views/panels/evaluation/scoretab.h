// ScoreTab (得分): the score table of an evaluation, worked out from the records and what the parties gave, offline too. Each
// score leads to its arithmetic, to the records behind it and to their clocks.
#pragma once

#include "items/evaluationfile.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace items {
class ScoreTable;
}

namespace views::panels {

class ScoreTab : public RecordTab
{
    Q_OBJECT

public:
    ScoreTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] items::ScoreTable &table() { return *m_model; }
    /// The chosen indicator.
    void drill();
    /// Counts anew, and keeps what it gives where that is this person's to do.
    void countAgain();
    /// Brings the indicator into sight.
    void choose(const QString &indicator);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void shown();
    void takeCount(const items::CountedEvaluation &counted);
    void keep();
    void refresh();
    void refreshDetail();
    [[nodiscard]] QString whyNotKeep() const;

    shell::PanelContext m_context;
    items::OpenEvaluation *m_open;
    items::EvaluationCount *m_count;
    items::ScoreTable *m_model;
    std::optional<items::CountedEvaluation> m_counted; ///< of the record that is shown
    QUuid m_record;
    QUuid m_told; ///< whose table was unfolded already
    bool m_keeps = false; ///< what is being counted is kept then
    QLabel *m_total;
    QLabel *m_state;
    QPushButton *m_again;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    QLabel *m_empty;
    QTreeView *m_tree;
    QWidget *m_detail;
    QLabel *m_name;
    QLabel *m_words;
    QPushButton *m_drill;
};

} // namespace views::panels
