#include "scoring/sop.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/file.hpp"

namespace stormdrill::scoring {

const Clause* Sop::clause(std::string_view wanted) const {
    const auto found =
        std::find_if(clauses.begin(), clauses.end(), [&](const Clause& c) { return c.id == wanted; });
    return found == clauses.end() ? nullptr : &*found;
}

int Sop::level(double posts_per_hour, double people, bool harm_to_people, bool national_media) const {
    const double rate = people > 0 ? posts_per_hour * 100'000.0 / people : 0;
    int level = 1;
    for (std::size_t i = 0; i < severity.posts_per_hour_per_100000.size(); ++i)
        if (rate >= severity.posts_per_hour_per_100000[i]) level = static_cast<int>(i) + 2;
    if (harm_to_people) level = std::max(level, severity.least_level_with_harm);
    if (national_media) level = std::max(level, severity.least_level_with_national_media);
    return level;
}

std::optional<TimeTarget> Sop::target(std::string_view wanted, int level) const {
    const Clause* found = clause(wanted);
    if (found == nullptr) return std::nullopt;
    if (const auto at = found->targets.find(level); at != found->targets.end()) return at->second;
    if (level != 1) return std::nullopt;
    const auto second = found->targets.find(2);
    if (second == found->targets.end()) return std::nullopt;
    return TimeTarget{second->second.target * 2, second->second.limit * 2};
}

double timing_share(SimDuration taken, const TimeTarget& target) {
    if (taken <= target.target) return 1;
    if (taken >= target.limit) return 0;
    return static_cast<double>(target.limit.seconds - taken.seconds) /
           static_cast<double>(target.limit.seconds - target.target.seconds);
}

Sop load_sop(const std::filesystem::path& file) {
    return parse_sop(read_file(file, 4u << 20), file.string());
}

} // namespace stormdrill::scoring
