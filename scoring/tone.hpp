#pragma once
/// Tone and content of one text, by rule: every point gained or lost names its phrase, its rule and its SOP
/// clause. No trained model, no general sentiment. Method and figures to reach: see scoring/README.md.
///
/// score() is a pure function of its input. Findings are computed once, when a text is published, and stored
/// in the act's line of the log as integers; the world, replay and the scorecard use the stored ones.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "scoring/text_wording.hpp"

namespace stormdrill::scoring {

namespace tone_engine {
struct RuleSet;
}
struct Sop;
struct ToneBasis; // tone_basis.hpp

enum class TextKind { statement, reply };

/// What the scenario says of the organisation's fault; `unknown` outside a scenario.
enum class AtFault { yes, no, partly, unknown };

struct TextInput {
    TextKind kind = TextKind::statement;
    AtFault at_fault = AtFault::unknown;
    /// For a reply: the user's post that is answered. May be empty.
    std::string context;
    /// Valid UTF-8, any mixture of English, Traditional and Simplified Chinese.
    std::string text;
    /// The brand's own earlier replies, newest last; used for similarity (rule `canned`). May be empty.
    std::vector<Wording> earlier_replies;
};

/// The six strengths that the crowd reacts to, each 0 (absent) to 3 (concrete): definitions.md, "Text →
/// crowd".
struct Strengths {
    std::uint8_t responsibility = 0;
    std::uint8_t regret = 0;
    std::uint8_t repair = 0;
    std::uint8_t explanation = 0;
    std::uint8_t repentance = 0; ///< dated, checkable prevention
    std::uint8_t forgiveness = 0;
    bool operator==(const Strengths&) const = default;
};

/// The five elements of clause S2.
struct Elements {
    bool acknowledge = false;
    bool apology = false;
    bool explanation = false;
    bool solution = false;
    bool prevention = false;
    [[nodiscard]] int count() const { return acknowledge + apology + explanation + solution + prevention; }
    bool operator==(const Elements&) const = default;
};

/// The fourteen flags of the labelling guide.
enum class Flag : std::uint8_t {
    blame_shift,
    vague,
    empty_promise,
    argumentative,
    attack,
    canned,
    non_apology,
    legalese,
    defensive,
    empathy,
    personalised,
    thanks,
    contact_channel,
    humour_misfire,
};
inline constexpr std::size_t flag_count = 14;
[[nodiscard]] std::string_view flag_name(Flag flag);

using Flags = std::array<bool, flag_count>;
[[nodiscard]] constexpr bool has(const Flags& flags, Flag flag) {
    return flags[static_cast<std::size_t>(flag)];
}

/// One reason: `points` is what it added (positive) or took (negative). start/end are code points of the text
/// as typed, half open; a finding about the whole text has start = end = 0.
struct Finding {
    std::string rule;   ///< id in scoring/tone/*.yaml
    std::string clause; ///< SOP clause id, e.g. S2
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::int32_t points = 0;
    bool operator==(const Finding&) const = default;
};

enum class Band { good, mixed, bad }; ///< good >= 70, mixed 40-69, bad < 40

struct ToneResult {
    std::int32_t tone = 0; ///< 0-100
    Band band = Band::bad;
    Elements elements;
    Flags flags{};
    Strengths strengths;
    bool is_language = true; ///< false: gibberish, a key-word list, or text addressed to the scorer
    bool denies = false;     ///< denies that it happened or that it is the organisation's doing
    bool offers_money = false;
    std::vector<Finding> findings;          ///< in the order of the text, whole-text findings last
    std::shared_ptr<const ToneBasis> basis; ///< what it was summed up from; null in logs that do not hold it
};

[[nodiscard]] Band band_of(std::int32_t tone);
[[nodiscard]] std::string_view band_name(Band band);

/// The rules, compiled. Immutable after loading, so one scorer serves many threads.
class ToneScorer {
public:
    /// Reads every *.yaml of `folder` (scoring/tone in the source tree), with the points that the section
    /// `tone:` of `sop` changes; null: none. Throws AuthorError with all located errors.
    static ToneScorer load(const std::filesystem::path& folder, const Sop* sop = nullptr);

    ToneScorer(ToneScorer&&) noexcept;
    ToneScorer& operator=(ToneScorer&&) noexcept;
    ~ToneScorer();

    [[nodiscard]] ToneResult score(const TextInput& input) const;

    /// Scores the rules' own examples once: the automata of the patterns are built as texts come, and the
    /// first few texts would cost ten times what later ones do. About half a second; where somebody types,
    /// call it while the drill loads.
    void warm_up() const;
    /// The rules' own examples, of what fires and what does not; in the order of the files.
    [[nodiscard]] std::vector<std::string> examples() const;

    /// For TextInput::earlier_replies of later texts.
    [[nodiscard]] Wording wording(std::string_view text) const;

    /// What to do better, for a rule that took points (or praise for one that gave them); empty for an
    /// unknown rule.
    [[nodiscard]] const Bilingual& advice(std::string_view rule) const;

    /// For the engine's own parts (stated_facts.cpp).
    [[nodiscard]] const tone_engine::RuleSet& rules() const;

    /// Hash of all rule files, for the log's header.
    [[nodiscard]] const std::string& rules_hash() const;

private:
    struct Compiled;
    explicit ToneScorer(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

} // namespace stormdrill::scoring
