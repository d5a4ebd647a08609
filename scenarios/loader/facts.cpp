#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
/// Before T+0 lies what has been known for years.
constexpr SimDuration long_before = hours(-24 * 3650);
} // namespace

void read_facts(YamlMap& top, Scenario& scenario, KnownIds& ids) {
    for (const YamlValue& item : top.list("facts", 1, 500)) {
        YamlMap map = item.map();
        Fact fact;
        ids.facts.read_own(map, fact.id);
        read_text(map, "text", fact.text);
        map.read_optional("true", fact.is_true);
        const bool known = map.read("company_knows", fact.company_knows, long_before, scenario.end);
        if (const auto value = map.optional("public_knows")) {
            fact.public_knows = value->duration(long_before, scenario.end);
            if (known && fact.public_knows && *fact.public_knows < fact.company_knows) {
                value->error("public at " + format_duration(*fact.public_knows) +
                             ", before the company knows it (" + format_duration(fact.company_knows) + ")");
            }
        }
        map.read_optional("blame_change", fact.blame_change, -2, 2);
        map.read_optional("severity_change", fact.severity_change, -1, 1);
        map.read_optional("contradicts_denial", fact.contradicts_denial);
        read_words(map, "numbers", fact.numbers, false);
        map.finish();
        scenario.facts.push_back(std::move(fact));
    }
}

} // namespace stormdrill::scenarios
