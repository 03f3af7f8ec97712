#include "replica/textsearch.h"

#include "replica/pairlist.h"
#include "replica/textblock.h"

namespace replica {

using namespace searchlayout;

namespace {

std::pair<std::string_view, std::string_view> partsOf(std::string_view readings)
{
    const size_t end = readings.find(readingEnd);
    if (end == std::string_view::npos)
        return {readings, {}};
    return {readings.substr(0, end), readings.substr(end + 1)};
}

/// What a record must have to be found by its pinyin: the first two or three letters begin a syllable.
std::vector<Gram> pinyinGrams(const SearchWord &word)
{
    const std::string_view letters = word.folded;
    auto grams = gramsOf(letters.substr(0, 3), GramKind::PinyinStart);
    if (letters.size() > 3)
        std::ranges::copy(gramsOf(letters.substr(1), GramKind::Pinyin), std::back_inserter(grams));
    return grams;
}

} // namespace

Result<TextSearch> TextSearch::open(sqlite3 *handle, const Shape &shape, const std::atomic<bool> &stop)
{
    TextSearch search(shape, stop);
    const auto make = [&](Prepared &statement, const QString &sql) {
        return Prepared::make(handle, sql.arg(shape.name)).map([&](Prepared prepared) { statement = std::move(prepared); });
    };
    const auto made = make(search.m_gram, QStringLiteral("SELECT value FROM %1_gram WHERE key = ?"))
                          .and_then([&] { return make(search.m_text, QStringLiteral("SELECT value FROM %1_text WHERE key = ?")); })
                          .and_then([&] { return make(search.m_readings, QStringLiteral("SELECT value FROM %1_text WHERE key = ?")); })
                          .and_then([&] { return make(search.m_lastGram, QStringLiteral("SELECT max(key) FROM %1_gram")); });
    if (!made)
        return Unexpected(made.error());
    return search;
}

Result<RidSet> TextSearch::withPairs(const std::vector<Gram> &grams)
{
    const auto last = m_lastGram.step();
    const qint64 lastChunk = last && *last ? m_lastGram.integer(0) >> gramBits : 0;
    m_lastGram.reset();
    if (!last)
        return Unexpected(last.error());
    RidSet all;
    for (qint64 chunk = 0; chunk <= lastChunk; ++chunk) {
        ChunkBits bits;
        bits.fill(~quint64(0));
        for (const auto gram : grams) {
            ChunkBits having{};
            const Reading reading(m_gram);
            m_gram.bind(0, gramKey(chunk, gram));
            const auto any = m_gram.step();
            if (!any)
                return Unexpected(any.error());
            if (*any)
                unpackPairs(m_gram.blob(0), having);
            quint64 left = 0;
            for (size_t i = 0; i < bits.size(); ++i)
                left |= bits[i] &= having[i];
            if (left == 0)
                break;
        }
        for (size_t i = 0; i < bits.size(); ++i)
            if (bits[i] != 0)
                all.setWord(size_t(chunk) * bits.size() + i, bits[i]);
    }
    return all;
}

Result<Candidates> TextSearch::candidates(const std::vector<SearchWord> &words)
{
    Candidates found;
    for (const auto &word : words) {
        if (word.characters < 2) {
            found.verify.push_back({.word = word});
            continue;
        }
        std::vector<std::vector<Gram>> ways{gramsOf(word.folded, GramKind::Text)};
        if (word.latin) {
            ways.push_back(pinyinGrams(word));
            ways.push_back(gramsOf(word.folded, GramKind::Initials));
        }
        DoubtfulWord doubtful{.word = word, .anywhere = false};
        for (const auto &grams : ways) {
            auto rids = withPairs(grams);
            if (!rids)
                return Unexpected(rids.error());
            (&grams == &ways.front() ? doubtful.inText : doubtful.inReadings) |= *rids;
        }
        RidSet having = doubtful.inText;
        having |= doubtful.inReadings;
        if (!word.exact)
            found.verify.push_back(std::move(doubtful));
        if (found.bounded)
            found.rids &= having;
        else
            found.rids = std::move(having);
        found.bounded = true;
    }
    return found;
}

Result<std::string_view> TextSearch::block(Prepared &statement, qint64 key)
{
    statement.reset();
    statement.bind(0, key);
    return statement.step().map([&](bool any) { return any ? statement.blob(0) : std::string_view(); });
}

Result<quint64> TextSearch::hits(size_t number, quint64 bits, const std::vector<DoubtfulWord> &words)
{
    std::optional<TextBlock> texts;
    std::optional<TextBlock> readings;
    const auto read = [&](std::optional<TextBlock> &into, Prepared &statement, BlockPart part) -> Result<void> {
        if (into)
            return {};
        const auto value = block(statement, blockKey(part, qint64(number)));
        if (!value)
            return Unexpected(value.error());
        if (!into.emplace().read(*value))
            return fail(ErrorCode::Storage, m_shape->name, QStringLiteral("text block %1 is damaged").arg(number));
        return {};
    };
    quint64 hit = bits;
    for (const auto &doubtful : words) {
        const auto &word = doubtful.word;
        const quint64 inText = hit & (doubtful.anywhere ? ~quint64(0) : doubtful.inText.word(number));
        const quint64 inReadings = !word.latin ? 0 : hit & (doubtful.anywhere ? ~quint64(0) : doubtful.inReadings.word(number));
        quint64 found = 0;
        if (inText != 0)
            if (const auto done = read(texts, m_text, BlockPart::Text); !done)
                return Unexpected(done.error());
        for (quint64 left = inText; left != 0; left &= left - 1)
            if (const int row = std::countr_zero(left); texts->line(row).find(word.folded) != std::string_view::npos)
                found |= quint64(1) << row;
        if ((inReadings & ~found) != 0)
            if (const auto done = read(readings, m_readings, BlockPart::Readings); !done)
                return Unexpected(done.error());
        for (quint64 left = inReadings & ~found; left != 0; left &= left - 1) {
            const int row = std::countr_zero(left);
            const auto [pinyin, initials] = partsOf(readings->line(row));
            if (isIn(word, {}, pinyin, initials))
                found |= quint64(1) << row;
        }
        hit &= found;
        if (hit == 0)
            break;
    }
    return hit;
}

Result<bool> TextSearch::has(quint32 rid, const std::vector<DoubtfulWord> &words)
{
    const auto hit = hits(rid / blockRows, quint64(1) << (rid % blockRows), words);
    m_text.reset();
    m_readings.reset();
    return hit.map([](quint64 bits) { return bits != 0; });
}

Result<void> TextSearch::verify(RidSet &rids, const std::vector<DoubtfulWord> &words, const std::function<void(size_t, quint64)> &found)
{
    Result<void> done;
    for (size_t number = 0; done && number < rids.words(); ++number) {
        const quint64 bits = rids.word(number);
        if (bits == 0)
            continue;
        const auto hit = m_stop->load(std::memory_order_relaxed) ? Result<quint64>(fail(ErrorCode::Cancelled)) : hits(number, bits, words);
        if (!hit) {
            done = Unexpected(hit.error());
            break;
        }
        rids.setWord(number, *hit);
        if (*hit != 0)
            found(number, *hit);
    }
    m_text.reset();
    m_readings.reset();
    return done;
}

} // namespace replica
