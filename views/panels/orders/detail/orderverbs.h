// OrderVerbs: what can be done with the order now: the next step first, two more beside it, all in the menu with their keys.
// A verb that is refused says what is missing and leads there.
#pragma once

#include "rules/orderflow.h"
#include "views/panels/records/recordstrip.h"

class QLabel;
class QMenu;
class QPushButton;

namespace views::panels {

class OrderVerbs : public RecordStrip
{
    Q_OBJECT

public:
    OrderVerbs(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    void showRow(const replica::ListRow *row) override;
    void setLock(const QString &reason) override;
    void retranslate() override;

    /// Asks what the verb wants and does it. Nothing where it is not offered.
    void doVerb(rules::OrderVerb verb);
    [[nodiscard]] const std::vector<rules::VerbOffer> &offers() const { return m_offers; }
    /// The verb that the order waits for; nothing where it waits for none of this person.
    [[nodiscard]] std::optional<rules::OrderVerb> next() const;

Q_SIGNALS:
    /// The act is durable.
    void done(rules::OrderVerb verb);

private:
    void refresh();
    void showOffers();
    void ask(const rules::VerbOffer &offer);
    void submit(const rules::VerbOffer &offer, const contract::Patch &fields, const QString &reason, const std::vector<QUuid> &after);
    void attachScan(const rules::VerbOffer &offer, const contract::Patch &fields, const QString &reason, const QString &path);
    void refuse(const contract::Error &error);
    void goThere();
    void explainClock();
    [[nodiscard]] QString hint() const;
    [[nodiscard]] contract::Command command(const rules::VerbOffer &offer, const contract::Patch &fields, const QString &reason) const;
    [[nodiscard]] const rules::VerbOffer *offerOf(rules::OrderVerb verb) const;
    [[nodiscard]] QString problemOf(const rules::VerbOffer &offer) const;

    shell::PanelContext m_context;
    const contract::Shape &m_shape;
    std::optional<replica::ListRow> m_row;
    std::vector<rules::VerbOffer> m_offers;
    QString m_lock;
    bool m_sending = false;
    std::optional<rules::OrderProblem> m_problem; ///< of the verb that was refused last
    std::vector<QPushButton *> m_buttons;         ///< the next step and two more
    QPushButton *m_more;
    QMenu *m_menu;
    std::vector<QAction *> m_actions; ///< by verb
    QPushButton *m_why;
    QLabel *m_hint; ///< what waits for somebody outside: a rating that was asked for
    QWidget *m_refusal;
    QLabel *m_sentence;
    QPushButton *m_go;
};

} // namespace views::panels
