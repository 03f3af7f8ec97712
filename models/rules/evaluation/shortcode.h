// The short code of a printed score (取数码): eight characters on paper that find its records again: which evaluation, which
// indicator, and whether the result is still the printed one.
#pragma once

#include <QStringList>
#include <QUuid>
#include <optional>
#include <span>
#include <vector>

namespace rules::evaluation {

/// Seven characters of SM3 over evaluation, indicator and result digest, and one that checks them: "7K3M-9QXA". No I, L, O
/// or U, so that nobody reads 1, 0 or V. An empty indicator: the whole result.
[[nodiscard]] QString shortCode(const QUuid &evaluation, const QString &indicator, const QString &resultDigest);
/// The code as typed or scanned, put right: blanks and hyphens out, upper case, I and L as 1, O as 0, U as V. Nothing where it is no
/// code: the check character is wrong.
[[nodiscard]] std::optional<QString> codeFromText(const QString &typed);

/// An evaluation that a code may come from.
struct CodedEvaluation {
    QUuid evaluation;
    QString resultDigest;
    QStringList indicators;
};
struct FoundScore {
    QUuid evaluation;
    QString indicator;
    bool operator==(const FoundScore &) const = default;
};
/// All that fit: with some thousands of scores one, hardly ever two. `code` as codeFromText() or shortCode() gives it.
[[nodiscard]] std::vector<FoundScore> scoresBehind(const QString &code, std::span<const CodedEvaluation> among);

} // namespace rules::evaluation
