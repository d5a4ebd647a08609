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

class LineReader {
public:
    LineReader(Scenario& scenario, VoiceLine pattern) : scenario_(scenario), pattern_(std::move(pattern)) {}

    void read(const YamlValue& item) {
        VoiceLine line = pattern_;
        if (item.is_map()) {
            YamlMap map = item.map();
            if (const auto value = map.required("text")) read_line(*value, line.text);
            if (const auto value = map.optional("particular")) read_line(*value, line.particular);
            map.finish();
        } else {
            read_line(item, line.text);
        }
        if (line.kind == "complaint" && line.particular.empty()) {
            item.error("a complaint needs {text: …, particular: …}: what a personal reply takes up");
        }
        scenario_.voices.push_back(std::move(line));
    }

private:
    void read_line(const YamlValue& value, std::string& out) {
        const auto text = value.text(1, 2000);
        if (!text) return;
        out = *text;
        check_language(value, out, pattern_.language);
        check_slots(value, out, slots);
        for (const std::string& slot : slots_of(out)) {
            if (std::find(listed_slots.begin(), listed_slots.end(), slot) == listed_slots.end()) continue;
            const std::string list = list_name(slot, pattern_.language);
            if (scenario_.word_lists.contains(list)) continue;
            value.error("the slot {" + slot + "} needs words: word_lists has no '" + list + "'");
        }
    }

    Scenario& scenario_;
    VoiceLine pattern_;
};

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
        LineReader reader(scenario, std::move(pattern));
        for (const YamlValue& line : map.list("lines", 1, 2000))
            reader.read(line);
        map.finish();
    }
    check_both_languages(*value, scenario);
}

} // namespace stormdrill::scenarios
