#include "base/hash.hpp"

#include <array>
#include <cstdio>

#include <xxhash.h>

namespace stormdrill {

std::uint64_t hash64(std::span<const std::byte> bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t hash64(std::string_view text, std::uint64_t seed) {
    return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

std::string to_hex(std::uint64_t value) {
    std::array<char, 17> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%016llx", static_cast<unsigned long long>(value));
    return buffer.data();
}

std::string hash128_hex(std::string_view text) {
    const XXH128_hash_t h = XXH3_128bits(text.data(), text.size());
    return to_hex(h.high64) + to_hex(h.low64);
}

} // namespace stormdrill
