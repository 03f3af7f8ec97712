#include "items/openreport.h"

#include "contract/codec.h"
#include "contract/entities/evaluation.h"
#include "contract/entities/runreport.h"
#include "items/counting.h"

namespace items {

namespace {

using namespace rules::evaluation;

Result<ReportFile> readReportFile(replica::ListReader &reader, const QUuid &id)
{
    ReportFile file;
    const auto &shape = contract::shapeOf<RunReport>();
    auto row = reader.row(shape, id);
    if (!row)
        return Unexpected(row.error());
    if (!*row)
        return file;
    file.report = **std::move(row);
    auto record = fromRecord<RunReport>(file.report.record);
    if (!record)
        return Unexpected(record.error());
    file.record = *std::move(record);
    file.unit = file.report.titles[size_t(shape.indexOf(u"unit_id"))];
    const auto text = reportTextFromJson(file.record.blocks.toUtf8());
    if (text)
        file.text = *text;
    const auto numbers = reportNumbersFromJson(file.record.numbers.toUtf8());
    if (numbers)
        file.numbers = *numbers;
    if (!text || !numbers)
        file.broken = !text ? text.error() : numbers.error();
    if (file.record.evaluation.uuid.isNull())
        return file;
    const auto evaluation = reader.row(contract::shapeOf<Evaluation>(), file.record.evaluation.uuid);
    if (!evaluation)
        return Unexpected(evaluation.error());
    if (const auto about = *evaluation ? fromRecord<Evaluation>((*evaluation)->record) : Result<Evaluation>(fail(ErrorCode::NotFound)); about) {
        file.evaluation = about->title;
        if (about->frozenAt)
            file.score = about->score;
    }
    return file;
}

} // namespace

bool OpenReport::concerns(const QString &entity, const QVector<QUuid> &ids) const
{
    return (entity == QLatin1StringView(Describe<RunReport>::name) && ids.contains(id()))
           || (m_file && entity == QLatin1StringView(Describe<Evaluation>::name) && ids.contains(m_file->record.evaluation.uuid));
}

void OpenReport::ask()
{
    takes(queries().figure<ReportFile>([id = id()](replica::ListReader &reader) { return readReportFile(reader, id); }), m_file, &ReportFile::report);
}

QFuture<Result<ReportNumbers>> readReportNumbers(Queries &queries, const ReportFile &file, const ReportText &text, Instant readAt)
{
    const Period period{file.record.periodFrom, file.record.periodTo};
    const Scope scope{.provider = {}, .unit = file.record.unit.uuid, .service = {}};
    return countWith<ReportNumbers>(queries, [text, period, scope, score = file.score, readAt](replica::ListReader &, replica::FigureReader &reader) -> Result<ReportNumbers> {
        const auto plan = reader.plan(countedBy(text), period, scope);
        if (!plan)
            return Unexpected(plan.error());
        const auto figures = reader.figures(*plan);
        if (!figures)
            return Unexpected(figures.error());
        return numbersOf(text, *figures, score, readAt);
    });
}

} // namespace items
