#pragma once
/// What the public is made of and what breaks over it: plain data, filled by the drill room from a scenario.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace stormdrill::sim {

/// How people are tied and how posts travel; the figures per kind are in the parameter dictionary
/// (parameters.hpp), after spread-model.md sections 1 and 2.
enum class PlatformKind : std::uint8_t {
    microblog,      ///< X, Weibo: directed, public, shares
    social_network, ///< Facebook: mutual ties
    photo_sharing,  ///< Instagram
    closed_groups,  ///< WeChat, LINE: groups and official accounts
    board,          ///< PTT: boards, pushes, 爆
    news,           ///< outlets; readers, no ties
};

/// The most platforms one world may have (masks are 16 bits wide).
inline constexpr std::size_t max_platforms = 16;

struct PlatformSetup {
    std::string id; ///< as the scenario names it: `facebook`, `x`, `ptt`; also the prefix of its parameters
    PlatformKind kind = PlatformKind::microblog;
    double presence = 0.4; ///< share of people present, (0, 1]
};

struct OutletSetup {
    std::string id;
    double threshold = 1.7; ///< theta of spread-model.md 5: log10 of crisis posts an hour per 10^5 people
    double audience = 0.05; ///< share of people its articles reach, (0, 1]
    bool national = false;  ///< counts for severity level 3 (definitions.md)
};

/// The most outlets that have accounts on the platforms.
inline constexpr std::uint32_t max_outlet_accounts = 64;

/// Builds people and ties; fixed per scenario, so that an ensemble builds the network once.
struct NetworkSetup {
    std::uint32_t people = 20'000; ///< 1,000 to 10,000,000
    std::uint64_t network_seed = 1;
    std::vector<PlatformSetup> platforms; ///< 1 to max_platforms; `news` platforms carry no ties
    double chinese_share = 0.85;          ///< people who write zh-TW rather than English, [0, 1]
    double affected_share = 0.004;        ///< customers whom the fault harmed or may harm
    double customer_share = 0.30;
    double employee_share = 0.002;
    double shareholder_share = 0.01;
    double fan_share = 0.03;
    double hostile_share = 0.05;
    double journalist_share = 0.0005;
    double bot_share = 0.01;    ///< paid and automated accounts
    double troll_share = 0.005; ///< accounts that live on provoking
    std::uint32_t outlets = 0;  ///< how many outlets have accounts on the platforms
    /// By dictionary name. Rows that do not shape a network (parameters.hpp, shapes_network) change nothing
    /// here.
    std::map<std::string, double> parameter_overrides;
};

/// SCCT crisis clusters (Coombs).
enum class Cluster : std::uint8_t { victim, accident, preventable };

/// Local time. Weekends have an activity clock of their own (spread-model.md 2.1).
enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

/// The storm that breaks. One world, one storm.
struct StormSetup {
    Cluster cluster = Cluster::preventable;
    bool at_fault = true;
    bool harm_to_people = true;
    double severity = 1.25;      ///< factor on anger: .75 / 1 / 1.25 / 1.5 for levels 1-4 (definitions.md)
    double starting_trust = 0.6; ///< c_O of everybody on average, [0, 1]; goodwill built beforehand raises it
    std::size_t topic = 0;       ///< what it is about, as people's interests go (Network::topic_fit)
    double chatter_per_day = 1.0; ///< posts on other topics per person present, per day and platform
    SimTime local_midnight{0};    ///< when 00:00 local time falls; the activity clock needs it
    /// Of T+0. A Thursday, as in the first crisis, where nobody says: 48 hours from ten o'clock on reach into
    /// Saturday morning.
    Weekday weekday = Weekday::thursday;
    std::vector<OutletSetup> outlets;
    std::map<std::string, double>
        parameter_overrides; ///< by dictionary name; unknown names are a broken promise
};

} // namespace stormdrill::sim
