// ConflictView: the fields that two people changed, base / mine / theirs side by side with who and when. A person
// chooses with 1, 2 or 3 (for every selected row) and settles with Ctrl+Enter. Nothing is chosen in advance.
#pragma once

#include "contract/ports.h"

#include <QWidget>
#include <map>
#include <optional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace views::panels {

/// One disputed field in words. The panel makes these; the view only lets choose.
struct Dispute {
    QUuid command;
    contract::FieldConflict conflict;
    QString record; ///< title of the record
    QString field;  ///< caption of the field
    QString base;
    QString mine;
    QString theirs;
    QString mineBy;   ///< "you, today 14:02": when the act was done
    QString theirsBy; ///< "Li Wei, yesterday 17:30": who changed it at the server and when
    QString mineStamp;
    QString theirsStamp;
};

using SettledConflicts = std::map<QUuid, std::vector<contract::ConflictChoice>>;

class ConflictView : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictView(QWidget *parent);
    /// Choices already made for disputes that are still there stay.
    void setDisputes(const std::vector<Dispute> &disputes);
    [[nodiscard]] bool isEmpty() const { return m_disputes.empty(); }
    void retranslate();
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    /// Every dispute of these commands is decided.
    void settled(const views::panels::SettledConflicts &choices);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Keep = contract::ConflictChoice::Keep;
    struct Choice {
        Dispute dispute;
        std::optional<Keep> keep;
    };
    void fill();
    void choose(Keep keep);
    void showChoice(int row);
    void showProgress();
    void settle();

    std::vector<Choice> m_disputes;
    QLabel *m_heading;
    QLabel *m_help;
    QTableWidget *m_table;
    QLabel *m_progress;
    QPushButton *m_base;
    QPushButton *m_mine;
    QPushButton *m_theirs;
    QPushButton *m_settle;
};

} // namespace views::panels
