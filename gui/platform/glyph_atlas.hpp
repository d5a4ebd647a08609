#pragma once
/// The one texture of the window: glyphs of all faces and sizes, drawn by FreeType when first asked for, and
/// the shapes of the painter. Kept as pixels in memory; the window copies the rows that changed to the
/// graphics card once a frame, before the first draw (uploads between draws stall software GL).

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "gui/platform/font_files.hpp"
#include "gui/platform/glyph_source.hpp"

namespace stormdrill::gui {

class GlyphAtlas final : public GlyphSource {
public:
    /// `scale`: physical per logical pixels, 1 to 3. Throws OperatorError when a font file cannot be read.
    GlyphAtlas(const FontFiles& files, float scale);
    ~GlyphAtlas() override;

    [[nodiscard]] float advance(char32_t character, Font font) override;
    [[nodiscard]] const Glyph& glyph(char32_t character, Weight weight, int physical_size) override;
    [[nodiscard]] AtlasRegion disc(int radius) override;
    [[nodiscard]] AtlasRegion ring(int radius, int thickness) override;
    [[nodiscard]] AtlasRegion shadow(int blur) override;
    [[nodiscard]] AtlasRegion white() override;
    [[nodiscard]] float scale() const override;

    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;
    /// RGBA, row by row, width() * height().
    [[nodiscard]] std::span<const std::uint32_t> pixels() const;

    struct Rows {
        int first = 0;
        int count = 0;
    };
    /// The rows that changed since the last call; nothing when none did.
    [[nodiscard]] std::optional<Rows> take_changed_rows();
    /// To be called between frames: empties the atlas when it could not take a glyph any more.
    void start_frame();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace stormdrill::gui
