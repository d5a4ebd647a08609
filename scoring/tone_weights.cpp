#include "scoring/tone_weights.hpp"

#include <algorithm>
#include <sstream>

#include "base/utf8.hpp"
#include "scoring/tone_rules.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

std::vector<std::string> move_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < effect_count; ++i) {
        const auto effect = static_cast<Effect>(i);
        if (is_move(effect)) names.emplace_back(effect_name(effect));
    }
    return names;
}

KindWeights read_kind(YamlMap map) {
    KindWeights weights;
    std::int64_t base = 0;
    if (map.read("base", base, 0, 100)) weights.base = static_cast<std::int32_t>(base);
    weights.base_if_unknown = weights.base;
    if (map.read_optional("base_if_unknown", base, 0, 100))
        weights.base_if_unknown = static_cast<std::int32_t>(base);
    weights.moves.assign(static_cast<std::size_t>(Effect::detail) + 1, {});
    if (const auto moves = map.required("moves"))
        for (const YamlMap::Entry& entry : moves->map().entries())
            if (const auto move = read_move(entry)) weights.moves[move->first] = move->second;
    map.finish();
    return weights;
}

Caps read_caps(YamlMap map) {
    Caps caps;
    for (const auto& [name, cap] : cap_names) {
        std::int64_t value = 0;
        if (map.read(name, value, 0, 100)) caps.*cap = static_cast<std::int32_t>(value);
    }
    map.finish();
    return caps;
}

/// Words between spaces.
std::vector<std::string> read_words(YamlMap& map, const char* key) {
    std::string text;
    std::vector<std::string> words;
    if (!map.read(key, text)) return words;
    std::istringstream in(text);
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

} // namespace

std::optional<std::pair<std::size_t, std::array<std::int32_t, 3>>> read_move(const YamlMap::Entry& entry) {
    const std::vector<std::string> names = move_names();
    const auto move = entry.key_value.choice(names);
    const std::vector<YamlValue> steps = entry.value.list(3, 3);
    if (!move || steps.size() != 3) return std::nullopt;
    std::array<std::int32_t, 3> out{};
    std::int64_t previous = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto points = steps[i].integer(0, 100);
        if (!points) return std::nullopt;
        if (*points < previous) steps[i].error("a greater strength must not give fewer points");
        previous = *points;
        out[i] = static_cast<std::int32_t>(*points);
    }
    return std::pair(*move, out);
}

Weights read_weights(YamlMap top) {
    Weights weights;
    for (const auto& [name, kind] : text_kinds)
        if (const auto value = top.required(name)) weights.*kind = read_kind(value->map());
    if (const auto value = top.required("caps")) weights.caps = read_caps(value->map());
    for (std::string& word : read_words(top, "english_function_words"))
        weights.english_function_words.insert(std::move(word));
    for (const YamlValue& item : top.list_optional("english_pairs_no_sentence_has")) {
        YamlMap pairs = item.map();
        const std::vector<std::string> seconds = read_words(pairs, "never");
        for (const std::string& first : read_words(pairs, "after"))
            weights.never_after[first].insert(seconds.begin(), seconds.end());
        pairs.finish();
    }
    std::string characters;
    if (top.read("chinese_function_characters", characters))
        for (const char32_t c : to_utf32(characters))
            weights.chinese_function_characters.insert(c);
    top.finish();
    return weights;
}

} // namespace stormdrill::scoring::tone_engine
