#include "sim/world.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numbers>

#include "base/diagnostics.hpp"
#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/media.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/rumour.hpp"
#include "sim/sight.hpp"
#include "sim/spread.hpp"
#include "sim/world_state.hpp"

namespace stormdrill::sim {

namespace {
/// The factor c by which min(reach_cap, appeal × c × audience^reach_exponent) has the mean R1 over those who
/// share and over appeals. Who shares is somebody's follower, so people count by how many they follow, and by
/// how readily they act.
double children_per_reach(const Network& network, const Storm& s, std::size_t platform,
                          const ResolvedParameters& parameters) {
    const double wanted = parameters.platforms[platform].children;
    const double cap = parameters.general.reach_cap;
    std::vector<double> reach, weight;
    double weights = 0;
    for (const PersonId who : network.members(platform)) {
        const double size = audience_size(network, who, platform);
        const double counts = static_cast<double>(s.people[who.index()].activity) *
                              static_cast<double>(network.followee_count(who, platform));
        weights += counts;
        if (size < 1 || counts <= 0) continue;
        reach.push_back(exact_pow(size, parameters.general.reach_exponent));
        weight.push_back(counts);
    }
    if (weights <= 0 || reach.empty()) return 0;
    // The lognormal appeal at the middles of eight equally likely parts.
    std::array<double, 8> appeals{-1.5341, -.8871, -.4888, -.1573, .1573, .4888, .8871, 1.5341};
    double mean_appeal = 0;
    for (double& z : appeals) {
        z = exact_exp(parameters.general.onward_appeal_sd * z);
        mean_appeal += z / appeals.size();
    }
    for (double& appeal : appeals)
        appeal /= mean_appeal;
    double factor = wanted; // grows towards its value from below: the mean of a capped line is concave
    for (int round = 0; round < 30; ++round) {
        double mean = 0;
        for (std::size_t i = 0; i < reach.size(); ++i) {
            for (const double appeal : appeals)
                mean += weight[i] * std::min(cap, appeal * factor * reach[i]);
        }
        mean /= weights * appeals.size();
        if (mean > 0.999 * wanted && mean < 1.001 * wanted) break;
        factor *= wanted / mean;
    }
    return factor;
}

/// Everybody posts about other things, people with many followers more often.
AliasTable chatter_authors(const Network& network, std::size_t platform, const Parameters& d) {
    const auto members = network.members(platform);
    std::vector<double> weight;
    weight.reserve(members.size());
    for (const PersonId who : members) {
        weight.push_back(exact_pow(1.0 + static_cast<double>(network.followers(who, platform).size()),
                                   d.chatter_by_audience));
    }
    AliasTable table(weight.size());
    table.fill(0, weight);
    return table;
}

std::shared_ptr<const Tables> make_tables(const Network& network, const Storm& s, const StormSetup& setup) {
    auto tables = std::make_shared<Tables>();
    const auto& platforms = network.setup().platforms;
    tables->parameters = resolve_parameters(platforms, setup.parameter_overrides);
    tables->arousal_decay = Decay(tables->parameters.general.arousal_half_life);
    tables->blame_decay = Decay(tables->parameters.general.blame_half_life);
    tables->attention_per_minute =
        exact_exp(-std::numbers::ln2 / (60.0 * tables->parameters.general.event_attention_half_life));
    tables->lowest_rank = lowest_rank(tables->parameters.general);
    tables->highest_rank = highest_rank(tables->parameters.general);
    tables->acting = ActingTables(tables->parameters.general, network.people(), s.seed);
    tables->clock =
        ActivityClock(setup.local_midnight, setup.weekday, tables->parameters.general.weekend_shift);
    for (std::size_t i = 0; i < platforms.size(); ++i) {
        const PlatformParameters& p = tables->parameters.platforms[i];
        // The kernels were fitted to ordinary seconds; people act by the activity clock.
        const double pace = tables->clock.rate_when_posting();
        tables->reactions.emplace_back(pace * p.reaction_flat, p.reaction_exponent,
                                       pace * p.reaction_cutoff * 86'400.0);
        tables->see_most.push_back(std::min(1.0, p.view_rate * highest_rank(tables->parameters.general)));
        if (platforms[i].kind == PlatformKind::news && tables->news_platform < 0) {
            tables->news_platform = static_cast<std::int8_t>(i);
        }
        tables->attention.emplace_back(tables->parameters.general, network, i);
        auto& trolls = tables->trolls.emplace_back();
        for (const PersonId who : network.members(i)) {
            if (network.roles(who) & role::troll) trolls.push_back(who);
        }
        tables->chatter_authors.push_back(chatter_authors(network, i, tables->parameters.general));
        tables->children_per_reach.push_back(children_per_reach(network, s, i, tables->parameters));
    }
    if (tables->news_platform < 0) tables->news_platform = 0;
    for (std::uint32_t i = 0; i < network.people(); ++i) {
        if (network.roles(PersonId{i}) & role::customer) tables->customers.emplace_back(i);
        if (network.roles(PersonId{i}) & role::affected) tables->affected.emplace_back(i);
    }
    const auto turn = [&](PersonId who) {
        return CounterRandom(s.seed, stream("sim.contact_order"), who.value)();
    };
    std::sort(tables->affected.begin(), tables->affected.end(),
              [&](PersonId a, PersonId b) { return turn(a) != turn(b) ? turn(a) < turn(b) : a < b; });
    return tables;
}

/// What happens at every whole minute, before the events of that minute.
void begin_minute(Storm& s, std::int32_t at) {
    const auto minute = static_cast<std::size_t>((at + history_s) / 60);
    for (PlatformState& p : s.platforms) {
        if (minute < 60 || minute - 60 >= p.minutes.size()) continue;
        const MinuteCounts& gone = p.minutes[minute - 60];
        p.last_hour.crisis -= gone.crisis;
        p.last_hour.negative -= gone.negative;
        p.last_hour.bots -= gone.bots;
        p.last_hour.anger -= gone.anger;
        p.last_hour.anger_squared -= gone.anger_squared;
        p.last_hour.mood -= gone.mood;
    }
    const double mean_anger = s.parameters().arousal_rest + anger_sums(s, at).excess / s.network->people();
    if (mean_anger > s.peak_mean_anger) {
        s.peak_mean_anger = mean_anger;
        s.peak_anger_at = at;
    }
    if (s.first_crisis >= 0) s.attention *= s.tables->attention_per_minute;
    s.peak_posts_per_hour = std::max(s.peak_posts_per_hour, crisis_posts_last_hour(s));
    if (minute % tick_minutes != 0) return;
    tick_media(s, at);
}

void happen(Storm& s, const Event& event) {
    switch (event.kind) {
    case EventKind::sight:
        see(s, event);
        return;
    case EventKind::own_complaint:
        complain(s, event);
        return;
    case EventKind::protest:
        protest(s, event);
        return;
    case EventKind::correction:
        correct_statement(s, event);
        return;
    case EventKind::verdict:
        judge_rumour(s, event);
        return;
    case EventKind::scandal:
        break_scandal(s, event);
        return;
    case EventKind::article:
        publish_article(s, event);
        return;
    }
}

/// In large worlds nearly everything that an event touches lies in memory, not in a cache: it is asked for
/// some events before. Changes nothing but time.
void fetch_ahead(const Storm& s) {
    constexpr std::size_t steps = 10;
    const Event* event = s.queue.ahead(steps);
    if (event == nullptr || event->kind != EventKind::sight) return;
    __builtin_prefetch(&s.people[event->person], 1);
    __builtin_prefetch(&s.posts[event->post], 1);
    __builtin_prefetch(reinterpret_cast<const char*>(&s.posts[event->post]) + 64, 1);
    __builtin_prefetch(&s.traits[event->post]);
    s.network->fetch(PersonId{event->person});
}

/// Everything at or before `t`, whole minutes first.
void run_until(Storm& s, std::int32_t t) {
    for (;;) {
        const std::int32_t minute_at = s.next_minute * 60;
        const std::int32_t until = std::min(t, minute_at - 1);
        while (s.queue.ready(until)) {
            fetch_ahead(s);
            happen(s, s.queue.take());
        }
        if (minute_at > t) return;
        begin_minute(s, minute_at);
        ++s.next_minute;
    }
}
} // namespace

World::World(std::shared_ptr<const Network> network, StormSetup storm, std::uint64_t seed)
    : network_(std::move(network)), storm_(std::move(storm)), seed_(seed), state_(std::make_unique<State>()) {
    Storm& s = *state_;
    s.network = network_;
    s.setup = storm_;
    s.seed = seed;
    // People first: the tables weigh audiences by how readily people act.
    auto parameters = std::make_shared<Tables>();
    parameters->parameters = resolve_parameters(network_->setup().platforms, storm_.parameter_overrides);
    s.tables = parameters;
    populate(s);
    s.tables = make_tables(*network_, s, storm_);
    s.platforms.resize(network_->setup().platforms.size());
    s.outlets.resize(storm_.outlets.size());
    s.queue = EventQueue(-history_s);
    s.next_minute = -history_s / 60;
    s.severity = storm_.severity;
    s.peak_mean_anger = s.parameters().arousal_rest;
    run_until(s, 0);
}

void World::advance_to(SimTime t) {
    SD_ASSERT(t >= now_);
    run_until(*state_, static_cast<std::int32_t>(t.seconds));
    now_ = t;
}

void World::apply(const Command& command) {
    apply_command(*state_, command, static_cast<std::int32_t>(now_.seconds));
}

std::span<const Post> World::posts() const {
    return state_->posts;
}

PostId World::find(std::uint64_t key) const {
    for (std::size_t i = state_->posts.size(); i-- > 0;) {
        if (state_->posts[i].key == key) return PostId{i};
    }
    return PostId::none();
}

std::uint32_t World::chatter_count(SimTime t) const {
    return state_->chatter.count(*state_, static_cast<std::int32_t>(t.seconds));
}

std::vector<ChatterHead> World::chatter_since(std::uint32_t first) const {
    return state_->chatter.since(*state_, first, static_cast<std::int32_t>(now_.seconds));
}

std::vector<ChatterHead> World::newest_chatter(std::size_t platform, std::size_t most) const {
    return state_->chatter.newest(*state_, platform, most, static_cast<std::int32_t>(now_.seconds));
}

World World::with_chatter_run_out() const {
    World ended = *this;
    ended.state_->chatter = Chatter::ending(static_cast<std::int32_t>(now_.seconds));
    ended.now_ = SimTime{std::numeric_limits<std::int32_t>::max()};
    return ended;
}

std::uint64_t World::chatter_hash() const {
    return state_->chatter.hash(*state_, static_cast<std::int32_t>(now_.seconds));
}

bool World::exists(PostId id) const {
    return is_chatter(id) ? chatter_number(id) < chatter_count() : id.index() < state_->posts.size();
}

Post World::post(PostId id) const {
    return post_of(*state_, id);
}

Prompt World::prompt(PostId id) const {
    if (is_chatter(id)) {
        const PostId parent = post(id).parent;
        return {parent, parent.valid() ? Door::follower : Door::none};
    }
    const PostTraits& traits = state_->traits[id.index()];
    return {traits.prompt, traits.door};
}

std::span<const Happening> World::happenings() const {
    return state_->happenings;
}

std::uint32_t World::real_followers(PersonId p, std::size_t platform) const {
    const auto simulated = static_cast<double>(network_->followers(p, platform).size());
    return static_cast<std::uint32_t>(simulated * state_->parameters().audience_scale);
}

double World::anger(PersonId p) const {
    return arousal_at(*state_, state_->people[p.index()], static_cast<std::int32_t>(now_.seconds));
}

Attitude World::attitude(PersonId p) const {
    return attitude_at(*state_, p, static_cast<std::int32_t>(now_.seconds));
}

bool World::reached(PersonId p) const {
    return (state_->people[p.index()].flags & person_flag::reached) != 0;
}

World::StateHandle::StateHandle(std::unique_ptr<State> s) : state_(std::move(s)) {}
World::StateHandle::StateHandle(const StateHandle& other) : state_(std::make_unique<State>(*other.state_)) {}
World::StateHandle::StateHandle(StateHandle&&) noexcept = default;
World::StateHandle& World::StateHandle::operator=(const StateHandle& other) {
    if (this != &other) state_ = std::make_unique<State>(*other.state_);
    return *this;
}
World::StateHandle& World::StateHandle::operator=(StateHandle&&) noexcept = default;
World::StateHandle::~StateHandle() = default;

} // namespace stormdrill::sim
