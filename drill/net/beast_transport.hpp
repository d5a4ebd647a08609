#pragma once
/// The transports over WebSockets and TLS. Beast and OpenSSL stay in beast_transport.cpp.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "drill/net/join_string.hpp"
#include "drill/net/transport.hpp"

namespace stormdrill::drill::net {

/// A page that the host serves to browsers on the same port.
struct WebPage {
    std::string content_type; ///< `text/html; charset=utf-8`
    std::string body;
};

struct HostListenOptions {
    std::string address = "127.0.0.1"; ///< of this machine; 0.0.0.0 and :: for all of its networks
    std::uint16_t port = 7443;         ///< 0: any free one
    /// PEM file with the certificate and its key, made when it is missing; empty: no TLS.
    std::filesystem::path certificate;
    std::map<std::string, WebPage> pages; ///< by path: `/`
};

class ListeningTransport : public HostTransport {
public:
    [[nodiscard]] virtual std::uint16_t port() const = 0;
    [[nodiscard]] virtual const std::string&
    fingerprint() const = 0; ///< of the certificate; empty without TLS
};

/// Listens from now on, on a thread of its own. Throws OperatorError: address taken or not this machine's,
/// faulty certificate file.
[[nodiscard]] std::unique_ptr<ListeningTransport> listen_for_seats(const HostListenOptions& options);

/// Begins to connect, on a thread of its own; what becomes of it, state() tells. With a fingerprint the
/// host's certificate has to have it, whoever signed it.
[[nodiscard]] std::unique_ptr<SeatTransport> connect_to_host(const JoinString& join);

} // namespace stormdrill::drill::net
