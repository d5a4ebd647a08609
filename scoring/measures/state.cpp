#include <algorithm>
#include <cmath>

#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_storm() {
    return say("there was no crisis", "沒有發生危機");
}
Bilingual no_statement() {
    return say("no official statement was published", "沒有發布任何官方聲明");
}
const std::vector<std::string> every_kind{"holding", "full", "update", "press_release"};

/// A statement that counts names the problem in real language; an empty one published early does not.
bool names_the_problem(const Statement& statement) {
    return std::any_of(statement.variants.begin(), statement.variants.end(),
                       [](const TextRecord& t) { return t.tone.is_language && t.tone.elements.acknowledge; });
}

const Statement* first_published(const Transcript& drill, const std::string& kind) {
    const Statement* first = nullptr;
    for (const Statement& statement : drill.statements)
        if (statement.published && statement.kind == kind && names_the_problem(statement))
            if (first == nullptr || statement.published->at < first->published->at) first = &statement;
    return first;
}

/// The text that the public takes for the statement: the first full one, else a press release, else the
/// holding one; of its variants the one with most elements, then the best tone.
const TextRecord* main_text(const Transcript& drill) {
    const Statement* chosen = nullptr;
    for (const char* kind : {"full", "press_release", "holding"})
        for (const Statement& statement : drill.statements)
            if (statement.published && statement.kind == kind && !statement.variants.empty())
                if (chosen == nullptr ||
                    (chosen->kind == kind && statement.published->at < chosen->published->at))
                    chosen = &statement;
    if (chosen == nullptr) return nullptr;
    return &*std::max_element(chosen->variants.begin(), chosen->variants.end(),
                              [](const TextRecord& a, const TextRecord& b) {
                                  return a.tone.elements.count() != b.tone.elements.count()
                                             ? a.tone.elements.count() < b.tone.elements.count()
                                             : a.tone.tone < b.tone.tone;
                              });
}
} // namespace

Measured measure_first_statement(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto any = published_texts(context.drill, every_kind);
    if (any.empty()) return missed(no_statement(), context.crisis_start());
    const SimTime start = context.crisis_start();
    const Statement* holding = first_published(context.drill, "holding");
    const Statement* full = first_published(context.drill, "full");
    const Statement* release = first_published(context.drill, "press_release");
    if (release != nullptr && (full == nullptr || release->published->at < full->published->at))
        full = release;
    if (full == nullptr && holding == nullptr)
        return scored(0, {by_act(any.front()->done, say("what was published does not name the problem",
                                                        "發布的內容沒有提到問題本身"))});
    std::vector<Evidence> evidence;
    const Statement* counted = full;
    if (holding != nullptr && (full == nullptr || holding->published->at < full->published->at)) {
        const SimTime out = holding->published->at;
        const SimDuration allowed = context.target_between(start, out).target;
        if (full != nullptr && full->published->at - out <= allowed) {
            counted = holding;
            evidence.push_back(
                by_act(*full->published, say("the full statement followed the holding statement after ",
                                             "完整聲明在初步聲明之後 ") +
                                             duration_text(full->published->at - out) + say("", " 跟上")));
        } else {
            evidence.push_back(by_act(*holding->published,
                                      say("the holding statement does not count: no full statement within ",
                                          "初步聲明不算：完整聲明沒有在 ") +
                                          duration_text(allowed) + say("", " 內跟上")));
        }
    }
    if (counted == nullptr) return scored(0, std::move(evidence));
    const SimDuration took = counted->published->at - start;
    const double share = context.timing(start, counted->published->at);
    evidence.insert(evidence.begin(),
                    by_act(*counted->published,
                           say("first statement ", "第一份聲明距第一則危機貼文 ") + duration_text(took) +
                               say(" after the first crisis post (target ", "（目標 ") +
                               duration_text(context.target_between(start, counted->published->at).target) +
                               say(")", "）"),
                           share));
    return scored(share, std::move(evidence));
}

Measured measure_five_elements(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const TextRecord* text = main_text(context.drill);
    if (text == nullptr) return missed(no_statement(), context.crisis_start());
    const AtFault fault = context.drill.at_fault;
    const Elements& found = text->tone.elements;
    struct Element {
        Bilingual name;
        bool there, required;
    };
    const bool apology_required = fault == AtFault::yes || fault == AtFault::partly;
    const Element elements[] = {
        {say("acknowledges the problem", "承認問題"), found.acknowledge, true},
        {say("apologises", "道歉"), found.apology, apology_required},
        {say("says what happened", "說明經過"), found.explanation, true},
        {say("offers a solution", "提出解決方案"), found.solution, true},
        {say("says how it will be prevented", "說明預防措施"), found.prevention, true}};
    int required = 0;
    for (const Element& element : elements)
        required += element.required ? 1 : 0;
    double share = 0;
    std::vector<Evidence> evidence;
    for (const Element& element : elements) {
        if (!element.required) continue;
        const double points = element.there ? 1.0 / required : 0;
        share += points;
        evidence.push_back(by_act(
            text->done, element.name + (element.there ? say(": found", "：有") : say(": missing", "：缺")),
            points));
    }
    for (const Finding& finding : text->tone.findings)
        if (finding.clause == context.clause.stands_for && finding.points > 0)
            if (std::string words = marked_words(text->text, finding); !words.empty())
                evidence.push_back(by_act(text->done,
                                          say("rule '" + finding.rule + "'", "規則「" + finding.rule + "」"),
                                          0, std::move(words)));
    if (fault == AtFault::no && text->tone.strengths.responsibility >= 1) {
        const double cost = context.parameter("false_confession_cost");
        share -= cost;
        evidence.push_back(by_act(
            text->done,
            say("takes the blame for what was not the organisation's fault", "把不屬於自己的過失攬下來"),
            -cost));
    }
    return scored(share, std::move(evidence));
}

Measured measure_statement_tone(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto texts = published_texts(context.drill, every_kind);
    if (texts.empty()) return missed(no_statement(), context.crisis_start());
    double sum = 0;
    std::vector<Evidence> evidence;
    for (const TextRecord* text : texts) {
        const double share = tone_share(context, text->tone.tone);
        sum += share;
        const std::string tone = std::to_string(text->tone.tone);
        evidence.push_back(by_act(text->done,
                                  say("tone " + tone + " of 100 on " + text->channel,
                                      text->channel + " 的語氣分數 " + tone + "（滿分 100）"),
                                  share / static_cast<double>(texts.size()),
                                  first_phrase(*text, context.clause.stands_for, share >= 0.5)));
    }
    return scored(sum / static_cast<double>(texts.size()), std::move(evidence));
}

Measured measure_statement_faults(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto texts = published_texts(context.drill, every_kind);
    if (texts.empty()) return missed(no_statement(), context.crisis_start());
    static const std::vector<std::pair<Flag, bool>> faults{
        {Flag::vague, false},      {Flag::empty_promise, false}, {Flag::legalese, false},
        {Flag::defensive, false},  {Flag::canned, false},        {Flag::blame_shift, true},
        {Flag::non_apology, true}, {Flag::attack, true}};
    double sum = 0;
    std::vector<Evidence> evidence;
    const double number = static_cast<double>(texts.size());
    for (const TextRecord* text : texts) {
        // Nonsense is no plain language either.
        double share = text->tone.is_language ? 1 : 0;
        for (const auto& [flag, grave] : faults) {
            if (!has(text->tone.flags, flag)) continue;
            const double cost = context.parameter(grave ? "grave_fault_cost" : "fault_cost");
            share -= cost;
            evidence.push_back(by_act(text->done, flag_text(flag), -cost / number,
                                      first_phrase(*text, context.clause.stands_for, false)));
        }
        sum += std::max(0.0, share);
    }
    if (evidence.empty())
        evidence.push_back(by_act(texts.front()->done, say("no fault found", "沒有發現毛病"), sum / number));
    return scored(sum / number, std::move(evidence));
}

} // namespace stormdrill::scoring
