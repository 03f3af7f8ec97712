#include "items/evaluationwords.h"

#include "contract/entities/organisation.h"
#include "items/captions.h"

#include <QCoreApplication>
#include <QLocale>

namespace items {

namespace ev = rules::evaluation;
using ev::AccountStep;
using ev::FormulaError;
using ev::FormulaWord;
using ev::RuleKind;
using ev::TemplateIssue;
using Word = FormulaWord::Kind;

namespace {

struct Tell {
    Q_DECLARE_TR_FUNCTIONS(EvaluationWords)
};

QString number(const ev::Rational &value)
{
    if (value.isWhole())
        return QLocale().toString(value.top);
    return QLocale().toString(double(value.top) / double(value.bottom), 'f', 4);
}

QString ratioText(qint64 top, qint64 bottom)
{
    return bottom == 1 ? QLocale().toString(top) : QLocale().toString(double(top) / double(bottom), 'f', 2);
}

QString testText(ev::Condition::Test test)
{
    using enum ev::Condition::Test;
    switch (test) {
    case Is:
        return QStringLiteral("=");
    case IsNot:
        return QStringLiteral("≠");
    case Less:
        return QStringLiteral("<");
    case AtMost:
        return QStringLiteral("≤");
    case More:
        return QStringLiteral(">");
    case AtLeast:
        return QStringLiteral("≥");
    case In:
        return Tell::tr("is one of");
    case NotIn:
        return Tell::tr("is none of");
    case Starts:
        return Tell::tr("begins with");
    case Empty:
        return Tell::tr("is empty");
    case NotEmpty:
        return Tell::tr("is not empty");
    }
    return {};
}

QString captionOfSource(const QString &word)
{
    const auto *source = ev::sourceNamed(word);
    return source ? QCoreApplication::translate("EvaluationSource", source->caption) : word;
}

QString fieldText(const FormulaWord &word)
{
    return word.shape && word.field >= 0 ? captionOf(*word.shape, word.shape->fields[size_t(word.field)]) : Tell::tr("Service item");
}

QString valueText(const FormulaWord &word, const Catalogues &catalogues)
{
    if (!word.shape || word.field < 0)
        return text(word.value);
    return displayText(*word.shape, word.shape->fields[size_t(word.field)], word.value, catalogues);
}

/// From the count on to its End; `at` stands behind it then.
QString aggregateAt(const std::vector<FormulaWord> &words, size_t &at, const Catalogues &catalogues, std::span<const qint64> values)
{
    const FormulaWord &head = words[at++];
    QString whole = captionOfSource(head.text);
    if (head.kind == Word::Sum)
        //: what is added up of which records: "Outage minutes of Incidents"
        whole = Tell::tr("%1 of %2").arg(fieldText(head), whole);
    QStringList conditions;
    QString condition;
    QStringList each;
    QString by;
    int index = -1;
    const auto close = [&] {
        if (!condition.isEmpty())
            conditions << (condition + QChar(u' ') + each.join(Tell::tr(", "))).trimmed();
        condition.clear();
        each.clear();
    };
    for (; at < words.size(); ++at) {
        const auto &word = words[at];
        if (word.kind == Word::End) {
            index = word.index;
            ++at;
            break;
        }
        switch (word.kind) {
        case Word::Field:
            close();
            condition = fieldText(word);
            break;
        case Word::Test:
            condition += QChar(u' ') + testText(word.test);
            break;
        case Word::Value:
            each << valueText(word, catalogues);
            break;
        case Word::Anchor:
            each << (word.anchor == ev::Anchor::PeriodStart ? Tell::tr("the beginning of the period") : Tell::tr("the end of the period"));
            break;
        case Word::By:
            by = fieldText(word);
            break;
        default:
            break;
        }
    }
    close();
    if (!by.isEmpty())
        //: which time decides whether a record belongs to the period
        conditions << Tell::tr("by %1").arg(by);
    if (!conditions.isEmpty())
        //: what is counted, and of which records: "Incidents (State = Closed; Priority = P1)"
        whole = Tell::tr("%1 (%2)").arg(whole, conditions.join(Tell::tr("; ")));
    if (index >= 0 && size_t(index) < values.size())
        whole = QStringLiteral("%1 = %2").arg(whole, QLocale().toString(values[size_t(index)]));
    return whole;
}

QString partName(const ev::Indicator *indicator, qint64 part)
{
    if (!indicator || part < 0 || size_t(part) >= indicator->rule.deductions.size())
        return {};
    return nameOf(indicator->rule.deductions[size_t(part)].name);
}

QString gradeName(const QString &code, const ev::Template &document)
{
    const auto found = std::ranges::find(document.grades, code, &ev::Grade::code);
    return found == document.grades.end() ? code : nameOf(found->name);
}

} // namespace

std::optional<QString> evaluationCell(const Shape &shape, const FieldShape &field, const Value &value)
{
    const auto is = [&](const char *entity, const char *name) { return shape.name == QLatin1StringView(entity) && field.name == QLatin1StringView(name); };
    if (is("evaluation", "score")) // none before it is frozen
        return integer(value) == 0 ? QString() : pointsText(integer(value));
    if (is("satisfaction_survey", "score") || is("objection", "ratio"))
        return shareText(integer(value));
    if (!is("evaluation", "grade"))
        return std::nullopt;
    for (const auto &shipped : rules::evaluation::shippedTemplates())
        if (const auto grade = std::ranges::find(shipped.grades, text(value), &rules::evaluation::Grade::code); grade != shipped.grades.end())
            return nameOf(grade->name);
    return text(value);
}

QString pointsText(qint64 hundredths) { return QLocale().toString(double(hundredths) / 100.0, 'f', 2); }

QString shareText(qint64 basisPoints)
{
    return QLocale().toString(double(basisPoints) / 100.0, 'f', basisPoints % 100 ? 2 : 0) + QStringLiteral(" %");
}

QString fractionText(const ev::Quotient &quotient) { return QStringLiteral("%1 / %2").arg(number(quotient.top), number(quotient.bottom)); }

QString quotientText(const ev::Quotient &quotient) { return quotient.bottom == ev::Rational{1, 1} ? number(quotient.top) : fractionText(quotient); }

QString nameOf(const ev::Words &words)
{
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const QString &first = chinese ? words.zh : words.en;
    return first.isEmpty() ? (chinese ? words.en : words.zh) : first;
}

QString partyText(Party party)
{
    const auto &shape = contract::shapeOf<Organisation>();
    static const Catalogues none;
    return choiceText(shape, shape.fields[size_t(shape.indexOf(u"party"))], text(Codec<Party>::encode(party)), none);
}

QString qualityText(ev::Quality quality) { return QCoreApplication::translate("EvaluationTemplate", ev::captionOf(quality)); }

QString ruleKindText(RuleKind kind) { return QCoreApplication::translate("EvaluationTemplate", ev::captionOf(kind)); }

QString ruleText(const ev::Rule &rule, const ev::Template &document)
{
    const auto deductions = [&] {
        QStringList each;
        for (const auto &one : rule.deductions) {
            const QString name = nameOf(one.name);
            if (rule.kind == RuleKind::Veto)
                each << name;
            else if (one.below)
                //: a deduction: what is measured, below which share, points
                each << Tell::tr("%1: %3 points off for each point below %2").arg(name, shareText(*one.below), pointsText(one.points));
            else
                each << Tell::tr("%1: %2 points off each").arg(name, pointsText(one.points));
        }
        return each.join(Tell::tr("; "));
    };
    switch (rule.kind) {
    case RuleKind::Deduct:
        return rule.cap ? Tell::tr("%1; at most %2 points").arg(deductions(), pointsText(*rule.cap)) : deductions();
    case RuleKind::Band:
        return rule.target >= rule.floor ? Tell::tr("Full from %1 on, none below %2, in proportion between").arg(shareText(rule.target), shareText(rule.floor))
                                         : Tell::tr("Full up to %1, none above %2, in proportion between").arg(shareText(rule.target), shareText(rule.floor));
    case RuleKind::Ladder: {
        QStringList steps;
        for (const auto &step : rule.ladder)
            steps << Tell::tr("from %1 on: %2").arg(shareText(step.atLeast), shareText(step.share));
        return steps.join(Tell::tr("; ")) + Tell::tr("; else none");
    }
    case RuleKind::YesNo:
        return Tell::tr("Full where it is so, else none");
    case RuleKind::Manual:
        return Tell::tr("0 to 100 % by judgement, with reason and proof");
    case RuleKind::Veto:
        return Tell::tr("At best “%1”: %2").arg(gradeName(rule.grade, document), deductions());
    case RuleKind::Bonus:
        return Tell::tr("Up to %1 points on top, with reason and proof").arg(pointsText(rule.most));
    }
    return {};
}

QString aggregateText(const ev::Aggregate &aggregate, const Catalogues &catalogues)
{
    const auto words = ev::wordsOf({.kind = ev::Formula::Kind::Aggregate, .number = {}, .aggregate = aggregate, .parts = {}});
    size_t at = 0;
    return words.empty() ? QString() : aggregateAt(words, at, catalogues, {});
}

QString formulaText(const ev::Formula &formula, const Catalogues &catalogues, std::span<const qint64> values)
{
    const auto words = ev::wordsOf(formula);
    QStringList out;
    for (size_t at = 0; at < words.size();) {
        const auto &word = words[at];
        switch (word.kind) {
        case Word::Count:
        case Word::Sum:
            out << aggregateAt(words, at, catalogues, values);
            continue;
        case Word::Number:
            out << word.text;
            break;
        case Word::PeriodMinutes:
            out << Tell::tr("minutes of the period");
            break;
        case Word::Add:
            out << QStringLiteral("+");
            break;
        case Word::Subtract:
            out << QStringLiteral("−");
            break;
        case Word::Multiply:
            out << QStringLiteral("×");
            break;
        case Word::Divide:
            out << QStringLiteral("÷");
            break;
        case Word::Open:
            out << QStringLiteral("(");
            break;
        case Word::Close:
            out << QStringLiteral(")");
            break;
        default:
            break;
        }
        ++at;
    }
    return out.join(u' ');
}

bool countsToday(const ev::Aggregate &aggregate)
{
    const auto *source = ev::sourceNamed(aggregate.source);
    return aggregate.by.isEmpty() && source && *source->period == 0;
}

bool countsToday(const ev::Indicator &indicator)
{
    const auto counts = [](const QString &text) {
        const auto formula = ev::formulaFromText(text);
        return formula && std::ranges::any_of(ev::aggregatesOf(*formula), [](const ev::Aggregate &aggregate) { return countsToday(aggregate); });
    };
    return counts(indicator.formula) || std::ranges::any_of(indicator.rule.deductions, counts, &ev::Deduction::formula);
}

QString stepText(const AccountStep &step, const ev::Template &document, const ev::Indicator *indicator)
{
    using enum AccountStep::Kind;
    const auto &n = step.numbers;
    const auto at = [&](size_t i) { return i < n.size() ? n[i] : 0; };
    const auto named = [&](const QString &sentence) {
        const QString name = partName(indicator, at(0));
        //: the name of a deduction, then its arithmetic
        return name.isEmpty() ? sentence : Tell::tr("%1: %2").arg(name, sentence);
    };
    switch (step.kind) {
    case Figure:
        return named(QStringLiteral("%1 / %2").arg(ratioText(at(1), at(2)), ratioText(at(3), at(4))));
    case Undefined:
        return named(Tell::tr("the denominator is 0"));
    case ByHand:
        return Tell::tr("Measured by hand: %1").arg(shareText(at(0)));
    case Measured:
        return Tell::tr("Value: %1").arg(shareText(at(0)));
    case Band:
        return Tell::tr("Share: (%1 − %2) ÷ (%3 − %2) = %4, within 0 and 100 %").arg(shareText(at(0)), shareText(at(1)), shareText(at(2)), shareText(at(3)));
    case LadderStep:
        return Tell::tr("%1 reaches %2: share %3").arg(shareText(at(0)), shareText(at(1)), shareText(at(2)));
    case BelowLadder:
        return Tell::tr("%1 stays below the lowest step, %2: no points").arg(shareText(at(0)), shareText(at(1)));
    case Occurrences:
        return named(Tell::tr("%1 × %2 points = %3 off").arg(QLocale().toString(at(1)), pointsText(at(2)), pointsText(at(3))));
    case Shortfall:
        return named(Tell::tr("%1 is %3 full points below %2: %3 × %4 = %5 off").arg(shareText(at(1)), shareText(at(2)), QLocale().toString(at(3)), pointsText(at(4)), pointsText(at(5))));
    case Capped:
        return Tell::tr("Of %1 points at most %2 are taken off").arg(pointsText(at(0)), pointsText(at(1)));
    case Yes:
        return Tell::tr("It is so: share %1").arg(shareText(at(0)));
    case No:
        return Tell::tr("It is not so: no points");
    case Judged:
        return Tell::tr("Judged: %1").arg(shareText(at(0)));
    case FullByZero:
        return Tell::tr("Nothing happened that could go wrong: full marks");
    case NotApplicable:
        return Tell::tr("Not applicable: its weight is left out");
    case Missing:
        return Tell::tr("Nobody has scored it yet");
    case FewAnswers:
        return Tell::tr("Too few answers: %1 of at least %2").arg(at(0)).arg(at(1));
    case Points:
        return Tell::tr("Points: %1 × %2 = %3").arg(shareText(at(0)), pointsText(at(1)), pointsText(at(2)));
    case Left:
        return Tell::tr("Points: %1 − %2 = %3").arg(pointsText(at(0)), pointsText(at(1)), pointsText(at(2)));
    case PartyMean:
        return Tell::tr("%1, %n sheet(s): %2", nullptr, int(at(1))).arg(partyText(Party(int(at(0)))), pointsText(at(2)));
    case Merged: {
        QStringList parts;
        for (size_t i = 1; i + 2 < n.size(); i += 3)
            parts << QStringLiteral("%1 %2 × %3").arg(partyText(Party(int(n[i]))), pointsText(n[i + 2]), QString::number(n[i + 1]));
        return Tell::tr("Merged by weight (%1): %2").arg(parts.join(QStringLiteral(" + ")), pointsText(at(0)));
    }
    case Bonus:
        return Tell::tr("On top: %1 × %2 = %3").arg(shareText(at(0)), pointsText(at(1)), pointsText(at(2)));
    case Veto:
        return named(Tell::tr("%n occurrence(s): the grade is capped", nullptr, int(at(1))));
    case Reconsidered:
        return Tell::tr("By an accepted objection: %1 × %2 = %3").arg(shareText(at(0)), pointsText(at(1)), pointsText(at(2)));
    case Sum:
        return Tell::tr("Sum of the points: %1 of %2").arg(pointsText(at(0)), pointsText(at(1)));
    case Rescaled:
        return Tell::tr("Rescaled, since a weight is left out: %1 ÷ %2 × 100 = %3").arg(pointsText(at(0)), pointsText(at(1)), pointsText(at(2)));
    case ExtraDeducted:
        return Tell::tr("Taken off the total: %1").arg(pointsText(at(0)));
    case BonusAdded:
        return Tell::tr("Added to the total: %1").arg(pointsText(at(0)));
    case Within:
        return Tell::tr("%1 becomes %2: the total stays from 0 to 100").arg(pointsText(at(0)), pointsText(at(1)));
    case GradeReached:
        return Tell::tr("%1 reaches “%3”, from %2 on").arg(pointsText(at(0)), pointsText(at(1)), gradeName(step.text, document));
    case GradeCapped:
        return Tell::tr("A veto leaves “%1” at best").arg(gradeName(step.text, document));
    }
    return {};
}

QString formulaSentence(const FormulaError &error)
{
    using enum FormulaError::Reason;
    switch (error.reason) {
    case Empty:
        return Tell::tr("There is no formula.");
    case TooLong:
        return Tell::tr("The formula is too long.");
    case TooDeep:
        return Tell::tr("Too many brackets stand in each other.");
    case Unexpected:
        return Tell::tr("“%1” does not belong here.").arg(error.word);
    case Unfinished:
        return Tell::tr("The formula is not finished.");
    case UnknownSource:
        return Tell::tr("“%1” is no source of data.").arg(error.word);
    case UnknownField:
        return Tell::tr("The records have no field “%1”.").arg(error.word);
    case NotTestable:
        return Tell::tr("“%1” cannot be tested in this way.").arg(error.word);
    case NotSummable:
        return Tell::tr("“%1” is no whole number that can be added up.").arg(error.word);
    case NoTime:
        return Tell::tr("“%1” is no time.").arg(error.word);
    case UnknownValue:
        return Tell::tr("The field cannot hold “%1”.").arg(error.word);
    case BadNumber:
        return Tell::tr("“%1” is too large or has too many decimals.").arg(error.word);
    case UnitsDiffer:
        return Tell::tr("Both sides must have the same unit.");
    case UnitsDoNotMultiply:
        return Tell::tr("One side of a multiplication must be a number or a ratio.");
    case UnitsDoNotDivide:
        return Tell::tr("These units cannot be divided by each other.");
    case DividesByZero:
        return Tell::tr("It divides by 0.");
    }
    return {};
}

QString issueSentence(const TemplateIssue &issue)
{
    using enum TemplateIssue::Reason;
    switch (issue.reason) {
    case FormulaWrong:
        return issue.formula ? formulaSentence(*issue.formula) : Tell::tr("The formula is wrong.");
    case FormulaNoRatio:
        return Tell::tr("The formula must be a ratio.");
    case FormulaNoCount:
        return Tell::tr("The formula must be a count.");
    case FormulaNotWanted:
        return Tell::tr("This rule takes no formula.");
    case NoName:
        return Tell::tr("A name is wanted.");
    case NoIndicators:
        return Tell::tr("There are no indicators.");
    case CodeWrong:
        return Tell::tr("A code holds letters, digits, “-” and “_” only.");
    case CodeTwice:
        return Tell::tr("The code stands twice.");
    case UnknownDimension:
        return Tell::tr("There is no such dimension.");
    case DimensionEmpty:
        return Tell::tr("The dimension has no indicators.");
    case DimensionWeight:
        return Tell::tr("The weights of its indicators add up to %1.").arg(pointsText(issue.number));
    case WeightsSum:
        return Tell::tr("All weights add up to %1 instead of 100.").arg(pointsText(issue.number));
    case NoWeight:
        return Tell::tr("A weight is wanted.");
    case WeightNotWanted:
        return Tell::tr("Vetoes and bonuses have no weight.");
    case BandFlat:
        return Tell::tr("Target and floor are the same.");
    case LadderOrder:
        return Tell::tr("The steps must descend.");
    case LadderEmpty:
        return Tell::tr("There are no steps.");
    case NoDeductions:
        return Tell::tr("Nothing is said to be deducted for.");
    case NoPoints:
        return Tell::tr("Points are wanted.");
    case CapWanted:
        return Tell::tr("A deduction from the total wants a most.");
    case NoMost:
        return Tell::tr("The most that is added is wanted.");
    case UnknownGrade:
        return Tell::tr("There is no such grade.");
    case NoEvaluators:
        return Tell::tr("Nobody’s score counts.");
    case EvaluatorTwice:
        return Tell::tr("A party stands twice.");
    case EvaluatorUnknown:
        return Tell::tr("The template does not name this party.");
    case GradesOrder:
        return Tell::tr("The grades must descend to 0.");
    case NoGrades:
        return Tell::tr("There are no grades.");
    }
    return {};
}

QString periodText(QDate from, QDate to)
{
    const int year = from.year();
    const int months = from.day() == 1 && to == QDate(to.year(), to.month(), to.daysInMonth()) && to.year() == year ? to.month() - from.month() + 1 : 0;
    if (months == 1)
        return from.toString(QStringLiteral("yyyy-MM"));
    if (months == 3 && from.month() % 3 == 1)
        return Tell::tr("%1 Q%2", "year and quarter").arg(year).arg(from.month() / 3 + 1);
    if (months == 6 && from.month() == 1)
        return Tell::tr("%1, first half").arg(year);
    if (months == 6 && from.month() == 7)
        return Tell::tr("%1, second half").arg(year);
    if (months == 12)
        //: a whole year
        return Tell::tr("%1", "a whole year").arg(year);
    return QStringLiteral("%1 – %2").arg(from.toString(Qt::ISODate), to.toString(Qt::ISODate));
}

} // namespace items
