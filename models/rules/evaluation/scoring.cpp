#include "rules/evaluation/scoring.h"

#include <array>
#include <numeric>

namespace rules::evaluation {

namespace {

using Step = AccountStep::Kind;

constexpr qint64 one = 10'000;  ///< basis points
constexpr int fullScore = 10'000; ///< hundredths

struct StepCode {
    Step kind;
    const char *code;
};
constexpr std::array stepCodes{
    StepCode{Step::Figure, "figure"},
    StepCode{Step::Undefined, "undefined"},
    StepCode{Step::ByHand, "by_hand"},
    StepCode{Step::Measured, "measured"},
    StepCode{Step::Band, "band"},
    StepCode{Step::LadderStep, "ladder_step"},
    StepCode{Step::BelowLadder, "below_ladder"},
    StepCode{Step::Occurrences, "occurrences"},
    StepCode{Step::Shortfall, "shortfall"},
    StepCode{Step::Capped, "capped"},
    StepCode{Step::Yes, "yes"},
    StepCode{Step::No, "no"},
    StepCode{Step::Judged, "judged"},
    StepCode{Step::FullByZero, "full_by_zero"},
    StepCode{Step::NotApplicable, "not_applicable"},
    StepCode{Step::Missing, "missing"},
    StepCode{Step::FewAnswers, "few_answers"},
    StepCode{Step::Points, "points"},
    StepCode{Step::Left, "left"},
    StepCode{Step::PartyMean, "party_mean"},
    StepCode{Step::Merged, "merged"},
    StepCode{Step::Bonus, "bonus"},
    StepCode{Step::Veto, "veto"},
    StepCode{Step::Reconsidered, "reconsidered"},
    StepCode{Step::Sum, "sum"},
    StepCode{Step::Rescaled, "rescaled"},
    StepCode{Step::ExtraDeducted, "extra_deducted"},
    StepCode{Step::BonusAdded, "bonus_added"},
    StepCode{Step::Within, "within"},
    StepCode{Step::GradeReached, "grade_reached"},
    StepCode{Step::GradeCapped, "grade_capped"},
};

/// The mean of marks wants enough answers to say something.
bool isMeanOfMarks(const QString &text)
{
    const auto formula = formulaFromText(text);
    return formula && std::ranges::any_of(aggregatesOf(*formula), [](const Aggregate &aggregate) { return fullMarks(aggregate) != 1; });
}

/// The rule of one indicator, applied to its figures and to what one sheet says.
class Applied
{
public:
    Applied(const Template &document, const Indicator &indicator, const Figures &figures, const GivenScore *given)
        : m_document(document), m_indicator(indicator), m_rule(indicator.rule), m_figures(figures), m_given(given)
    {
        score.indicator = indicator.code;
        score.dimension = indicator.dimension;
        score.weight = indicator.weight;
        score.computed = indicator.isComputed();
        if (m_given && !m_given->applicable && !score.computed)
            leaveOut();
        else
            apply();
        if (score.standing == Standing::Scored)
            score.deducted = m_rule.kind == RuleKind::Bonus || m_rule.kind == RuleKind::Veto ? 0 : score.weight - score.points;
    }

    IndicatorScore score;

private:
    void say(Step kind, std::vector<qint64> numbers = {}) { score.account.push_back({kind, std::move(numbers), {}}); }
    void leaveOut()
    {
        score.standing = Standing::NotApplicable;
        say(Step::NotApplicable);
    }
    void miss()
    {
        score.standing = Standing::Missing;
        say(Step::Missing);
    }
    void reach(qint64 points)
    {
        score.standing = Standing::Scored;
        score.points = int(points);
    }
    void give(qint64 share)
    {
        reach(roundedHalf(share * m_indicator.weight, one));
        say(Step::Points, {share, m_indicator.weight, score.points});
    }
    void apply()
    {
        switch (m_rule.kind) {
        case RuleKind::Deduct:
            return deduct();
        case RuleKind::Band:
        case RuleKind::Ladder:
        case RuleKind::YesNo:
            return measure();
        case RuleKind::Manual:
            if (!m_given || !m_given->ratio)
                return miss();
            say(Step::Judged, {*m_given->ratio});
            return give(*m_given->ratio);
        case RuleKind::Veto:
            return veto();
        case RuleKind::Bonus:
            return bonus();
        }
    }
    void sayFigure(const Figure &figure)
    {
        const auto &[top, bottom] = figure.quotient;
        say(Step::Figure, {figure.part, top.top, top.bottom, bottom.top, bottom.bottom});
        if (figure.quotient.isUndefined())
            say(Step::Undefined, {figure.part});
    }
    /// In basis points, rounded to what is worse for the score. Nothing where the quotient says nothing.
    static std::optional<qint64> measuredOf(const Quotient &quotient, bool lessIsBetter)
    {
        if (quotient.isUndefined())
            return std::nullopt;
        const auto value = over(quotient.top, quotient.bottom);
        return !value ? std::nullopt : lessIsBetter ? ceilingOf(*value, one) : floorOf(*value, one);
    }
    void measure()
    {
        std::optional<qint64> measured;
        if (m_indicator.formula.isEmpty()) {
            if (!m_given || !m_given->ratio)
                return miss();
            measured = *m_given->ratio;
            say(Step::ByHand, {*measured});
        } else {
            const Figure *figure = m_figures.figure(m_indicator.code);
            if (!figure)
                return miss();
            sayFigure(*figure);
            measured = measuredOf(figure->quotient, m_rule.kind == RuleKind::Band && m_rule.target < m_rule.floor);
            if (!measured)
                return nothingHappened();
            // Whatever is beyond is no score: a ratio that is no part of a whole.
            measured = std::clamp<qint64>(*measured, -100 * one, 100 * one);
            say(Step::Measured, {*measured});
            watchAnswers(*figure);
        }
        score.measured = int(*measured);
        if (m_rule.kind == RuleKind::Band)
            return band(*measured);
        if (m_rule.kind == RuleKind::Ladder)
            return climb(*measured);
        say(*measured >= one ? Step::Yes : Step::No, {*measured >= one ? one : 0});
        give(*measured >= one ? one : 0);
    }
    void nothingHappened()
    {
        if (m_indicator.zero == ZeroDenominator::NotApplicable)
            return leaveOut();
        say(Step::FullByZero);
        give(one);
    }
    void watchAnswers(const Figure &figure)
    {
        if (!isMeanOfMarks(m_indicator.formula))
            return;
        const auto answers = floorOf(figure.quotient.bottom, 1).value_or(0);
        score.fewAnswers = answers < m_document.fewAnswers;
        if (score.fewAnswers)
            say(Step::FewAnswers, {answers, m_document.fewAnswers});
    }
    void band(qint64 measured)
    {
        const qint64 width = m_rule.target - m_rule.floor;
        const qint64 above = measured - m_rule.floor;
        // Both are turned round where less is better.
        const qint64 share = width == 0 ? (measured >= m_rule.target ? one : 0) : std::clamp<qint64>(roundedHalf((width < 0 ? -above : above) * one, std::abs(width)), 0, one);
        say(Step::Band, {measured, m_rule.floor, m_rule.target, share});
        give(share);
    }
    void climb(qint64 measured)
    {
        for (const auto &step : m_rule.ladder) {
            if (measured < step.atLeast)
                continue;
            say(Step::LadderStep, {measured, step.atLeast, step.share});
            return give(step.share);
        }
        say(Step::BelowLadder, {measured, m_rule.ladder.empty() ? 0 : m_rule.ladder.back().atLeast});
        give(0);
    }
    /// How often; nothing where nobody has said.
    std::optional<qint64> occurrencesOf(size_t part)
    {
        const auto &deduction = m_rule.deductions[part];
        if (deduction.formula.isEmpty())
            return m_given && part < m_given->occurrences.size() ? std::optional<qint64>(m_given->occurrences[part]) : std::nullopt;
        const Figure *figure = m_figures.figure(m_indicator.code, int(part));
        if (!figure)
            return std::nullopt;
        const auto number = measuredOf(figure->quotient, false);
        return number ? std::max<qint64>(0, *number / one) : 0;
    }
    /// Points off, or nothing where nobody has said.
    std::optional<qint64> pointsOff(size_t part)
    {
        constexpr qint64 most = 1'000'000'000;
        const auto &deduction = m_rule.deductions[part];
        if (!deduction.below) {
            const auto number = occurrencesOf(part);
            if (!number)
                return std::nullopt;
            const qint64 off = std::min(*number, most) * deduction.points;
            say(Step::Occurrences, {qint64(part), *number, deduction.points, off});
            return off;
        }
        std::optional<qint64> measured;
        if (deduction.formula.isEmpty()) {
            if (!m_given || part >= m_given->occurrences.size())
                return std::nullopt;
            measured = m_given->occurrences[part];
        } else {
            const Figure *figure = m_figures.figure(m_indicator.code, int(part));
            if (!figure)
                return std::nullopt;
            sayFigure(*figure);
            measured = measuredOf(figure->quotient, false);
        }
        if (!measured)
            return 0; // of nothing, nothing is short
        const qint64 percent = std::clamp<qint64>((*deduction.below - *measured) / 100, 0, 10'000);
        const qint64 off = percent * deduction.points;
        say(Step::Shortfall, {qint64(part), *measured, *deduction.below, percent, deduction.points, off});
        return off;
    }
    void deduct()
    {
        qint64 off = 0;
        for (size_t part = 0; part < m_rule.deductions.size(); ++part) {
            const auto more = pointsOff(part);
            if (!more)
                return miss();
            off += *more;
        }
        const qint64 most = m_rule.cap.value_or(m_indicator.weight);
        if (off > most) {
            say(Step::Capped, {off, most});
            off = most;
        }
        reach(m_indicator.weight - off);
        say(Step::Left, {m_indicator.weight, off, score.points});
    }
    void veto()
    {
        reach(0);
        for (size_t part = 0; part < m_rule.deductions.size(); ++part) {
            const auto number = occurrencesOf(part);
            if (!number || *number == 0)
                continue;
            score.vetoed = true;
            say(Step::Veto, {qint64(part), *number});
        }
    }
    void bonus()
    {
        const qint64 share = m_given ? m_given->ratio.value_or(0) : 0;
        reach(roundedHalf(share * m_rule.most, one));
        if (share != 0)
            say(Step::Bonus, {share, m_rule.most, score.points});
    }

    const Template &m_document;
    const Indicator &m_indicator;
    const Rule &m_rule;
    const Figures &m_figures;
    const GivenScore *m_given;
};

/// What all sheets of one party come to.
struct PartyView {
    PartyScore score;
    int weight = 0;
    bool vetoed = false;
    std::vector<AccountStep> account; ///< of its only sheet
};

PartyView viewOf(const Template &document, const Indicator &indicator, const Figures &figures, std::span<const GivenSheet> sheets, const Evaluator &evaluator)
{
    PartyView view{{.party = evaluator.party, .counts = evaluator.weight > 0}, evaluator.weight, false, {}};
    qint64 sum = 0;
    bool leftOut = false;
    for (const auto &sheet : sheets) {
        if (sheet.party != evaluator.party)
            continue;
        const auto given = std::ranges::find(sheet.scores, indicator.code, &GivenScore::indicator);
        if (given == sheet.scores.end())
            continue;
        const auto scored = Applied(document, indicator, figures, &*given).score;
        leftOut = leftOut || scored.standing == Standing::NotApplicable;
        if (scored.standing != Standing::Scored)
            continue;
        view.vetoed = view.vetoed || scored.vetoed;
        view.account = scored.account;
        sum += scored.points;
        ++view.score.sheets;
    }
    if (view.score.sheets > 0) {
        view.score.standing = Standing::Scored;
        view.score.points = int(roundedHalf(sum, view.score.sheets));
    } else if (leftOut) {
        view.score.standing = Standing::NotApplicable;
    }
    return view;
}

/// The party that stands beside: the provider's own score, where its weight is 0 or not set.
std::vector<Evaluator> viewersOf(const Template &document, const Indicator &indicator)
{
    auto evaluators = evaluatorsOf(document, indicator);
    if (std::ranges::find(evaluators, Party::Provider, &Evaluator::party) == evaluators.end())
        evaluators.push_back({Party::Provider, 0});
    return evaluators;
}

IndicatorScore mergedScore(const Template &document, const Indicator &indicator, const Figures &figures, std::span<const GivenSheet> sheets)
{
    // Without a sheet: what nobody has said, and what only counts where somebody says it.
    auto merged = Applied(document, indicator, figures, nullptr).score;
    std::vector<PartyView> counting;
    bool leftOut = false;
    for (const auto &evaluator : viewersOf(document, indicator)) {
        auto view = viewOf(document, indicator, figures, sheets, evaluator);
        if (view.score.standing == Standing::Missing)
            continue;
        merged.parties.push_back(view.score);
        if (!view.score.counts)
            continue;
        leftOut = leftOut || view.score.standing == Standing::NotApplicable;
        if (view.score.standing == Standing::Scored)
            counting.push_back(std::move(view));
    }
    if (counting.empty()) {
        if (!leftOut)
            return merged;
        merged.standing = Standing::NotApplicable;
        merged.account = {{Step::NotApplicable, {}, {}}};
        return merged;
    }

    merged.account.clear();
    if (counting.size() == 1 && counting[0].score.sheets == 1)
        merged.account = counting[0].account;
    qint64 sum = 0;
    qint64 weights = 0;
    std::vector<qint64> said;
    for (const auto &view : counting) {
        sum += qint64(view.weight) * view.score.points;
        weights += view.weight;
        said.insert(said.end(), {qint64(view.score.party), view.weight, view.score.points});
        merged.account.push_back({Step::PartyMean, {qint64(view.score.party), view.score.sheets, view.score.points}, {}});
        merged.vetoed = merged.vetoed || view.vetoed;
    }
    merged.standing = Standing::Scored;
    merged.points = int(roundedHalf(sum, weights));
    merged.deducted = indicator.rule.kind == RuleKind::Bonus || indicator.rule.kind == RuleKind::Veto ? 0 : merged.weight - merged.points;
    said.insert(said.begin(), merged.points);
    merged.account.push_back({Step::Merged, std::move(said), {}});
    return merged;
}

void reconsider(const Indicator &indicator, const Rescored &word, IndicatorScore &score)
{
    const Rule &rule = indicator.rule;
    score.standing = Standing::Scored;
    score.vetoed = rule.kind == RuleKind::Veto && score.vetoed && word.ratio < one;
    const qint64 whole = rule.kind == RuleKind::Bonus ? rule.most : rule.kind == RuleKind::Deduct && indicator.weight == 0 ? rule.cap.value_or(0) : indicator.weight;
    const qint64 points = roundedHalf(std::clamp<qint64>(word.ratio, 0, one) * whole, one);
    // Points off the total have no weight: all of them given back is none.
    score.points = int(rule.kind == RuleKind::Deduct && indicator.weight == 0 ? points - whole : points);
    score.deducted = rule.kind == RuleKind::Bonus || rule.kind == RuleKind::Veto ? 0 : score.weight - score.points;
    score.account.push_back({Step::Reconsidered, {word.ratio, whole, score.points}, idText(word.objection)});
}

/// Total, dimensions and grade of scored indicators.
class Totalling
{
public:
    Totalling(const Template &document, Score &score) : m_document(document), m_score(score) {}

    void total()
    {
        addUp();
        qint64 total = m_points;
        say(Step::Sum, {m_points, m_weights});
        if (m_weights != fullScore) {
            total = m_weights == 0 ? 0 : roundedHalf(m_points * fullScore, m_weights);
            say(Step::Rescaled, {m_points, m_weights, total});
        }
        if (m_extra != 0)
            say(Step::ExtraDeducted, {m_extra});
        if (m_bonus != 0)
            say(Step::BonusAdded, {m_bonus});
        total += m_bonus - m_extra;
        const qint64 within = std::clamp<qint64>(total, 0, fullScore);
        if (within != total)
            say(Step::Within, {total, within});
        m_score.total = int(within);
        grade();
    }

private:
    void say(Step kind, std::vector<qint64> numbers, const QString &text = {}) { m_score.account.push_back({kind, std::move(numbers), text}); }
    void addUp()
    {
        for (const auto &dimension : m_document.dimensions)
            m_score.dimensions.push_back({dimension.code, 0, 0, 0});
        for (const auto &scored : m_score.indicators) {
            const Indicator *indicator = m_document.indicator(scored.indicator);
            if (indicator->rule.kind == RuleKind::Veto)
                continue;
            if (indicator->rule.kind == RuleKind::Bonus) {
                m_bonus += scored.points;
                continue;
            }
            if (scored.standing == Standing::NotApplicable)
                continue;
            m_score.complete = m_score.complete && scored.standing == Standing::Scored;
            const int points = std::max(scored.points, 0);
            m_extra += std::max(-scored.points, 0);
            m_points += points;
            m_weights += scored.weight;
            const auto dimension = std::ranges::find(m_score.dimensions, scored.dimension, &DimensionScore::dimension);
            if (dimension == m_score.dimensions.end())
                continue;
            dimension->weight += scored.weight;
            dimension->points += points;
        }
        for (auto &dimension : m_score.dimensions)
            dimension.ratio = dimension.weight == 0 ? 0 : int(roundedHalf(qint64(dimension.points) * one, dimension.weight));
    }
    void grade()
    {
        const Grade *reached = gradeOf(m_document, m_score.total);
        if (!reached)
            return;
        m_score.grade = reached->code;
        say(Step::GradeReached, {m_score.total, reached->from}, reached->code);
        for (const auto &scored : m_score.indicators) {
            if (!scored.vetoed)
                continue;
            // Grades stand in order, the best first: the later one is the worse.
            const auto &grades = m_document.grades;
            const auto left = std::ranges::find(grades, m_document.indicator(scored.indicator)->rule.grade, &Grade::code);
            if (left == grades.end() || left <= std::ranges::find(grades, m_score.grade, &Grade::code))
                continue;
            m_score.grade = left->code;
            say(Step::GradeCapped, {}, left->code);
        }
    }

    const Template &m_document;
    Score &m_score;
    qint64 m_points = 0;
    qint64 m_weights = 0;
    qint64 m_extra = 0;
    qint64 m_bonus = 0;
};

bool wantsOccurrences(const Rule &rule)
{
    return rule.kind == RuleKind::Deduct || rule.kind == RuleKind::Veto;
}

} // namespace

QString codeOf(AccountStep::Kind kind)
{
    const auto found = std::ranges::find(stepCodes, kind, &StepCode::kind);
    Q_ASSERT_X(found != stepCodes.end(), "codeOf", "every step has a code");
    return QString::fromLatin1(found->code);
}

const IndicatorScore *Score::indicator(QStringView code) const
{
    const auto found = std::ranges::find_if(indicators, [&](const IndicatorScore &scored) { return scored.indicator == code; });
    return found == indicators.end() ? nullptr : &*found;
}

Score scored(const Template &document, const Figures &figures, std::span<const GivenSheet> sheets, std::span<const Rescored> rescored)
{
    Score score;
    for (const auto &indicator : document.indicators) {
        auto of = indicator.isComputed() ? Applied(document, indicator, figures, nullptr).score : mergedScore(document, indicator, figures, sheets);
        for (const auto &word : rescored)
            if (word.indicator == indicator.code)
                reconsider(indicator, word, of);
        score.indicators.push_back(std::move(of));
    }
    Totalling(document, score).total();
    return score;
}

IndicatorScore scoredByOne(const Template &document, const Indicator &indicator, const Figures &figures, const GivenScore *given)
{
    return Applied(document, indicator, figures, given).score;
}

Result<void> checkGiven(const Template &document, Party party, const GivenScore &given)
{
    const Indicator *indicator = document.indicator(given.indicator);
    const auto asked = scoredByHand(document, party);
    if (!indicator || std::ranges::find(asked, indicator) == asked.end())
        return fail(ErrorCode::UnknownField, given.indicator, QStringLiteral("not scored by this party"));
    const Rule &rule = indicator->rule;
    const bool counts = wantsOccurrences(rule);
    if (given.applicable && counts && (given.occurrences.size() != rule.deductions.size() || std::ranges::any_of(given.occurrences, [](int number) { return number < 0 || number > 1'000'000; })))
        return fail(ErrorCode::InvalidValue, given.indicator, QStringLiteral("occurrences"));
    if (given.applicable && !counts && (!given.ratio || *given.ratio < 0 || *given.ratio > one || (rule.kind == RuleKind::YesNo && *given.ratio != 0 && *given.ratio != one)))
        return fail(ErrorCode::InvalidValue, given.indicator, QStringLiteral("ratio"));
    // That nothing happened needs no proof.
    if (given.applicable && counts && std::ranges::all_of(rule.deductions, [](const Deduction &deduction) { return !deduction.below; }) && std::ranges::all_of(given.occurrences, [](int number) { return number == 0; }))
        return {};
    if (given.reason.trimmed().isEmpty())
        return fail(ErrorCode::RequiredMissing, given.indicator, QStringLiteral("reason"));
    if (given.applicable && given.proof.trimmed().isEmpty())
        return fail(ErrorCode::RequiredMissing, given.indicator, QStringLiteral("proof"));
    return {};
}

std::vector<const Indicator *> scoredByHand(const Template &document, Party party)
{
    std::vector<const Indicator *> asked;
    for (const auto &indicator : document.indicators) {
        if (indicator.isComputed())
            continue;
        const auto evaluators = evaluatorsOf(document, indicator);
        if (party == Party::Provider || std::ranges::find(evaluators, party, &Evaluator::party) != evaluators.end())
            asked.push_back(&indicator);
    }
    return asked;
}

std::optional<int> meanOf(std::span<const int> totals)
{
    if (totals.empty())
        return std::nullopt;
    return int(roundedHalf(std::accumulate(totals.begin(), totals.end(), qint64(0)), qint64(totals.size())));
}

const Grade *gradeOf(const Template &document, int total)
{
    const auto found = std::ranges::find_if(document.grades, [&](const Grade &grade) { return total >= grade.from; });
    return found == document.grades.end() ? nullptr : &*found;
}

std::vector<QString> toImprove(const Template &document, const Score &score)
{
    std::vector<QString> codes;
    for (const auto &scored : score.indicators) {
        const bool isLow = scored.standing == Standing::Scored && scored.weight > 0 && qint64(scored.points) * one < qint64(document.improveBelow) * scored.weight;
        const bool isExtra = scored.weight == 0 && scored.points < 0;
        if (isLow || isExtra || scored.vetoed)
            codes.push_back(scored.indicator);
    }
    return codes;
}

} // namespace rules::evaluation
