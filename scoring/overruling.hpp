#pragma once
/// A facilitator may overrule a finding on a text; the log keeps both, and the score follows the facilitator.

#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

/// The transcript with every overruled finding taken out of its text: its points no longer count in the tone,
/// and a flag that no other finding shows any more is lowered (a rule's id begins with the flag that it
/// raises). The findings of all variants that one line of the log published are numbered on, in the variants'
/// order.
[[nodiscard]] Transcript with_overrulings(Transcript transcript);

} // namespace stormdrill::scoring
