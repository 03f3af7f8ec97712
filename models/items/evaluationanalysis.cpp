#include "items/evaluationanalysis.h"

#include "contract/codec.h"
#include "contract/entities/entities.h"
#include "items/evaluationwords.h"
#include "items/readerworld.h"
#include "rules/evaluation/evaluationresult.h"

namespace items {

namespace ev = rules::evaluation;

QFuture<Result<std::vector<AnalysedEvaluation>>> readAnalysis(Queries &queries)
{
    return queries.figure<std::vector<AnalysedEvaluation>>([](replica::ListReader &reader) -> Result<std::vector<AnalysedEvaluation>> {
        const auto &shape = contract::shapeOf<Evaluation>();
        const auto rids = reader.latestHolding(shape, shape.indexOf(u"state"), text(Codec<EvaluationState>::encode(EvaluationState::Frozen)), mostAnalysed);
        const auto rows = rids ? reader.rows(shape, *rids) : Result<std::vector<ListRow>>(Unexpected(rids.error()));
        if (!rows)
            return Unexpected(rows.error());
        const ReaderWorld world(reader);
        std::map<QUuid, std::shared_ptr<const ev::Template>> documents;
        std::vector<AnalysedEvaluation> all;
        for (const auto &row : *rows) {
            auto record = fromRecord<Evaluation>(row.record);
            auto result = record ? ev::resultFromJson(record->result.toUtf8()) : Result<ev::EvaluationResult>(Unexpected(record.error()));
            if (!record || !result)
                continue;
            auto &document = documents[record->templateId.uuid];
            if (!document)
                if (auto read = ev::templateOf(*record, world))
                    document = std::make_shared<const ev::Template>(*std::move(read));
            if (document)
                all.push_back({*std::move(record), row.titles[size_t(shape.indexOf(u"unit_id"))], document, std::make_shared<const ev::EvaluationResult>(*std::move(result))});
        }
        std::ranges::stable_sort(all, {}, [](const AnalysedEvaluation &one) { return one.record.periodFrom; });
        return all;
    });
}

std::vector<Deducted> deductionsOf(const AnalysedEvaluation &evaluation)
{
    std::vector<Deducted> all;
    for (const auto &score : evaluation.result->score.indicators)
        if (score.deducted > 0) {
            const auto *indicator = evaluation.document->indicator(score.indicator);
            all.push_back({score.indicator, indicator ? nameOf(indicator->name) : score.indicator, score.deducted});
        }
    std::ranges::stable_sort(all, std::greater<>(), &Deducted::points);
    return all;
}

std::vector<size_t> likesOf(const std::vector<AnalysedEvaluation> &all, size_t one)
{
    std::vector<size_t> likes;
    const auto &wanted = all[one].record;
    for (size_t i = 0; i < all.size(); ++i)
        if (const auto &record = all[i].record; record.subject == wanted.subject && record.unit == wanted.unit && record.serviceCode == wanted.serviceCode && record.periodKind == wanted.periodKind)
            likes.push_back(i);
    return likes;
}

std::vector<size_t> contemporariesOf(const std::vector<AnalysedEvaluation> &all, size_t one)
{
    std::vector<size_t> others;
    const auto &wanted = all[one].record;
    for (size_t i = 0; i < all.size(); ++i)
        if (const auto &record = all[i].record; record.periodFrom == wanted.periodFrom && record.periodTo == wanted.periodTo && record.subject == wanted.subject && all[i].document->code == all[one].document->code)
            others.push_back(i);
    std::ranges::stable_sort(others, std::greater<>(), [&](size_t i) { return all[i].record.score; });
    return others;
}

ev::Score scoreWithWeights(const AnalysedEvaluation &evaluation, const std::vector<int> &weights)
{
    ev::Template trial = *evaluation.document;
    for (size_t i = 0; i < trial.dimensions.size() && i < weights.size(); ++i) {
        auto &dimension = trial.dimensions[i];
        const int former = dimension.weight;
        dimension.weight = weights[i];
        // What does not divide evenly falls to the last, so that the parts make the whole.
        int left = weights[i];
        ev::Indicator *last = nullptr;
        for (auto &indicator : trial.indicators) {
            if (indicator.dimension != dimension.code || former <= 0)
                continue;
            indicator.weight = int(qint64(indicator.weight) * weights[i] / former);
            left -= indicator.weight;
            last = &indicator;
        }
        if (last)
            last->weight += left;
    }
    return ev::scored(trial, evaluation.result->figures, evaluation.result->sheets, evaluation.result->rescored);
}

} // namespace items
