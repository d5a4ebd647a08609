#pragma once
/// The options that a drill played by persons has on the command line, whether `play` or `host` opens it.

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

#include "drill/drill_host.hpp"

namespace stormdrill::app {

struct DrillArguments {
    std::string scenario, sop, out, resume, teammates = "steady";
    bool assess = false;
    std::uint64_t seed = 1;
    std::int64_t people = 0;
};

/// Adds all of them but --assess, which `play` has beside --coach.
void add_drill_options(CLI::App& command, DrillArguments& arguments);
/// Seat, language and folder are the caller's. Throws OperatorError for an unknown level of teammates.
[[nodiscard]] drill::PlayOptions drill_options(const DrillArguments& arguments);

} // namespace stormdrill::app
