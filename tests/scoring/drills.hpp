#pragma once
/// Hand-made transcripts of one storm: an allergen found in a cake, the company at fault, first crisis post
/// at T+1h, peak at T+8h, calm at T+20h, end at T+48h. Tests start from one of them and change what they are
/// about.

#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring::drills {

[[nodiscard]] Sop default_sop();

/// The scenario and the truth, and a team that did nothing.
[[nodiscard]] Transcript silent();
/// Everything the SOP asks for, in time.
[[nodiscard]] Transcript ideal();
/// An honest team that is late, incomplete and a little official.
[[nodiscard]] Transcript mediocre();

[[nodiscard]] SimTime at(double hour);
/// A text with a tone of `tone`, in real language, that acknowledges; tests raise what else they need.
[[nodiscard]] TextRecord text(double hour, const std::string& seat, const std::string& channel,
                              const std::string& words, int tone);
/// A published statement with one variant per channel, approved half an hour after its draft at most.
[[nodiscard]] Statement statement(double hour, const std::string& kind,
                                  const std::vector<std::string>& channels, int tone);

} // namespace stormdrill::scoring::drills
