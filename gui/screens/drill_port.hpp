#pragma once
/// The screens' only way to a drill. HostPort (host_port.hpp) has one of its own behind it, RemotePort
/// (remote_port.hpp) a seat at somebody else's, over the network; tests have one that writes down what it is
/// asked for. Nothing here waits: what takes its time is answered in a later step().

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "drill/drill_host.hpp"
#include "drill/facilitator_snapshot.hpp"
#include "drill/seat_snapshot.hpp"

namespace stormdrill::gui {

class DrillPort {
public:
    /// Called once, from submit() itself or from a later step().
    using Answered = std::function<void(const drill::ActResult&)>;
    using Previewed = std::function<void(std::optional<scoring::ToneResult>)>;

    enum class State : std::uint8_t {
        opening, ///< the public is being built, or the host has not yet let us in; why() may say what is
                 ///< wrong
        open,
        lost,    ///< the connection broke, and is tried again
        refused, ///< for good; why() says so
    };

    virtual ~DrillPort() = default;

    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual Bilingual why() const = 0;
    /// `elapsed` real seconds have passed. True when there is something new to draw.
    virtual bool step(double elapsed) = 0;
    /// What stopped the drill, such as a full disk at its host; empty while it is well.
    [[nodiscard]] virtual std::string fault() const = 0;
    /// What the seat sees now.
    virtual void take(const drill::FeedRequest& request, drill::SeatSnapshot& out) = 0;
    /// What the facilitator of a team drill sees besides; null at every other seat.
    [[nodiscard]] virtual const drill::FacilitatorSnapshot* conduct() const { return nullptr; }

    // ---- What the person does
    // ------------------------------------------------------------------------------------
    virtual void submit(const drill::Act& act, Answered answered) = 0;
    /// Acts that have not been answered yet.
    [[nodiscard]] virtual std::size_t under_way() const = 0;
    /// The scorer's word on a text before it goes out; empty outside coach mode.
    virtual void preview(scoring::TextKind kind, const std::string& text, const std::string& context,
                         Previewed previewed) = 0;
    virtual void composing() = 0; ///< a key was hit
    virtual void ready() = 0;     ///< "I hear you": her answer to the communication check of a team drill
    /// She goes for good, and an automated teammate takes her seat.
    virtual void leave() = 0;

    // ---- Clock and stages
    // ------------------------------------------------------------------------------------
    /// Whether this seat conducts them. When not, what follows is refused.
    [[nodiscard]] virtual bool conducts() const = 0;
    virtual void start() = 0; ///< readiness is over
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void set_pace(double factor) = 0;
    virtual void jump(SimDuration ahead) = 0;
    virtual void end() = 0;    ///< of the crisis phase
    virtual void finish() = 0; ///< the forms of the learn phase are filed: the result is wanted
    virtual void cancel_finish() = 0;
    /// What was refused of these since the last call.
    [[nodiscard]] virtual std::vector<Bilingual> take_refusals() = 0;

    // ---- The end
    // ---------------------------------------------------------------------------------------------
    /// How far the result is, [0, 1]; empty while nobody wants it.
    [[nodiscard]] virtual std::optional<double> finishing() const = 0;
    /// Null before it is there.
    [[nodiscard]] virtual const drill::DrillResult* result() const = 0;
    /// An act of the evaluator (Rate, OverruleFinding) once the result is there, which follows: what result()
    /// gave before may not be looked at any more.
    virtual void evaluate(const drill::Act& act, Answered answered) = 0;
};

} // namespace stormdrill::gui
