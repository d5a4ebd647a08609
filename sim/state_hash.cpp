#include <array>
#include <bit>

#include "base/hash.hpp"
#include "sim/world_state.hpp"

namespace stormdrill::sim {

namespace {
/// Collects numbers one by one, so that padding and field order in memory do not matter.
class Words {
public:
    void add(std::uint64_t word) { words_.push_back(word); }
    void add(double number) { words_.push_back(std::bit_cast<std::uint64_t>(number)); }
    [[nodiscard]] std::uint64_t hash(std::uint64_t seed) const {
        return hash_array<std::uint64_t>(words_, seed);
    }
    void clear() { words_.clear(); }

private:
    std::vector<std::uint64_t> words_;
};

std::uint64_t pair(std::uint32_t high, std::uint32_t low) {
    return (std::uint64_t{high} << 32) | low;
}
std::uint64_t bits(std::int64_t v) {
    return static_cast<std::uint64_t>(v);
}

void add_post(Words& w, const Post& p, const PostTraits& t) {
    w.add(p.key);
    w.add(bits(p.at.seconds));
    w.add(pair(p.author.value, p.parent.value));
    w.add(pair(p.root.value, p.script));
    w.add(pair(p.viewers, p.shares));
    w.add(pair(p.comments, p.likes));
    std::uint64_t small = p.platform;
    small = small << 4 | static_cast<std::uint64_t>(p.kind);
    small = small << 4 | static_cast<std::uint64_t>(p.topic);
    small = small << 8 | p.outlet;
    small = small << 8 | static_cast<std::uint8_t>(p.mood);
    small = small << 3 | p.words;
    small = small << 1 | std::uint64_t{p.complaint};
    small = small << 1 | std::uint64_t{p.from_affected};
    small = small << 1 | std::uint64_t{p.removed};
    small = small << 1 | std::uint64_t{p.answered};
    small = small << 1 | std::uint64_t{t.exploded};
    small = small << 8 | t.facts;
    small = small << 8 | t.replies;
    small = small << 8 | static_cast<std::uint64_t>(t.door);
    w.add(small);
    w.add(pair(std::bit_cast<std::uint32_t>(p.anger), static_cast<std::uint16_t>(t.message)));
    w.add(t.act_chance);
    w.add(t.severity);
    w.add(t.thread);
    w.add(t.reply_effect);
    w.add(pair(std::bit_cast<std::uint32_t>(t.debunk), t.rumour));
    w.add(std::uint64_t{t.prompt.value});
}

void add_platform(Words& w, const PlatformState& p) {
    for (const MinuteCounts& m : p.minutes) {
        w.add(pair(m.crisis, m.negative));
        w.add(bits(m.mood));
        w.add(std::uint64_t{m.bots});
        w.add(pair(m.anger, m.anger_squared));
    }
    w.add(pair(p.last_hour.crisis, p.last_hour.negative));
    w.add(p.crisis_views);
    w.add(pair(p.crisis_posts, p.reached));
    w.add(pair(static_cast<std::uint32_t>(p.trend_began), p.trending ? 1 : 0));
    for (const std::int16_t m : p.standing)
        w.add(bits(m));
}

void add_message(Words& w, const Message& m) {
    for (const double v : {m.gain, m.harm, m.calm, m.provoke, m.fit, m.source, m.corrects, m.trust_factor})
        w.add(v);
    w.add(pair(m.group, m.key));
    w.add(std::uint64_t{m.false_denial});
}

void add_globals(Words& w, const Storm& s) {
    for (const std::int32_t v :
         {s.next_minute, s.first_crisis, s.first_heat, s.last_fact, s.first_statement, s.last_statement,
          s.last_silence_step, s.last_explosion, s.anger_at, s.reputation_at, s.peak_anger_at}) {
        w.add(bits(v));
    }
    for (const double v :
         {s.severity, s.acting, s.attention, s.discount, s.anger_excess, s.anger_person_hours, s.trust_sum,
          s.fading_reputation, s.lasting_reputation, s.customers_fading_reputation,
          s.customers_lasting_reputation, s.lasting_share, s.peak_mean_anger}) {
        w.add(v);
    }
    w.add(pair(s.message_groups, s.media_reports));
    w.add(pair(s.reached, s.contacted));
    w.add(std::uint64_t{s.peak_posts_per_hour});
    w.add(pair(static_cast<std::uint16_t>(s.press_message), s.silence_steps));
    w.add(std::uint64_t{s.denial_stands} << 2 | std::uint64_t{s.denial_exposed} << 1 |
          std::uint64_t{s.national_media});
    for (const Storm::Fact& f : s.facts) {
        w.add(f.blame);
        w.add(std::uint64_t{f.contradicts_denial});
    }
    for (const Rumour& r : s.rumours) {
        w.add(r.key);
        w.add(r.corrections);
        w.add(r.strength);
        w.add(std::uint64_t{r.judged});
    }
    for (const OutletState& o : s.outlets) {
        w.add(
            pair(static_cast<std::uint32_t>(o.first_decision), static_cast<std::uint32_t>(o.last_decision)));
        w.add(pair(static_cast<std::uint16_t>(o.answer), o.articles));
    }
    for (const Happening& h : s.happenings) {
        w.add(bits(h.at.seconds));
        w.add(pair(static_cast<std::uint32_t>(h.kind) << 8 | h.platform, h.post.value));
    }
}
} // namespace

std::uint64_t World::state_hash() const {
    const Storm& s = *state_;
    // A Person has no padding (storm.hpp asserts its size), so its bytes are its value.
    std::uint64_t h = hash64(std::as_bytes(std::span<const Person>(s.people)), seed_);
    Words words;
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        add_post(words, s.posts[i], s.traits[i]);
        if (i % 4096 == 4095) {
            h = words.hash(h);
            words.clear();
        }
    }
    for (const PlatformState& p : s.platforms)
        add_platform(words, p);
    for (const Message& m : s.messages)
        add_message(words, m);
    add_globals(words, s);
    words.add(s.queue.hash());
    for (const auto* marked : {&s.answered_chatter, &s.removed_chatter}) {
        words.add(std::uint64_t{marked->size()});
        for (const std::uint32_t number : *marked)
            words.add(std::uint64_t{number});
    }
    words.add(bits(now_.seconds));
    return words.hash(h);
}

} // namespace stormdrill::sim
