#include "views/forms/instanteditor.h"

#include <QDateTime>
#include <QLineEdit>

namespace views::forms {

using namespace contract;

namespace {

const QString shownAs = QStringLiteral("yyyy-MM-dd HH:mm");

/// As people write it: dashes, slashes or dots between, seconds or none; a day alone is its beginning.
std::optional<qint64> instantFrom(QString typed)
{
    typed.replace(u'：', u':').replace(u'/', u'-').replace(u'.', u'-').replace(u'T', u' ');
    typed = typed.simplified();
    for (const auto *format : {"yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d"})
        if (const auto read = QDateTime::fromString(typed, QString::fromLatin1(format)); read.isValid())
            return read.toMSecsSinceEpoch();
    return std::nullopt;
}

} // namespace

InstantEditor::InstantEditor(const FieldPlace &place, QWidget *parent) : FieldEditor(place, parent), m_line(new QLineEdit(this))
{
    m_line->setPlaceholderText(QStringLiteral("2026-11-24 22:00"));
    m_line->setMaximumWidth(m_line->fontMetrics().horizontalAdvance(u'0') * 24);
    setInput(m_line, m_line);
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

Value InstantEditor::value() const
{
    const QString typed = m_line->text().trimmed();
    if (typed == m_text)
        return m_shown;
    if (typed.isEmpty())
        return {};
    const auto read = instantFrom(typed);
    return read ? Value(*read) : Value(typed);
}

void InstantEditor::setValue(const Value &value, const QString &)
{
    if (const auto *ms = std::get_if<qint64>(&value))
        m_text = QDateTime::fromMSecsSinceEpoch(*ms).toString(shownAs);
    else
        m_text = text(value);
    m_shown = value;
    m_line->setText(m_text);
    m_line->setCursorPosition(0);
}

void InstantEditor::lockInput(bool locked)
{
    m_line->setReadOnly(locked);
    m_line->setEnabled(!locked);
}

} // namespace views::forms
