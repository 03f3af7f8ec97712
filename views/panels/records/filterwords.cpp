#include "views/panels/records/filterwords.h"

#include <QCoreApplication>

namespace views::panels {

using namespace contract;
using Test = replica::ListFilter::Test;

namespace {

// A struct of its own gives lupdate the context.
struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

/// So many values of a filter are said one by one.
constexpr size_t mostSaid = 5;

QString between(const QString &field, const QString &from, const QString &to)
{
    if (from.isEmpty())
        //: Filter: field, largest value.
        return FilterWords::tr("%1 is at most %2").arg(field, to);
    if (to.isEmpty())
        //: Filter: field, smallest value.
        return FilterWords::tr("%1 is at least %2").arg(field, from);
    //: Filter: field, smallest and largest value.
    return FilterWords::tr("%1 is from %2 to %3").arg(field, from, to);
}

} // namespace

QString sentenceOf(const PanelFilter &panelFilter, const Shape &shape, const Catalogues &catalogues)
{
    const auto &filter = panelFilter.filter;
    const auto &field = shape.fields[shape.indexOf(filter.field)];
    const QString caption = items::captionOf(shape, field);
    const auto shown = [&](size_t i) {
        if (i >= filter.values.size() || isEmpty(filter.values[i]))
            return QString();
        return items::displayText(shape, field, filter.values[i], catalogues, panelFilter.titles.value(qsizetype(i)));
    };
    switch (filter.test) {
    case Test::Contains:
        //: Filter: field, text.
        return FilterWords::tr("%1 contains “%2”").arg(caption, shown(0));
    case Test::StartsWith:
        //: Filter: field, text.
        return FilterWords::tr("%1 begins with “%2”").arg(caption, shown(0));
    case Test::AnyWord:
    case Test::NoneOf:
    case Test::AnyOf: {
        QStringList values;
        // A unit with all those below it would fill the window.
        const size_t said = filter.values.size() > mostSaid ? 1 : filter.values.size();
        for (size_t i = 0; i < said; ++i)
            values << shown(i);
        if (filter.test == Test::NoneOf)
            return FilterWords::tr("%1 is not %2").arg(caption, values.join(FilterWords::tr(" or ")));
        if (filter.test == Test::AnyWord)
            return FilterWords::tr("%1 contains “%2”").arg(caption, values.join(FilterWords::tr(" or ")));
        if (said < filter.values.size())
            //: Filter: field, a value, how many further values are left out.
            return FilterWords::tr("%1 is %2 or one of %n other(s)", nullptr, int(filter.values.size() - said)).arg(caption, values.front());
        //: Between the values of a filter: "In use or Planned".
        return FilterWords::tr("%1 is %2").arg(caption, values.join(FilterWords::tr(" or ")));
    }
    case Test::Between:
        return between(caption, shown(0), shown(1));
    case Test::Empty:
        return FilterWords::tr("%1 is empty").arg(caption);
    case Test::NotEmpty:
        return FilterWords::tr("%1 is not empty").arg(caption);
    }
    return {};
}

std::vector<Test> testsFor(const FieldShape &field)
{
    std::vector<Test> tests;
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Real:
    case FieldKind::Date:
    case FieldKind::Instant:
        tests = {Test::Between};
        break;
    case FieldKind::Boolean:
        return {Test::AnyOf};
    case FieldKind::Choice:
    case FieldKind::Reference:
        tests = {Test::AnyOf};
        break;
    case FieldKind::Text:
    case FieldKind::Attributes:
        tests = items::hasCodes(field) ? std::vector{Test::AnyOf} : std::vector{Test::Contains, Test::StartsWith, Test::AnyOf};
        break;
    }
    if (field.mayBeEmpty() && !field.traits.required) {
        tests.push_back(Test::Empty);
        tests.push_back(Test::NotEmpty);
    }
    return tests;
}

QString captionOf(Test test)
{
    switch (test) {
    case Test::Contains:
        return FilterWords::tr("contains");
    case Test::StartsWith:
        return FilterWords::tr("begins with");
    case Test::AnyOf:
        return FilterWords::tr("is");
    case Test::Between:
        return FilterWords::tr("is from … to");
    case Test::Empty:
        return FilterWords::tr("is empty");
    case Test::NotEmpty:
        return FilterWords::tr("is not empty");
    case Test::AnyWord:
        return FilterWords::tr("contains");
    case Test::NoneOf:
        return FilterWords::tr("is not");
    }
    return {};
}

} // namespace views::panels
