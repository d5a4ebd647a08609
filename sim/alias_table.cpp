#include "sim/alias_table.hpp"

namespace stormdrill::sim {

void AliasTable::fill(std::uint32_t begin, std::span<const double> weights) {
    const auto count = static_cast<std::uint32_t>(weights.size());
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    // What each holds against an even share; those with less are filled up by those with more.
    std::vector<double> held(count, 1.0);
    std::vector<std::uint32_t> poor, rich;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (sum > 0) held[i] = weights[i] / sum * count;
        (held[i] < 1.0 ? poor : rich).push_back(i);
        cells_[begin + i] = {0xffffffffu, begin + i};
    }
    while (!poor.empty() && !rich.empty()) {
        const std::uint32_t low = poor.back(), high = rich.back();
        poor.pop_back();
        cells_[begin + low] = {static_cast<std::uint32_t>(held[low] * 4294967295.0), begin + high};
        held[high] -= 1.0 - held[low];
        if (held[high] < 1.0) {
            rich.pop_back();
            poor.push_back(high);
        }
    }
}

} // namespace stormdrill::sim
