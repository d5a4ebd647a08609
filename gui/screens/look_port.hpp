#pragma once
/// The port of somebody who looks through another's seat: nothing can be done there. What a seat's screen
/// tells by itself (posts seen, platforms opened) is swallowed, so that looking leaves no trace.

#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

class LookPort final : public DrillPort {
public:
    [[nodiscard]] State state() const override { return State::open; }
    [[nodiscard]] Bilingual why() const override { return {}; }
    bool step(double) override { return false; }
    [[nodiscard]] std::string fault() const override { return {}; }
    void take(const drill::FeedRequest&, drill::SeatSnapshot&) override {}
    void submit(const drill::Act& act, Answered answered) override {
        const bool by_itself =
            std::holds_alternative<drill::SeePosts>(act) || std::holds_alternative<drill::OpenPlatform>(act);
        answered(by_itself ? drill::ActResult{true, {}}
                           : drill::ActResult{false,
                                              {"You are only looking: nothing can be done from here.",
                                               "現在只是檢視這個席次，不能操作。"}});
    }
    [[nodiscard]] std::size_t under_way() const override { return 0; }
    void preview(scoring::TextKind, const std::string&, const std::string&, Previewed previewed) override {
        previewed(std::nullopt);
    }
    void composing() override {}
    void ready() override {}
    void leave() override {}
    [[nodiscard]] bool conducts() const override { return false; }
    void start() override {}
    void pause() override {}
    void resume() override {}
    void set_pace(double) override {}
    void jump(SimDuration) override {}
    void end() override {}
    void finish() override {}
    void cancel_finish() override {}
    [[nodiscard]] std::vector<Bilingual> take_refusals() override { return {}; }
    [[nodiscard]] std::optional<double> finishing() const override { return std::nullopt; }
    [[nodiscard]] const drill::DrillResult* result() const override { return nullptr; }
    void evaluate(const drill::Act& act, Answered answered) override { submit(act, std::move(answered)); }
};

} // namespace stormdrill::gui
