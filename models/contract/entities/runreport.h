// RunReport (运行报告): a report of a month, quarter or year (F25), or of an evaluation (F23): blocks of text with live
// numbers. An issued one keeps its numbers.
#pragma once

#include "contract/entities/evaluation.h"

namespace contract {

enum class ReportKind { Monthly, Quarterly, Yearly, Evaluation };
template <> struct Choices<ReportKind> {
    static constexpr std::array all{
        Choice{ReportKind::Monthly, "monthly", QT_TRANSLATE_NOOP("RunReport", "Monthly run report")},
        Choice{ReportKind::Quarterly, "quarterly", QT_TRANSLATE_NOOP("RunReport", "Quarterly run report")},
        Choice{ReportKind::Yearly, "yearly", QT_TRANSLATE_NOOP("RunReport", "Yearly run report")},
        Choice{ReportKind::Evaluation, "evaluation", QT_TRANSLATE_NOOP("RunReport", "Evaluation report")},
    };
};

enum class ReportState { Draft, Issued, Superseded };
template <> struct Choices<ReportState> {
    static constexpr std::array all{
        Choice{ReportState::Draft, "draft", QT_TRANSLATE_NOOP("RunReport", "Draft")},
        Choice{ReportState::Issued, "issued", QT_TRANSLATE_NOOP("RunReport", "Issued")},
        Choice{ReportState::Superseded, "superseded", QT_TRANSLATE_NOOP("RunReport", "Superseded")},
    };
};

struct RunReport {
    Id<RunReport> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString title;
    ReportKind kind = ReportKind::Monthly;
    ReportState state = ReportState::Draft;
    QDate periodFrom;
    QDate periodTo;
    Id<Evaluation> evaluation;
    Id<Organisation> unit; ///< whom it is about; empty: all
    QString blocks; ///< JSON array of headings, texts, tables and charts (rules/evaluation/reportblocks)
    QString numbers; ///< JSON object: the numbers as they stood when they were last read, and when
    QDate dueOn;
    bool bySchedule = false; ///< made by the schedule
    bool caughtUp = false; ///< made later than the schedule says, since the server did not run then
    QString contentDigest; ///< SM3 of blocks and numbers; kept by the rules
    QString issuedBy;
    std::optional<Instant> issuedAt;
    QString audience = QStringLiteral("everyone"); ///< kept by the rules
    bool operator==(const RunReport &) const = default;
};

template <> struct Describe<RunReport> {
    static constexpr auto name = "run_report";
    static constexpr auto caption = QT_TRANSLATE_NOOP("RunReport", "Report");
    static constexpr auto captions = QT_TRANSLATE_NOOP("RunReport", "Reports");
    static constexpr auto numberPrefix = "YB";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("RunReport", "Number"), &RunReport::number, traits::key},
        Field{"title", QT_TRANSLATE_NOOP("RunReport", "Title"), &RunReport::title, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::maxLength(120)},
        Field{"kind", QT_TRANSLATE_NOOP("RunReport", "Kind"), &RunReport::kind, traits::indexed | traits::listed},
        Field{"state", QT_TRANSLATE_NOOP("RunReport", "State"), &RunReport::state, traits::indexed | traits::listed},
        Field{"period_from", QT_TRANSLATE_NOOP("RunReport", "From"), &RunReport::periodFrom, traits::required | traits::indexed | traits::listed},
        Field{"period_to", QT_TRANSLATE_NOOP("RunReport", "Until"), &RunReport::periodTo, traits::required | traits::indexed | traits::listed},
        Field{"evaluation_id", QT_TRANSLATE_NOOP("RunReport", "Evaluation"), &RunReport::evaluation, traits::indexed},
        Field{"unit_id", QT_TRANSLATE_NOOP("RunReport", "Unit"), &RunReport::unit, traits::indexed | traits::listed},
        Field{"blocks", QT_TRANSLATE_NOOP("RunReport", "Text"), &RunReport::blocks, traits::maxLength(400'000)},
        Field{"numbers", QT_TRANSLATE_NOOP("RunReport", "Numbers"), &RunReport::numbers, traits::maxLength(200'000)},
        Field{"due_on", QT_TRANSLATE_NOOP("RunReport", "Due"), &RunReport::dueOn, traits::indexed | traits::listed},
        Field{"by_schedule", QT_TRANSLATE_NOOP("RunReport", "By schedule"), &RunReport::bySchedule, traits::listed},
        Field{"caught_up", QT_TRANSLATE_NOOP("RunReport", "Caught up"), &RunReport::caughtUp, traits::listed},
        Field{"content_digest", QT_TRANSLATE_NOOP("RunReport", "Digest"), &RunReport::contentDigest, traits::readOnly | traits::maxLength(64)},
        Field{"issued_by", QT_TRANSLATE_NOOP("RunReport", "Issued by"), &RunReport::issuedBy, traits::readOnly | traits::listed | traits::maxLength(80)},
        Field{"issued_at", QT_TRANSLATE_NOOP("RunReport", "Issued at"), &RunReport::issuedAt, traits::readOnly | traits::indexed | traits::listed},
        Field{"audience", QT_TRANSLATE_NOOP("RunReport", "Seen by"), &RunReport::audience, traits::scope | traits::readOnly | traits::maxLength(80)},
    };
};

} // namespace contract
