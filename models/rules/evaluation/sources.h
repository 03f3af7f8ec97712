// The sources (数据来源) that a formula may count over: a word for an entity, or for the orders of one kind, with the field
// that says in which period a record falls and those that say whose it is.
#pragma once

#include "contract/shape.h"

#include <span>

namespace rules::evaluation {

using namespace contract;

struct Source {
    const char *word;    ///< "incidents", as formulas say it
    const char *caption; ///< English, translated in the context "EvaluationSource"
    const char *entity;
    const char *kind;    ///< of work_order: code of the OrderKind; empty: all
    const char *period;  ///< the field by which a record falls into the period; empty: as it is today
    const char *unit;    ///< the field that holds the using unit; empty: not narrowed by one
    const char *provider; ///< the field that holds the provider itself; empty: see `handler`
    const char *handler; ///< the field that holds the person of the provider who works on it; empty: not narrowed
    const char *service; ///< the field by which it belongs to a service item: item_id, service_code, step_key; empty: not narrowed
};

[[nodiscard]] std::span<const Source> allSources();
/// Null for an unknown word.
[[nodiscard]] const Source *sourceNamed(QStringView word);
[[nodiscard]] const Shape &shapeOf(const Source &source);

} // namespace rules::evaluation
