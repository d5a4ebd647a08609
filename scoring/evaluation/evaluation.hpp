#pragma once
/// The evaluators' ratings beside the program's proposals: both are kept, and how far they agree is said.

#include <string>
#include <vector>

#include "scoring/evaluation/kappa.hpp"
#include "scoring/evaluation/proposal.hpp"

namespace stormdrill::scoring {

/// A rating as given, with the one that counts told apart.
struct KeptRating {
    const GivenRating* given = nullptr;
    std::string evaluator; ///< the name, or the seat's id where none was given
    bool replaced = false; ///< by a later one of the same evaluator
};

struct Agreement {
    std::string first; ///< an evaluator; empty: the program's proposals
    std::string second;
    Kappa kappa; ///< over clauses (not phases) that both rated
};

struct Coverage {
    std::size_t with_occasion = 0;         ///< clauses that had an occasion
    std::size_t rated = 0;                 ///< of them, by any evaluator
    std::vector<std::string> unrated;      ///< ids of the others, in the SOP's order
    std::vector<std::string> not_observed; ///< of the unrated: an evaluator said so
};

struct Evaluation {
    Proposals proposals;
    std::vector<KeptRating> ratings;     ///< in the order of the log
    std::vector<std::string> evaluators; ///< in the order of their first rating
    std::vector<Agreement> agreement;    ///< the program with each, then each pair
    Coverage coverage;

    /// Those that count, of a clause or phase, in the evaluators' order.
    [[nodiscard]] std::vector<const KeptRating*> of(std::string_view id) const;
};

/// Points into `transcript`. `scorecard` is the transcript's by `sop`.
[[nodiscard]] Evaluation evaluate(const Transcript& transcript, const Sop& sop, const Scorecard& scorecard);

} // namespace stormdrill::scoring
