#pragma once
/// Reads the session for the facilitator. Holds references: use it within one frame.

#include "drill/conducted.hpp"
#include "drill/facilitator_snapshot.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

class ConductView {
public:
    explicit ConductView(const Session& session) : session_(&session) {}

    [[nodiscard]] std::vector<InjectView> injects() const;
    [[nodiscard]] std::vector<SeatLoad> seats() const; ///< without the persons' names
    [[nodiscard]] int pressure() const { return session_->pressure_; }
    [[nodiscard]] std::vector<PhaseView> phases() const;
    [[nodiscard]] std::vector<Choice> personas() const;
    [[nodiscard]] std::vector<Choice> platforms() const;
    [[nodiscard]] std::vector<Choice> facts() const;

private:
    const Session* session_;
};

/// What the log tells the facilitator, read as it grows.
class ConductLog {
public:
    /// Lines that were not there the last time.
    void read(const std::vector<Json>& lines);

    [[nodiscard]] const std::vector<ControlEntry>& control() const { return control_; }
    [[nodiscard]] const std::vector<EventFlag>& flags() const { return flags_; }
    [[nodiscard]] const std::vector<ObservationView>& observations() const { return observations_; }
    [[nodiscard]] const std::vector<ConductedAct>& conducted() const { return conducted_; }
    /// Of the person who took the seat last; empty for automated ones.
    [[nodiscard]] const std::string& person(Seat seat) const;

private:
    void read_act(const Json& line);

    std::size_t read_ = 0;
    std::vector<ControlEntry> control_;
    std::vector<EventFlag> flags_;
    std::vector<ObservationView> observations_;
    std::vector<ConductedAct> conducted_;
    std::map<Seat, std::string> persons_;
};

} // namespace stormdrill::drill
