#include "items/evaluationfile.h"

#include "contract/digest.h"
#include "contract/entities/entities.h"
#include "items/counting.h"
#include "items/readerworld.h"
#include "rules/evaluation/evaluationresult.h"
#include "rules/evaluation/sheets.h"
#include "rules/evaluation/shortcode.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace items {

namespace ev = rules::evaluation;

namespace {

template <class E> Result<std::vector<ListRow>> hanging(replica::ListReader &reader, QStringView field, const QUuid &id)
{
    const auto &shape = contract::shapeOf<E>();
    const auto rids = reader.latestHolding(shape, shape.indexOf(field), idText(id), EvaluationFile::most);
    if (!rids)
        return Unexpected(rids.error());
    return reader.rows(shape, *rids);
}

} // namespace

ev::Score EvaluationFile::scoreWith(const ev::Figures &counted) const
{
    std::vector<ScoreSheet> records;
    for (const auto &sheet : sheets)
        records.push_back(sheet.record);
    const auto given = ev::givenSheets(records).value_or(std::vector<ev::GivenSheet>());
    return ev::scored(document, counted, given, ev::rescoredBy(objections));
}

std::vector<EvaluationFile::Proof> EvaluationFile::sheetFiles(const QUuid &sheet) const
{
    std::vector<Proof> held;
    std::ranges::copy_if(proofs, std::back_inserter(held), [&](const Proof &proof) { return proof.sheet == sheet; });
    return held;
}

QString EvaluationFile::codeOf(const QString &indicator) const
{
    return record.resultDigest.isEmpty() ? QString() : ev::shortCode(record.id.uuid, indicator, record.resultDigest);
}

Result<EvaluationFile> readEvaluationFile(replica::ListReader &reader, const QUuid &id)
{
    EvaluationFile file;
    const auto &shape = contract::shapeOf<Evaluation>();
    auto row = reader.row(shape, id);
    if (!row)
        return Unexpected(row.error());
    if (!*row)
        return file;
    file.row = **std::move(row);
    auto record = fromRecord<Evaluation>(file.row.record);
    if (!record)
        return Unexpected(record.error());
    file.record = *std::move(record);
    file.unit = file.row.titles[size_t(shape.indexOf(u"unit_id"))];

    const auto pattern = reader.row(contract::shapeOf<EvaluationTemplate>(), file.record.templateId.uuid);
    if (!pattern)
        return Unexpected(pattern.error());
    file.broken = Error{ErrorCode::NotFound, QStringLiteral("template_id"), {}};
    if (*pattern)
        if (auto held = fromRecord<EvaluationTemplate>((*pattern)->record)) {
            file.templateRecord = *std::move(held);
            auto document = ev::templateFromJson(file.templateRecord.content.toUtf8());
            file.broken = document ? std::nullopt : std::optional(document.error());
            if (document)
                file.document = *std::move(document);
        }
    if (!file.record.figures.isEmpty())
        if (auto figures = ev::figuresFromJson(QJsonDocument::fromJson(file.record.figures.toUtf8()).object()))
            file.figures = *std::move(figures);
    if (!file.record.result.isEmpty())
        if (auto result = ev::resultFromJson(file.record.result.toUtf8()))
            file.frozen = *std::move(result);

    const auto sheets = hanging<ScoreSheet>(reader, u"evaluation_id", id);
    const auto objections = hanging<Objection>(reader, u"evaluation_id", id);
    auto improvements = hanging<ImprovementItem>(reader, u"evaluation_id", id);
    if (!sheets || !objections || !improvements)
        return Unexpected(!sheets ? sheets.error() : !objections ? objections.error() : improvements.error());
    const auto &sheetShape = contract::shapeOf<ScoreSheet>();
    for (const auto &each : *sheets) {
        auto sheet = fromRecord<ScoreSheet>(each.record);
        if (!sheet || sheet->retired)
            continue;
        EvaluationSheet one{.record = *std::move(sheet), .unit = each.titles[size_t(sheetShape.indexOf(u"unit_id"))], .scores = {}};
        if (auto scores = ev::givenFromJson(one.record.scores))
            one.scores = *std::move(scores);
        const auto proofs = hanging<Attachment>(reader, u"record_id", one.record.id.uuid);
        if (!proofs)
            return Unexpected(proofs.error());
        for (const auto &proof : *proofs)
            if (!proof.record.retired)
                file.proofs.push_back({one.record.id.uuid, textIn(contract::shapeOf<Attachment>(), proof.record, u"name"), textIn(contract::shapeOf<Attachment>(), proof.record, u"digest")});
        file.sheets.push_back(std::move(one));
    }
    for (const auto &each : *objections)
        if (auto objection = fromRecord<Objection>(each.record); objection && !objection->retired)
            file.objections.push_back(*std::move(objection));
    file.improvements = *std::move(improvements);
    return file;
}

bool OpenEvaluation::concerns(const QString &entity, const QVector<QUuid> &ids) const
{
    constexpr std::array hangers{Describe<ScoreSheet>::name, Describe<Objection>::name, Describe<ImprovementItem>::name, Describe<Attachment>::name};
    const bool hangs = std::ranges::any_of(hangers, [&](const char *name) { return entity == QLatin1StringView(name); });
    const bool isTemplate = m_file && entity == QLatin1StringView(Describe<EvaluationTemplate>::name) && ids.contains(m_file->record.templateId.uuid);
    return hangs || isTemplate || (entity == QLatin1StringView(Describe<Evaluation>::name) && ids.contains(id()));
}

void OpenEvaluation::ask()
{
    takes(queries().figure<EvaluationFile>([id = id()](replica::ListReader &reader) { return readEvaluationFile(reader, id); }), m_file, &EvaluationFile::row);
}

ListQuery recordsBehind(const ev::Plan &plan, const ev::Place &place) { return replica::listQueryOf(plan.only(place)); }

QFuture<Result<FreezeDraft>> readFreezeDraft(Queries &queries, const Evaluation &evaluation)
{
    return countWith<FreezeDraft>(queries, [evaluation](replica::ListReader &rows, replica::FigureReader &reader) -> Result<FreezeDraft> {
        const ReaderWorld world(rows);
        const auto document = ev::templateOf(evaluation, world);
        if (!document)
            return Unexpected(document.error());
        const auto plan = reader.plan(*document, ev::periodOf(evaluation), ev::scopeOf(evaluation));
        if (!plan)
            return Unexpected(plan.error());
        FreezeDraft draft;
        if (const auto written = reader.inputs(*plan, [&](QByteArrayView piece) { draft.inputs += piece; }); !written)
            return Unexpected(written.error());
        // The figures are those of these records and no others, whatever arrives in between.
        const auto figures = ev::figuresFromInputs(draft.inputs, *document);
        if (!figures)
            return Unexpected(figures.error());
        Evaluation frozen = evaluation;
        frozen.figures = draft.figures = ev::figuresText(*figures);
        frozen.inputsDigest = draft.inputsDigest = sm3Hex(draft.inputs);
        const auto result = ev::resultNow(frozen, *figures, world);
        if (!result)
            return Unexpected(result.error());
        auto canonical = ev::canonicalText(*result);
        if (!canonical)
            return Unexpected(canonical.error());
        draft.result = *std::move(canonical);
        draft.digest = ev::digestOf(draft.result);
        draft.score = result->score;
        return draft;
    });
}

void EvaluationCount::cancel()
{
    if (!m_running)
        return;
    {
        const QMutexLocker lock(&m_running->mutex);
        m_running->cancelled = true;
        if (m_running->reader)
            m_running->reader->cancel();
    }
    m_running.reset();
    Q_EMIT runningChanged();
}

void EvaluationCount::count(const ev::Template &document, const ev::Period &period, const ev::Scope &scope)
{
    cancel();
    m_running = std::make_shared<Running>();
    const auto work = [running = m_running, document, period, scope](replica::ListReader &, replica::FigureReader &reader) -> Result<CountedEvaluation> {
        {
            const QMutexLocker lock(&running->mutex);
            if (running->cancelled)
                return fail(ErrorCode::Cancelled);
            running->reader = &reader;
        }
        auto plan = reader.plan(document, period, scope);
        auto figures = plan ? reader.figures(*plan) : Result<ev::Figures>(Unexpected(plan.error()));
        const QMutexLocker lock(&running->mutex);
        running->reader = nullptr;
        if (running->cancelled)
            return fail(ErrorCode::Cancelled);
        if (!figures)
            return Unexpected(figures.error());
        return CountedEvaluation{*std::move(plan), *std::move(figures)};
    };
    whenDone(countWith<CountedEvaluation>(m_queries, work), this, [this, running = m_running](const Result<CountedEvaluation> &result) {
        if (running != m_running)
            return; // given up, or another has begun
        m_running.reset();
        Q_EMIT runningChanged();
        if (result)
            Q_EMIT counted(*result);
        else
            Q_EMIT failed(result.error());
    });
    Q_EMIT runningChanged();
}

} // namespace items
