// Tally: counts and sums over the records of one entity, as a plain value. Whoever has the rows answers it in one pass
// (store/tally); what one of its terms counts is also a list, since every test is one that lists have.
#pragma once

#include "contract/result.h"
#include "contract/rows.h"

#include <QStringList>
#include <vector>

namespace contract {

/// One test on one field. An empty field holds only Empty and NoneOf.
struct TallyTest {
    enum class Kind {
        AnyOf,      ///< it is one of values; none of no values
        NoneOf,     ///< it is empty, or none of values
        AtLeast,    ///< numbers, dates, instants: values[0] or more
        AtMost,     ///< values[0] or less
        StartsWith, ///< texts: it begins with values[0], upper and lower case told apart
        Empty,
        NotEmpty,
    };
    QString field;
    Kind kind = Kind::AnyOf;
    std::vector<Value> values;
    bool operator==(const TallyTest &) const = default;
};

/// How many records meet all the tests, or what their field `sum` adds up to; an empty field adds nothing.
struct TallyTerm {
    std::vector<TallyTest> tests;
    QString sum; ///< an integer field; empty: the records are counted
    bool operator==(const TallyTerm &) const = default;
};

/// All that is asked of one entity at once. Retired records are not counted.
struct Tally {
    QString entity;
    std::vector<TallyTest> where; ///< holds for every term
    std::vector<TallyTerm> terms;
    bool operator==(const Tally &) const = default;
};

/// Whoever has the rows and counts them.
class TallySource
{
public:
    virtual ~TallySource() = default;
    /// The ids of the records, retired ones too, that meet the tests, ascending.
    [[nodiscard]] virtual Result<QStringList> ids(const QString &entity, const std::vector<TallyTest> &tests) = 0;
    /// The counts in the order of the terms.
    [[nodiscard]] virtual Result<std::vector<qint64>> counted(const Tally &tally) = 0;
    /// The records that meet the tally's `where`, in the order of ids, with only those fields filled.
    [[nodiscard]] virtual Result<void> records(const Tally &tally, const std::vector<int> &fields, RowSink &rows) = 0;
};

} // namespace contract
