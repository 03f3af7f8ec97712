// TextSearch: reads what SearchIndex wrote. Pairs and triples give the candidates of a word in about a millisecond; words
// that they do not say all of are verified against the folded texts.
#pragma once

#include "replica/prepared.h"
#include "replica/ridset.h"
#include "replica/tokens.h"

#include <atomic>

namespace replica {

/// A word that its pairs do not say all of.
struct DoubtfulWord {
    SearchWord word;
    bool anywhere = true; ///< false: it can stand only where the two sets say, so nothing else is read
    RidSet inText;
    RidSet inReadings;
};

/// What the pairs say of a query.
struct Candidates {
    RidSet rids;
    bool bounded = false;            ///< false: every record of the entity is a candidate, and `rids` is empty
    std::vector<DoubtfulWord> verify; ///< words that a candidate's text must still be asked for; empty: rids are the answer
};

class TextSearch
{
public:
    /// `stop` is looked at between blocks.
    static Result<TextSearch> open(sqlite3 *handle, const Shape &shape, const std::atomic<bool> &stop);

    Result<Candidates> candidates(const std::vector<SearchWord> &words);

    /// True where the record at the rid has all words.
    Result<bool> has(quint32 rid, const std::vector<DoubtfulWord> &words);
    /// Leaves those of `rids` that have all words. `found` hears the rids of each block as they are known, in ascending
    /// order. Cancelled where `stop` was set.
    Result<void> verify(RidSet &rids, const std::vector<DoubtfulWord> &words, const std::function<void(size_t block, quint64 bits)> &found);

private:
    TextSearch(const Shape &shape, const std::atomic<bool> &stop) : m_shape(&shape), m_stop(&stop) {}
    Result<RidSet> withPairs(const std::vector<Gram> &grams);
    Result<std::string_view> block(Prepared &statement, qint64 key);
    Result<quint64> hits(size_t block, quint64 bits, const std::vector<DoubtfulWord> &words);

    const Shape *m_shape;
    const std::atomic<bool> *m_stop;
    Prepared m_gram;
    Prepared m_text;
    Prepared m_readings;
    Prepared m_lastGram;
};

} // namespace replica
