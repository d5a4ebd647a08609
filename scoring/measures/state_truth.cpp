// Clause S7: true, nothing hidden, nothing speculated.

#include <algorithm>
#include <set>

#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
const std::vector<std::string> every_kind{"holding", "full", "update", "press_release"};

/// When the statement went up that had to tell everything: the first full one or press release; without one,
/// the first of any kind.
const Done& full_statement(const Transcript& drill, const Done& first_of_any) {
    const Done* full = nullptr;
    for (const Statement& statement : drill.statements) {
        const bool tells_all = statement.kind == "full" || statement.kind == "press_release";
        if (statement.published && tells_all && (full == nullptr || statement.published->at < full->at))
            full = &*statement.published;
    }
    return full != nullptr ? *full : first_of_any;
}

/// What the SOP allows for the first statement at the level of that moment: as long again may the rest take.
SimDuration time_to_tell(const MeasureContext& context, SimTime at) {
    for (const Clause& clause : context.sop.clauses)
        if (clause.measure == "first_statement")
            if (const auto target = context.sop.target(clause.id, context.level_between(at, at)))
                return target->target;
    return hours(1);
}

/// Facts that those affected had to hear, and that no text told in time.
struct Hidden {
    const FactRecord* fact = nullptr;
    const TextRecord* told_late = nullptr; ///< by this text in the end; null: never
};
std::vector<Hidden> hidden_facts(const MeasureContext& context, SimTime full, SimTime due) {
    std::vector<Hidden> out;
    const auto texts = all_texts(context.drill);
    // Logs of older programs do not say what a text told.
    if (std::none_of(texts.begin(), texts.end(), [](const TextRecord* t) { return t->facts_checked; }))
        return out;
    for (const FactRecord& fact : context.drill.facts) {
        if (!fact.must_tell || fact.company_knows > full) continue;
        const TextRecord* first = nullptr;
        for (const TextRecord* text : texts) {
            const bool tells = std::find(text->told.begin(), text->told.end(), fact.id) != text->told.end();
            // A word in private is no word to the public.
            if (tells && text->kind != "outreach" && first == nullptr) first = text;
        }
        if (first == nullptr || first->done.at > due) out.push_back({&fact, first});
    }
    return out;
}
} // namespace

Measured measure_statement_truth(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(say("there was no crisis", "沒有發生危機"));
    const auto texts = published_texts(context.drill, every_kind);
    if (texts.empty())
        return missed(say("no official statement was published", "沒有發布任何官方聲明"),
                      context.crisis_start());
    double share = 1;
    const double cost = context.parameter("contradiction_cost");
    std::vector<Evidence> evidence;
    std::set<std::string> contradicted, speculated;
    bool denied = false;
    for (const TextRecord* text : texts) {
        std::set<std::string> in_words; // found in the words of this text, overruled or not
        for (const FactFinding& finding : text->fact_findings) {
            if (finding.rule == "fact.earlier") continue; // one voice is clause M4
            in_words.insert(finding.fact);
            if (!stands(*text, finding)) continue;
            const bool ahead = finding.rule == "fact.ahead";
            if (!(ahead ? speculated : contradicted).insert(finding.fact).second) continue;
            const double one = ahead ? context.parameter("speculation_cost") : cost;
            share -= one;
            evidence.push_back(
                by_act(text->done, fact_finding_text(context.drill, finding), -one, finding.said));
        }
        for (const std::string& fact : text->contradicted_facts)
            if (!in_words.contains(fact) && contradicted.insert(fact).second) {
                share -= cost;
                evidence.push_back(
                    by_act(text->done, say("contradicts the fact '" + fact + "'", "違反事實「" + fact + "」"),
                           -cost));
            }
        if (text->tone.denies && context.drill.at_fault == AtFault::yes && !denied) {
            denied = true;
            share -= cost;
            evidence.push_back(by_act(
                text->done, say("denies although the organisation is at fault", "明明有過失卻否認"), -cost));
        }
    }
    const bool all_true = evidence.empty();
    const Done& full = full_statement(context.drill, texts.front()->done);
    const SimTime due = full.at + time_to_tell(context, full.at);
    const double hiding = context.parameter("hidden_cost"), kept = context.parameter("told_late_share");
    for (const Hidden& hidden : hidden_facts(context, full.at, due)) {
        const double one = hidden.told_late != nullptr ? hiding * (1 - kept) : hiding;
        share -= one;
        if (hidden.told_late != nullptr)
            evidence.push_back(by_act(hidden.told_late->done,
                                      say("told late, due by " + format_clock(due) + ": ",
                                          "太晚才說，應於 " + format_clock(due) + " 前說明：") +
                                          hidden.fact->text,
                                      -one));
        else
            evidence.push_back(by_act(
                full,
                say("hidden: known at " + format_clock(hidden.fact->company_knows) + ", told to nobody: ",
                    "隱瞞：" + format_clock(hidden.fact->company_knows) + " 已知，卻沒有對外說：") +
                    hidden.fact->text,
                -one));
    }
    if (all_true)
        evidence.insert(
            evidence.begin(),
            by_act(texts.front()->done,
                   say("nothing contradicts the facts known at that time", "沒有違反當時已知的事實"), 1));
    return scored(share, std::move(evidence));
}

} // namespace stormdrill::scoring
