#include "sim/network_circles.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

namespace {
std::uint64_t entity(const CirclePlan& plan, std::uint32_t of) {
    return (plan.layer << 40) | of;
}

/// A member and where he goes in one round of grouping.
struct Seat {
    std::uint32_t community = 0;
    std::uint32_t place = 0; ///< random order within the community
    PersonId person;
    auto operator<=>(const Seat&) const = default;
};

/// One round: everybody is in at most one group of it.
struct Round {
    std::vector<std::uint32_t> sizes;
    std::vector<PersonId> members;
};

/// Cuts the seats of one community into groups whose sizes are even on a log scale. The last one takes what
/// no group could be made of; a community below the least size has none.
void cut(const CirclePlan& plan, std::uint32_t number, std::span<const Seat> seats, Round& round) {
    const auto least = static_cast<std::uint32_t>(plan.parameters.group_least);
    const auto most = static_cast<std::uint32_t>(plan.parameters.group_most);
    CounterRandom random(plan.seed, stream("sim.network.group_size"), entity(plan, seats[0].community),
                         number);
    const double ratio = exact_log(static_cast<double>(most) / least);
    for (std::size_t left = seats.size(); left >= least;) {
        auto size = static_cast<std::size_t>(least * exact_exp(ratio * random.uniform()));
        if (size > left || left - size < least) size = left <= most ? left : left / 2;
        const auto group = seats.subspan(seats.size() - left, size);
        const auto begin = round.members.insert(round.members.end(), size, PersonId::none());
        std::transform(group.begin(), group.end(), begin, [](const Seat& s) { return s.person; });
        std::sort(begin, round.members.end());
        round.sizes.push_back(static_cast<std::uint32_t>(size));
        left -= size;
    }
}

Round draw_round(const CirclePlan& plan, double outside, std::uint32_t number, double part) {
    std::vector<Seat> seats;
    for (const PersonId person : plan.members) {
        CounterRandom random(plan.seed, stream("sim.network.groups"), entity(plan, person.value), number);
        if (!random.chance(part)) continue;
        const bool elsewhere = random.chance(outside);
        const PersonId host =
            elsewhere ? plan.members[random.below(static_cast<std::uint32_t>(plan.members.size()))] : person;
        seats.push_back({plan.people.community[host.index()], random(), person});
    }
    std::sort(seats.begin(), seats.end());
    Round round;
    for (auto begin = seats.begin(); begin != seats.end();) {
        const auto end =
            std::find_if(begin, seats.end(), [&](const Seat& s) { return s.community != begin->community; });
        cut(plan, number, {begin, end}, round);
        begin = end;
    }
    return round;
}

/// Fills the way back, from people to circles.
void turn_round(CircleParts& parts, std::size_t people) {
    parts.person_offsets.assign(people + 1, 0);
    for (const PersonId person : parts.members)
        ++parts.person_offsets[person.index() + 1];
    for (std::size_t p = 0; p < people; ++p)
        parts.person_offsets[p + 1] += parts.person_offsets[p];
    parts.of_person.resize(parts.members.size());
    std::vector<std::uint32_t> cursor(parts.person_offsets.begin(), parts.person_offsets.end() - 1);
    for (std::uint32_t c = 0; c + 1 < parts.offsets.size(); ++c) {
        for (std::uint32_t k = parts.offsets[c]; k < parts.offsets[c + 1]; ++k)
            parts.of_person[cursor[parts.members[k].index()]++] = c;
    }
}
} // namespace

CircleParts draw_groups(const CirclePlan& plan, double outside, unsigned threads) {
    const double wanted = plan.parameters.groups_per_member;
    std::vector<Round> rounds(static_cast<std::size_t>(wanted) + 1);
    for_blocks(rounds.size(), 1, threads, [&](std::size_t r, std::size_t) {
        rounds[r] = draw_round(plan, outside, static_cast<std::uint32_t>(r),
                               std::min(1.0, wanted - static_cast<double>(r)));
    });
    CircleParts parts;
    parts.offsets.push_back(0);
    for (const Round& round : rounds) {
        for (const std::uint32_t size : round.sizes)
            parts.offsets.push_back(parts.offsets.back() + size);
        parts.members.insert(parts.members.end(), round.members.begin(), round.members.end());
    }
    turn_round(parts, plan.people.community.size());
    return parts;
}

CircleParts draw_boards(const CirclePlan& plan) {
    const auto boards = static_cast<std::size_t>(plan.parameters.boards);
    std::vector<std::vector<PersonId>> readers(boards);
    for (const PersonId person : plan.members) {
        CounterRandom random(plan.seed, stream("sim.network.boards"), entity(plan, person.value));
        const float* interest =
            &plan.people.community_interest[plan.people.community[person.index()] * topic_count];
        bool reads = false;
        for (std::size_t b = 0; b < boards; ++b) {
            double chance = plan.parameters.board_readers *
                            exact_pow(static_cast<double>(b + 1), -plan.parameters.board_exponent);
            // The largest board is for everybody; the others have subjects.
            if (b > 0) chance *= 0.5 + 0.5 * topic_count * static_cast<double>(interest[b % topic_count]);
            if (!random.chance(chance)) continue;
            readers[b].push_back(person);
            reads = true;
        }
        if (!reads) readers[0].push_back(person);
    }
    CircleParts parts;
    parts.offsets.push_back(0);
    for (const auto& board : readers) {
        parts.members.insert(parts.members.end(), board.begin(), board.end());
        parts.offsets.push_back(static_cast<std::uint32_t>(parts.members.size()));
    }
    turn_round(parts, plan.people.community.size());
    return parts;
}

} // namespace stormdrill::sim
