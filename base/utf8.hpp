#pragma once
/// UTF-8, checked. What people type and what files hold is hostile until it has passed here.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace stormdrill {

/// Byte offset of the first faulty byte (overlong forms, surrogates and cut sequences included); empty when
/// valid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Decodes; each faulty byte becomes U+FFFD.
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

[[nodiscard]] std::size_t count_code_points(std::string_view valid_utf8);

/// The text as it may be shown and stored: valid UTF-8, no control characters but line feed and tab, no
/// bidirectional overrides or isolates, at most `max_code_points` (cut at the end).
[[nodiscard]] std::string sanitize_text(std::string_view text, std::size_t max_code_points = 5000);

} // namespace stormdrill
