#include "sim/person.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"

namespace stormdrill::sim {

namespace {
constexpr double ln2 = 0.6931471805599453;

double decay(double half_life_h, std::int32_t seconds) {
    return exact_exp2(-seconds / (3600.0 * half_life_h));
}

double cluster_blame(const Parameters& p, Cluster cluster) {
    switch (cluster) {
    case Cluster::victim:
        return p.blame_victim;
    case Cluster::accident:
        return p.blame_accident;
    case Cluster::preventable:
        return p.blame_preventable;
    }
    return p.blame_accident;
}
} // namespace

void add_reputation(Storm& s, PersonId who, double change) {
    s.people[who.index()].reputation += change;
    s.reputation_sum += change;
    if (s.network->roles(who) & role::customer) s.customer_reputation_sum += change;
}

AngerSums anger_sums(const Storm& s, std::int32_t t) {
    const std::int32_t passed = t - s.anger_at;
    if (passed <= 0) return {s.anger_excess, s.anger_person_hours};
    const double half_life = s.parameters().arousal_half_life;
    const double factor = decay(half_life, passed);
    return {s.anger_excess * factor,
            s.anger_person_hours + s.anger_excess * (1.0 - factor) * half_life / ln2};
}

void pass_anger_time(Storm& s, std::int32_t t) {
    const AngerSums now = anger_sums(s, t);
    s.anger_excess = now.excess;
    s.anger_person_hours = now.person_hours;
    s.anger_at = std::max(s.anger_at, t);
}

double arousal_at(const Storm& s, const Person& p, std::int32_t t) {
    const double rest = s.parameters().arousal_rest;
    if (t <= p.settled_at || p.arousal == rest) return p.arousal;
    return rest + (p.arousal - rest) * decay(s.parameters().arousal_half_life, t - p.settled_at);
}

void settle(Storm& s, Person& p, std::int32_t t) {
    pass_anger_time(s, t);
    if (t <= p.settled_at) return;
    p.arousal = arousal_at(s, p, t);
    if (p.blame != 0) p.blame *= decay(s.parameters().blame_half_life, t - p.settled_at);
    p.settled_at = t;
}

void set_arousal(Storm& s, Person& p, double arousal) {
    const double next = std::clamp(arousal, s.parameters().arousal_rest, 1.0);
    s.anger_excess += next - p.arousal;
    p.arousal = next;
}

void add_blame(Storm& s, PersonId who, double change) {
    s.people[who.index()].blame += change;
    add_reputation(s, who, s.parameters().blame_to_reputation * change);
}

void add_response(Storm& s, PersonId who, double d) {
    s.people[who.index()].blame += s.parameters().blame_to_reputation * d;
    add_reputation(s, who, d);
}

void add_trust(Storm& s, Person& p, double change) {
    const double next = std::clamp(p.trust + change, 0.0, 1.0);
    s.trust_sum += next - p.trust;
    p.trust = next;
}

void scale_trust(Storm& s, Person& p, double factor) {
    add_trust(s, p, p.trust * (factor - 1.0));
}

double felt_blame(const Person& p) {
    return std::clamp(p.blame, 0.0, 2.0);
}

void populate(Storm& s) {
    const Parameters& d = s.parameters();
    const double blame = cluster_blame(d, s.setup.cluster) - (s.setup.at_fault ? 0.0 : 0.2);
    // Mean of a Pareto with density exponent k is x_min (k - 1) / (k - 2); the cap keeps it a little below 1.
    const double alpha = d.activity_exponent - 1.0;
    const double least = alpha > 1.0 ? (alpha - 1.0) / alpha : 0.5;
    s.people.resize(s.network->people());
    for (std::uint32_t i = 0; i < s.people.size(); ++i) {
        const PersonId who{i};
        const std::uint16_t roles = s.network->roles(who);
        Person& p = s.people[i];
        CounterRandom random(s.seed, stream("sim.person"), i);
        p.settled_at = -history_s;
        p.arousal = d.arousal_rest;
        p.activity = static_cast<float>(std::min(20.0, random.pareto(least, alpha)));
        double trust = s.setup.starting_trust + d.trust_spread * random.normal();
        if (roles & role::fan) trust += 0.25;
        if (roles & role::hostile) trust -= 0.35;
        p.trust = std::clamp(trust, 0.02, 0.98);
        p.blame = blame + d.blame_spread * random.normal() - d.blame_by_trust * (p.trust - 0.5);
        if (roles & role::affected) p.blame += 0.3;
        if (roles & role::hostile) p.blame += 0.4;
        s.trust_sum += p.trust;
    }
    s.trust_start = s.trust_sum;
    s.anger_at = -history_s;
}

} // namespace stormdrill::sim
