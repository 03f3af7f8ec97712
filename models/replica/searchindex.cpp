#include "replica/searchindex.h"

#include "replica/keyedvalues.h"
#include "replica/pairlist.h"
#include "replica/textblock.h"

namespace replica {

using namespace searchlayout;

namespace {

/// Blocks gathered before they are written by themselves: some megabytes.
constexpr size_t mostBlocks = 512;

struct Block {
    TextBlock::Lines text;
    TextBlock::Lines readings;
    TextBlock::Lines textBefore;
    TextBlock::Lines readingsBefore;
    quint64 touched = 0; ///< a bit a row
};

/// Lists by key in one open table: a bulk load looks up a hundred pairs a row.
class PairChanges
{
public:
    PairChanges() : m_slots(1 << 15, free) {}

    void note(qint64 key, PairChange change)
    {
        auto &changes = listOf(key);
        if (changes.empty() || changes.back() != change)
            changes.push_back(change);
    }
    /// Keys in ascending order.
    [[nodiscard]] std::vector<std::pair<qint64, const std::vector<PairChange> *>> sorted() const
    {
        std::vector<std::pair<qint64, const std::vector<PairChange> *>> all;
        all.reserve(m_keys.size());
        for (size_t i = 0; i < m_keys.size(); ++i)
            all.emplace_back(m_keys[i], &m_lists[i]);
        std::ranges::sort(all);
        return all;
    }
    void clear()
    {
        std::ranges::fill(m_slots, free);
        for (size_t i = 0; i < m_keys.size(); ++i)
            m_lists[i].clear();
        m_keys.clear();
    }

private:
    static constexpr quint32 free = ~quint32(0);

    std::vector<PairChange> &listOf(qint64 key)
    {
        if (m_keys.size() * 2 > m_slots.size())
            grow();
        const size_t slot = slotOf(key);
        if (m_slots[slot] == free) {
            m_slots[slot] = quint32(m_keys.size());
            m_keys.push_back(key);
            if (m_lists.size() < m_keys.size())
                m_lists.emplace_back();
        }
        return m_lists[m_slots[slot]];
    }
    [[nodiscard]] size_t slotOf(qint64 key) const
    {
        const size_t mask = m_slots.size() - 1;
        size_t slot = size_t((quint64(key) * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
        while (m_slots[slot] != free && m_keys[m_slots[slot]] != key)
            slot = (slot + 1) & mask;
        return slot;
    }
    void grow()
    {
        m_slots.assign(m_slots.size() * 2, free);
        for (quint32 i = 0; i < m_keys.size(); ++i)
            m_slots[slotOf(m_keys[i])] = i;
    }

    std::vector<quint32> m_slots; ///< into m_keys and m_lists
    std::vector<qint64> m_keys;
    std::vector<std::vector<PairChange>> m_lists; ///< kept empty for the next round beyond m_keys
};

void split(const std::string &text, const std::string &readings, SearchText &out)
{
    out.text = text;
    const size_t end = std::min(readings.find(readingEnd), readings.size());
    out.pinyin = readings.substr(0, end);
    out.initials = end < readings.size() ? readings.substr(end + 1) : std::string();
}

void sortUnique(std::vector<Gram> &grams)
{
    std::ranges::sort(grams);
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
}

} // namespace

QString SearchIndex::createSql(const Shape &shape)
{
    QString sql = QStringLiteral("CREATE INDEX %1_retired ON %1 (rid) WHERE retired <> 0;\n").arg(shape.name);
    if (isSearchable(shape))
        sql += QStringLiteral("CREATE TABLE %1_gram (key INTEGER PRIMARY KEY, value BLOB NOT NULL);\n"
                              "CREATE TABLE %1_text (key INTEGER PRIMARY KEY, value BLOB NOT NULL);\n").arg(shape.name);
    return sql;
}

struct SearchIndex::Private {
    Private(sqlite3 *database, const Shape &itsShape)
        : shape(itsShape), grams(database, shape.name.toUtf8() + "_gram"), texts(database, shape.name.toUtf8() + "_text")
    {
    }

    Block &blockOf(qint64 rid)
    {
        const qint64 number = rid >> blockBits;
        if (const auto found = blocks.find(number); found != blocks.end())
            return found->second;
        if (blocks.size() >= mostBlocks)
            write();
        auto &block = blocks[number];
        if (!isNew(number)) {
            load(blockKey(BlockPart::Text, number), block.textBefore);
            load(blockKey(BlockPart::Readings, number), block.readingsBefore);
            block.text = block.textBefore;
            block.readings = block.readingsBefore;
        }
        return block;
    }
    /// True where the tables hold nothing at the block or behind it.
    [[nodiscard]] bool isNew(qint64 block)
    {
        if (!lastBlock)
            lastBlock = texts.last() < 0 ? -1 : texts.last() >> blockKeyBits;
        return block > *lastBlock;
    }
    [[nodiscard]] static qint64 chunkOf(qint64 block) { return block >> (chunkBits - blockBits); }

    void load(qint64 key, TextBlock::Lines &lines)
    {
        const std::string value = texts.read(key);
        TextBlock stored;
        if (!stored.read(value) && damage.isEmpty())
            damage = QStringLiteral("%1_text: block %2 is damaged").arg(shape.name).arg(key >> blockKeyBits);
        for (int row = 0; row < blockRows; ++row)
            lines[size_t(row)] = stored.line(row);
    }

    void digest();
    void write();
    void dropGathered();
    void notePairs(qint64 number, const Block &block);
    void digestPairs();
    void merge(qint64 key, const std::vector<PairChange> &rows);

    const Shape &shape;
    KeyedValues grams;
    KeyedValues texts;
    std::map<qint64, Block> blocks;
    std::optional<qint64> lastBlock; ///< of the tables; unset: not asked yet
    qint64 openChunk = -1;   ///< the last chunk that was begun here: all its keys are known without reading
    QSet<qint64> openKeys;
    PairChanges changes;
    /// What write() has to write: a value, or changes of one that the table holds already.
    struct Digested {
        qint64 key = 0;
        std::string value;
        const std::vector<PairChange> *merged = nullptr;
    };
    bool isDigested = false;
    std::vector<Digested> pairs;
    std::vector<Digested> lines;
    QString damage;
    SearchText now;
    SearchText former;
    std::vector<Gram> comes;
    std::vector<Gram> goes;
    std::vector<Gram> differ;
};

void SearchIndex::Private::notePairs(qint64 number, const Block &block)
{
    const qint64 chunk = chunkOf(number);
    for (size_t row = 0; row < size_t(blockRows); ++row) {
        if (!(block.touched >> row & 1) || (block.text[row] == block.textBefore[row] && block.readings[row] == block.readingsBefore[row]))
            continue;
        const auto inChunk = quint16(((number << blockBits) + qint64(row)) & (chunkRows - 1));
        comes.clear();
        split(block.text[row], block.readings[row], now);
        appendGrams(now, comes);
        if (block.textBefore[row].empty() && block.readingsBefore[row].empty()) {
            for (const auto gram : comes)
                changes.note(gramKey(chunk, gram), {inChunk, 0});
            continue;
        }
        goes.clear();
        split(block.textBefore[row], block.readingsBefore[row], former);
        appendGrams(former, goes);
        sortUnique(comes);
        sortUnique(goes);
        const auto noteDifference = [&](const std::vector<Gram> &has, const std::vector<Gram> &lacks, quint16 kind) {
            differ.clear();
            std::ranges::set_difference(has, lacks, std::back_inserter(differ));
            for (const auto gram : differ)
                changes.note(gramKey(chunk, gram), {inChunk, kind});
        };
        noteDifference(goes, comes, 1);
        noteDifference(comes, goes, 0);
    }
}

void SearchIndex::Private::digestPairs()
{
    for (const auto &[key, rows] : changes.sorted()) {
        const qint64 chunk = key >> gramBits;
        if (chunk != openChunk && isNew(chunk << (chunkBits - blockBits))) {
            openChunk = chunk;
            openKeys.clear();
        }
        if (chunk == openChunk && !openKeys.contains(key)) {
            openKeys.insert(key);
            pairs.push_back({.key = key, .value = packPairs(*rows)});
        } else {
            pairs.push_back({.key = key, .merged = rows});
        }
    }
}

void SearchIndex::Private::digest()
{
    if (std::exchange(isDigested, true))
        return;
    for (const auto &[number, block] : blocks)
        notePairs(number, block);
    digestPairs();
    for (const auto &[number, block] : blocks) {
        if (block.text != block.textBefore)
            lines.push_back({.key = blockKey(BlockPart::Text, number), .value = TextBlock::pack(block.text)});
        if (block.readings != block.readingsBefore)
            lines.push_back({.key = blockKey(BlockPart::Readings, number), .value = TextBlock::pack(block.readings)});
    }
}

void SearchIndex::Private::merge(qint64 key, const std::vector<PairChange> &rows)
{
    ChunkBits bits{};
    unpackPairs(grams.read(key), bits);
    for (const auto change : rows) {
        const quint64 bit = quint64(1) << (change.row % 64);
        auto &word = bits[change.row / 64];
        word = change.goes ? word & ~bit : word | bit;
    }
    const std::string value = packPairs(bits);
    if (value.empty())
        grams.erase(key);
    else
        grams.write(key, value);
}

void SearchIndex::Private::write()
{
    digest();
    for (const auto &pair : pairs) {
        if (pair.merged)
            merge(pair.key, *pair.merged);
        else
            grams.write(pair.key, pair.value);
    }
    for (const auto &line : lines)
        texts.write(line.key, line.value);
    if (!blocks.empty() && lastBlock)
        lastBlock = std::max(*lastBlock, blocks.rbegin()->first);
    dropGathered();
}

void SearchIndex::Private::dropGathered()
{
    blocks.clear();
    changes.clear();
    pairs.clear();
    lines.clear();
    isDigested = false;
}

SearchIndex::SearchIndex(sqlite3 *database, const Shape &shape)
{
    if (isSearchable(shape))
        d = std::make_unique<Private>(database, shape);
}

SearchIndex::~SearchIndex() = default;

void SearchIndex::put(qint64 rid, std::span<const Cell> cells)
{
    Q_ASSERT_X(rid > 0 && rid < (qint64(1) << 31), "SearchIndex::put", "rids are 31 bits");
    if (!d)
        return;
    Q_ASSERT_X(!d->isDigested, "SearchIndex::put", "flush() comes between digest() and the next record");
    auto &block = d->blockOf(rid);
    const auto row = size_t(rid & (blockRows - 1));
    searchTextOf(d->shape, cells, d->now);
    block.touched |= quint64(1) << row;
    block.text[row] = d->now.text.substr(0, TextBlock::longest);
    block.readings[row].clear();
    if (!d->now.pinyin.empty())
        block.readings[row] = (d->now.pinyin + readingEnd + d->now.initials).substr(0, TextBlock::longest);
}

void SearchIndex::remove(qint64 rid)
{
    if (!d)
        return;
    auto &block = d->blockOf(rid);
    const auto row = size_t(rid & (blockRows - 1));
    block.touched |= quint64(1) << row;
    block.text[row].clear();
    block.readings[row].clear();
}

void SearchIndex::openAt(qint64 rid)
{
    if (d)
        d->blockOf(rid);
}

void SearchIndex::digest()
{
    if (d)
        d->digest();
}

Result<void> SearchIndex::flush()
{
    if (!d)
        return {};
    d->write();
    for (const QString &trouble : {d->grams.trouble(), d->texts.trouble(), d->damage})
        if (!trouble.isEmpty())
            return fail(ErrorCode::Storage, d->shape.name, trouble);
    return {};
}

void SearchIndex::forget()
{
    if (!d)
        return;
    d->dropGathered();
    d->lastBlock.reset();
    d->openChunk = -1;
    d->grams.forgetTrouble();
    d->texts.forgetTrouble();
    d->damage.clear();
}

} // namespace replica
