#pragma once
/// Ties as rows, the form in which every layer of the network holds them and in which whatever spreads reads
/// them.

#include <cstdint>
#include <span>

#include "sim/command.hpp"

namespace stormdrill::sim {

/// A view; whoever built the rows owns them.
struct TieRows {
    std::span<const std::uint32_t> offsets; ///< people + 1, into others; empty where there are no ties
    std::span<const PersonId> others;       ///< sorted per person

    [[nodiscard]] std::uint32_t people() const {
        return offsets.empty() ? 0 : static_cast<std::uint32_t>(offsets.size() - 1);
    }
    [[nodiscard]] std::span<const PersonId> row(PersonId p) const {
        return others.subspan(offsets[p.index()], offsets[p.index() + 1] - offsets[p.index()]);
    }
};

} // namespace stormdrill::sim
