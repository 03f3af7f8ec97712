// ReportFile: a run report with its text, the numbers as they were read last, and the score of the evaluation that it is
// about; OpenReport follows it. readReportNumbers(): the numbers as they are now, counted in the cache.
#pragma once

#include "items/openrecord.h"
#include "rules/evaluation/reporttext.h"

namespace items {

struct ReportFile {
    ListRow report; ///< rid 0: the cache has none
    RunReport record;
    rules::evaluation::ReportText text;
    rules::evaluation::ReportNumbers numbers;
    std::optional<int> score; ///< of a frozen evaluation, hundredths of a point
    QString evaluation;       ///< its title
    QString unit;             ///< whom it is about
    std::optional<Error> broken; ///< what is wrong with text or numbers; what could be read stands
};

class OpenReport : public OpenRecord
{
    Q_OBJECT

public:
    explicit OpenReport(Queries &queries, QObject *parent = nullptr) : OpenRecord(queries, parent) {}

    /// Null until it is read, and where the cache has no such report.
    [[nodiscard]] const ReportFile *file() const { return m_file ? &*m_file : nullptr; }

private:
    [[nodiscard]] bool concerns(const QString &entity, const QVector<QUuid> &ids) const override;
    void ask() override;
    void forget() override { m_file.reset(); }

    std::optional<ReportFile> m_file;
};

/// The numbers of the report over its period, as the cache gives them; `readAt` is said with them.
QFuture<Result<rules::evaluation::ReportNumbers>> readReportNumbers(Queries &queries, const ReportFile &file, const rules::evaluation::ReportText &text, Instant readAt);

} // namespace items
