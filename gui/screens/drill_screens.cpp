#include "gui/screens/drill_screens.hpp"

#include <algorithm>
#include <cmath>

#include "base/diagnostics.hpp"
#include "gui/icons.hpp"
#include "gui/screens/briefing_screen.hpp"
#include "gui/screens/connection_banner.hpp"
#include "gui/screens/host_port.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/screens/progress_screen.hpp"
#include "gui/screens/team_room_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

/// Real seconds given to the word that she leaves for good.
constexpr double seconds_to_say_goodbye = 2;

} // namespace

DrillScreens::DrillScreens(const drill::PlayOptions& options, const PlayWindowOptions& window, Locale& locale)
    : options_(options), locale_(&locale) {
    start_.scenarios = list_scenarios(window.scenarios);
    start_.fill(options);
    if (window.first == FirstScreen::briefing) {
        must_open_at_once_ = true;
        port_ = std::make_unique<HostPort>(options_);
        screen_ = Screen::opening;
    }
}

DrillScreens::DrillScreens(std::unique_ptr<DrillPort> port, std::string where, Locale& locale)
    : where_(std::move(where)), locale_(&locale), screen_(Screen::opening), port_(std::move(port)) {}

void DrillScreens::follow_opening() {
    if (port_->state() == DrillPort::State::open) {
        gather();
        screen_ = in_team() ? Screen::team_room : Screen::briefing;
    } else if (port_->state() == DrillPort::State::refused) {
        if (!where_.empty()) {
            screen_ = Screen::refused;
            return;
        }
        const std::string why = port_->why().in(locale_->language());
        if (must_open_at_once_) throw OperatorError(why);
        start_.fault = why;
        port_.reset();
        screen_ = Screen::start;
    }
}

/// The drill itself may begin, end or be scored; which of the screens before it and after it is shown is the
/// person's choice.
void DrillScreens::follow_stage() {
    const bool before =
        screen_ == Screen::team_room || screen_ == Screen::briefing || screen_ == Screen::readiness;
    if (port_->result() != nullptr) {
        if (screen_ != Screen::end) sign_evaluation();
        screen_ = Screen::end;
    } else if (port_->finishing())
        screen_ = Screen::computing;
    else if (data_.stage == drill::Stage::running && before)
        screen_ = Screen::crisis;
    else if (data_.stage == drill::Stage::learning)
        screen_ = Screen::learn;
}

/// Who joined with a name rates by it, unless she changes it.
void DrillScreens::sign_evaluation() {
    for (const drill::ChairView& chair : data_.chairs)
        if (chair.mine && chair.name != chair.id) end_.evaluate.evaluator.set_utf8(chair.name);
}

void DrillScreens::gather() {
    const bool conducting = screen_ == Screen::crisis && port_->conduct() != nullptr;
    port_->take(conducting ? facilitator_.feed_request() : seat_.channel.feed_request(), data_);
}

bool DrillScreens::step(double now) {
    const double elapsed = last_step_ < 0 ? 0 : now - last_step_;
    last_step_ = now;
    if (!port_) return false;
    const bool changed = port_->step(elapsed);
    for (Bilingual& refusal : port_->take_refusals())
        notices_.push_back({std::move(refusal), theme::Tone::danger, now + Notice::seconds_shown});
    if (leaving_for_good_until_ >= 0 &&
        (port_->state() != DrillPort::State::open || now >= leaving_for_good_until_))
        leave_ = true;
    if (!changed) return leave_;
    if (screen_ == Screen::opening)
        follow_opening();
    else if (port_->state() == DrillPort::State::open && !port_->finishing())
        gather();
    if (!port_ || screen_ == Screen::opening) return true;
    if (port_->state() == DrillPort::State::refused)
        screen_ = Screen::refused;
    else
        follow_stage();
    return true;
}

/// Where each seat's screen is chosen.
void DrillScreens::draw_crisis(ScreenContext& context) {
    if (const drill::FacilitatorSnapshot* conduct = port_->conduct())
        draw_facilitator_screen(context, *conduct, data_, facilitator_);
    else
        draw_seat_screen(context, data_, seat_);
}

void DrillScreens::draw_refusal(ScreenContext& context) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "refused");
    const Rect rest = plain_screen(context, "", "", 640);
    const Rect place{rest.x, rest.y + std::floor(rest.height * 0.2f), rest.width, 250};
    card(ui, place);
    Rect inside = place.inset(28);
    Rect foot = inside.cut_bottom(40);
    const std::string& close = context.t("common.close");
    if (button(ui, "close", foot.cut_right(button_width(ui, close)), close)) leave_ = true;
    text_line(ui, inside.cut_top(34, 8), context.t(in_team() ? "join.over_title" : "join.refused_title"),
              {.font = theme::figure});
    inside.cut_top(labelled_text(ui, "why", inside, context.in(port_->why()), {.font = theme::body}) + 10);
    if (!where_.empty())
        text_line(ui, inside.cut_top(22), where_, {.font = theme::note, .color = theme::ink_muted});
}

void DrillScreens::draw_screen(ScreenContext& context) {
    switch (screen_) {
    case Screen::start:
        if (draw_start_screen(context, start_)) {
            start_.fault.clear();
            options_ = start_.choose(options_, context.language());
            port_ = std::make_unique<HostPort>(options_);
            screen_ = Screen::opening;
        }
        break;
    case Screen::opening: {
        if (where_.empty()) {
            draw_progress_screen(context, context.t("loading.title"), context.t("loading.about"),
                                 std::nullopt);
            break;
        }
        const std::string why = context.in(port_->why());
        draw_progress_screen(context, context.t("join.connecting"),
                             context.t("join.connecting_about", {{"where", where_}}) +
                                 (why.empty() ? "" : "\n" + why),
                             std::nullopt);
        break;
    }
    case Screen::refused:
        draw_refusal(context);
        break;
    case Screen::team_room:
        switch (draw_team_room(context, data_)) {
        case TeamRoomResult::briefing:
            screen_ = Screen::briefing;
            break;
        case TeamRoomResult::readiness:
            screen_ = Screen::readiness;
            break;
        case TeamRoomResult::stay:
            break;
        }
        break;
    case Screen::briefing:
        if (draw_briefing_screen(context, data_)) screen_ = in_team() ? Screen::team_room : Screen::readiness;
        break;
    case Screen::readiness:
        if (draw_readiness_screen(context, data_, readiness_) == ReadinessResult::stay) break;
        if (in_team())
            screen_ = Screen::team_room;
        else {
            context.port->start();
            context.drill_changed = true;
        }
        break;
    case Screen::crisis:
        draw_crisis(context);
        break;
    case Screen::learn:
        if (draw_learn_screen(context, data_, learn_)) context.port->finish();
        break;
    case Screen::computing:
        draw_progress_screen(context, context.t("computing.title"),
                             context.t(in_team() ? "computing.about_team" : "computing.about"),
                             port_->finishing());
        if (context.ui.shortcut(Key::escape)) context.port->cancel_finish();
        break;
    case Screen::end:
        if (draw_end_screen(context, data_, *port_->result(), end_) == EndResult::leave) leave_ = true;
        break;
    }
}

void DrillScreens::draw_notices(ScreenContext& context) {
    const double now = context.ui.now();
    std::erase_if(notices_, [now](const Notice& notice) { return notice.until <= now; });
    if (notices_.empty()) return;
    toast(context.ui, context.in(notices_.back().text), notices_.back().tone);
    context.ui.redraw_after(notices_.back().until - now);
}

void DrillScreens::draw_leave_dialog(ScreenContext& context) {
    Ui& ui = context.ui;
    const bool team = in_team();
    Dialog dialog(ui, "leave-dialog", team ? Size{640, 270} : Size{480, 220}, context.t("leave.title"));
    text(ui, dialog.body(), context.t(team ? "leave.text_team" : "leave.text"), {.font = theme::body});
    const std::string& leave = context.t(team ? "leave.close_window" : "leave.confirm");
    const ButtonOptions look{.kind = team ? ButtonKind::primary : ButtonKind::danger};
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions quiet{.kind = ButtonKind::secondary};
    Rect& buttons = dialog.buttons();
    if (button(ui, "confirm", buttons.cut_right(button_width(ui, leave, look), 8), leave, look))
        leave_ = true;
    if (team) {
        const std::string& for_good = context.t("leave.for_good");
        const bool connected = port_->state() == DrillPort::State::open;
        const ButtonOptions danger{.kind = ButtonKind::danger,
                                   .enabled = connected && leaving_for_good_until_ < 0,
                                   .tooltip =
                                       connected ? std::string_view{} : context.t("connection.not_now")};
        if (button(ui, "for-good", buttons.cut_right(button_width(ui, for_good, danger), 8), for_good,
                   danger)) {
            context.port->leave();
            leaving_for_good_until_ = ui.now() + seconds_to_say_goodbye;
        }
    }
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, quiet)), cancel, quiet) ||
        dialog.dismissed())
        asking_to_leave_ = false;
}

bool DrillScreens::draw(Ui& ui) {
    ScreenContext context{ui, *locale_, notices_, port_.get()};
    draw_screen(context);
    if (port_ && screen_ != Screen::opening && screen_ != Screen::refused) draw_connection_banner(context);
    draw_notices(context);
    const bool in_drill = screen_ == Screen::team_room || screen_ == Screen::briefing ||
                          screen_ == Screen::readiness || screen_ == Screen::crisis ||
                          screen_ == Screen::learn;
    if (ui.close_requested() && (!in_drill || (screen_ == Screen::briefing && !in_team()))) return false;
    if (ui.close_requested()) asking_to_leave_ = true;
    if (asking_to_leave_) draw_leave_dialog(context);
    if (context.drill_changed && port_ && port_->state() == DrillPort::State::open) {
        gather();
        follow_stage();
        ui.redraw_after(0);
    }
    return !leave_;
}

} // namespace stormdrill::gui
