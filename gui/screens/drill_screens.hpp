#pragma once
/// Which screen stands in the window, and the drill behind it: from the start screen over loading, briefing,
/// readiness, the crisis, the lessons and the computation to the result.

#include <future>
#include <memory>

#include "gui/play.hpp"
#include "gui/screens/end_screen.hpp"
#include "gui/screens/host_port.hpp"
#include "gui/screens/learn_screen.hpp"
#include "gui/screens/readiness_screen.hpp"
#include "gui/screens/seat_screen.hpp"
#include "gui/screens/start_screen.hpp"

namespace stormdrill::gui {

class DrillScreens {
public:
    DrillScreens(const drill::PlayOptions& options, const PlayWindowOptions& window, Locale& locale);

    /// Real time goes on: the drill ticks. True when the picture has changed.
    bool step(double now);
    /// False when the window shall close.
    bool draw(Ui& ui);

private:
    enum class Screen { start, loading, briefing, readiness, seat, learn, computing, end };

    void open(const drill::PlayOptions& options);
    void take_opened_drill();
    bool step_drill(double now, double elapsed);
    void follow_stage();
    void gather(double now);
    void draw_screen(ScreenContext& context);
    void draw_notices(ScreenContext& context);
    [[nodiscard]] bool draw_leave_dialog(ScreenContext& context);

    drill::PlayOptions options_;
    Locale* locale_;
    Screen screen_ = Screen::start;
    std::future<std::unique_ptr<drill::DrillHost>> opening_;
    std::unique_ptr<drill::DrillHost> host_;
    std::unique_ptr<HostPort> port_;
    SeatScreenData data_;
    std::vector<Notice> notices_;

    StartState start_;
    ReadinessState readiness_;
    SeatScreenState seat_;
    LearnState learn_;
    EndState end_;

    double last_step_ = -1;
    double next_gather_ = 0, next_network_ = 0;
    double progress_ = 0;
    bool must_open_at_once_ = false; ///< no start screen to fall back to when opening fails
    bool asking_to_leave_ = false;
    bool leave_ = false;
};

} // namespace stormdrill::gui
