#pragma once
/// What the public said, for statistics by other programs (spread-model.md 7): cascades per platform, volume
/// over time, and which posts carried it.

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

/// Writes why the storm went where it went as JSON lines: the `most` strongest carriers (sim/carriers.hpp),
/// the strongest first. Each line is a post (`post`, `at_s` since T+0, `platform`, `kind`, `topic`, `author`
/// and his real `followers`, or the `outlet`; `viewers`) with `posts_set_off`, `views_set_off` and its
/// `path`: posts from the one that began it to itself, each with the `door` by which its author came to the
/// one before and the seconds since that (`after_s`). Throws OperatorError when the file cannot be written.
void write_carriers(const sim::World& world, std::size_t most, const std::filesystem::path& file);

} // namespace stormdrill::drill
