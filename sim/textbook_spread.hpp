#pragma once
/// The two processes by which spreading programs are compared, run on the ties, the random streams and the
/// queue of the world (tie_rows.hpp, base/random_block.hpp, bucket_queue.hpp). They measure speed and prove
/// those parts; the world does not use them.

#include <cstdint>
#include <span>
#include <vector>

#include "base/random_tables.hpp"
#include "sim/bucket_queue.hpp"
#include "sim/tie_rows.hpp"

namespace stormdrill::sim {

/// What came of one run.
struct SpreadResult {
    std::uint32_t infected = 0; ///< people ever infected, the first ones included
    std::uint64_t contacts = 0; ///< looked at: the sum of the row lengths of all infected
    double ended = 0;           ///< when the last was infected; for the cascade in rounds after the first
};

/// `count` different people drawn at random, sorted. A function of (people, count, seed, run); count at most
/// people.
[[nodiscard]] std::vector<PersonId> first_infected(std::uint32_t people, std::uint32_t count,
                                                   std::uint64_t seed, std::uint32_t run);

/// A bit per person.
class PersonBits {
public:
    explicit PersonBits(std::uint32_t people) : words_(people / 64 + std::size_t{1}, 0) {}
    [[nodiscard]] bool has(std::uint32_t p) const { return (words_[p / 64] >> (p % 64) & 1) != 0; }
    void add(std::uint32_t p) { words_[p / 64] |= std::uint64_t{1} << (p % 64); }
    [[nodiscard]] std::uint64_t& word(std::size_t i) { return words_[i]; }
    [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }
    void clear() { words_.assign(words_.size(), 0); }

private:
    std::vector<std::uint64_t> words_;
};

/// SIR in continuous time (Kermack and McKendrick 1927, on a graph: Pastor-Satorras et al. 2015, section
/// IV): an infected person infects each contact at rate `beta` per unit of time and recovers at rate
/// `gamma`, then is immune. Event driven and exact: infections happen in the order of their times.
///
/// Both rates above 0, in the same unit of time. One object, one thread; it keeps its memory between runs
/// (about 20 bytes per person at R0 near 4).
class TextbookSir {
public:
    /// `ties` must outlive this.
    TextbookSir(TieRows ties, double beta, double gamma);

    /// A function of (ties, rates, first, seed, run) on every machine. `first` are infected at time 0.
    SpreadResult run(std::span<const PersonId> first, std::uint64_t seed, std::uint32_t run);

    /// Who was infected in the last run.
    [[nodiscard]] const PersonBits& infected() const { return infected_; }

private:
    /// A contact's infection, unless somebody else was faster.
    struct Infection {
        std::uint32_t person;
        std::uint32_t place; ///< in its bucket of time, in 2^-32
    };
    struct Order {
        static std::uint32_t place(const Infection& e) { return e.place; }
        static std::uint64_t key(const Infection& e) { return std::uint64_t{e.place} << 32 | e.person; }
        static bool before(const Infection& a, const Infection& b) { return key(a) < key(b); }
    };
    struct Hit {
        std::uint32_t person;
        double delay; ///< share of the infectious time
    };

    /// Draws whom `person`, infected at `bucket_time`, will infect when; returns the number of contacts.
    std::uint32_t infect(std::uint32_t person, double bucket_time, const RandomBlock& luck);
    void plan(std::uint32_t person, double bucket_time);

    TieRows ties_;
    double recovery_per_infection_; ///< gamma / beta
    double gamma_;
    double buckets_per_recovery_; ///< 1 / gamma is this many buckets of time
    ExponentialTable exponential_;
    PersonBits infected_;
    BucketQueue<Infection, Order> queue_;
    std::vector<Hit> hits_;
};

/// The independent cascade (Kempe, Kleinberg and Tardos 2003, section 2.1), in synchronous rounds: who was
/// infected in the round before infects each contact with probability `chance`, once.
///
/// `chance` in [0, 1]. One object, one thread; four bits per person besides the ties.
class TextbookCascade {
public:
    /// `ties` must outlive this.
    TextbookCascade(TieRows ties, double chance);

    /// A function of (ties, chance, first, seed, run) on every machine. `first` are round 0.
    SpreadResult run(std::span<const PersonId> first, std::uint64_t seed, std::uint32_t run);

    /// Who was infected in the last run.
    [[nodiscard]] const PersonBits& infected() const { return infected_; }

private:
    void hit(std::uint32_t person);
    /// Everybody hit for the first time is this round's; returns how many.
    std::uint32_t begin_round();
    /// Throws the coins of everybody of this round; returns the number of contacts.
    std::uint64_t spread_round(const RandomBlock& luck);
    std::uint32_t draw_row(std::uint32_t person, const RandomBlock& luck);
    void settle_spots();

    TieRows ties_;
    GapTable gaps_;
    PersonBits infected_;
    PersonBits active_;                  ///< infected in the round before
    PersonBits hit_;                     ///< in this round, infected already or not
    std::vector<std::uint64_t> touched_; ///< bit per 64 words of hit_, so that a small round costs little
    std::vector<std::size_t> groups_;    ///< of 64 words that hold active people
    std::vector<std::size_t> spots_;     ///< places in ties_.others whose people are hit
    std::size_t spot_count_ = 0;
};

} // namespace stormdrill::sim
