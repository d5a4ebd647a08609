#pragma once
/// What happened to a drill's world, in order: all that acts, facts and incidents brought to it. A journal
/// plays at the world's door, without seats and log, and so a hundred times faster than the drill; without
/// some of its acts, or on another seed.

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "drill/seat.hpp"
#include "sim/world.hpp"

namespace stormdrill::drill {

/// The post that a reply or removal aims at, so that it can be found in a world where ids have shifted, or
/// another one like it in the world of another seed.
struct PostTarget {
    std::uint64_t key = 0;
    bool chatter = false;
    bool from_public = false; ///< somebody wrote it: neither scripted nor the organisation's own
    // Where it stood among the posts that waited for an answer:
    std::uint8_t platform = 0;
    sim::Topic topic = sim::Topic::crisis;
    bool complaint = false, from_affected = false;
    std::uint32_t viewers = 0; ///< people who had seen it
    std::uint32_t rank =
        0; ///< of chatter: its number; else how many of the same platform, topic and kind waited before it

    PostTarget() = default;
    PostTarget(const sim::World& world, sim::PostId post);
    /// This very post, or none. Chatter has the same ids in all worlds of one seed.
    [[nodiscard]] sim::PostId same_in(const sim::World& world) const;
    /// In a world of another seed: the post that waits there at the same rank, or the last that does; the
    /// organisation's own and scripted posts themselves; none when there is nothing like it.
    [[nodiscard]] sim::PostId alike_in(const sim::World& world) const;
};

struct JournalEntry {
    SimTime at;
    std::size_t line = 0; ///< of the act in the log, which everything that follows from the act shares; 0:
                          ///< the scenario brought it
    Seat seat = Seat::lead;
    std::string_view act;                ///< its name (act.hpp)
    std::optional<sim::Command> command; ///< none: the act leaves the world alone
    std::optional<PostTarget> target;    ///< of a reply, a removal or a facilitator's comment
    std::optional<std::size_t> fact;     ///< happens only while the public does not know this fact yet
    std::string unless;                  ///< happens only when no act of this name was done before
};

struct Journal {
    sim::StormSetup storm;
    std::vector<std::uint8_t> known_facts; ///< per fact, at the start
    std::vector<JournalEntry> entries;     ///< in the order in which they happened
};

/// A world on its way through a journal. A copy is a snapshot. The journal must outlive it.
class JournalPlayer {
public:
    JournalPlayer(const Journal& journal, std::shared_ptr<const sim::Network> network, std::uint64_t seed,
                  bool own_seed);
    /// Goes on from a world that the first `done` entries have made.
    JournalPlayer(const Journal& journal, sim::World world, std::size_t done);

    /// From here on, nothing that follows from the acts of these lines happens.
    void leave_out(std::set<std::size_t> lines) { left_out_ = std::move(lines); }
    /// Up to, but without, this entry.
    void play_to_entry(std::size_t entry);
    /// Everything at or before `t`.
    void play_until(SimTime t);

    [[nodiscard]] const sim::World& world() const { return world_; }
    /// Replies and removals that did not happen because the post they aimed at was not there.
    [[nodiscard]] std::size_t lost() const { return lost_; }

private:
    void play_next();
    /// Whether it comes to pass; keeps in mind what later entries ask for.
    [[nodiscard]] bool happens(const JournalEntry& entry);

    const Journal* journal_;
    sim::World world_;
    bool own_seed_ = true;
    std::size_t next_ = 0;
    std::vector<std::uint8_t> known_facts_;
    std::set<std::string_view> done_;
    std::set<std::size_t> left_out_;
    std::size_t lost_ = 0;
};

} // namespace stormdrill::drill
