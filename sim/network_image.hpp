#pragma once
/// How a network lies in memory and on disk: one block, no pointers, so that a saved network is used where
/// it lies. Internal; the door is Network::image() and Network::from_image().
///
/// Header, then a table of sections, then the sections, each at a multiple of 64 bytes, little-endian.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "sim/network.hpp"
#include "sim/network_parts.hpp"

namespace stormdrill::sim {

/// Rises whenever the layout or the way networks are drawn changes: older images are refused.
inline constexpr std::uint32_t network_version = 2;

struct ImageHeader {
    std::array<char, 8> magic{};
    std::uint32_t byte_order = 0;
    std::uint32_t version = 0;
    std::uint64_t bytes = 0; ///< of the whole image
    std::uint64_t key = 0;   ///< Network::key of its setup when it was built
    std::uint64_t hash = 0;  ///< Network::hash
    double interest_spread = 0;
    std::uint32_t people = 0, communities = 0, layers = 0, sections = 0;
    std::uint64_t header_hash = 0; ///< of this header, with this field 0, and of the table
};
static_assert(sizeof(ImageHeader) == 72);

struct ImageSection {
    std::uint64_t offset = 0, bytes = 0, hash = 0;
};

/// The sections in their order: those of all people, then those of each layer.
namespace section {
enum OfPeople : std::size_t {
    setup,
    community,
    roles,
    presence,
    chinese,
    attitude,
    community_interest,
    media_accounts,
    people_sections
};
enum OfLayer : std::size_t {
    members,
    tie_offsets,
    followers,
    followee_count,
    organisation_followers,
    circle_offsets,
    circle_members,
    person_offsets,
    of_person,
    layer_sections
};
[[nodiscard]] constexpr std::size_t number(std::size_t layer, OfLayer which) {
    return people_sections + layer * layer_sections + which;
}
} // namespace section

struct OwnedImage {
    std::shared_ptr<const std::byte> keeper;
    std::span<const std::byte> bytes;
};

/// Moves the parts into one image; each array is freed once it is copied.
[[nodiscard]] OwnedImage make_image(const NetworkSetup& setup, double interest_spread, NetworkParts parts,
                                    unsigned threads);

/// Why the bytes are no image that may be looked at, or nothing. `whole` compares every section with its hash
/// and every number in it with what it points into; otherwise the header, the table and the offsets only.
[[nodiscard]] std::string image_fault(std::span<const std::byte> bytes, bool whole);

/// Header and sections of an image without fault.
[[nodiscard]] const ImageHeader& image_header(std::span<const std::byte> bytes);
template <class T>
[[nodiscard]] std::span<const T> image_section(std::span<const std::byte> bytes, std::size_t number) {
    const auto* table = reinterpret_cast<const ImageSection*>(bytes.data() + sizeof(ImageHeader));
    return {reinterpret_cast<const T*>(bytes.data() + table[number].offset), table[number].bytes / sizeof(T)};
}

} // namespace stormdrill::sim
