#pragma once
/// A font without files: ideographs are as wide as the font's size, everything else half of it.

#include "gui/platform/glyph_source.hpp"

namespace stormdrill::gui {

class FixedWidthGlyphs final : public GlyphSource {
public:
    [[nodiscard]] float advance(char32_t c, Font font) override {
        if (c == 0x200D || (c >= 0x0300 && c <= 0x036F)) return 0;
        return static_cast<float>(font.size) * (c >= 0x2E80 ? 1.f : .5f);
    }
    [[nodiscard]] const Glyph& glyph(char32_t, Weight, int) override { return glyph_; }
    [[nodiscard]] AtlasRegion disc(int radius) override { return {0, 0, 2 * radius, 2 * radius}; }
    [[nodiscard]] AtlasRegion ring(int radius, int) override { return {0, 0, 2 * radius, 2 * radius}; }
    [[nodiscard]] AtlasRegion shadow(int blur) override { return {0, 0, 4 * blur, 4 * blur}; }
    [[nodiscard]] AtlasRegion white() override { return {0, 0, 2, 2}; }
    [[nodiscard]] float scale() const override { return 1; }

private:
    Glyph glyph_;
};

} // namespace stormdrill::gui
