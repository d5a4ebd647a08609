#pragma once
/// Where a drill's files go when nobody said where.

#include <filesystem>

namespace stormdrill::app {

/// drills/20261122-103015: a drill never writes into the folder of another. Not made here.
[[nodiscard]] std::filesystem::path fresh_folder();

} // namespace stormdrill::app
