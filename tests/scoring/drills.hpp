#pragma once
/// Hand-made transcripts of one storm: an allergen found in a cake, the company at fault, first crisis post
/// at T+1h, peak at T+8h, calm at T+20h, end at T+48h. Tests start from one of them and change what they are
/// about.

#include <functional>

#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring::drills {

[[nodiscard]] Sop default_sop();
/// The strict SOP that ships beside it.
[[nodiscard]] Sop golden_hour_sop();

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
/// A published statement with one variant per channel, approved nine minutes after its draft.
[[nodiscard]] Statement statement(double hour, const std::string& kind,
                                  const std::vector<std::string>& channels, int tone);

// Changes that tests make.
void on_statements(Transcript& drill, const std::function<void(TextRecord&)>& change);
void on_replies(Transcript& drill, const std::function<void(Complaint&, TextRecord&)>& change);
void raise(TextRecord& text, Flag flag, bool on = true);
void drop_channel(Transcript& drill, const std::string& channel);

/// The ideal drill with one thing changed that one clause looks at.
struct Case {
    const char* clause; ///< of the guide
    const char* what;
    std::function<void(Transcript&)> change;
    double share; ///< of the clause by the default SOP; negative: the case is there for the strict SOP
};
/// In between: neither full nor none.
[[nodiscard]] const std::vector<Case>& between();
/// Full where the ideal drill is not, and none where silence is not.
[[nodiscard]] const std::vector<Case>& full();
[[nodiscard]] const std::vector<Case>& none();

} // namespace stormdrill::scoring::drills
