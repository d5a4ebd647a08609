#pragma once
/// The team's texts as the measures need them: gathered, told apart, and marked.

#include <string>
#include <string_view>
#include <vector>

#include "scoring/measures/measure.hpp"

namespace stormdrill::scoring {

/// The variants of every published statement of these kinds (holding full update press_release), in order of
/// time; the same text on several channels appears once.
[[nodiscard]] std::vector<const TextRecord*> published_texts(const Transcript& drill,
                                                             const std::vector<std::string>& kinds);

/// Every reply to a complaint, in order of time, then by line.
[[nodiscard]] std::vector<const TextRecord*> complaint_replies(const Transcript& drill);

/// Every text that went out, of whatever kind, in order of time.
[[nodiscard]] std::vector<const TextRecord*> all_texts(const Transcript& drill);

/// Tells repeated texts from new ones, in the order in which they are asked about: a text counts as a
/// repetition when the same words went out before, or when its similarity to an earlier text of the team is
/// at least `same_text`.
class Repetitions {
public:
    explicit Repetitions(double same_text) : same_text_(same_text) {}
    [[nodiscard]] bool repeated(const TextRecord& text);

private:
    double same_text_;
    std::vector<std::string> seen_; // sorted
};

/// 0 at the clause's `tone_none`, 1 at `tone_full`.
[[nodiscard]] double tone_share(const MeasureContext& context, std::int32_t tone);

/// The flag in both languages, as the report names it.
[[nodiscard]] const Bilingual& flag_text(Flag flag);

/// The words of `text` that a finding marks; empty for findings about the whole text.
[[nodiscard]] std::string marked_words(const std::string& text, const Finding& finding);

/// Whether a finding on what the text states still stands: a facilitator may have overruled it.
[[nodiscard]] bool stands(const TextRecord& text, const FactFinding& finding);

/// The finding in words, for the evidence: `says “432 boxes”, against the fact that …`.
[[nodiscard]] Bilingual fact_finding_text(const Transcript& drill, const FactFinding& finding);

/// The words of the first finding of `clause` that took (or, with `gave`, gave) points; empty where there is
/// none.
[[nodiscard]] std::string first_phrase(const TextRecord& text, std::string_view clause, bool gave);

} // namespace stormdrill::scoring
