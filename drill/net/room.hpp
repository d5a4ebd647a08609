#pragma once
/// One team's drill and the people in it: takes what their windows say, checks it, lets the drill do it, and
/// tells each window what its seat sees. Knows messages, not wires; real time comes from the caller.

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "drill/drill_host.hpp"
#include "drill/net/chairs.hpp"
#include "drill/net/message.hpp"
#include "drill/net/transport.hpp"

namespace stormdrill::drill::net {

/// What the log calls a person who takes a seat.
enum class NamesInLog : std::uint8_t {
    as_given,
    chairs, ///< `service-2`: nobody can be told from the log
};

class Room {
public:
    /// `kept`: the file that chairs and their secrets are kept in, readable by its owner alone; written at
    /// once and at every change. `reopen` opens the drill again from its log, after a fault of the disk.
    Room(std::unique_ptr<DrillHost> drill, Chairs chairs, std::filesystem::path kept,
         std::function<std::unique_ptr<DrillHost>()> reopen, NamesInLog names = NamesInLog::as_given);
    ~Room();

    [[nodiscard]] Chairs& chairs() { return chairs_; }
    [[nodiscard]] DrillHost& drill() { return *drill_; }
    [[nodiscard]] bool has(ConnectionId connection) const { return sitters_.contains(connection); }
    /// Why the drill stands still, where a disk or another fault stopped it; otherwise empty.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// Score and report are there, and everybody has been told.
    [[nodiscard]] bool finished() const { return finished_; }

    /// A person sits down (by her code, `name` hers) or comes back (by her token). An older connection of the
    /// same chair is closed.
    void sit(HostTransport& transport, ConnectionId connection, Chair& chair);
    void received(HostTransport& transport, ConnectionId connection, const Message& message);
    /// The connection is gone; the chair stays hers.
    void lost(ConnectionId connection);
    /// Real time passed: the world goes on, and windows are told.
    void step(HostTransport& transport, double elapsed, double budget_seconds);

private:
    using SharedView = std::shared_ptr<const WireView>;
    struct Sitter { ///< a connection in a chair
        Chair* chair = nullptr;
        FeedRequest request;
        SharedView sent;          ///< what the window knows; null before its first view
        bool at_once = true;      ///< is told in the next step, not with the others
        double messages_left = 0; ///< of the rate allowed
        double round_trip_ms = -1;
        bool ready = false; ///< answered the communication check
    };
    /// What a seat sees at one moment: made once for all who sit there and look at the same.
    struct Moment {
        Seat seat = Seat::observer;
        FeedRequest request;
        SharedView view;
        std::map<SharedView, std::string> messages; ///< by what a window knew before; empty: nothing is new
    };
    struct Answers {                  ///< of a chair; outlives its connections
        std::set<std::uint64_t> done; ///< numbers of the chair's acts in the log
        std::deque<Message> latest;   ///< refusals, too
    };

    void act(HostTransport& transport, ConnectionId connection, Sitter& sitter, const Message& message);
    void control(HostTransport& transport, ConnectionId connection, Sitter& sitter, const Message& message);
    void preview(HostTransport& transport, ConnectionId connection, Sitter& sitter, const Message& message);
    void conduct(const std::string& what, const WireJson& body);
    void answer(HostTransport& transport, ConnectionId connection, const Message& message,
                const ActResult& result);
    void tell(HostTransport& transport, ConnectionId connection, Sitter& sitter,
              std::vector<Moment>& moments);
    [[nodiscard]] WireView view_of(Seat seat, const FeedRequest& request);
    void look(HostTransport& transport, ConnectionId connection, Sitter& sitter, const Message& message);
    [[nodiscard]] WireJson conduct_json() const;
    [[nodiscard]] std::vector<ChairView> chairs_seen(bool by_facilitator) const;
    [[nodiscard]] bool seat_is_manned(Seat seat) const;
    void man(const Chair& chair);
    void unman(Seat seat);
    void finish(HostTransport& transport);
    void keep() const;
    template <class Work>
    bool guarded(Work&& work);

    std::unique_ptr<DrillHost> drill_;
    Chairs chairs_;
    std::filesystem::path kept_;
    std::function<std::unique_ptr<DrillHost>()> reopen_;
    NamesInLog names_;
    std::map<ConnectionId, Sitter> sitters_;
    std::map<std::string, Answers> answers_; ///< by chair
    std::string fault_;
    double real_ = 0, next_views_ = 0, next_network_ = 0;
    WireParts parts_;                                       ///< of all views
    std::map<Seat, std::shared_ptr<const WireJson>> facts_; ///< of the drill; they do not change
    std::shared_ptr<const WireJson> network_;
    double progress_ = 0;
    bool finishing_ = false, finished_ = false;
    std::vector<std::string> log_parts_; ///< messages that hold the log, when it is over
};

} // namespace stormdrill::drill::net
