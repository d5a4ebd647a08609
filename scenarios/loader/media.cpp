#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

void read_platforms(YamlMap& top, Scenario& scenario, KnownIds& ids) {
    static const std::vector<std::string> kinds{"microblog",     "social_network", "photo_sharing",
                                                "closed_groups", "board",          "news"};
    // The crowd engine marks who is where in 16 bits.
    for (const YamlValue& item : top.list("platforms", 1, 16)) {
        YamlMap map = item.map();
        Platform platform;
        ids.platforms.read_own(map, platform.id);
        read_choice(map, "kind", platform.kind, kinds);
        read_text(map, "name", platform.name);
        map.read("presence", platform.presence, 0.001, 1);
        map.read_optional("account", platform.organisation_has_account);
        const std::vector<YamlValue> lengths = map.list_optional("fitting_length", 2);
        if (lengths.size() == 1) lengths[0].error("expected two lengths, [shortest, longest]");
        if (lengths.size() == 2) {
            const auto shortest = lengths[0].integer(0, 5000);
            const auto longest = lengths[1].integer(1, 5000);
            if (shortest && longest && *shortest >= *longest) {
                lengths[1].error("the longest length is not above the shortest");
            }
            platform.fitting_length_min = shortest.value_or(0);
            platform.fitting_length_max = longest.value_or(5000);
        }
        map.finish();
        scenario.platforms.push_back(std::move(platform));
    }
    ids.platforms.read_reference(top, "burning_platform", scenario.burning_platform);
}

void read_outlets(YamlMap& top, Scenario& scenario, KnownIds& ids) {
    for (const YamlValue& item : top.list_optional("outlets", 50)) {
        YamlMap map = item.map();
        Outlet outlet;
        ids.outlets.read_own(map, outlet.id);
        read_text(map, "name", outlet.name);
        map.read("threshold", outlet.threshold, 0, 5);
        map.read("audience", outlet.audience, 0.0001, 1);
        map.read_optional("national", outlet.national);
        map.finish();
        scenario.outlets.push_back(std::move(outlet));
    }
}

void read_personas(YamlMap& top, Scenario& scenario, KnownIds& ids) {
    static const std::vector<std::string> kinds{"affected",   "customer", "employee",  "influencer",
                                                "journalist", "hostile",  "authority", "colleague"};
    for (const YamlValue& item : top.list("personas", 1, 200)) {
        YamlMap map = item.map();
        Persona persona;
        ids.personas.read_own(map, persona.id);
        read_text(map, "name", persona.name);
        map.read_optional("handle", persona.handle, 1, 40);
        read_choice(map, "kind", persona.kind, kinds);
        ids.outlets.read_optional_reference(map, "outlet", persona.outlet);
        if (persona.kind == "journalist" && persona.outlet.empty() && !map.optional("outlet")) {
            item.error("a journalist needs an 'outlet'");
        }
        map.finish();
        scenario.personas.push_back(std::move(persona));
    }
}

} // namespace stormdrill::scenarios
