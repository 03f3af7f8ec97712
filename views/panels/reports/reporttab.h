// ReportTab (报告正文): the page of a run report with its numbers, those marked that have moved since they were read; its text
// edited block by block; read again, issued, and saved as PDF, ODT or workbook.
#pragma once

#include "items/openreport.h"
#include "views/panels/records/recordtab.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace views::panels {

class BlockEditor;

class ReportTab : public RecordTab
{
    Q_OBJECT

public:
    ReportTab(const contract::Shape &shape, const shell::PanelContext &context, QWidget *parent);
    [[nodiscard]] static QString caption();
    void showRecord(const QUuid &record) override;
    void retranslate() override;

    [[nodiscard]] BlockEditor &editor() { return *m_editor; }
    [[nodiscard]] QTextBrowser &page() { return *m_page; }
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    [[nodiscard]] QStringList stale() const;
    void edit();
    void save();
    void revert();
    void readAgain();
    void issue();
    /// As a PDF file it is the form that is printed too, and it enters the register. Says when it is written, and what stands
    /// against it.
    void saveAs(const QString &path);

private:
    void take();
    void readLive();
    void render();
    void refresh();
    void chooseFile();
    void send(contract::Patch fields, std::function<void()> then);
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString subtitle() const;
    void tellSaved(const QString &path);
    [[nodiscard]] const rules::evaluation::ReportNumbers &shownNumbers() const;

    shell::PanelContext m_context;
    items::OpenReport *m_report;
    QStackedWidget *m_pages;
    QTextBrowser *m_page;
    BlockEditor *m_editor;
    QLabel *m_state;
    QPushButton *m_edit;
    QPushButton *m_again;
    QPushButton *m_issue;
    QPushButton *m_file;
    QPushButton *m_revert;
    QPushButton *m_save;
    QWidget *m_foot;
    std::optional<rules::evaluation::ReportNumbers> m_live; ///< as the cache gives them now
    QHash<QUuid, rules::evaluation::ReportText> m_typed; ///< what was typed and not saved, by report
    QUuid m_shown;
    quint64 m_question = 0;
    bool m_counting = false;
    bool m_dirty = false;
    bool m_sending = false;
};

} // namespace views::panels
