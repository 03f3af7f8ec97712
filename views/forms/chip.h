// Chip: a state by shape, word and colour, so that it reads in every theme, in print and for every eye.
#pragma once

#include "views/shell/theme.h"

#include <QStringView>
#include <optional>

class QPainter;

namespace views::forms {

/// The shapes are drawn, not loaded: they are legible from 10 px on and follow every scale.
enum class Mark { Ring, Clock, Arrow, Check, Turn, Warning, Pause, Down, Dash, Cross, Lock };

struct ChipLook {
    Mark mark = Mark::Ring;
    shell::Tone tone = shell::Tone::Neutral;
};

/// The look of a choice that is a state; nothing for a field whose values are no states.
[[nodiscard]] std::optional<ChipLook> chipLook(QStringView entity, QStringView field, QStringView code);

/// Paints mark and word, left-aligned and vertically centred in `box`; the word is elided to it. `ink` replaces the
/// tone's colours where the row is selected.
void paintChip(QPainter &painter, const QRect &box, const ChipLook &look, const QString &word, std::optional<QColor> ink = {});
void paintMark(QPainter &painter, const QRectF &box, Mark mark, const QColor &ink);
[[nodiscard]] int chipWidth(const QFontMetrics &metrics, const QString &word);
/// Of a chip around a word that is so wide.
[[nodiscard]] int chipWidth(int word);

} // namespace views::forms
