#include "sim/part_measures.hpp"

#include <algorithm>
#include <vector>

#include "sim/person.hpp"
#include "sim/world_state.hpp"

namespace stormdrill::sim {

namespace {
struct GroupRoles {
    std::uint16_t any_of = 0, none_of = 0; ///< role bits; any_of 0: whoever has none of the others
};

/// By PublicGroup.
constexpr std::array<GroupRoles, public_group_count> roles_of_group{{
    {role::affected, 0},
    {role::customer, 0},
    {0, role::customer | role::employee | role::bot | role::media_account},
    {role::employee, 0},
    {role::shareholder, 0},
    {role::fan, 0},
    {role::hostile, 0},
    {role::journalist, 0},
}};

std::int64_t minute_of(std::int64_t second) {
    return (second + history_s) / 60;
}

bool belongs(std::uint16_t roles, const GroupRoles& group) {
    return (group.any_of == 0 || (roles & group.any_of) != 0) && (roles & group.none_of) == 0;
}

/// Adds up parts of the public, people by number and posts by time, so that sums have one order.
class PartSums {
public:
    PartSums(const Storm& s, std::int32_t now, std::size_t parts) : s_(s), now_(now), parts_(parts) {}

    /// `parts_of(who, add)` calls add(part) for every part that a person belongs to.
    template <class PartsOf>
    void add_everybody(const PartsOf& parts_of) {
        for (std::uint32_t i = 0; i < s_.people.size(); ++i) {
            const PersonId who{i};
            const Person& p = s_.people[i];
            const double anger = arousal_at(s_, p, now_);
            const double reputation = reputation_at(s_, p, now_);
            const bool customer = (s_.network->roles(who) & role::customer) != 0;
            parts_of(who, [&](std::size_t part) {
                Part& sums = parts_[part];
                ++sums.measures.people;
                sums.measures.reached_people += (p.flags & person_flag::reached) != 0;
                sums.measures.mean_anger += anger;
                sums.measures.trust += p.trust;
                sums.measures.favourability += reputation;
                sums.customers += customer;
                if (customer) sums.customers_reputation += reputation;
            });
        }
        for (const Post& post : s_.posts) {
            if (!post.author.valid()) continue;
            const bool recent = minute_of(post.at.seconds) > minute_of(now_) - 60;
            parts_of(post.author, [&](std::size_t part) {
                PartMeasures& m = parts_[part].measures;
                ++m.crisis_posts;
                if (!recent) return;
                ++m.crisis_posts_last_hour;
                m.mood += post.mood;
                m.negative_share += post.mood < 0;
            });
        }
    }

    [[nodiscard]] PartMeasures measures(std::size_t part) const {
        const Part& sums = parts_[part];
        PartMeasures m = sums.measures;
        const double people = std::max(1U, m.people), posts = std::max(1U, m.crisis_posts_last_hour);
        m.mean_anger /= people;
        m.trust /= people;
        m.favourability /= people;
        m.mood /= posts;
        m.negative_share /= posts;
        m.sales_index = sales_index(s_, sums.customers_reputation / std::max(1U, sums.customers));
        return m;
    }

private:
    struct Part {
        PartMeasures measures; ///< means as sums
        std::uint32_t customers = 0;
        double customers_reputation = 0;
    };
    const Storm& s_;
    std::int32_t now_;
    std::vector<Part> parts_;
};
} // namespace

std::vector<PartMeasures> World::community_measures() const {
    const std::size_t count = network_->communities();
    PartSums sums(*state_, static_cast<std::int32_t>(now_.seconds), count);
    sums.add_everybody([&](PersonId who, const auto& add) { add(network_->community(who)); });
    std::vector<PartMeasures> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(sums.measures(i));
    return out;
}

GroupMeasures World::group_measures() const {
    PartSums sums(*state_, static_cast<std::int32_t>(now_.seconds), public_group_count);
    sums.add_everybody([&](PersonId who, const auto& add) {
        const std::uint16_t roles = network_->roles(who);
        for (std::size_t group = 0; group < public_group_count; ++group) {
            if (belongs(roles, roles_of_group[group])) add(group);
        }
    });
    GroupMeasures out;
    for (std::size_t i = 0; i < public_group_count; ++i)
        out[i] = sums.measures(i);
    return out;
}

} // namespace stormdrill::sim
