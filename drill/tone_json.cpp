#include "drill/tone_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "drill/tone_basis_json.hpp"

namespace stormdrill::drill {

namespace {
using Json = nlohmann::ordered_json;
using scoring::Flag;
} // namespace

Json tone_to_json(const scoring::ToneResult& tone) {
    Json out;
    out["tone"] = tone.tone;
    out["elements"] = {tone.elements.acknowledge, tone.elements.apology, tone.elements.explanation,
                       tone.elements.solution, tone.elements.prevention};
    out["strengths"] = {tone.strengths.responsibility, tone.strengths.regret,     tone.strengths.repair,
                        tone.strengths.explanation,    tone.strengths.repentance, tone.strengths.forgiveness};
    Json flags = Json::array();
    for (std::size_t i = 0; i < scoring::flag_count; ++i) {
        if (tone.flags[i]) flags.push_back(scoring::flag_name(static_cast<Flag>(i)));
    }
    out["flags"] = std::move(flags);
    out["is_language"] = tone.is_language;
    out["denies"] = tone.denies;
    out["offers_money"] = tone.offers_money;
    Json findings = Json::array();
    for (const scoring::Finding& f : tone.findings)
        findings.push_back({f.rule, f.clause, f.start, f.end, f.points});
    out["findings"] = std::move(findings);
    if (tone.basis) out["basis"] = basis_to_json(*tone.basis);
    return out;
}

scoring::ToneResult tone_from_json(const Json& json) {
    try {
        scoring::ToneResult tone;
        tone.tone = json.at("tone").get<std::int32_t>();
        tone.band = scoring::band_of(tone.tone);
        const Json& e = json.at("elements");
        tone.elements = {e.at(0).get<bool>(), e.at(1).get<bool>(), e.at(2).get<bool>(), e.at(3).get<bool>(),
                         e.at(4).get<bool>()};
        const auto strength = [&](std::size_t i) { return json.at("strengths").at(i).get<std::uint8_t>(); };
        tone.strengths = {strength(0), strength(1), strength(2), strength(3), strength(4), strength(5)};
        for (const Json& name : json.at("flags")) {
            for (std::size_t i = 0; i < scoring::flag_count; ++i) {
                if (name.get<std::string>() == scoring::flag_name(static_cast<Flag>(i))) tone.flags[i] = true;
            }
        }
        tone.is_language = json.at("is_language").get<bool>();
        tone.denies = json.at("denies").get<bool>();
        tone.offers_money = json.at("offers_money").get<bool>();
        for (const Json& f : json.at("findings")) {
            tone.findings.push_back({f.at(0).get<std::string>(), f.at(1).get<std::string>(),
                                     f.at(2).get<std::uint32_t>(), f.at(3).get<std::uint32_t>(),
                                     f.at(4).get<std::int32_t>()});
        }
        if (const auto basis = json.find("basis"); basis != json.end())
            tone.basis = std::make_shared<const scoring::ToneBasis>(basis_from_json(*basis));
        return tone;
    } catch (const Json::exception& e) {
        throw OperatorError(std::string("the findings of a text cannot be read: ") + e.what());
    }
}

sim::TextEffect text_effect(const scoring::ToneResult& tone, bool contradicts, std::size_t alike_before) {
    sim::TextEffect effect;
    effect.responsibility = tone.strengths.responsibility;
    effect.regret = tone.strengths.regret;
    effect.repair = tone.strengths.repair;
    effect.explanation = tone.strengths.explanation;
    effect.repentance = tone.strengths.repentance;
    effect.forgiveness = tone.strengths.forgiveness;
    effect.non_apology = has(tone.flags, Flag::non_apology);
    if (effect.non_apology) effect.responsibility = effect.regret = 0;
    effect.attack = has(tone.flags, Flag::attack) || has(tone.flags, Flag::argumentative);
    effect.blame_shift = has(tone.flags, Flag::blame_shift);
    effect.denial = tone.denies;
    effect.empathy = has(tone.flags, Flag::empathy);
    effect.personalised = has(tone.flags, Flag::personalised);
    const auto minimises = [](const scoring::Finding& f) { return f.rule == "defensive.minimise"; };
    const auto defends = [&](const scoring::Finding& f) {
        return f.rule.starts_with("defensive.") && !minimises(f);
    };
    const bool defensive = has(tone.flags, Flag::defensive) && !tone.denies;
    effect.diminish = defensive && std::any_of(tone.findings.begin(), tone.findings.end(), minimises);
    effect.bolstering =
        defensive && (!effect.diminish || std::any_of(tone.findings.begin(), tone.findings.end(), defends));
    effect.offers_money = tone.offers_money;
    effect.contradicts = contradicts;
    effect.alike_before = static_cast<std::uint8_t>(std::min<std::size_t>(alike_before, 255));
    return effect;
}

} // namespace stormdrill::drill
