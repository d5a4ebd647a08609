#include "scoring/tone_rules.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "base/yaml.hpp"
#include "scoring/tone_basis.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

// What RE2 may remember of the texts it has met, bytes. A set that may keep more does: 64 MB each grew to 1
// GB over 1,800 texts. 1 MB is too little to compile 32 patterns together.
constexpr std::int64_t set_memory = 6 << 20, expression_memory = 2 << 20;

/// Named pieces of patterns, `{we}`, which may use pieces defined before them.
using Macros = std::map<std::string, std::string, std::less<>>;

/// `{name}` becomes its macro; `{2,5}` stays a repetition.
std::string expand(const YamlValue& where, std::string_view pattern, const Macros& macros) {
    std::string result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool opens = pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] >= 'a' &&
                           pattern[i + 1] <= 'z' && (i == 0 || pattern[i - 1] != '\\') &&
                           (i < 2 || pattern[i - 2] != '\\');
        const std::size_t end = opens ? pattern.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            result += pattern[i];
            continue;
        }
        const auto name = std::string(pattern.substr(i + 1, end - i - 1));
        if (const auto macro = macros.find(name); macro != macros.end()) {
            result += macro->second;
        } else {
            std::vector<std::string> known;
            for (const auto& [key, value] : macros)
                known.push_back(key);
            const std::string near = nearest_name(name, known);
            where.error("unknown macro '{" + name + "}'" +
                        (near.empty() ? "" : "; did you mean '{" + near + "}'?"));
        }
        i = end;
    }
    return result;
}

RE2::Options expression_options(std::int64_t memory) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory);
    options.set_dot_nl(true);
    return options;
}

/// One file being read: what its rules and conditions have in common.
class RuleReader {
public:
    RuleReader(RuleSet& rules, Macros& macros) : rules_(rules), macros_(macros) {}

    void read_macros(const YamlValue& value) {
        for (const YamlMap::Entry& entry : value.map().entries()) {
            const auto name = entry.key_value.identifier();
            const auto text = entry.value.text();
            if (!name || !text) continue;
            const std::string body =
                "(?:" + expand(entry.value, rules_.folder.fold_pattern(*text), macros_) + ")";
            if (!macros_.emplace(*name, body).second)
                entry.key_value.error("macro '" + *name + "' stands twice");
            static_cast<void>(compile(entry.value, *text));
        }
    }

    void read_rule(const YamlValue& value) {
        YamlMap map = value.map();
        Rule rule;
        map.read("id", rule.id);
        map.read("clause", rule.clause);
        read_effect(map, rule);
        read_conditions(map, rule);
        read_cancellations(map, rule);
        map.read("advice", rule.advice);
        const std::size_t index = rules_.rules.size();
        for (const YamlValue& item : map.list_optional("patterns")) {
            const auto text = item.text();
            std::unique_ptr<RE2> expression = text ? compile(item, *text, true) : nullptr;
            if (expression == nullptr) continue;
            rule.has_patterns = true;
            rules_.patterns.push_back({index, std::move(expression)});
        }
        read_examples(map, "matches", rule.matches);
        read_examples(map, "rejects", rule.rejects);
        map.finish();
        if (rule.has_patterns && (is_move(rule.effect) || is_fault(rule.effect)) &&
            (rule.matches.empty() || rule.rejects.empty()))
            value.error(
                "a rule with patterns needs at least one example under 'matches' and one under 'rejects'");
        if (!rule.id.empty() && !rules_.rule_by_id.emplace(rule.id, index).second)
            value.error("rule id '" + rule.id + "' stands twice");
        rules_.rules.push_back(std::move(rule));
    }

private:
    /// A pattern that begins with a Latin letter, alone or as the first choice of a group, begins at a word.
    static std::string word_start(const std::string& pattern) {
        std::size_t at = 0;
        while (pattern.compare(at, 3, "(?:") == 0)
            at += 3;
        const char first = at < pattern.size() ? pattern[at] : ' ';
        return first >= 'a' && first <= 'z' ? "\\b" + pattern : pattern;
    }

    std::unique_ptr<RE2> compile(const YamlValue& where, const std::string& pattern, bool at_word = false) {
        const std::string written = expand(where, rules_.folder.fold_pattern(pattern), macros_);
        const std::string folded = at_word ? word_start(written) : written;
        auto expression = std::make_unique<RE2>(folded, expression_options(expression_memory));
        if (expression->ok()) return expression;
        where.error("not a regular expression: " + expression->error());
        return nullptr;
    }

    static std::optional<Effect> effect(const YamlValue& value) {
        static const std::vector<std::string> names = [] {
            std::vector<std::string> all;
            for (std::size_t i = 0; i < effect_count; ++i)
                all.emplace_back(effect_name(static_cast<Effect>(i)));
            return all;
        }();
        const auto index = value.choice(names);
        return index ? std::optional(static_cast<Effect>(*index)) : std::nullopt;
    }

    static void effects(YamlMap& map, const std::string& key, std::vector<Effect>& out) {
        for (const YamlValue& item : map.list_optional(key))
            if (const auto found = effect(item)) out.push_back(*found);
    }

    static void read_effect(YamlMap& map, Rule& rule) {
        if (const auto value = map.required("effect"))
            if (const auto found = effect(*value)) rule.effect = *found;
        effects(map, "also", rule.also);
        std::int64_t number = 0;
        if (is_move(rule.effect) && map.read("strength", number, 1, 3))
            rule.strength = static_cast<std::uint8_t>(number);
        if (is_fault(rule.effect) && map.read("points", number, -100, 0))
            rule.points = static_cast<std::int32_t>(number);
        map.read_optional("raised_by_concrete", rule.raised_by_concrete);
        map.read_optional("doubted_if_owned", rule.doubted_if_owned);
        if (rule.effect == Effect::manner) read_worth(map, rule);
    }

    static void read_worth(YamlMap& map, Rule& rule) {
        if (const auto value = map.required("worth")) {
            const std::vector<YamlValue> each = value->list(2, 2);
            for (std::size_t i = 0; i < each.size() && i < rule.worth.size(); ++i)
                if (const auto points = each[i].integer(-40, 40))
                    rule.worth[i] = static_cast<std::int32_t>(*points);
        }
        std::int64_t number = 1;
        if (map.read("at_most", number, 1, 12)) rule.at_most = static_cast<std::int32_t>(number);
    }

    void read_conditions(YamlMap& map, Rule& rule) {
        if (const auto value = map.optional("only_in"))
            if (const auto kind = value->choice({"statement", "reply"}))
                rule.only_in = *kind == 0 ? TextKind::statement : TextKind::reply;
        map.read_optional("skip_if_innocent", rule.skip_if_innocent);
        map.read_optional("skip_if_quoted", rule.skip_if_quoted);
        const auto condition = [&](const char* key, std::unique_ptr<RE2>& out) {
            if (const auto value = map.optional(key))
                if (const auto text = value->text()) out = compile(*value, *text);
        };
        condition("needs", rule.needs);
        condition("unless", rule.unless);
        condition("unless_clause", rule.unless_clause);
        condition("unless_before", rule.unless_before);
        condition("unless_after", rule.unless_after);
    }

    static void read_cancellations(YamlMap& map, Rule& rule) {
        effects(map, "cancelled_nearby_by", rule.cancelled_nearby_by);
        effects(map, "cancelled_by", rule.cancelled_by);
        effects(map, "only_near", rule.only_near);
    }

    static void read_examples(YamlMap& map, const std::string& key, std::vector<std::string>& out) {
        for (const YamlValue& item : map.list_optional(key))
            if (const auto text = item.text()) out.push_back(*text);
    }

    RuleSet& rules_;
    Macros& macros_;
};

/// Findings on what a text says of the matter are not the patterns' either (stated_facts.hpp).
constexpr std::array<std::string_view, 4> fact_rules{"fact.contradicts", "fact.false", "fact.ahead",
                                                     "fact.earlier"};

constexpr std::size_t prefilter_size = 32; // patterns; the fastest of 8, 16, 32 over 1,000 texts

Script script_of(std::string_view pattern) {
    bool latin = false, han = false, in_class = false; // \p{Han} is no Latin word
    char32_t previous = 0;
    for (const char32_t c : to_utf32(pattern)) {
        in_class = (in_class && c != U'}') || (previous == U'\\' && (c == U'p' || c == U'P'));
        latin = latin || (!in_class && c >= U'a' && c <= U'z' && previous != U'\\');
        han = han || is_han(c);
        previous = c;
    }
    return latin == han ? Script::any : latin ? Script::latin : Script::han;
}

void build_prefilters(RuleSet& rules) {
    for (const Script script : {Script::any, Script::latin, Script::han}) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < rules.patterns.size(); ++i)
            if (script_of(rules.patterns[i].expression->pattern()) == script) members.push_back(i);
        for (std::size_t first = 0; first < members.size(); first += prefilter_size) {
            PrefilterGroup group;
            group.script = script;
            group.set = std::make_unique<RE2::Set>(expression_options(set_memory), RE2::UNANCHORED);
            for (std::size_t i = first; i < std::min(first + prefilter_size, members.size()); ++i) {
                const int id = group.set->Add(rules.patterns[members[i]].expression->pattern(), nullptr);
                SD_ASSERT(id == static_cast<int>(i - first)); // it compiled alone, so the set takes it
                group.patterns.push_back(members[i]);
            }
            std::vector<int> in_group;
            RE2::Set::ErrorInfo trial{};
            if (!group.set->Compile() ||
                (!group.set->Match("", &in_group, &trial) && trial.kind == RE2::Set::kOutOfMemory))
                throw OperatorError("the tone rules need more than " + std::to_string(set_memory >> 20) +
                                    " MB to compile " + std::to_string(group.patterns.size()) +
                                    " patterns together");
            rules.prefilters.push_back(std::move(group));
        }
    }
}

std::vector<std::filesystem::path> rule_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    if (error)
        throw OperatorError(folder.string() + ": cannot read the folder of tone rules: " + error.message());
    std::sort(files.begin(), files.end());
    return files;
}

/// The points that an SOP changes. Its ids are checked here, where the rules are at hand, at the place where
/// they stand in the SOP's file.
void change_points(RuleSet& rules, const Sop& sop) {
    if (sop.tone.empty()) return;
    ToneNames names;
    for (const Rule& rule : rules.rules) {
        if (is_fault(rule.effect)) names.faults.push_back(rule.id);
        (is_fault(rule.effect) || rule.has_patterns ? names.switchable : names.others).push_back(rule.id);
    }
    Diagnostics diagnostics;
    if (const auto document = YamlDocument::parse(sop.source_text, sop.file_name, diagnostics)) {
        YamlMap top = document->root(diagnostics).map();
        if (const auto tone = top.optional("tone")) static_cast<void>(read_tone_changes(*tone, &names));
    }
    if (diagnostics.has_errors()) throw AuthorError(std::move(diagnostics));
    for (const auto& [id, points] : sop.tone.points)
        rules.rules[rules.rule_by_id.find(id)->second].points = points;
    for (const std::string& id : sop.tone.off) {
        const std::size_t off = rules.rule_by_id.find(id)->second;
        rules.rules[off].points = 0;
        std::erase_if(rules.patterns, [&](const Pattern& pattern) { return pattern.rule == off; });
        std::erase_if(rules.verdicts,
                      [&](const Verdict& verdict) { return verdict_rule(verdict.flag) == id; });
    }
    for (const auto& [name, kind] : text_kinds)
        if (const auto changed = sop.tone.moves.find(name); changed != sop.tone.moves.end())
            for (const auto& [move, points] : changed->second)
                (rules.weights.*kind).moves[move] = points;
    for (const auto& [name, cap] : cap_names)
        if (const auto changed = sop.tone.caps.find(name); changed != sop.tone.caps.end())
            rules.weights.caps.*cap = changed->second;
}

} // namespace

RuleSet load_rules(const std::filesystem::path& folder, const Sop* sop) {
    RuleSet rules;
    Macros macros;
    RuleReader reader(rules, macros);
    Diagnostics diagnostics;
    std::vector<YamlDocument> documents;
    std::string all_texts;
    bool has_weights = false, has_quantities = false;
    std::vector<YamlMap> rule_maps;
    // Macros of all files first: rules of one file may use those of another.
    for (const std::filesystem::path& file : rule_files(folder)) {
        const std::string text = read_file(file, 4u << 20);
        all_texts += file.filename().string() + '\n' + text + '\n';
        auto document = YamlDocument::parse(text, file.string(), diagnostics);
        if (!document) continue;
        documents.push_back(std::move(*document));
        YamlMap top = documents.back().root(diagnostics).map();
        if (file.filename() == "weights.yaml") {
            rules.weights = read_weights(std::move(top));
            has_weights = true;
            continue;
        }
        if (file.filename() == "verdicts.yaml") {
            rules.verdicts = read_verdicts(std::move(top));
            continue;
        }
        if (file.filename() == "quantities.yaml") {
            rules.quantity_words = read_quantity_words(std::move(top), rules.folder);
            has_quantities = true;
            continue;
        }
        if (const auto value = top.optional("macros")) reader.read_macros(*value);
        rule_maps.push_back(std::move(top));
    }
    for (YamlMap& top : rule_maps) {
        for (const YamlValue& value : top.list_optional("rules"))
            reader.read_rule(value);
        top.finish();
    }
    if (diagnostics.has_errors()) throw AuthorError(std::move(diagnostics));
    if (!has_weights || !has_quantities || rules.patterns.empty())
        throw OperatorError(
            folder.string() +
            ": expected weights.yaml, quantities.yaml and rule files (*.yaml) in this folder");
    std::vector<std::string_view> needed(whole_text_rules.begin(), whole_text_rules.end());
    needed.insert(needed.end(), fact_rules.begin(), fact_rules.end());
    for (const std::string_view id : needed)
        if (!rules.rule_by_id.contains(id))
            throw OperatorError(folder.string() + ": no rule '" + std::string(id) +
                                "', which the engine needs");
    if (sop != nullptr) change_points(rules, *sop);
    build_prefilters(rules);
    if (sop != nullptr && !sop->tone.empty()) all_texts += sop->source_text;
    rules.hash = hash128_hex(all_texts);
    return rules;
}

} // namespace stormdrill::scoring::tone_engine
