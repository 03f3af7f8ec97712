// StepPage's keys: how the checks are gone through without the mouse, and how they stand in a narrow page.
#include "items/stepchecks.h"
#include "views/panels/orders/detail/steppage.h"
#include "views/shell/theme.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTableView>

namespace views::panels {

using items::StepChecks;
using rules::CheckVerdict;

void StepPage::focusWork()
{
    if (!m_line)
        return;
    if (const int open = m_checks->firstOpen(); open >= 0) {
        m_checkTable->setCurrentIndex(m_checks->index(open, m_checks->isMeasured(open) ? StepChecks::ValueColumn : StepChecks::VerdictColumn));
        m_checkTable->setFocus();
        m_scroll->ensureWidgetVisible(m_checkTable);
        return;
    }
    m_record->setFocus();
    m_scroll->ensureWidgetVisible(m_record);
}

/// Not checked, normal, abnormal, not applicable, and round again; where a range judges, only whether it applies.
void StepPage::turnVerdict(int row)
{
    const auto now = m_checks->verdictAt(row);
    if (!now)
        judge(row, CheckVerdict::Normal);
    else if (*now == CheckVerdict::Normal)
        judge(row, CheckVerdict::Abnormal);
    else if (*now == CheckVerdict::Abnormal)
        judge(row, CheckVerdict::NotApplicable);
    else
        m_checks->setVerdict(row, {});
    if (m_checks->verdictAt(row) == now && now)
        judge(row, CheckVerdict::NotApplicable);
}

void StepPage::judge(int row, CheckVerdict verdict)
{
    m_checks->setVerdict(row, verdict);
    if (verdict == CheckVerdict::NotApplicable && m_checks->index(row, StepChecks::NoteColumn).data(Qt::EditRole).toString().isEmpty()) {
        const auto note = m_checks->index(row, StepChecks::NoteColumn);
        m_checkTable->setCurrentIndex(note);
        m_checkTable->edit(note);
    }
}

bool StepPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !whyNotWork().isEmpty())
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->modifiers() & Qt::ControlModifier) {
        done();
        return true;
    }
    const auto at = m_checkTable->currentIndex();
    if (watched != m_checkTable || !at.isValid() || key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return QWidget::eventFilter(watched, event);
    const auto go = [&](int row) {
        if (row < m_checks->rowCount())
            m_checkTable->setCurrentIndex(m_checks->index(row, m_checks->isMeasured(row) ? StepChecks::ValueColumn : StepChecks::VerdictColumn));
    };
    const QChar typed = key->text().isEmpty() ? QChar() : key->text().at(0);
    // Enter goes to the next check, also out of a cell that was edited, as in a sheet.
    if (at.column() != StepChecks::NoteColumn || isEnter) {
        switch (key->key()) {
        case Qt::Key_N:
            judge(at.row(), CheckVerdict::Normal);
            go(at.row() + 1);
            return true;
        case Qt::Key_A:
            judge(at.row(), CheckVerdict::Abnormal);
            go(at.row() + 1);
            return true;
        case Qt::Key_X:
            judge(at.row(), CheckVerdict::NotApplicable);
            return true;
        case Qt::Key_Space:
            turnVerdict(at.row());
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (at.row() + 1 < m_checks->rowCount())
                go(at.row() + 1);
            else
                m_record->setFocus();
            return true;
        default:
            break;
        }
        if ((typed.isDigit() || typed == u'.' || typed == u'-') && m_checks->isMeasured(at.row()))
            m_checkTable->setCurrentIndex(at.siblingAtColumn(StepChecks::ValueColumn)); // and the key begins to edit it
    }
    return QWidget::eventFilter(watched, event);
}

/// The result is in sight however narrow the page is; the name takes what is left.
void StepPage::fitChecks()
{
    const int range = shell::px(88);
    const int value = shell::px(78);
    const int verdict = shell::px(104);
    m_checkTable->setColumnWidth(StepChecks::RangeColumn, range);
    m_checkTable->setColumnWidth(StepChecks::ValueColumn, value);
    m_checkTable->setColumnWidth(StepChecks::VerdictColumn, verdict);
    m_checkTable->setColumnWidth(StepChecks::NameColumn, qBound(shell::px(96), m_checkTable->viewport()->width() - range - value - verdict, shell::px(240)));
}

void StepPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &StepPage::fitChecks, Qt::QueuedConnection); // once the page inside has its width
}

} // namespace views::panels
