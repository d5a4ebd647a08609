#include "scoring/evaluation/rating.hpp"

namespace stormdrill::scoring {

namespace {
struct RatingWords {
    std::string_view letter;
    Bilingual name, meaning;
};

const RatingWords& words(Rating rating) {
    static const std::array<RatingWords, rating_count> all{{
        {"P",
         {"met, no harm", "順利完成"},
         {"The objective was met, and no other activity suffered.", "目標達成，其他作業沒有受到影響。"}},
        {"S",
         {"met, could be better", "完成，可再改進"},
         {"The objective was met and no other activity suffered, but better or faster ways were seen.",
          "目標達成，其他作業也沒有受到影響，但看得出有更好或更快的做法。"}},
        {"M",
         {"met, at others' cost", "完成，但有代價"},
         {"The objective was met, yet other activities suffered.", "目標達成，但其他作業因此受到影響。"}},
        {"U", {"not met", "未完成"}, {"The objective was not met.", "目標沒有達成。"}},
    }};
    return all[static_cast<std::size_t>(rating)];
}
} // namespace

std::string_view rating_letter(Rating rating) {
    return words(rating).letter;
}

std::optional<Rating> parse_rating(std::string_view letter) {
    for (const Rating rating : all_ratings)
        if (rating_letter(rating) == letter) return rating;
    return std::nullopt;
}

const Bilingual& rating_name(Rating rating) {
    return words(rating).name;
}
const Bilingual& rating_meaning(Rating rating) {
    return words(rating).meaning;
}

const Bilingual& not_observed_name() {
    static const Bilingual name{"not observed", "未觀察到"};
    return name;
}
const Bilingual& not_observed_meaning() {
    static const Bilingual meaning{"The evaluator did not see it, so it is not rated.",
                                   "評核員沒有觀察到，因此不評等。"};
    return meaning;
}

} // namespace stormdrill::scoring
