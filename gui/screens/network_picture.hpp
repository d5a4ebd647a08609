#pragma once
/// The picture of the public: a sample of people as dots, near to their community, coloured by how they feel.
/// Ties are drawn once and kept; dots are redrawn when the states change.

#include <cstdint>
#include <memory>
#include <vector>

#include "drill/seat_view.hpp"
#include "gui/platform/pixel_buffer.hpp"

namespace stormdrill::gui {

/// A place for every person in the unit square: communities around the middle, the largest in it, people
/// scattered about their community's centre. The same sample gives the same places.
[[nodiscard]] std::vector<Point> place_people(const drill::NetworkView& network);

class NetworkPicture {
public:
    /// Draws when the sample or its size changed; `width` and `height` in pixels of the buffer.
    void update(const drill::NetworkView& network, int width, int height);
    /// Null before the first update.
    [[nodiscard]] const PixelBuffer* buffer() const { return buffer_.get(); }

private:
    void draw_ties(const drill::NetworkView& network);

    std::unique_ptr<PixelBuffer> ties_, buffer_;
    std::vector<Point> places_;
    std::vector<std::uint8_t> states_;
};

} // namespace stormdrill::gui
