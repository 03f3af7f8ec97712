// Random: numbers that depend on the seed, a topic and an index only, so that record 70,000 is the same whoever asks
// and whatever was asked before. Not for secrets.
#pragma once

#include <QStringView>
#include <span>

namespace demo {

/// Keeps the numbers of one kind of record apart from those of another.
enum class Topic : quint64 { Unit = 1, System, Batch, Resource, Relation, Person, RelationId, ResourceId, History, Utilisation, File, Plan, Slot, Order, Change, ChangeClass, ChangeCourse, ChangeTemplate, ChangeWindow, CabMeeting, Delegation, Outage, Evaluation };

class Random
{
public:
    Random(quint64 seed, Topic topic, quint64 index) : m_state(mixed(mixed(seed ^ (quint64(topic) << 56)) + index)) { }

    [[nodiscard]] quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mixed(m_state);
    }
    /// 0 to count - 1; count is at least 1.
    [[nodiscard]] int below(int count) { return int(((next() >> 32) * quint64(count)) >> 32); }
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <class T, size_t n> [[nodiscard]] const T &pick(const T (&choices)[n]) { return choices[below(int(n))]; }
    /// The position of a weight, drawn in proportion to the weights.
    template <size_t n> [[nodiscard]] int weighted(const int (&weights)[n])
    {
        int sum = 0;
        for (const int weight : weights)
            sum += weight;
        int left = below(sum);
        int position = 0;
        while (left >= weights[position])
            left -= weights[position++];
        return position;
    }

private:
    // The finisher of SplitMix64 (Steele, Lea, Flood 2014).
    static quint64 mixed(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    quint64 m_state;
};

} // namespace demo
