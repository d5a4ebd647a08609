#pragma once
/// The words of an automated team: chosen from the scenario's team_texts, filled with what a reader of a post
/// can take up from it. And how such a reader reads: quotes, order numbers, signs of trouble.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "drill/automated_team.hpp"
#include "drill/seat_view.hpp"
#include "scenarios/scenario.hpp"

namespace stormdrill::drill {

/// zh-TW when the text holds any Chinese character.
[[nodiscard]] Language language_of(std::string_view text);
/// Speaks of something gone wrong: illness, recall, refund, anger … by a short list of words in both
/// languages.
[[nodiscard]] bool sounds_like_trouble(std::string_view text);
/// Speaks of people hurt or ill.
[[nodiscard]] bool sounds_like_harm(std::string_view text);
[[nodiscard]] bool sounds_like_question(std::string_view text);
/// The first clause that says something, without hashtags and mentions, at most about 24 Chinese characters
/// or 70 others.
[[nodiscard]] std::string short_quote(std::string_view text);
/// The first run of letters and digits that looks like an order or lot number (at least five digits); may be
/// empty.
[[nodiscard]] std::string find_number(std::string_view text);
/// Pairs of neighbouring Chinese characters, Latin words of four letters or more in lower case, and numbers.
[[nodiscard]] std::set<std::string> words_of(std::string_view text);
/// The share of `fact`'s words that `text` holds too, [0, 1].
[[nodiscard]] double shared_wording(std::string_view text, std::string_view fact);
/// Lower case for Latin letters, other bytes as they are.
[[nodiscard]] std::string fold_case(std::string_view text);

class TeamPen {
public:
    TeamPen(const scenarios::Scenario& scenario, TeamPlan plan, std::uint64_t seed);

    /// A text for `purpose` on a platform (id; empty for any), about `about` (empty: nothing in particular);
    /// where the scenario has none for it, the longest text of that purpose for another platform; empty when
    /// there is none at all. `turn` picks among several. Made to fit `longest` code points by leaving out
    /// sentences before the last.
    struct Wanted {
        std::string_view purpose{}, platform{}, about{};
        Language language = Language::zh_TW;
        std::uint32_t turn = 0;
        std::int64_t longest = 5000;
    };
    [[nodiscard]] std::string statement(const Wanted& wanted) const;
    [[nodiscard]] bool has(std::string_view purpose) const;
    /// What the texts of this purpose are about, in the scenario's order, each once.
    [[nodiscard]] std::vector<std::string> subjects(std::string_view purpose) const;

    /// An answer to a post, in its language. Personal ones are put together from the halves of two texts, so
    /// that hardly two people get the same words.
    [[nodiscard]] std::string reply(const PostView& post, bool personal) const;

    /// For each kind of complaint the team has a reply for: the kind and the reply with its slots, for the
    /// template shelf.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> reply_patterns(Language language) const;

    /// Ids of the facts that a text tells; what the board marks as unproven or false is never told.
    [[nodiscard]] static std::vector<std::string> facts_told(const std::string& text,
                                                             const std::vector<FactView>& facts);

private:
    [[nodiscard]] std::vector<const std::string*> choices(std::string_view purpose, std::string_view platform,
                                                          std::string_view about, Language language) const;
    [[nodiscard]] std::string filled(std::string_view text, const PostView* post, Language language) const;
    [[nodiscard]] std::string find_listed(std::string_view slot, std::string_view text,
                                          Language language) const;

    const scenarios::Scenario* scenario_;
    TeamPlan plan_;
    std::uint64_t seed_;
};

} // namespace stormdrill::drill
