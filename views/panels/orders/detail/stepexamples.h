// StepExamples: how others did the same step: the last good records of it, with their words to take over.
#pragma once

#include "items/queries.h"
#include "views/shell/panelspec.h"

class QLabel;
class QVBoxLayout;

namespace views::panels {

class StepExamples : public QWidget
{
    Q_OBJECT

public:
    StepExamples(const shell::PanelContext &context, QWidget *parent);
    /// Of the step, "C2.3", but not of that order; an empty key shows none. Asked once for each step of each order.
    void show(const QString &step, const QUuid &order);
    void retranslate();

Q_SIGNALS:
    void recordAsked(const QString &entity, const QUuid &record);
    /// The person wants these words, to change them.
    void wordsTaken(const QString &words);

private:
    void fill();
    void add(const items::StepExample &example);

    shell::PanelContext m_context;
    std::optional<std::pair<QString, QUuid>> m_asked;
    std::vector<items::StepExample> m_shown;
    QLabel *m_head;
    QVBoxLayout *m_rows;
};

} // namespace views::panels
