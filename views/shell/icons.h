// Icons: our own SVG line set in resources/icons, painted in the palette's text colour at the moment of painting, so
// that a change of theme needs no reloading.
#pragma once

#include <QIcon>
#include <QStringList>

namespace views::shell {

/// The icon of that name in :/icons; asserts that it exists.
[[nodiscard]] QIcon icon(const QString &name);
/// The same in one fixed colour, for chips and notices.
[[nodiscard]] QIcon icon(const QString &name, const QColor &colour);
/// The names of the set.
[[nodiscard]] QStringList iconNames();

} // namespace views::shell
