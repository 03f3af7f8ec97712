// BlockEditor: the text of a report, block by block: headings, paragraphs, tables and charts in their order, and the numbers
// that may stand in them.
#pragma once

#include "rules/evaluation/reporttext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace views::panels {

class BlockEditor : public QWidget
{
    Q_OBJECT

public:
    explicit BlockEditor(QWidget *parent);
    void show(const rules::evaluation::ReportText &text, const rules::evaluation::ReportNumbers &numbers);
    [[nodiscard]] const rules::evaluation::ReportText &text() const { return m_text; }
    void add(rules::evaluation::ReportBlock::Kind kind);
    void remove();
    void move(int by);
    void choose(int block);
    /// Puts the number where the cursor stands.
    void insertNumber(const QString &name);
    void retranslate();
    void focusText();

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] rules::evaluation::ReportBlock *current();
    void showBlock();
    void takeBlock();
    void fillList(int chosen);
    [[nodiscard]] QString lineOf(const rules::evaluation::ReportBlock &block, QString &number) const;
    void fillNumbers();
    void refresh();

    rules::evaluation::ReportText m_text;
    rules::evaluation::ReportNumbers m_numbers;
    QListWidget *m_list;
    QComboBox *m_level;
    QPlainTextEdit *m_words;
    QLabel *m_rowsHint;
    QPlainTextEdit *m_rows;
    QToolButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_number;
    bool m_filling = false;
};

} // namespace views::panels
