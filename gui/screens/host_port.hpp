#pragma once
/// The port to a drill of one's own: a person alone, automated teammates in the other seats.

#include <future>
#include <memory>

#include "gui/screens/drill_port.hpp"

namespace stormdrill::gui {

class HostPort final : public DrillPort {
public:
    /// Builds the public on a thread of its own. Options that cannot be opened end in State::refused.
    explicit HostPort(const drill::PlayOptions& options);

    [[nodiscard]] State state() const override { return state_; }
    [[nodiscard]] Bilingual why() const override { return {why_, why_}; }
    bool step(double elapsed) override;
    [[nodiscard]] std::string fault() const override { return {}; }
    void take(const drill::FeedRequest& request, drill::SeatSnapshot& out) override;

    void submit(const drill::Act& act, Answered answered) override { answered(host_->submit(seat_, act)); }
    [[nodiscard]] std::size_t under_way() const override { return 0; }
    void preview(scoring::TextKind kind, const std::string& text, const std::string& context,
                 Previewed previewed) override {
        previewed(host_->view(seat_).preview(kind, text, context));
    }
    void composing() override { host_->composing(seat_); }
    void ready() override {}
    void leave() override {}

    [[nodiscard]] bool conducts() const override { return true; }
    void start() override { host_->start(); }
    void pause() override { host_->pause(); }
    void resume() override { host_->resume(); }
    void set_pace(double factor) override { host_->set_pace(factor); }
    void jump(SimDuration ahead) override { host_->jump(ahead); }
    void end() override { host_->end(); }
    void finish() override;
    void cancel_finish() override;
    [[nodiscard]] std::vector<Bilingual> take_refusals() override { return {}; }

    [[nodiscard]] std::optional<double> finishing() const override { return progress_; }
    [[nodiscard]] const drill::DrillResult* result() const override {
        return finished_ ? &host_->result() : nullptr;
    }
    void evaluate(const drill::Act& act, Answered answered) override { answered(host_->evaluate(act)); }

private:
    State state_ = State::opening;
    std::string why_;
    std::future<std::unique_ptr<drill::DrillHost>> opening_;
    std::unique_ptr<drill::DrillHost> host_;
    drill::Seat seat_ = drill::Seat::lead;
    double since_moment_ = 0, since_network_ = 0; ///< real seconds since they were last new
    bool facts_taken_ = false;
    std::optional<double> progress_;
    bool finished_ = false;
};

} // namespace stormdrill::gui
