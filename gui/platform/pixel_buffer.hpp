#pragma once
/// A picture drawn by the processor, pixel by pixel: the network of people. At tens of thousands of dots this
/// is ten times cheaper on software GL than as many quads, and never slower than the eye on a graphics card.

#include <cstdint>
#include <span>
#include <vector>

#include "gui/geometry.hpp"

namespace stormdrill::gui {

/// Coordinates are the buffer's own pixels. Whatever falls outside is cut off.
class PixelBuffer {
public:
    PixelBuffer(int width, int height);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; } ///< 0xAABBGGRR
    /// Counts the changes: the window copies the buffer to the graphics card when this number is new.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    [[nodiscard]] std::uint64_t id() const { return id_; } ///< different for every buffer of the process

    void clear(Color color);
    /// A disc with a smooth edge, in the middle of that pixel; radius 0 to 8.
    void dot(int x, int y, int radius, Color color);
    /// One pixel wide, mixed with what is there by the colour's alpha.
    void line(Point from, Point to, Color color);
    /// Takes over another buffer's content (same size): the edges, drawn once and reused for every frame.
    void copy_from(const PixelBuffer& other);

private:
    int width_;
    int height_;
    std::uint64_t id_;
    std::uint64_t revision_ = 0;
    std::vector<std::uint32_t> pixels_;
};

} // namespace stormdrill::gui
