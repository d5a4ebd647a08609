#pragma once
/// Teams that played the same scenario on the same seed, side by side: who kept to the SOP where, and what
/// each made of the same storm.

#include <string>
#include <vector>

#include "base/language.hpp"
#include "scoring/outcome.hpp"
#include "scoring/scorecard.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

struct TeamDrill {
    Bilingual name;
    const Transcript& transcript;
    const Scorecard& scorecard;
    const Outcome& outcome;
};

/// `teams`: one or more, scored by `sop`. Self-contained, as the report is; same input, same bytes.
[[nodiscard]] std::string write_teams_html(const std::vector<TeamDrill>& teams, const Sop& sop,
                                           Language language);

} // namespace stormdrill::scoring
