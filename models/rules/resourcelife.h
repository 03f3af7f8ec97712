// The life of a resource (domain.md section 6): which state may follow which, what a record must hold to be in one, and
// that an address is given out once in a network zone. A guard bites when its fields or the state change: a record that
// broke it before may still be edited elsewhere.
#pragma once

#include "contract/entities/resource.h"
#include "rules/decide.h"

namespace rules {

struct LifeStep {
    ResourceState from;
    ResourceState to;
};
/// Every step that a person may take, in the order of a resource's life.
[[nodiscard]] std::span<const LifeStep> lifeSteps();
/// True for a step of the table, and where nothing changes. Codes, as records hold them.
[[nodiscard]] bool mayFollow(const QString &from, const QString &to);

/// What a step that is not in the table is refused with.
[[nodiscard]] Error stepProblem(const QString &from, const QString &to);

/// A field that may not be empty in that state.
struct LifeDemand {
    ResourceState state;
    const char *field;
};
[[nodiscard]] std::span<const LifeDemand> lifeDemands();

/// What is wrong with the step from `before` (null for a new record, which may begin in any state) to `after`: the
/// state's own field first, then what the state demands. Asks no other record, so that forms and previews call it too.
[[nodiscard]] std::vector<Error> lifeProblems(const Record *before, const Record &after);

/// The first of lifeProblems, then whether another resource of the zone holds the address.
Result<void> checkLife(const Record *before, const Record &after, const Situation &situation);
/// The address alone: for a record that comes back.
Result<void> checkAddress(const Record &record, const Situation &situation);
/// Several records of one command among themselves: none of them may take an address that another takes.
Result<void> checkAddressesTogether(std::span<const Subject> subjects, std::span<const Record> after);

/// What such a refusal says, for who makes a sentence of it.
struct LifeProblem {
    enum class Kind { Step, Demand, Address } kind;
    QString state;  ///< Demand: the state that demands it; Step: the one that was wanted
    QString from;   ///< Step: the state that the record is in
    QString holder; ///< Address: the number of who holds it; empty where the actor may not see it
    bool operator==(const LifeProblem &) const = default;
};
[[nodiscard]] std::optional<LifeProblem> lifeProblemOf(const Error &error);

} // namespace rules
