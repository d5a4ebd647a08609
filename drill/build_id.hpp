#pragma once
/// Which program made a log: version, compiler and build type. Replay may differ between builds only by a
/// defect.

#include <string>

namespace stormdrill::drill {
[[nodiscard]] std::string build_id();
} // namespace stormdrill::drill
