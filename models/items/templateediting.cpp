#include "items/templateediting.h"

namespace items {

void TemplateEditing::begin(Document kept)
{
    m_kept = kept;
    m_document = std::move(kept);
    m_undo.clear();
    m_redo.clear();
    m_last.clear();
    judge();
}

void TemplateEditing::change(const QString &name, const Act &act)
{
    Document changed = m_document;
    act(changed);
    if (changed == m_document)
        return;
    const bool goesOn = !name.isEmpty() && name == m_last && !m_undo.empty();
    if (!goesOn)
        m_undo.push_back(std::move(m_document));
    if (m_undo.size() > mostSteps)
        m_undo.erase(m_undo.begin());
    m_redo.clear();
    m_document = std::move(changed);
    m_last = name;
    judge();
}

bool TemplateEditing::undo()
{
    if (m_undo.empty())
        return false;
    m_redo.push_back(std::exchange(m_document, std::move(m_undo.back())));
    m_undo.pop_back();
    m_last.clear();
    judge();
    return true;
}

bool TemplateEditing::redo()
{
    if (m_redo.empty())
        return false;
    m_undo.push_back(std::exchange(m_document, std::move(m_redo.back())));
    m_redo.pop_back();
    m_last.clear();
    judge();
    return true;
}

void TemplateEditing::kept()
{
    m_kept = m_document;
    m_last.clear();
}

void TemplateEditing::judge()
{
    m_issues = rules::evaluation::issuesOf(m_document);
    const auto read = rules::evaluation::templateFromJson(rules::evaluation::toJson(m_document));
    m_refusal = read ? std::nullopt : std::optional(read.error());
}

} // namespace items
