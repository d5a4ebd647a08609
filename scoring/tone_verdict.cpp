#include "scoring/tone_verdict.hpp"

#include <algorithm>

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::array<std::string_view, measure_count - effect_count> circumstance_names{
    "reply", "guilty", "innocent", "details", "taken_up"};
constexpr std::int64_t most = 999;

std::vector<std::string> flag_names() {
    std::vector<std::string> names;
    for (const Flag flag : verdict_flags)
        names.emplace_back(flag_name(flag));
    return names;
}

std::vector<std::string> measure_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < measure_count; ++i)
        names.emplace_back(measure_name(i));
    return names;
}

bool is_sign_of_fault(std::size_t measure) {
    constexpr std::array small_signs{Effect::denies, Effect::minimised, Effect::defends, Effect::disputes};
    if (measure >= effect_count) return false;
    const auto effect = static_cast<Effect>(measure);
    return is_fault(effect) || std::find(small_signs.begin(), small_signs.end(), effect) != small_signs.end();
}

Verdict read_verdict(const YamlValue& value, const std::vector<Verdict>& before) {
    static const std::vector<std::string> flags = flag_names(), measures = measure_names();
    Verdict verdict;
    YamlMap map = value.map();
    if (const auto flag = map.required("flag"))
        if (const auto place = flag->choice(flags)) {
            verdict.flag = verdict_flags[*place];
            if (std::any_of(before.begin(), before.end(),
                            [&](const Verdict& other) { return other.flag == verdict.flag; }))
                flag->error("there is a verdict on '" + flags[*place] + "' already");
        }
    std::int64_t start = 0;
    if (map.read("start", start, -most, most)) verdict.start = static_cast<std::int32_t>(start);
    map.read("phrase_decides", verdict.phrase_decides);
    if (const auto signs = map.required("signs"))
        for (const YamlMap::Entry& entry : signs->map().entries()) {
            const auto measure = entry.key_value.choice(measures);
            const auto weight = entry.value.integer(-most, most);
            if (measure && weight)
                verdict.signs.emplace_back(static_cast<std::uint8_t>(*measure),
                                           static_cast<std::int32_t>(*weight));
        }
    std::sort(verdict.signs.begin(), verdict.signs.end());
    map.finish();
    return verdict;
}

} // namespace

std::string_view measure_name(std::size_t measure) {
    return measure < effect_count ? effect_name(static_cast<Effect>(measure))
                                  : circumstance_names[measure - effect_count];
}

std::optional<std::size_t> parse_measure(std::string_view name) {
    for (std::size_t i = 0; i < measure_count; ++i)
        if (measure_name(i) == name) return i;
    return std::nullopt;
}

bool Verdict::holds(const Measures& measures) const {
    std::int32_t sum = start;
    bool pointed_at = false;
    for (const auto& [measure, weight] : signs) {
        sum += weight * measures[measure];
        pointed_at = pointed_at || (weight > 0 && measures[measure] > 0 && is_sign_of_fault(measure));
    }
    return pointed_at && sum >= 0;
}

std::string verdict_rule(Flag flag) {
    return "verdict." + std::string(flag_name(flag));
}

std::vector<Verdict> read_verdicts(YamlMap top) {
    std::vector<Verdict> verdicts;
    for (const YamlValue& value : top.list("verdicts", 0, verdict_flags.size()))
        verdicts.push_back(read_verdict(value, verdicts));
    top.finish();
    return verdicts;
}

} // namespace stormdrill::scoring::tone_engine
