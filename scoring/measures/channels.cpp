#include "scoring/measures/channels.hpp"

#include <algorithm>

namespace stormdrill::scoring {

const PlatformProfile* profile_of(const Transcript& drill, const std::string& platform) {
    const auto& all = drill.platform_profiles;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const PlatformProfile& p) { return p.platform == platform; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<AffectedPlatform> affected_platforms(const Transcript& drill) {
    std::vector<AffectedPlatform> affected;
    const auto can_speak = [&](const std::string& id) {
        const PlatformProfile* profile = profile_of(drill, id);
        return profile == nullptr || profile->organisation_has_account;
    };
    if (!drill.truth.empty())
        for (const PlatformTruth& platform : drill.truth.back().platforms)
            if (platform.crisis_posts > 0 && can_speak(platform.platform))
                affected.push_back({platform.platform,
                                    static_cast<double>(std::max<std::int64_t>(platform.reached_people, 1))});
    const bool listed = std::any_of(affected.begin(), affected.end(), [&](const AffectedPlatform& p) {
        return p.id == drill.burning_platform;
    });
    if (!listed && !drill.burning_platform.empty() && can_speak(drill.burning_platform))
        affected.push_back({drill.burning_platform, 1});
    return affected;
}

std::map<std::string, Done> first_statement_by_channel(const Transcript& drill) {
    std::map<std::string, Done> first;
    for (const Statement& statement : drill.statements) {
        if (!statement.published) continue;
        for (const TextRecord& text : statement.variants) {
            const auto [at, is_new] = first.emplace(text.channel, text.done);
            if (!is_new && text.done.at < at->second.at) at->second = text.done;
        }
    }
    return first;
}

} // namespace stormdrill::scoring
