// Captions: every word that a record shows, in the language of the moment. The language is QLocale()'s (the shell sets
// QLocale::setDefault and installs the translators); after a switch a QEvent::LanguageChange makes models say theirs anew.
#pragma once

#include "contract/catalogue.h"
#include "contract/receipt.h"
#include "contract/shape.h"

#include <QLocale>

namespace items {

using namespace contract;

/// "Resource", translated.
[[nodiscard]] QString captionOf(const Shape &shape);
/// "Resources", translated.
[[nodiscard]] QString captionsOf(const Shape &shape);
[[nodiscard]] QString captionOf(const Shape &shape, const FieldShape &field);
/// The heading under which the form shows the field and those after it; empty where none begins.
[[nodiscard]] QString sectionOf(const Shape &shape, const FieldShape &field);
/// "Edited", "Created": what a command of that kind did.
[[nodiscard]] QString captionOf(CommandKind kind);

/// One value that a person may choose.
struct ChoiceText {
    QString code;
    QString text;
    QString group; ///< the text of the catalogue group it belongs to; may be empty
};
/// True where the field's values are codes: a choice, or a field with a catalogue.
[[nodiscard]] bool hasCodes(const FieldShape &field);
/// In the order of the entity's or catalogue's list, without an entry for "empty".
[[nodiscard]] std::vector<ChoiceText> choicesOf(const Shape &shape, const FieldShape &field, const Catalogues &catalogues);
/// The text of a code; the code itself where it is unknown.
[[nodiscard]] QString choiceText(const Shape &shape, const FieldShape &field, const QString &code, const Catalogues &catalogues);
[[nodiscard]] QString textOf(const CatalogueEntry &entry);
[[nodiscard]] QString captionOf(const AttributeShape &attribute);

/// A value as a list shows it: codes, dates, numbers with grouping and unit, yes and no. A reference shows `title`.
[[nodiscard]] QString displayText(const Shape &shape, const FieldShape &field, const Value &value, const Catalogues &catalogues, const QString &title = {});
/// "today 17:30", "yesterday 09:05", "2026-11-20 08:00", in local time.
[[nodiscard]] QString displayTime(Instant instant, Instant now);
/// "2026-11-20 08:00:13", in local time.
[[nodiscard]] QString fullTime(Instant instant);

/// A sentence for people: what is wrong. Names the field in its own words where the error names one of the shape's.
[[nodiscard]] QString sentenceOf(const Error &error, const Shape *shape);
/// What a guard of a resource's life wants, where the error comes from one; empty otherwise.
[[nodiscard]] QString lifeSentence(const Error &error);

} // namespace items
