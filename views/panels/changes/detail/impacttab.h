// ImpactTab (影响与风险): which resources a change touches and what the ledger shall hold then, who feels it (walked and frozen
// with the change), how risky it is with the arithmetic, and what conflicts with it, as it is known here and now.
#pragma once

#include "items/changefile.h"
#include "items/changeoutlook.h"
#include "views/panels/records/recordtab.h"

#include <QTimer>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace views::forms {
class FieldEditor;
}

namespace views::panels {

class ImpactTab : public RecordTab
{
    Q_OBJECT

public:
    ImpactTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    void addResource(const QUuid &resource, const QString &name);
    /// Walks the relations from the resources and puts the list beside them.
    void walk();
    void answer(const QString &question, const QString &option);
    void save();
    void revert();
    [[nodiscard]] bool isDirty() const { return m_dirty; }

private:
    struct Typed {
        std::vector<rules::PlanResource> resources;
        QString impact;
        QJsonObject answers;
    };
    void take();
    void edited();
    void keepDraft();
    void takeDraft(const QUuid &change);
    void showResources();
    void showImpact();
    void showQuestions();
    void showOutlook();
    void askOutlook();
    void refresh();
    void removeResource();
    void prepareChange();
    void makePicker();
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] contract::Record asTyped() const;
    [[nodiscard]] int chosen() const;
    [[nodiscard]] bool isImpactOfThese() const;

    shell::PanelContext m_context;
    items::OpenChange *m_change;
    Typed m_now;
    QHash<QUuid, Typed> m_kept; ///< typed and not saved, by change, while another one is looked at
    std::optional<items::ChangeOutlook> m_outlook;
    QTimer m_resting;
    QUuid m_shown;
    bool m_dirty = false;
    bool m_sending = false;
    bool m_walking = false;

    QLabel *m_resourcesHead;
    QWidget *m_pickerPlace;
    forms::FieldEditor *m_picker = nullptr;
    QTreeWidget *m_resources;
    QPushButton *m_prepare;
    QPushButton *m_off;
    QLabel *m_impactHead;
    QLabel *m_depthLabel;
    QSpinBox *m_depth;
    QPushButton *m_walk;
    QLabel *m_impactFacts;
    QTreeWidget *m_impact;
    QLabel *m_riskHead;
    QWidget *m_questions;
    QFormLayout *m_form;
    std::map<QString, QComboBox *> m_boxes;
    QLabel *m_arithmetic;
    QLabel *m_account;
    QLabel *m_findingsHead;
    QTreeWidget *m_findings;
    QLabel *m_difference;
    QLabel *m_note;
    QPushButton *m_revert;
    QPushButton *m_save;
};

} // namespace views::panels
