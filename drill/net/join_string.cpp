#include "drill/net/join_string.hpp"

#include <algorithm>
#include <charconv>

#include "base/diagnostics.hpp"
#include "drill/net/secrets.hpp"

namespace stormdrill::drill::net {

namespace {
constexpr std::string_view scheme = "drill://";
constexpr std::size_t fingerprint_digits = 64;

[[noreturn]] void fail(std::string_view text, const std::string& what) {
    throw OperatorError("'" + std::string(text.substr(0, 200)) + "': " + what +
                        "; a join string looks like drill://10.0.0.5:7443/K7Q2-9FXM#fp=9f86d0…");
}
} // namespace

std::string format_join_string(const JoinString& join) {
    const bool ipv6 = join.address.find(':') != std::string::npos;
    std::string out(scheme);
    out += ipv6 ? '[' + join.address + ']' : join.address;
    out += ':' + std::to_string(join.port) + '/' + join.code;
    if (!join.fingerprint.empty()) out += "#fp=" + join.fingerprint;
    return out;
}

JoinString parse_join_string(std::string_view text) {
    JoinString join;
    if (!text.starts_with(scheme)) fail(text, "expected drill:// at the beginning");
    std::string_view rest = text.substr(scheme.size());
    if (const std::size_t hash = rest.find('#'); hash != std::string_view::npos) {
        std::string_view mark = rest.substr(hash + 1);
        rest = rest.substr(0, hash);
        if (!mark.starts_with("fp=")) fail(text, "expected fp= behind the #");
        mark.remove_prefix(3);
        const bool digits = std::all_of(mark.begin(), mark.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
        if (mark.size() != fingerprint_digits || !digits)
            fail(text, "the fingerprint has to have 64 hexadecimal digits");
        for (const char c : mark)
            join.fingerprint += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) fail(text, "expected a / and the join code behind the address");
    join.code = tidy_join_code(rest.substr(slash + 1));
    if (join.code.empty()) fail(text, "the join code has to have eight letters and digits");
    std::string_view place = rest.substr(0, slash);
    const std::size_t colon = place.rfind(':');
    const std::size_t bracket = place.rfind(']');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        const std::string_view port = place.substr(colon + 1);
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), join.port);
        if (error != std::errc{} || end != port.data() + port.size() || join.port == 0)
            fail(text, "expected a port from 1 to 65535");
        place = place.substr(0, colon);
    }
    if (place.starts_with('[') && place.ends_with(']')) place = place.substr(1, place.size() - 2);
    if (place.empty()) fail(text, "expected the host's address");
    join.address = place;
    return join;
}

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1" || address == "localhost";
}

} // namespace stormdrill::drill::net
