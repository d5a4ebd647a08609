#pragma once
/// Paints in logical pixels and writes triangles. Within a batch everything opaque and large comes first,
/// without a texture (textured pixels cost ten times as much on software GL); shapes and text follow from one
/// texture. The painter starts a new batch by itself where this order would show, so callers simply paint
/// back to front.

#include <span>
#include <string_view>
#include <vector>

#include "gui/platform/draw_list.hpp"
#include "gui/platform/glyph_source.hpp"
#include "gui/text/text_layout.hpp"

namespace stormdrill::gui {

/// What lies over what, whatever the order of painting.
enum class Layer { base, modal, popup, tooltip };

class Painter {
public:
    explicit Painter(GlyphSource& glyphs) : glyphs_(&glyphs) {}

    /// Starts a frame of `size` logical pixels.
    void begin(Size size, Color clear);
    /// The frame so far, layers from bottom to top; good until the next begin().
    [[nodiscard]] const DrawList& finish();
    [[nodiscard]] Size size() const { return size_; }
    [[nodiscard]] GlyphSource& glyphs() { return *glyphs_; }

    /// Painting is cut at the innermost clip region.
    void push_clip(const Rect& region);
    void pop_clip();
    [[nodiscard]] Rect clip() const { return clips_.back(); }
    /// A layer has clip regions of its own; a new one starts with the whole window.
    void push_layer(Layer layer);
    void pop_layer();

    void fill(const Rect& area, Color color);
    void fill_rounded(const Rect& area, float radius, Color color);
    void outline(const Rect& area, float radius, Color color, float thickness = 1);
    /// Only outside of `area`, moved down a little.
    void shadow(const Rect& area, float blur, Color color);
    void gradient(const Rect& area, Color top, Color bottom);
    void circle(Point center, float radius, Color color);
    void circle_outline(Point center, float radius, Color color, float thickness = 1);
    void triangle(Point a, Point b, Point c, Color color);
    /// Corners clockwise or counter-clockwise; colours are mixed in between.
    void quad(std::span<const Point, 4> corners, std::span<const Color, 4> colors);
    void line(Point from, Point to, float width, Color color);
    /// Anti-aliased, joined.
    void polyline(std::span<const Point> points, float width, Color color);
    /// Top left corner of the first line's box; snapped to whole pixels.
    void text(const TextLayout& layout, Point at, Color color);
    /// An icon of icons.hpp centred on `center`; `size` in pixels per em.
    void icon(char32_t icon, Point center, int size, Color color);
    /// `buffer` must live until finish() has been drawn.
    void image(const PixelBuffer& buffer, const Rect& area);

private:
    struct Batch {
        std::vector<Vertex> shadows;
        std::vector<Vertex> solids;
        std::vector<Vertex> shapes;
        std::vector<Rect> solid_areas; // what was painted where, to see when a new batch is due
        std::vector<Rect> shape_areas;
        [[nodiscard]] bool empty() const { return shadows.empty() && solids.empty() && shapes.empty(); }
        void clear();
    };
    struct LayerList {
        std::vector<Vertex> vertices;
        std::vector<DrawCommand> commands;
    };
    struct Texels {
        float u0, v0, u1, v1;
    };

    [[nodiscard]] Rect snapped(const Rect& area) const; // physical, whole pixels
    [[nodiscard]] Rect physical_clip() const { return snapped(clips_.back()); }
    [[nodiscard]] Texels texels(const AtlasRegion& region) const;
    [[nodiscard]] Texels white_texels();
    bool visible(const Rect& physical) const { return physical.overlaps(physical_clip()); }
    void flush();
    void append(DrawCommand::Kind kind, std::vector<Vertex>& vertices);
    void add_solid(const Rect& physical, Color color);
    void add_shape(const Rect& physical, const Texels& texels, Color color);
    void add_quad(std::vector<Vertex>& list, const Rect& physical, const Texels& texels, Color color);
    void add_triangle(const Vertex& a, const Vertex& b, const Vertex& c);
    void note_shape(const Rect& physical);
    void nine_patch_corners(const Rect& physical, float radius, const AtlasRegion& region, Color color);
    void text_line(const TextLayout& layout, std::size_t line, Point physical_origin, Color color);

    GlyphSource* glyphs_;
    Size size_;
    Color clear_;
    std::vector<Rect> clips_;
    std::vector<Layer> layer_stack_;
    std::vector<LayerList> layers_;
    Batch batch_;
    DrawList result_;
};

} // namespace stormdrill::gui
