#include "scoring/report/evaluation_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "scoring/evaluation/evaluation.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/overruling.hpp"

namespace stormdrill::scoring {

namespace {
using Json = nlohmann::ordered_json;

double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

Json rounded(const std::optional<double>& value) {
    return value ? Json(rounded(*value)) : Json(nullptr);
}

Json bilingual(const Bilingual& text) {
    return {{"en", text.en}, {"zh-TW", text.zh_TW}};
}

Json proposal_json(const Proposal& proposal) {
    Json effects = Json::array();
    for (const SideEffect& effect : proposal.side_effects) {
        Json one = bilingual(effect.what);
        one["line"] = effect.line;
        effects.push_back(std::move(one));
    }
    Json out{{"id", proposal.id}};
    out["rating"] = proposal.rating ? Json(rating_letter(*proposal.rating)) : Json(nullptr);
    out["share"] = rounded(proposal.share);
    out["reason"] = bilingual(proposal.reason);
    out["side_effects"] = std::move(effects);
    return out;
}

Json proposals_json(const std::vector<Proposal>& proposals) {
    Json out = Json::array();
    for (const Proposal& proposal : proposals)
        out.push_back(proposal_json(proposal));
    return out;
}

/// Who signed an act, and when; the same for ratings and overrulings.
void sign(Json& out, const Done& done, const std::string& evaluator, const std::string& note,
          const std::string& date) {
    out["evaluator"] = evaluator.empty() ? done.seat : evaluator;
    out["seat"] = done.seat;
    out["note"] = note;
    out["at"] = done.at.seconds;
    out["log_line"] = done.line;
    if (!date.empty()) out["date"] = date;
}

Json ratings_json(const Evaluation& evaluation) {
    Json out = Json::array();
    for (const KeptRating& kept : evaluation.ratings) {
        const GivenRating& given = *kept.given;
        Json one{{"id", given.clause}, {"rating", given.rating}};
        sign(one, given.done, given.evaluator, given.note, given.date);
        if (given.about > 0) one["about_line"] = given.about;
        one["replaced"] = kept.replaced;
        out.push_back(std::move(one));
    }
    return out;
}

Json agreement_json(const std::vector<Agreement>& agreement) {
    Json out = Json::array();
    for (const Agreement& one : agreement) {
        Json item{{"first", one.first.empty() ? Json(nullptr) : Json(one.first)}, {"second", one.second}};
        item["n"] = one.kappa.n;
        item["agreed"] = one.kappa.n > 0 ? Json(rounded(one.kappa.agreed)) : Json(nullptr);
        item["kappa"] = rounded(one.kappa.unweighted);
        item["kappa_quadratic"] = rounded(one.kappa.quadratic);
        out.push_back(std::move(item));
    }
    return out;
}

Json overruled_json(const Transcript& transcript) {
    Json out = Json::array();
    for (const LineOfTexts& line : lines_of_texts(transcript)) {
        for (std::size_t i = 0; i < line.ruled.findings.size(); ++i) {
            const NumberedFinding& found = line.ruled.findings[i];
            if (!found.overruled_by) continue;
            const Overruling& by = *line.overrulings[*found.overruled_by];
            const FoundText& text = line.texts[found.text];
            Json one{{"line", line.line},
                     {"finding", i},
                     {"rule", found.finding.rule},
                     {"clause", found.finding.clause},
                     {"points", found.finding.points},
                     {"quote", marked_words(text.words, found.finding)},
                     {"tone_found", text.as_found->tone},
                     {"tone_overruled", line.ruled.texts[found.text].tone}};
            sign(one, by.done, by.evaluator, by.note, by.date);
            out.push_back(std::move(one));
        }
    }
    return out;
}

Json observations_json(const Transcript& transcript) {
    Json out = Json::array();
    for (const Observation& seen : transcript.observations) {
        Json one{{"inject", seen.inject}, {"rating", seen.rating}};
        sign(one, seen.done, seen.evaluator, seen.note, "");
        out.push_back(std::move(one));
    }
    return out;
}
} // namespace

Json evaluation_json(const Transcript& transcript, const Sop& sop, const Scorecard& scorecard) {
    const Evaluation evaluation = evaluate(transcript, sop, scorecard);
    const Coverage& coverage = evaluation.coverage;
    Json out{{"ratings", ratings_json(evaluation)}};
    out["proposals"] = {{"phases", proposals_json(evaluation.proposals.phases)},
                        {"clauses", proposals_json(evaluation.proposals.clauses)}};
    out["agreement"] = agreement_json(evaluation.agreement);
    out["coverage"] = {{"with_occasion", coverage.with_occasion},
                       {"rated", coverage.rated},
                       {"unrated", coverage.unrated},
                       {"not_observed", coverage.not_observed}};
    out["overruled"] = overruled_json(transcript);
    if (!transcript.observations.empty()) out["observations"] = observations_json(transcript);
    if (!transcript.overrulings.empty())
        out["process_score_as_found"] = rounded(score_process(as_found(transcript), sop).total);
    return out;
}

} // namespace stormdrill::scoring
