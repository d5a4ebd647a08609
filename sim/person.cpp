#include "sim/person.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "base/random.hpp"

namespace stormdrill::sim {

namespace {
constexpr double ln2 = 0.6931471805599453;

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

ReputationSums reputation_sums(const Storm& s, std::int32_t t) {
    const std::int32_t passed = t - s.reputation_at;
    const double kept = passed > 0 ? s.tables->blame_decay.kept(passed) : 1.0;
    return {s.fading_reputation * kept + s.lasting_reputation,
            s.customers_fading_reputation * kept + s.customers_lasting_reputation};
}

namespace {
void pass_reputation_time(Storm& s, std::int32_t t) {
    if (t <= s.reputation_at) return;
    const double kept = s.tables->blame_decay.kept(t - s.reputation_at);
    s.fading_reputation *= kept;
    s.customers_fading_reputation *= kept;
    s.reputation_at = t;
}

/// Adds to a float and returns what was really added, so that sums stay true.
double add_to(float& value, double change) {
    const float before = value;
    value = static_cast<float>(static_cast<double>(value) + change);
    return static_cast<double>(value) - static_cast<double>(before);
}

void set_opinion(Person& p, double opinion) {
    p.opinion = static_cast<float>(std::clamp(opinion, -1.0, 1.0));
}
} // namespace

void add_reputation(Storm& s, PersonId who, double change) {
    Person& p = s.people[who.index()];
    pass_reputation_time(s, p.settled_at);
    const double lasting = add_to(p.lasting_reputation, s.lasting_share * change);
    const double fading = add_to(p.fading_reputation, (1.0 - s.lasting_share) * change);
    s.lasting_reputation += lasting;
    s.fading_reputation += fading;
    if (s.network->roles(who) & role::customer) {
        s.customers_lasting_reputation += lasting;
        s.customers_fading_reputation += fading;
    }
    set_opinion(p, static_cast<double>(p.opinion) + s.parameters().opinion_by_reputation * change);
}

void hear_opinion(Storm& s, PersonId who, double stance) {
    Person& p = s.people[who.index()];
    const double apart = stance - static_cast<double>(p.opinion);
    if (std::abs(apart) < s.tables->acting.tolerance(who.index()))
        set_opinion(p, static_cast<double>(p.opinion) + s.parameters().opinion_step * apart);
    else
        drive_off(s, who, stance);
}

void drive_off(Storm& s, PersonId who, double stance) {
    const Parameters& d = s.parameters();
    const double step =
        (s.network->roles(who) & role::hostile) ? d.opinion_backfire_hostile : d.opinion_backfire;
    if (step == 0) return;
    Person& p = s.people[who.index()];
    const auto opinion = static_cast<double>(p.opinion);
    set_opinion(p, opinion + (stance > opinion ? -step : step));
}

AngerSums anger_sums(const Storm& s, std::int32_t t) {
    const std::int32_t passed = t - s.anger_at;
    if (passed <= 0) return {s.anger_excess, s.anger_person_hours};
    const double half_life = s.parameters().arousal_half_life;
    const double factor = s.tables->arousal_decay.kept(passed);
    return {s.anger_excess * factor,
            s.anger_person_hours + s.anger_excess * (1.0 - factor) * half_life / ln2};
}

namespace {
/// Excess decays, person-hours grow by the closed form of the integral.
void pass_anger_time(Storm& s, std::int32_t t) {
    const AngerSums now = anger_sums(s, t);
    s.anger_excess = now.excess;
    s.anger_person_hours = now.person_hours;
    s.anger_at = std::max(s.anger_at, t);
}
} // namespace

double arousal_at(const Storm& s, const Person& p, std::int32_t t) {
    const double rest = s.parameters().arousal_rest;
    if (t <= p.settled_at || p.arousal == rest) return p.arousal;
    return rest + (p.arousal - rest) * s.tables->arousal_decay.kept(t - p.settled_at);
}

double sales_index(const Storm& s, double customers_reputation) {
    return std::max(0.0, 100.0 + s.parameters().sales_per_favourability * customers_reputation);
}

namespace {
/// Part of blame and fading reputation that is left at t. Whoever has not heard of it yet has nothing to
/// forget.
double kept_until(const Storm& s, const Person& p, std::int32_t t) {
    const bool reached = (p.flags & person_flag::reached) != 0;
    return reached && t > p.settled_at ? s.tables->blame_decay.kept(t - p.settled_at) : 1.0;
}

/// Blame fades towards what stays of it in this storm.
double faded_blame(const Storm& s, double blame, double kept) {
    const double floor = s.lasting_share * cluster_blame(s.parameters(), s.setup.cluster);
    return blame > floor ? floor + (blame - floor) * kept : blame;
}
} // namespace

double reputation_at(const Storm& s, const Person& p, std::int32_t t) {
    return static_cast<double>(p.lasting_reputation) +
           static_cast<double>(p.fading_reputation) * kept_until(s, p, t);
}

Attitude attitude_at(const Storm& s, PersonId who, std::int32_t t) {
    const Person& p = s.people[who.index()];
    const Parameters& d = s.parameters();
    Attitude a;
    a.anger = arousal_at(s, p, t);
    a.blame = faded_blame(s, static_cast<double>(p.blame), kept_until(s, p, t));
    a.trust = p.trust;
    a.opinion = static_cast<double>(p.opinion);
    a.reputation = reputation_at(s, p, t);
    // Nobody's view of a brand is made by one event alone.
    a.favourability = a.reputation + d.reputation_noise *
                                         CounterRandom(s.seed, stream("sim.reputation"), who.value).normal();
    for (unsigned rumours = p.believed_rumours; rumours != 0; rumours &= rumours - 1)
        ++a.believed_rumours;
    return a;
}

void settle(Storm& s, Person& p, std::int32_t t) {
    if (t <= p.settled_at) return;
    p.arousal = arousal_at(s, p, t);
    // Whoever has not heard of it yet has nothing to forget.
    if (p.flags & person_flag::reached) {
        const double kept = s.tables->blame_decay.kept(t - p.settled_at);
        p.blame = static_cast<float>(faded_blame(s, static_cast<double>(p.blame), kept));
        p.fading_reputation = static_cast<float>(static_cast<double>(p.fading_reputation) * kept);
    }
    p.settled_at = t;
}

void set_arousal(Storm& s, Person& p, double arousal) {
    pass_anger_time(s, p.settled_at);
    const double next = std::clamp(arousal, s.parameters().arousal_rest, 1.0);
    s.anger_excess += next - p.arousal;
    p.arousal = next;
}

void add_blame(Storm& s, PersonId who, double change) {
    add_to(s.people[who.index()].blame, change);
    add_reputation(s, who, s.parameters().blame_to_reputation * change);
}

void add_response(Storm& s, PersonId who, double d) {
    add_to(s.people[who.index()].blame, s.parameters().blame_to_reputation * d);
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
    return std::clamp(static_cast<double>(p.blame), 0.0, 2.0);
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
        // Part of what people differ in, their communities had made of them before.
        const double by_attitude = d.trust_by_attitude;
        const double apart = by_attitude * static_cast<double>(s.network->attitude(who)) +
                             std::sqrt(1.0 - by_attitude * by_attitude) * random.normal();
        double trust = s.setup.starting_trust + d.trust_spread * apart;
        if (roles & role::fan) trust += 0.25;
        if (roles & role::hostile) trust -= 0.35;
        p.trust = std::clamp(trust, 0.02, 0.98);
        double own = blame + d.blame_spread * random.normal() - d.blame_by_trust * (p.trust - 0.5);
        if (roles & role::affected) own += 0.3;
        if (roles & role::hostile) own += 0.4;
        p.blame = static_cast<float>(own);
        double opinion = d.opinion_by_trust * (p.trust - 0.5) - d.opinion_by_blame * own;
        if (roles & role::fan) opinion += d.opinion_of_fans;
        set_opinion(p, opinion);
        s.trust_sum += p.trust;
    }
    s.trust_start = s.trust_sum;
    s.anger_at = s.reputation_at = -history_s;
    // Some brands are still below their start after months, others are forgiven everything: which, a storm
    // decides for all its people.
    s.lasting_share = CounterRandom(s.seed, stream("sim.lasting_damage"), 0).chance(d.blame_floor_chance)
                          ? d.blame_floor
                          : 0;
}

} // namespace stormdrill::sim
