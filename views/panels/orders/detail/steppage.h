// StepPage: one step of an order in hand: how it is done, its checks, what was done, its evidence, and how others did it.
#pragma once

#include "items/orderchecklist.h"
#include "items/orderfile.h"
#include "views/shell/panelspec.h"

#include <QScrollArea>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace items {
class StepChecks;
}

namespace views::panels {

class AttachmentsTab;
class StepExamples;

class StepPage : public QWidget
{
    Q_OBJECT

public:
    StepPage(const shell::PanelContext &context, QWidget *parent);

    /// Both may be null: nothing is in hand. A line of the step that is in hand keeps what was typed.
    void show(const items::OrderFile *file, const items::StepLine *line);
    /// Another order is on its way: until then the page stays, and nothing is written.
    void await();
    /// Keeps what was typed with the step, as begun, before the person goes elsewhere.
    void leave();
    void save();
    void done();
    void skip();
    void sayNotApplicable();
    void reopen();
    /// Asks for the incident behind what is abnormal and opens it.
    void openIncident();
    void focusWork();
    void retranslate();
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    /// Why nothing of the step can be written; empty where it can.
    [[nodiscard]] QString whyNotWork() const;

Q_SIGNALS:
    void recordAsked(const QString &entity, const QUuid &record);
    /// The step was ended by an act that is on its way.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Typed {
        QString record;
        QString checks;
    };
    void showStep();
    void fitChecks();
    void typed();
    void refresh();
    /// `then` hears of the act once it is durable; null where nothing had to be changed.
    void send(const items::StepEntry &entry, const std::function<void(const contract::Command *)> &then);
    [[nodiscard]] items::StepEntry entry(contract::StepState state) const;
    void turnVerdict(int row);
    void judge(int row, rules::CheckVerdict verdict);
    void end(contract::StepState state, const QString &title, const QString &question);
    void ownerFor(const std::function<void(const QUuid &, const std::vector<QUuid> &)> &ready);
    [[nodiscard]] contract::StepState stateNow() const;
    [[nodiscard]] QUuid recordId() const;
    [[nodiscard]] QString whyNotDone() const;

    shell::PanelContext m_context;
    std::optional<items::OrderFile> m_file;
    std::optional<items::StepLine> m_line;
    items::StepChecks *m_checks;
    QHash<QUuid, Typed> m_kept; ///< typed and not taken yet, by the id of the record
    bool m_dirty = false;
    bool m_showing = false;
    bool m_sending = false;
    bool m_awaiting = false;

    QScrollArea *m_scroll;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_helpHead;
    QLabel *m_help;
    QLabel *m_evidenceHelp;
    QLabel *m_checksHead;
    QTableView *m_checkTable;
    QPushButton *m_allNormal;
    QLabel *m_finding;
    QPushButton *m_incident;
    QLabel *m_recordHead;
    QPlainTextEdit *m_record;
    QLabel *m_filesHead;
    AttachmentsTab *m_files;
    StepExamples *m_examples;
    QPushButton *m_done;
    QPushButton *m_save;
    QPushButton *m_skip;
    QPushButton *m_notApplicable;
    QPushButton *m_reopen;
};

} // namespace views::panels
