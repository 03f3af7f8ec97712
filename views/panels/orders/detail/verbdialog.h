// VerbDialog: what a verb of the workflow wants to know, on one small page: its fields, its reason, and what follows from
// them (the statutory term, the consent that a hold needs).
#pragma once

#include "items/queries.h"
#include "rules/orderflow.h"
#include "rules/servicelevels.h"
#include "views/shell/panelspec.h"

#include <QDialog>

class QButtonGroup;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace items {
class Drafts;
struct Draft;
}
namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class VerbDialog : public QDialog
{
    Q_OBJECT

public:
    VerbDialog(const rules::VerbOffer &offer, const replica::ListRow &order, const shell::PanelContext &context, QWidget *parent);
    /// False where the verb needs no word of the person.
    [[nodiscard]] static bool isNeeded(const rules::VerbOffer &offer, const contract::Record &order);

    /// What the window is about, and what its button does, where that is not the verb alone.
    void call(const QString &title, const QString &button);
    /// What is typed from now on outlives the window until the act is taken; what a former window left stands in it again.
    void keepTyped();
    /// The act is taken: nothing is kept any more.
    static void forget(rules::OrderVerb verb, const QUuid &order, const shell::PanelContext &context);
    [[nodiscard]] contract::Patch fields() const;
    [[nodiscard]] QString reason() const;
    void setScan(const QString &path);
    /// The scan of a rating on paper; empty where there is none.
    [[nodiscard]] QString scan() const { return m_scan; }
    [[nodiscard]] forms::FieldEditor *editor(QStringView field) const;

private:
    void addField(const QString &name, QVBoxLayout &column);
    void addStars(QVBoxLayout &column);
    void addMoment(QVBoxLayout &column);
    void chooseScan();
    void refresh();
    void keep();
    void putBack(const items::Draft &draft);
    void beginAnew();
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString consequence() const;

    shell::PanelContext m_context;
    rules::VerbOffer m_offer;
    replica::ListRow m_order;
    const contract::Shape &m_shape;
    std::map<QString, forms::FieldEditor *> m_editors;
    QButtonGroup *m_stars = nullptr;
    QDateTimeEdit *m_moment = nullptr;
    QPushButton *m_scanButton = nullptr;
    QLabel *m_consequence;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_ok;
    QString m_scan;
    items::Drafts *m_drafts = nullptr; ///< null while nothing is kept
    std::map<QString, contract::Value> m_given; ///< what stood in the fields before anybody typed
    QWidget *m_kept = nullptr; ///< says that a former text stands here again
    QString m_levels; ///< content of the living service levels
};

} // namespace views::panels
