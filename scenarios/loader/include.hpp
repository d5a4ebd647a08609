#pragma once
/// Files beside a scenario that hold its longest sections. Private to scenarios/.

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"

namespace stormdrill::scenarios {

/// A scenario and the files it includes as one YAML text, and which file each of its lines came from.
struct MergedText {
    std::string text;
    /// Parts in the order of the text; `first_line` counts from 1 in `text`, `offset` is added to get the
    /// file's own.
    struct Part {
        std::string file_name;
        std::size_t first_line = 1;
        std::size_t lines_skipped = 0; ///< of the file, before the part begins
    };
    std::vector<Part> parts;

    /// Where a place of `text` stands in the author's files.
    [[nodiscard]] Location in_files(Location where) const;
};

/// Appends to `text`, read from `file`, the files that its `include:` names; that key becomes a comment, so
/// that the result has no includes and the lines of `file` keep their numbers. Included files hold only the
/// top-level keys `voices`, `word_lists` and `team_texts`, each at most once over all files. Errors go to
/// `diagnostics`.
[[nodiscard]] MergedText merge_includes(const std::string& text, const std::filesystem::path& file,
                                        Diagnostics& diagnostics);

} // namespace stormdrill::scenarios
