#pragma once
/// What the public said, for statistics by other programs (spread-model.md 7): cascades per platform, volume
/// over time.

#include <filesystem>

#include "sim/world.hpp"

namespace stormdrill::drill {

/// Writes FOLDER/PLATFORM.csv (`cascade_id,node,parent,t_s,followers,kind`) for every platform with ties or
/// boards: every cascade, chatter and posts that nobody shared included; chatter that is still being shared
/// is followed to its end, cascades of the crisis to now(). A post that shares something from another
/// platform is a root here. Followers are those of real accounts: simulated ones times act.audience_scale;
/// empty for accounts without an author. Kinds: root, rt (share), re (comment or reply). Makes the folder;
/// throws OperatorError when a file cannot be written.
void write_cascades(const sim::World& world, const std::filesystem::path& folder);

/// Writes crisis posts per minute and mood (`series_id,t_s,count,kind`; kind neg, neu or pos; seconds since
/// the first crisis post), articles left out; those go to the file's name with `-media` before the extension.
/// Minutes without a post have no row. Throws OperatorError when a file cannot be written.
void write_volume(const sim::World& world, const std::filesystem::path& file);

} // namespace stormdrill::drill
