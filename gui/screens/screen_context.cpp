#include "gui/screens/screen_context.hpp"

#include <utility>

namespace stormdrill::gui {

bool ScreenContext::submit(const drill::Act& act) {
    const drill::ActResult result = port->submit(act);
    if (result.accepted)
        drill_changed = true;
    else
        notify(result.message, theme::Tone::danger);
    ui.redraw_after(0);
    return result.accepted;
}

bool ScreenContext::evaluate(const drill::Act& act) {
    const drill::ActResult result = port->evaluate(act);
    if (!result.accepted) notify(result.message, theme::Tone::danger);
    ui.redraw_after(0);
    return result.accepted;
}

void ScreenContext::notify(Bilingual text, theme::Tone tone) {
    constexpr double seconds_shown = 6;
    notices.push_back({std::move(text), tone, ui.now() + seconds_shown});
}

const std::string& seat_name(const ScreenContext& context, drill::Seat seat) {
    switch (seat) {
    case drill::Seat::pr:
        return context.t("seat.pr");
    case drill::Seat::marketing:
        return context.t("seat.marketing");
    case drill::Seat::service:
        return context.t("seat.service");
    case drill::Seat::legal:
        return context.t("seat.legal");
    case drill::Seat::lead:
        return context.t("seat.lead");
    case drill::Seat::facilitator:
        return context.t("seat.facilitator");
    case drill::Seat::evaluator:
        return context.t("seat.evaluator");
    case drill::Seat::observer:
        break;
    }
    return context.t("seat.observer");
}

} // namespace stormdrill::gui
