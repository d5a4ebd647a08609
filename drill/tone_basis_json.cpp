#include "drill/tone_basis_json.hpp"

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"

namespace stormdrill::drill {

namespace {
using Json = nlohmann::ordered_json;
using scoring::AtFault;
using scoring::TextKind;
using scoring::ToneBasis;
using scoring::tone_engine::Caps;
using scoring::tone_engine::Effect;
using scoring::tone_engine::Verdict;

constexpr std::int32_t most_points = 1000; // ten times what any rule file may give or take
constexpr std::array<std::string_view, 4> at_fault_names{"yes", "no", "partly", "unknown"};

Json effects_to_json(const std::vector<Effect>& effects) {
    Json out = Json::array();
    for (const Effect effect : effects)
        out.push_back(effect_name(effect));
    return out;
}

Effect effect_from_json(const std::string& name) {
    const auto effect = scoring::tone_engine::parse_effect(name);
    if (!effect) throw OperatorError("there is no effect '" + name + "'");
    return *effect;
}

std::vector<Effect> effects_from_json(const Json& json, const char* key) {
    std::vector<Effect> out;
    if (const auto found = json.find(key); found != json.end())
        for (const Json& name : *found)
            out.push_back(effect_from_json(name.get<std::string>()));
    return out;
}

Json rule_to_json(const ToneBasis::Rule& rule) {
    Json out{{"id", rule.id},
             {"clause", rule.clause},
             {"points", rule.points},
             {"effects", effects_to_json(rule.effects)}};
    if (!rule.cancelled_by.empty()) out["cancelled_by"] = effects_to_json(rule.cancelled_by);
    if (!rule.cancelled_nearby_by.empty())
        out["cancelled_nearby_by"] = effects_to_json(rule.cancelled_nearby_by);
    if (!rule.only_near.empty()) out["only_near"] = effects_to_json(rule.only_near);
    if (rule.raised_by_concrete) out["raised_by_concrete"] = true;
    if (rule.doubted_if_owned) out["doubted_if_owned"] = true;
    if (rule.worth != 0) {
        out["worth"] = rule.worth;
        out["at_most"] = rule.at_most;
    }
    return out;
}

ToneBasis::Rule rule_from_json(const Json& json) {
    ToneBasis::Rule rule;
    json.at("id").get_to(rule.id);
    json.at("clause").get_to(rule.clause);
    json.at("points").get_to(rule.points);
    rule.effects = effects_from_json(json, "effects");
    if (rule.effects.empty()) throw OperatorError("the rule '" + rule.id + "' says nothing");
    rule.cancelled_by = effects_from_json(json, "cancelled_by");
    rule.cancelled_nearby_by = effects_from_json(json, "cancelled_nearby_by");
    rule.only_near = effects_from_json(json, "only_near");
    rule.raised_by_concrete = json.value("raised_by_concrete", false);
    rule.doubted_if_owned = json.value("doubted_if_owned", false);
    rule.worth = json.value("worth", 0);
    rule.at_most = json.value("at_most", 1);
    return rule;
}

/// Visits each cap with its name, in the log's order.
template <class C, class Visit>
void each_cap(C& caps, Visit&& visit) {
    visit("no_language", caps.no_language);
    visit("attack", caps.attack);
    visit("argumentative", caps.argumentative);
    visit("non_apology", caps.non_apology);
    visit("no_apology_at_fault", caps.no_apology_at_fault);
    visit("no_move", caps.no_move);
    visit("no_substance", caps.no_substance);
    visit("denial_at_fault", caps.denial_at_fault);
    visit("offers_nothing", caps.offers_nothing);
}

/// Indices within what they point into, and sums that cannot run over, so that a log from elsewhere can do no
/// harm.
void check(const ToneBasis& basis) {
    for (const ToneBasis::Phrase& phrase : basis.phrases)
        if (phrase.rule >= basis.rules.size() || phrase.strength > 3)
            throw OperatorError("a phrase names no rule of the text");
    for (const auto& [apology, fault] : basis.taken_back)
        if (apology >= basis.phrases.size() || fault >= basis.phrases.size())
            throw OperatorError("a pair names no phrase of the text");
    const bool of_before =
        basis.verdicts.empty() && basis.whole.size() == scoring::whole_text_rules_before_verdicts;
    if (!of_before && basis.whole.size() != scoring::whole_text_rules.size())
        throw OperatorError("the findings on the whole text are not those of this program");
    const auto in_range = [](std::int32_t points) {
        if (points < -most_points || points > most_points) throw OperatorError("points are out of range");
    };
    in_range(basis.base);
    for (const ToneBasis::Rule& rule : basis.rules) {
        in_range(rule.points);
        in_range(rule.worth);
        in_range(rule.at_most);
        if (rule.at_most < 1) throw OperatorError("points are out of range");
    }
    for (const ToneBasis::Whole& one : basis.whole)
        in_range(one.points);
    for (const scoring::Finding& fact : basis.facts)
        in_range(fact.points);
    for (const auto& steps : basis.moves)
        for (const std::int32_t points : steps)
            in_range(points);
    each_cap(basis.caps, [&](const char*, std::int32_t cap) { in_range(cap); });
    for (const Verdict& verdict : basis.verdicts) {
        in_range(verdict.start);
        for (const auto& [measure, weight] : verdict.signs)
            in_range(weight);
    }
}

Json verdicts_to_json(const std::vector<Verdict>& verdicts) {
    Json out = Json::array();
    for (const Verdict& verdict : verdicts) {
        Json signs = Json::object();
        for (const auto& [measure, weight] : verdict.signs)
            signs[std::string(scoring::tone_engine::measure_name(measure))] = weight;
        out.push_back({{"flag", flag_name(verdict.flag)},
                       {"start", verdict.start},
                       {"phrase_decides", verdict.phrase_decides},
                       {"signs", std::move(signs)}});
    }
    return out;
}

Verdict verdict_from_json(const Json& json) {
    constexpr auto& flags = scoring::tone_engine::verdict_flags;
    Verdict verdict;
    const auto flag = json.at("flag").get<std::string>();
    const auto* const known =
        std::find_if(flags.begin(), flags.end(), [&](scoring::Flag f) { return flag_name(f) == flag; });
    if (known == flags.end()) throw OperatorError("there is no verdict on '" + flag + "'");
    verdict.flag = *known;
    json.at("start").get_to(verdict.start);
    json.at("phrase_decides").get_to(verdict.phrase_decides);
    for (const auto& [name, weight] : json.at("signs").items()) {
        const auto measure = scoring::tone_engine::parse_measure(name);
        if (!measure) throw OperatorError("a verdict cannot weigh '" + name + "'");
        verdict.signs.emplace_back(static_cast<std::uint8_t>(*measure), weight.get<std::int32_t>());
    }
    return verdict;
}
} // namespace

Json basis_to_json(const ToneBasis& basis) {
    Json out{
        {"kind", basis.kind == TextKind::statement ? "statement" : "reply"},
        {"at_fault", at_fault_names[static_cast<std::size_t>(basis.at_fault)]},
        {"is_language", basis.is_language},
        {"copied", basis.copied},
        {"shared", {basis.shared_identifiers, basis.shared_words, basis.shared_pairs, basis.shared_runs}}};
    Json rules = Json::array(), phrases = Json::array(), pairs = Json::array(), whole = Json::array();
    for (const ToneBasis::Rule& rule : basis.rules)
        rules.push_back(rule_to_json(rule));
    for (const ToneBasis::Phrase& p : basis.phrases)
        phrases.push_back({p.rule, p.strength, p.start, p.end, p.sentence, p.particular});
    for (const auto& [apology, fault] : basis.taken_back)
        pairs.push_back({apology, fault});
    for (const ToneBasis::Whole& one : basis.whole)
        whole.push_back({one.clause, one.points});
    out["rules"] = std::move(rules);
    out["phrases"] = std::move(phrases);
    out["taken_back"] = std::move(pairs);
    out["whole"] = std::move(whole);
    Json facts = Json::array();
    for (const scoring::Finding& f : basis.facts)
        facts.push_back({f.rule, f.clause, f.start, f.end, f.points});
    if (!facts.empty()) out["facts"] = std::move(facts);
    out["base"] = basis.base;
    Json moves = Json::object();
    for (std::size_t i = 0; i < basis.moves.size(); ++i)
        if (basis.moves[i] != std::array<std::int32_t, 3>{})
            moves[std::string(effect_name(static_cast<Effect>(i)))] = basis.moves[i];
    out["moves"] = std::move(moves);
    Json caps = Json::object();
    each_cap(basis.caps, [&](const char* name, std::int32_t cap) { caps[name] = cap; });
    out["caps"] = std::move(caps);
    if (!basis.verdicts.empty()) out["verdicts"] = verdicts_to_json(basis.verdicts);
    return out;
}

ToneBasis basis_from_json(const Json& json) {
    try {
        ToneBasis basis;
        basis.kind =
            json.at("kind").get<std::string>() == "statement" ? TextKind::statement : TextKind::reply;
        const auto fault = json.at("at_fault").get<std::string>();
        const auto* const known = std::find(at_fault_names.begin(), at_fault_names.end(), fault);
        if (known == at_fault_names.end()) throw OperatorError("at_fault cannot be '" + fault + "'");
        basis.at_fault = static_cast<AtFault>(known - at_fault_names.begin());
        json.at("is_language").get_to(basis.is_language);
        json.at("copied").get_to(basis.copied);
        const Json& shared = json.at("shared");
        shared.at(0).get_to(basis.shared_identifiers);
        shared.at(1).get_to(basis.shared_words);
        shared.at(2).get_to(basis.shared_pairs);
        shared.at(3).get_to(basis.shared_runs);
        for (const Json& rule : json.at("rules"))
            basis.rules.push_back(rule_from_json(rule));
        for (const Json& p : json.at("phrases")) {
            const auto number = [&](std::size_t i) { return p.at(i).get<std::uint32_t>(); };
            basis.phrases.push_back({number(0), number(1), number(2), number(3), number(4), number(5)});
        }
        for (const Json& pair : json.at("taken_back"))
            basis.taken_back.emplace_back(pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>());
        for (const Json& one : json.at("whole"))
            basis.whole.push_back({one.at(0).get<std::string>(), one.at(1).get<std::int32_t>()});
        if (const auto facts = json.find("facts"); facts != json.end())
            for (const Json& f : *facts)
                basis.facts.push_back({f.at(0).get<std::string>(), f.at(1).get<std::string>(),
                                       f.at(2).get<std::uint32_t>(), f.at(3).get<std::uint32_t>(),
                                       f.at(4).get<std::int32_t>()});
        json.at("base").get_to(basis.base);
        basis.moves.resize(static_cast<std::size_t>(Effect::detail) + 1);
        for (const auto& [name, points] : json.at("moves").items()) {
            const auto move = static_cast<std::size_t>(effect_from_json(name));
            if (move >= basis.moves.size()) throw OperatorError("'" + name + "' is no move");
            points.get_to(basis.moves[move]);
        }
        each_cap(basis.caps,
                 [&](const char* name, std::int32_t& cap) { json.at("caps").at(name).get_to(cap); });
        if (const auto verdicts = json.find("verdicts"); verdicts != json.end())
            for (const Json& verdict : *verdicts)
                basis.verdicts.push_back(verdict_from_json(verdict));
        check(basis);
        return basis;
    } catch (const Json::exception& e) {
        throw OperatorError(std::string("what a text's tone was summed up from cannot be read: ") + e.what());
    }
}

} // namespace stormdrill::drill
