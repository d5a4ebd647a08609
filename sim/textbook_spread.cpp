#include "sim/textbook_spread.hpp"

#include <algorithm>
#include <bit>

#include "base/diagnostics.hpp"

namespace stormdrill::sim {

namespace {
std::uint32_t longest_row(const TieRows& ties) {
    std::uint32_t longest = 0;
    for (std::uint32_t p = 0; p < ties.people(); ++p)
        longest = std::max(longest, ties.offsets[p + std::size_t{1}] - ties.offsets[p]);
    return longest;
}

/// So many hits are on their way from memory before they are looked at.
constexpr std::size_t enough_spots = 256;

/// A bucket should hold some hundred infections at the height of the outbreak: fewer leave the row of open
/// blocks too long for the cache, more make its sorting longer. Things happen at the pace of recovering and
/// of infecting a row.
double choose_buckets_per_recovery(const TieRows& ties, double beta, double gamma) {
    constexpr double people_per_bucket = 20'000, least = 20, most = 65'536;
    const double people = std::max(1U, ties.people());
    const double pace = 1.0 + beta / gamma * static_cast<double>(ties.others.size()) / people;
    return std::min(most, pace * std::max(least, people / people_per_bucket));
}

// Rows lie anywhere in memory; asking for them so many infections before they are read hides the way there.
constexpr std::size_t offset_ahead = 12, row_ahead = 6;
} // namespace

std::vector<PersonId> first_infected(std::uint32_t people, std::uint32_t count, std::uint64_t seed,
                                     std::uint32_t run) {
    SD_ASSERT(count <= people);
    CounterRandom random(seed, stream("sim.textbook.first"), run);
    PersonBits chosen(people);
    std::vector<PersonId> first;
    // Floyd's sample without repetition (Bentley and Floyd 1987): count draws, however many there are.
    for (std::uint32_t last = people - count; last < people; ++last) {
        const std::uint32_t drawn = random.below(last + 1);
        const std::uint32_t person = chosen.has(drawn) ? last : drawn;
        chosen.add(person);
        first.emplace_back(person);
    }
    std::sort(first.begin(), first.end());
    return first;
}

TextbookSir::TextbookSir(TieRows ties, double beta, double gamma)
    : ties_(ties), recovery_per_infection_(gamma / beta), gamma_(gamma),
      buckets_per_recovery_(choose_buckets_per_recovery(ties, beta, gamma)), infected_(ties.people()),
      hits_(longest_row(ties) + std::size_t{1}) {
    SD_ASSERT(beta > 0 && gamma > 0);
}

SpreadResult TextbookSir::run(std::span<const PersonId> first, std::uint64_t seed, std::uint32_t run) {
    const RandomBlock luck(seed, stream("sim.textbook.sir"), run);
    infected_.clear();
    queue_.clear();
    for (const PersonId p : first)
        queue_.push(0, {p.value, 0});
    SpreadResult result;
    double last = 0;
    const auto still_healthy = [this](const Infection& e) { return !infected_.has(e.person); };
    while (queue_.ready(queue_.last_bucket, still_healthy)) {
        const Infection next = queue_.take();
        // Not in a function of its own: g++ takes one that only prefetches for one that does nothing.
        if (const Infection* later = queue_.ahead(offset_ahead))
            __builtin_prefetch(&ties_.offsets[later->person]);
        if (const Infection* soon = queue_.ahead(row_ahead)) {
            const PersonId* row = ties_.others.data() + ties_.offsets[soon->person];
            for (std::size_t line = 0; line < 3; ++line) // of 16 contacts; most rows are shorter
                __builtin_prefetch(row + 16 * line);
        }
        if (infected_.has(next.person)) continue; // twice in one bucket
        infected_.add(next.person);
        last = queue_.open_bucket() + next.place * 0x1p-32;
        result.contacts += infect(next.person, last, luck);
        ++result.infected;
    }
    result.ended = last / (buckets_per_recovery_ * gamma_);
    return result;
}

/// Lay the infectious time of the contacts end to end, and infections are a Poisson process along that line:
/// the segment in which one falls says whom it hits, its place in the segment when. Only the first in each
/// segment counts, so the next is drawn from the segment's end (the process has no memory). That is one
/// exponential per hit instead of a coin per contact and a logarithm per hit.
std::uint32_t TextbookSir::infect(std::uint32_t person, double bucket_time, const RandomBlock& luck) {
    QuickRandom random = luck.of(person);
    const double recovery = exponential_.draw(random); // in units of 1 / gamma
    const double segments_per_draw = recovery_per_infection_ / recovery;
    const double buckets = recovery * buckets_per_recovery_;
    SD_ASSERT(bucket_time + buckets < 4'000'000'000.0);
    const std::uint32_t begin = ties_.offsets[person];
    const std::uint32_t degree = ties_.offsets[person + std::size_t{1}] - begin;
    const PersonId* row = ties_.others.data() + begin;
    Hit* const hits = hits_.data();
    std::size_t count = 0;
    double at = exponential_.draw(random) * segments_per_draw;
    while (at < degree) {
        const auto segment = static_cast<std::int64_t>(at);
        const std::uint32_t contact = row[segment].value;
        // Written whether it counts or not: no branch to guess wrong.
        hits[count] = {contact, at - static_cast<double>(segment)};
        count += infected_.has(contact) ? 0U : 1U;
        at = static_cast<double>(segment + 1) + exponential_.draw(random) * segments_per_draw;
    }
    for (std::size_t i = 0; i < count; ++i)
        plan(hits[i].person, bucket_time + hits[i].delay * buckets);
    return degree;
}

void TextbookSir::plan(std::uint32_t person, double bucket_time) {
    const auto bucket = static_cast<std::int64_t>(bucket_time);
    const auto place = static_cast<std::int64_t>((bucket_time - static_cast<double>(bucket)) * 0x1p32);
    queue_.push(static_cast<std::uint32_t>(bucket), {person, static_cast<std::uint32_t>(place)});
}

TextbookCascade::TextbookCascade(TieRows ties, double chance)
    : ties_(ties), gaps_(chance), infected_(ties.people()), active_(ties.people()), hit_(ties.people()),
      touched_(hit_.words().size() / (64 * 64) + 1, 0) {
    spots_.resize(enough_spots + longest_row(ties) + 1);
}

SpreadResult TextbookCascade::run(std::span<const PersonId> first, std::uint64_t seed, std::uint32_t run) {
    const RandomBlock luck(seed, stream("sim.textbook.cascade"), run);
    infected_.clear();
    for (const PersonId p : first)
        hit(p.value);
    SpreadResult result;
    for (double round = 0;; round += 1) {
        const std::uint32_t fresh = begin_round();
        if (fresh == 0) return result;
        result.infected += fresh;
        result.ended = round;
        result.contacts += spread_round(luck);
    }
}

void TextbookCascade::hit(std::uint32_t person) {
    hit_.add(person);
    touched_[person >> 18] |= std::uint64_t{1} << (person >> 12 & 63);
}

std::uint32_t TextbookCascade::begin_round() {
    groups_.clear();
    std::uint32_t fresh = 0;
    for (std::size_t t = 0; t < touched_.size(); ++t) {
        for (std::uint64_t left = touched_[t]; left != 0; left &= left - 1) {
            const std::size_t group = t * 64 + static_cast<std::size_t>(std::countr_zero(left));
            groups_.push_back(group);
            const std::size_t end = std::min(hit_.words().size(), group * 64 + 64);
            for (std::size_t w = group * 64; w < end; ++w) {
                const std::uint64_t word = hit_.word(w) & ~infected_.word(w);
                hit_.word(w) = 0;
                active_.word(w) = word;
                infected_.word(w) |= word;
                fresh += static_cast<std::uint32_t>(std::popcount(word));
            }
        }
        touched_[t] = 0;
    }
    return fresh;
}

std::uint64_t TextbookCascade::spread_round(const RandomBlock& luck) {
    std::uint64_t contacts = 0;
    // By rising number, so that rows are read in the order in which they lie. The draws do not mind.
    for (const std::size_t group : groups_) {
        const std::size_t end = std::min(active_.words().size(), group * 64 + 64);
        for (std::size_t w = group * 64; w < end; ++w) {
            for (std::uint64_t left = active_.word(w); left != 0; left &= left - 1) {
                contacts += draw_row(static_cast<std::uint32_t>(w * 64) +
                                         static_cast<std::uint32_t>(std::countr_zero(left)),
                                     luck);
            }
        }
    }
    settle_spots();
    return contacts;
}

/// Jumps from hit to hit; which person lies there is looked up later, when it has come from memory.
std::uint32_t TextbookCascade::draw_row(std::uint32_t person, const RandomBlock& luck) {
    QuickRandom random = luck.of(person);
    const std::size_t begin = ties_.offsets[person];
    const std::size_t end = ties_.offsets[person + std::size_t{1}];
    std::size_t* const spots = spots_.data();
    std::size_t count = spot_count_;
    for (std::size_t at = begin;;) {
        const std::uint32_t gap = gaps_.draw(random);
        at += gap;
        if (at >= end) break;
        const std::size_t is_hit = gap != GapTable::longest ? 1 : 0;
        spots[count] = at;
        __builtin_prefetch(ties_.others.data() + at);
        count += is_hit;
        at += is_hit;
    }
    spot_count_ = count;
    if (count >= enough_spots) settle_spots();
    return static_cast<std::uint32_t>(end - begin);
}

void TextbookCascade::settle_spots() {
    for (std::size_t i = 0; i < spot_count_; ++i)
        hit(ties_.others[spots_[i]].value);
    spot_count_ = 0;
}

} // namespace stormdrill::sim
