#pragma once
/// A seat's end of a team drill: joins, keeps up with what the seat sees, hands its acts on, and comes back
/// by itself when the connection breaks. An act that was not answered is sent again by the same number; the
/// host does it once.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "drill/act.hpp"
#include "drill/facilitator_snapshot.hpp"
#include "drill/net/message.hpp"
#include "drill/net/transport.hpp"
#include "drill/seat_snapshot.hpp"

namespace stormdrill::drill::net {

class SeatClient {
public:
    enum class State : std::uint8_t {
        joining, ///< has not sat down yet
        seated,
        lost,    ///< the connection broke; it is tried again
        refused, ///< for good: wrong code, chair given away; why() says so
    };
    /// `connect` begins a connection. With a `token` from an earlier time the chair is found again.
    SeatClient(std::function<std::unique_ptr<SeatTransport>()> connect, std::string code, std::string name,
               std::string token = {});

    /// Takes in what has arrived. Returns true when there is something new to draw.
    bool step(double elapsed);

    [[nodiscard]] State state() const { return state_; }
    /// What went wrong last, in the host's or the system's words; and the host's word for it, which windows
    /// translate: `wrong_code`, `wrong_token`, `taken_over`, `old_version`, `too_many_tries`,
    /// `other_certificate`, `unreadable`; empty when nothing was refused.
    [[nodiscard]] const std::string& why() const { return why_; }
    [[nodiscard]] const std::string& refusal() const { return refusal_; }
    [[nodiscard]] Seat seat() const { return seat_; }
    [[nodiscard]] const std::string& chair() const { return chair_; }
    [[nodiscard]] const std::string& token() const { return token_; } ///< to come back with; empty before
    [[nodiscard]] bool has_view() const { return !view_.empty(); }
    [[nodiscard]] const SeatSnapshot& snapshot() const { return snapshot_; }
    /// What the facilitator sees besides; nobody else has it.
    [[nodiscard]] const std::optional<FacilitatorSnapshot>& conduct() const { return conduct_; }
    /// The view as it came: besides the snapshot `conduct` (facilitator), `fault`, `progress`.
    [[nodiscard]] const WireJson& view() const { return view_; }
    [[nodiscard]] std::uint64_t bytes_received() const { return bytes_received_; }
    [[nodiscard]] double round_trip_ms() const { return round_trip_ms_; } ///< negative: not yet known
    /// The drill's whole log, when it is over; empty before.
    [[nodiscard]] const std::string& log() const { return log_complete_ ? log_ : nothing_; }

    /// Numbers from 1; answer() tells what became of it. The same act again, while it is not answered, is no
    /// other.
    std::uint64_t submit(const Act& act);
    std::uint64_t control(const std::string& what, double value = 0);
    std::uint64_t preview(scoring::TextKind kind, const std::string& text, const std::string& context);
    /// Empty while there is none; told once.
    [[nodiscard]] std::optional<ActResult> answer(std::uint64_t number);
    [[nodiscard]] std::optional<std::optional<scoring::ToneResult>> previewed(std::uint64_t number);
    [[nodiscard]] std::size_t unanswered() const { return waiting_.size(); }
    /// answer() tells of a refusal; who may look simply sees.
    std::uint64_t look(const FeedRequest& request);
    void composing();
    void ready();
    void leave(); ///< for good: the chair is free again

private:
    void connect();
    void received(const Message& message);
    void welcomed(const WireJson& body);
    void unreadable(const std::string& what);
    std::uint64_t ask(std::string type, WireJson body);
    void send(const Message& message);

    std::function<std::unique_ptr<SeatTransport>()> connect_;
    std::unique_ptr<SeatTransport> transport_;
    std::string code_, name_, token_, chair_, why_, refusal_;
    Seat seat_ = Seat::observer;
    State state_ = State::joining;
    double real_ = 0, next_try_ = 0, wait_ = 0, next_ping_ = 0, pinged_ = 0;
    double round_trip_ms_ = -1;
    bool greeted_ = false, turned_away_ = false; ///< on this connection
    std::uint64_t last_number_ = 0, last_question_ = 0;
    std::map<std::uint64_t, Message> waiting_; ///< acts not yet answered
    std::map<std::uint64_t, ActResult> answers_;
    std::map<std::uint64_t, std::optional<scoring::ToneResult>> previews_;
    FeedRequest request_;
    WireJson view_ = WireJson::object();
    SeatSnapshot snapshot_;
    std::optional<FacilitatorSnapshot> conduct_;
    bool changed_ = false;
    std::uint64_t bytes_received_ = 0;
    std::string log_;
    bool log_complete_ = false;
    inline static const std::string nothing_;
};

} // namespace stormdrill::drill::net
