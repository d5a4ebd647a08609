#pragma once
/// Hashes that are the same on every machine: XXH3 (xxHash >= 0.8, whose output is frozen).
/// They guard against accidents and careless edits, not against an attacker.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace stormdrill {

[[nodiscard]] std::uint64_t hash64(std::span<const std::byte> bytes, std::uint64_t seed = 0);
[[nodiscard]] std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0);

/// 32 lower-case hexadecimal digits of XXH3-128; what files carry (scenario hash, SOP hash, `chain`).
[[nodiscard]] std::string hash128_hex(std::string_view text);

/// 16 lower-case hexadecimal digits, the way state hashes are printed.
[[nodiscard]] std::string to_hex(std::uint64_t value);

/// Hashes an array of plain values by its bytes. T must have no padding.
template <class T>
[[nodiscard]] std::uint64_t hash_array(std::span<const T> values, std::uint64_t seed = 0) {
    static_assert(std::is_trivially_copyable_v<T>);
    static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>,
                  "padding bytes would make the hash depend on luck");
    return hash64(std::as_bytes(values), seed);
}

} // namespace stormdrill
