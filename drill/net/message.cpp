#include "drill/net/message.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace stormdrill::drill::net {

namespace {
/// Deepest nesting of a text that may be JSON; brackets inside strings do not count.
std::size_t depth_of(std::string_view bytes) {
    std::size_t depth = 0, deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

/// Up to here every whole number is exact in JSON (RFC 8259, section 6), and sums of moments cannot run over.
constexpr std::int64_t greatest_number = std::int64_t{1} << 53;

/// Makes 60.0 the whole number it is. False where a number is beyond the greatest.
bool tidy_numbers(WireJson& json) {
    if (json.is_structured())
        return std::all_of(json.begin(), json.end(), [](WireJson& item) { return tidy_numbers(item); });
    if (json.is_number_float()) {
        const double number = json.get<double>();
        if (!(std::abs(number) <= static_cast<double>(greatest_number))) return false;
        if (number != std::trunc(number)) return true;
        if (number < 0)
            json = static_cast<std::int64_t>(number);
        else
            json = static_cast<std::uint64_t>(number);
    }
    if (json.is_number_unsigned())
        return json.get<std::uint64_t>() <= static_cast<std::uint64_t>(greatest_number);
    if (json.is_number_integer()) return json.get<std::int64_t>() >= -greatest_number;
    return true;
}

ParsedMessage refuse(const char* code, std::string what) {
    return {std::nullopt, {code, std::move(what)}};
}
} // namespace

ParsedMessage parse_message(std::string_view bytes, std::size_t most_bytes) {
    if (bytes.size() > most_bytes)
        return refuse("too_long", "a message of " + std::to_string(bytes.size()) + " bytes; at most " +
                                      std::to_string(most_bytes));
    if (find_invalid_utf8(bytes)) return refuse("not_utf8", "a message that is no UTF-8");
    if (depth_of(bytes) > most_message_depth)
        return refuse("too_deep",
                      "a message nested deeper than " + std::to_string(most_message_depth) + " levels");
    WireJson json = WireJson::parse(bytes, nullptr, false);
    if (json.is_discarded()) return refuse("not_json", "a message that is no JSON");
    if (!tidy_numbers(json))
        return refuse("too_great", "a message with a number beyond " + std::to_string(greatest_number));
    if (!json.is_object() || !json.contains("v") || !json.contains("type"))
        return refuse("not_a_message", "expected an object with v and type");
    if (json.at("v") != protocol_version)
        return refuse("old_version", "this host speaks version " + std::to_string(protocol_version) +
                                         " of the protocol, the message says " + json.at("v").dump());
    Message message;
    std::size_t known = 2;
    if (!json.at("type").is_string()) return refuse("not_a_message", "expected a text as type");
    message.type = json.at("type").get<std::string>();
    if (const auto number = json.find("number"); number != json.end()) {
        if (!number->is_number_unsigned())
            return refuse("not_a_message", "expected a whole number from 0 as number");
        message.number = number->get<std::uint64_t>();
        ++known;
    }
    if (const auto body = json.find("body"); body != json.end()) {
        if (!body->is_object()) return refuse("not_a_message", "expected an object as body");
        message.body = *body;
        ++known;
    }
    if (known != json.size()) return refuse("not_a_message", "expected v, type, number and body alone");
    return {std::move(message), {}};
}

std::string write_message(const Message& message) {
    const WireJson json{
        {"v", protocol_version}, {"type", message.type}, {"number", message.number}, {"body", message.body}};
    return json.dump(-1, ' ', false, WireJson::error_handler_t::replace);
}

} // namespace stormdrill::drill::net
