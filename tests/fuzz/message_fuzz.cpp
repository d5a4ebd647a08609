/// Whatever bytes a connection may bring: the message parser takes them or names the fault, and what it takes
/// it writes and takes again unchanged. Bodies go through the readers of acts, looks and snapshots.
///
///     cmake --preset fuzz && ninja -C build/fuzz message_fuzz
///     build/fuzz/bin/message_fuzz -max_total_time=60 CORPUS

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "drill/log.hpp"
#include "drill/net/join_string.hpp"
#include "drill/net/message.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
template <class Reader>
void try_reader(Reader&& reader) {
    try {
        reader();
    } catch (const OperatorError& error) {
        SD_ASSERT(!std::string(error.what()).empty());
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    try_reader([&] { static_cast<void>(net::parse_join_string(text)); });
    const net::ParsedMessage parsed = net::parse_message(text);
    if (!parsed.message) {
        SD_ASSERT(!parsed.fault.code.empty() && !parsed.fault.what.empty());
        return 0;
    }
    const net::ParsedMessage again = net::parse_message(net::write_message(*parsed.message));
    SD_ASSERT(again.message && again.message->type == parsed.message->type &&
              again.message->number == parsed.message->number && again.message->body == parsed.message->body);
    const WireJson& body = parsed.message->body;
    try_reader([&] { static_cast<void>(feed_request_from_json(body)); });
    try_reader([&] { static_cast<void>(snapshot_from_json(body)); });
    WireJson view = WireJson::parse(R"({"mentions":[1,{"a":[2,3]},[4]],"posts":{"5":{"b":6}}})");
    try_reader([&] { apply_patch(view, body); });
    if (body.contains("act") && body.at("act").is_string() && body.contains("body")) {
        try_reader([&] {
            static_cast<void>(
                act_from_json(body.at("act").get<std::string>(), Json::parse(body.at("body").dump())));
        });
    }
    return 0;
}
