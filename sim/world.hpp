#pragma once
/// The public, living: a value that time and commands change, and nothing else. Copying a World is its
/// snapshot. No files, no wall clock, no screen, no text scoring. The same network, storm, seed and commands
/// give the same state_hash() on every machine, build type and thread count.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/time.hpp"
#include "sim/command.hpp"
#include "sim/door.hpp"
#include "sim/network.hpp"
#include "sim/part_measures.hpp"
#include "sim/setup.hpp"

namespace stormdrill::sim {

enum class PostKind : std::uint8_t {
    original,  ///< somebody's own post
    share,     ///< a repost; text is the parent's
    comment,   ///< below its parent
    article,   ///< of an outlet
    statement, ///< the organisation's own
    reply,     ///< the organisation's answer below its parent
};

enum class Topic : std::uint8_t { chatter, crisis, rumour, removal_protest };

/// One post as the world knows it; its words are drawn elsewhere, from the scenario's voices, when somebody
/// looks.
struct Post {
    SimTime at;
    std::uint64_t key = 0; ///< the same post has the same key in every world of this network and seed: ids
                           ///< shift when an act more or less brings other posts, keys do not
    PersonId author;       ///< none for outlets and the organisation
    PostId parent;         ///< none for roots
    PostId root;           ///< itself for roots
    std::uint8_t platform = 0;
    PostKind kind = PostKind::original;
    Topic topic = Topic::chatter;
    std::uint8_t outlet = 0; ///< for articles
    float anger = 0;         ///< in the words, [0, 1]
    std::int8_t mood = 0;    ///< -2 furious, -1 negative, 0 neutral, 1 positive, 2 warm
    std::uint8_t words = 0;  ///< moral-emotional ones, 0 to 5
    bool complaint = false;  ///< addressed to the organisation, waits for an answer
    bool from_affected = false;
    bool removed = false;
    bool answered = false;              ///< by the organisation
    std::uint32_t script = 0xffffffffu; ///< scripted text (SeedPost::script), statement number, or none
    std::uint32_t viewers = 0;          ///< people who have seen it so far
    std::uint32_t shares = 0, comments = 0, likes = 0;
};

/// What made somebody write a post.
struct Prompt {
    PostId post;            ///< that he had met, and always before his own; none if nobody's post did
    Door door = Door::none; ///< by which he had come to it
};

/// What one person feels and thinks.
struct Attitude {
    double anger = 0;                   ///< arousal, [0, 1]
    double blame = 0;                   ///< standardised
    double trust = 0;                   ///< c_O, [0, 1]
    double opinion = 0;                 ///< of the organisation in this event, [-1, 1]
    double reputation = 0;              ///< what the event changed, standardised
    double favourability = 0;           ///< the same with all that the event has no part in; unit variance
    std::uint32_t believed_rumours = 0; ///< how many
};

/// Ids of chatter and of crisis posts lie apart, so that neither moves the other's.
inline constexpr std::uint32_t chatter_bit = 0x80000000u;
[[nodiscard]] constexpr PostId chatter_id(std::uint32_t number) {
    return PostId{chatter_bit | number};
}
[[nodiscard]] constexpr bool is_chatter(PostId id) {
    return id.valid() && (id.value & chatter_bit) != 0;
}
[[nodiscard]] constexpr std::uint32_t chatter_number(PostId id) {
    return id.value & ~chatter_bit;
}

/// What is cheap to tell of a chatter post; World::post() tells all, and costs many times as much.
struct ChatterHead {
    PostId id;
    SimTime at;
    std::uint64_t key = 0;
    PersonId author;
    PostId parent; ///< the post that it shares; none for roots
    std::uint8_t platform = 0;
};

/// Something that seats and the report should hear of.
struct Happening {
    enum class Kind : std::uint8_t {
        article_published,
        influencer_joined,
        trend_started,
        trend_ended,
        rumour_born,
        board_exploded,
        denial_exposed,
        removal_noticed,
        campaign_backfired,
        statement_corrected,
        rumour_refuted, ///< by fact-checkers
    };
    SimTime at;
    Kind kind = Kind::article_published;
    std::uint8_t platform = 0;
    PostId post;
};

struct PlatformMeasures {
    std::uint32_t crisis_posts = 0; ///< so far
    std::uint32_t crisis_posts_last_hour = 0;
    double mood = 0;                ///< mean of the last hour's crisis posts, [-2, 2]; 0 when there are none
    double negative_share = 0;      ///< of the last hour's crisis posts, [0, 1]
    std::uint64_t crisis_views = 0; ///< post × viewer, so far
    std::uint32_t reached_people = 0;
    bool trending = false;
    bool has_statement = false;
};

/// Ground truth at one moment. Anger counts each person once, however many platforms (definitions.md,
/// "Outcome").
struct Measures {
    SimTime at;
    std::vector<PlatformMeasures> platforms;
    std::uint32_t reached_people = 0;
    double anger_person_hours = 0; ///< sum over people of the integral of max(0, a - a0) dt since T+0
    double resting_anger = 0;      ///< of everybody at T+0, [0, 1]
    double mean_anger = 0;         ///< over all people, [0, 1]
    double mean_anger_reached = 0; ///< over people reached by the crisis
    double peak_mean_anger = 0;    ///< the highest mean_anger at any whole minute so far
    SimTime peak_anger_at;
    std::uint32_t crisis_posts = 0;
    std::uint32_t crisis_posts_last_hour = 0;
    std::uint32_t peak_posts_per_hour = 0;
    std::uint32_t media_reports = 0;
    bool national_media = false; ///< a national outlet has reported
    double trust = 0;            ///< mean c_O, [0, 1]
    double trust_change = 0;     ///< since T+0
    double favourability = 0;    ///< mean reputation, standardised
    double sales_index = 100;    ///< 100 at T+0
    double investor_index = 100; ///< 100 at T+0
    std::uint32_t affected_people = 0;
    std::uint32_t affected_contacted = 0;
};

class World {
public:
    World(std::shared_ptr<const Network> network, StormSetup storm, std::uint64_t seed);

    [[nodiscard]] SimTime now() const { return now_; }
    /// Lets time pass; t >= now(). advance_to(a), advance_to(b) gives the same world as advance_to(b).
    void advance_to(SimTime t);
    /// At now(). Every id and index must be valid (a broken promise otherwise): the drill checks commands
    /// first.
    void apply(const Command& command);

    /// Over everything that acts and luck can change. Chatter cannot be changed: chatter_hash().
    [[nodiscard]] std::uint64_t state_hash() const;
    /// Over the chatter so far, which is the same in all worlds of this network, setup and seed; makes it.
    [[nodiscard]] std::uint64_t chatter_hash() const;
    /// Cheap: sums that are kept up.
    [[nodiscard]] Measures measures() const;
    /// By Network::community(). Looks at every person and post: once an hour, not once a minute.
    [[nodiscard]] std::vector<PartMeasures> community_measures() const;
    /// By PublicGroup; as dear.
    [[nodiscard]] GroupMeasures group_measures() const;

    [[nodiscard]] const Network& network() const { return *network_; }
    [[nodiscard]] const StormSetup& storm() const { return storm_; }
    /// What is said about the crisis, the organisation's own words included, in the order of time; indices
    /// are PostIds and never change.
    [[nodiscard]] std::span<const Post> posts() const;
    /// Posts on other topics so far; number n has the id chatter_id(n). In the order of time. Chatter is made
    /// when it is first counted or looked at: that may take a moment.
    [[nodiscard]] std::uint32_t chatter_count() const { return chatter_count(now_); }
    /// At or before `t`, t <= now().
    [[nodiscard]] std::uint32_t chatter_count(SimTime t) const;
    /// Whether there is such a post now, of the crisis or of chatter.
    [[nodiscard]] bool exists(PostId id) const;
    /// Either kind, by value; the id must exist. Views, likes and shares of chatter are those it ends with.
    [[nodiscard]] Post post(PostId id) const;
    /// What it is an answer to, a share of, or a post of one's own about. The organisation comes to what it
    /// answers by no door.
    [[nodiscard]] Prompt prompt(PostId id) const;
    /// Chatter so far from number `first` on, oldest first.
    [[nodiscard]] std::vector<ChatterHead> chatter_since(std::uint32_t first) const;
    /// The newest chatter on a platform, newest first; at most `most`.
    [[nodiscard]] std::vector<ChatterHead> newest_chatter(std::size_t platform, std::size_t most) const;
    /// The same world with no new chatter, and the shares of what there is played to their end: its
    /// chatter_count() counts those, too. For statistics of whole cascades; the world can go on no further.
    [[nodiscard]] World with_chatter_run_out() const;
    /// The crisis post with this key, or none.
    [[nodiscard]] PostId find(std::uint64_t key) const;
    [[nodiscard]] std::span<const Happening> happenings() const;
    /// Followers of the account that this person stands for: those in the network times act.audience_scale
    /// (definitions.md, "Sharing arithmetic").
    [[nodiscard]] std::uint32_t real_followers(PersonId p, std::size_t platform) const;
    /// Arousal now, [0, 1].
    [[nodiscard]] double anger(PersonId p) const;
    /// Everything he feels and thinks now.
    [[nodiscard]] Attitude attitude(PersonId p) const;
    [[nodiscard]] bool reached(PersonId p) const;

private:
    struct State;
    // A deep-copying handle: the state's layout is nobody else's business.
    class StateHandle {
    public:
        explicit StateHandle(std::unique_ptr<State> s);
        StateHandle(const StateHandle& other);
        StateHandle(StateHandle&&) noexcept;
        StateHandle& operator=(const StateHandle& other);
        StateHandle& operator=(StateHandle&&) noexcept;
        ~StateHandle();
        State& operator*() { return *state_; }
        const State& operator*() const { return *state_; }
        State* operator->() { return state_.get(); }
        const State* operator->() const { return state_.get(); }

    private:
        std::unique_ptr<State> state_;
    };

    std::shared_ptr<const Network> network_;
    StormSetup storm_;
    std::uint64_t seed_ = 0;
    SimTime now_;
    StateHandle state_;
};

} // namespace stormdrill::sim
