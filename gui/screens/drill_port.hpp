#pragma once
/// The screens' only way to the drill: acts and clock. HostPort (host_port.hpp) hands them to the drill host;
/// tests have a port that writes them down.

#include <optional>
#include <string>

#include "drill/drill_host.hpp"

namespace stormdrill::gui {

class DrillPort {
public:
    virtual ~DrillPort() = default;

    /// Logged before it returns accepted; otherwise the message says why not.
    virtual drill::ActResult submit(const drill::Act& act) = 0;
    /// By the evaluator's seat, once the result is there; it follows.
    virtual drill::ActResult evaluate(const drill::Act& act) = 0;
    /// The scorer's word on a text before it goes out; empty outside coach mode.
    [[nodiscard]] virtual std::optional<scoring::ToneResult>
    preview(scoring::TextKind kind, const std::string& text, const std::string& context) const = 0;

    virtual void start() = 0; ///< readiness is over
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void set_pace(double factor) = 0;
    virtual void jump(SimDuration ahead) = 0;
    virtual void composing() = 0;
    virtual void end() = 0; ///< of the crisis phase
};

} // namespace stormdrill::gui
