// Masking: personal texts as they leave the system unless somebody asks for them whole. 138****5678, 张*.
#pragma once

#include <QString>

namespace exchange {

/// Keeps what tells people apart at a glance: three and four digits of a long number, else the first character.
[[nodiscard]] QString masked(const QString &text);
/// A text that masked() may have made; nobody types such a name.
[[nodiscard]] bool looksMasked(const QString &text);

} // namespace exchange
