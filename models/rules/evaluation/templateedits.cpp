#include "rules/evaluation/templateedits.h"

#include <QRegularExpression>

#include <algorithm>

namespace rules::evaluation {

namespace {

/// The first of a row of codes that is free: the pattern's number is counted up.
template <class Taken> QString freeCode(const QString &like, const QString &usual, Taken isTaken)
{
    static const QRegularExpression counted(QStringLiteral("^(.*?)(\\d{1,6})$"));
    const auto match = counted.match(like);
    const QString stem = match.hasMatch() ? match.captured(1) : like.isEmpty() ? usual : like + u'-';
    const int width = match.hasMatch() ? int(match.captured(2).size()) : 1;
    for (int number = match.hasMatch() ? match.captured(2).toInt() + 1 : 1;; ++number)
        if (const QString code = stem + QString::number(number).rightJustified(width, u'0'); !isTaken(code))
            return code;
}

QString freeDimensionCode(const Template &document)
{
    return freeCode(document.dimensions.empty() ? QString() : document.dimensions.back().code, QStringLiteral("D"), [&](const QString &code) { return document.dimension(code) != nullptr; });
}

bool takesFormula(RuleKind kind)
{
    return kind == RuleKind::Band || kind == RuleKind::Ladder || kind == RuleKind::YesNo;
}

/// Where an indicator of that dimension stands behind all others of it.
size_t endOf(const Template &document, const QString &dimension)
{
    for (size_t i = document.indicators.size(); i > 0; --i)
        if (document.indicators[i - 1].dimension == dimension)
            return i;
    return document.indicators.size();
}

} // namespace

void weigh(Template &document)
{
    for (auto &dimension : document.dimensions) {
        dimension.weight = 0;
        for (const auto &indicator : document.indicators)
            if (indicator.dimension == dimension.code)
                dimension.weight = std::min(10'000, dimension.weight + indicator.weight);
    }
}

QString freeIndicatorCode(const Template &document, const QString &like)
{
    return freeCode(like, QStringLiteral("I"), [&](const QString &code) { return document.indicator(code) != nullptr; });
}

std::optional<int> addIndicator(Template &document, const QString &dimension)
{
    if (document.indicators.size() >= size_t(mostIndicatorsOfTemplate))
        return std::nullopt;
    const size_t at = endOf(document, dimension);
    const bool follows = at > 0 && document.indicators[at - 1].dimension == dimension;
    Indicator made;
    made.code = freeIndicatorCode(document, follows ? document.indicators[at - 1].code : QString());
    made.dimension = dimension;
    made.rule.kind = dimension.isEmpty() ? RuleKind::Veto : RuleKind::Manual;
    if (dimension.isEmpty() && !document.grades.empty())
        made.rule.grade = document.grades.back().code;
    document.indicators.insert(document.indicators.begin() + qsizetype(at), made);
    return int(at);
}

std::optional<int> duplicateIndicator(Template &document, int indicator)
{
    if (document.indicators.size() >= size_t(mostIndicatorsOfTemplate))
        return std::nullopt;
    Indicator made = document.indicators[size_t(indicator)];
    made.code = freeIndicatorCode(document, made.code);
    document.indicators.insert(document.indicators.begin() + indicator + 1, std::move(made));
    weigh(document);
    return indicator + 1;
}

void removeIndicator(Template &document, int indicator)
{
    document.indicators.erase(document.indicators.begin() + indicator);
    weigh(document);
}

std::optional<int> moveIndicator(Template &document, int indicator, int by)
{
    auto &all = document.indicators;
    const QString dimension = all[size_t(indicator)].dimension;
    for (int other = indicator + by; other >= 0 && other < int(all.size()); other += by)
        if (all[size_t(other)].dimension == dimension) {
            std::swap(all[size_t(indicator)], all[size_t(other)]);
            return other;
        }
    if (dimension.isEmpty())
        return std::nullopt; // a veto belongs to no dimension
    const auto own = std::ranges::find(document.dimensions, dimension, &Dimension::code);
    const auto next = own - document.dimensions.begin() + by;
    if (own == document.dimensions.end() || next < 0 || next >= std::ssize(document.dimensions))
        return std::nullopt;
    const QString target = document.dimensions[size_t(next)].code;
    Indicator moved = all[size_t(indicator)];
    moved.dimension = target;
    all.erase(all.begin() + indicator);
    size_t at = endOf(document, target);
    if (by > 0)
        at = size_t(std::ranges::find(all, target, &Indicator::dimension) - all.begin());
    all.insert(all.begin() + qsizetype(at), std::move(moved));
    weigh(document);
    return int(at);
}

void setDimension(Template &document, int indicator, const QString &dimension)
{
    document.indicators[size_t(indicator)].dimension = dimension;
    weigh(document);
}

void setRuleKind(Template &document, int indicator, RuleKind kind)
{
    auto &changed = document.indicators[size_t(indicator)];
    auto &rule = changed.rule;
    rule.kind = kind;
    if (!takesFormula(kind))
        changed.formula.clear();
    if (kind == RuleKind::Veto || kind == RuleKind::Bonus) {
        changed.weight = 0;
        changed.dimension.clear();
    }
    const bool deducts = kind == RuleKind::Deduct || kind == RuleKind::Veto;
    if (!deducts)
        rule.deductions.clear();
    else if (rule.deductions.empty())
        rule.deductions.push_back({changed.name, {}, kind == RuleKind::Deduct ? 100 : 0, {}});
    if (kind != RuleKind::Deduct)
        rule.cap.reset();
    if (kind != RuleKind::Band) {
        rule.target = Rule().target;
        rule.floor = Rule().floor;
    }
    if (kind != RuleKind::Ladder)
        rule.ladder.clear();
    else if (rule.ladder.empty())
        rule.ladder = {{10'000, 10'000}, {9'000, 6'000}};
    rule.most = kind == RuleKind::Bonus ? std::max(rule.most, 100) : 0;
    if (kind != RuleKind::Veto)
        rule.grade.clear();
    else if (rule.grade.isEmpty() && !document.grades.empty())
        rule.grade = document.grades.back().code;
    weigh(document);
}

std::optional<int> addDimension(Template &document)
{
    if (document.dimensions.size() >= size_t(mostPartsOfTemplate))
        return std::nullopt;
    Dimension made;
    made.code = freeDimensionCode(document);
    document.dimensions.push_back(std::move(made));
    return int(document.dimensions.size()) - 1;
}

void removeDimension(Template &document, int dimension)
{
    const QString code = document.dimensions[size_t(dimension)].code;
    document.dimensions.erase(document.dimensions.begin() + dimension);
    std::erase_if(document.indicators, [&](const Indicator &indicator) { return indicator.dimension == code; });
}

std::optional<int> moveDimension(Template &document, int dimension, int by)
{
    const int other = dimension + by;
    if (other < 0 || other >= int(document.dimensions.size()))
        return std::nullopt;
    std::swap(document.dimensions[size_t(dimension)], document.dimensions[size_t(other)]);
    return other;
}

bool recodeDimension(Template &document, int dimension, const QString &code)
{
    if (document.dimension(code))
        return document.dimensions[size_t(dimension)].code == code;
    const QString former = std::exchange(document.dimensions[size_t(dimension)].code, code);
    const bool isAlone = !former.isEmpty() && !document.dimension(former); // else whose the indicators are cannot be told
    for (auto &indicator : document.indicators)
        if (isAlone && indicator.dimension == former)
            indicator.dimension = code;
    return true;
}

bool recodeGrade(Template &document, int grade, const QString &code)
{
    const auto holds = [&](const QString &wanted) { return std::ranges::find(document.grades, wanted, &Grade::code) != document.grades.end(); };
    if (holds(code))
        return document.grades[size_t(grade)].code == code;
    const QString former = std::exchange(document.grades[size_t(grade)].code, code);
    const bool isAlone = !former.isEmpty() && !holds(former);
    for (auto &indicator : document.indicators)
        if (isAlone && indicator.rule.kind == RuleKind::Veto && indicator.rule.grade == former)
            indicator.rule.grade = code;
    return true;
}

TemplatePlace placeFromText(const QString &place)
{
    static const QRegularExpression listed(QStringLiteral("^([a-z_]+)\\[(\\d{1,6})\\]\\.?(.*)$"));
    static const QRegularExpression parted(QStringLiteral("^(rule\\.[a-z_]+)\\[(\\d{1,6})\\]\\.?(.*)$"));
    const auto match = listed.match(place);
    if (!match.hasMatch())
        return {.list = {}, .index = -1, .member = place, .part = -1, .field = {}};
    TemplatePlace read{.list = match.captured(1), .index = match.captured(2).toInt(), .member = match.captured(3), .part = -1, .field = {}};
    if (const auto part = parted.match(read.member); part.hasMatch()) {
        read.member = part.captured(1);
        read.part = part.captured(2).toInt();
        read.field = part.captured(3);
    }
    return read;
}

} // namespace rules::evaluation
