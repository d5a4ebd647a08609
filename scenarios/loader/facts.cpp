#include <algorithm>
#include <map>

#include "base/utf8.hpp"
#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
constexpr std::size_t longest_phrase = 80; // code points
constexpr std::size_t shortest_latin = 6;  // shorter ones stand in other sentences as well
constexpr std::size_t shortest_chinese = 3;

bool is_chinese(const std::string& text) {
    const std::u32string letters = to_utf32(text);
    return std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c >= 0x3400 && c <= 0x9fff; });
}

/// Phrases by which an assertion is recognised: not too short, no slots, none twice.
void read_phrases(YamlMap& map, const std::string& key, std::vector<std::string>& out,
                  std::map<std::string, std::string>& taken) {
    bool chinese = false, latin = false;
    const auto list = map.optional(key);
    if (!list) return;
    for (const YamlValue& item : list->list(1, 60)) {
        const auto phrase = item.text(1, longest_phrase);
        if (!phrase) continue;
        check_slots(item, *phrase, {});
        const bool in_chinese = is_chinese(*phrase);
        if (count_code_points(*phrase) < (in_chinese ? shortest_chinese : shortest_latin))
            item.warning("so short a phrase may stand in texts that say something else");
        const auto [at, is_new] = taken.emplace(*phrase, item.path());
        if (!is_new) item.error("this phrase stands already under " + at->second);
        (in_chinese ? chinese : latin) = true;
        out.push_back(*phrase);
    }
    if (!out.empty() && chinese != latin)
        list->warning(std::string("phrases in ") + (chinese ? "Chinese" : "English") +
                      " only: texts in the other language will not be recognised");
}

/// Where nothing is said: what makes the harm graver, and, where people were harmed, what puts blame on the
/// house or exposes a denial.
bool matters(const Fact& fact, bool harm_to_people) {
    if (!fact.is_true) return false;
    return fact.severity_change > 0 || (harm_to_people && (fact.blame_change > 0 || fact.contradicts_denial));
}

/// Before T+0 lies what has been known for years.
constexpr SimDuration long_before = hours(-24 * 3650);
} // namespace

void read_facts(YamlMap& top, Scenario& scenario, KnownIds& ids) {
    std::map<std::string, std::string> taken;
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
        read_phrases(map, "stating", fact.stating, taken);
        read_phrases(map, "contradicting", fact.contradicting, taken);
        fact.must_tell = matters(fact, scenario.harm_to_people);
        if (const auto value = map.optional("must_tell"))
            if (const auto must = value->boolean()) {
                fact.must_tell = *must;
                if (*must && !fact.is_true) value->error("a fact that is not true cannot have to be told");
            }
        if (fact.must_tell && fact.stating.empty() && map.optional("must_tell"))
            item.warning("a fact that must be told needs 'stating' phrases, or a text that tells it in other "
                         "words may "
                         "count as silent");
        map.finish();
        scenario.facts.push_back(std::move(fact));
    }
}

} // namespace stormdrill::scenarios
