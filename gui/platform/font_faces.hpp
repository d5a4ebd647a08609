#pragma once
/// FreeType behind a narrow door: picks the face for a character and draws its picture. Only glyph_atlas.cpp
/// uses it.

#include <array>
#include <cstdint>
#include <vector>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "gui/platform/font_files.hpp"
#include "gui/text/font.hpp"

namespace stormdrill::gui {

/// Straight-alpha RGBA pixels in the byte order of the machine's little-endian words: 0xAABBGGRR.
struct GlyphPicture {
    int width = 0;
    int height = 0;
    float left = 0;
    float top = 0;
    float advance = 0;
    bool colored = false;
    std::vector<std::uint32_t> pixels;
};

class FontFaces {
public:
    explicit FontFaces(const FontFiles& files);
    ~FontFaces();
    FontFaces(const FontFaces&) = delete;
    FontFaces& operator=(const FontFaces&) = delete;

    /// A character no face has becomes an empty box. `size` in pixels per em.
    [[nodiscard]] GlyphPicture draw(char32_t character, Weight weight, int size);

private:
    enum Slot : std::size_t { latin, latin_bold, cjk, cjk_bold, icons, emoji, slot_count };
    struct Choice {
        Slot slot = latin;
        FT_UInt index = 0; ///< glyph index; 0 is the "missing" box
    };
    void open(Slot slot, const std::filesystem::path& path, long face);
    [[nodiscard]] Choice choose(char32_t character, Weight weight) const;
    void set_size(Slot slot, int size);
    [[nodiscard]] GlyphPicture draw_emoji(FT_UInt index, int size);

    FT_Library library_ = nullptr;
    std::array<FT_Face, slot_count> faces_{};
    std::array<int, slot_count> sizes_{};
};

/// Combining marks, joiners and variation selectors of emoji: drawn as nothing.
[[nodiscard]] bool is_invisible(char32_t character);

} // namespace stormdrill::gui
