#include "rules/resourcelife.h"

#include "rules/permissions.h"

#include <map>

namespace rules {

namespace {

using enum ResourceState;

// 规划 -> 预留 -> 待交付 -> 在用 -> (变更中 | 待整改 | 停用观察) -> 待回收 -> 已回收, and the ways back.
constexpr std::array steps{
    LifeStep{Planned, Reserved},
    LifeStep{Reserved, Planned}, // the reservation is given up
    LifeStep{Reserved, ToDeliver},
    LifeStep{ToDeliver, Reserved}, // the delivery is put off
    LifeStep{ToDeliver, InUse},
    LifeStep{InUse, Changing},
    LifeStep{InUse, ToRectify},
    LifeStep{InUse, Suspended},
    LifeStep{InUse, ToReclaim}, // the user gives it back
    LifeStep{Changing, InUse},
    LifeStep{Changing, ToRectify},
    LifeStep{ToRectify, InUse},
    LifeStep{ToRectify, Changing}, // shrunk, as the notice asked
    LifeStep{ToRectify, Suspended},
    LifeStep{ToRectify, ToReclaim},
    LifeStep{Suspended, InUse}, // it was missed
    LifeStep{Suspended, ToReclaim},
    LifeStep{ToReclaim, Suspended}, // the user objects
    LifeStep{ToReclaim, Reclaimed},
};

constexpr std::array demands{
    LifeDemand{InUse, "unit_id"},
    LifeDemand{InUse, "system_id"},
    LifeDemand{InUse, "owner_name"},
    LifeDemand{InUse, "term_until"},
    LifeDemand{Reclaimed, "backup_confirmed_on"},
    LifeDemand{Reclaimed, "reclaim_signed_on"},
};

const QString &codeOf(ResourceState state)
{
    static const auto codes = [] {
        std::map<ResourceState, QString> made;
        for (const auto &choice : Choices<ResourceState>::all)
            made.emplace(choice.value, text(Codec<ResourceState>::encode(choice.value)));
        return made;
    }();
    return codes.at(state);
}

const Shape &resources()
{
    return shapeOf<Resource>();
}

const Value &valueOf(const Record &record, QStringView field)
{
    return record.values[size_t(resources().indexOf(field))];
}

/// What is asked of every record of a change, several times.
struct Places {
    size_t state = size_t(resources().indexOf(u"state"));
    size_t address = size_t(resources().indexOf(u"private_ip"));
    size_t zone = size_t(resources().indexOf(u"network_zone"));
};
const Places &places()
{
    static const Places held;
    return held;
}

QString stateOf(const Record &record)
{
    return text(record.values[places().state]);
}

/// "10.1.2.3 extranet_data"; empty where the record holds no address in a zone, or gave it back.
QString addressOf(const Record &record)
{
    const QString address = text(record.values[places().address]);
    const QString zone = text(record.values[places().zone]);
    const bool holds = !address.isEmpty() && !zone.isEmpty() && !record.retired && stateOf(record) != codeOf(Reclaimed);
    return holds ? address + u' ' + zone : QString();
}

} // namespace

std::span<const LifeStep> lifeSteps()
{
    return steps;
}

std::span<const LifeDemand> lifeDemands()
{
    return demands;
}

bool mayFollow(const QString &from, const QString &to)
{
    return from == to || std::ranges::any_of(steps, [&](const LifeStep &step) { return codeOf(step.from) == from && codeOf(step.to) == to; });
}

Error stepProblem(const QString &from, const QString &to)
{
    return {ErrorCode::InvalidValue, QStringLiteral("state"), QStringLiteral("life step %1 %2").arg(from, to)};
}

std::vector<Error> lifeProblems(const Record *before, const Record &after)
{
    std::vector<Error> problems;
    const QString state = stateOf(after);
    if (before && !mayFollow(stateOf(*before), state))
        problems.push_back(stepProblem(stateOf(*before), state));
    const bool enters = !before || stateOf(*before) != state;
    for (const auto &demand : demands) {
        if (codeOf(demand.state) != state)
            continue;
        const QString field = QString::fromLatin1(demand.field);
        if (!isEmpty(valueOf(after, field)))
            continue;
        if (enters || !isEmpty(valueOf(*before, field)))
            problems.push_back({ErrorCode::RequiredMissing, field, QStringLiteral("life demand %1").arg(state)});
    }
    return problems;
}

Result<void> checkLife(const Record *before, const Record &after, const Situation &situation)
{
    if (const auto problems = lifeProblems(before, after); !problems.empty())
        return Unexpected(problems.front());
    if (before && addressOf(*before) == addressOf(after))
        return {};
    return checkAddress(after, situation);
}

Result<void> checkAddress(const Record &record, const Situation &situation)
{
    if (addressOf(record).isEmpty())
        return {};
    const auto &shape = resources();
    const std::array wanted{FieldValue{shape.indexOf(u"private_ip"), valueOf(record, u"private_ip")}, FieldValue{shape.indexOf(u"network_zone"), valueOf(record, u"network_zone")}};
    for (const auto &other : situation.world.holding(shape, wanted, record.id)) {
        if (addressOf(other).isEmpty())
            continue;
        const QString number = mayRead(situation.actor, shape, other) ? text(other.values[size_t(shape.keyField())]) : QString();
        return fail(ErrorCode::NotUnique, QStringLiteral("private_ip"), QStringLiteral("life address %1").arg(number));
    }
    return {};
}

Result<void> checkAddressesTogether(std::span<const Subject> subjects, std::span<const Record> after)
{
    if (after.size() < 2)
        return {};
    QSet<QString> taken;
    for (size_t i = 0; i < after.size(); ++i) {
        const QString address = addressOf(after[i]);
        if (address.isEmpty() || (subjects[i].record && addressOf(*subjects[i].record) == address))
            continue;
        if (taken.contains(address))
            return fail(ErrorCode::NotUnique, QStringLiteral("private_ip"), QStringLiteral("life address "));
        taken.insert(address);
    }
    return {};
}

std::optional<LifeProblem> lifeProblemOf(const Error &error)
{
    const auto words = error.message.split(u' ');
    if (words.size() < 3 || words[0] != u"life")
        return std::nullopt;
    if (words[1] == u"step" && words.size() == 4)
        return LifeProblem{LifeProblem::Kind::Step, words[3], words[2], {}};
    if (words[1] == u"demand")
        return LifeProblem{LifeProblem::Kind::Demand, words[2], {}, {}};
    if (words[1] == u"address")
        return LifeProblem{LifeProblem::Kind::Address, {}, {}, words[2]};
    return std::nullopt;
}

} // namespace rules
