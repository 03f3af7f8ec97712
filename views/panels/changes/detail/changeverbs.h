// ChangeVerbs: what can be done with the change now: deciding first where it waits for it, then the next step of the workflow,
// all in the menu with their keys. A verb that is refused says what is missing and leads there.
#pragma once

#include "rules/changeflow.h"
#include "views/panels/records/recordstrip.h"

class QLabel;
class QMenu;
class QPushButton;

namespace views::panels {

/// Conflicts that nobody has accepted yet want a reason.
enum class Conflicts { Known, ToBeAccepted };

class ChangeVerbs : public RecordStrip
{
    Q_OBJECT

public:
    ChangeVerbs(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &reason) override;
    void retranslate() override;

    /// Asks what the verb wants and does it. Nothing where it is not offered.
    void doVerb(rules::ChangeVerb verb);
    void decide();
    [[nodiscard]] const std::vector<rules::ChangeOffer> &offers() const { return m_offers; }

Q_SIGNALS:
    /// The act is durable.
    void done(rules::ChangeVerb verb);

private:
    void refresh();
    void refreshHint();
    void judge(const rules::ChangeOffer &offer);
    void ask(const rules::ChangeOffer &offer, Conflicts conflicts);
    void submit(const rules::ChangeOffer &offer, const contract::Patch &fields, const QString &reason);
    void refuse(const contract::Error &error);
    void goThere();
    [[nodiscard]] contract::Command command(const rules::ChangeOffer &offer, const contract::Patch &fields, const QString &reason) const;
    [[nodiscard]] const rules::ChangeOffer *offerOf(rules::ChangeVerb verb) const;
    [[nodiscard]] QString problemOf(const rules::ChangeOffer &offer) const;
    [[nodiscard]] QString whyNotDecide() const;

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    std::optional<replica::ListRow> m_row;
    std::optional<contract::ChangeRequest> m_change;
    std::vector<rules::ChangeOffer> m_offers;
    QString m_lock;
    bool m_sending = false;
    QString m_seen; ///< conflicts as known here when the verb was begun, as JSON
    std::optional<contract::Error> m_error; ///< of the verb that was refused last
    QPushButton *m_decide;
    std::vector<QPushButton *> m_buttons;
    QPushButton *m_more;
    QMenu *m_menu;
    std::vector<QAction *> m_actions; ///< as the menu shows them
    QLabel *m_hint;
    QWidget *m_refusal;
    QLabel *m_sentence;
    QPushButton *m_go;
};

/// What a verb wants to know, on one small page.
[[nodiscard]] bool asksSomething(const rules::ChangeOffer &offer, const contract::ChangeRequest &change);

} // namespace views::panels
