#pragma once
/// Where the program finds what it ships: scenarios, the SOP, tone rules.

#include <filesystem>

namespace stormdrill::app {

/// The folder named by the environment's STORMDRILL_DATA, otherwise the source tree it was built from.
[[nodiscard]] std::filesystem::path data_folder();

/// Where the program keeps what it has computed for this person: $XDG_DATA_HOME/stormdrill, as the XDG Base
/// Directory Specification has it. Not made here.
[[nodiscard]] std::filesystem::path own_folder();

} // namespace stormdrill::app
