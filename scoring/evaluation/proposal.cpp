#include "scoring/evaluation/proposal.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scoring/measures/measure.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/overruling.hpp"
#include "scoring/wording.hpp"
#include "scoring/workload.hpp"

namespace stormdrill::scoring {

namespace {

// Of the texts that a clause rests on, how many must do harm to count as a side effect: one attack in a
// hundred replies is a slip, which its own clause (R6) sees.
constexpr double harmful_share = 0.05;
// Of the acts that a clause rests on, how many must be done by a seat on which too much lay.
constexpr double overloaded_share = 0.5;

using Kind = ClauseStatus;

bool had_occasion(const ClauseScore& clause) {
    return clause.status == Kind::scored || clause.status == Kind::missed;
}
bool met(const ClauseScore& clause) {
    return clause.status == Kind::scored && clause.share >= not_met_below;
}
bool failed(const ClauseScore& clause) {
    return had_occasion(clause) && !met(clause);
}

std::string line_list(const std::vector<std::size_t>& lines) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 3); ++i)
        out.push_back(std::to_string(lines[i]));
    return join(out, ", ") + (lines.size() > 3 ? " …" : "");
}

class Proposer {
public:
    Proposer(const Transcript& transcript, const Sop& sop, const Scorecard& card)
        : drill_(with_overrulings(transcript)), sop_(sop), card_(card),
          work_(measure_workload(drill_, sop.workload)) {
        for (const TextRecord* text : all_texts(drill_)) {
            texts_[text->done.line].push_back(text);
            done_.try_emplace(text->done.line, text->done);
        }
        for (const Statement& statement : drill_.statements)
            if (statement.bypassed && statement.published) bypassed_.insert(statement.published->line);
        for (const ActMark& act : drill_.acts)
            done_.try_emplace(act.done.line, act.done);
    }

    Proposals run() {
        Proposals out;
        for (const ClauseScore& clause : card_.clauses)
            out.clauses.push_back(propose(clause));
        for (std::size_t i = 0; i < sop_.phases.size(); ++i)
            out.phases.push_back(propose(sop_.phases[i], card_.phases[i], out.clauses));
        return out;
    }

private:
    [[nodiscard]] const Clause& described(const ClauseScore& clause) const { return *sop_.clause(clause.id); }
    [[nodiscard]] bool timed(const ClauseScore& clause) const {
        const Measure* measure = find_measure(described(clause).measure);
        return measure != nullptr && measure->timed;
    }
    [[nodiscard]] bool about_replies(const ClauseScore& clause) const {
        const std::string& guide = described(clause).stands_for;
        return guide.size() == 2 && guide.front() == 'R' && guide.back() >= '1' && guide.back() <= '7';
    }

    /// The lines of the acts that brought the clause about.
    [[nodiscard]] std::set<std::size_t> rests_on(const ClauseScore& clause) const {
        std::set<std::size_t> lines;
        for (const Evidence& evidence : clause.evidence)
            if (evidence.line > 0) lines.insert(evidence.line);
        if (about_replies(clause))
            for (const TextRecord* reply : complaint_replies(drill_))
                lines.insert(reply->done.line);
        return lines;
    }

    Proposal propose(const ClauseScore& clause) {
        Proposal out;
        out.id = clause.id;
        out.share = clause.share;
        switch (clause.status) {
        case Kind::no_occasion:
            out.reason = say("no occasion", "沒有發生這種情況");
            return out;
        case Kind::not_built:
            out.reason = say("could not be measured", "無法評分");
            return out;
        case Kind::missed:
            out.rating = Rating::U;
            out.reason = say("there was an occasion, and nothing was done", "有這種情況，但沒有任何作為");
            return out;
        case Kind::scored:
            break;
        }
        if (met(clause)) out.side_effects = side_effects(clause);
        decide(out, false);
        return out;
    }

    static void decide(Proposal& out, bool part_failed) {
        const std::string share = percent_text(out.share);
        const std::string least = percent_text(not_met_below), well = percent_text(well_met_from);
        if (out.share < not_met_below) {
            out.rating = Rating::U;
            out.reason = say(share + " reached, under " + least, "達成 " + share + "，不到 " + least);
        } else if (!out.side_effects.empty()) {
            out.rating = Rating::M;
            out.reason = say(share + " reached, but other activities suffered",
                             "達成 " + share + "，但其他作業因此受到影響");
        } else if (out.share >= well_met_from && !part_failed) {
            out.rating = Rating::P;
            out.reason = say(share + " reached, no side effect seen", "達成 " + share + "，沒有看到副作用");
        } else {
            out.rating = Rating::S;
            out.reason = part_failed ? say(share + " reached, but a part of it was not met",
                                           "達成 " + share + "，但其中有未完成的項目")
                                     : say(share + " reached, " + well + " would be well done",
                                           "達成 " + share + "，" + well + " 以上才算順利");
        }
    }

    Proposal propose(const Phase& phase, const PhaseScore& score,
                     const std::vector<Proposal>& clauses) const {
        Proposal out;
        out.id = phase.id;
        if (score.max <= 0) {
            out.reason = say("no occasion", "沒有發生這種情況");
            return out;
        }
        out.share = score.score / score.max;
        bool part_failed = false;
        for (const Proposal& clause : clauses) {
            if (sop_.clause(clause.id)->phase != phase.id) continue;
            part_failed |= clause.rating == Rating::U;
            for (const SideEffect& effect : clause.side_effects)
                out.side_effects.push_back(
                    {say(clause.id + ": ", clause.id + "：") + effect.what, effect.line});
        }
        decide(out, part_failed);
        return out;
    }

    [[nodiscard]] std::vector<SideEffect> side_effects(const ClauseScore& clause) const {
        std::vector<SideEffect> out;
        const std::set<std::size_t> lines = rests_on(clause);
        const std::string& guide = described(clause).stands_for;
        if (timed(clause)) {
            past_the_rule(lines, out);
            at_the_cost_of_another(clause, lines, out);
            overloading(lines, out);
        }
        if (timed(clause) || guide == "S2" || guide == "R2") with_harmful_words(lines, out);
        return out;
    }

    void past_the_rule(const std::set<std::size_t>& lines, std::vector<SideEffect>& out) const {
        for (const std::size_t line : lines)
            if (bypassed_.contains(line)) {
                out.push_back({say("published without the approvals that the decision rule asks for",
                                   "沒有取得決策流程要求的核准就發布"),
                               line});
                return;
            }
    }

    void at_the_cost_of_another(const ClauseScore& clause, const std::set<std::size_t>& lines,
                                std::vector<SideEffect>& out) const {
        for (const ClauseScore& other : card_.clauses) {
            if (described(other).phase != described(clause).phase || timed(other) || !failed(other)) continue;
            const std::set<std::size_t> others = rests_on(other);
            const auto shared = std::find_if(lines.begin(), lines.end(),
                                             [&](std::size_t line) { return others.contains(line); });
            if (shared == lines.end()) continue;
            out.push_back({say("in time, but the same acts failed " + other.id + " (",
                               "雖然及時，但同樣的動作沒有做到 " + other.id + "（") +
                               described(other).title + say(")", "）"),
                           *shared});
        }
    }

    static bool contradicts(const TextRecord& text) {
        std::vector<std::string> others = text.contradicted_facts; // ticked, or denied without naming them
        for (const FactFinding& finding : text.fact_findings) {
            if (finding.rule == "fact.earlier" || finding.rule == "fact.ahead") continue;
            std::erase(others, finding.fact);
            if (stands(text, finding)) return true;
        }
        return !others.empty();
    }

    static bool harmful(const TextRecord& text) {
        const Flags& flags = text.tone.flags;
        return has(flags, Flag::attack) || has(flags, Flag::argumentative) || has(flags, Flag::blame_shift) ||
               has(flags, Flag::non_apology) || contradicts(text);
    }

    void with_harmful_words(const std::set<std::size_t>& lines, std::vector<SideEffect>& out) const {
        std::size_t count = 0;
        std::vector<std::size_t> bad;
        for (const std::size_t line : lines) {
            const auto texts = texts_.find(line);
            if (texts == texts_.end()) continue;
            ++count;
            if (std::any_of(texts->second.begin(), texts->second.end(),
                            [](const TextRecord* text) { return harmful(*text); }))
                bad.push_back(line);
        }
        if (bad.empty() || static_cast<double>(bad.size()) < harmful_share * static_cast<double>(count))
            return;
        const std::string many = std::to_string(bad.size()), of = std::to_string(count);
        out.push_back(
            {say("in words that attack, argue, shift the blame, only seem to apologise, or contradict "
                 "the facts: " +
                     many + " of " + of + " texts (line " + line_list(bad) + ")",
                 "用詞攻擊、爭辯、推卸、假道歉或與事實矛盾：" + of + " 則中有 " + many + " 則（第 " +
                     line_list(bad) + " 行）"),
             bad.front()});
    }

    [[nodiscard]] bool overloaded(const Done& done) const {
        return std::any_of(work_.seats.begin(), work_.seats.end(), [&](const SeatWorkload& seat) {
            return seat.seat == done.seat &&
                   std::any_of(seat.overloaded.begin(), seat.overloaded.end(), [&](const Stretch& stretch) {
                       return stretch.from <= done.at && done.at <= stretch.to;
                   });
        });
    }

    void overloading(const std::set<std::size_t>& lines, std::vector<SideEffect>& out) const {
        std::size_t count = 0, over = 0, first = 0;
        std::string seat;
        for (const std::size_t line : lines) {
            const auto done = done_.find(line);
            if (done == done_.end()) continue;
            ++count;
            if (!overloaded(done->second)) continue;
            ++over;
            if (first == 0) first = line, seat = done->second.seat;
        }
        if (over == 0 || static_cast<double>(over) < overloaded_share * static_cast<double>(count)) return;
        const std::string many = std::to_string(over), of = std::to_string(count);
        out.push_back(
            {say("done while too much lay on the seat ", "執行時該席次已超載：") + seat_text(seat) +
                 say(": " + many + " of " + of + " acts", "，" + of + " 個動作中有 " + many + " 個"),
             first});
    }

    Transcript drill_;
    const Sop& sop_;
    const Scorecard& card_;
    Workload work_;
    std::map<std::size_t, std::vector<const TextRecord*>> texts_; ///< by line
    std::map<std::size_t, Done> done_;                            ///< by line
    std::set<std::size_t> bypassed_;                              ///< lines
};

} // namespace

Proposals propose_ratings(const Transcript& transcript, const Sop& sop, const Scorecard& scorecard) {
    return Proposer(transcript, sop, scorecard).run();
}

} // namespace stormdrill::scoring
