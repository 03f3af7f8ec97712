// EvaluationTemplateTab (模板内容): what a template says, as a tree with a page for the part that is chosen. A draft is edited
// here: weights add up live, what is wrong is said at its place, every act can be taken back, and what is not saved stands
// on disk within a second. It is brought into force when nothing speaks against it. To and from a workbook or a JSON file.
#pragma once

#include "contract/entities/evaluationtemplate.h"
#include "items/templateediting.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace exchange {
struct TemplateReading;
}

namespace views::panels {

class DimensionPage;
class HeadPage;
class IndicatorPage;
class TemplateFiles;
class TemplatePage;

class EvaluationTemplateTab : public RecordTab
{
    Q_OBJECT

public:
    EvaluationTemplateTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    ~EvaluationTemplateTab() override;
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] const rules::evaluation::Template &document() const { return m_editing.document(); }
    [[nodiscard]] bool isDirty() const { return m_template && m_editing.isDirty(); }
    void choose(const QString &indicator);
    /// The field where that is written, on its page: "indicators[3].formula".
    void goTo(const QString &place);
    void setWeight(int hundredths);
    void setFormula(const QString &formula);
    void undo();
    void redo();
    void addIndicator();
    void addDimension();
    void duplicate();
    void remove();
    void move(int by);
    void save();
    void putInForce();
    /// Takes the document of a file in place of this one; it can be taken back.
    void take(const exchange::TemplateReading &reading);
    /// A draft of the next version, with this content.
    void draftNext();
    [[nodiscard]] TemplateFiles &files() { return *m_files; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Edits of another draft, left without saving: they wait here.
    struct Waiting {
        contract::Revision revision = 0;
        items::TemplateEditing editing;
    };
    void read();
    void takeVersion(const contract::EvaluationTemplate &version);
    void fill();
    void showOne();
    void change(const QString &name, const items::TemplateEditing::Act &act);
    void changed();
    void keepDraft();
    void offerDraft();
    void takeDraft();
    void throwDraftAway();
    void refresh();
    void submit(std::vector<contract::Command> commands);
    void importFile();
    void exportFile();
    [[nodiscard]] int chosenIndicator() const;
    [[nodiscard]] int chosenDimension() const;
    void chooseKey(const QString &key);
    [[nodiscard]] QString whyNotEdit() const;
    [[nodiscard]] QString whyNotForce() const;

    shell::PanelContext m_context;
    QUuid m_record;
    std::optional<contract::EvaluationTemplate> m_template;
    std::optional<contract::EvaluationTemplate> m_former; ///< the version in force, which gives way
    items::TemplateEditing m_editing;
    std::map<QUuid, Waiting> m_waiting;
    bool m_filling = false;
    bool m_sending = false;
    TemplateFiles *m_files;
    QLabel *m_sum;
    QLabel *m_standing;
    QLabel *m_problem;
    QWidget *m_draftBar;
    QLabel *m_draftWords;
    QPushButton *m_takeDraft;
    QPushButton *m_dropDraft;
    QSplitter *m_split;
    QTreeWidget *m_tree;
    QStackedWidget *m_pages;
    HeadPage *m_head;
    DimensionPage *m_dimension;
    IndicatorPage *m_indicator;
    QWidget *m_tools;
    QPushButton *m_addIndicator;
    QPushButton *m_addDimension;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_undo;
    QPushButton *m_redo;
    QPushButton *m_save;
    QPushButton *m_force;
    QPushButton *m_next;
    QPushButton *m_import;
    QPushButton *m_export;
};

} // namespace views::panels
