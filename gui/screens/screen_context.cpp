#include "gui/screens/screen_context.hpp"

#include <memory>
#include <utility>

namespace stormdrill::gui {

DrillPort::Answered ScreenContext::answered(std::function<void()> accepted) const {
    return [all = &notices, frames = &ui, accepted = std::move(accepted)](const drill::ActResult& result) {
        if (!result.accepted)
            all->push_back({result.message, theme::Tone::danger, frames->now() + Notice::seconds_shown});
        else if (accepted)
            accepted();
        frames->redraw_after(0);
    };
}

void ScreenContext::submit(const drill::Act& act, std::function<void()> accepted) {
    port->submit(act, answered(std::move(accepted)));
    drill_changed = true;
}

void ScreenContext::submit(const std::vector<drill::Act>& acts, std::function<void()> accepted) {
    if (acts.empty()) return accepted();
    const auto left = std::make_shared<std::size_t>(acts.size());
    for (const drill::Act& act : acts)
        submit(act, [left, accepted] {
            if (--*left == 0) accepted();
        });
}

void ScreenContext::evaluate(const drill::Act& act, std::function<void()> accepted) {
    port->evaluate(act, answered(std::move(accepted)));
}

void ScreenContext::notify(Bilingual text, theme::Tone tone) {
    notices.push_back({std::move(text), tone, ui.now() + Notice::seconds_shown});
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
