#pragma once
/// Names for simulated people: Taiwanese ones for those who write Chinese, English ones for the others.
/// Common names, combined at random; any likeness to a real account is chance.

#include <cstdint>

#include "base/language.hpp"
#include "drill/voices.hpp"

namespace stormdrill::drill {

/// A pure function of the three.
[[nodiscard]] PersonName draw_person_name(std::uint64_t seed, std::uint32_t person, Language language);

} // namespace stormdrill::drill
