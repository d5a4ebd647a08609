#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

void read_crisis(YamlMap& top, Scenario& scenario) {
    const auto value = top.required("crisis");
    if (!value) return;
    YamlMap map = value->map();
    read_choice(map, "cluster", scenario.cluster, {"victim", "accident", "preventable"});
    read_choice(map, "at_fault", scenario.at_fault, {"yes", "no", "partly"});
    map.read("harm_to_people", scenario.harm_to_people);
    map.read("severity", scenario.severity, 0.25, 2.5);
    map.read("starting_trust", scenario.starting_trust, 0, 1);
    read_choice(map, "expected_strategy", scenario.expected_strategy,
                {"apologise_remedy", "clarify", "explain", "deny", "bolster"});
    if (scenario.cluster == "preventable" && scenario.at_fault == "no") {
        map.optional("at_fault")->error("a preventable crisis has somebody at fault: expected yes or partly");
    }
    if (scenario.at_fault == "yes" && scenario.expected_strategy == "deny") {
        map.optional("expected_strategy")->error("who is at fault cannot be expected to deny");
    }
    map.finish();
}

void read_affected(YamlMap& top, Scenario& scenario) {
    const auto value = top.required("affected");
    if (!value) return;
    YamlMap map = value->map();
    read_text(map, "group", scenario.affected.group);
    map.read("share", scenario.affected.share, 0, 0.5);
    map.read("fitting_compensation", scenario.affected.fitting_compensation, 0, 1'000'000'000);
    map.read_optional("currency", scenario.affected.currency, 3, 3);
    map.finish();
}

void read_budget(YamlMap& top, Scenario& scenario) {
    const auto value = top.optional("budget");
    if (!value) return;
    YamlMap map = value->map();
    map.read("readiness", scenario.budget.readiness, 0, 1000);
    map.read("money", scenario.budget.money, 0, 1'000'000'000'000);
    map.finish();
}

} // namespace stormdrill::scenarios
