#include "gui/platform/glyph_atlas.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.hpp"
#include "gui/platform/font_faces.hpp"

namespace stormdrill::gui {
namespace {

constexpr int atlas_width = 1024;
constexpr int first_height = 1024;
constexpr int greatest_height = 8192;
constexpr std::uint32_t clear_white = 0x00FFFFFFu;

std::uint64_t glyph_key(char32_t character, Weight weight, int size) {
    return static_cast<std::uint64_t>(weight) << 56 | static_cast<std::uint64_t>(size) << 32 | character;
}

std::uint32_t white_with_alpha(float alpha) {
    return clear_white | static_cast<std::uint32_t>(std::lround(std::clamp(alpha, 0.f, 1.f) * 255.f)) << 24;
}

float smooth_step(float t) {
    t = std::clamp(t, 0.f, 1.f);
    return t * t * (3 - 2 * t);
}

} // namespace

struct GlyphAtlas::Impl {
    // Shelves: glyphs of like height stand in one row, left to right.
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;
    };

    Impl(const FontFiles& files, float scale_factor) : faces(files), scale(scale_factor) { clear(); }

    void clear() {
        height = first_height;
        pixels.assign(static_cast<std::size_t>(atlas_width) * static_cast<std::size_t>(height), clear_white);
        shelves.clear();
        next_y = 0;
        glyphs.clear();
        shapes.clear();
        full = false;
        changed_first = 0;
        changed_end = height;
        white = place(4, 4);
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 4; ++x)
                at(white.x + x, white.y + y) = 0xFFFFFFFFu;
        white = {white.x + 1, white.y + 1, 2, 2};
    }

    std::uint32_t& at(int x, int y) {
        return pixels[static_cast<std::size_t>(y) * atlas_width + static_cast<std::size_t>(x)];
    }

    // Room for a picture, with one clear texel around it so that smoothing never reaches a neighbour.
    AtlasRegion place(int w, int h) {
        const int shelf_height = (h + 2 + 3) / 4 * 4;
        for (auto& shelf : shelves)
            if (shelf.height == shelf_height && shelf.used + w + 2 <= atlas_width) {
                const AtlasRegion region{shelf.used + 1, shelf.y + 1, w, h};
                shelf.used += w + 2;
                return mark(region);
            }
        if (next_y + shelf_height > height) {
            if (height >= greatest_height) {
                full = true;
                return {};
            }
            height *= 2;
            pixels.resize(static_cast<std::size_t>(atlas_width) * static_cast<std::size_t>(height),
                          clear_white);
            changed_first = 0;
            changed_end = height;
        }
        shelves.push_back({next_y, shelf_height, w + 2});
        next_y += shelf_height;
        return mark({1, shelves.back().y + 1, w, h});
    }

    AtlasRegion mark(AtlasRegion region) {
        changed_first = std::min(changed_first, region.y);
        changed_end = std::max(changed_end, region.y + region.height);
        return region;
    }

    template <class Alpha>
    AtlasRegion shape(std::pair<int, int> key, int side, Alpha alpha) {
        if (const auto it = shapes.find(key); it != shapes.end()) return it->second;
        const AtlasRegion region = place(side, side);
        for (int y = 0; y < region.height; ++y)
            for (int x = 0; x < region.width; ++x)
                at(region.x + x, region.y + y) =
                    white_with_alpha(alpha(static_cast<float>(x) + .5f, static_cast<float>(y) + .5f));
        return shapes.emplace(key, region).first->second;
    }

    FontFaces faces;
    float scale;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    std::vector<Shelf> shelves;
    int next_y = 0;
    bool full = false;
    int changed_first = 0;
    int changed_end = 0;
    AtlasRegion white;
    std::unordered_map<std::uint64_t, Glyph> glyphs;
    std::map<std::pair<int, int>, AtlasRegion> shapes; // (radius, thickness); thickness 0 a disc, -1 a shadow
};

GlyphAtlas::GlyphAtlas(const FontFiles& files, float scale) : impl_(std::make_unique<Impl>(files, scale)) {
    SD_ASSERT(scale >= 1 && scale <= 3);
}
GlyphAtlas::~GlyphAtlas() = default;

float GlyphAtlas::advance(char32_t character, Font font) {
    const auto size = static_cast<int>(std::lround(static_cast<float>(font.size) * impl_->scale));
    return glyph(character, font.weight, size).advance / impl_->scale;
}

const Glyph& GlyphAtlas::glyph(char32_t character, Weight weight, int physical_size) {
    const auto key = glyph_key(character, weight, physical_size);
    if (const auto it = impl_->glyphs.find(key); it != impl_->glyphs.end()) return it->second;
    const GlyphPicture picture = impl_->faces.draw(character, weight, physical_size);
    Glyph glyph;
    glyph.advance = picture.advance;
    glyph.colored = picture.colored;
    if (!picture.pixels.empty()) {
        glyph.region = impl_->place(picture.width, picture.height);
        for (int y = 0; y < glyph.region.height; ++y)
            for (int x = 0; x < glyph.region.width; ++x)
                impl_->at(glyph.region.x + x, glyph.region.y + y) =
                    picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
        glyph.left = picture.left;
        glyph.top = picture.top;
        glyph.width = static_cast<float>(glyph.region.width);
        glyph.height = static_cast<float>(glyph.region.height);
    }
    return impl_->glyphs.emplace(key, glyph).first->second;
}

AtlasRegion GlyphAtlas::disc(int radius) {
    const auto r = static_cast<float>(radius);
    return impl_->shape({radius, 0}, 2 * radius,
                        [r](float x, float y) { return r - std::hypot(x - r, y - r) + .5f; });
}

AtlasRegion GlyphAtlas::ring(int radius, int thickness) {
    const auto r = static_cast<float>(radius);
    const auto t = static_cast<float>(thickness);
    return impl_->shape({radius, thickness}, 2 * radius, [r, t](float x, float y) {
        const float d = std::hypot(x - r, y - r);
        return std::clamp(r - d + .5f, 0.f, 1.f) - std::clamp(r - t - d + .5f, 0.f, 1.f);
    });
}

AtlasRegion GlyphAtlas::shadow(int blur) {
    const auto half = static_cast<float>(2 * blur);
    return impl_->shape({blur, -1}, 4 * blur, [half](float x, float y) {
        const float fx = 1 - std::min(x, 2 * half - x) / half;
        const float fy = 1 - std::min(y, 2 * half - y) / half;
        return smooth_step(1 - std::hypot(fx, fy));
    });
}

AtlasRegion GlyphAtlas::white() {
    return impl_->white;
}
float GlyphAtlas::scale() const {
    return impl_->scale;
}
int GlyphAtlas::width() const {
    return atlas_width;
}
int GlyphAtlas::height() const {
    return impl_->height;
}
std::span<const std::uint32_t> GlyphAtlas::pixels() const {
    return impl_->pixels;
}

std::optional<GlyphAtlas::Rows> GlyphAtlas::take_changed_rows() {
    if (impl_->changed_first >= impl_->changed_end) return std::nullopt;
    const Rows rows{impl_->changed_first, impl_->changed_end - impl_->changed_first};
    impl_->changed_first = impl_->height;
    impl_->changed_end = 0;
    return rows;
}

void GlyphAtlas::start_frame() {
    if (impl_->full) impl_->clear();
}

} // namespace stormdrill::gui
