#pragma once
/// Where the painter gets its picture parts from: glyphs and a few anti-aliased shapes, all in one texture.

#include "gui/text/font.hpp"

namespace stormdrill::gui {

/// A rectangle of the texture, in texels.
struct AtlasRegion {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

/// A glyph's picture in physical pixels: `left`, `top` from the pen on the base line to its corner (y
/// downwards).
struct Glyph {
    AtlasRegion region;
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
    float advance = 0;
    bool colored = false; ///< an emoji: drawn as it is, not in the text's colour
};

class GlyphSource : public FontMetrics {
public:
    /// `physical_size` in pixels per em on the screen.
    [[nodiscard]] virtual const Glyph& glyph(char32_t character, Weight weight, int physical_size) = 0;
    /// A filled disc of diameter 2*radius, physical pixels.
    [[nodiscard]] virtual AtlasRegion disc(int radius) = 0;
    /// A circle line of that outer radius.
    [[nodiscard]] virtual AtlasRegion ring(int radius, int thickness) = 0;
    /// A square of 4*blur by 4*blur, dark in the middle and soft towards the edge; stretched by its inner
    /// cross.
    [[nodiscard]] virtual AtlasRegion shadow(int blur) = 0;
    /// A texel that is white and opaque, with white neighbours.
    [[nodiscard]] virtual AtlasRegion white() = 0;
    /// Physical pixels per logical pixel.
    [[nodiscard]] virtual float scale() const = 0;
};

} // namespace stormdrill::gui
