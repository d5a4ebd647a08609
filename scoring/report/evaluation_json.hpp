#pragma once
/// The `evaluation` section of score.json: proposals, ratings, agreement, coverage, and what was overruled.

#include <nlohmann/json_fwd.hpp>

#include "scoring/scorecard.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

[[nodiscard]] nlohmann::ordered_json evaluation_json(const Transcript& transcript, const Sop& sop,
                                                     const Scorecard& scorecard);

} // namespace stormdrill::scoring
