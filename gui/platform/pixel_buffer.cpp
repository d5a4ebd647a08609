#include "gui/platform/pixel_buffer.hpp"

#include <atomic>
#include <cmath>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

std::uint32_t packed(Color c) {
    return static_cast<std::uint32_t>(c.r) | static_cast<std::uint32_t>(c.g) << 8 |
           static_cast<std::uint32_t>(c.b) << 16 | static_cast<std::uint32_t>(c.a) << 24;
}

Color unpacked(std::uint32_t p) {
    return {static_cast<std::uint8_t>(p & 255), static_cast<std::uint8_t>(p >> 8 & 255),
            static_cast<std::uint8_t>(p >> 16 & 255), static_cast<std::uint8_t>(p >> 24)};
}

std::uint64_t next_id() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

PixelBuffer::PixelBuffer(int width, int height)
    : width_(width), height_(height), id_(next_id()),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0) {
    SD_ASSERT(width > 0 && height > 0);
}

void PixelBuffer::clear(Color color) {
    std::fill(pixels_.begin(), pixels_.end(), packed(color));
    ++revision_;
}

void PixelBuffer::dot(int x, int y, int radius, Color color) {
    const std::uint32_t value = packed(color);
    for (int dy = -radius; dy <= radius; ++dy) {
        const int row = y + dy;
        if (row < 0 || row >= height_) continue;
        const int reach = radius > 1 && std::abs(dy) == radius ? radius - 1 : radius;
        const int first = std::max(0, x - reach);
        const int last = std::min(width_ - 1, x + reach);
        auto* line = pixels_.data() + static_cast<std::ptrdiff_t>(row) * width_;
        for (int column = first; column <= last; ++column)
            line[column] = value;
    }
    ++revision_;
}

void PixelBuffer::line(Point from, Point to, Color color) {
    const float dx = to.x - from.x;
    const float dy = to.y - from.y;
    const int steps = std::max(1, static_cast<int>(std::ceil(std::max(std::abs(dx), std::abs(dy)))));
    const float share = static_cast<float>(color.a) / 255.f;
    for (int i = 0; i <= steps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(steps);
        const auto x = static_cast<int>(from.x + dx * t);
        const auto y = static_cast<int>(from.y + dy * t);
        if (x < 0 || y < 0 || x >= width_ || y >= height_) continue;
        auto& pixel = pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                              static_cast<std::size_t>(x)];
        const Color under = unpacked(pixel);
        pixel = packed(mix(under, color.with_alpha(std::max(under.a, color.a)), share));
    }
    ++revision_;
}

void PixelBuffer::copy_from(const PixelBuffer& other) {
    SD_ASSERT(other.width_ == width_ && other.height_ == height_);
    pixels_ = other.pixels_;
    ++revision_;
}

} // namespace stormdrill::gui
