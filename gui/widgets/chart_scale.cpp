// The arithmetic of charts, apart from the painting.

#include <cmath>

#include "gui/widgets/chart.hpp"

namespace stormdrill::gui {

Point chart_point(const Rect& plot, const ChartModel& model, Point value) {
    const float width = std::max(1e-9f, model.x_max - model.x_min);
    const float height = std::max(1e-9f, model.y_max - model.y_min);
    return {plot.x + plot.width * (value.x - model.x_min) / width,
            plot.bottom() - plot.height * (value.y - model.y_min) / height};
}

std::vector<double> round_ticks(double min, double max, std::size_t count) {
    std::vector<double> ticks;
    if (!(max > min) || count == 0) return ticks;
    const double rough = (max - min) / static_cast<double>(count);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    for (double k = std::ceil(min / step - 1e-9); k * step <= max + step * 1e-9; k += 1)
        ticks.push_back(k * step);
    return ticks;
}

} // namespace stormdrill::gui
