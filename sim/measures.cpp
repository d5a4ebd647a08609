#include <algorithm>

#include "sim/person.hpp"
#include "sim/spread.hpp"
#include "sim/world_state.hpp"

namespace stormdrill::sim {

Measures World::measures() const {
    const Storm& s = *state_;
    const Parameters& d = s.parameters();
    const auto now = static_cast<std::int32_t>(now_.seconds);
    const double people = s.network->people();
    Measures m;
    m.at = now_;
    for (const PlatformState& p : s.platforms) {
        PlatformMeasures of;
        of.crisis_posts = p.crisis_posts;
        of.crisis_posts_last_hour = p.last_hour.crisis;
        if (p.last_hour.crisis > 0) {
            of.mood = static_cast<double>(p.last_hour.mood) / p.last_hour.crisis;
            of.negative_share = static_cast<double>(p.last_hour.negative) / p.last_hour.crisis;
        }
        of.crisis_views = p.crisis_views;
        of.reached_people = p.reached;
        of.trending = p.trending;
        of.has_statement = !p.standing.empty();
        m.crisis_posts += p.crisis_posts;
        m.platforms.push_back(of);
    }
    m.reached_people = s.reached;
    const AngerSums anger = anger_sums(s, now);
    m.anger_person_hours = anger.person_hours;
    m.resting_anger = d.arousal_rest;
    m.mean_anger = d.arousal_rest + anger.excess / people;
    // Nobody is angry about what he has not heard of.
    m.mean_anger_reached = s.reached ? d.arousal_rest + anger.excess / s.reached : d.arousal_rest;
    m.peak_mean_anger = s.peak_mean_anger;
    m.peak_anger_at = SimTime{s.peak_anger_at};
    m.crisis_posts_last_hour = crisis_posts_last_hour(s);
    m.peak_posts_per_hour = s.peak_posts_per_hour;
    m.media_reports = s.media_reports;
    m.national_media = s.national_media;
    m.trust = s.trust_sum / people;
    m.trust_change = (s.trust_sum - s.trust_start) / people;
    const ReputationSums reputation = reputation_sums(s, now);
    m.favourability = reputation.everybody / people;
    const auto customers = static_cast<double>(std::max<std::size_t>(1, s.tables->customers.size()));
    m.sales_index = sales_index(s, reputation.customers / customers);
    m.investor_index = std::max(0.0, 100.0 + d.investor_per_favourability * m.favourability -
                                         d.investor_per_article * s.media_reports);
    m.affected_people = static_cast<std::uint32_t>(s.tables->affected.size());
    m.affected_contacted = s.contacted;
    return m;
}

} // namespace stormdrill::sim
