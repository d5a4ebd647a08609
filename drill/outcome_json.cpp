#include "drill/outcome_json.hpp"

#include <nlohmann/json.hpp>

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
    for (const OutcomeFigures& figures : world.per_seed) {
        Json one = Json::object();
        figure_fields(figures, [&](const char* name, const auto& value) { one[name] = value; });
        seeds.push_back(std::move(one));
    }
    Json curve = Json::array();
    for (const scoring::CurvePoint& p : world.curve) {
        curve.push_back({p.at.seconds, p.mean_anger, p.posts_per_hour, p.anger_person_hours, p.mood});
    }
    return {{"state_hash", world.state_hash}, {"per_seed", std::move(seeds)}, {"curve", std::move(curve)}};
}

WorldOutcome world_from_json(const Json& json) {
    WorldOutcome world;
    world.state_hash = json.at("state_hash").get<std::string>();
    for (const Json& one : json.at("per_seed")) {
        OutcomeFigures figures;
        figure_fields(figures, [&](const char* name, auto& value) { one.at(name).get_to(value); });
        world.per_seed.push_back(figures);
    }
    for (const Json& p : json.at("curve")) {
        world.curve.push_back({SimTime{p.at(0).get<std::int64_t>()}, p.at(1).get<double>(),
                               p.at(2).get<double>(), p.at(3).get<double>(), p.at(4).get<double>()});
    }
    return world;
}
} // namespace

Json outcome_to_json(const scoring::Outcome& outcome) {
    return {{"own", world_to_json(outcome.own)},
            {"none", world_to_json(outcome.none)},
            {"ideal", world_to_json(outcome.ideal)}};
}

scoring::Outcome outcome_from_json(const Json& json) {
    return scoring::score_outcome(world_from_json(json.at("own")), world_from_json(json.at("none")),
                                  world_from_json(json.at("ideal")));
}

} // namespace stormdrill::drill
