// The painter's shapes: rounded rectangles, outlines, shadows, lines.

#include <array>
#include <cmath>

#include "gui/platform/painter.hpp"

namespace stormdrill::gui {
namespace {

Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
Point operator*(Point a, float k) {
    return {a.x * k, a.y * k};
}
float length(Point a) {
    return std::hypot(a.x, a.y);
}

// Unit normal of the way from a to b; (0, 0) when they coincide.
Point normal(Point a, Point b) {
    const Point d = b - a;
    const float l = length(d);
    return l < 1e-4f ? Point{} : Point{-d.y / l, d.x / l};
}

} // namespace

// The four corners of a nine-patch whose region is a circle picture of that radius.
void Painter::nine_patch_corners(const Rect& r, float radius, const AtlasRegion& region, Color color) {
    const Texels t = texels(region);
    const float u = (t.u0 + t.u1) / 2;
    const float v = (t.v0 + t.v1) / 2;
    const float right = r.right() - radius;
    const float bottom = r.bottom() - radius;
    add_shape({r.x, r.y, radius, radius}, {t.u0, t.v0, u, v}, color);
    add_shape({right, r.y, radius, radius}, {u, t.v0, t.u1, v}, color);
    add_shape({r.x, bottom, radius, radius}, {t.u0, v, u, t.v1}, color);
    add_shape({right, bottom, radius, radius}, {u, v, t.u1, t.v1}, color);
}

void Painter::fill_rounded(const Rect& area, float radius, Color color) {
    const Rect r = snapped(area);
    if (!visible(r) || color.a == 0) return;
    const float k = std::floor(std::min({radius * glyphs_->scale(), r.width / 2, r.height / 2}));
    if (k < 1) {
        add_solid(r, color);
        return;
    }
    // Middle column over the whole height, then the two sides between the corners.
    add_solid({r.x + k, r.y, r.width - 2 * k, r.height}, color);
    add_solid({r.x, r.y + k, k, r.height - 2 * k}, color);
    add_solid({r.right() - k, r.y + k, k, r.height - 2 * k}, color);
    nine_patch_corners(r, k, glyphs_->disc(static_cast<int>(k)), color);
}

void Painter::outline(const Rect& area, float radius, Color color, float thickness) {
    const Rect r = snapped(area);
    if (!visible(r) || color.a == 0) return;
    const float k = std::floor(std::min({radius * glyphs_->scale(), r.width / 2, r.height / 2}));
    const float t = std::max(1.f, std::round(thickness * glyphs_->scale()));
    const Texels white = white_texels();
    add_shape({r.x + k, r.y, r.width - 2 * k, t}, white, color);
    add_shape({r.x + k, r.bottom() - t, r.width - 2 * k, t}, white, color);
    add_shape({r.x, r.y + k, t, r.height - 2 * k}, white, color);
    add_shape({r.right() - t, r.y + k, t, r.height - 2 * k}, white, color);
    if (k >= 1) nine_patch_corners(r, k, glyphs_->ring(static_cast<int>(k), static_cast<int>(t)), color);
}

void Painter::shadow(const Rect& area, float blur, Color color) {
    const float drop = std::round(2 * glyphs_->scale());
    const Rect inner = snapped(area).moved(0, drop);
    const float b = std::round(blur * glyphs_->scale());
    const Rect outer = inner.inset(-b, -b);
    if (b < 1 || !visible(outer)) return;
    // Shadows are drawn before everything else of a batch.
    for (const auto& other : {&batch_.solid_areas, &batch_.shape_areas})
        for (const auto& painted : *other)
            if (painted.overlaps(outer)) {
                flush();
                break;
            }
    const Texels t = texels(glyphs_->shadow(static_cast<int>(b)));
    const float u = (t.u0 + t.u1) / 2;
    const float v = (t.v0 + t.v1) / 2;
    const float corner = std::min({2 * b, outer.width / 2, outer.height / 2});
    const float xs[] = {outer.x, outer.x + corner, outer.right() - corner, outer.right()};
    const float ys[] = {outer.y, outer.y + corner, outer.bottom() - corner, outer.bottom()};
    const float us[] = {t.u0, u, u, t.u1};
    const float vs[] = {t.v0, v, v, t.v1};
    for (std::size_t j = 0; j < 3; ++j)
        for (std::size_t i = 0; i < 3; ++i)
            if (i != 1 || j != 1)
                add_quad(batch_.shadows, {xs[i], ys[j], xs[i + 1] - xs[i], ys[j + 1] - ys[j]},
                         {us[i], vs[j], us[i + 1], vs[j + 1]}, color);
}

void Painter::gradient(const Rect& area, Color top, Color bottom) {
    const std::array<Point, 4> corners{Point{area.x, area.y}, Point{area.right(), area.y},
                                       Point{area.right(), area.bottom()}, Point{area.x, area.bottom()}};
    const std::array<Color, 4> colors{top, top, bottom, bottom};
    quad(corners, colors);
}

void Painter::circle(Point center, float radius, Color color) {
    fill_rounded({center.x - radius, center.y - radius, 2 * radius, 2 * radius}, radius, color);
}

void Painter::circle_outline(Point center, float radius, Color color, float thickness) {
    outline({center.x - radius, center.y - radius, 2 * radius, 2 * radius}, radius, color, thickness);
}

void Painter::triangle(Point a, Point b, Point c, Color color) {
    const std::array<Point, 4> corners{a, b, c, c};
    const std::array<Color, 4> colors{color, color, color, color};
    quad(corners, colors);
}

void Painter::quad(std::span<const Point, 4> corners, std::span<const Color, 4> colors) {
    const float s = glyphs_->scale();
    const Texels white = white_texels();
    std::array<Vertex, 4> v{};
    float left = corners[0].x, right = left, top = corners[0].y, bottom = top;
    for (std::size_t i = 0; i < 4; ++i) {
        v[i] = {corners[i].x * s, corners[i].y * s, colors[i], white.u0, white.v0};
        left = std::min(left, corners[i].x);
        right = std::max(right, corners[i].x);
        top = std::min(top, corners[i].y);
        bottom = std::max(bottom, corners[i].y);
    }
    note_shape(snapped({left - 1, top - 1, right - left + 2, bottom - top + 2}));
    add_triangle(v[0], v[1], v[2]);
    add_triangle(v[0], v[2], v[3]);
}

void Painter::line(Point from, Point to, float width, Color color) {
    const std::array<Point, 2> points{from, to};
    polyline(points, width, color);
}

void Painter::polyline(std::span<const Point> points, float width, Color color) {
    if (points.size() < 2) return;
    // At each point the line is cut along the mean of its neighbours' normals (a mitre, limited at sharp
    // turns); the core is opaque and a one-pixel feather on both sides smooths the edge.
    std::vector<Point> across(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point before = i > 0 ? normal(points[i - 1], points[i]) : Point{};
        const Point after = i + 1 < points.size() ? normal(points[i], points[i + 1]) : Point{};
        const Point sum = before + after;
        const float l = length(sum);
        if (l < 1e-3f) {
            across[i] = after;
            continue;
        }
        const bool both = i > 0 && i + 1 < points.size();
        across[i] = sum * (both ? std::min(2.f / l, 1.6f) / l : 1.f / l);
    }
    const float feather = 1.f / glyphs_->scale();
    const float half = std::max(0.f, width / 2 - feather / 2);
    const Color clear = color.with_alpha(0);
    const float offsets[] = {-half - feather, -half, half, half + feather};
    const Color shades[] = {clear, color, color, clear};
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        for (std::size_t band = 0; band < 3; ++band) {
            const std::array<Point, 4> corners{
                points[i] + across[i] * offsets[band], points[i + 1] + across[i + 1] * offsets[band],
                points[i + 1] + across[i + 1] * offsets[band + 1], points[i] + across[i] * offsets[band + 1]};
            const std::array<Color, 4> colors{shades[band], shades[band], shades[band + 1], shades[band + 1]};
            quad(corners, colors);
        }
}

} // namespace stormdrill::gui
