#include "items/findinggroups.h"

#include "items/languagewatch.h"

#include <QCoreApplication>

namespace items {

FindingGroups::FindingGroups(ReviewTopic topic, const LedgerWatch &watch, QObject *parent) : EntityTableBase(parent), m_topic(topic), m_watch(watch)
{
    new LanguageWatch(this, [this] {
        tellHeadersChanged();
        tellChanged(0, rowCount() - 1);
    });
}

bool FindingGroups::counts(const Finding &finding) const
{
    return finding.topic == m_topic && (m_exempt == Exempt::Shown || !finding.exempt) && (m_unit.isNull() || m_watch.review()->units[finding.unit] == m_unit);
}

void FindingGroups::count(const QUuid &unit, Exempt exempt)
{
    m_unit = unit;
    m_exempt = exempt;
    const auto &rules = m_watch.rules();
    const size_t items = m_topic == ReviewTopic::Quality ? rules.quality.rules.size() : m_topic == ReviewTopic::Expiry ? rules.expiry.days.size() + 1 : rules.use.verdicts.size();
    std::vector<Group> groups(items);
    for (size_t i = 0; i < items; ++i)
        groups[i].item = int(i);
    if (const auto review = m_watch.review())
        for (const auto &finding : review->findings)
            if (counts(finding))
                ++groups[finding.item].count;
    // Of many rules only those that found something; reminders and verdicts are few and say their zero.
    if (m_topic == ReviewTopic::Quality) {
        std::erase_if(groups, [](const Group &group) { return group.count == 0; });
        std::ranges::stable_sort(groups, {}, [&](const Group &group) { return int(rules.quality.rules[size_t(group.item)].gravity); });
    }
    if (m_topic == ReviewTopic::Expiry)
        std::ranges::reverse(groups); // what presses most stands first
    const bool sameRows = std::ranges::equal(groups, m_groups, {}, &Group::item, &Group::item);
    if (!sameRows) {
        reset([&] { m_groups = std::move(groups); });
        return;
    }
    m_groups = std::move(groups);
    tellChanged(0, rowCount() - 1);
}

int FindingGroups::total() const
{
    int total = 0;
    for (const auto &group : m_groups)
        total += group.count;
    return total;
}

FindingList::Kind FindingGroups::kindAt(int row) const
{
    return row >= 0 && row < rowCount() ? FindingList::Kind{m_topic, m_groups[size_t(row)].item} : FindingList::Kind{m_topic, -1};
}

int FindingGroups::rowOf(const FindingList::Kind &kind) const
{
    const auto found = std::ranges::find(m_groups, kind.item, &Group::item);
    return found == m_groups.end() ? -1 : int(found - m_groups.begin());
}

Rids FindingGroups::ridsOf(const FindingList::Kind &kind) const
{
    std::vector<Finding> found;
    if (const auto review = m_watch.review())
        std::ranges::copy_if(review->findings, std::back_inserter(found), [&](const Finding &finding) { return finding.item == kind.item && counts(finding); });
    std::ranges::stable_sort(found, {}, &Finding::rank);
    Rids rids;
    std::ranges::transform(found, std::back_inserter(rids), &Finding::rid);
    return rids;
}

QSet<QUuid> FindingGroups::units() const
{
    QSet<QUuid> units;
    const auto review = m_watch.review();
    if (!review)
        return units;
    std::vector<bool> met(review->units.size());
    for (const auto &finding : review->findings)
        if (finding.topic == m_topic)
            met[finding.unit] = true;
    for (size_t i = 0; i < met.size(); ++i)
        if (met[i])
            units.insert(review->units[i]);
    return units;
}

QString FindingGroups::nameOfItem(int item) const
{
    const auto &rules = m_watch.rules();
    switch (m_topic) {
    case ReviewTopic::Quality:
        return nameOf(rules.quality.rules[size_t(item)]);
    case ReviewTopic::Expiry: {
        if (item == int(rules.expiry.days.size()))
            return QCoreApplication::translate("items", "Term is over");
        const int days = rules.expiry.days[size_t(item)];
        return QCoreApplication::translate("items", "Ends within %n day(s)", nullptr, days);
    }
    case ReviewTopic::Use:
        return nameOf(rules.use.verdicts[size_t(item)]);
    }
    return {};
}

QString FindingGroups::gravityOf(int item) const
{
    const auto &rules = m_watch.rules();
    switch (m_topic) {
    case ReviewTopic::Quality:
        switch (rules.quality.rules[size_t(item)].gravity) {
        case rules::Gravity::Error:
            return QStringLiteral("error");
        case rules::Gravity::Warning:
            return QStringLiteral("warning");
        case rules::Gravity::Hint:
            return QStringLiteral("hint");
        }
        return {};
    case ReviewTopic::Expiry:
        return item == int(rules.expiry.days.size()) ? QStringLiteral("error") : item + 1 == int(rules.expiry.days.size()) ? QStringLiteral("warning") : QStringLiteral("hint");
    case ReviewTopic::Use:
        return QStringLiteral("hint");
    }
    return {};
}

int FindingGroups::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_groups.size()); }

int FindingGroups::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant FindingGroups::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &group = m_groups[size_t(index.row())];
    if (role == CodeRole)
        return gravityOf(group.item);
    if (role == ValueRole)
        return group.count;
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return index.column() == CountColumn ? QLocale().toString(group.count) : nameOfItem(group.item);
}

QVariant FindingGroups::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == CountColumn ? QCoreApplication::translate("items", "Resources", "a number of them") : QCoreApplication::translate("items", "Found", "what a review of the ledger found");
}

} // namespace items
