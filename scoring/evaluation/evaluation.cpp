#include "scoring/evaluation/evaluation.hpp"

#include <algorithm>
#include <map>

namespace stormdrill::scoring {

namespace {
/// What one rater gave, by clause.
using RatingsByClause = std::map<std::string, Rating, std::less<>>;

Agreement agreement_of(const std::string& first, const RatingsByClause& a, const std::string& second,
                       const RatingsByClause& b) {
    std::vector<std::pair<Rating, Rating>> pairs;
    for (const auto& [clause, rating] : a)
        if (const auto other = b.find(clause); other != b.end()) pairs.emplace_back(rating, other->second);
    return {first, second, cohens_kappa(pairs)};
}

void keep_ratings(const Transcript& transcript, Evaluation& out) {
    for (const GivenRating& given : transcript.ratings) {
        const std::string& name = given.evaluator.empty() ? given.done.seat : given.evaluator;
        for (KeptRating& earlier : out.ratings)
            if (earlier.evaluator == name && earlier.given->clause == given.clause) earlier.replaced = true;
        out.ratings.push_back({&given, name, false});
        if (std::find(out.evaluators.begin(), out.evaluators.end(), name) == out.evaluators.end())
            out.evaluators.push_back(name);
    }
}

void measure_agreement(const Sop& sop, Evaluation& out) {
    RatingsByClause program;
    for (const Proposal& proposal : out.proposals.clauses)
        if (proposal.rating) program[proposal.id] = *proposal.rating;
    std::map<std::string, RatingsByClause> by_evaluator;
    for (const KeptRating& kept : out.ratings)
        if (const auto rating = parse_rating(kept.given->rating);
            rating && !kept.replaced && sop.clause(kept.given->clause) != nullptr)
            by_evaluator[kept.evaluator][kept.given->clause] = *rating;
    for (const std::string& name : out.evaluators)
        out.agreement.push_back(agreement_of({}, program, name, by_evaluator[name]));
    for (std::size_t i = 0; i < out.evaluators.size(); ++i)
        for (std::size_t j = i + 1; j < out.evaluators.size(); ++j)
            out.agreement.push_back(agreement_of(out.evaluators[i], by_evaluator[out.evaluators[i]],
                                                 out.evaluators[j], by_evaluator[out.evaluators[j]]));
}

void measure_coverage(Evaluation& out) {
    for (const Proposal& proposal : out.proposals.clauses) {
        if (!proposal.rating) continue;
        ++out.coverage.with_occasion;
        const std::vector<const KeptRating*> given = out.of(proposal.id);
        const bool rated = std::any_of(given.begin(), given.end(), [](const KeptRating* kept) {
            return parse_rating(kept->given->rating).has_value();
        });
        out.coverage.rated += rated;
        if (rated) continue;
        out.coverage.unrated.push_back(proposal.id);
        if (!given.empty()) out.coverage.not_observed.push_back(proposal.id);
    }
}
} // namespace

std::vector<const KeptRating*> Evaluation::of(std::string_view id) const {
    std::vector<const KeptRating*> out;
    for (const std::string& name : evaluators)
        for (const KeptRating& kept : ratings)
            if (kept.evaluator == name && !kept.replaced && kept.given->clause == id) out.push_back(&kept);
    return out;
}

Evaluation evaluate(const Transcript& transcript, const Sop& sop, const Scorecard& scorecard) {
    Evaluation out;
    out.proposals = propose_ratings(transcript, sop, scorecard);
    keep_ratings(transcript, out);
    measure_agreement(sop, out);
    measure_coverage(out);
    return out;
}

} // namespace stormdrill::scoring
