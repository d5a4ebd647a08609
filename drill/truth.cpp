#include "drill/truth.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "scoring/turn_watch.hpp"

namespace stormdrill::drill {

namespace {
using Json = nlohmann::ordered_json;

/// One manifest for writer and reader.
template <class Self, class Visit>
void truth_fields(Self& t, Visit&& visit) {
    visit("at", t.at.seconds);
    visit("level", t.level);
    visit("crisis_posts", t.crisis_posts);
    visit("crisis_posts_last_hour", t.crisis_posts_last_hour);
    visit("growth", t.growth);
    visit("mood", t.mood);
    visit("negative_share", t.negative_share);
    visit("reached_people", t.reached_people);
    visit("anger_person_hours", t.anger_person_hours);
    visit("mean_anger", t.mean_anger);
    visit("public_anger", t.public_anger);
    visit("peak_public_anger", t.peak_public_anger);
    visit("resting_anger", t.resting_anger);
    visit("media_reports", t.media_reports);
    visit("national_media", t.national_media);
    visit("peak_posts_per_hour", t.peak_posts_per_hour);
    visit("trust_change", t.trust_change);
    visit("favourability", t.favourability);
    visit("sales_index", t.sales_index);
    visit("investor_index", t.investor_index);
    visit("affected_people", t.affected_people);
    visit("affected_contacted", t.affected_contacted);
}

template <class Self, class Visit>
void platform_fields(Self& p, Visit&& visit) {
    visit("platform", p.platform);
    visit("crisis_posts", p.crisis_posts);
    visit("crisis_posts_last_hour", p.crisis_posts_last_hour);
    visit("mood", p.mood);
    visit("negative_share", p.negative_share);
    visit("reached_people", p.reached_people);
    visit("trending", p.trending);
    visit("seen_share", p.seen_share);
}
} // namespace

std::int64_t crisis_posts_between(const sim::World& world, SimTime from, SimTime to) {
    std::int64_t n = 0;
    const auto posts = world.posts();
    for (auto post = posts.rbegin(); post != posts.rend() && post->at > from; ++post)
        n += post->at <= to;
    return n;
}

std::vector<double> seen_shares(const sim::World& world, const std::vector<std::uint8_t>& seen,
                                std::size_t platforms) {
    std::vector<double> reach(platforms), seen_reach(platforms);
    if (seen.empty()) return reach;
    const auto posts = world.posts();
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const sim::Post& post = posts[i];
        if (post.platform >= platforms) continue;
        reach[post.platform] += post.viewers;
        if (i < seen.size() && seen[i] != 0) seen_reach[post.platform] += post.viewers;
    }
    for (std::size_t p = 0; p < platforms; ++p)
        reach[p] = reach[p] > 0 ? seen_reach[p] / reach[p] : 0;
    return reach;
}

scoring::OutcomeFigures outcome_figures(const sim::World& world) {
    const sim::Measures m = world.measures();
    return {static_cast<double>(m.reached_people),
            m.anger_person_hours,
            static_cast<double>(m.peak_posts_per_hour),
            static_cast<double>(m.crisis_posts),
            static_cast<double>(m.media_reports),
            m.trust_change,
            m.sales_index,
            m.investor_index};
}

scoring::Truth truth_of(const sim::World& world, const scenarios::Scenario& scenario, const scoring::Sop& sop,
                        const std::vector<std::uint8_t>& seen) {
    const sim::Measures m = world.measures();
    scoring::Truth t;
    t.at = m.at;
    t.crisis_posts = m.crisis_posts;
    t.crisis_posts_last_hour = m.crisis_posts_last_hour;
    const std::int64_t before = crisis_posts_between(world, m.at - hours(2), m.at - hours(1));
    t.growth = before > 0
                   ? static_cast<double>(m.crisis_posts_last_hour) / static_cast<double>(before)
                   : (m.crisis_posts_last_hour > 0 ? static_cast<double>(m.crisis_posts_last_hour) : 1.0);
    t.reached_people = m.reached_people;
    t.anger_person_hours = m.anger_person_hours;
    t.mean_anger = m.mean_anger_reached;
    t.public_anger = m.mean_anger;
    t.peak_public_anger = std::max(m.peak_mean_anger, m.mean_anger); // the world looks on whole minutes
    t.resting_anger = m.resting_anger;
    t.media_reports = m.media_reports;
    t.peak_posts_per_hour = m.peak_posts_per_hour;
    t.trust_change = m.trust_change;
    t.favourability = m.favourability;
    t.sales_index = m.sales_index;
    t.investor_index = m.investor_index;
    t.affected_people = m.affected_people;
    t.affected_contacted = m.affected_contacted;
    const std::vector<double> shares = seen_shares(world, seen, m.platforms.size());
    double weight = 0;
    for (std::size_t i = 0; i < m.platforms.size(); ++i) {
        const sim::PlatformMeasures& p = m.platforms[i];
        t.platforms.push_back({scenario.platforms[i].id, p.crisis_posts, p.crisis_posts_last_hour, p.mood,
                               p.negative_share, p.reached_people, p.trending, shares[i]});
        weight += p.crisis_posts_last_hour;
        t.mood += p.mood * p.crisis_posts_last_hour;
        t.negative_share += p.negative_share * p.crisis_posts_last_hour;
    }
    if (weight > 0) {
        t.mood /= weight;
        t.negative_share /= weight;
    }
    t.national_media = m.national_media;
    t.level = scoring::level_of(t, sop, world.network().people(), scenario.harm_to_people);
    return t;
}

Json turn_check_to_json(const scoring::Truth& truth) {
    return Json::array({truth.at.seconds, truth.crisis_posts, truth.crisis_posts_last_hour, truth.growth,
                        truth.national_media});
}

scoring::Truth turn_check_from_json(const Json& json) {
    scoring::Truth truth;
    json.at(0).get_to(truth.at.seconds);
    json.at(1).get_to(truth.crisis_posts);
    json.at(2).get_to(truth.crisis_posts_last_hour);
    json.at(3).get_to(truth.growth);
    json.at(4).get_to(truth.national_media);
    return truth;
}

Json groups_to_json(const sim::World& world) {
    static constexpr std::array<const char*, sim::public_group_count> names{
        "affected", "customers", "prospects", "employees", "shareholders", "fans", "hostile", "journalists"};
    static_assert(static_cast<std::size_t>(sim::PublicGroup::journalists) + 1 == names.size());
    const sim::GroupMeasures groups = world.group_measures();
    const double rest = world.measures().resting_anger;
    Json out = Json::array();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const sim::PartMeasures& m = groups[i];
        out.push_back({{"group", names[i]},
                       {"people", m.people},
                       {"reached_people", m.reached_people},
                       {"anger_added", m.people > 0 ? std::max(0.0, m.mean_anger - rest) : 0.0},
                       {"favourability", m.favourability}});
    }
    return out;
}

std::vector<scoring::GroupTruth> groups_from_json(const Json& json) {
    std::vector<scoring::GroupTruth> groups;
    for (const Json& one : json)
        groups.push_back({one.at("group").get<std::string>(), one.at("people").get<std::int64_t>(),
                          one.at("reached_people").get<std::int64_t>(), one.at("anger_added").get<double>(),
                          one.at("favourability").get<double>()});
    return groups;
}

Json truth_to_json(const scoring::Truth& truth) {
    Json out = Json::object();
    truth_fields(truth, [&](const char* name, const auto& value) { out[name] = value; });
    Json platforms = Json::array();
    for (const scoring::PlatformTruth& p : truth.platforms) {
        Json one = Json::object();
        platform_fields(p, [&](const char* name, const auto& value) { one[name] = value; });
        platforms.push_back(std::move(one));
    }
    out["platforms"] = std::move(platforms);
    return out;
}

scoring::Truth truth_from_json(const Json& json) {
    try {
        scoring::Truth truth;
        truth_fields(truth, [&](const char* name, auto& value) { json.at(name).get_to(value); });
        for (const Json& one : json.at("platforms")) {
            scoring::PlatformTruth p;
            platform_fields(p, [&](const char* name, auto& value) { one.at(name).get_to(value); });
            truth.platforms.push_back(std::move(p));
        }
        return truth;
    } catch (const Json::exception& e) {
        throw OperatorError(std::string("the truth figures of a line cannot be read: ") + e.what());
    }
}

scoring::CurvePoint curve_point(const scoring::Truth& t) {
    return {t.at, t.mean_anger, static_cast<double>(t.crisis_posts_last_hour), t.anger_person_hours, t.mood};
}

} // namespace stormdrill::drill
