#pragma once
/// The port to a real drill.

#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

class HostPort final : public DrillPort {
public:
    HostPort(drill::DrillHost& host, drill::Seat seat) : host_(&host), seat_(seat) {}

    drill::ActResult submit(const drill::Act& act) override { return host_->submit(seat_, act); }
    drill::ActResult evaluate(const drill::Act& act) override { return host_->evaluate(act); }
    [[nodiscard]] std::optional<scoring::ToneResult> preview(scoring::TextKind kind, const std::string& text,
                                                             const std::string& context) const override {
        return host_->view(seat_).preview(kind, text, context);
    }
    void start() override { host_->start(); }
    void pause() override { host_->pause(); }
    void resume() override { host_->resume(); }
    void set_pace(double factor) override { host_->set_pace(factor); }
    void jump(SimDuration ahead) override { host_->jump(ahead); }
    void composing() override { host_->composing(seat_); }
    void end() override { host_->end(); }

private:
    drill::DrillHost* host_;
    drill::Seat seat_;
};

} // namespace stormdrill::gui
