#include "views/shell/recordsearch.h"

#include <QStringList>

namespace views::shell {

CommandFit fitByLetters(const QString &typed, const QString &caption)
{
    if (caption.startsWith(typed.trimmed(), Qt::CaseInsensitive))
        return CommandFit::Begins;
    const auto words = typed.split(u' ', Qt::SkipEmptyParts);
    const bool within = std::ranges::all_of(words, [&](const QString &word) { return caption.contains(word, Qt::CaseInsensitive); });
    return within ? CommandFit::Within : CommandFit::None;
}

CommandFit RecordSearch::fit(const QString &typed, const QString &caption) const
{
    return fitByLetters(typed, caption);
}

} // namespace views::shell
