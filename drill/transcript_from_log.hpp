#pragma once
/// The log as scoring reads it. Nothing is re-run: acts with their findings, truth lines and events are all
/// there.

#include <memory>
#include <optional>

#include "drill/log.hpp"
#include "scenarios/scenario.hpp"
#include "scoring/outcome.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::drill {

/// By whose points of tone the texts of a log are judged.
enum class TonePoints {
    as_published, ///< those of the drill's own SOP, which is the one that scores or says the same
    summed_up,    ///< those of another SOP: every text was summed up again
    not_held,     ///< those of the drill's own, since the log does not hold what the other SOP's would need
};

struct LoggedDrill {
    std::shared_ptr<const scenarios::Scenario> scenario; ///< as embedded in the header
    std::shared_ptr<const scoring::Sop> sop;             ///< the one that levels and turns go by
    scoring::Transcript transcript;
    TonePoints tone_points = TonePoints::as_published;
    std::optional<scoring::Outcome> outcome; ///< when the drill's end computed it
};

/// `lines` starts with the header. Levels and turns are by `sop`; null: the log's own. Throws OperatorError
/// naming the line that cannot be read.
[[nodiscard]] LoggedDrill read_drill(const std::vector<Json>& lines,
                                     std::shared_ptr<const scoring::Sop> sop = nullptr);
[[nodiscard]] LoggedDrill read_drill(const ReadLog& log, std::shared_ptr<const scoring::Sop> sop = nullptr);

} // namespace stormdrill::drill
