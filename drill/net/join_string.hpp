#pragma once
/// `drill://10.0.0.5:7443/K7Q2-9FXM#fp=9f86d0…`: where the host is, which chair, and whose certificate to
/// trust.

#include <cstdint>
#include <string>
#include <string_view>

namespace stormdrill::drill::net {

struct JoinString {
    std::string address; ///< name or number; an IPv6 number without its brackets
    std::uint16_t port = 7443;
    std::string code;        ///< secrets.hpp
    std::string fingerprint; ///< SHA-256 of the host's certificate, 64 hexadecimal digits; empty: no TLS
    bool operator==(const JoinString&) const = default;
};

[[nodiscard]] std::string format_join_string(const JoinString& join);
/// Throws OperatorError saying what is wrong and what was expected.
[[nodiscard]] JoinString parse_join_string(std::string_view text);

/// Of this machine alone: nobody else can listen on the way there, or reach it.
[[nodiscard]] bool is_loopback(std::string_view address);

} // namespace stormdrill::drill::net
