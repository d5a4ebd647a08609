#pragma once
/// Ground truth of parts of the public: its communities, and the groups that a crisis team asks about
/// (features of the damage form, SOP clause V1).

#include <array>
#include <cstddef>
#include <cstdint>

namespace stormdrill::sim {

/// Groups overlap: an affected person is a customer, too.
enum class PublicGroup : std::uint8_t {
    affected,
    customers,
    prospects, ///< neither customers nor employees, nor machines or outlets: who might still buy
    employees,
    shareholders,
    fans,
    hostile,
    journalists,
};
inline constexpr std::size_t public_group_count = 8;

/// One part of the public at one moment. Means are over all its people, whether reached or not, machines
/// included, so that those of communities, weighed by people, are those of the whole public (Measures).
struct PartMeasures {
    std::uint32_t people = 0;
    std::uint32_t reached_people = 0;         ///< by the crisis
    std::uint32_t crisis_posts = 0;           ///< by its people, so far; articles are nobody's
    std::uint32_t crisis_posts_last_hour = 0; ///< as PlatformMeasures count them
    double mood = 0;                          ///< mean of those, [-2, 2]; 0 when there are none
    double negative_share = 0;                ///< of those, [0, 1]
    double mean_anger = 0;                    ///< arousal, [0, 1]
    double trust = 0;                         ///< mean c_O, [0, 1]
    double favourability = 0;                 ///< mean reputation against the start, standardised
    double sales_index = 100;                 ///< what its customers buy, 100 at T+0 and without customers
};

using GroupMeasures = std::array<PartMeasures, public_group_count>;

} // namespace stormdrill::sim
