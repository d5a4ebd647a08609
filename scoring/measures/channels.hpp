#pragma once
/// Where statements stood and where the crisis burned.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scoring/measures/measure.hpp"

namespace stormdrill::scoring {

/// A platform that carried crisis posts and on which the organisation can speak, with the people reached
/// there.
struct AffectedPlatform {
    std::string id;
    double reached = 0;
};
/// By the last truth of the log; the burning platform is always among them.
[[nodiscard]] std::vector<AffectedPlatform> affected_platforms(const Transcript& drill);

/// Channel → the first statement of any kind that stood there.
[[nodiscard]] std::map<std::string, Done> first_statement_by_channel(const Transcript& drill);

/// What the scenario says of a platform; null when it says nothing.
[[nodiscard]] const PlatformProfile* profile_of(const Transcript& drill, const std::string& platform);

} // namespace stormdrill::scoring
