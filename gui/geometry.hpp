#pragma once
/// Points, rectangles and colours of the window layer. Lengths are logical pixels (the scale factor is
/// applied by the painter and the window, nowhere else); y grows downwards.

#include <algorithm>
#include <cstdint>

namespace stormdrill::gui {

struct Point {
    float x = 0;
    float y = 0;
    constexpr bool operator==(const Point&) const = default;
};

struct Size {
    float width = 0;
    float height = 0;
    constexpr bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    constexpr bool operator==(const Rect&) const = default;
    [[nodiscard]] constexpr float right() const { return x + width; }
    [[nodiscard]] constexpr float bottom() const { return y + height; }
    [[nodiscard]] constexpr Point center() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] constexpr bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] constexpr bool contains(Point p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    [[nodiscard]] constexpr bool overlaps(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    [[nodiscard]] constexpr Rect inset(float dx, float dy) const {
        return {x + dx, y + dy, std::max(0.f, width - 2 * dx), std::max(0.f, height - 2 * dy)};
    }
    [[nodiscard]] constexpr Rect inset(float d) const { return inset(d, d); }
    [[nodiscard]] constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
    /// The common part; empty() when there is none.
    [[nodiscard]] constexpr Rect intersection(const Rect& o) const {
        const float left = std::max(x, o.x);
        const float top = std::max(y, o.y);
        return {left, top, std::min(right(), o.right()) - left, std::min(bottom(), o.bottom()) - top};
    }

    // Layout by cutting: each takes a strip off this rectangle and returns it; `gap` is lost between the two.
    constexpr Rect cut_top(float h, float gap = 0) {
        const Rect strip{x, y, width, std::min(h, height)};
        y += strip.height + gap;
        height = std::max(0.f, height - strip.height - gap);
        return strip;
    }
    constexpr Rect cut_bottom(float h, float gap = 0) {
        h = std::min(h, height);
        const Rect strip{x, bottom() - h, width, h};
        height = std::max(0.f, height - h - gap);
        return strip;
    }
    constexpr Rect cut_left(float w, float gap = 0) {
        const Rect strip{x, y, std::min(w, width), height};
        x += strip.width + gap;
        width = std::max(0.f, width - strip.width - gap);
        return strip;
    }
    constexpr Rect cut_right(float w, float gap = 0) {
        w = std::min(w, width);
        const Rect strip{right() - w, y, w, height};
        width = std::max(0.f, width - w - gap);
        return strip;
    }
};

/// Straight (not premultiplied) alpha.
struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    constexpr bool operator==(const Color&) const = default;
    [[nodiscard]] constexpr Color with_alpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
};

/// `rgb(0x2563EB)`.
[[nodiscard]] constexpr Color rgb(std::uint32_t code, std::uint8_t alpha = 255) {
    return {static_cast<std::uint8_t>(code >> 16 & 255), static_cast<std::uint8_t>(code >> 8 & 255),
            static_cast<std::uint8_t>(code & 255), alpha};
}

/// Share `t` (0 to 1) of `b` in `a`.
[[nodiscard]] constexpr Color mix(Color a, Color b, float t) {
    const auto part = [t](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(static_cast<float>(from) +
                                         (static_cast<float>(to) - static_cast<float>(from)) * t + 0.5f);
    };
    return {part(a.r, b.r), part(a.g, b.g), part(a.b, b.b), part(a.a, b.a)};
}

} // namespace stormdrill::gui
