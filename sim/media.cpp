#include "sim/media.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/rumour.hpp"
#include "sim/spread.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::int32_t hour = 3600;
constexpr double ticks_per_hour = 60.0 / tick_minutes;

std::uint32_t tick_number(std::int32_t at) {
    return static_cast<std::uint32_t>((at + history_s) / (60 * tick_minutes));
}

double per_100_000(std::uint32_t count, std::size_t people) {
    return 1.0e5 * count / static_cast<double>(std::max<std::size_t>(people, 1));
}

// --- Trends
// ------------------------------------------------------------------------------------------------------

/// The posts that a visitor of the topic's page meets: the most engaging of the last three hours, best first.
std::vector<PostId> hottest_posts(const Storm& s, std::size_t platform, std::int32_t at) {
    constexpr std::size_t most = 8;
    std::vector<PostId> best;
    std::vector<double> scores;
    for (std::size_t i = s.posts.size(); i-- > 0 && s.posts[i].at.seconds > at - 3 * hour;) {
        const Post& post = s.posts[i];
        if (post.platform != platform || post.removed || post.kind == PostKind::comment ||
            post.kind == PostKind::reply) {
            continue;
        }
        const double score = engagement(post) + 0.1 * post.viewers;
        const auto place = static_cast<std::size_t>(
            std::upper_bound(scores.begin(), scores.end(), score, [](double a, double b) { return a > b; }) -
            scores.begin());
        if (place >= most) continue;
        scores.insert(scores.begin() + static_cast<std::ptrdiff_t>(place), score);
        best.insert(best.begin() + static_cast<std::ptrdiff_t>(place), PostId{i});
        if (best.size() > most) {
            best.pop_back();
            scores.pop_back();
        }
    }
    return best;
}

void visit_topic(Storm& s, std::size_t platform, std::int32_t at) {
    const PlatformState& state = s.platforms[platform];
    const std::vector<PostId> hot = hottest_posts(s, platform, at);
    const auto members = s.network->members(platform);
    if (hot.empty() || members.empty()) return;
    const Parameters& d = s.parameters();
    const double age_h = (at - state.trend_began) / 3600.0;
    const double views = d.trend_views * tick_minutes * static_cast<double>(members.size()) / 1.0e5 *
                         exact_exp2(-age_h / d.trend_half_life);
    const std::uint64_t entity = mix_keys(platform, tick_number(at));
    const std::uint32_t count = CounterRandom(s.seed, stream("sim.trend_views"), entity).poisson(views);
    for (std::uint32_t k = 0; k < count; ++k) {
        CounterRandom random(s.seed, stream("sim.trend_visit"), entity, k);
        Event event;
        event.person = members[random.below(static_cast<std::uint32_t>(members.size()))].value;
        event.post = hot[random.below(static_cast<std::uint32_t>(hot.size()))].value;
        event.at = at + 1 + static_cast<std::int32_t>(random.below(60 * tick_minutes));
        event.see_luck = random();
        event.act_luck = random();
        event.kind_luck = random();
        event.door = Door::trending_topic;
        s.queue.push(event);
    }
}

/// Crisis posts per hour over the 24 h before the last one.
double usual_rate(const PlatformState& p, std::int32_t at) {
    const auto now = static_cast<std::size_t>((at + history_s) / 60);
    double sum = 0;
    for (std::size_t m = now > 1500 ? now - 1500 : 0; m + 60 < now && m < p.minutes.size(); ++m) {
        sum += p.minutes[m].crisis;
    }
    return sum / 24.0;
}

void tick_trend(Storm& s, std::size_t i, std::int32_t at) {
    PlatformState& platform = s.platforms[i];
    const Parameters& d = s.parameters();
    // The list knows most of the machines and takes half of their posts out.
    const double counted = platform.last_hour.crisis - d.trend_bot_discount * platform.last_hour.bots;
    const double rate =
        1.0e5 * counted / static_cast<double>(std::max<std::size_t>(1, s.network->members(i).size()));
    const bool was = platform.trending;
    if (!was) {
        platform.trending = platform.last_hour.crisis >= 3 && rate >= d.trend_floor &&
                            counted >= d.trend_growth * usual_rate(platform, at);
        if (platform.trending) {
            platform.trend_began = at;
            if (s.first_heat < 0) s.first_heat = at;
        }
    } else if (rate < d.trend_floor / 2) {
        platform.trending = false;
    }
    if (was != platform.trending) {
        const auto kind = platform.trending ? Happening::Kind::trend_started : Happening::Kind::trend_ended;
        s.happenings.push_back({SimTime{at}, kind, static_cast<std::uint8_t>(i), PostId::none()});
    }
    if (platform.trending) visit_topic(s, i, at);
}

bool trending_anywhere(const Storm& s) {
    return std::any_of(s.platforms.begin(), s.platforms.end(),
                       [](const PlatformState& p) { return p.trending; });
}

// --- Outlets
// -----------------------------------------------------------------------------------------------------

void tick_outlet(Storm& s, std::size_t o, bool talked_about, std::int32_t at) {
    const Parameters& d = s.parameters();
    OutletState& outlet = s.outlets[o];
    if (outlet.last_decision >= 0 && at - outlet.last_decision < d.article_pause * hour) return;
    const double rate = per_100_000(crisis_posts_last_hour(s), s.network->people());
    const double loudness = exact_log10(std::max(0.1, rate));
    const double threshold = s.setup.outlets[o].threshold - (talked_about ? d.article_trend_bonus : 0.0);
    const double clock_h = s.tables->clock.local_hour(at);
    const double desk = clock_h >= 8 && clock_h < 23 ? 1.0 : d.article_night;
    double hazard = d.article_hazard * exact_logistic((loudness - threshold) / d.article_width) * desk;
    if (outlet.first_decision >= 0) {
        const double stale_h = (at - std::max(outlet.first_decision, s.last_fact)) / 3600.0;
        hazard *= exact_exp2(-std::max(0.0, stale_h) / d.article_half_life);
    }
    CounterRandom random(s.seed, stream("sim.outlet"), o, tick_number(at));
    if (!random.chance(1.0 - exact_exp(-hazard / ticks_per_hour))) return;
    outlet.last_decision = at;
    if (outlet.first_decision < 0) outlet.first_decision = at;
    Event event;
    event.kind = EventKind::article;
    event.person = static_cast<std::uint32_t>(o);
    event.post = tick_number(at);
    const double lag_h = random.lognormal(exact_log(d.article_lag), d.article_lag_sd);
    event.at = at + static_cast<std::int32_t>(hour * std::clamp(lag_h, 0.3, 12.0));
    // What the article can quote is what existed when it was written.
    event.kind_luck = s.first_statement >= 0 ? 1 : 0;
    event.act_luck = random();
    s.queue.push(event);
}

// --- Silence
// --------------------------------------------------------------------------------------------------------

void tick_silence(Storm& s, bool trending, std::int32_t at) {
    if (s.first_statement >= 0 || s.first_heat < 0 || !trending || s.silence_steps >= 40) return;
    const double since = at - std::max(s.first_heat, s.last_silence_step);
    if (since < s.parameters().silence_step * hour) return;
    ++s.silence_steps;
    s.last_silence_step = at;
}
} // namespace

void publish_article(Storm& s, const Event& event) {
    const Parameters& d = s.parameters();
    const std::size_t o = event.person;
    OutletState& outlet = s.outlets[o];
    Post post;
    post.at = SimTime{event.at};
    post.kind = PostKind::article;
    post.outlet = static_cast<std::uint8_t>(o);
    post.topic = Topic::crisis;
    post.platform = static_cast<std::uint8_t>(s.tables->news_platform);
    post.key = mix_keys(mix_keys(0xa47, o), event.post);
    double anger = d.article_anger;
    PostTraits traits;
    traits.facts = static_cast<std::uint8_t>(s.facts.size());
    if (outlet.answer >= 0) {
        traits.message = outlet.answer;
        outlet.answer = -1;
    } else if (as_unit(event.act_luck) < d.article_carry) {
        traits.message = s.press_message;
        for (std::size_t i = 0; i < s.platforms.size() && traits.message < 0; ++i) {
            if (!s.platforms[i].standing.empty()) traits.message = s.platforms[i].standing.back();
        }
    }
    if (event.kind_luck != 0) anger *= d.article_statement_anger;
    if (s.denial_exposed) anger *= 1.2;
    post.anger = static_cast<float>(std::min(1.0, anger));
    post.mood = static_cast<std::int8_t>(post.anger >= 0.2F ? -1 : 0);
    post.words = draw_words(d, s.seed, post.key, static_cast<double>(post.anger));
    traits.act_chance = root_act_chance(s, post.platform, post.key, 1.0);
    ++outlet.articles;
    ++s.media_reports;
    s.national_media = s.national_media || s.setup.outlets[o].national;
    if (s.first_heat < 0) s.first_heat = event.at;
    const PostId id = add_post(s, post, traits);
    s.happenings.push_back({SimTime{event.at}, Happening::Kind::article_published, post.platform, id});
    // The audience is a share of all people; they come through the platform where articles appear.
    const double members = static_cast<double>(s.network->members(post.platform).size());
    const double share = s.setup.outlets[o].audience * s.network->people() / std::max(1.0, members);
    expose_share_of_members(s, id, share, 7, event.at);
}

void tick_media(Storm& s, std::int32_t at) {
    if (s.first_crisis < 0) return;
    for (std::size_t i = 0; i < s.platforms.size(); ++i) {
        if (s.kind(i) != PlatformKind::news) tick_trend(s, i, at);
    }
    const bool exploded =
        s.last_explosion >= 0 && at - s.last_explosion <= s.parameters().board_explosion_news * hour;
    const bool trending = trending_anywhere(s);
    for (std::size_t o = 0; o < s.outlets.size(); ++o)
        tick_outlet(s, o, trending || exploded, at);
    tick_rumour(s, at);
    tick_silence(s, trending, at);
}

} // namespace stormdrill::sim
