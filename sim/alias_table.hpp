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

    /// A number of [begin, end), which must have been filled together; both words are uniform.
    [[nodiscard]] std::uint32_t draw(std::uint32_t begin, std::uint32_t end, std::uint32_t cell_word,
                                     std::uint32_t alias_word) const {
        const auto at = begin + static_cast<std::uint32_t>((std::uint64_t{cell_word} * (end - begin)) >> 32);
        const Cell cell = cells_[at];
        return alias_word < cell.threshold ? at : cell.alias;
    }

private:
    struct Cell {
        std::uint32_t threshold = 0; ///< of 2^32: chance of the cell itself
        std::uint32_t alias = 0;     ///< who else
    };
    std::vector<Cell> cells_;
};

} // namespace stormdrill::sim
