#include "gui/platform/pixel_buffer.hpp"

#include <algorithm>
#include <array>
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

// How much of each pixel of the square around a dot it covers, 0 to 256: a disc with a smooth edge.
using DotMask = std::vector<std::uint16_t>;

DotMask make_dot_mask(int radius) {
    DotMask mask;
    for (int y = -radius; y <= radius; ++y)
        for (int x = -radius; x <= radius; ++x) {
            const float distance = std::hypot(static_cast<float>(x), static_cast<float>(y));
            const float share = std::clamp(static_cast<float>(radius) + 0.9f - distance, 0.f, 1.f);
            mask.push_back(static_cast<std::uint16_t>(std::lround(share * 256)));
        }
    return mask;
}

const DotMask& dot_mask(int radius) {
    static const std::array<DotMask, 9> masks = [] {
        std::array<DotMask, 9> all;
        for (int r = 0; r < static_cast<int>(all.size()); ++r)
            all[static_cast<std::size_t>(r)] = make_dot_mask(r);
        return all;
    }();
    SD_ASSERT(radius >= 0 && radius < static_cast<int>(masks.size()));
    return masks[static_cast<std::size_t>(radius)];
}

// In whole numbers, because tens of thousands of dots are drawn several times a second.
Color mixed(Color under, Color over, int share) {
    const auto part = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>((a * (256 - share) + b * share) >> 8);
    };
    return {part(under.r, over.r), part(under.g, over.g), part(under.b, over.b), std::max(under.a, over.a)};
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
    const DotMask& mask = dot_mask(radius);
    for (int dy = -radius; dy <= radius; ++dy) {
        const int row = y + dy;
        if (row < 0 || row >= height_) continue;
        auto* line = pixels_.data() + static_cast<std::ptrdiff_t>(row) * width_;
        const auto* covered =
            mask.data() + static_cast<std::ptrdiff_t>(dy + radius) * (2 * radius + 1) + radius;
        for (int dx = std::max(-radius, -x); dx <= std::min(radius, width_ - 1 - x); ++dx)
            line[x + dx] = packed(mixed(unpacked(line[x + dx]), color, covered[dx]));
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
