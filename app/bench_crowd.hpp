#pragma once
/// `stormdrill bench crowd` and `bench network`: the public of a scenario without drill, seats or log.

#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace stormdrill::app {

struct BenchCrowdArguments {
    std::filesystem::path scenario;
    std::uint32_t people = 100'000;
    std::int64_t hours = 48;
    std::uint64_t seed = 1;
    unsigned threads = 2;   ///< for the network
    unsigned snapshots = 0; ///< how often the world is copied at the end, and the copy goes on for an hour
    /// A saved network instead of building it, and where to save it; empty: neither.
    std::filesystem::path load, save;
};

/// Both print `name: value` lines to `out` and throw OperatorError / AuthorError.
/// The storm of the scenario with nobody answering.
void bench_crowd(const BenchCrowdArguments& arguments, std::ostream& out);
void bench_network(const BenchCrowdArguments& arguments, std::ostream& out);

} // namespace stormdrill::app
