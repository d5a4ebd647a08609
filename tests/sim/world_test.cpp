#include "tests/catch.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include "base/hash.hpp"
#include "tests/sim/allergen_storm.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;
using testing::Script;
using testing::Team;

namespace {
constexpr std::uint32_t small = 3'000;

std::shared_ptr<const Network> network() {
    static const std::shared_ptr<const Network> one = Network::build(testing::allergen_network(small), 1);
    return one;
}

World unattended(SimTime until, std::uint64_t seed = 7) {
    World world(network(), testing::allergen_setup(), seed);
    Script(Team::none).run(world, until);
    return world;
}

SimTime at_hour(std::int64_t h) {
    return SimTime{h * 3600};
}

/// Approved hashes, one `name hash` per line; a changed mechanism changes them, and the commit says why.
std::map<std::string, std::string> golden() {
    std::map<std::string, std::string> approved;
    std::ifstream file(STORMDRILL_SOURCE_DIR "/tests/sim/golden_hashes.txt");
    for (std::string name, hash; file >> name >> hash;)
        approved[name] = hash;
    return approved;
}

/// The same storm at hour 6 with a text published to everybody who may meet it, and without.
double anger_hours_with(const TextEffect* text) {
    World world(network(), testing::allergen_setup(), 7);
    Script script(Team::none);
    script.run(world, at_hour(1));
    if (text) {
        PublishStatement statement;
        for (std::uint8_t p = 0; p < 5; ++p)
            statement.variants.push_back({p, *text});
        world.apply(statement);
    }
    world.advance_to(SimTime{3600 + 300});
    script.run(world, at_hour(24));
    return world.measures().anger_person_hours;
}

PostId first_complaint(const World& world) {
    for (std::size_t i = 0; i < world.posts().size(); ++i) {
        if (world.posts()[i].complaint && world.posts()[i].author.valid()) return PostId{i};
    }
    return PostId::none();
}
} // namespace

TEST_CASE("Time may be cut anywhere") {
    World whole(network(), testing::allergen_setup(), 3);
    World pieces = whole;
    SeedPost trigger;
    trigger.author = SeedPost::Author::affected;
    trigger.reach = 3;
    whole.apply(trigger);
    pieces.apply(trigger);
    whole.advance_to(at_hour(9));
    for (const std::int64_t t : {1, 59, 60, 61, 599, 600, 3'601, 7'199, 20'000, 32'400})
        pieces.advance_to(SimTime{t});
    CHECK(pieces.measures().crisis_posts > 5);
    CHECK(to_hex(pieces.state_hash()) == to_hex(whole.state_hash()));
}

TEST_CASE("A copy runs on as the original does, and apart from it") {
    World world = unattended(at_hour(4));
    World copy = world;
    const std::uint64_t before = world.state_hash();
    copy.advance_to(at_hour(8));
    CHECK(world.state_hash() == before);
    world.advance_to(at_hour(8));
    CHECK(to_hex(world.state_hash()) == to_hex(copy.state_hash()));
}

TEST_CASE("Another seed is another storm") {
    CHECK(unattended(at_hour(3), 1).state_hash() != unattended(at_hour(3), 2).state_hash());
}

TEST_CASE("An act changes nothing before it") {
    World without = unattended(at_hour(10)), with = unattended(at_hour(10));
    REQUIRE(without.state_hash() == with.state_hash());
    TextEffect text;
    text.responsibility = text.regret = text.repair = 3;
    with.apply(PublishStatement{1, {{0, text}}, false});
    without.advance_to(at_hour(16));
    with.advance_to(at_hour(16));
    std::size_t i = 0;
    for (; i < without.posts().size() && without.posts()[i].at < at_hour(10); ++i) {
        REQUIRE(without.posts()[i].key == with.posts()[i].key);
        REQUIRE(without.posts()[i].at == with.posts()[i].at);
    }
    CHECK(i > 30);
    // Chatter is nobody's business: the same afterwards, whatever the organisation says.
    REQUIRE(without.chatter_count() == with.chatter_count());
    REQUIRE(without.chatter_count() > 1'000);
    for (std::uint32_t n = 0; n < without.chatter_count(); ++n) {
        const Post a = without.post(chatter_id(n)), b = with.post(chatter_id(n));
        REQUIRE((a.key == b.key && a.at == b.at && a.shares == b.shares && a.viewers == b.viewers));
    }
}

TEST_CASE("A post is found by its key") {
    const World world = unattended(at_hour(2));
    const PostId complaint = first_complaint(world);
    REQUIRE(complaint.valid());
    CHECK(world.find(world.posts()[complaint.index()].key) == complaint);
    CHECK_FALSE(world.find(12345).valid());
}

TEST_CASE("A full apology calms the crowd, a false denial angers it") {
    TextEffect apology;
    apology.responsibility = apology.regret = apology.repair = apology.explanation = apology.repentance = 3;
    TextEffect denial;
    denial.denial = denial.blame_shift = true;
    const double none = anger_hours_with(nullptr);
    CHECK(anger_hours_with(&apology) < none);
    CHECK(anger_hours_with(&denial) > none);
}

TEST_CASE("An empathetic answer calms the complainer, an attack does not") {
    const World world = unattended(at_hour(3));
    const PostId complaint = first_complaint(world);
    REQUIRE(complaint.valid());
    const PersonId author = world.posts()[complaint.index()].author;
    TextEffect kind;
    kind.empathy = kind.personalised = true;
    kind.regret = kind.repair = 2;
    TextEffect harsh;
    harsh.attack = true;
    World answered = world, attacked = world;
    attacked.apply(ReplyToPost{complaint, harsh});
    CHECK(attacked.anger(author) > world.anger(author));
    answered.apply(ReplyToPost{complaint, kind});
    CHECK(answered.posts()[complaint.index()].answered);
    CHECK(answered.anger(author) <= world.anger(author));
    CHECK(answered.posts().back().kind == PostKind::reply);
    CHECK(answered.posts().back().parent == complaint);
}

TEST_CASE("Deleting criticism comes back; deleting spam does not") {
    const World world = unattended(at_hour(3));
    PostId loudest;
    for (std::size_t i = 0; i < world.posts().size(); ++i) {
        const Post& post = world.posts()[i];
        if (post.topic != Topic::crisis || !post.author.valid() || post.kind != PostKind::original) continue;
        if (!loudest.valid() || post.viewers > world.posts()[loudest.index()].viewers) loudest = PostId{i};
    }
    REQUIRE(loudest.valid());
    const auto noticed = [&](RemovalReason reason) {
        World removed = world;
        removed.apply(RemovePost{loudest, reason});
        CHECK(removed.posts()[loudest.index()].removed);
        removed.advance_to(at_hour(12));
        std::size_t count = 0;
        for (const Happening& h : removed.happenings())
            count += h.kind == Happening::Kind::removal_noticed;
        return count;
    };
    CHECK(noticed(RemovalReason::criticism) == 1);
    CHECK(noticed(RemovalReason::spam) == 0);
}

TEST_CASE("A denial is exposed when the proof arrives") {
    World world = unattended(at_hour(1));
    TextEffect denial;
    denial.denial = true;
    world.apply(PublishStatement{1, {{0, denial}}, false});
    world.advance_to(at_hour(6));
    world.apply(FactBecomesKnown{.2, .1, true, false});
    REQUIRE_FALSE(world.happenings().empty());
    CHECK(world.happenings().back().kind == Happening::Kind::denial_exposed);
}

TEST_CASE("Contacted people are counted once") {
    World world = unattended(at_hour(2));
    const std::uint32_t affected = world.measures().affected_people;
    for (int i = 0; i < 3; ++i)
        world.apply(ContactAffected{0.5, 1.0, true});
    CHECK(world.measures().affected_contacted == affected);
}

TEST_CASE("The pressure dial makes more or fewer posts") {
    const auto posts = [](int dial) {
        World world(network(), testing::allergen_setup(), 5);
        world.apply(SetPressure{dial});
        Script(Team::none).run(world, at_hour(12));
        return world.measures().crisis_posts;
    };
    CHECK(posts(2) > posts(0));
    CHECK(posts(0) > posts(-2));
}

TEST_CASE("Measures agree with posts and people") {
    const World world = unattended(at_hour(9));
    const Measures m = world.measures();
    std::uint32_t crisis = 0;
    for (const Post& p : world.posts()) {
        REQUIRE(p.topic != Topic::chatter);
        crisis += p.kind != PostKind::reply && p.kind != PostKind::statement;
    }
    CHECK(m.crisis_posts == crisis);
    double anger = 0;
    std::uint32_t reached = 0;
    for (std::uint32_t i = 0; i < small; ++i) {
        anger += world.anger(PersonId{i});
        reached += world.reached(PersonId{i});
    }
    CHECK(m.mean_anger == Approx(anger / small).epsilon(1e-9));
    CHECK(m.reached_people == reached);
    CHECK(m.anger_person_hours > 0);
    CHECK(m.peak_mean_anger >= m.mean_anger);
    CHECK(m.trust_change < 0);
    CHECK(m.sales_index < 100);
    for (std::size_t i = 1; i < world.posts().size(); ++i) {
        REQUIRE(world.posts()[i - 1].at <= world.posts()[i].at);
    }
}

TEST_CASE("An overridden parameter changes the world") {
    StormSetup setup = testing::allergen_setup();
    setup.parameter_overrides = {{"arousal.gain", 0.0}, {"facebook.view_rate", 0.03}};
    World world(network(), setup, 7);
    Script(Team::none).run(world, at_hour(3));
    // Without contagion only those who complain of their own accord get angry.
    CHECK(world.measures().mean_anger < unattended(at_hour(3)).measures().mean_anger);
}

TEST_CASE("Network and world are bit-identical everywhere") {
    auto approved = golden();
    CHECK(to_hex(network()->hash()) == approved["network_3000"]);
    World world(network(), testing::allergen_setup(), 7);
    Script(Team::denial).run(world, at_hour(12));
    CHECK(to_hex(world.state_hash()) == approved["denial_3000_seed_7_12h"]);
    CHECK(to_hex(unattended(at_hour(24)).state_hash()) == approved["none_3000_seed_7_24h"]);
}

TEST_CASE("Chatter stands in the order of time, shares after what they share") {
    const World world = unattended(at_hour(6));
    std::uint32_t shares = 0, last_hour = 0;
    for (std::uint32_t n = 0; n < world.chatter_count(); ++n) {
        const Post post = world.post(chatter_id(n));
        REQUIRE(post.topic == Topic::chatter);
        REQUIRE(post.at <= world.now());
        last_hour += post.at >= at_hour(5) && post.at < at_hour(6);
        if (n > 0) REQUIRE(world.post(chatter_id(n - 1)).at <= post.at);
        if (post.kind != PostKind::share) continue;
        ++shares;
        const Post parent = world.post(post.parent);
        REQUIRE(parent.at < post.at);
        REQUIRE(parent.platform == post.platform);
        REQUIRE(parent.shares > 0);
        if (world.network().setup().platforms[post.platform].kind != PlatformKind::closed_groups) {
            const auto followers = world.network().followers(parent.author, parent.platform);
            REQUIRE(std::binary_search(followers.begin(), followers.end(), post.author));
        }
        REQUIRE_FALSE(world.post(post.root).parent.valid());
    }
    CHECK(shares > 20);
    CHECK(last_hour > 100);
}

TEST_CASE("Chatter is the same whoever looks first and however often") {
    World looks_often = unattended(at_hour(1));
    World looks_once = unattended(at_hour(1));
    const World copy = looks_often;
    const std::uint64_t in_the_first_hour = copy.chatter_hash();
    for (int hour = 2; hour <= 6; ++hour) {
        looks_often.advance_to(at_hour(hour));
        REQUIRE(looks_often.chatter_count() > 0);
    }
    looks_once.advance_to(at_hour(6));
    CHECK(looks_once.chatter_hash() == looks_often.chatter_hash());
    CHECK(looks_once.chatter_count() == looks_often.chatter_count());
    CHECK(looks_often.chatter_hash() != in_the_first_hour);
    CHECK(copy.chatter_hash() == in_the_first_hour);
    CHECK(looks_often.with_chatter_run_out().chatter_count() > looks_often.chatter_count());
    CHECK(looks_once.state_hash() == looks_often.state_hash());
}

TEST_CASE("The heads of chatter tell what its posts do, a platform's newest first") {
    const World world = unattended(at_hour(4));
    World further = world;
    further.advance_to(at_hour(5));
    REQUIRE(further.chatter_count() > world.chatter_count()); // made, but not yet there for `world`
    const std::uint32_t count = world.chatter_count(), since = count / 2;
    const auto heads = world.chatter_since(since);
    REQUIRE(heads.size() == count - since);
    CHECK(world.chatter_since(count).empty());
    std::size_t shares = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const Post post = world.post(heads[i].id);
        REQUIRE(heads[i].id == chatter_id(since + static_cast<std::uint32_t>(i)));
        REQUIRE((heads[i].at == post.at && heads[i].key == post.key && heads[i].platform == post.platform));
        REQUIRE((heads[i].author == post.author && heads[i].parent == post.parent));
        shares += heads[i].parent.valid() ? 1U : 0U;
    }
    CHECK(shares > 0);
    for (std::size_t platform = 0; platform < world.network().setup().platforms.size(); ++platform) {
        std::vector<PostId> expected;
        for (std::size_t i = heads.size(); i-- > 0;) {
            if (heads[i].platform == platform) expected.push_back(heads[i].id);
        }
        const std::size_t most = expected.size();
        std::vector<PostId> found;
        for (const ChatterHead& head : world.newest_chatter(platform, most))
            found.push_back(head.id);
        CHECK(found == expected);
        CHECK(world.newest_chatter(platform, 7).size() == std::min<std::size_t>(7, most));
    }
}

TEST_CASE("A copy of a world goes its own way") {
    World world = unattended(at_hour(3));
    const std::uint64_t before = world.state_hash();
    World copy = world;
    CHECK(copy.state_hash() == before);
    copy.advance_to(at_hour(5));
    CHECK(world.state_hash() == before);
    world.advance_to(at_hour(5));
    CHECK(world.state_hash() == copy.state_hash());
}

TEST_CASE("Chatter can be answered and hidden, and nobody minds the answer") {
    World world = unattended(at_hour(3));
    const PostId id = chatter_id(world.chatter_count() / 2);
    const Measures before = world.measures();
    world.apply(ReplyToPost{id, TextEffect{}});
    CHECK(world.post(id).answered);
    CHECK(world.posts().back().kind == PostKind::reply);
    CHECK(world.posts().back().parent == id);
    CHECK(world.measures().crisis_posts == before.crisis_posts);
    CHECK(world.measures().mean_anger == before.mean_anger);
    world.apply(RemovePost{id, RemovalReason::spam});
    CHECK(world.post(id).removed);
    CHECK_FALSE(world.post(chatter_id(0)).removed);
}
