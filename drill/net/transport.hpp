#pragma once
/// How messages travel, without what they mean. `beast_transport.hpp` brings them over WebSockets and TLS;
/// tests use one in memory.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stormdrill::drill::net {

using ConnectionId = std::uint64_t;

struct HostEvent {
    enum class Kind : std::uint8_t { opened, received, closed };
    Kind kind = Kind::opened;
    ConnectionId connection = 0;
    std::string text; ///< opened: the other's address; received: the message
};

/// The host's end. Called from one thread; never waits.
class HostTransport {
public:
    virtual ~HostTransport() = default;
    /// What has happened since, in its order.
    [[nodiscard]] virtual std::vector<HostEvent> take_events() = 0;
    /// Unknown and closed connections are passed over.
    virtual void send(ConnectionId connection, std::string text) = 0;
    /// After what was sent before. `reason` goes into the closing frame; at most 120 bytes of it.
    virtual void close(ConnectionId connection, const std::string& reason) = 0;
    /// Handed to send() and not yet taken by the network: how slow the reader is.
    [[nodiscard]] virtual std::size_t unsent_bytes(ConnectionId connection) const = 0;
};

/// closed_because() when somebody else than the host of the join string answered.
inline constexpr std::string_view other_certificate =
    "the host's certificate is not the one in the join string";

/// A seat's end.
class SeatTransport {
public:
    enum class State : std::uint8_t { connecting, open, closed };
    virtual ~SeatTransport() = default;
    [[nodiscard]] virtual State state() const = 0;
    [[nodiscard]] virtual std::string closed_because() const = 0;
    [[nodiscard]] virtual std::vector<std::string> take_messages() = 0;
    virtual void send(std::string text) = 0;
};

} // namespace stormdrill::drill::net
