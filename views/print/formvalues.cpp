#include "views/print/formvalues.h"

namespace views::print {

QString FormValues::text(const QString &name) const
{
    if (m_row)
        if (const auto found = m_row->find(name); found != m_row->end())
            return *found;
    if (const auto found = m_data.texts.find(name); found != m_data.texts.end())
        return *found;
    const auto &head = m_data.head;
    const std::pair<const char16_t *, QString> known[] = {{u"form", m_layout.form}, {u"version", m_layout.version}, {u"title", m_layout.title}, {u"number", head.number},
        {u"copy", head.copy > 0 ? QString::number(head.copy) : QString()}, {u"printed_at", head.printedAt}, {u"printed_by", head.printedBy}, {u"short_code", head.shortCode}, {u"state", head.state}};
    for (const auto &[word, value] : known)
        if (name == QStringView(word))
            return value;
    return {};
}

bool FormValues::holds(const When &when) const
{
    const bool isBlank = m_data.isBlank();
    const auto isThere = [&] {
        const auto table = m_data.tables.find(when.name);
        return !text(when.name).isEmpty() || (table != m_data.tables.end() && !table->empty()) || m_data.images.contains(when.name) || m_data.drawings.contains(when.name);
    };
    switch (when.kind) {
    case When::Kind::Always:
        return true;
    case When::Kind::Blank:
        return isBlank;
    case When::Kind::Filled:
        return !isBlank;
    case When::Kind::Present:
        return isBlank || isThere();
    case When::Kind::Absent:
        return !isBlank && !isThere();
    }
    return true;
}

void FormValues::append(InlineText &text, const BoundText &bound) const
{
    for (const auto &part : bound.parts) {
        if (!part.isName) {
            text.append(part.text);
            continue;
        }
        const auto value = this->text(part.text);
        if (value.isEmpty())
            text.appendBlank(part.blankMm);
        else
            text.append(value);
    }
}

void FormValues::append(InlineText &text, const Choice &choice) const
{
    const auto chosen = this->text(choice.name).split(u' ', Qt::SkipEmptyParts);
    for (size_t i = 0; i < choice.options.size(); ++i) {
        if (i > 0)
            text.append(QStringLiteral("  "));
        text.appendBox(chosen.contains(choice.options[i].code));
        text.append(choice.options[i].zh);
    }
    if (choice.other.isEmpty())
        return;
    const auto other = this->text(choice.other);
    if (other.isEmpty())
        text.appendBlank(25);
    else
        text.append(QStringLiteral(" ") + other);
}

} // namespace views::print
