#pragma once
/// The tone of a stored text by the points of another SOP than that of the drill, from what the log holds of
/// it.

#include "scoring/tone.hpp"
#include "scoring/tone_changes.hpp"

namespace stormdrill::scoring {

/// Whether `now` says the points of everything that `then`, the drill's own SOP, had changed; what it leaves
/// to the rule files a log does not hold.
[[nodiscard]] bool can_repoint(const ToneChanges& then, const ToneChanges& now);

/// Sums the text up with the points of `now`. False, and nothing is changed, when the log does not hold what
/// the text was summed up from.
bool repoint(ToneResult& tone, const ToneChanges& now);

} // namespace stormdrill::scoring
