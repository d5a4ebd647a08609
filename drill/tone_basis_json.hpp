#pragma once
/// What a text's tone was summed up from, as the log stores it.

#include <nlohmann/json_fwd.hpp>

#include "scoring/tone_basis.hpp"

namespace stormdrill::drill {

[[nodiscard]] nlohmann::ordered_json basis_to_json(const scoring::ToneBasis& basis);
/// Throws OperatorError when a field is missing, ill-typed or names what is not there.
[[nodiscard]] scoring::ToneBasis basis_from_json(const nlohmann::ordered_json& json);

} // namespace stormdrill::drill
