#pragma once
/// Compares what a text states, in figures and in claims, with what the company knows at that moment and with
/// what the team said before. Precision first: whoever is accused has said it, plainly, of this very matter;
/// promises, prices, telephone numbers, questions, quotations and words of others are left alone. Words:
/// scoring/ tone/quantities.yaml; phrases of claims: the scenario (scenarios/README.md, `stating`,
/// `contradicting`).
///
/// Pure: nothing here knows a clock or a log.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "scoring/fact_finding.hpp"
#include "scoring/quantity.hpp"
#include "scoring/tone.hpp"

namespace stormdrill::scoring {

/// A fact of the scenario as the comparison needs it.
struct SheetFact {
    std::string id;
    Bilingual text;
    bool is_true = true;
    SimTime known;                    ///< to the company from here on
    std::vector<std::string> numbers; ///< further figures of it, as texts may put them
    /// Phrases in either language that tell it, and that deny it; `…` stands for any words of the clause.
    std::vector<std::string> stating, contradicting;
};

/// A figure with its words and what it is about.
struct StatedFigure {
    tone_engine::Quantity quantity;
    std::uint32_t about = 0;          ///< bit i: happening i of the word lists
    bool asserted = false;            ///< as a fact: no question, plan, quotation, rumour
    bool quoted = false;              ///< in quotation marks: somebody else's words
    bool in_matter = false;           ///< its sentence speaks of the things of this crisis
    bool closed = false;              ///< "in all", "confirmed"
    bool affected_code = false;       ///< of a code: named as the affected one
    std::uint32_t start = 0, end = 0; ///< code points as typed
};

struct StatedClaim {
    std::size_t fact = 0;
    bool states = false;   ///< else it denies
    bool asserted = false; ///< not negated, asked, quoted or told as open
    bool quoted = false;
    std::uint32_t start = 0, end = 0;
};

/// What one text says of the matter.
struct StatedText {
    std::u32string typed;
    bool is_reply = false;
    bool corrects = false; ///< takes back, in so many words, what was said before
    bool denies = false, admits = false;
    std::uint32_t denial_start = 0, denial_end = 0, admission_start = 0, admission_end = 0;
    std::vector<StatedFigure> figures;
    std::vector<StatedClaim> claims;
    std::vector<bool> right;       ///< per figure: agreed with a fact known when the text went out
    std::vector<std::string> told; ///< ids of the facts that it tells
    /// Whether later texts could be held against it.
    [[nodiscard]] bool says_something() const {
        return denies || admits || !figures.empty() || !claims.empty();
    }
    [[nodiscard]] std::string words(std::uint32_t start, std::uint32_t end) const;
};

/// A text of the team that went out before.
struct SaidBefore {
    std::size_t line = 0; ///< in the log
    std::string channel;
    const StatedText* text = nullptr;
};

class FactSheet {
public:
    /// `scorer` must outlive the sheet.
    FactSheet(std::vector<SheetFact> facts, const ToneScorer& scorer);

    /// What `text` states at `now`, of which `tone` was found. `ticked`: ids picked from the fact board.
    [[nodiscard]] StatedText read(TextKind kind, std::string_view text, const ToneResult& tone,
                                  const std::vector<std::string>& ticked, SimTime now) const;

    /// The findings on what it states, in the order of the text, one for each span. `only_known`: for a
    /// seat's own eyes, who knows only the facts on its board.
    [[nodiscard]] std::vector<FactFinding>
    check(const StatedText& text, const std::vector<SaidBefore>& before, SimTime now, bool only_known) const;

    /// Whether `later` takes back what `earlier` said, so that nobody can be held to it any more.
    [[nodiscard]] bool takes_back(const StatedText& later, const StatedText& earlier) const;

private:
    struct Phrase {
        std::size_t fact = 0;
        bool states = false;
        std::vector<std::string> pieces; ///< folded
    };
    struct FactFigure {
        std::size_t fact = 0;
        tone_engine::Quantity quantity;
        std::uint32_t about = 0;
    };
    void read_figures(std::string_view folded, const tone_engine::Segments& segments,
                      std::vector<StatedFigure>& out) const;
    [[nodiscard]] bool known(std::size_t fact, SimTime now) const;
    /// Known, and really the case.
    [[nodiscard]] bool holds(std::size_t fact, SimTime now) const;
    [[nodiscard]] bool agrees(const StatedFigure& figure, SimTime now) const;
    [[nodiscard]] const FactFigure* contradicted(const StatedFigure& figure, SimTime now) const;
    [[nodiscard]] const FactFigure* falsehood(const StatedFigure& figure, SimTime now) const;
    [[nodiscard]] const FactFigure* ahead(const StatedFigure& figure, SimTime now) const;
    [[nodiscard]] bool differs(const StatedText& later, std::size_t figure, const StatedText& earlier,
                               std::size_t other) const;
    void check_earlier(const StatedText& text, const SaidBefore& before, std::vector<FactFinding>& out) const;
    [[nodiscard]] std::vector<std::string> told(std::string_view folded, const StatedText& text, SimTime now,
                                                const std::vector<std::string>& ticked) const;

    std::vector<SheetFact> facts_;
    const ToneScorer* scorer_;
    std::vector<Phrase> phrases_;
    std::vector<FactFigure> figures_;
    std::vector<std::vector<std::string>>
        wording_; ///< per fact and language: its two-character pairs or words, sorted
    std::uint32_t compared_ = 0, grows_ = 0, dated_ = 0; ///< bits of the happenings
};

/// Adds the findings to the text's tone: each takes its rule's points.
void add_fact_findings(ToneResult& tone, TextKind kind, const std::vector<FactFinding>& findings,
                       const ToneScorer& scorer);

} // namespace stormdrill::scoring
