// ObjectionsTab (异议): what was objected to in an evaluation, what was answered, and what came of it; raised and decided here.
#pragma once

#include "items/evaluationfile.h"
#include "rules/evaluation/objections.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace views::panels {

class ObjectionsTab : public RecordTab
{
    Q_OBJECT

public:
    ObjectionsTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    void raise();
    void doVerb(rules::evaluation::ObjectionVerb verb);
    void submit(const contract::Command &command);

private:
    void shown();
    void refresh();
    [[nodiscard]] const contract::Objection *chosen() const;
    [[nodiscard]] QString whyNotRaise() const;

    shell::PanelContext m_context;
    items::OpenEvaluation *m_open;
    QLabel *m_empty;
    QTreeWidget *m_list;
    QLabel *m_words;
    QLabel *m_problem;
    QPushButton *m_raise;
    std::vector<QPushButton *> m_buttons;
    std::optional<contract::Error> m_error;
};

} // namespace views::panels
