#pragma once
/// The drill as one list of acts and events, for the timeline.

#include <string>
#include <vector>

#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

enum class ActKind { event, listen, judge, team, speak, reply, form };

struct ActEntry {
    SimTime at;
    ActKind kind = ActKind::event;
    std::string seat; ///< empty: the scenario or the public
    std::size_t line = 0;
    Bilingual text;
};

/// Ascending in time, then by line.
[[nodiscard]] std::vector<ActEntry> list_acts(const Transcript& drill);
[[nodiscard]] const Bilingual& act_kind_text(ActKind kind);

} // namespace stormdrill::scoring
