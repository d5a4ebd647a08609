#include "base/random_tables.hpp"

#include <vector>

#include "base/diagnostics.hpp"
#include "base/math.hpp"

namespace stormdrill {

namespace {
// Marsaglia and Tsang 2000, for 256 layers of equal area: where the tail begins, and that area.
constexpr double tail_begin = 7.69711747013104972;
constexpr double layer_area = 3.949659822581572e-3;
constexpr double places = 0x1p56;

std::int64_t share_of_places(double share) {
    return static_cast<std::int64_t>(share * places);
}
} // namespace

ExponentialTable::ExponentialTable() {
    // Layer 0 is the bottom: a rectangle and the tail, as wide as a rectangle of its area would be.
    const double bottom = layer_area / exact_exp(-tail_begin);
    inside_[0] = share_of_places(tail_begin / bottom);
    inside_[1] = 0;
    width_[0] = bottom / places;
    width_[255] = tail_begin / places;
    height_[0] = 1.0;
    height_[255] = exact_exp(-tail_begin);
    double outer = tail_begin;
    for (std::size_t i = 254; i >= 1; --i) {
        const double inner = -exact_log(layer_area / outer + exact_exp(-outer));
        inside_[i + 1] = share_of_places(inner / outer);
        width_[i] = inner / places;
        height_[i] = exact_exp(-inner);
        outer = inner;
    }
}

double ExponentialTable::draw_at_edge(std::uint64_t word) const {
    QuickRandom split(word);
    const std::uint64_t layer = word & 255;
    if (layer == 0) return tail_begin - exact_log(split.uniform_positive()); // the tail has no memory
    const double x = static_cast<double>(word >> 8) * width_[layer];
    const double y = height_[layer] + split.uniform() * (height_[layer - 1] - height_[layer]);
    return y < exact_exp(-x) ? x : draw(split);
}

GapTable::GapTable(double success) {
    SD_ASSERT(success >= 0.0 && success <= 1.0);
    std::array<double, 256> load; // probabilities in units of a column
    double none_yet = 1.0;
    for (std::size_t i = 0; i < longest; ++i) {
        load[i] = 256.0 * none_yet * success;
        none_yet *= 1.0 - success;
    }
    load[longest] = 256.0 * none_yet;

    // Columns that hold less than their share are filled up from one that holds more.
    std::vector<std::size_t> less, more;
    for (std::size_t i = 0; i < load.size(); ++i)
        (load[i] < 1.0 ? less : more).push_back(i);
    keep_.fill(static_cast<std::uint64_t>(places));
    other_.fill(0);
    while (!less.empty() && !more.empty()) {
        const std::size_t poor = less.back(), rich = more.back();
        less.pop_back();
        keep_[poor] = static_cast<std::uint64_t>(load[poor] * places);
        other_[poor] = static_cast<std::uint8_t>(rich);
        load[rich] -= 1.0 - load[poor];
        if (load[rich] < 1.0) {
            more.pop_back();
            less.push_back(rich);
        }
    }
}

} // namespace stormdrill
