#pragma once
/// How somebody comes across a post.

#include <cstdint>

namespace stormdrill::sim {

enum class Door : std::uint8_t {
    none,           ///< no post brought him here
    follower,       ///< he follows the author, or is in a group or reads a board with him
    trending_topic, ///< the page of a trending topic
    front_page,     ///< a board post that exploded (爆)
    outlet,         ///< he reads the outlet
    organisation,   ///< it speaks, and he is among those whom it reaches or who lie in wait for it
    first_audience, ///< those beside followers who meet a scripted post, a rumour or a protest
    removal,        ///< it was taken down, and he noticed
};

} // namespace stormdrill::sim
