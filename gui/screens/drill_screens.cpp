#include "gui/screens/drill_screens.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/diagnostics.hpp"
#include "gui/screens/briefing_screen.hpp"
#include "gui/screens/progress_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr double seconds_between_gatherings = 0.15;
constexpr double seconds_between_networks = 1.0;
constexpr double seconds_for_the_world =
    0.012;                            ///< per step: leaves a frame of 60 per second time to be drawn
constexpr double longest_step = 0.25; ///< a window that hung does not make the drill leap
constexpr std::size_t people_in_picture = 4000;
/// Work runs on a thread of its own; the window looks after it this often, whatever its clock says.
constexpr std::chrono::milliseconds look_after{10};

} // namespace

DrillScreens::DrillScreens(const drill::PlayOptions& options, const PlayWindowOptions& window, Locale& locale)
    : options_(options), locale_(&locale) {
    start_.scenarios = list_scenarios(window.scenarios);
    start_.fill(options);
    if (window.first == FirstScreen::briefing) {
        must_open_at_once_ = true;
        open(options_);
    }
}

void DrillScreens::open(const drill::PlayOptions& options) {
    options_ = options;
    screen_ = Screen::loading;
    opening_ = std::async(std::launch::async, [options] { return drill::DrillHost::open(options); });
}

void DrillScreens::take_opened_drill() {
    try {
        host_ = opening_.get();
    } catch (const OperatorError& error) {
        if (must_open_at_once_) throw;
        start_.fault = error.what();
        screen_ = Screen::start;
        return;
    }
    const drill::Seat seat = host_->options().seat.value_or(drill::Seat::lead);
    port_ = std::make_unique<HostPort>(*host_, seat);
    data_.facts_of_drill = drill::take_facts(*host_, seat);
    gather(0);
    screen_ = Screen::briefing;
    if (data_.stage != drill::Stage::readiness) follow_stage(); // a drill that goes on from its log
}

/// The drill itself may end the crisis; the screens before and after it are the person's.
void DrillScreens::follow_stage() {
    if (data_.stage == drill::Stage::running) screen_ = Screen::seat;
    if (data_.stage == drill::Stage::learning) screen_ = Screen::learn;
    if (data_.stage == drill::Stage::finished) screen_ = Screen::computing;
}

void DrillScreens::gather(double now) {
    const drill::Seat seat = data_.facts_of_drill.seat;
    drill::take_moment(*host_, seat, seat_.channel.feed_request(), data_);
    next_gather_ = now + seconds_between_gatherings;
    if (now < next_network_) return;
    data_.network = drill::take_network(*host_, seat, people_in_picture);
    next_network_ = now + seconds_between_networks;
}

bool DrillScreens::step_drill(double now, double elapsed) {
    host_->tick(elapsed, seconds_for_the_world);
    if (now < next_gather_) return false;
    gather(now);
    if (data_.stage != drill::Stage::running) follow_stage();
    return true;
}

bool DrillScreens::step(double now) {
    const double elapsed = last_step_ < 0 ? 0 : std::min(now - last_step_, longest_step);
    last_step_ = now;
    switch (screen_) {
    case Screen::loading:
        if (opening_.wait_for(look_after) != std::future_status::ready) return false;
        take_opened_drill();
        return true;
    case Screen::seat:
        return step_drill(now, elapsed);
    case Screen::computing:
        if (host_->finish_step(progress_))
            screen_ = Screen::end;
        else
            std::this_thread::sleep_for(look_after);
        return true;
    default:
        return false;
    }
}

void DrillScreens::draw_screen(ScreenContext& context) {
    switch (screen_) {
    case Screen::start:
        if (draw_start_screen(context, start_)) {
            start_.fault.clear();
            open(start_.choose(options_, context.language()));
        }
        break;
    case Screen::loading:
        draw_progress_screen(context, context.t("loading.title"), context.t("loading.about"), std::nullopt);
        break;
    case Screen::briefing:
        if (draw_briefing_screen(context, data_)) screen_ = Screen::readiness;
        break;
    case Screen::readiness:
        if (draw_readiness_screen(context, data_, readiness_) == ReadinessResult::start) {
            context.port->start();
            context.drill_changed = true;
            screen_ = Screen::seat;
        }
        break;
    case Screen::seat:
        draw_seat_screen(context, data_, seat_);
        break;
    case Screen::learn:
        if (draw_learn_screen(context, data_, learn_)) screen_ = Screen::computing;
        break;
    case Screen::computing:
        draw_progress_screen(context, context.t("computing.title"), context.t("computing.about"), progress_);
        if (context.ui.shortcut(Key::escape)) {
            host_->cancel_finish();
            screen_ = Screen::learn;
        }
        break;
    case Screen::end:
        if (draw_end_screen(context, data_, host_->result(), end_) == EndResult::leave) leave_ = true;
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

bool DrillScreens::draw_leave_dialog(ScreenContext& context) {
    Ui& ui = context.ui;
    Dialog dialog(ui, "leave-dialog", {480, 220}, context.t("leave.title"));
    text(ui, dialog.body(), context.t("leave.text"), {.font = theme::body});
    const std::string& leave = context.t("leave.confirm");
    const ButtonOptions danger{.kind = ButtonKind::danger};
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions quiet{.kind = ButtonKind::secondary};
    Rect& buttons = dialog.buttons();
    const bool yes =
        button(ui, "confirm", buttons.cut_right(button_width(ui, leave, danger), 8), leave, danger);
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, quiet)), cancel, quiet) ||
        dialog.dismissed())
        asking_to_leave_ = false;
    return yes;
}

bool DrillScreens::draw(Ui& ui) {
    ScreenContext context{ui, *locale_, notices_, port_.get()};
    draw_screen(context);
    draw_notices(context);
    const bool in_drill = screen_ == Screen::readiness || screen_ == Screen::seat || screen_ == Screen::learn;
    if (ui.close_requested() && !in_drill) return false;
    if (ui.close_requested()) asking_to_leave_ = true;
    if (asking_to_leave_ && draw_leave_dialog(context)) return false;
    if (context.drill_changed && host_) {
        gather(ui.now());
        ui.redraw_after(0);
    }
    return !leave_;
}

} // namespace stormdrill::gui
