#pragma once
/// The outcome as the log's last line keeps it, so that score and report never run a world again.

#include <nlohmann/json_fwd.hpp>

#include "scoring/outcome.hpp"

namespace stormdrill::drill {

[[nodiscard]] nlohmann::ordered_json figures_to_json(const scoring::OutcomeFigures& figures);
[[nodiscard]] scoring::OutcomeFigures figures_from_json(const nlohmann::ordered_json& json);
/// What each world gave; the shares are computed from it when it is read.
[[nodiscard]] nlohmann::ordered_json outcome_to_json(const scoring::Outcome& outcome);
/// Throws nlohmann's exceptions; the reader of the log names the line.
[[nodiscard]] scoring::Outcome outcome_from_json(const nlohmann::ordered_json& json);

} // namespace stormdrill::drill
