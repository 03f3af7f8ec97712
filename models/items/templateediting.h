// TemplateEditing: a template's document in hand: what it says, what speaks against it, and every act on it, to be taken back.
#pragma once

#include "rules/evaluation/template.h"

#include <functional>

namespace items {

using namespace contract;

class TemplateEditing
{
public:
    using Document = rules::evaluation::Template;
    using Act = std::function<void(Document &)>;

    /// As it is kept; nothing can be taken back any more.
    void begin(Document kept);
    /// Acts of the same name in a row are one, as the letters of a word are; an empty name stands alone. An act that changes
    /// nothing is none.
    void change(const QString &name, const Act &act);
    /// Takes back, and does again; false where there is nothing.
    bool undo();
    bool redo();
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    /// What stands now is what is kept.
    void kept();

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] bool isDirty() const { return m_document != m_kept; }
    /// What speaks against bringing it into force.
    [[nodiscard]] const std::vector<rules::evaluation::TemplateIssue> &issues() const { return m_issues; }
    /// Why it cannot even be saved, with its place: the parser would refuse it.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }

private:
    void judge();

    static constexpr size_t mostSteps = 200;
    Document m_kept;
    Document m_document;
    std::vector<Document> m_undo;
    std::vector<Document> m_redo;
    QString m_last; ///< name of the act before
    std::vector<rules::evaluation::TemplateIssue> m_issues;
    std::optional<Error> m_refusal;
};

} // namespace items
