#include "rules/evaluation/formula.h"

#include <QDate>
#include <QLocale>
#include <array>

namespace rules::evaluation {

namespace {

using Reason = FormulaError::Reason;
using Test = Condition::Test;
using Kind = Formula::Kind;
using Word = FormulaWord::Kind;

template <class T> using Read = tl::expected<T, FormulaError>;

constexpr int deepest = 32;
constexpr int mostDigits = 12;
constexpr int mostDecimals = 6;
constexpr int mostConditions = 20;
constexpr int mostValues = 50;
constexpr int longestText = 200;
const QString itemField = QStringLiteral("item");

struct ReasonText {
    Reason reason;
    const char *text;
};
constexpr std::array reasonTexts{
    ReasonText{Reason::Empty, "empty"},
    ReasonText{Reason::TooLong, "too_long"},
    ReasonText{Reason::TooDeep, "too_deep"},
    ReasonText{Reason::Unexpected, "unexpected"},
    ReasonText{Reason::Unfinished, "unfinished"},
    ReasonText{Reason::UnknownSource, "unknown_source"},
    ReasonText{Reason::UnknownField, "unknown_field"},
    ReasonText{Reason::NotTestable, "not_testable"},
    ReasonText{Reason::NotSummable, "not_summable"},
    ReasonText{Reason::NoTime, "no_time"},
    ReasonText{Reason::UnknownValue, "unknown_value"},
    ReasonText{Reason::BadNumber, "bad_number"},
    ReasonText{Reason::UnitsDiffer, "units_differ"},
    ReasonText{Reason::UnitsDoNotMultiply, "units_do_not_multiply"},
    ReasonText{Reason::UnitsDoNotDivide, "units_do_not_divide"},
    ReasonText{Reason::DividesByZero, "divides_by_zero"},
};

/// Fields that hold marks, and what full marks are.
struct MarkField {
    const char *entity;
    const char *field;
    qint64 full;
};
constexpr std::array markFields{MarkField{"satisfaction_survey", "score", 10'000}, MarkField{"work_order", "stars", 5}};

qint64 fullMarksOf(const Shape &shape, const QString &field)
{
    for (const auto &mark : markFields)
        if (shape.name == QLatin1StringView(mark.entity) && field == QLatin1StringView(mark.field))
            return mark.full;
    return 1;
}

Unit unitOfSum(const Shape &shape, const FieldShape &field)
{
    const QString unit = QString::fromUtf8(field.traits.unit);
    if (unit == u"min")
        return {Unit::Kind::Minutes, {}};
    if (fullMarksOf(shape, field.name) != 1)
        return {Unit::Kind::Marks, {}};
    return unit.isEmpty() ? Unit{Unit::Kind::Count, {}} : Unit{Unit::Kind::Other, unit};
}

Unit unitOf(const Aggregate &aggregate)
{
    if (aggregate.sum.isEmpty())
        return {Unit::Kind::Count, {}};
    const Source *source = sourceNamed(aggregate.source);
    Q_ASSERT_X(source, "unitOf", "a formula that was read names known sources");
    const Shape &shape = shapeOf(*source);
    return unitOfSum(shape, shape.fields[size_t(shape.indexOf(aggregate.sum))]);
}

bool isPlain(const Unit &unit)
{
    return unit.kind == Unit::Kind::Number || unit.kind == Unit::Kind::Ratio;
}

/// The unit of an operation, or why it has none.
tl::expected<Unit, Reason> unitOf(Kind operation, const Unit &left, const Unit &right)
{
    if (operation == Kind::Add || operation == Kind::Subtract) {
        if (left == right)
            return left;
        if (isPlain(left) && isPlain(right))
            return Unit{Unit::Kind::Ratio, {}};
        return tl::unexpected(Reason::UnitsDiffer);
    }
    if (left.kind == Unit::Kind::Number && right.kind == Unit::Kind::Number)
        return left;
    if (operation == Kind::Multiply) {
        if (left.kind == Unit::Kind::Number || (isPlain(left) && !isPlain(right)))
            return right;
        if (isPlain(right))
            return left;
        return tl::unexpected(Reason::UnitsDoNotMultiply);
    }
    if (isPlain(right))
        return left.kind == Unit::Kind::Number ? right : left;
    if (left == right || (left.kind == Unit::Kind::Marks && right.kind == Unit::Kind::Count))
        return Unit{Unit::Kind::Ratio, {}};
    if (right.kind == Unit::Kind::Count && !isPlain(left))
        return left; // so much for each
    return tl::unexpected(Reason::UnitsDoNotDivide);
}

bool isWordCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isBareCharacter(QChar c)
{
    return isWordCharacter(c) || c == u'.' || c == u'-';
}

bool isComparison(Test test)
{
    return test == Test::Less || test == Test::AtMost || test == Test::More || test == Test::AtLeast;
}

bool isMembership(Test test)
{
    return test == Test::Is || test == Test::IsNot || test == Test::In || test == Test::NotIn;
}

bool isEmptiness(Test test)
{
    return test == Test::Empty || test == Test::NotEmpty;
}

/// Whether fields of that kind can be tested so.
bool isTestable(const FieldShape &field, Test test)
{
    switch (field.kind) {
    case FieldKind::Text:
        // Long texts are prose: whether there is one is all that can be asked.
        return isEmptiness(test) || (field.traits.maxLength <= longestText && (isMembership(test) || test == Test::Starts));
    case FieldKind::Integer:
        return isMembership(test) || isComparison(test) || (field.optional && isEmptiness(test));
    case FieldKind::Real:
        return test == Test::AtMost || test == Test::AtLeast || (field.optional && isEmptiness(test));
    case FieldKind::Boolean:
        return test == Test::Is || test == Test::IsNot;
    case FieldKind::Date:
    case FieldKind::Instant:
        return test == Test::Is || isComparison(test) || isEmptiness(test);
    case FieldKind::Choice:
        return isMembership(test) || (field.optional && isEmptiness(test));
    case FieldKind::Reference:
        return isEmptiness(test);
    case FieldKind::Attributes:
        return false;
    }
    return false;
}

/// A value as it stands in the text.
struct Literal {
    QString text;
    bool quoted = false;
    int position = 0;
    int length = 0;
};

std::optional<Value> valueOf(const FieldShape &field, const Literal &literal)
{
    bool fits = false;
    switch (field.kind) {
    case FieldKind::Text:
        return literal.text.isEmpty() || literal.text.size() > longestText || !literal.text.isValidUtf16() || literal.text.contains(QChar(u'\0')) ? std::nullopt : std::optional<Value>(literal.text);
    case FieldKind::Choice:
        return std::ranges::find(field.choices, literal.text, &ChoiceShape::code) == field.choices.end() ? std::nullopt : std::optional<Value>(literal.text);
    case FieldKind::Boolean:
        return literal.text == u"yes" ? std::optional<Value>(qint64(1)) : literal.text == u"no" ? std::optional<Value>(qint64(0)) : std::nullopt;
    case FieldKind::Integer: {
        const qint64 number = literal.text.toLongLong(&fits);
        return fits && std::abs(number) < 1'000'000'000'000 && !literal.text.startsWith(u'+') ? std::optional<Value>(number) : std::nullopt;
    }
    case FieldKind::Real: {
        const qint64 whole = literal.text.toLongLong(&fits);
        if (fits)
            return Value(double(whole));
        const double number = literal.text.toDouble(&fits);
        return fits && std::abs(number) < 1e12 && literal.text.size() <= mostDigits ? std::optional<Value>(number) : std::nullopt;
    }
    case FieldKind::Date:
    case FieldKind::Instant:
        return literal.text.size() == 10 && QDate::fromString(literal.text, Qt::ISODate).isValid() ? std::optional<Value>(literal.text) : std::nullopt;
    case FieldKind::Reference:
    case FieldKind::Attributes:
        return std::nullopt;
    }
    return std::nullopt;
}

/// A part of a formula with its unit.
struct Part {
    Formula formula;
    Unit unit;
};

class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text) {}

    Read<Formula> read()
    {
        skipBlanks();
        if (atEnd())
            return wrong(Reason::Empty, 0, 0);
        auto whole = sum(0);
        if (!whole)
            return tl::unexpected(whole.error());
        if (!atEnd())
            return unexpected(QStringLiteral("operator"));
        return std::move(whole->formula);
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar here() const { return atEnd() ? QChar() : m_text[m_at]; }
    void skipBlanks()
    {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }
    tl::unexpected<FormulaError> wrong(Reason reason, qsizetype from, qsizetype length, const QString &wanted = {}) const
    {
        const qsizetype within = std::min(length, m_text.size() - from);
        return tl::unexpected(FormulaError{reason, int(from), int(within), m_text.mid(from, within), wanted});
    }
    /// What stands here does not belong here.
    tl::unexpected<FormulaError> unexpected(const QString &wanted) const
    {
        if (atEnd())
            return wrong(Reason::Unfinished, m_at, 0, wanted);
        qsizetype length = 0;
        while (m_at + length < m_text.size() && isWordCharacter(m_text[m_at + length]))
            ++length;
        return wrong(Reason::Unexpected, m_at, std::max<qsizetype>(length, 1), wanted);
    }
    bool take(QStringView sign)
    {
        if (!QStringView(m_text).mid(m_at).startsWith(sign))
            return false;
        m_at += sign.size();
        skipBlanks();
        return true;
    }
    Read<void> expect(QStringView sign)
    {
        if (!take(sign))
            return unexpected(sign.toString());
        return {};
    }
    [[nodiscard]] QString word() const
    {
        qsizetype end = m_at;
        while (end < m_text.size() && isWordCharacter(m_text[end]))
            ++end;
        return m_text.mid(m_at, end - m_at);
    }
    bool takeWord(QStringView wanted)
    {
        if (word() != wanted)
            return false;
        m_at += wanted.size();
        skipBlanks();
        return true;
    }

    Read<Part> combined(Part left, Kind operation, Part right, qsizetype rightFrom) const
    {
        qsizetype length = m_at - rightFrom;
        while (length > 0 && m_text[rightFrom + length - 1].isSpace())
            --length;
        if (operation == Kind::Divide && right.formula.kind == Kind::Number && right.formula.number.isZero())
            return wrong(Reason::DividesByZero, rightFrom, length);
        auto unit = unitOf(operation, left.unit, right.unit);
        if (!unit)
            return wrong(unit.error(), rightFrom, length);
        Part whole{{.kind = operation}, *std::move(unit)};
        whole.formula.parts.push_back(std::move(left.formula));
        whole.formula.parts.push_back(std::move(right.formula));
        return whole;
    }
    Read<Part> sum(int depth)
    {
        auto left = product(depth);
        while (left && (here() == u'+' || here() == u'-')) {
            const Kind operation = take(u"+") ? Kind::Add : (take(u"-"), Kind::Subtract);
            const qsizetype from = m_at;
            auto right = product(depth);
            if (!right)
                return right;
            left = combined(*std::move(left), operation, *std::move(right), from);
        }
        return left;
    }
    Read<Part> product(int depth)
    {
        auto left = factor(depth);
        while (left && (here() == u'*' || here() == u'/')) {
            const Kind operation = take(u"*") ? Kind::Multiply : (take(u"/"), Kind::Divide);
            const qsizetype from = m_at;
            auto right = factor(depth);
            if (!right)
                return right;
            left = combined(*std::move(left), operation, *std::move(right), from);
        }
        return left;
    }
    Read<Part> factor(int depth)
    {
        const qsizetype from = m_at;
        if (take(u"(")) {
            if (depth >= deepest)
                return wrong(Reason::TooDeep, from, 1);
            auto inner = sum(depth + 1);
            if (!inner)
                return inner;
            return expect(u")").map([&] { return *std::move(inner); });
        }
        if (isDigit(here()))
            return number();
        if (takeWord(u"period_minutes"))
            return Part{{.kind = Kind::PeriodMinutes}, {Unit::Kind::Minutes, {}}};
        const bool sums = word() == u"sum";
        if (!sums && word() != u"count")
            return unexpected(QStringLiteral("formula"));
        takeWord(word());
        return expect(u"(").and_then([&] { return aggregate(sums); });
    }
    Read<Part> number()
    {
        const qsizetype from = m_at;
        qint64 top = 0;
        qint64 bottom = 1;
        int digits = 0;
        int decimals = 0;
        bool pointed = false;
        for (; isDigit(here()) || (here() == u'.' && !pointed); ++m_at) {
            if (here() == u'.') {
                pointed = true;
                continue;
            }
            if (++digits > mostDigits || (pointed && ++decimals > mostDecimals))
                return wrong(Reason::BadNumber, from, m_at + 1 - from);
            top = top * 10 + here().digitValue();
            bottom *= pointed ? 10 : 1;
        }
        if ((pointed && decimals == 0) || isWordCharacter(here()))
            return wrong(Reason::BadNumber, from, m_at + 1 - from);
        skipBlanks();
        return Part{{.kind = Kind::Number, .number = *rational(top, bottom)}, {}};
    }
    /// Behind the bracket.
    Read<Part> aggregate(bool sums)
    {
        Part part{{.kind = Kind::Aggregate}, {}};
        Aggregate &counted = part.formula.aggregate;
        const qsizetype from = m_at;
        counted.source = word();
        const Source *source = sourceNamed(counted.source);
        if (counted.source.isEmpty())
            return unexpected(QStringLiteral("source"));
        if (!source)
            return wrong(Reason::UnknownSource, from, counted.source.size());
        takeWord(counted.source);
        const Shape &shape = shapeOf(*source);
        if (sums) {
            const auto dot = expect(u".");
            if (!dot)
                return tl::unexpected(dot.error());
            const auto field = fieldHere(shape);
            if (!field)
                return tl::unexpected(field.error());
            if ((*field)->kind != FieldKind::Integer)
                return wrong(Reason::NotSummable, m_at, (*field)->name.size());
            counted.sum = (*field)->name;
            takeWord(counted.sum);
        }
        if (take(u":")) {
            do {
                auto next = condition(*source, shape);
                if (!next)
                    return tl::unexpected(next.error());
                counted.conditions.push_back(*std::move(next));
                if (counted.conditions.size() > mostConditions)
                    return wrong(Reason::TooLong, m_at, 0);
            } while (takeWord(u"and"));
        }
        if (takeWord(u"by")) {
            const auto field = fieldHere(shape);
            if (!field)
                return tl::unexpected(field.error());
            if ((*field)->kind != FieldKind::Date && (*field)->kind != FieldKind::Instant)
                return wrong(Reason::NoTime, m_at, (*field)->name.size());
            counted.by = (*field)->name;
            takeWord(counted.by);
        }
        part.unit = unitOf(counted);
        return expect(u")").map([&] { return std::move(part); });
    }
    /// The field that is named here; it is not taken yet.
    Read<const FieldShape *> fieldHere(const Shape &shape) const
    {
        const QString name = word();
        if (name.isEmpty())
            return unexpected(QStringLiteral("field"));
        const int position = shape.indexOf(name);
        if (position < 0)
            return wrong(Reason::UnknownField, m_at, name.size());
        return &shape.fields[size_t(position)];
    }
    Read<Condition> condition(const Source &source, const Shape &shape)
    {
        const qsizetype from = m_at;
        const QLatin1StringView service(source.service);
        const bool isItem = word() == itemField && (service == u"item_id" || service == u"service_code");
        const FieldShape *field = nullptr;
        if (!isItem) {
            const auto named = fieldHere(shape);
            if (!named)
                return tl::unexpected(named.error());
            field = *named;
        }
        Condition condition;
        condition.field = word();
        takeWord(condition.field);
        const auto test = testHere();
        if (!test)
            return tl::unexpected(test.error());
        condition.test = *test;
        if (isItem ? !isMembership(condition.test) : !isTestable(*field, condition.test))
            return wrong(Reason::NotTestable, from, m_at - from);
        if (isEmptiness(condition.test))
            return condition;
        const bool many = condition.test == Test::In || condition.test == Test::NotIn;
        if (many)
            if (const auto open = expect(u"("); !open)
                return tl::unexpected(open.error());
        do {
            const auto taken = takeValue(field, condition);
            if (!taken)
                return tl::unexpected(taken.error());
            if (condition.values.size() > mostValues)
                return wrong(Reason::TooLong, m_at, 0);
        } while (many && take(u","));
        if (many)
            if (const auto close = expect(u")"); !close)
                return tl::unexpected(close.error());
        return condition;
    }
    Read<Test> testHere()
    {
        struct Sign {
            const char16_t *text;
            Test test;
        };
        // The longer first.
        constexpr std::array signs{Sign{u"!=", Test::IsNot}, Sign{u"<=", Test::AtMost}, Sign{u">=", Test::AtLeast}, Sign{u"=", Test::Is}, Sign{u"<", Test::Less}, Sign{u">", Test::More}};
        for (const auto &sign : signs)
            if (take(QStringView(sign.text)))
                return sign.test;
        if (takeWord(u"in"))
            return Test::In;
        if (takeWord(u"empty"))
            return Test::Empty;
        if (takeWord(u"starts"))
            return Test::Starts;
        if (takeWord(u"not")) {
            if (takeWord(u"in"))
                return Test::NotIn;
            if (takeWord(u"empty"))
                return Test::NotEmpty;
            return unexpected(QStringLiteral("in"));
        }
        return unexpected(QStringLiteral("test"));
    }
    /// `field` is null for `item`.
    Read<void> takeValue(const FieldShape *field, Condition &condition)
    {
        auto literal = literalHere();
        if (!literal)
            return tl::unexpected(literal.error());
        const bool isTime = field && (field->kind == FieldKind::Date || field->kind == FieldKind::Instant);
        if (isTime && !literal->quoted && (literal->text == u"period_start" || literal->text == u"period_end")) {
            condition.anchor = literal->text == u"period_start" ? Anchor::PeriodStart : Anchor::PeriodEnd;
            return {};
        }
        auto value = field ? valueOf(*field, *literal) : literal->text.isEmpty() || literal->text.size() > 20 ? std::nullopt : std::optional<Value>(literal->text);
        if (!value)
            return wrong(Reason::UnknownValue, literal->position, literal->length);
        condition.values.push_back(*std::move(value));
        return {};
    }
    Read<Literal> literalHere()
    {
        Literal literal{.position = int(m_at)};
        if (here() == u'"') {
            literal.quoted = true;
            for (++m_at; !atEnd() && here() != u'"'; ++m_at) {
                if (here() == u'\\' && m_at + 1 < m_text.size())
                    ++m_at;
                literal.text += here();
            }
            if (atEnd())
                return wrong(Reason::Unfinished, literal.position, m_at - literal.position, QStringLiteral("\""));
            ++m_at;
        } else {
            while (isBareCharacter(here()))
                literal.text += m_text[m_at++];
            if (literal.text.isEmpty())
                return unexpected(QStringLiteral("value"));
        }
        literal.length = int(m_at) - literal.position;
        skipBlanks();
        return literal;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

/// Whether the side of an operation stands in brackets.
bool wantsBrackets(Kind operation, const Formula &side, bool isRight)
{
    const bool sums = side.kind == Kind::Add || side.kind == Kind::Subtract;
    const bool multiplies = side.kind == Kind::Multiply || side.kind == Kind::Divide;
    if (operation == Kind::Multiply || operation == Kind::Divide)
        return sums || (isRight && multiplies);
    return isRight && sums;
}

QString numberText(const Rational &number)
{
    if (number.isWhole())
        return QString::number(number.top);
    // Read from decimals, so the bottom divides a power of ten.
    qint64 scale = 1;
    int decimals = 0;
    for (; decimals < mostDecimals && scale % number.bottom != 0; ++decimals)
        scale *= 10;
    const qint64 scaled = number.top * (scale / number.bottom);
    return QStringLiteral("%1.%2").arg(scaled / scale).arg(scaled % scale, decimals, 10, QLatin1Char('0'));
}

class Walk
{
public:
    std::vector<FormulaWord> words;

    void take(const Formula &formula)
    {
        switch (formula.kind) {
        case Kind::Number:
            words.push_back({.kind = Word::Number, .text = numberText(formula.number)});
            return;
        case Kind::PeriodMinutes:
            words.push_back({.kind = Word::PeriodMinutes});
            return;
        case Kind::Aggregate:
            takeAggregate(formula.aggregate);
            return;
        case Kind::Add:
            return takeBoth(formula, Word::Add);
        case Kind::Subtract:
            return takeBoth(formula, Word::Subtract);
        case Kind::Multiply:
            return takeBoth(formula, Word::Multiply);
        case Kind::Divide:
            return takeBoth(formula, Word::Divide);
        }
    }

private:
    void takeBoth(const Formula &formula, Word operation)
    {
        takeSide(formula, 0);
        words.push_back({.kind = operation});
        takeSide(formula, 1);
    }
    void takeSide(const Formula &formula, size_t side)
    {
        const bool brackets = wantsBrackets(formula.kind, formula.parts[side], side == 1);
        if (brackets)
            words.push_back({.kind = Word::Open});
        take(formula.parts[side]);
        if (brackets)
            words.push_back({.kind = Word::Close});
    }
    void takeAggregate(const Aggregate &aggregate)
    {
        const Source *source = sourceNamed(aggregate.source);
        Q_ASSERT_X(source, "wordsOf", "a formula that was read names known sources");
        const Shape &shape = shapeOf(*source);
        const bool sums = !aggregate.sum.isEmpty();
        words.push_back({.kind = sums ? Word::Sum : Word::Count, .text = aggregate.source, .shape = &shape, .field = sums ? shape.indexOf(aggregate.sum) : -1});
        for (size_t i = 0; i < aggregate.conditions.size(); ++i) {
            const auto &condition = aggregate.conditions[i];
            const int field = shape.indexOf(condition.field);
            words.push_back({.kind = i == 0 ? Word::Where : Word::And});
            words.push_back({.kind = Word::Field, .text = condition.field, .shape = &shape, .field = field});
            words.push_back({.kind = Word::Test, .test = condition.test});
            for (const auto &value : condition.values)
                words.push_back({.kind = Word::Value, .shape = &shape, .field = field, .value = value});
            if (condition.anchor != Anchor::None)
                words.push_back({.kind = Word::Anchor, .anchor = condition.anchor});
        }
        if (!aggregate.by.isEmpty())
            words.push_back({.kind = Word::By, .text = aggregate.by, .shape = &shape, .field = shape.indexOf(aggregate.by)});
        words.push_back({.kind = Word::End, .index = m_aggregates++});
    }

    int m_aggregates = 0;
};

const char *textOf(Test test)
{
    switch (test) {
    case Test::Is: return "=";
    case Test::IsNot: return "!=";
    case Test::Less: return "<";
    case Test::AtMost: return "<=";
    case Test::More: return ">";
    case Test::AtLeast: return ">=";
    case Test::In: return "in";
    case Test::NotIn: return "not in";
    case Test::Starts: return "starts";
    case Test::Empty: return "empty";
    case Test::NotEmpty: return "not empty";
    }
    return "";
}

QString valueText(const FormulaWord &word)
{
    if (const auto *number = std::get_if<qint64>(&word.value)) {
        if (word.field >= 0 && word.shape->fields[size_t(word.field)].kind == FieldKind::Boolean)
            return *number != 0 ? QStringLiteral("yes") : QStringLiteral("no");
        return QString::number(*number);
    }
    if (const auto *real = std::get_if<double>(&word.value))
        return QString::number(*real, 'f', QLocale::FloatingPointShortest);
    const QString plain = contract::text(word.value);
    if (!plain.isEmpty() && std::ranges::all_of(plain, isBareCharacter))
        return plain;
    QString quoted = plain;
    quoted.replace(QStringLiteral("\\"), QStringLiteral("\\\\")).replace(QStringLiteral("\""), QStringLiteral("\\\""));
    return u'"' + quoted + u'"';
}

/// What a formula comes to: nothing that counts where it divides by 0.
struct Outcome {
    Rational value;
    bool undefined = false;
};

class Working
{
public:
    Working(std::span<const qint64> values, qint64 periodMinutes) : m_values(values), m_periodMinutes(periodMinutes) {}

    std::optional<Outcome> of(const Formula &formula)
    {
        switch (formula.kind) {
        case Kind::Number:
            return Outcome{formula.number};
        case Kind::PeriodMinutes:
            return Outcome{{m_periodMinutes, 1}};
        case Kind::Aggregate: {
            Q_ASSERT_X(m_next < m_values.size(), "evaluated", "each aggregate has a value");
            const auto value = rational(m_values[m_next++], fullMarks(formula.aggregate));
            return value ? std::optional(Outcome{*value}) : std::nullopt;
        }
        case Kind::Add:
            return both(formula, plus);
        case Kind::Subtract:
            return both(formula, minus);
        case Kind::Multiply:
            return both(formula, times);
        case Kind::Divide:
            break;
        }
        const auto top = of(formula.parts[0]);
        const auto bottom = top ? of(formula.parts[1]) : std::nullopt;
        if (!bottom)
            return std::nullopt;
        if (top->undefined || bottom->undefined || bottom->value.isZero())
            return Outcome{{}, true};
        const auto value = over(top->value, bottom->value);
        return value ? std::optional(Outcome{*value}) : std::nullopt;
    }

private:
    template <class Operation> std::optional<Outcome> both(const Formula &formula, Operation operation)
    {
        const auto left = of(formula.parts[0]);
        const auto right = left ? of(formula.parts[1]) : std::nullopt;
        if (!right)
            return std::nullopt;
        if (left->undefined || right->undefined)
            return Outcome{{}, true};
        const auto value = operation(left->value, right->value);
        return value ? std::optional(Outcome{*value}) : std::nullopt;
    }

    std::span<const qint64> m_values;
    qint64 m_periodMinutes;
    size_t m_next = 0;
};

void gather(const Formula &formula, std::vector<Aggregate> &aggregates)
{
    if (formula.kind == Kind::Aggregate)
        aggregates.push_back(formula.aggregate);
    for (const auto &part : formula.parts)
        gather(part, aggregates);
}

} // namespace

QString textOf(FormulaError::Reason reason)
{
    const auto found = std::ranges::find(reasonTexts, reason, &ReasonText::reason);
    Q_ASSERT_X(found != reasonTexts.end(), "textOf", "every reason has a text");
    return QString::fromLatin1(found->text);
}

tl::expected<Formula, FormulaError> formulaFromText(const QString &text)
{
    if (text.size() > mostCharacters)
        return tl::unexpected(FormulaError{Reason::TooLong, mostCharacters, int(text.size()) - mostCharacters, {}, {}});
    return Reader(text).read();
}

QString textOf(const Formula &formula)
{
    QString text;
    bool inValues = false; // of a list
    bool first = true;
    const auto words = wordsOf(formula);
    for (size_t i = 0; i < words.size(); ++i) {
        const auto &word = words[i];
        if (inValues && word.kind != Word::Value) {
            text += u')';
            inValues = false;
        }
        switch (word.kind) {
        case Word::Number:
            text += word.text;
            break;
        case Word::PeriodMinutes:
            text += u"period_minutes";
            break;
        case Word::Add:
            text += u" + ";
            break;
        case Word::Subtract:
            text += u" - ";
            break;
        case Word::Multiply:
            text += u" * ";
            break;
        case Word::Divide:
            text += u" / ";
            break;
        case Word::Open:
            text += u'(';
            break;
        case Word::Close:
        case Word::End:
            text += u')';
            break;
        case Word::Count:
            text += QStringLiteral("count(") + word.text;
            break;
        case Word::Sum:
            text += QStringLiteral("sum(") + word.text + u'.' + word.shape->fields[size_t(word.field)].name;
            break;
        case Word::Where:
            text += u": ";
            break;
        case Word::And:
            text += u" and ";
            break;
        case Word::Field:
            text += word.text + u' ';
            break;
        case Word::Test:
            text += QLatin1StringView(textOf(word.test));
            inValues = word.test == Test::In || word.test == Test::NotIn;
            first = true;
            if (inValues)
                text += u" (";
            else if (!isEmptiness(word.test))
                text += u' ';
            break;
        case Word::Value:
            text += (first ? QString() : QStringLiteral(", ")) + valueText(word);
            first = false;
            break;
        case Word::Anchor:
            text += word.anchor == Anchor::PeriodStart ? u"period_start" : u"period_end";
            break;
        case Word::By:
            text += QStringLiteral(" by ") + word.text;
            break;
        }
    }
    return text;
}

Unit unitOf(const Formula &formula)
{
    switch (formula.kind) {
    case Kind::Number:
        return {};
    case Kind::PeriodMinutes:
        return {Unit::Kind::Minutes, {}};
    case Kind::Aggregate:
        return unitOf(formula.aggregate);
    case Kind::Add:
    case Kind::Subtract:
    case Kind::Multiply:
    case Kind::Divide:
        break;
    }
    const auto unit = unitOf(formula.kind, unitOf(formula.parts[0]), unitOf(formula.parts[1]));
    Q_ASSERT_X(unit, "unitOf", "a formula that was read has units");
    return *unit;
}

std::vector<Aggregate> aggregatesOf(const Formula &formula)
{
    std::vector<Aggregate> aggregates;
    gather(formula, aggregates);
    return aggregates;
}

qint64 fullMarks(const Aggregate &aggregate)
{
    if (aggregate.sum.isEmpty())
        return 1;
    const Source *source = sourceNamed(aggregate.source);
    Q_ASSERT_X(source, "fullMarks", "a formula that was read names known sources");
    return fullMarksOf(shapeOf(*source), aggregate.sum);
}

std::optional<Quotient> evaluated(const Formula &formula, std::span<const qint64> values, qint64 periodMinutes)
{
    Working working(values, periodMinutes);
    const bool divides = formula.kind == Kind::Divide;
    const auto top = working.of(divides ? formula.parts[0] : formula);
    const auto bottom = !top || !divides ? std::optional(Outcome{{1, 1}}) : working.of(formula.parts[1]);
    if (!top || !bottom)
        return std::nullopt;
    if (top->undefined || bottom->undefined)
        return Quotient{{0, 1}, {0, 1}};
    return Quotient{top->value, bottom->value};
}

std::vector<FormulaWord> wordsOf(const Formula &formula)
{
    Walk walk;
    walk.take(formula);
    return std::move(walk.words);
}

} // namespace rules::evaluation
