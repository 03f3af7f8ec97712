// Words: what fields and codes are called in files. A file is written in one language and read in any: by the names that
// programs use, in English and in Chinese.
#pragma once

#include "contract/catalogue.h"
#include "contract/shape.h"

class QTranslator;

namespace exchange {

using namespace contract;

enum class Language { Names, English, Chinese };

class Words
{
public:
    /// `chinese` may be null; both must outlive this.
    Words(const Catalogues &catalogues, const QTranslator *chinese);

    /// "memory_gb", "Memory (GB)".
    [[nodiscard]] QString heading(const Shape &shape, const FieldShape &field, Language language) const;
    /// The text of a choice's or catalogue's code; the code itself where another code has the same text.
    [[nodiscard]] QString textOf(const Shape &shape, const FieldShape &field, const QString &code, Language language) const;
    [[nodiscard]] QString textOf(bool yes, Language language) const;
    /// Words that belong to no entity; Names says them in English.
    [[nodiscard]] QString said(const char *context, const char *caption, Language language) const;

    /// The position of the field that a heading names, or -1. Case, blanks, a unit in brackets and a `*` do not matter.
    [[nodiscard]] int fieldOf(const Shape &shape, const QString &heading) const;
    /// The kind of relation that a heading of resources names (依赖, Runs on, relation:runs_on); empty where it names none.
    [[nodiscard]] QString relationOf(const Shape &shape, const QString &heading) const;
    /// The field's values are codes: a choice's or a catalogue's.
    [[nodiscard]] static bool hasCodes(const FieldShape &field);
    /// Each text that means a code, folded(), to the code; to an empty text where it means several.
    [[nodiscard]] QHash<QString, QString> codesOf(const Shape &shape, const FieldShape &field) const;
    /// As headings are compared: without case, blanks, a unit in brackets and a `*`.
    [[nodiscard]] static QString plainHeading(QString heading);
    /// As texts are compared: trimmed, without case.
    [[nodiscard]] static QString folded(const QString &text) { return text.trimmed().toCaseFolded(); }

private:
    enum class Word { OfField, OfChoice };
    [[nodiscard]] QString said(const Shape &shape, const char *caption, Language language, Word word = Word::OfField) const;
    [[nodiscard]] QString codeText(const Shape &shape, const FieldShape &field, const QString &code, Language language) const;

    const Catalogues &m_catalogues;
    const QTranslator *m_chinese;
};

} // namespace exchange
