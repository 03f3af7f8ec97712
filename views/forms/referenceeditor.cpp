#include "views/forms/referenceeditor.h"

#include "items/referencesource.h"
#include "views/shell/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace views::forms {

using namespace contract;

ReferenceEditor::ReferenceEditor(const FieldPlace &place, QWidget *parent)
    : FieldEditor(place, parent)
    , m_source(place.references)
    , m_line(new QLineEdit(this))
    , m_completer(new QCompleter(this))
{
    m_line->setPlaceholderText(tr("Type a name, number or pinyin"));
    m_line->setMaximumWidth(m_line->fontMetrics().horizontalAdvance(QLatin1Char('0')) * 64 + shell::px(16));
    m_line->installEventFilter(this);
    setInput(m_line, m_line);
    if (!m_source)
        return;
    m_source->setParent(this);
    m_completer->setModel(m_source);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_line->setCompleter(m_completer);
    connect(m_line, &QLineEdit::textEdited, this, &ReferenceEditor::search);
    connect(m_source, &items::ReferenceSource::settled, this, [this] {
        if (m_line->hasFocus() && m_line->isModified() && m_id.isEmpty() && m_source->rowCount() > 0)
            m_completer->complete();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, [this](const QModelIndex &index) { take(index.row()); });
}

void ReferenceEditor::search(const QString &typed)
{
    // From the first keystroke on the line holds a text and no record, until one is taken.
    m_id.clear();
    m_shown.clear();
    m_source->setText(typed);
    Q_EMIT edited();
}

void ReferenceEditor::take(int row)
{
    const QUuid id = m_source->idAt(row);
    if (id.isNull())
        return;
    m_id = idText(id);
    m_shown = m_source->titleAt(row);
    m_line->setText(m_shown);
    m_line->setModified(false);
    Q_EMIT edited();
}

Value ReferenceEditor::value() const
{
    if (!m_id.isEmpty())
        return m_id;
    const QString typed = m_line->text().trimmed();
    return typed.isEmpty() ? Value() : Value(typed);
}

void ReferenceEditor::setValue(const Value &value, const QString &shown)
{
    const QString id = text(value);
    if (idOf(id).isNull()) {
        m_id.clear();
        m_shown.clear();
        if (m_line->text().trimmed() != id)
            m_line->setText(id);
        return;
    }
    m_id = id;
    m_shown = shown.isEmpty() ? id : shown;
    m_line->setText(m_shown);
    m_line->setCursorPosition(0);
    m_line->setModified(false);
}

void ReferenceEditor::conclude()
{
    const QString typed = m_line->text().trimmed();
    if (!m_id.isEmpty() || typed.isEmpty() || !m_source)
        return;
    for (int row = 0; row < m_source->rowCount(); ++row)
        if (m_source->titleAt(row) == typed) {
            take(row);
            return;
        }
}

void ReferenceEditor::lockInput(bool locked)
{
    m_line->setReadOnly(locked);
    m_line->setEnabled(!locked);
}

bool ReferenceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress && m_source && !isLocked()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && !m_completer->popup()->isVisible()) {
            m_line->setModified(true);
            m_source->setText(m_id.isEmpty() ? m_line->text() : QString());
            if (m_source->rowCount() > 0)
                m_completer->complete();
            return true;
        }
    }
    if (watched == m_line && event->type() == QEvent::FocusOut)
        conclude();
    return FieldEditor::eventFilter(watched, event);
}

} // namespace views::forms
