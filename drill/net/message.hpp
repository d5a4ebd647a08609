#pragma once
/// What travels between host and seats: JSON objects {"v":1,"type":…,"number":…,"body":{…}}, one a frame.
/// Limits are looked at before anything is parsed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "drill/snapshot_json.hpp"

namespace stormdrill::drill::net {

inline constexpr int protocol_version = 1;
/// Of a message to the host. The host's own may be larger: a seat's first snapshot is.
inline constexpr std::size_t most_message_bytes = 64 * 1024;
inline constexpr std::size_t most_message_depth = 16;

struct Message {
    std::string type;
    std::uint64_t number = 0; ///< of an act or a question, by its asker; the answer carries it again
    WireJson body = WireJson::object();
};

/// Why a message is not taken. The codes are part of the protocol; the words are for people.
struct MessageFault {
    std::string code; ///< too_long too_deep not_utf8 not_json too_great not_a_message old_version
    std::string what;
};

struct ParsedMessage {
    std::optional<Message> message;
    MessageFault fault; ///< where there is no message
};

/// Never throws. `most_bytes`: the receiver's limit.
[[nodiscard]] ParsedMessage parse_message(std::string_view bytes,
                                          std::size_t most_bytes = most_message_bytes);
[[nodiscard]] std::string write_message(const Message& message);

} // namespace stormdrill::drill::net
