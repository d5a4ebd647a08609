#pragma once
/// A drill without a window: an automated team plays, log, score and report are written.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "drill/automated_team.hpp"
#include "drill/parts.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/scorecard.hpp"

namespace stormdrill::drill {

struct HeadlessOptions {
    PartsPaths paths;
    TeamPlan team = TeamPlan::ideal;
    std::uint64_t seed = 1;
    std::int64_t people = 0; ///< 0: the scenario's own
    std::filesystem::path folder;
    /// A log to go on from; its header decides over scenario, SOP, team, seed and people.
    std::optional<std::filesystem::path> resume;
    Language language = Language::zh_TW;
    std::size_t extra_seeds = 4;   ///< worlds for the outcome's bands
    std::size_t left_out = 25;     ///< most acts whose effect is looked at
    std::filesystem::path ladders; ///< folder of the ladders; empty: the drill is not placed on one
    std::size_t ladder_seeds = 0;  ///< computes the ladder of so many seeds; 0: takes the usual one if there
    unsigned threads = 2;
    const std::atomic<bool>* stop = nullptr; ///< looked at every simulated hour; null: never stops
    std::filesystem::path cascades; ///< folder for every cascade (crowd_export.hpp); empty: not wanted
    std::filesystem::path volume;   ///< file for the crisis' volume; empty: not wanted
    std::string date;               ///< of the drill, YYYY-MM-DD; empty: the log does not tell
    std::filesystem::path history;  ///< folder with score.json files of earlier drills; empty: none are known
    std::filesystem::path why;      ///< file for its strongest carriers; empty: not wanted
};

struct HeadlessResult {
    LoggedDrill drill;
    scoring::Scorecard scorecard;
    std::string state_hash;
    double network_seconds = 0, run_cpu_seconds = 0; ///< of building the network, and of the drill after it
    std::uint64_t posts = 0;                         ///< of all kinds, chatter included
    std::filesystem::path folder;
    /// Stopped before the drill's end: the log keeps what was played, and there is no score. Stopped after
    /// it: all is there but the outcome.
    std::optional<SimTime> stopped_at;
};

/// `progress(step, share)`: a word for the step and how far it is, [0, 1]. Throws OperatorError /
/// AuthorError.
[[nodiscard]] HeadlessResult run_headless(const HeadlessOptions& options,
                                          const std::function<void(const char*, double)>& progress);

} // namespace stormdrill::drill
