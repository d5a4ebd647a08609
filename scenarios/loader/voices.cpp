#include <algorithm>
#include <set>

#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
const std::vector<std::string> slots{"brand", "product", "name", "place", "shop", "number", "date", "item"};
/// Slots that words of the scenario fill; the others come from the company or are made up.
const std::vector<std::string> listed_slots{"name", "place", "shop", "date", "item"};

const std::vector<std::string> kinds{"complaint", "anger",  "worry",   "question",         "news_share",
                                     "support",   "defend", "joke",    "rumour",           "protest",
                                     "thanks",    "calmed", "chatter", "article_headline", "article_body"};
const std::vector<std::string> phases{"any",           "before_statement", "after_statement",
                                      "after_apology", "after_denial",     "after_proof"};
const std::vector<std::string> languages{"en", "zh-TW"};

std::string list_name(const std::string& slot, Language language) {
    return slot + (language == Language::en ? "s_en" : "s_zh");
}

void read_line(const YamlValue& value, VoiceLine line, Scenario& scenario) {
    const auto text = value.text(1, 2000);
    if (!text) return;
    check_language(value, *text, line.language);
    check_slots(value, *text, slots);
    for (const std::string& slot : slots_of(*text)) {
        if (std::find(listed_slots.begin(), listed_slots.end(), slot) == listed_slots.end()) continue;
        const std::string list = list_name(slot, line.language);
        if (scenario.word_lists.contains(list)) continue;
        value.error("the slot {" + slot + "} needs words: word_lists has no '" + list + "'");
    }
    line.text = *text;
    scenario.voices.push_back(std::move(line));
}

void check_both_languages(const YamlValue& where, const Scenario& scenario) {
    std::set<std::string> spoken[2];
    for (const VoiceLine& line : scenario.voices)
        spoken[line.language == Language::en ? 0 : 1].insert(line.kind);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        for (const std::string& kind : spoken[1 - i]) {
            if (!spoken[i].contains(kind))
                where.warning("no " + languages[i] + " line of kind '" + kind + "'");
        }
    }
}
} // namespace

void read_word_lists(YamlMap& top, Scenario& scenario) {
    const auto value = top.optional("word_lists");
    if (!value) return;
    YamlMap map = value->map();
    for (const std::string& slot : listed_slots) {
        for (const Language language : {Language::en, Language::zh_TW}) {
            const std::string name = list_name(slot, language);
            if (!map.optional(name)) continue;
            std::vector<std::string>& words = scenario.word_lists[name];
            for (const YamlValue& item : map.list(name, 1)) {
                if (const auto word = item.text(1, 100)) {
                    check_language(item, *word, language);
                    words.push_back(*word);
                }
            }
        }
    }
    map.finish();
}

void read_voices(YamlMap& top, Scenario& scenario, const KnownIds& ids) {
    const auto value = top.required("voices");
    if (!value) return;
    for (const YamlValue& item : value->list(1, 2000)) {
        YamlMap map = item.map();
        VoiceLine pattern;
        std::string language;
        read_choice(map, "language", language, languages);
        pattern.language = parse_language(language).value_or(Language::en);
        read_choice(map, "kind", pattern.kind, kinds);
        ids.platforms.read_optional_reference(map, "platform", pattern.platform);
        pattern.phase = "any";
        read_optional_choice(map, "phase", pattern.phase, phases);
        if (pattern.kind == "chatter") map.read("about", pattern.about, 1, 40);
        for (const YamlValue& line : map.list("lines", 1, 2000))
            read_line(line, pattern, scenario);
        map.finish();
    }
    check_both_languages(*value, scenario);
}

} // namespace stormdrill::scenarios
