// What the server wrote into the record, in the reader's language: the record itself is kept in Chinese.
#pragma once

#include <QString>

namespace items {

/// A text that the server wrote, said in the language of now; any other text as it is.
[[nodiscard]] QString serverSentence(const QString &text);
/// Who did it: the server's own name is said in the language of now.
[[nodiscard]] QString doerText(const QString &name);
/// The reason of an act; the server's own are said in the language of now.
[[nodiscard]] QString reasonText(const QString &reason, const QString &by);

} // namespace items
