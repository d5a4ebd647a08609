#include "scoring/turn_watch.hpp"

namespace stormdrill::scoring {

int level_of(const Truth& truth, const Sop& sop, std::int64_t people, bool harm_to_people) {
    return sop.level(static_cast<double>(truth.crisis_posts_last_hour), static_cast<double>(people),
                     harm_to_people && truth.crisis_posts > 0, truth.national_media);
}

std::vector<Turn> TurnWatch::look(const Truth& truth, const Sop& sop) {
    std::vector<Turn> turns;
    if (truth.level != level_) {
        turns.push_back({truth.at, "level", std::to_string(level_) + "→" + std::to_string(truth.level)});
        level_ = truth.level;
    }
    if (sop.is_volume_turn(truth.crisis_posts_last_hour, truth.growth) &&
        truth.at - last_volume_turn_ >= hours(1)) {
        turns.push_back({truth.at, "volume", std::to_string(truth.crisis_posts_last_hour) + " posts/h"});
        last_volume_turn_ = truth.at;
    }
    return turns;
}

} // namespace stormdrill::scoring
