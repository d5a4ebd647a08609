#pragma once
/// A drill that writes down what it is asked for, and refuses what a test tells it to refuse.

#include <string>
#include <vector>

#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

class FakePort final : public DrillPort {
public:
    std::vector<drill::Act> acts;
    std::vector<std::string> clock; ///< `pause`, `resume`, `pace 60`, `jump 600`, `start`, `end`
    bool refuse = false;
    bool coach = true;

    drill::ActResult submit(const drill::Act& act) override {
        if (refuse) return {false, {"Not now.", "現在不行。"}};
        acts.push_back(act);
        return {true, {}};
    }
    drill::ActResult evaluate(const drill::Act& act) override { return submit(act); }
    [[nodiscard]] std::optional<scoring::ToneResult> preview(scoring::TextKind, const std::string& text,
                                                             const std::string&) const override {
        if (!coach) return std::nullopt;
        scoring::ToneResult result;
        result.tone = 68;
        result.band = scoring::Band::mixed;
        result.elements.acknowledge = true;
        result.elements.apology = text.size() > 30;
        result.flags[static_cast<std::size_t>(scoring::Flag::vague)] = true;
        result.findings = {{"apology_direct", "S2", 0, 6, 12},
                           {"vague_promise", "S4", 8, 14, -8},
                           {"register", "R7", 0, 0, -2}};
        return result;
    }
    void start() override { clock.emplace_back("start"); }
    void pause() override { clock.emplace_back("pause"); }
    void resume() override { clock.emplace_back("resume"); }
    void set_pace(double factor) override {
        clock.push_back("pace " + std::to_string(static_cast<int>(factor)));
    }
    void jump(SimDuration ahead) override { clock.push_back("jump " + std::to_string(ahead.seconds)); }
    void composing() override {}
    void end() override { clock.emplace_back("end"); }
};

} // namespace stormdrill::gui
