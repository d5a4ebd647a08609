#pragma once
/// The facilitator's snapshot on the wire, beside snapshot_json.hpp and by its rules.

#include "drill/facilitator_snapshot.hpp"
#include "drill/snapshot_json.hpp"

namespace stormdrill::drill {

[[nodiscard]] WireJson facilitator_to_json(const FacilitatorSnapshot& snapshot);
/// Throws OperatorError when it is no such thing.
[[nodiscard]] FacilitatorSnapshot facilitator_from_json(const WireJson& json);

} // namespace stormdrill::drill
