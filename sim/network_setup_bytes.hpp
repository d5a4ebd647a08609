#pragma once
/// A NetworkSetup as bytes, the same on every machine. Internal to saved networks.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/setup.hpp"

namespace stormdrill::sim {

[[nodiscard]] std::vector<std::byte> setup_bytes(const NetworkSetup& setup);
/// The setup of such bytes, or nothing if they are none.
[[nodiscard]] std::optional<NetworkSetup> setup_from_bytes(std::span<const std::byte> bytes);

} // namespace stormdrill::sim
