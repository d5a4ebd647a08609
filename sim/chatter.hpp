#pragma once
/// Posts on other topics: the everyday talk in which a crisis begins (definitions.md, "Sharing arithmetic").
/// They run through the same ties, reaction times and reproduction ratios as the crisis; only their shares
/// are so rare that their number is drawn per post instead of a coin per follower. Nobody's state depends on
/// them, and nothing that anybody does changes them: they are the same in every world of a network, setup and
/// seed. So they are made once, in blocks of one tick, and copies of a world share the blocks.

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/command.hpp"
#include "sim/world.hpp"

namespace stormdrill::sim {

struct Storm;

/// What is kept of one post; the rest follows from its key (chatter_post() below).
struct ChatterPost {
    static constexpr std::uint32_t no_parent = 0xffffffffu;

    std::uint64_t key = 0;
    std::int32_t at = 0; ///< simulated seconds
    PersonId author;
    std::uint32_t parent = no_parent; ///< number of the post that it shares
    std::uint16_t shares = 0;         ///< how often it will have been shared in the end
    std::uint8_t platform = 0;
    std::int8_t mood = 0;
};
static_assert(sizeof(ChatterPost) == 24);

/// All chatter so far, numbered in the order of time.
class Chatter {
public:
    /// Adds the posts of [at, at + tick); `at` is a whole tick, each in turn.
    void add_tick(const Storm& s, std::int32_t at);

    /// Adds ticks without new roots until the last planned share has been made.
    void run_out(const Storm& s);

    /// How many posts there are at or before `t`.
    [[nodiscard]] std::uint32_t count(std::int32_t t) const;
    [[nodiscard]] const ChatterPost& operator[](std::uint32_t number) const;
    /// Posts on a platform in the minute that begins at `minute_at`, which has been made.
    [[nodiscard]] std::uint32_t in_minute(std::size_t platform, std::int32_t minute_at) const;
    [[nodiscard]] std::uint64_t hash() const;

private:
    struct Share { ///< planned, of a post that stands in an earlier block
        std::uint64_t key = 0;
        std::int32_t at = 0;
        PersonId author;
        std::uint32_t parent = 0;
    };
    struct Block {
        std::vector<ChatterPost> posts;
        std::vector<std::uint32_t> per_minute; ///< platform × minute of the tick
        std::uint64_t hash = 0;
    };
    friend class ChatterTick;

    std::vector<std::shared_ptr<const Block>> blocks_;
    std::vector<std::uint32_t> first_{0}; ///< number of the first post of each block, and one past the last
    std::vector<std::vector<Share>> planned_; ///< per tick, the next one first
};

/// A chatter post as the world shows it; views, likes and comments are numbers drawn from its key.
[[nodiscard]] Post chatter_post(const Storm& s, std::uint32_t number);

} // namespace stormdrill::sim
