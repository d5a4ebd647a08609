#include "gui/platform/painter.hpp"

#include <cmath>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

// Below this many physical pixels an area is not worth a solid of its own: it goes with the shapes, in
// painting order.
constexpr float large_area = 4096;
constexpr std::size_t layer_count = 4;

bool overlaps_any(const std::vector<Rect>& areas, const Rect& area) {
    for (const auto& other : areas)
        if (other.overlaps(area)) return true;
    return false;
}

} // namespace

void Painter::Batch::clear() {
    shadows.clear();
    solids.clear();
    shapes.clear();
    solid_areas.clear();
    shape_areas.clear();
}

void Painter::begin(Size size, Color clear) {
    size_ = size;
    clear_ = clear;
    clips_.assign(1, Rect{0, 0, size.width, size.height});
    layer_stack_.assign(1, Layer::base);
    layers_.resize(layer_count);
    for (auto& layer : layers_) {
        layer.vertices.clear();
        layer.commands.clear();
    }
    batch_.clear();
}

const DrawList& Painter::finish() {
    SD_ASSERT(layer_stack_.size() == 1 && clips_.size() == 1);
    flush();
    result_.clear = clear_;
    result_.vertices.clear();
    result_.commands.clear();
    for (const auto& layer : layers_) {
        const std::size_t offset = result_.vertices.size();
        result_.vertices.insert(result_.vertices.end(), layer.vertices.begin(), layer.vertices.end());
        for (DrawCommand command : layer.commands) {
            command.first += offset;
            result_.commands.push_back(command);
        }
    }
    return result_;
}

void Painter::push_clip(const Rect& region) {
    flush();
    clips_.push_back(region.intersection(clips_.back()));
}

void Painter::pop_clip() {
    SD_ASSERT(clips_.size() > 1);
    flush();
    clips_.pop_back();
}

void Painter::push_layer(Layer layer) {
    flush();
    layer_stack_.push_back(layer);
    clips_.push_back({0, 0, size_.width, size_.height});
}

void Painter::pop_layer() {
    SD_ASSERT(layer_stack_.size() > 1);
    flush();
    layer_stack_.pop_back();
    clips_.pop_back();
}

Rect Painter::snapped(const Rect& area) const {
    const float s = glyphs_->scale();
    const float left = std::round(area.x * s);
    const float top = std::round(area.y * s);
    return {left, top, std::round(area.right() * s) - left, std::round(area.bottom() * s) - top};
}

void Painter::append(DrawCommand::Kind kind, std::vector<Vertex>& vertices) {
    if (vertices.empty()) return;
    LayerList& layer = layers_[static_cast<std::size_t>(layer_stack_.back())];
    const Rect clip = physical_clip();
    DrawCommand command{kind, clip, layer.vertices.size(), vertices.size(), nullptr};
    layer.vertices.insert(layer.vertices.end(), vertices.begin(), vertices.end());
    if (!layer.commands.empty() && layer.commands.back().kind == kind && layer.commands.back().clip == clip &&
        kind != DrawCommand::Kind::image)
        layer.commands.back().count += command.count;
    else
        layer.commands.push_back(command);
}

void Painter::flush() {
    if (batch_.empty()) return;
    append(DrawCommand::Kind::textured, batch_.shadows);
    append(DrawCommand::Kind::solid, batch_.solids);
    append(DrawCommand::Kind::textured, batch_.shapes);
    batch_.clear();
}

Painter::Texels Painter::texels(const AtlasRegion& region) const {
    return {static_cast<float>(region.x), static_cast<float>(region.y),
            static_cast<float>(region.x + region.width), static_cast<float>(region.y + region.height)};
}

Painter::Texels Painter::white_texels() {
    const AtlasRegion white = glyphs_->white();
    const float u = static_cast<float>(white.x) + static_cast<float>(white.width) / 2;
    const float v = static_cast<float>(white.y) + static_cast<float>(white.height) / 2;
    return {u, v, u, v};
}

void Painter::add_quad(std::vector<Vertex>& list, const Rect& r, const Texels& t, Color color) {
    const Vertex top_left{r.x, r.y, color, t.u0, t.v0};
    const Vertex top_right{r.right(), r.y, color, t.u1, t.v0};
    const Vertex bottom_left{r.x, r.bottom(), color, t.u0, t.v1};
    const Vertex bottom_right{r.right(), r.bottom(), color, t.u1, t.v1};
    for (const auto& vertex : {top_left, top_right, bottom_left, bottom_left, top_right, bottom_right})
        list.push_back(vertex);
}

void Painter::note_shape(const Rect& physical) {
    batch_.shape_areas.push_back(physical);
}

void Painter::add_shape(const Rect& physical, const Texels& texels, Color color) {
    if (physical.empty() || color.a == 0 || !visible(physical)) return;
    note_shape(physical);
    add_quad(batch_.shapes, physical, texels, color);
}

void Painter::add_solid(const Rect& physical, Color color) {
    if (physical.empty() || color.a == 0 || !visible(physical)) return;
    if (color.a != 255 || physical.width * physical.height < large_area) {
        add_shape(physical, white_texels(), color);
        return;
    }
    if (overlaps_any(batch_.shape_areas, physical)) flush();
    batch_.solid_areas.push_back(physical);
    add_quad(batch_.solids, physical, white_texels(), color);
}

void Painter::add_triangle(const Vertex& a, const Vertex& b, const Vertex& c) {
    for (const auto& vertex : {a, b, c})
        batch_.shapes.push_back(vertex);
}

void Painter::fill(const Rect& area, Color color) {
    add_solid(snapped(area), color);
}

void Painter::image(const PixelBuffer& buffer, const Rect& area) {
    flush();
    std::vector<Vertex> vertices;
    add_quad(vertices, snapped(area),
             {0, 0, static_cast<float>(buffer.width()), static_cast<float>(buffer.height())}, rgb(0xFFFFFF));
    append(DrawCommand::Kind::image, vertices);
    layers_[static_cast<std::size_t>(layer_stack_.back())].commands.back().image = &buffer;
}

void Painter::text(const TextLayout& layout, Point at, Color color) {
    const float s = glyphs_->scale();
    const Point origin{std::round(at.x * s), std::round(at.y * s)};
    for (std::size_t line = 0; line < layout.lines.size(); ++line)
        text_line(layout, line, origin, color);
}

void Painter::text_line(const TextLayout& layout, std::size_t line, Point origin, Color color) {
    const float s = glyphs_->scale();
    const float line_height = layout.line_height();
    const auto& range = layout.lines[line];
    const float top = origin.y + std::round(static_cast<float>(line) * line_height * s);
    const Rect bounds{origin.x - 2, top - 2, std::ceil(range.width * s) + 4, std::ceil(line_height * s) + 4};
    if (range.begin == range.end || !visible(bounds)) return;
    note_shape(bounds);
    const auto size = static_cast<int>(std::lround(static_cast<float>(layout.font.size) * s));
    // Capitals and ideographs of both fonts look centred in the line when the base line lies here.
    const float base =
        top + std::round((line_height * .5f + static_cast<float>(layout.font.size) * .36f) * s);
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const Glyph& glyph = glyphs_->glyph(layout.text[i], layout.font.weight, size);
        if (glyph.width <= 0) continue;
        const Rect place{origin.x + std::round(layout.x[i] * s) + glyph.left, base + glyph.top, glyph.width,
                         glyph.height};
        add_quad(batch_.shapes, place, texels(glyph.region),
                 glyph.colored ? rgb(0xFFFFFF).with_alpha(color.a) : color);
    }
}

void Painter::icon(char32_t icon, Point center, int size, Color color) {
    const float s = glyphs_->scale();
    const Glyph& glyph =
        glyphs_->glyph(icon, Weight::regular, static_cast<int>(std::lround(static_cast<float>(size) * s)));
    if (glyph.width <= 0) return;
    add_shape({std::round(center.x * s - glyph.width / 2), std::round(center.y * s - glyph.height / 2),
               glyph.width, glyph.height},
              texels(glyph.region), color);
}

} // namespace stormdrill::gui
