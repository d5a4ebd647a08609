#pragma once
/// Rows of ties from a plain list of edges, such as published graphs come in.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/huge_pages.hpp"
#include "sim/tie_rows.hpp"

namespace stormdrill::sim {

/// An undirected simple graph. People are numbered by rising id among the ids that occur, so that gaps
/// between ids cost nothing.
class UndirectedTies {
public:
    /// Any ids, in any order; an edge given twice counts once, one from an id to itself only names the id.
    /// At most `most_edges`.
    void add(std::uint32_t a, std::uint32_t b);
    [[nodiscard]] std::size_t added() const { return added_; }

    /// Rows of everything added; what was added is let go. Holds 16 bytes per edge while at it, half of
    /// them afterwards.
    void build();

    /// Lives as long as this object; after build().
    [[nodiscard]] TieRows rows() const { return {offsets_, others_}; }

    static constexpr std::size_t most_edges = 0x7fff'0000;

private:
    struct Edge {
        std::uint32_t a, b;
    };
    /// Turns ids into numbers; returns how many there are.
    std::uint32_t number_people();

    std::vector<std::vector<Edge>> parts_; ///< never moved while they grow, so that the peak is what is held
    std::size_t added_ = 0;
    std::vector<std::uint64_t> id_occurs_; ///< bit per id
    LargeVector<std::uint32_t> offsets_;
    LargeVector<PersonId> others_;
};

} // namespace stormdrill::sim
