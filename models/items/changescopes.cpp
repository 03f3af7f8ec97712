#include "items/changescopes.h"

#include "contract/entities/changerequest.h"

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

std::vector<ListFilter> filtersOf(ChangeScope scope, const ChangeHands &hands)
{
    const QString applicant = QStringLiteral("applicant");
    switch (scope) {
    case ChangeScope::ToDecide: {
        std::vector<Value> words;
        std::ranges::transform(hands.words, std::back_inserter(words), [](const QString &word) { return Value(word); });
        return {stateIn({ChangeState::AwaitingApproval}), {QStringLiteral("waits_for"), ListFilter::Test::AnyWord, std::move(words)}, {applicant, ListFilter::Test::NoneOf, {Value(hands.login)}}};
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
    case ChangePreset::Open:
        return {stateIn({Draft, Submitted, Assessing, AwaitingApproval, Approved, Scheduled, Implementing, Verifying, RollingBack, AwaitingReview, Rejected})};
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
