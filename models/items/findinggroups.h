// FindingGroups: what the review found, by rule, reminder or verdict, with how many resources; of all units or of one.
#pragma once

#include "items/entitymodelbase.h"
#include "items/findinglist.h"

namespace items {

/// "在用资源没有责任人" or "In use without a responsible person", by the language of the moment.
template <class Named> [[nodiscard]] QString nameOf(const Named &named)
{
    return QLocale().language() == QLocale::Chinese ? named.zh : named.en;
}

class FindingGroups : public EntityTableBase
{
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ColumnCount };
    FindingGroups(ReviewTopic topic, const LedgerWatch &watch, QObject *parent = nullptr);

    enum class Exempt { Left, Shown };
    /// Counts anew. A null unit: all of them.
    void count(const QUuid &unit, Exempt exempt);
    /// How many findings there are, of all groups.
    [[nodiscard]] int total() const;
    [[nodiscard]] FindingList::Kind kindAt(int row) const;
    [[nodiscard]] int rowOf(const FindingList::Kind &kind) const;
    /// The resources of that group, as they were counted; what presses most stands first.
    [[nodiscard]] Rids ridsOf(const FindingList::Kind &kind) const;
    /// The units that have findings of this topic.
    [[nodiscard]] QSet<QUuid> units() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// CodeRole: "error", "warning", "hint": how much it matters.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Group {
        int item = 0;
        int count = 0;
        bool operator==(const Group &) const = default;
    };
    [[nodiscard]] bool counts(const Finding &finding) const;
    [[nodiscard]] QString nameOfItem(int item) const;
    [[nodiscard]] QString gravityOf(int item) const;

    ReviewTopic m_topic;
    const LedgerWatch &m_watch;
    QUuid m_unit;
    Exempt m_exempt = Exempt::Left;
    std::vector<Group> m_groups;
};

} // namespace items
