#pragma once
/// A drill that writes down what it is asked for, and refuses what a test tells it to refuse.

#include <string>
#include <utility>
#include <vector>

#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

class FakePort final : public DrillPort {
public:
    std::vector<drill::Act> acts;
    std::vector<std::string> clock; ///< `pause`, `resume`, `pace 60`, `jump 600`, `start`, `end`, `ready`
    bool refuse = false;
    bool coach = true;
    bool leads = true;
    bool answers_later = false; ///< with answer(), as a host elsewhere does
    State seat_state = State::open;
    std::string stands_still;

    /// What was submitted and not yet answered, by order.
    void answer() {
        for (const auto& [answered, result] : std::exchange(waiting_, {}))
            answered(result);
    }

    [[nodiscard]] State state() const override { return seat_state; }
    [[nodiscard]] Bilingual why() const override { return {}; }
    bool step(double) override { return false; }
    [[nodiscard]] std::string fault() const override { return stands_still; }
    void take(const drill::FeedRequest&, drill::SeatSnapshot&) override {}
    void submit(const drill::Act& act, Answered answered) override {
        drill::ActResult result{!refuse, refuse ? Bilingual{"Not now.", "現在不行。"} : Bilingual{}};
        if (!refuse) acts.push_back(act);
        if (answers_later)
            waiting_.emplace_back(std::move(answered), std::move(result));
        else
            answered(result);
    }
    [[nodiscard]] std::size_t under_way() const override { return waiting_.size(); }
    void evaluate(const drill::Act& act, Answered answered) override { submit(act, std::move(answered)); }
    void preview(scoring::TextKind, const std::string& text, const std::string&,
                 Previewed previewed) override {
        if (!coach) return previewed(std::nullopt);
        scoring::ToneResult result;
        result.tone = 68;
        result.band = scoring::Band::mixed;
        result.elements.acknowledge = true;
        result.elements.apology = text.size() > 30;
        result.flags[static_cast<std::size_t>(scoring::Flag::vague)] = true;
        result.findings = {{"apology_direct", "S2", 0, 6, 12},
                           {"vague_promise", "S4", 8, 14, -8},
                           {"register", "R7", 0, 0, -2}};
        previewed(std::move(result));
    }
    void ready() override { clock.emplace_back("ready"); }
    void leave() override { clock.emplace_back("leave"); }
    [[nodiscard]] bool conducts() const override { return leads; }
    void start() override { clock.emplace_back("start"); }
    void pause() override { clock.emplace_back("pause"); }
    void resume() override { clock.emplace_back("resume"); }
    void set_pace(double factor) override {
        clock.push_back("pace " + std::to_string(static_cast<int>(factor)));
    }
    void jump(SimDuration ahead) override { clock.push_back("jump " + std::to_string(ahead.seconds)); }
    void composing() override {}
    void end() override { clock.emplace_back("end"); }
    void finish() override { clock.emplace_back("finish"); }
    void cancel_finish() override {}
    [[nodiscard]] std::vector<Bilingual> take_refusals() override { return {}; }
    [[nodiscard]] std::optional<double> finishing() const override { return std::nullopt; }
    [[nodiscard]] const drill::DrillResult* result() const override { return nullptr; }

private:
    std::vector<std::pair<Answered, drill::ActResult>> waiting_;
};

} // namespace stormdrill::gui
