#include "tests/catch.hpp"

#include <algorithm>

#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
const World& storm() {
    // An odd second: last hours are whole minutes, and feelings decay between two events.
    static const World world = testing::Storm{}.until(9.2047);
    return world;
}

bool in_group(std::uint16_t roles, PublicGroup group) {
    switch (group) {
    case PublicGroup::affected:
        return roles & role::affected;
    case PublicGroup::customers:
        return roles & role::customer;
    case PublicGroup::prospects:
        return !(roles & (role::customer | role::employee | role::bot | role::media_account));
    case PublicGroup::employees:
        return roles & role::employee;
    case PublicGroup::shareholders:
        return roles & role::shareholder;
    case PublicGroup::fans:
        return roles & role::fan;
    case PublicGroup::hostile:
        return roles & role::hostile;
    case PublicGroup::journalists:
        return roles & role::journalist;
    }
    return false;
}

/// Of the minute that runs and the 59 before it.
bool in_last_hour(const World& world, const Post& post) {
    return post.at.seconds >= (world.now().seconds / 60 - 59) * 60;
}

/// A part of the public as its people and posts show it at the world's door.
template <class Belongs>
void check_part(const World& world, const PartMeasures& part, const Belongs& belongs) {
    std::uint32_t people = 0, reached = 0, customers = 0;
    double anger = 0, trust = 0, reputation = 0, customers_reputation = 0;
    for (std::uint32_t i = 0; i < world.network().people(); ++i) {
        const PersonId who{i};
        if (!belongs(who)) continue;
        const Attitude a = world.attitude(who);
        ++people;
        reached += world.reached(who);
        anger += a.anger;
        trust += a.trust;
        reputation += a.reputation;
        if (!(world.network().roles(who) & role::customer)) continue;
        ++customers;
        customers_reputation += a.reputation;
    }
    std::uint32_t posts = 0, last_hour = 0;
    double mood = 0;
    for (const Post& post : world.posts()) {
        if (!post.author.valid() || !belongs(post.author)) continue;
        ++posts;
        if (!in_last_hour(world, post)) continue;
        ++last_hour;
        mood += post.mood;
    }
    CHECK(part.people == people);
    CHECK(part.reached_people == reached);
    CHECK(part.crisis_posts == posts);
    CHECK(part.crisis_posts_last_hour == last_hour);
    CHECK(part.mood * last_hour == Approx(mood));
    if (people == 0) return;
    CHECK(part.mean_anger == Approx(anger / people));
    CHECK(part.trust == Approx(trust / people));
    CHECK(part.favourability == Approx(reputation / people));
    const double sales = customers == 0 ? 100 : 100 + 12 * customers_reputation / customers;
    CHECK(part.sales_index == Approx(sales));
}
} // namespace

TEST_CASE("Communities add up to the whole public") {
    const World& world = storm();
    const Measures whole = world.measures();
    const std::vector<PartMeasures> communities = world.community_measures();
    REQUIRE(communities.size() == world.network().communities());
    REQUIRE(communities.size() >= 3);
    std::uint32_t people = 0, reached = 0, posts = 0, last_hour = 0;
    double anger = 0, trust = 0, favourability = 0, mood = 0, negative = 0;
    for (const PartMeasures& part : communities) {
        people += part.people;
        reached += part.reached_people;
        posts += part.crisis_posts;
        last_hour += part.crisis_posts_last_hour;
        anger += part.mean_anger * part.people;
        trust += part.trust * part.people;
        favourability += part.favourability * part.people;
        mood += part.mood * part.crisis_posts_last_hour;
        negative += part.negative_share * part.crisis_posts_last_hour;
    }
    // Articles are nobody's.
    for (const Post& post : world.posts()) {
        if (post.kind != PostKind::article) continue;
        ++posts;
        if (!in_last_hour(world, post)) continue;
        ++last_hour;
        mood += post.mood;
        negative += post.mood < 0;
    }
    double whole_mood = 0, whole_negative = 0;
    for (const PlatformMeasures& platform : whole.platforms) {
        whole_mood += platform.mood * platform.crisis_posts_last_hour;
        whole_negative += platform.negative_share * platform.crisis_posts_last_hour;
    }
    REQUIRE(last_hour > 5);
    CHECK(people == world.network().people());
    CHECK(reached == whole.reached_people);
    CHECK(posts == whole.crisis_posts);
    CHECK(last_hour == whole.crisis_posts_last_hour);
    CHECK(mood == Approx(whole_mood));
    CHECK(negative == Approx(whole_negative));
    CHECK(anger == Approx(whole.mean_anger * people));
    CHECK(trust == Approx(whole.trust * people));
    CHECK(favourability == Approx(whole.favourability * people));
}

TEST_CASE("A community is its people") {
    const World& world = storm();
    const std::vector<PartMeasures> communities = world.community_measures();
    for (std::uint32_t c = 0; c < communities.size(); ++c)
        check_part(world, communities[c], [&](PersonId who) { return world.network().community(who) == c; });
    // The storm does not strike everywhere alike.
    double least = 1, most = 0;
    for (const PartMeasures& part : communities) {
        least = std::min(least, part.mean_anger);
        most = std::max(most, part.mean_anger);
    }
    CHECK(most > least);
}

TEST_CASE("A group is those who have its roles") {
    const World& world = storm();
    const GroupMeasures groups = world.group_measures();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        INFO("group " << g);
        CHECK(groups[g].people > 0);
        check_part(world, groups[g], [&](PersonId who) {
            return in_group(world.network().roles(who), static_cast<PublicGroup>(g));
        });
    }
    const auto group = [&](PublicGroup g) { return groups[static_cast<std::size_t>(g)]; };
    CHECK(group(PublicGroup::customers).sales_index == Approx(world.measures().sales_index));
    CHECK(group(PublicGroup::affected).people == world.measures().affected_people);
    CHECK(group(PublicGroup::affected).mean_anger > group(PublicGroup::fans).mean_anger);
    CHECK(group(PublicGroup::prospects).sales_index == 100); // nobody among them buys yet
}

TEST_CASE("Before the storm every part of the public is at rest") {
    const World world = testing::Storm{}.begin();
    for (const PartMeasures& part : world.community_measures()) {
        CHECK(part.people > 0);
        CHECK(part.reached_people == 0);
        CHECK(part.crisis_posts == 0);
        CHECK(part.mood == 0);
        CHECK(part.mean_anger == Approx(world.measures().mean_anger));
        CHECK(part.favourability == 0);
        CHECK(part.sales_index == 100);
    }
}
