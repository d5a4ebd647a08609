#include "sim/undirected_ties.hpp"

#include <algorithm>
#include <bit>

#include "base/diagnostics.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::size_t part_size = std::size_t{1} << 18;
}

void UndirectedTies::add(std::uint32_t a, std::uint32_t b) {
    const std::size_t last = std::max(a, b) / 64;
    if (last >= id_occurs_.size()) id_occurs_.resize(std::max(last + 1, 2 * id_occurs_.size()), 0);
    id_occurs_[a / 64] |= std::uint64_t{1} << (a % 64);
    id_occurs_[b / 64] |= std::uint64_t{1} << (b % 64);
    if (a == b) return;
    SD_ASSERT(added_ < most_edges);
    if (parts_.empty() || parts_.back().size() == part_size) {
        parts_.emplace_back();
        parts_.back().reserve(part_size);
    }
    parts_.back().push_back({a, b});
    ++added_;
}

std::uint32_t UndirectedTies::number_people() {
    std::vector<std::uint32_t> before(id_occurs_.size());
    std::uint32_t people = 0;
    for (std::size_t i = 0; i < id_occurs_.size(); ++i) {
        before[i] = people;
        people += static_cast<std::uint32_t>(std::popcount(id_occurs_[i]));
    }
    const auto number = [&](std::uint32_t id) {
        const std::uint64_t smaller = id_occurs_[id / 64] & ((std::uint64_t{1} << (id % 64)) - 1);
        return before[id / 64] + static_cast<std::uint32_t>(std::popcount(smaller));
    };
    for (std::vector<Edge>& part : parts_) {
        for (Edge& edge : part)
            edge = {number(edge.a), number(edge.b)};
    }
    std::vector<std::uint64_t>().swap(id_occurs_);
    return people;
}

void UndirectedTies::build() {
    const std::uint32_t people = number_people();
    // Counting sort: offsets_[p + 1] is where p's row goes on while it is filled.
    offsets_.assign(std::size_t{people} + 2, 0);
    for (const std::vector<Edge>& part : parts_) {
        for (const Edge& edge : part) {
            ++offsets_[edge.a + std::size_t{2}];
            ++offsets_[edge.b + std::size_t{2}];
        }
    }
    for (std::size_t p = 2; p < offsets_.size(); ++p)
        offsets_[p] += offsets_[p - 1];
    others_.resize(2 * added_);
    for (std::vector<Edge>& part : parts_) {
        for (const Edge& edge : part) {
            others_[offsets_[edge.a + std::size_t{1}]++] = PersonId{edge.b};
            others_[offsets_[edge.b + std::size_t{1}]++] = PersonId{edge.a};
        }
        std::vector<Edge>().swap(part);
    }
    parts_.clear();
    added_ = 0;
    offsets_.pop_back();

    // Sorted rows without doubles, moved together.
    std::uint32_t begin = 0;
    std::uint32_t kept = 0;
    for (std::size_t p = 0; p < people; ++p) {
        const std::uint32_t end = offsets_[p + 1];
        const auto row = others_.begin() + begin;
        std::sort(row, others_.begin() + end);
        const auto row_end = std::unique(row, others_.begin() + end);
        if (kept != begin) std::copy(row, row_end, others_.begin() + kept);
        kept += static_cast<std::uint32_t>(row_end - row);
        offsets_[p + 1] = kept;
        begin = end;
    }
    others_.resize(kept);
}

} // namespace stormdrill::sim
