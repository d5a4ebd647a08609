#pragma once
/// Time for the frame loop: the wall clock for people, a clock that jumps for tests.

namespace stormdrill::gui {

class FrameClock {
public:
    virtual ~FrameClock() = default;
    /// Seconds since the clock was made.
    [[nodiscard]] virtual double now() = 0;
    virtual void sleep_until(double time) = 0;
};

class WallClock final : public FrameClock {
public:
    WallClock();
    [[nodiscard]] double now() override;
    void sleep_until(double time) override;

private:
    double start_;
};

/// Stands still until somebody sleeps: the same script gives the same frames on any machine.
class SteppedClock final : public FrameClock {
public:
    [[nodiscard]] double now() override { return now_; }
    void sleep_until(double time) override {
        if (time > now_) now_ = time;
    }

private:
    double now_ = 0;
};

} // namespace stormdrill::gui
