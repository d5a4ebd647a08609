#pragma once
/// `stormdrill bench spread`: textbook processes on a graph from a file.

#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace stormdrill::app {

struct BenchSpreadArguments {
    std::filesystem::path edges;
    bool cascade = false; ///< otherwise SIR
    double beta = 0.25, gamma = 1.0;
    double chance = 0.1;
    std::uint32_t first = 10; ///< people infected at the beginning
    std::uint32_t runs = 1;
    std::uint64_t seed = 1;
    unsigned threads = 1;
};

/// Prints `name: value` lines to `out`. Throws OperatorError / AuthorError.
void bench_spread(const BenchSpreadArguments& arguments, std::ostream& out);

} // namespace stormdrill::app
