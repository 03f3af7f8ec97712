// ReportText (报告正文): what a run report says, as blocks of headings, paragraphs, tables and charts whose numbers are live:
// "{incidents}" in a text stands for the number that a formula gives over the report's period. The numbers as they were read
// last stay in the report, so that one that has moved since can be marked, and an issued report never moves.
// The shipped outlines are our proposal (domain.md section 12, F23 and F25).
#pragma once

#include "contract/entities/runreport.h"
#include "rules/decide.h"
#include "rules/evaluation/figures.h"

#include <map>

namespace rules::evaluation {
struct ReportBlock {
    enum class Kind { Heading, Paragraph, Table, Chart };
    Kind kind = Kind::Paragraph;
    int level = 1; ///< of a heading, 1 to 3
    QString text; ///< of a heading or paragraph; caption of a table or chart
    QStringList columns; ///< of a table
    std::vector<QStringList> rows; ///< of a table, cells as texts with live numbers; of a chart one row a bar: label, number
    bool operator==(const ReportBlock &) const = default;
};

/// One number of the report: where it comes from, and how it is shown.
struct ReportNumber {
    QString formula; ///< rules/evaluation/formula
    QString zh; ///< what it is
    QString en;
    bool operator==(const ReportNumber &) const = default;
};

struct ReportText {
    std::map<QString, ReportNumber> numbers;
    std::vector<ReportBlock> blocks;
    bool operator==(const ReportText &) const = default;
};

/// `blocks` of a run_report. InvalidValue with the place ("blocks[2].text") for anything else than toJson() writes, and for a
/// text that names no number of the report.
[[nodiscard]] Result<ReportText> reportTextFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const ReportText &text);

/// A number as it was read.
struct ReportValue {
    enum class Unit { Count, Minutes, Percent, Score };
    Unit unit = Unit::Count;
    bool isKnown = false; ///< false: a ratio over nothing
    qint64 value = 0; ///< a count, minutes, basis points, hundredths of a point
    bool operator==(const ReportValue &) const = default;
};
struct ReportNumbers {
    Instant readAt;
    std::map<QString, ReportValue> values;
    bool operator==(const ReportNumbers &) const = default;
};

/// `numbers` of a run_report; an empty text is no numbers. InvalidValue with the place.
[[nodiscard]] Result<ReportNumbers> reportNumbersFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const ReportNumbers &numbers);

/// The number that is no formula over records: the total of the evaluation that the report is about, in hundredths of a point.
inline constexpr QLatin1StringView scoreFormula{"evaluation_score"};

/// What has to be counted for the report's numbers, as a template whose indicators are the numbers (rules/evaluation/figures).
[[nodiscard]] Template countedBy(const ReportText &text);
/// The numbers that the figures of that template give; the score where the report is about an evaluation that has one.
[[nodiscard]] ReportNumbers numbersOf(const ReportText &text, const Figures &figures, std::optional<int> score, Instant readAt);

/// As an official writes it: "1286", "43.20 %" without the space, "216 分钟", "92.35 分"; "—" where it is not known.
[[nodiscard]] QString wordsOf(const ReportValue &value);

/// A stretch of a text: fixed words, or a number by its name.
struct ReportPiece {
    QString text;
    QString number; ///< name; empty: fixed words
    bool operator==(const ReportPiece &) const = default;
};
/// "{{" is a brace.
[[nodiscard]] std::vector<ReportPiece> piecesOf(const QString &text);
/// The text with its numbers; "—" for one that was not read.
[[nodiscard]] QString filled(const QString &text, const ReportNumbers &numbers);
/// Names of the numbers that are not what they were: those of `then` that `now` gives otherwise.
[[nodiscard]] QStringList movedNumbers(const ReportNumbers &then, const ReportNumbers &now);

/// The outline that a new report of the kind begins with (resources/evaluation).
[[nodiscard]] const ReportText &shippedReportText(ReportKind kind);
/// 2026年第3季度政务云运行季报
[[nodiscard]] QString reportTitle(ReportKind kind, QDate from);

/// Keeps digest and issuer. RequiredMissing for issuing without numbers; Refused states: an issued report is not edited but by
/// being superseded, nothing goes back to a draft.
[[nodiscard]] Result<void> settleRunReport(const Command &command, const Record *before, Record &after, const Situation &situation);

/// SM3 of text and numbers in canonical form.
[[nodiscard]] Result<QString> digestOf(const ReportText &text, const ReportNumbers &numbers);

} // namespace rules::evaluation
