#include "drill/crowd_setup.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/diagnostics.hpp"

namespace stormdrill::drill {

namespace {
template <class T, std::size_t N>
T named(const std::array<std::pair<std::string_view, T>, N>& names, std::string_view name) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
    SD_ASSERT(found != names.end()); // the loader knows the names
    return found->second;
}

using sim::PlatformKind;
constexpr std::array<std::pair<std::string_view, PlatformKind>, 6> platform_kinds{{
    {"microblog", PlatformKind::microblog},
    {"social_network", PlatformKind::social_network},
    {"photo_sharing", PlatformKind::photo_sharing},
    {"closed_groups", PlatformKind::closed_groups},
    {"board", PlatformKind::board},
    {"news", PlatformKind::news},
}};

using sim::Cluster;
constexpr std::array<std::pair<std::string_view, Cluster>, 3> clusters{{
    {"victim", Cluster::victim},
    {"accident", Cluster::accident},
    {"preventable", Cluster::preventable},
}};

using Author = sim::SeedPost::Author;
constexpr std::array<std::pair<std::string_view, Author>, 8> authors{{
    {"affected", Author::affected},
    {"customer", Author::customer},
    {"employee", Author::employee},
    {"influencer", Author::influencer},
    {"journalist", Author::journalist},
    {"hostile", Author::hostile},
    {"authority", Author::journalist}, // speaks to everybody, as the press does
    {"colleague", Author::employee},
}};

using sim::Weekday;
constexpr std::array<std::pair<std::string_view, Weekday>, 7> weekdays{{
    {"monday", Weekday::monday},
    {"tuesday", Weekday::tuesday},
    {"wednesday", Weekday::wednesday},
    {"thursday", Weekday::thursday},
    {"friday", Weekday::friday},
    {"saturday", Weekday::saturday},
    {"sunday", Weekday::sunday},
}};
} // namespace

sim::NetworkSetup network_setup(const scenarios::Scenario& scenario, std::int64_t people) {
    sim::NetworkSetup setup;
    setup.people = static_cast<std::uint32_t>(people > 0 ? people : scenario.people);
    setup.network_seed = static_cast<std::uint64_t>(scenario.network_seed);
    for (const scenarios::Platform& platform : scenario.platforms) {
        setup.platforms.push_back({platform.id, named(platform_kinds, platform.kind), platform.presence});
    }
    setup.affected_share = scenario.affected.share;
    setup.outlets =
        static_cast<std::uint32_t>(std::min<std::size_t>(scenario.outlets.size(), sim::max_outlet_accounts));
    setup.parameter_overrides = scenario.crowd_parameters;
    return setup;
}

sim::StormSetup storm_setup(const scenarios::Scenario& scenario, double goodwill) {
    sim::StormSetup setup;
    setup.cluster = named(clusters, scenario.cluster);
    setup.at_fault = scenario.at_fault != "no";
    setup.harm_to_people = scenario.harm_to_people;
    setup.severity = scenario.severity;
    setup.starting_trust = std::clamp(scenario.starting_trust + goodwill, 0.0, 1.0);
    setup.local_midnight = SimTime{} - scenario.local_start;
    setup.weekday = named(weekdays, scenario.local_weekday);
    for (const scenarios::Outlet& outlet : scenario.outlets) {
        setup.outlets.push_back({outlet.id, outlet.threshold, outlet.audience, outlet.national});
    }
    setup.parameter_overrides = scenario.crowd_parameters;
    return setup;
}

sim::SeedPost seed_post(const scenarios::Scenario& scenario, const scenarios::Inject& inject,
                        std::uint32_t script) {
    sim::SeedPost post;
    const scenarios::Persona* persona = scenario.persona(inject.persona);
    post.author = named(authors, persona != nullptr ? std::string_view(persona->kind) : "customer");
    post.platform = static_cast<std::uint8_t>(scenario.platform_index(inject.platform));
    post.script = script;
    post.anger = inject.anger;
    post.reach = inject.reach;
    post.vivid = inject.vivid;
    if (persona != nullptr && !persona->outlet.empty() && scenario.platforms[post.platform].kind == "news") {
        post.author = Author::outlet;
        const scenarios::Outlet* outlet = scenario.outlet(persona->outlet);
        post.outlet = static_cast<std::uint8_t>(outlet - scenario.outlets.data());
    }
    return post;
}

} // namespace stormdrill::drill
