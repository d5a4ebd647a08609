#pragma once
/// The ladder: what the automated teams make of the same scenario on many seeds, so that a drill can be
/// placed among them. Computed once for a scenario, SOP and build, and kept in a file.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "drill/parts.hpp"
#include "scoring/outcome.hpp"

namespace stormdrill::drill {

/// Seeds of the ladder that is looked for when nobody says how many.
inline constexpr std::size_t usual_ladder_seeds = 20;

struct LadderOptions {
    std::filesystem::path folder; ///< of the ladders; made when missing
    std::size_t seeds = usual_ladder_seeds;
    unsigned threads = 2;
};

/// The name of its file: a hash over everything that could make it another one (scenario, SOP, tone rules,
/// build, people, network seed, seeds).
[[nodiscard]] std::string ladder_file_name(const Parts& parts, std::size_t seeds);

/// The finished ladder, if it stands in the folder; one that is not whole or cannot be read counts as none.
[[nodiscard]] std::optional<scoring::Ladder>
find_ladder(const Parts& parts, const std::filesystem::path& folder, std::size_t seeds);

/// All automated teams on seeds 1 to `seeds`. Goes on with what an earlier run has kept, and keeps each drill
/// as it is finished; none when `stop` was set. The file does not depend on the number of threads. Throws
/// OperatorError when it cannot be written. `progress` as of WorkList.
[[nodiscard]] std::optional<scoring::Ladder> climb_ladder(const Parts& parts, const LadderOptions& options,
                                                          const std::atomic<bool>& stop,
                                                          const std::function<void(double)>& progress);

} // namespace stormdrill::drill
