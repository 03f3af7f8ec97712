#include "rules/evaluation/sources.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace rules::evaluation {

namespace {

/// An order belongs to whoever works on it, a step to its order's item by its key.
constexpr Source orders(const char *word, const char *caption, const char *kind)
{
    return {.word = word, .caption = caption, .entity = "work_order", .kind = kind, .period = "submitted_at", .unit = "unit_id", .provider = "", .handler = "assignee_id", .service = "item_id"};
}

constexpr std::array table{
    orders("orders", QT_TRANSLATE_NOOP("EvaluationSource", "Work orders"), ""),
    orders("requests", QT_TRANSLATE_NOOP("EvaluationSource", "Service requests"), "request"),
    orders("incidents", QT_TRANSLATE_NOOP("EvaluationSource", "Incidents"), "incident"),
    orders("problems", QT_TRANSLATE_NOOP("EvaluationSource", "Problems"), "problem"),
    orders("inspections", QT_TRANSLATE_NOOP("EvaluationSource", "Inspections"), "inspection"),
    orders("drills", QT_TRANSLATE_NOOP("EvaluationSource", "Drills"), "drill"),
    orders("assurances", QT_TRANSLATE_NOOP("EvaluationSource", "Major-event assurances"), "assurance"),
    orders("complaints", QT_TRANSLATE_NOOP("EvaluationSource", "Complaints"), "complaint"),
    Source{"steps", QT_TRANSLATE_NOOP("EvaluationSource", "Steps of orders"), "order_step", "", "done_at", "unit_id", "", "", "step_key"},
    Source{"changes", QT_TRANSLATE_NOOP("EvaluationSource", "Changes"), "change_request", "", "closed_at", "unit_id", "", "implementer_id", ""},
    Source{"resources", QT_TRANSLATE_NOOP("EvaluationSource", "Resources"), "resource", "", "", "unit_id", "operator_unit_id", "", ""},
    Source{"people", QT_TRANSLATE_NOOP("EvaluationSource", "People"), "person", "", "", "", "unit_id", "", ""},
    Source{"surveys", QT_TRANSLATE_NOOP("EvaluationSource", "Satisfaction surveys"), "satisfaction_survey", "", "answered_on", "unit_id", "", "", "service_code"},
    Source{"improvements", QT_TRANSLATE_NOOP("EvaluationSource", "Improvements"), "improvement_item", "", "due_on", "unit_id", "unit_id", "", ""},
};

} // namespace

std::span<const Source> allSources()
{
    return table;
}

const Source *sourceNamed(QStringView word)
{
    const auto found = std::ranges::find_if(table, [&](const Source &source) { return word == QLatin1StringView(source.word); });
    return found == table.end() ? nullptr : &*found;
}

const Shape &shapeOf(const Source &source)
{
    const Shape *shape = shapeNamed(QString::fromLatin1(source.entity));
    Q_ASSERT_X(shape, "shapeOf", "a source names an entity of the list");
    return *shape;
}

} // namespace rules::evaluation
