#pragma once
/// Figures in a folded text (tone_fold.hpp): counts with the thing they count, percentages, sums of money,
/// dates, lot and order codes. Times of day, durations, ages, telephone numbers, ranges and ordinals are read
/// past: they say nothing that could be compared.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/tone_segment.hpp"

namespace stormdrill::scoring::tone_engine {

struct QuantityWords;

struct Quantity {
    enum class Kind : std::uint8_t { count, percent, money, date, code };
    enum class Bound : std::uint8_t { exact, about, at_least, at_most };
    Kind kind = Kind::count;
    Bound bound = Bound::exact;
    /// Counts, percentages and money in thousandths; dates as month * 100 + day; 0 for codes.
    std::int64_t value = 0;
    std::string unit;  ///< of a count: the thing, by QuantityWords::units; of a code: the code, no hyphen
    bool part = false; ///< a part, a share or a rate: "each 2 boxes", "the first 100", "another three"
    Span span;         ///< in the folded text, the thing counted included
    bool operator==(const Quantity&) const = default;
};

/// In the order of the text. Counts of things that `words` does not know are left out.
[[nodiscard]] std::vector<Quantity> read_quantities(std::string_view folded, const QuantityWords& words);

} // namespace stormdrill::scoring::tone_engine
