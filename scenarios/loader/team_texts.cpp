#include <algorithm>

#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
const std::vector<std::string> slots{"brand",  "product", "name", "place",    "shop",
                                     "number", "date",    "item", "complaint"};
const std::vector<std::string> teams{"legal-only", "denial", "copy-paste", "slow", "good", "ideal"};
const std::vector<std::string> purposes{
    "holding_statement", "statement", "apology_statement", "press_answer", "reply",
    "outreach",          "update",    "campaign"};
const std::vector<std::string> answered{"complaint", "anger",   "worry",  "question",
                                        "rumour",    "protest", "thanks", "support"};

/// What each automated team has to write (definitions.md, "Automated teams"); `slow` takes what `good` has.
struct Need {
    std::string team;
    std::vector<std::string> purposes;
};
const std::vector<Need> needs{
    {"legal-only", {"statement"}},
    {"denial", {"statement", "reply"}},
    {"copy-paste", {"statement", "reply"}},
    {"good", {"statement", "press_answer", "reply"}},
    {"ideal", {"holding_statement", "statement", "press_answer", "reply", "outreach"}}};

void check_needs(const YamlValue& where, const Scenario& scenario) {
    for (const Need& need : needs) {
        for (const std::string& purpose : need.purposes) {
            const bool written = std::any_of(
                scenario.team_texts.begin(), scenario.team_texts.end(),
                [&](const TeamText& text) { return text.team == need.team && text.purpose == purpose; });
            if (!written) where.warning("team '" + need.team + "' has no text for '" + purpose + "'");
        }
    }
}
} // namespace

void read_team_texts(YamlMap& top, Scenario& scenario, const KnownIds& ids) {
    const auto value = top.optional("team_texts");
    if (!value) {
        top.self().warning("no team_texts: automated teams will have nothing to say");
        return;
    }
    for (const YamlValue& item : value->list(1, 1000)) {
        YamlMap map = item.map();
        TeamText pattern;
        read_choice(map, "team", pattern.team, teams);
        read_choice(map, "purpose", pattern.purpose, purposes);
        ids.platforms.read_optional_reference(map, "platform", pattern.platform);
        if (pattern.purpose == "reply") read_optional_choice(map, "about", pattern.about, answered);
        for (const YamlValue& text : map.list("texts", 1, 200)) {
            TeamText one = pattern;
            read_text(text, one.text);
            check_slots(text, one.text.en, slots);
            check_slots(text, one.text.zh_TW, slots);
            scenario.team_texts.push_back(std::move(one));
        }
        map.finish();
    }
    check_needs(*value, scenario);
}

} // namespace stormdrill::scenarios
