#pragma once
/// Earlier drills of a team (clauses P10, L3), as the score.json files tell that they left behind. A log
/// keeps what was read, so that scoring it needs the files no more.

#include <filesystem>
#include <string>
#include <vector>

#include "drill/log.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::drill {

/// The drills on or before `date` (YYYY-MM-DD) whose score.json lies in `folder` or below, the latest first.
/// A file that names no date counts from the day it was last written. Files of the drill `own_state_hash` are
/// left out. Throws OperatorError naming the file that cannot be read, or the date that is none.
[[nodiscard]] std::vector<scoring::PastDrill> read_history(const std::filesystem::path& folder,
                                                           const std::string& date,
                                                           const std::string& own_state_hash = "");

/// Today by the machine's clock, YYYY-MM-DD (UTC).
[[nodiscard]] std::string today();
/// Throws OperatorError when `date` is no day of the calendar.
void check_date(const std::string& date);

/// The line of the log.
[[nodiscard]] Json history_to_json(const std::string& date, const std::vector<scoring::PastDrill>& history);
[[nodiscard]] std::vector<scoring::PastDrill> history_from_json(const Json& line);

} // namespace stormdrill::drill
