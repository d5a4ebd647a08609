#include "gui/platform/font_faces.hpp"

#include <algorithm>
#include <cmath>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

// Punctuation that Chinese text shares with Latin text, but that must be as wide as an ideograph there.
bool prefers_cjk(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}
bool is_icon(char32_t c) {
    return c >= 0xE000 && c <= 0xF8FF;
}
bool prefers_emoji(char32_t c) {
    return (c >= 0x1F300 && c <= 0x1FAFF) || c == 0x2764 || c == 0x2728 || c == 0x2B50 || c == 0x26A0 ||
           c == 0x2705 || c == 0x274C || c == 0x23F0;
}

float pixels(FT_Pos value_26_6) {
    return static_cast<float>(value_26_6) / 64.f;
}

// Colour emoji come in one size (136 x 128): average the source pixels that fall on each target pixel.
std::vector<std::uint32_t> shrink(const FT_Bitmap& source, int width, int height) {
    std::vector<std::uint32_t> target(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const auto columns = static_cast<int>(source.width);
    const auto rows = static_cast<int>(source.rows);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int x0 = x * columns / width, x1 = std::max(x0 + 1, (x + 1) * columns / width);
            const int y0 = y * rows / height, y1 = std::max(y0 + 1, (y + 1) * rows / height);
            std::uint32_t b = 0, g = 0, r = 0, a = 0;
            for (int sy = y0; sy < y1; ++sy)
                for (int sx = x0; sx < x1; ++sx) {
                    const unsigned char* p = source.buffer + sy * source.pitch + sx * 4; // premultiplied BGRA
                    b += p[0], g += p[1], r += p[2], a += p[3];
                }
            const auto count = static_cast<std::uint32_t>((x1 - x0) * (y1 - y0));
            const auto straight = [a](std::uint32_t sum) {
                return a == 0 ? 0u : std::min(255u, sum * 255u / a);
            };
            target[static_cast<std::size_t>(y * width + x)] =
                straight(r) | straight(g) << 8 | straight(b) << 16 | (a / count) << 24;
        }
    return target;
}

} // namespace

bool is_invisible(char32_t c) {
    return c == 0x200D || c == 0x200B || c == 0xFEFF || c == 0x20E3 || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE01EF) || c < 0x20;
}

FontFaces::FontFaces(const FontFiles& files) {
    if (FT_Init_FreeType(&library_) != 0) throw OperatorError("FreeType does not start");
    open(latin, files.latin_regular, 0);
    open(latin_bold, files.latin_bold, 0);
    open(cjk, files.cjk_regular, FontFiles::traditional_chinese_face);
    open(cjk_bold, files.cjk_bold, FontFiles::traditional_chinese_face);
    open(icons, files.icons, 0);
    if (!files.emoji.empty() && FT_New_Face(library_, files.emoji.c_str(), 0, &faces_[emoji]) == 0 &&
        (faces_[emoji]->num_fixed_sizes == 0 || FT_Select_Size(faces_[emoji], 0) != 0)) {
        FT_Done_Face(faces_[emoji]);
        faces_[emoji] = nullptr;
    }
}

FontFaces::~FontFaces() {
    FT_Done_FreeType(library_);
} // frees the faces as well

void FontFaces::open(Slot slot, const std::filesystem::path& path, long face) {
    if (FT_New_Face(library_, path.c_str(), face, &faces_[slot]) != 0) {
        FT_Done_FreeType(library_);
        throw OperatorError("cannot read face " + std::to_string(face) + " of the font " + path.string() +
                            "; install its Debian package anew");
    }
}

void FontFaces::set_size(Slot slot, int size) {
    if (sizes_[slot] == size) return;
    FT_Set_Pixel_Sizes(faces_[slot], 0, static_cast<FT_UInt>(size));
    sizes_[slot] = size;
}

FontFaces::Choice FontFaces::choose(char32_t c, Weight weight) const {
    const Slot west = weight == Weight::bold ? latin_bold : latin;
    const Slot east = weight == Weight::bold ? cjk_bold : cjk;
    std::array<Slot, 4> order{west, east, emoji, icons};
    if (is_icon(c))
        order = {icons, west, east, emoji};
    else if (prefers_emoji(c))
        order = {emoji, east, west, icons};
    else if (prefers_cjk(c))
        order = {east, west, emoji, icons};
    for (const Slot slot : order) {
        if (faces_[slot] == nullptr) continue;
        if (const FT_UInt index = FT_Get_Char_Index(faces_[slot], c); index != 0) return {slot, index};
    }
    return {west, 0};
}

GlyphPicture FontFaces::draw(char32_t character, Weight weight, int size) {
    GlyphPicture picture;
    if (is_invisible(character)) return picture;
    const Choice choice = choose(character, weight);
    if (choice.slot == emoji) return draw_emoji(choice.index, size);
    set_size(choice.slot, size);
    FT_Face face = faces_[choice.slot];
    if (FT_Load_Glyph(face, choice.index, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) return picture;
    const FT_GlyphSlot slot = face->glyph;
    picture.advance = pixels(slot->advance.x);
    picture.width = static_cast<int>(slot->bitmap.width);
    picture.height = static_cast<int>(slot->bitmap.rows);
    picture.left = static_cast<float>(slot->bitmap_left);
    picture.top = static_cast<float>(-slot->bitmap_top);
    picture.pixels.reserve(static_cast<std::size_t>(picture.width * picture.height));
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.pixels.push_back(
                0x00FFFFFFu | static_cast<std::uint32_t>(slot->bitmap.buffer[y * slot->bitmap.pitch + x])
                                  << 24);
    return picture;
}

GlyphPicture FontFaces::draw_emoji(FT_UInt index, int size) {
    GlyphPicture picture;
    FT_Face face = faces_[emoji];
    if (FT_Load_Glyph(face, index, FT_LOAD_RENDER | FT_LOAD_COLOR) != 0) return picture;
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) return picture;
    picture.colored = true;
    picture.height = static_cast<int>(std::lround(static_cast<float>(size) * 1.15f));
    picture.width =
        static_cast<int>(std::lround(static_cast<float>(picture.height) * static_cast<float>(bitmap.width) /
                                     static_cast<float>(bitmap.rows)));
    picture.left = 1;
    picture.top = -std::round(static_cast<float>(size) * 0.95f);
    picture.advance = static_cast<float>(picture.width + 2);
    picture.pixels = shrink(bitmap, picture.width, picture.height);
    return picture;
}

} // namespace stormdrill::gui
