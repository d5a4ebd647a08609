#pragma once
/// What every panel of a screen is handed: the widgets, the words, the way to the drill, and a place for
/// notices.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "gui/locale/locale.hpp"
#include "gui/screens/drill_port.hpp"
#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

/// A line that shows for some seconds at the foot of the window.
struct Notice {
    Bilingual text;
    theme::Tone tone = theme::Tone::neutral;
    double until = 0; ///< Ui::now()
    static constexpr double seconds_shown = 6;
};

struct ScreenContext {
    Ui& ui;
    Locale& locale;
    std::vector<Notice>& notices;
    DrillPort* port = nullptr;  ///< null before a drill is open
    bool drill_changed = false; ///< an act went through or the clock was set: the data must be gathered anew

    [[nodiscard]] Language language() const { return locale.language(); }
    /// The screen's own words.
    [[nodiscard]] const std::string& t(std::string_view key) const { return locale.tr(key); }
    [[nodiscard]] std::string t(std::string_view key, Locale::Arguments arguments) const {
        return locale.tr(key, arguments);
    }
    [[nodiscard]] const std::string& in(const Bilingual& text) const { return text.in(language()); }

    /// Submits; a refused act shows why, and what was written stays. `accepted` runs when it was accepted: at
    /// once, or frames later when the drill is elsewhere. It may hold on to a screen's state, and to nothing
    /// that dies with the frame.
    void submit(const drill::Act& act, std::function<void()> accepted = {});
    /// Several acts of one form: `accepted` runs when all of them were.
    void submit(const std::vector<drill::Act>& acts, std::function<void()> accepted);
    /// The same for an act of the evaluator, after the end.
    void evaluate(const drill::Act& act, std::function<void()> accepted);
    void notify(Bilingual text, theme::Tone tone);

private:
    [[nodiscard]] DrillPort::Answered answered(std::function<void()> accepted) const;
};

/// The name of a seat in the language of the screen.
[[nodiscard]] const std::string& seat_name(const ScreenContext& context, drill::Seat seat);

} // namespace stormdrill::gui
