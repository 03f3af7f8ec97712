#include "views/panels/evaluation/template/formulaedit.h"

#include "views/shell/theme.h"

#include <QEvent>

namespace views::panels {

namespace ev = rules::evaluation;

FormulaEdit::FormulaEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFont(shell::fixedFont());
    setLines(2);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            Q_EMIT edited(formula());
    });
}

void FormulaEdit::setLines(int lines)
{
    m_lines = lines;
    setFixedHeight(fontMetrics().lineSpacing() * lines + shell::px(14));
}

void FormulaEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setLines(m_lines);
}

void FormulaEdit::setFormula(const QString &text)
{
    if (formula() == text)
        return;
    m_filling = true;
    setPlainText(text);
    m_filling = false;
}

void FormulaEdit::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString typed = toPlainText();
    const auto read = typed.simplified().isEmpty() ? tl::expected<ev::Formula, ev::FormulaError>() : ev::formulaFromText(typed);
    if (!read) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(document());
        const int from = std::clamp(read.error().position, 0, std::max(0, int(typed.size()) - 1));
        one.cursor.setPosition(from);
        one.cursor.setPosition(std::clamp(read.error().position + std::max(1, read.error().length), from, int(typed.size())), QTextCursor::KeepAnchor);
        one.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        one.format.setUnderlineColor(shell::colours(shell::Tone::Bad).text);
        marks << one;
    }
    setExtraSelections(marks);
}

} // namespace views::panels
