#include "base/random_block.hpp"

namespace stormdrill {

RandomBlock::RandomBlock(std::uint64_t seed, Stream stream, std::uint64_t entity, std::uint32_t index) {
    CounterRandom random(seed, stream, entity, index);
    const std::uint64_t high = random();
    key_ = (high << 32) | random();
}

} // namespace stormdrill
