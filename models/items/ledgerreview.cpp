#include "items/ledgerreview.h"

#include "contract/entities/entities.h"

#include <set>

namespace items {

namespace {

using replica::ListReader;

const Shape &resources()
{
    return shapeOf<Resource>();
}

/// The other records as the cache shows them. Units and systems are few and asked for at every resource.
class ReviewWorld : public rules::World
{
public:
    explicit ReviewWorld(ListReader &reader) : m_reader(reader) {}

    [[nodiscard]] std::optional<Record> find(const Shape &shape, const QUuid &id) const override
    {
        if (const auto known = m_known.constFind(id); known != m_known.cend())
            return *known;
        const auto row = m_reader.row(shape, id);
        const auto found = row && *row ? std::optional((*row)->record) : std::nullopt;
        m_known.insert(id, found);
        return found;
    }
    [[nodiscard]] bool taken(const Shape &, int, const Value &, const QUuid &) const override { return false; } // no rule of quality asks
    [[nodiscard]] std::vector<Record> holding(const Shape &shape, std::span<const rules::FieldValue> wanted, const QUuid &except) const override
    {
        auto found = m_reader.holding(shape, wanted, except).value_or(std::vector<Record>());
        for (const auto &record : found)
            m_others.insert(record.id);
        return found;
    }
    /// Those that were met as the other half of a duplicate since the last call.
    [[nodiscard]] std::set<QUuid> othersMet() { return std::exchange(m_others, {}); }

private:
    ListReader &m_reader;
    mutable QHash<QUuid, std::optional<Record>> m_known;
    mutable std::set<QUuid> m_others;
};

bool looksForDuplicates(const rules::Condition &condition)
{
    return condition.test == rules::Condition::Test::Duplicate || std::ranges::any_of(condition.parts, looksForDuplicates);
}

class Reviewing
{
public:
    Reviewing(const ReviewRules &rules, ReviewWorld &world, LedgerReview &review) : m_rules(rules), m_world(world), m_review(review)
    {
        for (size_t i = 0; i < review.units.size(); ++i)
            m_units.insert(review.units[i], quint16(i));
    }

    void review(quint32 rid, const Record &record)
    {
        const auto &shape = resources();
        for (const auto &violation : rules::violationsOf(shape, record, m_rules.quality, m_review.day, m_world))
            find(rid, record, ReviewTopic::Quality, size_t(violation.rule - m_rules.quality.rules.data()));
        if (const auto expiry = rules::expiryOf(record, m_rules.expiry, m_review.day))
            find(rid, record, ReviewTopic::Expiry, size_t(expiry->reminder), rankOf(expiry->daysLeft));
        if (const auto use = rules::useFindingOf(record, m_rules.use))
            find(rid, record, ReviewTopic::Use, size_t(use->verdict - m_rules.use.verdicts.data()), rankOf(use->steps), use->exempt);
    }

private:
    static qint16 rankOf(qint64 days) { return qint16(std::clamp<qint64>(days, std::numeric_limits<qint16>::min(), std::numeric_limits<qint16>::max())); }
    /// The least used first, and of those that need more the most used.
    static qint16 rankOf(const std::vector<rules::UseStep> &steps)
    {
        const auto tenths = std::llround(steps.front().figure.value_or(0) * 10);
        return rankOf(steps.front().limit.test == rules::UseLimit::Test::Above ? -tenths : tenths);
    }
    void find(quint32 rid, const Record &record, ReviewTopic topic, size_t item, qint16 rank = 0, bool exempt = false)
    {
        static const auto field = size_t(resources().indexOf(u"unit_id"));
        const auto unit = idOf(text(record.values[field]));
        auto position = m_units.constFind(unit);
        if (position == m_units.cend()) {
            position = m_units.insert(unit, quint16(m_review.units.size()));
            m_review.units.push_back(unit);
        }
        m_review.findings.push_back({rid, *position, topic, quint8(item), exempt, rank});
    }

    const ReviewRules &m_rules;
    ReviewWorld &m_world;
    LedgerReview &m_review;
    QHash<QUuid, quint16> m_units;
};

/// What any of the rules reads.
std::vector<int> fieldsOf(const ReviewRules &rules)
{
    const auto &shape = resources();
    const auto read = rules::fieldsRead(shape, rules.quality);
    std::set<int> fields(read.begin(), read.end());
    for (const auto *name : {"unit_id", "state", "term_until", "use_exemption"})
        fields.insert(shape.indexOf(QString::fromLatin1(name)));
    for (const auto &verdict : rules.use.verdicts)
        for (const auto &limit : verdict.when)
            fields.insert(limit.field);
    return {fields.begin(), fields.end()};
}

Result<qint64> countOf(ListReader &reader)
{
    return reader.facets({.entity = resources().name}, {}).map([](const replica::FacetAnswer &answer) { return answer.total; });
}

} // namespace

const ReviewRules &shippedReviewRules()
{
    static const ReviewRules rules{rules::shippedQualityRules(), rules::shippedUseRules(), rules::shippedExpiryRules()};
    return rules;
}

Result<LedgerReview> reviewLedger(ListReader &reader, const ReviewRules &rules, QDate day, ReviewProgress &progress)
{
    const auto all = countOf(reader);
    if (!all)
        return Unexpected(all.error());
    progress.all = *all;
    LedgerReview review{day, 0, {}, {}};
    ReviewWorld world(reader);
    Reviewing reviewing(rules, world, review);
    const auto scanned = reader.scan(resources(), fieldsOf(rules), [&](quint32 rid, const Record &record) {
        reviewing.review(rid, record);
        progress.done = ++review.reviewed;
    });
    return scanned.map([&] { return std::move(review); });
}

Result<LedgerReview> reviewAgain(ListReader &reader, const ReviewRules &rules, const LedgerReview &before, std::span<const QUuid> changed)
{
    const auto &shape = resources();
    auto rids = reader.ridsOf(shape, changed);
    if (!rids)
        return Unexpected(rids.error());
    std::set<quint32> again(rids->begin(), rids->end());
    // A record that is gone has no rid to find its findings by: then every finding is looked at, and its row is missing.
    const bool someAreGone = again.erase(0) > 0;
    for (const auto &finding : before.findings)
        if (someAreGone)
            again.insert(finding.rid);
        else if (finding.topic == ReviewTopic::Quality && looksForDuplicates(rules.quality.rules[finding.item].when))
            again.insert(finding.rid);

    LedgerReview review{before.day, before.reviewed, before.units, {}};
    ReviewWorld world(reader);
    std::set<quint32> done;
    while (!again.empty()) {
        const replica::Rids wanted(again.begin(), again.end());
        const auto rows = reader.rows(shape, wanted);
        if (!rows)
            return Unexpected(rows.error());
        done.insert(again.begin(), again.end());
        again.clear();
        Reviewing reviewing(rules, world, review);
        for (const auto &row : *rows)
            if (row.rid != 0)
                reviewing.review(row.rid, row.record);
        // Who turned out to be the other half of a duplicate was sound before, and is not any more.
        const auto others = world.othersMet();
        const auto more = reader.ridsOf(shape, std::vector<QUuid>(others.begin(), others.end()));
        if (!more)
            return Unexpected(more.error());
        std::ranges::copy_if(*more, std::inserter(again, again.end()), [&](quint32 rid) { return rid != 0 && !done.contains(rid); });
    }
    std::ranges::copy_if(before.findings, std::back_inserter(review.findings), [&](const Finding &finding) { return !done.contains(finding.rid); });
    std::ranges::stable_sort(review.findings, {}, &Finding::rid);
    return review;
}

} // namespace items
