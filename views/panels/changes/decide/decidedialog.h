// DecideDialog (审批): a person decides on one change or on several, one after the other: what it is, what changed since they
// looked, what conflicts; then their word, and at that moment their passphrase or key. It stops at what wants eyes of its own.
#pragma once

#include "items/decisioncase.h"
#include "items/sealkeys.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QGridLayout;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QTreeWidget;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class KeyBox;

class DecideDialog : public QDialog
{
    Q_OBJECT

public:
    DecideDialog(std::vector<QUuid> changes, const shell::PanelContext &context, QWidget *parent);

    /// Seals and queues: of several, those that are ticked and want no eyes of their own, then the one that is shown.
    void decide();
    /// Leaves the shown one undecided.
    void skip();
    [[nodiscard]] int decided() const { return m_decided; }
    [[nodiscard]] bool isReady() const { return m_read == int(m_cases.size()) && !m_working; }

Q_SIGNALS:
    void ready();
    /// A decision is durable.
    void sealed(const QUuid &change);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Stand { Reading, Open, Barred, Skipped, Done, Failed };
    struct Item {
        QUuid id;
        Stand stand = Stand::Reading;
        std::optional<items::DecisionCase> held;
        QString words; ///< why barred or failed
        bool looked = false; ///< it was shown after the others had gone, so its warnings were seen
    };
    void build();
    void buildList(QWidget &parent);
    void read();
    void took(Item &item, const contract::Result<items::DecisionCase> &held);
    void showItem(int at);
    void showSummary(const items::DecisionCase &held);
    void showChanged(const items::DecisionCase &held);
    void showFindings(const items::DecisionCase &held);
    void refresh();
    void refreshLine(int at);
    void nextOf(const items::UnlockedKey &key);
    void sealOne(int at, const items::UnlockedKey &key);
    void ended();
    [[nodiscard]] bool goesBy(const Item &item) const;
    [[nodiscard]] rules::DecisionVerdict verdict() const;
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] Item *current();

    shell::PanelContext m_context;
    std::vector<Item> m_cases;
    int m_current = 0;
    int m_read = 0;
    int m_decided = 0;
    bool m_working = false;
    QString m_problem;

    QListWidget *m_list = nullptr;
    QLabel *m_number;
    QLabel *m_title;
    QWidget *m_facts;
    QGridLayout *m_grid;
    QLabel *m_changedHead;
    QTreeWidget *m_changed;
    QLabel *m_findingsHead;
    QTreeWidget *m_findings;
    QButtonGroup *m_verdicts;
    QComboBox *m_to;
    forms::FieldEditor *m_added;
    QComboBox *m_seat;
    QPlainTextEdit *m_opinion;
    KeyBox *m_key;
    QLabel *m_sentence;
    QPushButton *m_skip;
    QPushButton *m_ok;
};

} // namespace views::panels
