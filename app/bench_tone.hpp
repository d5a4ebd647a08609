#pragma once
/// `stormdrill bench tone`: what scoring a long text costs.

#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace stormdrill::app {

struct BenchToneArguments {
    std::filesystem::path rules; ///< folder
    unsigned texts = 1'000;
    unsigned words = 400; ///< of each text; a Chinese character counts as 0.6 of a word
    std::uint64_t seed = 1;
    bool warm_up = false; ///< first, as the window does while it loads a drill
};

/// Prints `name: value` lines to `out`: loading, warming up, and the texts' p50, p99 and longest, in ms of
/// CPU time. The texts are put together from the rules' own examples, English and Chinese in turn, so that as
/// much fires as can. Throws AuthorError for faulty rules.
void bench_tone(const BenchToneArguments& arguments, std::ostream& out);

} // namespace stormdrill::app
