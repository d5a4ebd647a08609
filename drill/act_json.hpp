#pragma once
/// Acts as the log writes them. Reader and writer come from the same `fields` of each act.

#include <nlohmann/json_fwd.hpp>

#include "base/time.hpp"
#include "drill/act.hpp"

namespace stormdrill::drill {

/// The act's own fields as an object, in the order of `fields`.
[[nodiscard]] nlohmann::ordered_json act_to_json(const Act& act);

/// The act's line, before the log numbers it; `fields` is what it carries besides (session_acts.hpp).
[[nodiscard]] nlohmann::ordered_json act_line(SimTime at, std::string_view seat, const Act& act,
                                              const nlohmann::ordered_json& fields, double real_seconds);

/// Reads strictly: an unknown act, a missing, unknown or ill-typed field throws OperatorError naming it.
[[nodiscard]] Act act_from_json(std::string_view name, const nlohmann::ordered_json& body);

} // namespace stormdrill::drill
