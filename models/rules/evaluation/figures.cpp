#include "rules/evaluation/figures.h"

#include "rules/calendar.h"

#include <QDateTime>
#include <QJsonArray>

namespace rules::evaluation {

namespace {

using Test = Condition::Test;
using Tests = std::vector<TallyTest>;

Instant midnight(const QDate &day)
{
    return {QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - chinaOffsetMs};
}

QString isoOf(const QDate &day)
{
    return day.toString(Qt::ISODate);
}

/// A span of days on a field of time, an end left open where it is null.
void addDays(Tests &tests, const FieldShape &field, const QDate &from, const QDate &to)
{
    const bool isDate = field.kind == FieldKind::Date;
    if (from.isValid())
        tests.push_back({field.name, TallyTest::Kind::AtLeast, {isDate ? Value(isoOf(from)) : Value(midnight(from).ms)}});
    if (to.isValid())
        tests.push_back({field.name, TallyTest::Kind::AtMost, {isDate ? Value(isoOf(to)) : Value(midnight(to.addDays(1)).ms - 1)}});
}

std::vector<Value> valuesOf(const QStringList &texts)
{
    return {texts.begin(), texts.end()};
}

bool isNegative(Test test)
{
    return test == Test::IsNot || test == Test::NotIn;
}

/// The ids of all versions of those items; the codes themselves where the field holds codes.
std::vector<Value> itemValues(const FieldShape &field, const std::vector<Value> &codes, const Known &known)
{
    if (field.kind != FieldKind::Reference)
        return codes;
    QStringList ids;
    for (const auto &code : codes)
        ids += known.items.value(contract::text(code));
    return valuesOf(ids);
}

/// The tests that a condition comes to.
Tests testsOf(const Condition &condition, const Source &source, const Shape &shape, const Period &period, const Known &known)
{
    using Kind = TallyTest::Kind;
    if (condition.field == u"item" && shape.indexOf(condition.field) < 0) {
        const auto &field = shape.fields[size_t(shape.indexOf(QString::fromLatin1(source.service)))];
        return {{field.name, isNegative(condition.test) ? Kind::NoneOf : Kind::AnyOf, itemValues(field, condition.values, known)}};
    }
    const auto &field = shape.fields[size_t(shape.indexOf(condition.field))];
    if (condition.test == Test::Empty || condition.test == Test::NotEmpty)
        return {{field.name, condition.test == Test::Empty ? Kind::Empty : Kind::NotEmpty, {}}};
    if (field.kind == FieldKind::Boolean) {
        // What was never answered is a no.
        const bool wantsYes = (integer(condition.values[0]) != 0) == (condition.test == Test::Is);
        return {{field.name, wantsYes ? Kind::AnyOf : Kind::NoneOf, {qint64(1)}}};
    }
    if (field.kind == FieldKind::Date || field.kind == FieldKind::Instant) {
        const QDate day = condition.anchor == Anchor::PeriodStart ? period.from : condition.anchor == Anchor::PeriodEnd ? period.to : QDate::fromString(contract::text(condition.values[0]), Qt::ISODate);
        Tests tests;
        if (condition.test == Test::Is)
            addDays(tests, field, day, day);
        if (condition.test == Test::Less)
            addDays(tests, field, {}, day.addDays(-1));
        if (condition.test == Test::AtMost)
            addDays(tests, field, {}, day);
        if (condition.test == Test::More)
            addDays(tests, field, day.addDays(1), {});
        if (condition.test == Test::AtLeast)
            addDays(tests, field, day, {});
        return tests;
    }
    switch (condition.test) {
    case Test::Is:
    case Test::In:
        return {{field.name, Kind::AnyOf, condition.values}};
    case Test::IsNot:
    case Test::NotIn:
        return {{field.name, Kind::NoneOf, condition.values}};
    case Test::Less:
        return {{field.name, Kind::AtMost, {integer(condition.values[0]) - 1}}};
    case Test::AtMost:
        return {{field.name, Kind::AtMost, condition.values}};
    case Test::More:
        return {{field.name, Kind::AtLeast, {integer(condition.values[0]) + 1}}};
    case Test::AtLeast:
        return {{field.name, Kind::AtLeast, condition.values}};
    case Test::Starts:
        return {{field.name, Kind::StartsWith, condition.values}};
    case Test::Empty:
    case Test::NotEmpty:
        break;
    }
    return {};
}

/// What holds for all that is counted of a source: its kind, the period, the scope.
Tests whereOf(const Source &source, const Shape &shape, const QString &by, const Period &period, const Scope &scope, const Known &known)
{
    using Kind = TallyTest::Kind;
    Tests tests;
    if (*source.kind != 0)
        tests.push_back({QStringLiteral("kind"), Kind::AnyOf, {QString::fromLatin1(source.kind)}});
    if (!by.isEmpty())
        addDays(tests, shape.fields[size_t(shape.indexOf(by))], period.from, period.to);
    const QString providerField = QString::fromLatin1(source.provider);
    const QString unitField = QString::fromLatin1(source.unit);
    if (!scope.provider.isNull() && !providerField.isEmpty())
        tests.push_back({providerField, Kind::AnyOf, {idText(scope.provider)}});
    if (!scope.provider.isNull() && *source.handler != 0 && known.people)
        tests.push_back({QString::fromLatin1(source.handler), Kind::AnyOf, valuesOf(*known.people)});
    // A field that names whoever has to mend is the provider's where both are asked for.
    if (!scope.unit.isNull() && !unitField.isEmpty() && (scope.provider.isNull() || unitField != providerField))
        tests.push_back({unitField, Kind::AnyOf, {idText(scope.unit)}});
    if (!scope.service.isEmpty() && *source.service != 0) {
        const auto &field = shape.fields[size_t(shape.indexOf(QString::fromLatin1(source.service)))];
        if (field.name == u"step_key")
            tests.push_back({field.name, Kind::StartsWith, {scope.service + u'.'}});
        else
            tests.push_back({field.name, Kind::AnyOf, itemValues(field, {scope.service}, known)});
    }
    return tests;
}

class Planner
{
public:
    Planner(const Period &period, const Scope &scope, const Known &known) : m_known(known)
    {
        plan.period = period;
        plan.scope = scope;
        plan.known = known;
    }

    Plan plan;

    void add(const QString &indicator, int part, Formula formula)
    {
        Planned planned{indicator, part, std::move(formula), {}};
        for (const auto &aggregate : aggregatesOf(planned.formula))
            planned.places.push_back(placeOf(aggregate));
        plan.formulas.push_back(std::move(planned));
    }

    /// Where no index leads to the period, one over what every term asks of the same field does: step_key.
    void narrow()
    {
        for (auto &tally : plan.tallies) {
            const Shape &shape = *shapeNamed(tally.entity);
            const bool isLed = std::ranges::any_of(tally.where, [&](const TallyTest &test) { return shape.fields[size_t(shape.indexOf(test.field))].traits.indexed; });
            if (isLed || tally.terms.empty())
                continue;
            for (const auto &test : tally.terms[0].tests)
                if (test.kind == TallyTest::Kind::AnyOf && shape.fields[size_t(shape.indexOf(test.field))].traits.indexed && narrowBy(tally, test.field))
                    break;
        }
    }

private:
    Place placeOf(const Aggregate &aggregate)
    {
        const Source *source = sourceNamed(aggregate.source);
        Q_ASSERT_X(source, "planOf", "a formula that was read names known sources");
        const Shape &shape = shapeOf(*source);
        const QString by = aggregate.by.isEmpty() ? QString::fromLatin1(source->period) : aggregate.by;
        const QString key = QString::fromLatin1(source->word) + u' ' + by;
        auto found = m_tallies.find(key);
        if (found == m_tallies.end()) {
            found = m_tallies.insert(key, int(plan.tallies.size()));
            plan.tallies.push_back({shape.name, whereOf(*source, shape, by, plan.period, plan.scope, m_known), {}});
        }
        TallyTerm term{{}, aggregate.sum};
        for (const auto &condition : aggregate.conditions)
            std::ranges::move(testsOf(condition, *source, shape, plan.period, m_known), std::back_inserter(term.tests));
        auto &terms = plan.tallies[size_t(*found)].terms;
        const auto known = std::ranges::find(terms, term);
        const Place place{*found, int(known - terms.begin())};
        if (known == terms.end())
            terms.push_back(std::move(term));
        return place;
    }
    static bool narrowBy(Tally &tally, const QString &field)
    {
        TallyTest narrowing{field, TallyTest::Kind::AnyOf, {}};
        for (const auto &term : tally.terms) {
            const auto test = std::ranges::find_if(term.tests, [&](const TallyTest &other) { return other.field == field && other.kind == TallyTest::Kind::AnyOf; });
            if (test == term.tests.end())
                return false;
            for (const auto &value : test->values)
                if (std::ranges::find(narrowing.values, value) == narrowing.values.end())
                    narrowing.values.push_back(value);
        }
        tally.where.push_back(std::move(narrowing));
        return true;
    }

    const Known &m_known;
    QHash<QString, int> m_tallies;
};

bool takesFormula(const Indicator &indicator)
{
    return indicator.rule.kind == RuleKind::Band || indicator.rule.kind == RuleKind::Ladder || indicator.rule.kind == RuleKind::YesNo;
}

/// A formula of a document, where it stands.
struct Standing {
    QString place;
    const Indicator *indicator;
    int part;
    QString text;
};
std::vector<Standing> formulasOf(const Template &document)
{
    std::vector<Standing> formulas;
    for (size_t i = 0; i < document.indicators.size(); ++i) {
        const auto &indicator = document.indicators[i];
        if (takesFormula(indicator) && !indicator.formula.isEmpty())
            formulas.push_back({QStringLiteral("indicators[%1].formula").arg(i), &indicator, -1, indicator.formula});
        for (size_t part = 0; part < indicator.rule.deductions.size(); ++part)
            if (const QString &text = indicator.rule.deductions[part].formula; !text.isEmpty())
                formulas.push_back({QStringLiteral("indicators[%1].rule.deductions[%2].formula").arg(i).arg(part), &indicator, int(part), text});
    }
    return formulas;
}

QJsonArray jsonOf(const Rational &number)
{
    return {number.top, number.bottom};
}

/// A fraction in lowest terms; of a denominator of 0 the bottom is still 1.
Result<Rational> rationalFrom(const RuleNode &node)
{
    const auto pair = node.value.toArray();
    const auto isWhole = [](const QJsonValue &value) { return value.isDouble() && double(value.toInteger()) == value.toDouble() && std::abs(value.toDouble()) < 9e15; };
    if (pair.size() == 2 && isWhole(pair.at(0)) && isWhole(pair.at(1))) {
        const Rational said{pair.at(0).toInteger(), pair.at(1).toInteger()};
        if (const auto number = rational(said.top, said.bottom); number && *number == said)
            return said;
    }
    return node.wrong(QStringLiteral("two whole numbers in lowest terms are wanted"));
}

Result<Figure> figureFrom(const RuleNode &node)
{
    Figure figure;
    const auto known = node.onlyHas({QStringLiteral("indicator"), QStringLiteral("part"), QStringLiteral("values"), QStringLiteral("top"), QStringLiteral("bottom")});
    const auto indicator = node.at(QStringLiteral("indicator")).text();
    const auto part = node.at(QStringLiteral("part")).whole(-1, 1'000);
    const auto top = rationalFrom(node.at(QStringLiteral("top")));
    const auto bottom = rationalFrom(node.at(QStringLiteral("bottom")));
    if (!known)
        return Unexpected(known.error());
    if (!indicator)
        return Unexpected(indicator.error());
    if (!part)
        return Unexpected(part.error());
    if (!top)
        return Unexpected(top.error());
    if (!bottom)
        return Unexpected(bottom.error());
    const auto values = node.at(QStringLiteral("values"));
    const auto list = values.value.toArray();
    if (!values.value.isArray())
        return values.wrong(QStringLiteral("a list is wanted"));
    for (const auto &value : list) {
        if (!value.isDouble() || double(value.toInteger()) != value.toDouble())
            return values.wrong(QStringLiteral("whole numbers are wanted"));
        figure.values.push_back(value.toInteger());
    }
    figure.indicator = *indicator;
    figure.part = *part;
    figure.quotient = {*top, *bottom};
    return figure;
}

Result<QUuid> idFrom(const RuleNode &node)
{
    const QString text = node.value.toString();
    const auto id = idOf(text);
    if (!text.isEmpty() && id.isNull())
        return node.wrong(QStringLiteral("an id is wanted"));
    return id;
}

} // namespace

Instant Period::start() const
{
    return midnight(from);
}

Instant Period::end() const
{
    return {midnight(to.addDays(1)).ms - 1};
}

qint64 Period::minutes() const
{
    return (from.daysTo(to) + 1) * 24 * 60;
}

Period periodOf(const Evaluation &evaluation)
{
    return {evaluation.periodFrom, evaluation.periodTo};
}

Scope scopeOf(const Evaluation &evaluation)
{
    Scope scope;
    scope.service = evaluation.serviceCode;
    (evaluation.subject == EvaluationSubject::Unit ? scope.unit : scope.provider) = evaluation.unit.uuid;
    return scope;
}

Wanted wantedBy(const Template &document, const Scope &scope)
{
    Wanted wanted{{}, scope.provider};
    if (!scope.service.isEmpty())
        wanted.items << scope.service;
    for (const auto &standing : formulasOf(document))
        if (const auto formula = formulaFromText(standing.text))
            for (const auto &aggregate : aggregatesOf(*formula))
                for (const auto &condition : aggregate.conditions)
                    if (condition.field == u"item")
                        for (const auto &value : condition.values)
                            wanted.items << contract::text(value);
    wanted.items.sort();
    wanted.items.removeDuplicates();
    return wanted;
}

Result<Known> knownOf(TallySource &rows, const Wanted &wanted)
{
    const auto holding = [&](const char *entity, const char *field, const QString &value) {
        return rows.ids(QString::fromLatin1(entity), {{QString::fromLatin1(field), TallyTest::Kind::AnyOf, {value}}});
    };
    Known known;
    for (const auto &code : wanted.items) {
        auto ids = holding("service_item", "code", code);
        if (!ids)
            return Unexpected(ids.error());
        known.items.insert(code, *std::move(ids));
    }
    if (wanted.people.isNull())
        return known;
    const auto providers = holding("organisation", "party", text(Codec<Party>::encode(Party::Provider)));
    if (!providers)
        return Unexpected(providers.error());
    if (providers->size() < 2)
        return known;
    return holding("person", "unit_id", idText(wanted.people)).map([&](const QStringList &people) {
        known.people = people;
        return known;
    });
}

Tally Plan::only(const Place &place) const
{
    const auto &tally = tallies[size_t(place.tally)];
    return {tally.entity, tally.where, {tally.terms[size_t(place.term)]}};
}

const Planned *Plan::formula(QStringView indicator, int part) const
{
    const auto found = std::ranges::find_if(formulas, [&](const Planned &planned) { return planned.indicator == indicator && planned.part == part; });
    return found == formulas.end() ? nullptr : &*found;
}

Result<Plan> planOf(const Template &document, const Period &period, const Scope &scope, const Known &known)
{
    if (!period.from.isValid() || !period.to.isValid() || period.from > period.to || period.from.daysTo(period.to) > 5 * 366)
        return fail(ErrorCode::InvalidValue, QStringLiteral("period"), QStringLiteral("a period of at most five years is wanted"));
    Planner planner(period, scope, known);
    for (const auto &standing : formulasOf(document)) {
        auto formula = formulaFromText(standing.text);
        if (!formula)
            return fail(ErrorCode::BadRequest, standing.place, QStringLiteral("%1 at %2").arg(textOf(formula.error().reason)).arg(formula.error().position));
        planner.add(standing.indicator->code, standing.part, *std::move(formula));
    }
    planner.narrow();
    planner.plan.templateDigest = digestOf(document);
    return std::move(planner.plan);
}

const Figure *Figures::figure(QStringView indicator, int part) const
{
    const auto found = std::ranges::find_if(figures, [&](const Figure &figure) { return figure.indicator == indicator && figure.part == part; });
    return found == figures.end() ? nullptr : &*found;
}

Result<Figures> figuresOf(const Plan &plan, const std::vector<std::vector<qint64>> &counts)
{
    Figures figures{plan.period, plan.scope, {}};
    for (const auto &planned : plan.formulas) {
        Figure figure{planned.indicator, planned.part, {}, {}};
        for (const auto &place : planned.places) {
            Q_ASSERT_X(size_t(place.tally) < counts.size() && size_t(place.term) < counts[size_t(place.tally)].size(), "figuresOf", "every term was counted");
            figure.values.push_back(counts[size_t(place.tally)][size_t(place.term)]);
        }
        const auto quotient = evaluated(planned.formula, figure.values, plan.period.minutes());
        if (!quotient)
            return fail(ErrorCode::TooLarge, planned.indicator, QStringLiteral("the numbers outgrow 64 bits"));
        figure.quotient = *quotient;
        figures.figures.push_back(std::move(figure));
    }
    return figures;
}

Result<Figures> figuresOf(const Plan &plan, TallySource &rows)
{
    std::vector<std::vector<qint64>> counts;
    for (const auto &tally : plan.tallies) {
        auto counted = rows.counted(tally);
        if (!counted)
            return Unexpected(counted.error());
        counts.push_back(*std::move(counted));
    }
    return figuresOf(plan, counts);
}

QJsonObject toJson(const Period &period)
{
    return {{QStringLiteral("from"), isoOf(period.from)}, {QStringLiteral("to"), isoOf(period.to)}};
}

Result<Period> periodFrom(const RuleNode &node)
{
    const auto from = node.at(QStringLiteral("from")).date();
    if (!from)
        return Unexpected(from.error());
    return node.at(QStringLiteral("to")).date().map([&](const QDate &to) { return Period{*from, to}; });
}

QJsonObject toJson(const Scope &scope)
{
    const auto idOrNothing = [](const QUuid &id) { return id.isNull() ? QString() : idText(id); };
    return {{QStringLiteral("provider"), idOrNothing(scope.provider)}, {QStringLiteral("unit"), idOrNothing(scope.unit)}, {QStringLiteral("service"), scope.service}};
}

Result<Scope> scopeFrom(const RuleNode &node)
{
    if (const auto known = node.onlyHas({QStringLiteral("provider"), QStringLiteral("unit"), QStringLiteral("service")}); !known)
        return Unexpected(known.error());
    const auto provider = idFrom(node.at(QStringLiteral("provider")));
    if (!provider)
        return Unexpected(provider.error());
    return idFrom(node.at(QStringLiteral("unit"))).map([&](const QUuid &unit) { return Scope{*provider, unit, node.at(QStringLiteral("service")).value.toString()}; });
}

QJsonObject toJson(const Figures &figures)
{
    QJsonArray list;
    for (const auto &figure : figures.figures) {
        QJsonArray values;
        for (const qint64 value : figure.values)
            values.append(value);
        // A denominator of 0 is 0/1.
        list.append(QJsonObject{{QStringLiteral("indicator"), figure.indicator}, {QStringLiteral("part"), figure.part}, {QStringLiteral("values"), values},
            {QStringLiteral("top"), jsonOf(figure.quotient.top)}, {QStringLiteral("bottom"), jsonOf(figure.quotient.bottom)}});
    }
    return {{QStringLiteral("period"), toJson(figures.period)}, {QStringLiteral("scope"), toJson(figures.scope)}, {QStringLiteral("figures"), list}};
}

Result<Figures> figuresFromJson(const QJsonObject &json)
{
    const RuleNode node{json, {}};
    if (const auto known = node.onlyHas({QStringLiteral("period"), QStringLiteral("scope"), QStringLiteral("figures")}); !known)
        return Unexpected(known.error());
    const auto period = periodFrom(node.at(QStringLiteral("period")));
    if (!period)
        return Unexpected(period.error());
    const auto scope = scopeFrom(node.at(QStringLiteral("scope")));
    if (!scope)
        return Unexpected(scope.error());
    Figures figures{*period, *scope, {}};
    const auto list = node.at(QStringLiteral("figures"));
    if (list.value.isArray() && list.value.toArray().isEmpty())
        return figures;
    const auto elements = list.elements();
    if (!elements)
        return Unexpected(elements.error());
    for (const auto &element : *elements) {
        auto figure = figureFrom(element);
        if (!figure)
            return Unexpected(figure.error());
        figures.figures.push_back(*std::move(figure));
    }
    return figures;
}

} // namespace rules::evaluation
