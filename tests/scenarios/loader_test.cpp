#include "tests/catch.hpp"

#include <filesystem>

#include "scenarios/scenario.hpp"

using namespace stormdrill;
using namespace stormdrill::scenarios;

namespace {
const std::filesystem::path source_dir = STORMDRILL_SOURCE_DIR;
}

TEST_CASE("the allergen scenario loads without an error or a warning") {
    Diagnostics diagnostics;
    const Scenario scenario = load_scenario(source_dir / "scenarios/allergen.yaml", diagnostics);
    CHECK(diagnostics.format() == "");
    CHECK(scenario.first_crisis_post == minutes(10));
    CHECK(scenario.injects.size() >= 14);
    CHECK(scenario.facts.size() >= 10);
}
