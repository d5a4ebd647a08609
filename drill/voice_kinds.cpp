#include "drill/voice_kinds.hpp"

#include <initializer_list>

#include "base/random.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream kind_draws = stream("drill.voice.kind");

/// A kind and its weight among the others.
struct Share {
    VoiceKind kind;
    double weight;
};

VoiceKind pick(double uniform, std::initializer_list<Share> shares) {
    double sum = 0;
    for (const Share& share : shares)
        sum += share.weight;
    double left = uniform * sum;
    for (const Share& share : shares) {
        left -= share.weight;
        if (left < 0) return share.kind;
    }
    return shares.begin()->kind;
}

/// Nobody shares a news item before there is one.
bool press_has_reported(const sim::World& world, SimTime at) {
    for (const sim::Happening& happening : world.happenings()) {
        if (happening.at > at) return false;
        if (happening.kind == sim::Happening::Kind::article_published) return true;
    }
    return false;
}

VoiceKind warm(const sim::World& world, const sim::Post& post, std::uint16_t roles, double u,
               TalkPhase phase) {
    if (post.parent.valid() && world.post(post.parent).kind == sim::PostKind::reply) {
        return pick(u, {{VoiceKind::thanks, .75}, {VoiceKind::calmed, .25}});
    }
    if ((roles & (sim::role::fan | sim::role::employee)) != 0) {
        return pick(u, {{VoiceKind::defend, .5}, {VoiceKind::support, .5}});
    }
    if (phase == TalkPhase::after_apology || phase == TalkPhase::after_statement) {
        return post.mood >= 2
                   ? pick(u, {{VoiceKind::support, .7}, {VoiceKind::calmed, .3}})
                   : pick(u, {{VoiceKind::calmed, .65}, {VoiceKind::support, .25}, {VoiceKind::thanks, .1}});
    }
    return pick(u, {{VoiceKind::support, .6}, {VoiceKind::defend, .4}});
}

VoiceKind neutral(const sim::World& world, const sim::Post& post, std::uint16_t roles, double u) {
    const bool below_article = post.parent.valid() && world.post(post.parent).kind == sim::PostKind::article;
    const double news = below_article ? .4 : press_has_reported(world, post.at) ? .2 : 0.;
    if ((roles & (sim::role::customer | sim::role::affected)) != 0) {
        return pick(u, {{VoiceKind::question, .45},
                        {VoiceKind::worry, .3},
                        {VoiceKind::joke, .1},
                        {VoiceKind::news_share, news}});
    }
    return pick(u, {{VoiceKind::question, .35},
                    {VoiceKind::joke, .3},
                    {VoiceKind::worry, .15},
                    {VoiceKind::news_share, news * 1.5}});
}

VoiceKind negative(const sim::Post& post, std::uint16_t roles, double u) {
    if (post.mood <= -2) {
        return post.from_affected ? pick(u, {{VoiceKind::anger, .8}, {VoiceKind::worry, .2}})
                                  : pick(u, {{VoiceKind::anger, .93}, {VoiceKind::joke, .07}});
    }
    if (post.from_affected) return pick(u, {{VoiceKind::worry, .6}, {VoiceKind::anger, .4}});
    if ((roles & sim::role::hostile) != 0) return pick(u, {{VoiceKind::anger, .6}, {VoiceKind::joke, .4}});
    if (post.anger >= 0.5F)
        return pick(u, {{VoiceKind::anger, .75}, {VoiceKind::worry, .15}, {VoiceKind::joke, .1}});
    return pick(u, {{VoiceKind::worry, .35},
                    {VoiceKind::anger, .35},
                    {VoiceKind::question, .15},
                    {VoiceKind::joke, .15}});
}
} // namespace

VoiceKind draw_voice_kind(const sim::World& world, sim::PostId id, const sim::Post& post, std::uint64_t seed,
                          TalkPhase phase) {
    if (post.kind == sim::PostKind::article) return VoiceKind::article_headline;
    switch (post.topic) {
    case sim::Topic::chatter:
        return VoiceKind::chatter;
    case sim::Topic::rumour:
        return VoiceKind::rumour;
    case sim::Topic::removal_protest:
        return VoiceKind::protest;
    case sim::Topic::crisis:
        break;
    }
    if (post.complaint) return VoiceKind::complaint;
    const double u = CounterRandom(seed, kind_draws, id.value).uniform();
    const std::uint16_t roles = post.author.valid() ? world.network().roles(post.author) : std::uint16_t{0};
    if (post.mood >= 1) return warm(world, post, roles, u, phase);
    if (post.mood == 0) return neutral(world, post, roles, u);
    return negative(post, roles, u);
}

VoiceKind nearest_kind(VoiceKind kind) {
    switch (kind) {
    case VoiceKind::complaint:
    case VoiceKind::protest:
    case VoiceKind::joke:
        return VoiceKind::anger;
    case VoiceKind::question:
    case VoiceKind::rumour:
        return VoiceKind::worry;
    case VoiceKind::worry:
        return VoiceKind::anger;
    case VoiceKind::news_share:
        return VoiceKind::question;
    case VoiceKind::thanks:
        return VoiceKind::calmed;
    case VoiceKind::calmed:
    case VoiceKind::defend:
        return VoiceKind::support;
    default:
        return kind;
    }
}

} // namespace stormdrill::drill
