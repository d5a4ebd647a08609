// What the organisation's words do (spread-model.md 4), one mechanism a test, with it and without it.
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "sim/effects.hpp"
#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;
using testing::at_hour;
using testing::mean_over_people;
using testing::over_seeds;
using testing::Overrides;

namespace {
testing::Storm storm; // its seed goes round in over_seeds

TextEffect full_apology() {
    TextEffect t;
    t.responsibility = t.regret = t.repair = t.explanation = t.repentance = t.forgiveness = 3;
    return t;
}

const auto everybody = [](PersonId) { return true; };

double trust_of(const World& world) {
    return mean_over_people(
        world, [](const Attitude& a) { return a.trust; }, everybody);
}

/// A storm in which this is said everywhere at some hour, as it stands at another.
World stated(const Overrides& overrides, const TextEffect& text, double at = 2, double until = 6) {
    World world = storm.with(overrides).begin();
    testing::trigger(world);
    world.advance_to(at_hour(at));
    PublishStatement statement{1, {}, false};
    for (std::uint8_t p = 0; p < 5; ++p)
        statement.variants.push_back({p, text});
    world.apply(statement);
    world.advance_to(at_hour(until));
    return world;
}

double favour_stated(const Overrides& overrides, const TextEffect& text, double at = 2, double until = 6) {
    return over_seeds(storm, [&] { return stated(overrides, text, at, until).measures().favourability; });
}
double anger_stated(const Overrides& overrides, const TextEffect& text) {
    return over_seeds(storm, [&] { return stated(overrides, text).measures().mean_anger; });
}
double trust_stated(const Overrides& overrides, const TextEffect& text, double at = 2, double until = 6) {
    return over_seeds(storm, [&] { return trust_of(stated(overrides, text, at, until)); });
}

/// A storm in which all complaints older than an hour are answered like this at the third.
World answered(const Overrides& overrides, const TextEffect& text, double until) {
    World world = storm.with(overrides).begin();
    testing::trigger(world);
    world.advance_to(at_hour(3));
    for (std::size_t i = 0, count = world.posts().size(); i < count; ++i) {
        const Post& post = world.posts()[i];
        if (post.topic == Topic::crisis && post.kind == PostKind::original)
            world.apply(ReplyToPost{PostId{i}, text});
    }
    world.advance_to(at_hour(until));
    return world;
}

/// The post that began it.
PostId trigger_of(const World& world) {
    for (std::size_t i = 0; i < world.posts().size(); ++i)
        if (world.posts()[i].script == 1 && world.posts()[i].author.valid()) return PostId{i};
    return PostId::none();
}

double blame_answered(const Overrides& overrides, const TextEffect& text) {
    return over_seeds(storm, [&] {
        return mean_over_people(
            answered(overrides, text, 8), [](const Attitude& a) { return a.blame; }, everybody);
    });
}

PostId most_seen(const World& world) {
    PostId loudest;
    for (std::size_t i = 0; i < world.posts().size(); ++i) {
        const Post& post = world.posts()[i];
        if (post.topic != Topic::crisis || !post.author.valid() || post.kind != PostKind::original) continue;
        if (!loudest.valid() || post.viewers > world.posts()[loudest.index()].viewers) loudest = PostId{i};
    }
    return loudest;
}

std::size_t count_of(const World& world, Happening::Kind kind) {
    return static_cast<std::size_t>(std::count_if(world.happenings().begin(), world.happenings().end(),
                                                  [&](const Happening& h) { return h.kind == kind; }));
}
} // namespace

TEST_CASE("Every strategy has the effect of the table in every cluster") {
    const Parameters d;
    const std::array clusters{Cluster::victim, Cluster::accident, Cluster::preventable};
    const auto effect = [&](const TextEffect& text, bool at_fault, std::size_t cluster) {
        const TextMeaning m = meaning_of(text, clusters[cluster], at_fault, d);
        return m.gain + m.harm;
    };
    const auto check = [&](const char* strategy, const TextEffect& text, bool at_fault,
                           std::array<double, 3> wanted) {
        for (std::size_t c = 0; c < clusters.size(); ++c) {
            INFO(strategy << " in cluster " << c);
            CHECK(effect(text, at_fault, c) == Approx(wanted[c]));
        }
    };
    TextEffect inform, deny, minimise, regret, praise, blow, repair, prevent;
    inform.explanation = 3;
    deny.denial = true;
    minimise.diminish = true;
    regret.responsibility = regret.regret = 3; // q = .44
    praise.bolstering = true;
    blow.attack = true;
    repair = regret;
    repair.repair = 3; // q = .66, and adjusting information with it
    prevent.repentance = 3;
    check("information", inform, true, {.20, .20, .20});
    check("true denial", deny, false, {.40, 0, 0});
    check("false denial", deny, true, {-.30, -.30, -.45});
    check("diminish", minimise, true, {.15, .35, -.15});
    check("apology", regret, true, {.10, .45 * .44, .50 * .44});
    check("compensation", repair, true, {.10 + .05 + .10, .45 * .66 + .25 + .10, .50 * .66 + .30 + .10});
    check("correction", prevent, true, {.15, .40, .50});
    check("bolster", praise, true, {.10, .05, -.15});
    check("attack", blow, true, {-.05, -.30, -.50});
    CHECK(silence_effect(Cluster::victim) == -.03);
    CHECK(silence_effect(Cluster::accident) == -.06);
    CHECK(silence_effect(Cluster::preventable) == -.10);
}

TEST_CASE("An apology is worth what it contains, in the order of the elements") {
    const auto quality = [](std::uint8_t TextEffect::*element) {
        TextEffect t;
        t.*element = 3;
        return apology_quality(t);
    };
    CHECK(quality(&TextEffect::responsibility) > quality(&TextEffect::repair));
    CHECK(quality(&TextEffect::repair) > quality(&TextEffect::explanation));
    CHECK(quality(&TextEffect::explanation) == quality(&TextEffect::repentance));
    CHECK(quality(&TextEffect::regret) > quality(&TextEffect::forgiveness));
    TextEffect hollow = full_apology();
    hollow.non_apology = true;
    CHECK(favour_stated({}, full_apology()) > favour_stated({}, hollow));
    CHECK(anger_stated({}, full_apology()) < anger_stated({}, hollow));
    CHECK(anger_stated({}, full_apology()) < anger_stated({{"effect.apology_anger", 0}}, full_apology()));
}

TEST_CASE("Early words count for more") {
    const double early = timing_factor(0, Parameters{}), late = timing_factor(12, Parameters{});
    CHECK(early == 1.0);
    CHECK(late == Approx(.35 + .65 / 4));
    // Twelve hours after the first report.
    const auto late_statement = [](double floor) {
        return over_seeds(storm, [&] {
            World world = storm.with({{"effect.timing_floor", floor}}).begin();
            testing::trigger(world);
            SeedPost report;
            report.author = SeedPost::Author::outlet;
            report.platform = 5;
            world.apply(report);
            world.advance_to(at_hour(12));
            world.apply(PublishStatement{1, {{0, full_apology()}, {1, full_apology()}}, false});
            world.advance_to(at_hour(18));
            return world.measures().favourability;
        });
    };
    CHECK(late_statement(.35) < late_statement(1));
}

TEST_CASE("Trust, fit, calm and a known source make people accept") {
    const double usual = favour_stated({}, full_apology());
    for (const char* name : {"accept.trust", "accept.fit", "accept.source"})
        CHECK(favour_stated({{name, 0}}, full_apology()) < usual);
    CHECK(favour_stated({{"accept.anger", -4}}, full_apology()) < usual);
}

TEST_CASE("All that is said gives one person no more than the cap") {
    const auto after_many = [](double cap) {
        return over_seeds(storm, [&] {
            World world = stated({{"effect.positive_cap", cap}}, full_apology(), 1, 1.5);
            for (std::uint32_t n = 2; n < 12; ++n)
                world.apply(PublishStatement{n, {{0, full_apology()}, {1, full_apology()}}, false});
            world.advance_to(at_hour(6));
            return world.measures().favourability;
        });
    };
    CHECK(after_many(0) < after_many(.9));
    CHECK(after_many(.9) < after_many(2));
}

TEST_CASE("A contradiction costs trust, and the next word weighs less") {
    TextEffect contradicting = full_apology();
    contradicting.contradicts = true;
    CHECK(trust_stated({}, contradicting) < trust_stated({{"effect.contradiction_trust", 1}}, contradicting));
    const auto next_word = [&](double discount) {
        return over_seeds(storm, [&] {
            World world = stated({{"effect.contradiction_discount", discount}}, contradicting, 2, 2.1);
            world.apply(PublishStatement{2, {{0, full_apology()}, {1, full_apology()}}, false});
            world.advance_to(at_hour(6));
            return world.measures().favourability;
        });
    };
    CHECK(next_word(.6) < next_word(1));
}

TEST_CASE("Who tells causes before they are checked may have to take them back") {
    TextEffect causes;
    causes.explanation = 3;
    const auto corrected = [&](double chance, double at, const TextEffect& text) {
        return stated({{"early.correction", chance}}, text, at, 24);
    };
    const World taken_back = corrected(1, .5, causes), held = corrected(0, .5, causes);
    CHECK(count_of(taken_back, Happening::Kind::statement_corrected) == 1);
    CHECK(count_of(held, Happening::Kind::statement_corrected) == 0);
    CHECK(trust_stated({{"early.correction", 1}}, causes, .5, 24) <
          trust_stated({{"early.correction", 0}}, causes, .5, 24));
    // Checked by then, or nothing asserted: nothing to take back.
    CHECK(count_of(corrected(1, 3, causes), Happening::Kind::statement_corrected) == 0);
    TextEffect holding;
    holding.empathy = true;
    holding.explanation = 1;
    CHECK(count_of(corrected(1, .5, holding), Happening::Kind::statement_corrected) == 0);
    // One in five.
    int of_forty = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        testing::Storm small = storm.seeded(seed);
        small.people = 1'000;
        World world = small.begin();
        testing::trigger(world);
        world.advance_to(at_hour(.5));
        world.apply(PublishStatement{1, {{0, causes}}, false});
        world.advance_to(at_hour(48));
        of_forty += count_of(world, Happening::Kind::statement_corrected) == 1;
    }
    CHECK(of_forty >= 3);
    CHECK(of_forty <= 14);
}

TEST_CASE("Telling a bad fact first takes the sting out of it, hints do not") {
    const auto told = [](const Overrides& overrides, bool by_organisation, bool in_detail) {
        return over_seeds(storm, [&] {
            World world = stated(overrides, full_apology(), 1, 2);
            world.apply(FactBecomesKnown{.5, .3, false, by_organisation, in_detail});
            world.advance_to(at_hour(12));
            return world.measures().favourability;
        });
    };
    const double first = told({}, true, true);
    CHECK(first > told({}, true, false));
    CHECK(told({}, true, false) > told({{"thunder.vague", 0}}, true, false));
    CHECK(first > told({{"thunder.severity", 1}}, true, true));
    CHECK(first > told({{"thunder.gain", 0}}, true, true));
}

TEST_CASE("A good reply calms and clears for the writer and a little for those who read along") {
    TextEffect kind;
    kind.empathy = kind.personalised = true;
    kind.regret = kind.repair = 2;
    // Believed by everybody, so that sizes show.
    const Overrides believed{{"accept.trust", 3}, {"accept.fit", 3}, {"accept.source", 2}};
    World before = storm.with(believed).begin();
    testing::trigger(before);
    before.advance_to(at_hour(1));
    const PostId post = trigger_of(before);
    const PersonId writer = before.posts()[post.index()].author;
    World after = before;
    after.apply(ReplyToPost{post, kind});
    CHECK(after.anger(writer) <= Approx(std::max(.05, .6 * before.anger(writer))));
    CHECK(after.attitude(writer).blame == Approx(before.attitude(writer).blame - .3).margin(1e-4));
    CHECK(blame_answered({}, kind) < blame_answered({{"reply.bystander_blame", 0}}, kind));
}

TEST_CASE("Asking for a private message alone changes nothing") {
    const TextEffect please_write_to_us;
    // Whatever is said is believed.
    World world = storm.with({{"accept.trust", 3}, {"accept.fit", 3}, {"accept.source", 2}}).begin();
    testing::trigger(world);
    world.advance_to(at_hour(1));
    const PostId post = trigger_of(world);
    const PersonId writer = world.posts()[post.index()].author;
    const Attitude before = world.attitude(writer);
    world.apply(ReplyToPost{post, please_write_to_us});
    CHECK(world.attitude(writer).anger == before.anger);
    CHECK(world.attitude(writer).blame == Approx(before.blame));
    CHECK(world.attitude(writer).trust == before.trust);
}

TEST_CASE("What a reply says makes its thread travel or not") {
    const auto posts = [](const char* name, double value, const TextEffect& text) {
        return over_seeds(storm, [&] {
            const Overrides only{{name, value}, {"reply.bystander_blame", 0}, {"reply.seen", 0}};
            return answered(only, text, 10).measures().crisis_posts;
        });
    };
    TextEffect empathy, explanation, money;
    empathy.empathy = true;
    explanation.explanation = 3;
    money.offers_money = true;
    CHECK(posts("reply.empathy", .5, empathy) < posts("reply.empathy", 1, empathy));
    CHECK(posts("reply.explanation_angry", .8, explanation) <
          posts("reply.explanation_angry", 1, explanation));
    CHECK(posts("reply.money", 1.15, money) > posts("reply.money", 1, money));
}

TEST_CASE("An answered thread is ranked higher") {
    // A seventh of what is said is answered, as soon as it is said; who sees those posts?
    const auto viewers = [](const Overrides& overrides, bool answers) {
        World world = storm.with(overrides).begin();
        testing::trigger(world);
        std::uint64_t sum = 0;
        for (std::size_t looked_at = 0; world.now() < at_hour(12);
             world.advance_to(world.now() + minutes(5))) {
            for (; answers && looked_at < world.posts().size(); ++looked_at) {
                const Post& post = world.posts()[looked_at];
                if (post.topic == Topic::crisis && post.author.valid() && post.key % 7 == 0)
                    world.apply(ReplyToPost{PostId{looked_at}, TextEffect{}});
            }
        }
        for (const Post& post : world.posts())
            if (post.topic == Topic::crisis && post.author.valid() && post.key % 7 == 0) sum += post.viewers;
        return sum;
    };
    CHECK(viewers({}, true) > viewers({}, false));
    const Overrides in_time_order{{"act.ranking_gain", 0}, {"trend.floor", 1e5}, {"troll.watch", 0}};
    CHECK(viewers(in_time_order, true) == viewers(in_time_order, false));
}

TEST_CASE("Helping complainers teaches complaining") {
    const auto complaints = [](double teaches) {
        return over_seeds(storm, [&] {
            const World world =
                answered({{"reply.teaches", teaches}, {"complaint.share_comment", .3}}, TextEffect{}, 10);
            return std::count_if(world.posts().begin(), world.posts().end(),
                                 [](const Post& p) { return p.complaint; });
        });
    };
    CHECK(complaints(2) > complaints(1));
    CHECK(complaints(1.02) >= complaints(1));
}

TEST_CASE("Copies of one reply stop helping after the fifth") {
    TextEffect copy;
    copy.empathy = true;
    copy.regret = copy.repair = 2;
    copy.alike_before = 6;
    CHECK(blame_answered({}, copy) > blame_answered({{"reply.canned_after", 7}}, copy));
    CHECK(blame_answered({{"reply.canned_blame", .2}}, copy) >
          blame_answered({{"reply.canned_blame", 0}}, copy));
}

TEST_CASE("Deleting comes back: in acting, severity, blame and the audience of the protest") {
    World before = storm.with({{"removal.viewers", 100}}).begin();
    testing::trigger(before);
    before.advance_to(at_hour(2));
    const PostId target = most_seen(before);
    const auto deleted = [&](const Overrides& overrides) {
        Overrides all = overrides;
        all["removal.viewers"] = 100; // somebody has a screenshot
        World world = storm.with(all).begin();
        testing::trigger(world);
        world.advance_to(at_hour(2));
        world.apply(RemovePost{most_seen(world), RemovalReason::criticism});
        world.advance_to(at_hour(12));
        return world;
    };
    const World usual = deleted({});
    CHECK(count_of(usual, Happening::Kind::removal_noticed) == 1);
    const std::uint32_t viewers = usual.posts()[target.index()].viewers;
    CHECK(viewers == before.posts()[target.index()].viewers); // exposures stop
    const auto posts = [&](const Overrides& overrides) {
        return over_seeds(storm, [&] { return deleted(overrides).measures().crisis_posts; });
    };
    CHECK(posts({}) > posts({{"removal.acting", 1}}));
    CHECK(posts({}) > posts({{"removal.others", 0}}));
    CHECK(over_seeds(storm, [&] {
              return deleted({{"removal.severity", 3}}).measures().anger_person_hours;
          }) > over_seeds(storm, [&] {
              return deleted({{"removal.severity", 1}}).measures().anger_person_hours;
          }));
    CHECK(over_seeds(storm, [&] { return deleted({}).measures().favourability; }) < over_seeds(storm, [&] {
              return deleted({{"removal.blame", 0}}).measures().favourability;
          }));
}

TEST_CASE("Whether a deletion is noticed depends on who had seen the post") {
    const auto noticed = [](double viewers) {
        World world = storm.with({{"removal.viewers", viewers}, {"removal.author_tells", 0}}).begin();
        testing::trigger(world);
        world.advance_to(at_hour(2));
        world.apply(RemovePost{most_seen(world), RemovalReason::criticism});
        world.advance_to(at_hour(12));
        return count_of(world, Happening::Kind::removal_noticed);
    };
    CHECK(noticed(100) == 1);
    CHECK(noticed(1e6) == 0);
}

TEST_CASE("Taking back one's own words stops them, and is noticed too") {
    const auto taken_back = [](double viewers) {
        World world = stated({{"removal.viewers", viewers}}, full_apology(), 1, 2);
        const auto posts = world.posts();
        const auto own = std::find_if(posts.begin(), posts.end(),
                                      [](const Post& p) { return p.kind == PostKind::statement; });
        REQUIRE(own != posts.end());
        const std::uint8_t platform = own->platform;
        world.apply(RemovePost{PostId{static_cast<std::size_t>(own - posts.begin())}, RemovalReason::spam});
        CHECK_FALSE(world.measures().platforms[platform].has_statement);
        world.advance_to(at_hour(12));
        return count_of(world, Happening::Kind::removal_noticed);
    };
    CHECK(taken_back(100) == 1);
    CHECK(taken_back(1e6) == 0);
}

TEST_CASE("Paid praise works when it says why, and costs when it does not or is found out") {
    const auto campaign = [](const Overrides& overrides, bool disclosed, bool motive, double until) {
        Overrides all = overrides;
        all["campaign.anger_limit"] = 1;
        World world = storm.with(all).begin();
        RunCampaign command;
        command.kind = RunCampaign::Kind::influencer;
        command.disclosed = disclosed;
        command.motive_stated = motive;
        world.advance_to(at_hour(1));
        world.apply(command);
        world.advance_to(at_hour(until));
        return world;
    };
    const auto favour = [&](const Overrides& overrides, bool disclosed, bool motive, double until) {
        return over_seeds(
            storm, [&] { return campaign(overrides, disclosed, motive, until).measures().favourability; });
    };
    const auto trust = [&](const Overrides& overrides) {
        return over_seeds(storm, [&] { return trust_of(campaign(overrides, true, false, 12)); });
    };
    CHECK(favour({}, true, true, 12) > favour({{"campaign.influencer", 0}}, true, true, 12));
    CHECK(favour({}, true, false, 12) < favour({{"campaign.unmotivated", 0}}, true, false, 12));
    CHECK(favour({}, true, false, 12) < favour({}, true, true, 12));
    CHECK(trust({}) < trust({{"campaign.unmotivated_trust", 1}}));
    // Five in a hundred days.
    const World hidden = campaign({{"campaign.found_out", .9}}, false, true, 48);
    CHECK(count_of(hidden, Happening::Kind::campaign_backfired) == 1);
    CHECK(favour({{"campaign.found_out", .9}}, false, true, 48) <
          favour({{"campaign.found_out", 0}}, false, true, 48));
    CHECK(count_of(campaign({{"campaign.found_out", 0}}, false, true, 48),
                   Happening::Kind::campaign_backfired) == 0);
}

TEST_CASE("A campaign while people are angry backfires") {
    const auto favour = [](double limit) {
        return over_seeds(storm, [&] {
            World world = storm
                              .with({{"campaign.anger_limit", limit},
                                     {"campaign.audience", 1},
                                     {"complaint.affected", 0}})
                              .begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(3));
            world.apply(RunCampaign{});
            world.advance_to(at_hour(12));
            return world.measures().favourability;
        });
    };
    CHECK(favour(0) < favour(1));
}

TEST_CASE("A press release before the article takes the edge off it") {
    const auto reported = [](double edge) {
        World world = storm.with({{"article.statement_anger", edge}, {"article.hazard", 2}}).begin();
        testing::trigger(world, 0, 10);
        world.apply(PublishStatement{1, {{0, full_apology()}}, true});
        world.advance_to(at_hour(24));
        std::vector<float> anger;
        for (const Post& post : world.posts())
            if (post.kind == PostKind::article) anger.push_back(post.anger);
        return anger;
    };
    const std::vector<float> with = reported(.8), without = reported(1);
    REQUIRE_FALSE(with.empty());
    REQUIRE_FALSE(without.empty());
    CHECK(with.front() == Approx(.8F * without.front()));
}

TEST_CASE("Articles carry what the organisation said") {
    const auto favour = [](double carry) {
        return over_seeds(storm, [&] {
            World world =
                storm
                    .with({{"article.hazard", 2}, {"statement.article_carry", carry}, {"statement.carry", 0}})
                    .begin();
            testing::trigger(world, 0, 10);
            world.apply(PublishStatement{1, {{3, full_apology()}}, true});
            world.advance_to(at_hour(24));
            REQUIRE(world.measures().media_reports > 0);
            return world.measures().favourability;
        });
    };
    CHECK(favour(1) > favour(0));
}

TEST_CASE("Crisis posts carry the statement to those who see them") {
    CHECK(favour_stated({}, full_apology()) > favour_stated({{"statement.carry", 0}}, full_apology()));
}

TEST_CASE("Silence while it trends costs reputation every six hours") {
    const auto favour = [](double step) {
        return over_seeds(storm, [&] {
            const World world =
                storm.with({{"silence.step", step}, {"trend.floor", 1}, {"trend.growth", 1}}).until(24);
            return world.measures().favourability;
        });
    };
    CHECK(favour(6) < favour(48));
    CHECK(favour(2) < favour(6));
}

TEST_CASE("Proof against a denial punishes it a second time") {
    TextEffect denial;
    denial.denial = true;
    const auto proved = [&](const Overrides& overrides, bool contradicts) {
        World world = stated(overrides, denial, 1, 5);
        world.apply(FactBecomesKnown{.2, .1, contradicts, false});
        SeedPost leak;
        leak.script = 2;
        leak.reach = 5;
        world.apply(leak);
        world.advance_to(at_hour(12));
        return world;
    };
    const auto favour = [&](const Overrides& overrides, bool contradicts) {
        return over_seeds(storm, [&] { return proved(overrides, contradicts).measures().favourability; });
    };
    const auto trust = [&](const Overrides& overrides, bool contradicts) {
        return over_seeds(storm, [&] { return trust_of(proved(overrides, contradicts)); });
    };
    CHECK(favour({}, true) < favour({}, false));
    CHECK(trust({}, true) < trust({}, false));
    CHECK(trust({}, true) < trust({{"effect.proof_trust", 1}}, true));
}

TEST_CASE("Affected people who are contacted complain less") {
    const auto complaints = [](bool contacted) {
        return over_seeds(storm, [&] {
            World world = storm.begin();
            testing::trigger(world);
            if (contacted) world.apply(ContactAffected{1, 1, true});
            world.advance_to(at_hour(12));
            return std::count_if(world.posts().begin(), world.posts().end(),
                                 [](const Post& p) { return p.complaint && p.from_affected; });
        });
    };
    CHECK(complaints(true) < complaints(false));
}
