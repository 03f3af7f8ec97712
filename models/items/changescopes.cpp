#include "items/changescopes.h"

#include "contract/entities/changerequest.h"
#include "rules/approvals.h"
#include "rules/changeflow.h"

namespace items {

using replica::ListFilter;

namespace {

ListFilter stateIn(std::initializer_list<ChangeState> states)
{
    ListFilter filter{QStringLiteral("state"), ListFilter::Test::AnyOf, {}};
    for (const auto state : states)
        filter.values.push_back(Codec<ChangeState>::encode(state));
    return filter;
}

ListFilter isPerson(const QString &field, const QUuid &person)
{
    return {field, ListFilter::Test::AnyOf, {Value(idText(person))}};
}

} // namespace

ChangeHands handsOf(const Actor &actor)
{
    ChangeHands hands{.login = actor.login, .person = actor.person, .words = actor.roles};
    if (!actor.person.isNull())
        hands.words << idText(actor.person);
    return hands;
}

Result<QStringList> decidedBy(replica::ListReader &reader, const ChangeHands &hands)
{
    auto mine = hands;
    mine.decided.clear(); // asked of all that wait for these words
    const auto rids = reader.order({.entity = QString::fromLatin1(Describe<ChangeRequest>::name), .filters = filtersOf(ChangeScope::ToDecide, mine), .sorts = {}}, 0, [](const replica::FirstRows &) {});
    if (!rids)
        return Unexpected(rids.error());
    const auto rows = reader.rows(shapeOf<ChangeRequest>(), **rids);
    if (!rows)
        return Unexpected(rows.error());
    QStringList numbers;
    for (const auto &row : *rows) {
        const auto change = row.rid == 0 ? Unexpected(Error{}) : fromRecord<ChangeRequest>(row.record);
        if (change && !change->number.isEmpty() && rules::hasApproved(*change, hands.login))
            numbers << change->number;
    }
    numbers.sort();
    return numbers;
}

std::vector<ListFilter> filtersOf(ChangeScope scope, const ChangeHands &hands)
{
    const QString applicant = QStringLiteral("applicant");
    switch (scope) {
    case ChangeScope::ToDecide: {
        std::vector<Value> words;
        std::ranges::transform(hands.words, std::back_inserter(words), [](const QString &word) { return Value(word); });
        std::vector<ListFilter> filters{stateIn({ChangeState::AwaitingApproval}), {QStringLiteral("waits_for"), ListFilter::Test::AnyWord, std::move(words)}, {applicant, ListFilter::Test::NoneOf, {Value(hands.login)}}};
        if (!hands.decided.isEmpty())
            filters.push_back({QStringLiteral("number"), ListFilter::Test::NoneOf, {hands.decided.begin(), hands.decided.end()}});
        return filters;
    }
    case ChangeScope::Requested:
        return {{applicant, ListFilter::Test::AnyOf, {Value(hands.login)}}};
    case ChangeScope::Carrying:
        return {isPerson(QStringLiteral("implementer_id"), hands.person)};
    case ChangeScope::Watching:
        return {isPerson(QStringLiteral("watcher_id"), hands.person)};
    case ChangeScope::All:
        return {};
    }
    return {};
}

std::vector<ListFilter> filtersOf(ChangePreset preset)
{
    using enum ChangeState;
    switch (preset) {
    case ChangePreset::Everything:
        return {};
    case ChangePreset::Open: {
        ListFilter filter{QStringLiteral("state"), ListFilter::Test::AnyOf, {}};
        for (const auto &choice : Choices<ChangeState>::all)
            if (rules::isOpen(choice.value))
                filter.values.push_back(Codec<ChangeState>::encode(choice.value));
        return {filter};
    }
    case ChangePreset::ToApprove:
        return {stateIn({Submitted, Assessing, AwaitingApproval})};
    case ChangePreset::Scheduled:
        return {stateIn({Approved, Scheduled})};
    case ChangePreset::InWork:
        return {stateIn({Implementing, Verifying, RollingBack})};
    case ChangePreset::ToReview:
        return {stateIn({AwaitingReview})};
    case ChangePreset::PapersDue:
        return {{QStringLiteral("papers_due"), ListFilter::Test::NotEmpty, {}}, {QStringLiteral("papers_at"), ListFilter::Test::Empty, {}}};
    case ChangePreset::ToRework: // over until its applicant takes it up again
        return {stateIn({Rejected, Expired})};
    }
    return {};
}

bool isOffered(ChangeScope scope, const ChangeHands &hands)
{
    return !hands.person.isNull() || (scope != ChangeScope::Carrying && scope != ChangeScope::Watching);
}

ScopeQuestions changeQuestions(const ChangeHands &hands)
{
    return {.scopes = int(allChangeScopes.size()),
            .presets = int(allChangePresets.size()),
            .ofScope = [&hands](int scope) { return filtersOf(allChangeScopes[size_t(scope)], hands); },
            .ofPreset = [](int preset, Instant) { return filtersOf(allChangePresets[size_t(preset)]); },
            .isOffered = [&hands](int scope) { return isOffered(allChangeScopes[size_t(scope)], hands); }};
}

} // namespace items
