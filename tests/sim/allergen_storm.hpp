#pragma once
/// A storm like the allergen scenario, driven at the world's own door: an undeclared allergen, a company at
/// fault. Used by the tests and response_order.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/world.hpp"

namespace stormdrill::sim::testing {

inline NetworkSetup allergen_network(std::uint32_t people) {
    NetworkSetup setup;
    setup.people = people;
    setup.platforms = {{"facebook", PlatformKind::social_network, .60},
                       {"instagram", PlatformKind::photo_sharing, .40},
                       {"x", PlatformKind::microblog, .25},
                       {"ptt", PlatformKind::board, .08},
                       {"wechat", PlatformKind::closed_groups, .60},
                       {"news", PlatformKind::news, .70}};
    return setup;
}

inline StormSetup allergen_setup() {
    StormSetup setup;
    setup.local_midnight = SimTime{-10 * 3600}; // the first post appears at 10:00
    setup.outlets = {{"online", 1.3, .04, false},
                     {"tabloid", 1.3, .05, false},
                     {"daily", 1.7, .05, true},
                     {"tv", 2.0, .10, true},
                     {"paper", 2.3, .04, true}};
    return setup;
}

enum class Team { none, ideal, denial };

/// What happens anyway, and what the team does, every five minutes.
class Script {
public:
    explicit Script(Team team) : team_(team) {}

    void run(World& world, SimTime until) {
        constexpr std::int64_t step = 300;
        for (std::int64_t t = world.now().seconds; t <= until.seconds; t += step) {
            world.advance_to(SimTime{t});
            incidents(world, t);
            if (team_ == Team::ideal) ideal(world, t);
            if (team_ == Team::denial) denial(world, t);
        }
        if (world.now() < until) world.advance_to(until);
    }

private:
    static constexpr std::int64_t minute = 60, hour = 3600;

    static void incidents(World& w, std::int64_t t) {
        using Author = SeedPost::Author;
        const auto post = [&](Author author, std::uint8_t platform, std::uint32_t script, double anger,
                              double reach, bool vivid) {
            SeedPost seed;
            seed.author = author;
            seed.platform = platform;
            seed.script = script;
            seed.anger = anger;
            seed.reach = reach;
            seed.vivid = vivid;
            w.apply(seed);
        };
        if (t == 0) post(Author::affected, 0, 1, .7, 2, true);
        if (t == 90 * minute) post(Author::affected, 0, 2, .75, 2, true); // the photo from the hospital
        if (t == 5 * hour) { // an employee: the line was never cleaned
            w.apply(FactBecomesKnown{.25, .05, true, false});
            post(Author::employee, 3, 3, .6, 3, false);
        }
        if (t == 8 * hour) post(Author::influencer, 1, 4, .6, 1, false);
        if (t == 20 * hour) { // the official laboratory report
            w.apply(FactBecomesKnown{.15, 0, true, false});
            SeedPost report;
            report.author = Author::outlet;
            report.platform = 5;
            report.outlet = 2;
            report.script = 5;
            report.anger = .4;
            w.apply(report);
        }
    }

    static void state(World& w, std::uint32_t number, const std::vector<std::uint8_t>& platforms,
                      const TextEffect& text, bool press) {
        PublishStatement statement;
        statement.statement = number;
        for (const std::uint8_t p : platforms)
            statement.variants.push_back({p, text});
        statement.to_press = press;
        w.apply(statement);
    }

    /// Answers nine in ten complaints that are at least `delay` old.
    void answer_complaints(World& w, std::int64_t t, std::int64_t delay, const TextEffect& text) {
        for (; looked_at_ < w.posts().size(); ++looked_at_) {
            const Post& post = w.posts()[looked_at_];
            if (post.at.seconds > t - delay) break;
            if (post.complaint && !post.answered && post.key % 10 != 0)
                w.apply(ReplyToPost{PostId{looked_at_}, text});
        }
    }

    void answer_articles(World& w, const TextEffect& text) {
        const std::uint32_t reports = w.measures().media_reports;
        if (reports == reports_) return;
        reports_ = reports;
        for (std::uint8_t o = 0; o < w.storm().outlets.size(); ++o)
            w.apply(AnswerPress{o, text});
    }

    void ideal(World& w, std::int64_t t) {
        TextEffect holding;
        holding.responsibility = holding.regret = holding.explanation = 1;
        holding.empathy = true;
        TextEffect full;
        full.responsibility = full.regret = full.repair = full.explanation = full.repentance = 3;
        full.forgiveness = 1;
        full.empathy = true;
        TextEffect personal;
        personal.responsibility = personal.regret = personal.repair = personal.explanation = 2;
        personal.empathy = personal.personalised = true;
        if (t == 30 * minute) state(w, 1, {0}, holding, false);
        if (t == 2 * hour) state(w, 2, {0, 1, 2, 3, 4}, full, true);
        if (t >= 30 * minute) answer_complaints(w, t, 45 * minute, personal);
        if (t >= 2 * hour) answer_articles(w, full);
        if (t > 0 && t <= 6 * hour && t % hour == 0) w.apply(ContactAffected{1.0 / 6.0, 1.0, true});
        if (t == 24 * hour) w.apply(CarryOutRemedy{1.0});
    }

    void denial(World& w, std::int64_t t) {
        TextEffect deny;
        deny.denial = deny.blame_shift = true;
        TextEffect argue;
        argue.attack = argue.blame_shift = true;
        if (t == hour) state(w, 1, {0, 1, 2, 3, 4}, deny, true);
        if (t >= hour && t % hour == 0) {
            // Argues with a third of the complaints, and deletes two critical posts early on.
            for (; looked_at_ < w.posts().size(); ++looked_at_) {
                const Post& post = w.posts()[looked_at_];
                if (!post.complaint || post.answered || post.removed) continue;
                if (post.key % 3 == 0) w.apply(ReplyToPost{PostId{looked_at_}, argue});
            }
        }
        if (t == 2 * hour || t == 4 * hour) {
            std::size_t loudest = w.posts().size();
            for (std::size_t i = 0; i < w.posts().size(); ++i) {
                const Post& post = w.posts()[i];
                if (post.topic == Topic::chatter || !post.author.valid() || post.removed || post.mood >= 0)
                    continue;
                if (post.kind != PostKind::original) continue;
                if (loudest == w.posts().size() || post.viewers > w.posts()[loudest].viewers) loudest = i;
            }
            if (loudest < w.posts().size()) w.apply(RemovePost{PostId{loudest}, RemovalReason::criticism});
        }
    }

    Team team_;
    std::size_t looked_at_ = 0;
    std::uint32_t reports_ = 0;
};

} // namespace stormdrill::sim::testing
