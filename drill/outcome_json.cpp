#include "drill/outcome_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"

namespace stormdrill::drill {

namespace {
using Json = nlohmann::ordered_json;
using scoring::OutcomeFigures;
using scoring::WorldOutcome;

template <class Self, class Visit>
void figure_fields(Self& f, Visit&& visit) {
    visit("reached_people", f.reached_people);
    visit("anger_person_hours", f.anger_person_hours);
    visit("peak_posts_per_hour", f.peak_posts_per_hour);
    visit("posts", f.posts);
    visit("media_reports", f.media_reports);
    visit("trust_change", f.trust_change);
    visit("sales_index", f.sales_index);
    visit("investor_index", f.investor_index);
}

Json world_to_json(const WorldOutcome& world) {
    Json seeds = Json::array();
    for (const OutcomeFigures& figures : world.per_seed)
        seeds.push_back(figures_to_json(figures));
    Json curve = Json::array();
    for (const scoring::CurvePoint& p : world.curve) {
        curve.push_back({p.at.seconds, p.mean_anger, p.posts_per_hour, p.anger_person_hours, p.mood});
    }
    return {{"state_hash", world.state_hash}, {"per_seed", std::move(seeds)}, {"curve", std::move(curve)}};
}

WorldOutcome world_from_json(const Json& json) {
    WorldOutcome world;
    world.state_hash = json.at("state_hash").get<std::string>();
    for (const Json& one : json.at("per_seed"))
        world.per_seed.push_back(figures_from_json(one));
    for (const Json& p : json.at("curve")) {
        world.curve.push_back({SimTime{p.at(0).get<std::int64_t>()}, p.at(1).get<double>(),
                               p.at(2).get<double>(), p.at(3).get<double>(), p.at(4).get<double>()});
    }
    return world;
}
Json left_out_to_json(const scoring::LeftOut& left_out) {
    Json acts = Json::array(), pairs = Json::array();
    for (const scoring::LeftOutAct& act : left_out.acts) {
        acts.push_back({{"act", act.act},
                        {"seat", act.seat},
                        {"lines", act.lines},
                        {"from", act.from.seconds},
                        {"to", act.to.seconds},
                        {"lost", act.lost},
                        {"without", figures_to_json(act.without)}});
    }
    for (const scoring::LeftOutPair& pair : left_out.pairs) {
        pairs.push_back(
            {{"first", pair.first}, {"second", pair.second}, {"without", figures_to_json(pair.without)}});
    }
    return {{"acts", std::move(acts)}, {"pairs", std::move(pairs)}, {"not_tried", left_out.not_tried}};
}

scoring::LeftOut left_out_from_json(const Json& json) {
    scoring::LeftOut left_out;
    for (const Json& one : json.at("acts")) {
        scoring::LeftOutAct act;
        one.at("act").get_to(act.act);
        one.at("seat").get_to(act.seat);
        one.at("lines").get_to(act.lines);
        one.at("from").get_to(act.from.seconds);
        one.at("to").get_to(act.to.seconds);
        one.at("lost").get_to(act.lost);
        act.without = figures_from_json(one.at("without"));
        left_out.acts.push_back(std::move(act));
    }
    for (const Json& one : json.at("pairs")) {
        scoring::LeftOutPair pair;
        pair.first = one.at("first").get<std::size_t>();
        pair.second = one.at("second").get<std::size_t>();
        if (std::max(pair.first, pair.second) >= left_out.acts.size())
            throw OperatorError("the outcome names a pair of acts that it does not list");
        pair.without = figures_from_json(one.at("without"));
        left_out.pairs.push_back(pair);
    }
    json.at("not_tried").get_to(left_out.not_tried);
    return left_out;
}
} // namespace

Json figures_to_json(const OutcomeFigures& figures) {
    Json out = Json::object();
    figure_fields(figures, [&](const char* name, const auto& value) { out[name] = value; });
    return out;
}

OutcomeFigures figures_from_json(const Json& json) {
    OutcomeFigures figures;
    figure_fields(figures, [&](const char* name, auto& value) { json.at(name).get_to(value); });
    return figures;
}

Json outcome_to_json(const scoring::Outcome& outcome) {
    Json out{{"own", world_to_json(outcome.own)},
             {"none", world_to_json(outcome.none)},
             {"ideal", world_to_json(outcome.ideal)}};
    out["left_out"] = left_out_to_json(outcome.left_out);
    for (const scoring::LadderTeam& team : outcome.ladder) {
        Json& seeds = out["ladder"][team.team] = Json::array();
        for (const scoring::OutcomeFigures& figures : team.per_seed)
            seeds.push_back(figures_to_json(figures));
    }
    return out;
}

scoring::Outcome outcome_from_json(const Json& json) {
    scoring::Outcome outcome = scoring::score_outcome(
        world_from_json(json.at("own")), world_from_json(json.at("none")), world_from_json(json.at("ideal")));
    if (json.contains("left_out")) outcome.left_out = left_out_from_json(json.at("left_out")); // newer logs
    if (!json.contains("ladder")) return outcome;
    for (const auto& [name, seeds] : json.at("ladder").items()) {
        scoring::LadderTeam team{name, {}};
        for (const Json& figures : seeds)
            team.per_seed.push_back(figures_from_json(figures));
        outcome.ladder.push_back(std::move(team));
    }
    return outcome;
}

} // namespace stormdrill::drill
