// SheetTab (评分单): what this person's party gives to the indicators that are scored by hand: a share, yes or no, or counted
// occurrences, each with reason and proof; saved as a draft, then handed in. The points show while one types.
#pragma once

#include "items/evaluationfile.h"
#include "views/panels/records/recordtab.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace views::panels {

class SheetTab : public RecordTab
{
    Q_OBJECT

public:
    SheetTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] bool isDirty() const { return m_dirty; }
    [[nodiscard]] bool isReady() const { return m_ready; }
    /// What is given to that indicator as it stands in the fields.
    [[nodiscard]] rules::evaluation::GivenScore given(const QString &indicator) const;
    void give(const rules::evaluation::GivenScore &score);
    void choose(const QString &indicator);
    void save();
    void handIn();
    void attachProof(const QString &path);

private:
    struct Seat {
        contract::Party party = contract::Party::Provider;
        QUuid unit; ///< null: this person belongs to no unit of the party
        QString name;
    };
    void shown();
    void takeSeats(const std::vector<Seat> &seats);
    void useSeat();
    void fill();
    void showOne();
    void takeOne();
    void refreshLine(const QString &indicator);
    void refresh();
    void submit(contract::SheetState state);
    [[nodiscard]] const items::EvaluationSheet *sheet() const;
    [[nodiscard]] const Seat *seat() const;
    [[nodiscard]] const rules::evaluation::Indicator *indicator() const;
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString whyNotHandIn() const;
    [[nodiscard]] QUuid sheetId() const;

    shell::PanelContext m_context;
    items::OpenEvaluation *m_open;
    QUuid m_record;
    QUuid m_seated; ///< whose seats are read
    std::vector<Seat> m_seats;
    std::map<QString, rules::evaluation::GivenScore> m_given;
    QUuid m_filled; ///< the sheet that the fields show
    bool m_dirty = false;
    bool m_ready = false;
    bool m_filling = false;
    bool m_sending = false;
    std::optional<contract::Error> m_error;
    QComboBox *m_seatBox;
    QLabel *m_state;
    QTreeWidget *m_list;
    QWidget *m_page;
    QLabel *m_name;
    QLabel *m_rule;
    QFormLayout *m_form;
    QCheckBox *m_applies;
    QDoubleSpinBox *m_share;
    QComboBox *m_yes;
    std::vector<std::pair<QLabel *, QSpinBox *>> m_counts;
    QLineEdit *m_reason;
    QComboBox *m_proof;
    QLabel *m_proofLabel;
    QPushButton *m_attach;
    QLabel *m_points;
    QLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_handIn;
};

} // namespace views::panels
