#pragma once
/// Both ends of the network without a network: what one sends, the other takes. Connections can be cut, and
/// made slow.

#include <map>
#include <memory>

#include "drill/net/transport.hpp"

namespace stormdrill::drill::net {

class MemoryHub final : public HostTransport {
public:
    struct Wire {
        std::string address;
        std::vector<std::string> to_seat;
        bool open = true, cut = false;
        bool slow = false; ///< the seat does not read
        std::string why;
    };

    std::vector<HostEvent> take_events() override { return std::exchange(events_, {}); }
    void send(ConnectionId connection, std::string text) override {
        const auto found = wires_.find(connection);
        if (found != wires_.end() && found->second->open) found->second->to_seat.push_back(std::move(text));
    }
    void close(ConnectionId connection, const std::string& reason) override {
        const auto found = wires_.find(connection);
        if (found == wires_.end() || !found->second->open) return;
        found->second->open = false;
        found->second->why = reason;
        events_.push_back({HostEvent::Kind::closed, connection, reason});
    }
    std::size_t unsent_bytes(ConnectionId connection) const override {
        std::size_t bytes = 0;
        const auto found = wires_.find(connection);
        if (found == wires_.end() || !found->second->slow) return 0;
        for (const std::string& text : found->second->to_seat)
            bytes += text.size();
        return bytes;
    }

    /// A raw connection; say() speaks on it, as hostile clients do.
    ConnectionId open(const std::string& address = "10.0.0.7") {
        const ConnectionId id = ++last_;
        wires_[id] = std::make_shared<Wire>();
        wires_[id]->address = address;
        events_.push_back({HostEvent::Kind::opened, id, address});
        return id;
    }
    void say(ConnectionId connection, std::string text) {
        if (wires_.at(connection)->open && !wires_.at(connection)->cut)
            events_.push_back({HostEvent::Kind::received, connection, std::move(text)});
    }
    /// The cable is pulled: neither end hears of the other again, and the host's end finds out.
    void cut(ConnectionId connection) {
        wires_.at(connection)->cut = true;
        wires_.at(connection)->open = false;
        events_.push_back({HostEvent::Kind::closed, connection, "timed out"});
    }
    Wire& wire(ConnectionId connection) { return *wires_.at(connection); }
    ConnectionId last() const { return last_; }
    bool down = false;        ///< nobody can connect
    int looks_to_connect = 0; ///< how often a new connection says that it is still connecting

private:
    std::map<ConnectionId, std::shared_ptr<Wire>> wires_;
    std::vector<HostEvent> events_;
    ConnectionId last_ = 0;
};

class MemorySeat final : public SeatTransport {
public:
    explicit MemorySeat(MemoryHub& hub)
        : hub_(&hub), id_(hub.down ? 0 : hub.open()), looks_(hub.looks_to_connect) {}
    ~MemorySeat() override {
        if (id_ != 0 && hub_->wire(id_).open) hub_->cut(id_);
    }
    MemorySeat(const MemorySeat&) = delete;
    MemorySeat& operator=(const MemorySeat&) = delete;
    State state() const override {
        if (looks_ > 0 && looks_-- > 0) return State::connecting;
        return id_ != 0 && hub_->wire(id_).open ? State::open : State::closed;
    }
    std::string closed_because() const override { return id_ == 0 ? "no route" : hub_->wire(id_).why; }
    std::vector<std::string> take_messages() override {
        if (id_ == 0 || hub_->wire(id_).slow || hub_->wire(id_).cut) return {};
        return std::exchange(hub_->wire(id_).to_seat, {});
    }
    void send(std::string text) override { hub_->say(id_, std::move(text)); }

private:
    MemoryHub* hub_;
    ConnectionId id_;
    mutable int looks_ = 0;
};

} // namespace stormdrill::drill::net
