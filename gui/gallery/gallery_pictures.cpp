// The gallery's chart and network, from made-up figures.

#include <cmath>
#include <vector>

#include "gui/locale/locale.hpp"
#include "gui/platform/pixel_buffer.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/chart.hpp"

namespace stormdrill::gui {

void draw_gallery_chart(Ui& ui, const Locale& words, const Rect& area);
void paint_gallery_network(PixelBuffer& buffer);

namespace {

// A small pseudo-random sequence: the same picture in every run.
class Noise {
public:
    float next() { // −1 to 1
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<float>(state_ >> 8) / 8388608.f - 1.f;
    }

private:
    std::uint32_t state_ = 7;
};

} // namespace

void draw_gallery_chart(Ui& ui, const Locale& words, const Rect& area) {
    ChartModel model;
    model.x_min = -60;
    model.x_max = 0;
    Noise noise;
    ChartSeries mood;
    float value = -0.03f;
    for (int i = 0; i <= 240; ++i) {
        value += noise.next() * 0.03f + (i > 70 && i < 120 ? -0.017f : i > 150 ? 0.011f : 0.f);
        value = std::clamp(value, -0.95f, 0.5f);
        mood.points.push_back({-60 + static_cast<float>(i) / 4, value});
        if (i % 3 == 0)
            model.volume.push_back(0.1f + std::exp(-std::pow(static_cast<float>(i - 125) / 34.f, 2.f)) +
                                   0.05f * noise.next());
    }
    ChartSeries silence{
        {{-60, -0.03f}, {-40, -0.2f}, {-30, -0.75f}, {0, -0.9f}}, theme::ink_disabled, true, 1.5f};
    model.series = {mood, silence};
    model.flags = {{-27, words.tr("chart.statement"), theme::Tone::info}};
    for (const float y : {-1.f, -0.5f, 0.f, 0.5f, 1.f})
        model.y_ticks.push_back({y, (y > 0   ? "+"
                                     : y < 0 ? "−"
                                             : "") +
                                        std::to_string(std::abs(y)).substr(0, 3)});
    model.x_ticks = {{-60, words.tr("chart.past")}, {0, words.tr("chart.now")}};
    model.description = words.tr("chart.title");
    chart(ui, "chart", area, model);
}

void paint_gallery_network(PixelBuffer& buffer) {
    buffer.clear(theme::surface);
    Noise noise;
    const Point centers[] = {{.25f, .3f}, {.66f, .27f}, {.5f, .7f}, {.87f, .66f}, {.13f, .76f}};
    const float anger[] = {.6f, .9f, .85f, .5f, .1f};
    std::vector<Point> people;
    std::vector<float> angry;
    for (std::size_t i = 0; i < 9000; ++i) {
        const std::size_t group = i % 10 < 3 ? 0 : i % 10 < 5 ? 1 : i % 10 < 8 ? 2 : i % 10 < 9 ? 3 : 4;
        const auto bell = [&] { return (noise.next() + noise.next() + noise.next()) * 0.075f; };
        people.push_back({(centers[group].x + bell()) * static_cast<float>(buffer.width()),
                          (centers[group].y + bell() * 1.3f) * static_cast<float>(buffer.height())});
        angry.push_back(std::clamp(anger[group] + noise.next() * .45f, 0.f, 1.f));
    }
    for (std::size_t i = 0; i < 700; ++i)
        buffer.line(people[i * 7], people[(i * 3571) % people.size()], theme::mood_attentive.with_alpha(34));
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Color color = angry[i] < .5f ? mix(theme::mood_calm, theme::mood_attentive, angry[i] * 2)
                                           : mix(theme::mood_attentive, theme::mood_angry, angry[i] * 2 - 1);
        buffer.dot(static_cast<int>(people[i].x), static_cast<int>(people[i].y), 1, color);
    }
}

} // namespace stormdrill::gui
