#pragma once
/// A log brought to life again: to prove it (replay) or to go on from it (resume).

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "drill/log.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

/// Feeds the lines that `writer` still expects into the session, in their order: persons' acts and clock
/// lines, and, with `automated_too`, those of automated seats (a replay, where no team is alive). What time
/// brings must come again by itself. Stops before the first line later than `until`. Throws DifferingLine.
void feed_recorded_lines(Session& session, LogWriter& writer, bool automated_too,
                         std::optional<SimTime> until, const std::function<void(SimTime)>& progress);

/// The session setup that a log's header describes, without parts.
void read_header_into(const ReadLog& log, SessionSetup& setup);

struct ReplayResult {
    bool same = false;
    std::size_t line = 0;   ///< of the first difference
    std::string what;       ///< in words; empty when the same
    std::size_t hashes = 0; ///< state hashes compared
    SimTime reached;
    std::string state_hash; ///< of the world where the replay stopped
    std::string build;      ///< that made the log
};

/// Re-runs the log's world and compares every line. Throws OperatorError when the log cannot be read at all.
[[nodiscard]] ReplayResult replay(const ReadLog& log, std::optional<SimTime> until, unsigned threads,
                                  const std::function<void(SimTime)>& progress);

} // namespace stormdrill::drill
