#pragma once
/// Posts on other topics: the everyday talk in which a crisis begins (definitions.md, "Sharing arithmetic").
/// They run through the same ties, reaction times and reproduction ratios as the crisis; only their shares
/// are so rare that their number is drawn per post instead of a coin per follower. Nobody's state depends on
/// them, and nothing that anybody does changes them: they are the same in every world of a network, setup and
/// seed. So they are made when somebody looks, in blocks of one tick, once for a world and all its copies; a
/// world at which nobody looks pays nothing for them.

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

/// All chatter of a world, numbered in the order of time; copies share it. Every call may come from any
/// thread. `s` is the world that asks, or one of its copies.
class Chatter {
public:
    Chatter();
    /// The chatter of `s` without roots after the tick that holds `t`, their shares played to the end.
    [[nodiscard]] static Chatter ending(std::int32_t t);

    /// How many posts there are at or before `t`.
    [[nodiscard]] std::uint32_t count(const Storm& s, std::int32_t t) const;
    /// Post `number`, which must exist.
    [[nodiscard]] ChatterPost post(const Storm& s, std::uint32_t number) const;
    /// The number of the post at which its chain of shares began.
    [[nodiscard]] std::uint32_t root(const Storm& s, std::uint32_t number) const;
    /// Posts from number `first` up to `t`, oldest first.
    [[nodiscard]] std::vector<ChatterHead> since(const Storm& s, std::uint32_t first, std::int32_t t) const;
    /// The newest `most` posts of a platform at or before `t`, newest first.
    [[nodiscard]] std::vector<ChatterHead> newest(const Storm& s, std::size_t platform, std::size_t most,
                                                  std::int32_t t) const;
    /// Of all whole ticks that have begun at `t`.
    [[nodiscard]] std::uint64_t hash(const Storm& s, std::int32_t t) const;

private:
    struct Stream;
    friend class ChatterTick;

    explicit Chatter(std::size_t ticks_with_roots);

    std::shared_ptr<Stream> stream_;
};

/// A chatter post as the world shows it; views, likes and comments are numbers drawn from its key.
[[nodiscard]] Post chatter_post(const Storm& s, std::uint32_t number);

} // namespace stormdrill::sim
