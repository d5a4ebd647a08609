#pragma once
/// `stormdrill scenario …`: what authors do with their files.

#include <iosfwd>
#include <string>
#include <vector>

namespace stormdrill::app {

/// `arguments` without `stormdrill scenario`, such as {"check", "allergen.yaml"}. Returns the exit status: 0
/// done, 2 bad usage or a bad file. A good file gets one line on `out`; errors and warnings, all of them, go
/// to `err`.
[[nodiscard]] int scenario_command(const std::vector<std::string>& arguments, std::ostream& out,
                                   std::ostream& err);

} // namespace stormdrill::app
