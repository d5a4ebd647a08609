#pragma once
/// Which screen stands in the window, and the way to the drill behind it: alone from the start screen over
/// loading, briefing, readiness, the crisis, the lessons and the computation to the result; at a team's seat
/// from the connection over the team room.

#include <memory>

#include "gui/play.hpp"
#include "gui/screens/drill_port.hpp"
#include "gui/screens/end_screen.hpp"
#include "gui/screens/facilitator_screen.hpp"
#include "gui/screens/learn_screen.hpp"
#include "gui/screens/readiness_screen.hpp"
#include "gui/screens/seat_screen.hpp"
#include "gui/screens/start_screen.hpp"

namespace stormdrill::gui {

class DrillScreens {
public:
    /// A drill of one's own: the start screen first, or with FirstScreen::briefing the drill at once.
    DrillScreens(const drill::PlayOptions& options, const PlayWindowOptions& window, Locale& locale);
    /// A seat at somebody else's, being connected. `where`: the host's address, for the eyes.
    DrillScreens(std::unique_ptr<DrillPort> port, std::string where, Locale& locale);

    /// Real time goes on: the drill ticks. True when the picture has changed. Throws OperatorError when a
    /// drill that was to be opened at once cannot be.
    bool step(double now);
    /// False when the window shall close.
    bool draw(Ui& ui);

private:
    enum class Screen {
        start,
        opening,
        refused,
        team_room,
        briefing,
        readiness,
        crisis,
        learn,
        computing,
        end
    };

    [[nodiscard]] bool in_team() const { return !data_.chairs.empty(); }
    void follow_opening();
    void follow_stage();
    void gather();
    void sign_evaluation();
    void draw_screen(ScreenContext& context);
    void draw_crisis(ScreenContext& context);
    void draw_refusal(ScreenContext& context);
    void draw_notices(ScreenContext& context);
    void draw_leave_dialog(ScreenContext& context);

    drill::PlayOptions options_;
    std::string where_; ///< the host of a team drill; empty alone
    Locale* locale_;
    Screen screen_ = Screen::start;
    std::unique_ptr<DrillPort> port_; ///< null on the start screen
    drill::SeatSnapshot data_;
    std::vector<Notice> notices_;

    StartState start_;
    ReadinessState readiness_;
    SeatScreenState seat_;
    FacilitatorState facilitator_;
    LearnState learn_;
    EndState end_;

    double last_step_ = -1;
    bool must_open_at_once_ = false; ///< no start screen to fall back to when opening fails
    bool asking_to_leave_ = false;
    double leaving_for_good_until_ = -1; ///< the host is being told; negative: nobody leaves for good
    bool leave_ = false;
};

} // namespace stormdrill::gui
