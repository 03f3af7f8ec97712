// Spoils good input, the same way for the same number: what a hostile or broken sender might send.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fuzz {

/// A small generator (splitmix64), so that a run is repeatable on every machine.
class Dice
{
public:
    explicit Dice(uint64_t seed) : m_state(seed) {}
    uint64_t roll();
    /// 0 to sides - 1; 0 where there are no sides.
    size_t below(size_t sides) { return sides == 0 ? 0 : size_t(roll() % sides); }

private:
    uint64_t m_state;
};

/// One of the seeds with one to eight changes: bytes flipped, cut, doubled, swapped for hostile pieces, or crossed with
/// another seed. At most 64 kB.
[[nodiscard]] std::string spoiled(const std::vector<std::string> &seeds, Dice &dice);

} // namespace fuzz
