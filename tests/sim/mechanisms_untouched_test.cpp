// An act changes chances, never anybody else's luck: everything before it and everybody whom none of its
// consequences can reach stays the same to the bit (definitions.md, "Untouched").
#include "tests/catch.hpp"

#include <functional>
#include <map>
#include <vector>

#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;
using testing::at_hour;

namespace {
/// Time order, no trend lists, and nothing that looks at the crowd as a whole.
testing::Storm local_storm() {
    testing::Storm storm;
    storm.people = 8'000;
    storm.overrides = {{"act.ranking_gain", 0}, {"trend.floor", 1e5},     {"article.hazard", 0},
                       {"rumour.births", 0},    {"board.explosion", 1e4}, {"influencer.pickup", 0}};
    return storm;
}

/// People whose chances something may have changed.
class Touched {
public:
    explicit Touched(const Network& network) : network_(network), marks_(network.people(), false) {}
    void add(PersonId who) {
        if (who.valid()) marks_[who.index()] = true;
    }
    void add(std::span<const PersonId> people) {
        for (const PersonId who : people)
            add(who);
    }
    void add_role(std::uint16_t role) {
        for (std::uint32_t i = 0; i < network_.people(); ++i)
            if (network_.roles(PersonId{i}) & role) add(PersonId{i});
    }
    /// The writer and whoever may come across what he wrote.
    void add_audience(const Post& post) {
        add(post.author);
        const PlatformKind kind = network_.setup().platforms[post.platform].kind;
        if (kind == PlatformKind::board || kind == PlatformKind::news || !post.author.valid()) {
            add(network_.members(post.platform));
            return;
        }
        add(network_.followers(post.author, post.platform));
        for (const std::uint32_t group : network_.groups(post.author, post.platform))
            add(network_.group_members(post.platform, group));
    }
    [[nodiscard]] bool has(PersonId who) const { return marks_[who.index()]; }

private:
    const Network& network_;
    std::vector<bool> marks_;
};

bool same_words(const Post& a, const Post& b) {
    return a.at == b.at && a.author == b.author && a.kind == b.kind && a.platform == b.platform &&
           a.topic == b.topic && a.anger == b.anger && a.mood == b.mood && a.words == b.words;
}

bool same_mind(const Attitude& a, const Attitude& b) {
    return a.anger == b.anger && a.blame == b.blame && a.trust == b.trust && a.opinion == b.opinion &&
           a.reputation == b.reputation && a.believed_rumours == b.believed_rumours;
}

struct Outcome {
    std::size_t untouched = 0, different = 0;
};

/// Acts at hour 10 in one of two equal worlds and compares them six hours later; `directly` names those whom
/// the act itself may reach.
Outcome compare(const std::function<void(World&)>& act,
                const std::function<void(const World&, Touched&)>& directly) {
    const World before = local_storm().until(10);
    World with = before, without = before;
    Touched touched(before.network());
    directly(before, touched);
    act(with);
    with.advance_to(at_hour(16));
    without.advance_to(at_hour(16));

    for (std::size_t i = 0; i < before.posts().size(); ++i) {
        REQUIRE(with.posts()[i].key == without.posts()[i].key);
        REQUIRE(same_words(with.posts()[i], without.posts()[i]));
    }
    // What is written in one world only, or in other words, reaches those who may read it.
    const auto compare_posts = [&](const World& one, const World& other) {
        std::map<std::uint64_t, const Post*> by_key;
        for (const Post& post : other.posts())
            by_key[post.key] = &post;
        for (const Post& post : one.posts()) {
            if (post.topic == Topic::chatter || post.kind == PostKind::reply ||
                post.kind == PostKind::statement)
                continue;
            const auto found = by_key.find(post.key);
            if (found == by_key.end() || !same_words(post, *found->second)) touched.add_audience(post);
        }
    };
    compare_posts(with, without);
    compare_posts(without, with);
    Outcome outcome;
    for (std::uint32_t i = 0; i < before.network().people(); ++i) {
        const PersonId who{i};
        const bool same =
            same_mind(with.attitude(who), without.attitude(who)) && with.reached(who) == without.reached(who);
        outcome.different += !same;
        if (touched.has(who)) continue;
        ++outcome.untouched;
        INFO("person " << i);
        REQUIRE(same);
    }
    return outcome;
}

PostId somebodys_post(const World& world) {
    for (std::size_t i = world.posts().size(); i-- > 0;) {
        const Post& post = world.posts()[i];
        if (post.topic == Topic::crisis && post.kind == PostKind::original && post.author.valid() &&
            post.platform == 0 && post.viewers >= 3)
            return PostId{i};
    }
    return PostId::none();
}
} // namespace

TEST_CASE("A reply changes nobody whom none of its consequences reaches") {
    TextEffect harsh;
    harsh.attack = true;
    const Outcome outcome = compare(
        [&](World& world) {
            world.apply(ReplyToPost{somebodys_post(world), harsh});
        },
        [](const World& world, Touched& touched) {
            touched.add_audience(world.posts()[somebodys_post(world).index()]);
            touched.add_role(role::troll); // they lie in wait for replies
        });
    CHECK(outcome.different > 0);
    CHECK(outcome.untouched > 2'000);
}

TEST_CASE("A statement changes nobody whom none of its consequences reaches") {
    constexpr std::uint8_t x = 2;
    TextEffect apology;
    apology.responsibility = apology.regret = apology.repair = 3;
    const Outcome outcome = compare(
        [&](World& world) {
            world.apply(PublishStatement{1, {{x, apology}}, false});
        },
        [](const World& world, Touched& touched) { touched.add(world.network().members(x)); });
    CHECK(outcome.different > 20);
    CHECK(outcome.untouched > 1'000);
}
