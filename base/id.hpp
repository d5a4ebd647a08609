#pragma once
/// Typed ids: a person is not a post, and neither is an int.

#include <compare>
#include <cstdint>
#include <functional>

namespace stormdrill {

/// An index into the array that holds things of kind Tag. `none()` stands for "no such thing".
template <class Tag>
struct Id {
    std::uint32_t value = 0xffffffffu;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}
    constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}

    [[nodiscard]] static constexpr Id none() { return Id{}; }
    [[nodiscard]] constexpr bool valid() const { return value != 0xffffffffu; }
    [[nodiscard]] constexpr std::size_t index() const { return value; }
    constexpr auto operator<=>(const Id&) const = default;
};

} // namespace stormdrill
