#pragma once
/// What the rows of the validation table (spread-model.md 7) are measured on: worlds with the dictionary's
/// own numbers, in pairs that differ in one setting or one act and share all luck.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/world.hpp"

namespace stormdrill::validation {

/// One line of the printed table.
struct Result {
    int row = 0;
    std::string statistic;
    std::string band;
    std::string measured;
    bool inside = false;
    std::string note; ///< what else is worth knowing; printed below the table
};

using Overrides = std::map<std::string, double>; ///< by dictionary name

/// What the command line says of all batches.
struct Setting {
    std::uint32_t people = 20'000;
    Overrides overrides; ///< tried on every world, the network included
};

[[nodiscard]] inline SimTime at_hour(double hour) {
    return SimTime{static_cast<std::int64_t>(hour * 3600)};
}

/// People and ties with the platforms of the allergen storm, built once per setting.
[[nodiscard]] std::shared_ptr<const sim::Network> network_of(const Setting& setting);
/// The same number of people, all of them on one platform besides the news.
[[nodiscard]] std::shared_ptr<const sim::Network> network_of(const Setting& setting,
                                                             const sim::PlatformSetup& only);

/// A world in which nothing has happened yet; `more` besides the setting's own overrides. Without chatter,
/// which does not move the crisis and costs most of the time.
[[nodiscard]] sim::World begin(const Setting& setting, std::shared_ptr<const sim::Network> network,
                               sim::StormSetup storm, std::uint64_t seed, const Overrides& more = {});

/// The allergen storm (tests/sim/allergen_storm.hpp), unattended until some hour.
[[nodiscard]] sim::World unattended(const Setting& setting, std::uint64_t seed, double hours,
                                    const Overrides& more = {});

/// A scripted first post of an affected customer.
[[nodiscard]] sim::SeedPost first_post(std::uint8_t platform, double reach);

/// The same words on all platforms with ties or boards.
[[nodiscard]] sim::PublishStatement statement(const sim::World& world, const sim::TextEffect& text,
                                              bool to_press = true);

[[nodiscard]] inline bool by_role(const sim::World& world, const sim::Post& post, std::uint16_t role) {
    return post.author.valid() && (world.network().roles(post.author) & role) != 0;
}

/// Text as by printf.
[[nodiscard, gnu::format(printf, 1, 2)]] std::string text(const char* format, ...);

/// A line on the standard error stream about what is being done.
[[gnu::format(printf, 1, 2)]] void progress(const char* format, ...);

} // namespace stormdrill::validation
