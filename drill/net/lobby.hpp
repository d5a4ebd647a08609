#pragma once
/// Where connections arrive: finds out who they are, and shows them to their room. Several teams may play
/// side by side from one host, each in a room of its own.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "drill/net/room.hpp"

namespace stormdrill::drill::net {

class Lobby {
public:
    /// `transport` must outlive the lobby.
    Lobby(HostTransport& transport, std::vector<std::unique_ptr<Room>> rooms);

    [[nodiscard]] const std::vector<std::unique_ptr<Room>>& rooms() const { return rooms_; }
    /// Takes in what has arrived, lets every room's drill go on, and tells the windows.
    void step(double elapsed, double budget_seconds);

private:
    struct Stranger {
        std::string address;
        double since = 0;
    };

    void greet(ConnectionId connection, const Message& message);
    void turn_away(ConnectionId connection, const std::string& code, const std::string& reason);
    [[nodiscard]] Room* room_of(ConnectionId connection) const;

    HostTransport* transport_;
    std::vector<std::unique_ptr<Room>> rooms_;
    std::map<ConnectionId, Stranger> strangers_;
    JoinTries tries_;
    double real_ = 0;
};

} // namespace stormdrill::drill::net
