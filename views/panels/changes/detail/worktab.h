// WorkTab (实施): the steps of a change as they are carried out: ticked with what came of them by one, watched by another; in
// the end plan and actual beside each other.
#pragma once

#include "contract/entities/changestep.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace items {
class ChangeWork;
}

namespace views::panels {

class WorkTab : public RecordTab
{
    Q_OBJECT

public:
    WorkTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] items::ChangeWork &work() { return *m_work; }
    /// Records the chosen step as that, with the words in the line.
    void record(contract::ChangeStepState state);
    void watch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void shown();
    void choose();
    void refresh();
    void submit(const contract::Command &command, bool goesOn);
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString whyNotWatch() const;

    shell::PanelContext m_context;
    items::ChangeWork *m_work;
    QLabel *m_progress;
    QLabel *m_empty;
    QTableView *m_table;
    QLabel *m_name;
    QPlainTextEdit *m_words;
    QPushButton *m_begin;
    QPushButton *m_done;
    QPushButton *m_failed;
    QPushButton *m_skip;
    QPushButton *m_watch;
    QLabel *m_note;
    QUuid m_change;
    QUuid m_told;  ///< whose next step was chosen already
    bool m_sending = false;
};

} // namespace views::panels
