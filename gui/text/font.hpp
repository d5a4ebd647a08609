#pragma once
/// What the text layer knows of a font: its name (size and weight) and how far each character moves the pen.

namespace stormdrill::gui {

enum class Weight { regular, bold };

/// Size in logical pixels per em.
struct Font {
    int size = 15;
    Weight weight = Weight::regular;
    constexpr bool operator==(const Font&) const = default;
    /// Distance between base lines, in logical pixels: 16 18 20 23 26 32 for the theme's 11 12 13 15 17 22.
    [[nodiscard]] constexpr float line_height() const {
        return static_cast<float>(size + (size * 48 + 50) / 100);
    }
};

/// Advances in logical pixels. The window's glyph atlas is one; tests use a fixed-width one.
class FontMetrics {
public:
    virtual ~FontMetrics() = default;
    /// 0 for combining marks, variation selectors and joiners.
    [[nodiscard]] virtual float advance(char32_t character, Font font) = 0;
};

} // namespace stormdrill::gui
