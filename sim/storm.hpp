#pragma once
/// The state of one world as plain data, for the files of this room only. Free functions work on it:
/// spread.hpp (posts and people), response.hpp (what the organisation does), media.hpp (outlets, trends,
/// rumours), chatter.hpp, and person.hpp (anger, blame, trust of one person).

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/acting_tables.hpp"
#include "sim/activity_clock.hpp"
#include "sim/alias_table.hpp"
#include "sim/attention.hpp"
#include "sim/chatter.hpp"
#include "sim/decay.hpp"
#include "sim/event_queue.hpp"
#include "sim/network.hpp"
#include "sim/parameters.hpp"
#include "sim/world.hpp"

namespace stormdrill::sim {

/// One person, one cache line without padding: its bytes are its value.
struct Person {
    double arousal = 0;         ///< at settled_at
    double trust = 0;           ///< c_O, [0, 1]
    std::uint64_t messages = 0; ///< bit per message of the organisation that reached him
    std::int32_t settled_at = 0;
    float blame = 0; ///< standardised, at settled_at
    float fading_reputation =
        0; ///< change against the start that fades with blame, standardised, at settled_at
    float lasting_reputation = 0; ///< change against the start that stays
    float opinion = 0;            ///< of the organisation in this event, [-1, 1]
    float activity = 1;           ///< how readily he acts, mean 1
    float granted = 0;            ///< positive effects so far, standard deviations
    std::uint16_t sights = 0;     ///< exposures to the event
    std::uint16_t platforms = 0;  ///< bit per platform on which he met the event
    std::uint16_t flags = 0;      ///< person_flag
    std::uint8_t own_posts = 0;
    std::uint8_t facts = 0;            ///< facts he knows
    std::uint8_t silence = 0;          ///< steps of silence he has felt
    std::uint8_t applause = 0;         ///< likes and shares that his outraged posts brought him
    std::uint8_t heard_rumours = 0;    ///< bit per rumour
    std::uint8_t believed_rumours = 0; ///< bit per rumour
};
static_assert(sizeof(Person) == 64);

namespace person_flag {
inline constexpr std::uint16_t reached = 1, contacted = 2, saw_removal = 4, picked_up = 8,
                               saw_false_denial = 16, compensated = 32;
}

/// What a post does beside what everybody can see of it.
struct PostTraits {
    double act_chance = 0;   ///< that a viewer posts about it, before he himself enters
    double severity = 1;     ///< factor on arousal
    double thread = 1;       ///< factor on acting by the organisation's replies
    double reply_effect = 0; ///< d for bystanders who read the organisation's replies
    std::uint8_t facts = 0;  ///< facts it tells
    std::uint8_t replies = 0;
    std::uint8_t rumour = 255;    ///< number of the rumour it tells; 255 none
    Door door = Door::none;       ///< by which its author came to its prompt
    float debunk = 0;             ///< d of the best correction among the replies below it
    std::int16_t message = -1;    ///< the message it carries, if it is the organisation's
    bool article_carries = false; ///< an article that quotes the organisation
    bool exploded = false;
    PostId prompt; ///< the post that made its author write (Prompt); the parent, where there is one
};
static_assert(sizeof(PostTraits) == 48);

/// Something the organisation says to everybody who meets it.
struct Message {
    double gain = 0;    ///< positive d for those who accept, timing included
    double harm = 0;    ///< negative d for those who take offence, <= 0
    double calm = 0;    ///< anger of acceptors, standard deviations, <= 0
    double provoke = 0; ///< anger of those who take offence, standard deviations
    double fit = 0.5;
    double source = 1;
    double corrects = 0;         ///< d on belief in the rumours that were about when it was said
    double trust_factor = 1;     ///< on everybody who meets it (contradictions)
    std::uint32_t group = 0;     ///< bit in Person::messages; variants of one statement share it
    std::uint32_t key = 0;       ///< for draws: the statement's number
    std::uint16_t platforms = 0; ///< where it stands
    bool false_denial = false;
};

struct Rumour {
    std::uint64_t key = 0;         ///< of its first post
    std::uint64_t corrections = 0; ///< bit per message group that speaks to it
    double strength = 0;           ///< d of the strongest of them
    bool judged = false;           ///< fact-checkers have refuted it
};

struct OutletState {
    std::int32_t first_decision = -1;
    std::int32_t last_decision = -1;
    std::int16_t answer = -1; ///< message that the next article carries
    std::uint32_t articles = 0;
};

struct MinuteCounts {
    std::uint32_t crisis = 0, negative = 0, bots = 0;
    std::int32_t mood = 0;
    std::uint32_t anger = 0, anger_squared = 0; ///< sums over crisis posts, anger in hundredths
};

struct PlatformState {
    std::vector<MinuteCounts> minutes; ///< since the beginning of history
    MinuteCounts last_hour;            ///< running sum over the last 60 minutes
    std::uint64_t crisis_views = 0;
    std::uint32_t crisis_posts = 0;
    std::uint32_t reached = 0;
    std::int32_t trend_began = -1;
    bool trending = false;
    std::vector<std::int16_t> standing; ///< messages, oldest first
};

/// Computed once from network and parameters, shared by copies of the world.
struct Tables {
    ResolvedParameters parameters;
    ActingTables acting;
    Decay arousal_decay, blame_decay;
    double attention_per_minute = 1;          ///< what is left of it after a minute without news
    double lowest_rank = 0, highest_rank = 0; ///< of posts
    ActivityClock clock{SimTime{0}, Weekday::thursday, 0};
    std::vector<ReactionTimes> reactions; ///< per platform
    std::vector<double>
        children_per_reach;       ///< posts that a share brings, over followers^reach_exponent, per platform
    std::vector<double> see_most; ///< the highest chance to see a post, per platform
    std::vector<Attention> attention;          ///< per platform
    std::vector<std::vector<PersonId>> trolls; ///< per platform
    std::vector<AliasTable> chatter_authors;   ///< members of each platform by how much they post
    std::vector<PersonId> customers;
    std::vector<PersonId> affected; ///< in the order in which they are contacted
    std::int8_t news_platform = -1; ///< where articles appear
};

struct Storm {
    std::shared_ptr<const Network> network;
    std::shared_ptr<const Tables> tables;
    StormSetup setup;
    std::uint64_t seed = 0;

    std::vector<Person> people;
    std::vector<Post> posts;
    std::vector<PostTraits> traits;
    std::vector<Happening> happenings;
    std::vector<Message> messages;
    std::vector<Rumour> rumours;
    std::vector<PlatformState> platforms;
    std::vector<OutletState> outlets;
    EventQueue queue{0};
    Chatter chatter;
    std::vector<std::uint32_t> answered_chatter, removed_chatter; ///< numbers of chatter posts

    // Facts, oldest first: what everybody who learns of them adds to his blame.
    struct Fact {
        double blame = 0;
        bool contradicts_denial = false;
    };
    std::vector<Fact> facts;

    std::int32_t next_minute = 0;   ///< the first whole minute not yet begun, in minutes
    std::int32_t first_crisis = -1; ///< second of the first crisis post
    std::int32_t first_heat =
        -1; ///< first trend, media report or call of a journalist: timing counts from here
    std::int32_t last_fact = -1;
    std::int32_t first_statement = -1;
    std::int32_t last_statement = -1; ///< that was not a false denial
    std::int32_t last_silence_step = -1;
    std::int32_t last_explosion = -1; ///< of a board post
    std::uint32_t message_groups = 0;
    double severity = 1;
    double acting = 1;               ///< pressure dial
    double attention = 1;            ///< to the event, (0, 1]
    double discount = 1;             ///< on the next act after a contradiction
    std::int16_t press_message = -1; ///< newest press release
    bool denial_stands = false;
    bool denial_exposed = false;
    bool national_media = false;
    std::uint8_t silence_steps = 0;
    std::uint32_t media_reports = 0;
    std::uint32_t reached = 0;
    std::uint32_t contacted = 0;
    // Sums over people, kept up at every change, so that measures cost nothing.
    double anger_excess = 0;       ///< sum of a - a0 at anger_at
    double anger_person_hours = 0; ///< until anger_at
    std::int32_t anger_at = 0;
    double trust_sum = 0, trust_start = 0;
    /// Of everybody, and of customers; fading parts at reputation_at.
    double fading_reputation = 0, lasting_reputation = 0;
    double customers_fading_reputation = 0, customers_lasting_reputation = 0;
    std::int32_t reputation_at = 0;
    double lasting_share = 0; ///< of blame and reputation that never fades in this storm
    double peak_mean_anger = 0;
    std::int32_t peak_anger_at = 0;
    std::uint32_t peak_posts_per_hour = 0;

    [[nodiscard]] const Parameters& parameters() const { return tables->parameters.general; }
    [[nodiscard]] const PlatformParameters& platform_parameters(std::size_t i) const {
        return tables->parameters.platforms[i];
    }
    [[nodiscard]] PlatformKind kind(std::size_t platform) const {
        return network->setup().platforms[platform].kind;
    }
};

/// How long before T+0 the feeds begin.
inline constexpr std::int32_t history_s = 2 * 3600;
/// Media, trends, rumours and chatter are looked after once per this many minutes.
inline constexpr std::int32_t tick_minutes = 10;

/// Mixes two numbers into a new key; used to name posts independently of their index.
[[nodiscard]] constexpr std::uint64_t mix_keys(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9e3779b97f4a7c15ULL * (b + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// News of the event that others than the organisation bring renews attention to it.
inline void renew_attention(Storm& s) {
    s.attention += s.parameters().news_renews_attention * (1.0 - s.attention);
}

/// A 32-bit draw as a number in [0, 1).
[[nodiscard]] constexpr double as_unit(std::uint32_t luck) {
    return luck * 0x1p-32;
}

} // namespace stormdrill::sim
