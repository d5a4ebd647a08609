#pragma once
/// The port to a real drill.

#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

class HostPort final : public DrillPort {
public:
    explicit HostPort(drill::DrillHost& host) : host_(&host) {}

    drill::ActResult submit(const drill::Act& act) override { return host_->submit(act); }
    drill::ActResult evaluate(const drill::Act& act) override { return host_->evaluate(act); }
    [[nodiscard]] std::optional<scoring::ToneResult> preview(scoring::TextKind kind, const std::string& text,
                                                             const std::string& context) const override {
        return host_->view().preview(kind, text, context);
    }
    void start() override { host_->start(); }
    void pause() override { host_->pause(); }
    void resume() override { host_->resume(); }
    void set_pace(double factor) override { host_->set_pace(factor); }
    void jump(SimDuration ahead) override { host_->jump(ahead); }
    void composing() override { host_->composing(); }
    void end() override { host_->end(); }

private:
    drill::DrillHost* host_;
};

} // namespace stormdrill::gui
