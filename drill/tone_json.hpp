#pragma once
/// Findings as the log stores them: integers and rule ids, so that a later version of the scorer cannot
/// change a world.

#include <nlohmann/json_fwd.hpp>

#include "scoring/tone.hpp"
#include "sim/command.hpp"

namespace stormdrill::drill {

[[nodiscard]] nlohmann::ordered_json tone_to_json(const scoring::ToneResult& tone);
/// Throws OperatorError when a field is missing or ill-typed.
[[nodiscard]] scoring::ToneResult tone_from_json(const nlohmann::ordered_json& json);

/// What the crowd reacts to in a text (definitions.md, "Text → crowd"). `alike_before`: earlier replies
/// nearly the same.
[[nodiscard]] sim::TextEffect text_effect(const scoring::ToneResult& tone, bool contradicts,
                                          std::size_t alike_before);

} // namespace stormdrill::drill
