#include "scoring/tone_weights.hpp"

#include <algorithm>

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
    const std::vector<std::string> names = move_names();
    weights.moves.resize(names.size());
    if (const auto moves = map.required("moves")) {
        for (const YamlMap::Entry& entry : moves->map().entries()) {
            const auto move = entry.key_value.choice(names);
            const std::vector<YamlValue> steps = entry.value.list(3, 3);
            if (!move || steps.size() != 3) continue;
            std::int64_t previous = 0;
            for (std::size_t i = 0; i < 3; ++i) {
                const auto points = steps[i].integer(0, 100);
                if (!points) continue;
                if (*points < previous) steps[i].error("a greater strength must not give fewer points");
                previous = *points;
                weights.moves[*move][i] = static_cast<std::int32_t>(*points);
            }
        }
    }
    map.finish();
    return weights;
}

Caps read_caps(YamlMap map) {
    Caps caps;
    const auto read = [&map](const char* key, std::int32_t& out) {
        std::int64_t value = 0;
        if (map.read(key, value, 0, 100)) out = static_cast<std::int32_t>(value);
    };
    read("no_language", caps.no_language);
    read("attack", caps.attack);
    read("argumentative", caps.argumentative);
    read("non_apology", caps.non_apology);
    read("no_apology_at_fault", caps.no_apology_at_fault);
    read("no_move", caps.no_move);
    read("no_substance", caps.no_substance);
    read("denial_at_fault", caps.denial_at_fault);
    read("offers_nothing", caps.offers_nothing);
    map.finish();
    return caps;
}

} // namespace

Weights read_weights(YamlMap top) {
    Weights weights;
    const auto read = [&top](const char* key, KindWeights& out) {
        if (const auto value = top.required(key)) out = read_kind(value->map());
    };
    read("statement", weights.statement);
    read("statement_innocent", weights.statement_innocent);
    read("reply", weights.reply);
    read("reply_innocent", weights.reply_innocent);
    if (const auto value = top.required("caps")) weights.caps = read_caps(value->map());
    std::string words;
    if (top.read("english_function_words", words)) {
        std::string word;
        for (const char c : words + ' ') {
            if (c != ' ' && c != '\n') {
                word += c;
            } else if (!word.empty()) {
                weights.english_function_words.insert(word);
                word.clear();
            }
        }
    }
    std::string characters;
    if (top.read("chinese_function_characters", characters))
        for (const char32_t c : to_utf32(characters))
            weights.chinese_function_characters.insert(c);
    top.finish();
    return weights;
}

} // namespace stormdrill::scoring::tone_engine
