#pragma once
/// Draws in proportion to weights with one memory access (Walker 1977, Vose 1991). Internal to network
/// building.

#include <cstdint>
#include <span>
#include <vector>

namespace stormdrill::sim {

/// Cells over consecutive numbers; any range of them can be a table of its own, filled by fill().
class AliasTable {
public:
    explicit AliasTable(std::size_t cells) : cells_(cells) {}

    /// Makes [begin, begin + weights.size()) one table. Weights >= 0; if all are 0, all are alike. Ranges
    /// that do not overlap may be filled by different threads.
    void fill(std::uint32_t begin, std::span<const double> weights);

    /// A draw has two steps, so that many cells can be on their way from memory at once: the cell, asked for
    /// at once, of a range that was filled together; then the cell itself or its alias. Words are uniform.
    [[nodiscard]] std::uint32_t cell(std::uint32_t begin, std::uint32_t end, std::uint32_t word) const {
        const auto at = begin + static_cast<std::uint32_t>((std::uint64_t{word} * (end - begin)) >> 32);
        __builtin_prefetch(&cells_[at]);
        return at;
    }
    [[nodiscard]] std::uint32_t resolve(std::uint32_t at, std::uint32_t word) const {
        const Cell cell = cells_[at];
        return word < cell.threshold ? at : cell.alias;
    }

private:
    struct Cell {
        std::uint32_t threshold = 0; ///< of 2^32: chance of the cell itself
        std::uint32_t alias = 0;     ///< who else
    };
    std::vector<Cell> cells_;
};

} // namespace stormdrill::sim
