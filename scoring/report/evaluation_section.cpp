#include <algorithm>

#include "scoring/evaluation/evaluation.hpp"
#include "scoring/overruling.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
std::string_view rating_style(Rating rating) {
    switch (rating) {
    case Rating::P:
        return "good";
    case Rating::S:
        return "info";
    case Rating::M:
        return "fair";
    case Rating::U:
        break;
    }
    return "bad";
}

std::string rating_chip(std::string_view letter) {
    const std::optional<Rating> rating = parse_rating(letter);
    const Bilingual& name = rating ? rating_name(*rating) : not_observed_name();
    const Bilingual& meaning = rating ? rating_meaning(*rating) : not_observed_meaning();
    return "<span title=\"" + escape_html(meaning.en + " " + meaning.zh_TW) + "\">" +
           chip(rating ? rating_style(*rating) : "none", say(std::string(letter) + " ") + name) + "</span>";
}

std::string key() {
    std::string out = "<table class=\"key\"><tbody>\n";
    for (const Rating rating : all_ratings)
        out += "<tr><td>" + rating_chip(rating_letter(rating)) + "</td><td>" + both(rating_meaning(rating)) +
               "</td></tr>\n";
    return out + "<tr><td>" + rating_chip(not_observed_letter) + "</td><td>" + both(not_observed_meaning()) +
           "</td></tr>\n</tbody></table>\n";
}

std::string program_cell(const Proposal& proposal) {
    if (!proposal.rating)
        return chip("none", say("–")) + "<p class=\"tiny muted\">" + both(proposal.reason) + "</p>";
    std::string out = rating_chip(rating_letter(*proposal.rating)) + "<p class=\"tiny muted\">" +
                      both(proposal.reason) + "</p>";
    for (const SideEffect& effect : proposal.side_effects)
        out += "<p class=\"tiny\">" + both(effect.what) + "</p>";
    return out;
}

std::string signature(const std::string& evaluator, const Done& done, const std::string& date) {
    return both(seat_text(evaluator.empty() ? done.seat : evaluator)) + " · " + format_clock(done.at) +
           (date.empty() ? "" : " · " + escape_html(date));
}

std::string evaluators_cell(const Evaluation& evaluation, std::string_view id) {
    std::string out;
    for (const KeptRating& kept : evaluation.ratings) {
        const GivenRating& given = *kept.given;
        if (given.clause != id || kept.replaced) continue;
        out += "<div class=\"rated\">" + rating_chip(given.rating) + " <span class=\"tiny muted\">" +
               signature(given.evaluator, given.done, given.date);
        if (given.about > 0)
            out += " · " + both(say("line " + std::to_string(given.about),
                                    "第 " + std::to_string(given.about) + " 行"));
        out += "</span>";
        if (!given.note.empty()) out += "<p class=\"small note\">" + escape_html(given.note) + "</p>";
        out += "</div>";
    }
    return out.empty() ? "<span class=\"muted\">–</span>" : out;
}

Bilingual targets_text(const Clause& clause) {
    Bilingual out;
    for (const auto& [level, target] : clause.targets) {
        if (level < 2) continue;
        const std::string number = std::to_string(level);
        out = out + (out.en.empty() ? say("Target: ", "目標：") : say("; ", "；")) +
              say("level " + number + " ", "第 " + number + " 級 ") + duration_text(target.target);
    }
    return out;
}

std::string row(const Evaluation& evaluation, const Proposal& proposal, const std::string& target) {
    return "<tr><td>" + target + "</td><td>" + program_cell(proposal) + "</td><td>" +
           evaluators_cell(evaluation, proposal.id) + "</td></tr>\n";
}

std::string phase_table(const ReportInput& input, const Evaluation& evaluation, std::size_t place) {
    const Phase& phase = input.sop.phases[place];
    const auto cell = [](const Bilingual& text) { return "<th>" + both(text) + "</th>"; };
    std::string out = "<table class=\"eeg\"><thead><tr>" + cell(phase.title) +
                      cell(say("Program's proposal", "程式建議")) + cell(say("Evaluators", "評核員")) +
                      "</tr></thead><tbody>\n";
    out += row(evaluation, evaluation.proposals.phases[place],
               "<b>" + both(say("The phase as a whole", "整個階段")) + "</b>");
    for (const Proposal& proposal : evaluation.proposals.clauses) {
        const Clause& clause = *input.sop.clause(proposal.id);
        if (clause.phase != phase.id) continue;
        std::string target = "<b>" + escape_html(clause.id) + "</b> " + both(clause.title) +
                             "<p class=\"tiny muted\">" + both(clause.rubric) + "</p>";
        if (const Bilingual targets = targets_text(clause); !targets.en.empty())
            target += "<p class=\"tiny muted\">" + both(targets) + "</p>";
        out += row(evaluation, proposal, target);
    }
    return out + "</tbody></table>\n";
}

std::string kappa_text(const std::optional<double>& kappa) {
    return kappa ? number_text(*kappa, 2) : both(say("not defined", "無法計算"));
}

Bilingual rater(const std::string& name) {
    return name.empty() ? say("program", "程式") : seat_text(name);
}

std::string agreement_table(const std::vector<Agreement>& agreement) {
    if (agreement.empty()) return {};
    const auto head = [](const Bilingual& text) { return "<th class=\"right\">" + both(text) + "</th>"; };
    std::string out = "<h3 style=\"margin-top:20px\">" + both(say("Agreement", "一致性")) +
                      "</h3>\n<table><thead><tr><th>" + both(say("Between", "評等者")) + "</th>" +
                      head(say("Clauses both rated", "共同評等條款")) + head(say("The same", "評等相同")) +
                      head(say("Cohen's kappa", "Cohen's kappa")) +
                      head(say("Kappa, quadratic weights", "加權 kappa（平方）")) + "</tr></thead><tbody>\n";
    for (const Agreement& one : agreement)
        out += "<tr><td>" + both(rater(one.first) + say(" – ", "－") + rater(one.second)) +
               "</td><td class=\"right\">" + std::to_string(one.kappa.n) + "</td><td class=\"right\">" +
               (one.kappa.n > 0 ? percent_text(one.kappa.agreed) : "–") + "</td><td class=\"right\">" +
               kappa_text(one.kappa.unweighted) + "</td><td class=\"right\">" +
               kappa_text(one.kappa.quadratic) + "</td></tr>\n";
    return out + "</tbody></table>\n<p class=\"tiny muted\">" +
           both(say(
               "1: the same throughout; 0: no more than by chance. Not defined below two clauses, and where "
               "both gave one and the same rating throughout.",
               "1 表示完全一致，0 表示和碰巧差不多。共同評等不到兩條，或雙方從頭到尾只給同一種評等時"
               "，無法計算。")) +
           "</p>\n";
}

std::string coverage(const Coverage& coverage) {
    const std::string rated = std::to_string(coverage.rated), of = std::to_string(coverage.with_occasion);
    Bilingual text = say("Rated: " + rated + " of " + of + " clauses that had an occasion.",
                         "已評等：" + of + " 條有發生的條款中的 " + rated + " 條。");
    if (coverage.rated > 0 && !coverage.unrated.empty())
        text = text + say(" Not rated: " + join(coverage.unrated, ", ") + ".",
                          "尚未評等：" + join(coverage.unrated, "、") + "。");
    if (!coverage.not_observed.empty())
        text = text + say(" Of these not observed: " + join(coverage.not_observed, ", ") + ".",
                          "其中未觀察到：" + join(coverage.not_observed, "、") + "。");
    return "<p class=\"small\" style=\"margin-top:12px\">" + both(text) + "</p>\n";
}

/// What evaluators noted while the drill ran, beside the inject that it was about.
std::string observations(const Transcript& transcript) {
    if (transcript.observations.empty()) return {};
    const auto head = [](const Bilingual& text) { return "<th>" + both(text) + "</th>"; };
    std::string out = "<h3 style=\"margin-top:20px\">" + both(say("Noted during the drill", "演練中的觀察")) +
                      "</h3>\n<table class=\"observations\"><thead><tr>" + head(say("When", "時間")) +
                      head(say("About", "針對")) + head(say("Rating", "評等")) + head(say("Note", "說明")) +
                      "</tr></thead><tbody>\n";
    for (const Observation& seen : transcript.observations) {
        const auto about = std::find_if(transcript.injects.begin(), transcript.injects.end(),
                                        [&](const InjectRecord& inject) { return inject.id == seen.inject; });
        out += "<tr><td>" + signature(seen.evaluator, seen.done, "") + "</td><td>" +
               (about == transcript.injects.end() ? "–" : both(about->title)) + "</td><td>" +
               rating_chip(seen.rating) + "</td><td>" + escape_html(seen.note) + "</td></tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string what_overruling_changed(const ReportInput& input) {
    if (input.transcript.overrulings.empty()) return {};
    const std::string count = std::to_string(input.transcript.overrulings.size()),
                      found = number_text(score_process(as_found(input.transcript), input.sop).total, 1),
                      now = number_text(input.scorecard.total, 1);
    return "<p class=\"small\">" +
           both(say("Findings overruled: " + count + ". Process score as the program found: " + found +
                        "; as overruled: " + now + ".",
                    "更正的判定：" + count + " 項。程式原本判定的流程分數為 " + found + "，更正後為 " + now +
                        "。")) +
           "</p>\n";
}
} // namespace

std::string evaluation_section(const ReportInput& input) {
    const Evaluation evaluation = evaluate(input.transcript, input.sop, input.scorecard);
    std::string out = open_section(
        say("Evaluation", "評量"),
        say("What the program proposes and what evaluators rated, side by side; neither replaces the other.",
            "程式的建議與評核員的評等並列，兩者都保留。"));
    out += what_overruling_changed(input) + key();
    for (std::size_t i = 0; i < input.sop.phases.size(); ++i)
        out += phase_table(input, evaluation, i);
    return out + observations(input.transcript) + agreement_table(evaluation.agreement) +
           coverage(evaluation.coverage) + "</section>\n";
}

} // namespace stormdrill::scoring
