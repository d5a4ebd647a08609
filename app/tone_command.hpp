#pragma once
/// `stormdrill tone`: JSON lines in, JSON lines out.

#include <iosfwd>

#include "scoring/tone.hpp"

namespace stormdrill::app {

/// Reads one object a line, {"id", "kind": "statement"|"reply", "at_fault": "yes"|"no"|"partly"|"unknown",
/// "context", "earlier_replies": [...], "text"}; only `text` is required, other keys are ignored, empty lines
/// skipped. Writes for each, in the same order, {"id", "tone", "band", "elements", "flags", "strengths",
/// "is_language", "denies", "offers_money", "findings": [{"rule", "clause", "start", "end", "points",
/// "advice"}]}. start and end are code points of the text as typed; the advice is in the language of the
/// text. Returns 0; or 2 when any line is bad: then every bad line is named on `errors` with its number, and
/// nothing is written to `out`.
int run_tone_command(std::istream& in, std::ostream& out, std::ostream& errors,
                     const scoring::ToneScorer& scorer);

} // namespace stormdrill::app
