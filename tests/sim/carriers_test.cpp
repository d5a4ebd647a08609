#include "sim/carriers.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
const World& storm() {
    static const World world = testing::Storm{}.until(12);
    return world;
}

std::size_t count_by(const World& world, Door door) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < world.posts().size(); ++i)
        count += world.prompt(PostId{i}).door == door;
    return count;
}

bool passes(const std::vector<PathStep>& path, PostId id) {
    return std::any_of(path.begin(), path.end(), [&](const PathStep& step) { return step.post == id; });
}
} // namespace

TEST_CASE("A path leads from what began it to the post, step by step") {
    const World& world = storm();
    std::size_t longest = 0, own_posts = 0;
    for (std::size_t i = 0; i < world.posts().size(); ++i) {
        const PostId id{i};
        const Post& post = world.posts()[i];
        const std::vector<PathStep> path = path_to(world, id);
        REQUIRE(path.back().post == id);
        REQUIRE_FALSE(world.prompt(path.front().post).post.valid());
        REQUIRE(path.front().door == Door::none);
        REQUIRE(path.front().after_s == 0);
        REQUIRE(passes(path, post.root));
        std::int64_t passed = 0;
        for (std::size_t step = 1; step < path.size(); ++step) {
            REQUIRE(world.prompt(path[step].post).post == path[step - 1].post);
            REQUIRE(path[step].door != Door::none);
            REQUIRE(path[step].after_s > 0);
            passed += path[step].after_s;
        }
        REQUIRE(passed == (post.at - world.posts()[path.front().post.index()].at).seconds);
        if (post.parent.valid()) REQUIRE(path[path.size() - 2].post == post.parent);
        own_posts += path.size() > 1 && !post.parent.valid();
        longest = std::max(longest, path.size());
    }
    CHECK(longest >= 4);
    CHECK(own_posts > 3); // what people write of their own after a sight belongs to the story
}

TEST_CASE("What a post set off is every post whose path leads through it") {
    const World& world = storm();
    const std::size_t count = world.posts().size();
    std::vector<std::uint32_t> posts(count);
    std::vector<std::uint64_t> views(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (const PathStep& step : path_to(world, PostId{i})) {
            if (step.post == PostId{i}) continue;
            ++posts[step.post.index()];
            views[step.post.index()] += world.posts()[i].viewers;
        }
    }
    const std::vector<Carrier> all = carriers(world, count + 5);
    REQUIRE(all.size() == count);
    std::size_t in_stories = 0;
    for (std::size_t rank = 0; rank < count; ++rank) {
        const Carrier& c = all[rank];
        REQUIRE(c.viewers == world.posts()[c.post.index()].viewers);
        REQUIRE(c.posts_set_off == posts[c.post.index()]);
        REQUIRE(c.views_set_off == views[c.post.index()]);
        if (rank > 0)
            REQUIRE(all[rank - 1].viewers + all[rank - 1].views_set_off >= c.viewers + c.views_set_off);
        if (!world.prompt(c.post).post.valid()) in_stories += 1 + c.posts_set_off;
    }
    CHECK(in_stories == count);
    const std::vector<Carrier> few = carriers(world, 5);
    REQUIRE(few.size() == 5);
    for (std::size_t rank = 0; rank < few.size(); ++rank)
        CHECK(few[rank].post == all[rank].post);
}

TEST_CASE("The carriers of one beginning are what follows from it") {
    const World& world = storm();
    const PostId beginning{0U};
    const std::vector<Carrier> of_it = carriers(world, world.posts().size(), beginning);
    REQUIRE_FALSE(of_it.empty());
    CHECK(of_it.front().post == beginning);
    CHECK(of_it.size() == 1 + of_it.front().posts_set_off);
    CHECK(of_it.size() > 20);
    CHECK(of_it.size() < world.posts().size());
    for (const Carrier& c : of_it)
        REQUIRE(passes(path_to(world, c.post), beginning));
    CHECK(carriers(world, 3, beginning).size() == 3);
}

TEST_CASE("A hub carries more than others") {
    double of_hubs = 0, of_others = 0, hubs = 0, others = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const World world = testing::Storm{}.seeded(seed).until(12);
        for (const Carrier& c : carriers(world, world.posts().size())) {
            const Post& post = world.posts()[c.post.index()];
            const PlatformKind kind = world.network().setup().platforms[post.platform].kind;
            if (!post.author.valid() || post.kind == PostKind::comment || kind == PlatformKind::board ||
                kind == PlatformKind::closed_groups || post.script != 0xffffffffu)
                continue;
            const auto brought = static_cast<double>(c.viewers + c.views_set_off);
            const bool hub = world.network().followers(post.author, post.platform).size() > 150;
            (hub ? of_hubs : of_others) += brought;
            (hub ? hubs : others) += 1;
        }
    }
    REQUIRE(hubs >= 5);
    REQUIRE(others >= 50);
    CHECK(of_hubs / hubs > 2 * of_others / others);
}

TEST_CASE("Everybody comes by the door that was open to him") {
    const World& world = storm();
    for (std::size_t i = 0; i < world.posts().size(); ++i) {
        const Prompt prompt = world.prompt(PostId{i});
        if (!prompt.post.valid()) continue;
        const Post& seen = world.posts()[prompt.post.index()];
        const Post& post = world.posts()[i];
        switch (prompt.door) {
        case Door::follower:
            if (world.network().setup().platforms[seen.platform].kind == PlatformKind::social_network) {
                const auto followers = world.network().followers(seen.author, seen.platform);
                REQUIRE(std::binary_search(followers.begin(), followers.end(), post.author));
            }
            break;
        case Door::outlet:
            REQUIRE(seen.kind == PostKind::article);
            break;
        case Door::front_page:
            REQUIRE(world.network().setup().platforms[seen.platform].kind == PlatformKind::board);
            break;
        case Door::first_audience:
            REQUIRE((seen.script != 0xffffffffu || seen.topic == Topic::rumour));
            break;
        case Door::trending_topic:
            break;
        case Door::organisation: // says nothing here
        case Door::removal:
        case Door::none:
            FAIL("no such door in a storm that nobody answers");
        }
    }
    for (const Door door : {Door::follower, Door::trending_topic, Door::outlet, Door::first_audience})
        CHECK(count_by(world, door) > 0);
    CHECK(count_by(testing::Storm{}.with({{"trend.views", 0}}).until(12), Door::trending_topic) == 0);
}

TEST_CASE("An influencer's post, a protest and an answer know what they follow from") {
    const World influenced = testing::Storm{}.with({{"influencer.pickup", .05}}).until(12);
    std::size_t joined = 0;
    for (const Happening& h : influenced.happenings()) {
        if (h.kind != Happening::Kind::influencer_joined) continue;
        ++joined;
        CHECK(influenced.prompt(h.post).post.valid());
        CHECK(influenced.prompt(h.post).door != Door::none);
        CHECK_FALSE(influenced.posts()[h.post.index()].parent.valid());
    }
    CHECK(joined > 0);

    World world = testing::Storm{}.with({{"removal.author_tells", 1}, {"troll.watch", 1}}).until(3);
    PostId complaint;
    for (std::size_t i = 0; i < world.posts().size() && !complaint.valid(); ++i) {
        if (world.posts()[i].complaint) complaint = PostId{i};
    }
    REQUIRE(complaint.valid());
    world.apply(ReplyToPost{complaint, TextEffect{}});
    const PostId reply{world.posts().size() - 1};
    CHECK(world.prompt(reply).post == complaint);
    CHECK(world.prompt(reply).door == Door::none);
    world.apply(RemovePost{complaint, RemovalReason::criticism});
    world.advance_to(testing::at_hour(24));
    CHECK(count_by(world, Door::organisation) > 0); // trolls under the reply
    std::size_t protests = 0;
    for (const Happening& h : world.happenings()) {
        if (h.kind != Happening::Kind::removal_noticed) continue;
        ++protests;
        CHECK(world.prompt(h.post).post == complaint);
        CHECK(world.prompt(h.post).door == Door::removal);
    }
    CHECK(protests == 1);
}

TEST_CASE("Chatter leads back along its shares") {
    const World& world = storm();
    std::size_t shares = 0;
    for (std::uint32_t n = 0; n < world.chatter_count(); ++n) {
        const Post post = world.post(chatter_id(n));
        if (post.kind != PostKind::share) continue;
        ++shares;
        const std::vector<PathStep> path = path_to(world, chatter_id(n));
        REQUIRE(path.size() >= 2);
        REQUIRE(path.front().post == post.root);
        REQUIRE(path[path.size() - 2].post == post.parent);
        REQUIRE(path.back().door == Door::follower);
        REQUIRE(path.back().after_s == (post.at - world.post(post.parent).at).seconds);
    }
    CHECK(shares > 10);
}
