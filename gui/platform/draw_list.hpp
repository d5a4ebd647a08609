#pragma once
/// What a frame looks like, as triangles: written by the painter, drawn by the window, readable by tests.
/// Everything here is in physical pixels.

#include <vector>

#include "gui/geometry.hpp"
#include "gui/platform/pixel_buffer.hpp"

namespace stormdrill::gui {

struct Vertex {
    float x = 0;
    float y = 0;
    Color color;
    float u = 0; ///< texels of the atlas (of the picture, for an image)
    float v = 0;
};

struct DrawCommand {
    enum class Kind {
        solid,    ///< opaque, no texture, no blending: the cheap way to cover an area
        textured, ///< blended, from the atlas
        image,    ///< opaque, from `image`
    };
    Kind kind = Kind::textured;
    Rect clip; ///< whole pixels
    std::size_t first = 0;
    std::size_t count = 0; ///< vertices, three per triangle
    const PixelBuffer* image = nullptr;
};

struct DrawList {
    Color clear;
    std::vector<Vertex> vertices;
    std::vector<DrawCommand> commands;
};

} // namespace stormdrill::gui
