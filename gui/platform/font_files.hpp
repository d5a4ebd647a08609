#pragma once
/// Which font files the window needs, and which Debian package brings each.

#include <filesystem>
#include <vector>

namespace stormdrill::gui {

struct FontFiles {
    std::filesystem::path latin_regular;
    std::filesystem::path latin_bold;
    std::filesystem::path
        cjk_regular; ///< a collection; face 3 is Traditional Chinese (face 0 would be Japanese)
    std::filesystem::path cjk_bold;
    std::filesystem::path icons;
    std::filesystem::path emoji; ///< empty when the font is not installed: emoji then show as boxes
    static constexpr long traditional_chinese_face = 3;
};

/// Looks below each of `roots` (searched in order). Throws OperatorError naming the Debian package of the
/// first font that is missing.
[[nodiscard]] FontFiles find_font_files(const std::vector<std::filesystem::path>& roots = {
                                            "/usr/share/fonts", "/usr/local/share/fonts"});

} // namespace stormdrill::gui
