#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/names.hpp"
#include "scoring/overruling.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
constexpr std::size_t most_replies = 12;

/// The words with every finding marked. Where findings overlap, the one that took points shows.
std::string marked(const TextRecord& text) {
    const std::u32string points = to_utf32(text.text);
    std::vector<int> sign(points.size(), 0);
    std::vector<std::string> notes(points.size() + 1); // numbers that follow a code point
    for (std::size_t i = 0; i < text.tone.findings.size(); ++i) {
        const Finding& finding = text.tone.findings[i];
        const std::size_t start = std::min<std::size_t>(finding.start, points.size()),
                          end = std::min<std::size_t>(finding.end, points.size());
        if (end <= start || finding.points == 0) continue;
        for (std::size_t at = start; at < end; ++at)
            sign[at] = finding.points < 0 ? -1 : sign[at] < 0 ? -1 : 1;
        notes[end] += "<sup>" + std::to_string(i + 1) + "</sup>";
    }
    std::string out;
    std::size_t from = 0;
    while (from < points.size()) {
        std::size_t to = from + 1;
        while (to < points.size() && sign[to] == sign[from] && notes[to].empty())
            ++to;
        const std::string words = escape_html(to_utf8(std::u32string_view(points).substr(from, to - from)));
        out += sign[from] == 0 ? words
                               : "<mark class=\"" + std::string(sign[from] > 0 ? "plus" : "minus") + "\">" +
                                     words + "</mark>";
        out += notes[to];
        from = to;
    }
    return out;
}

constexpr std::size_t losses_ahead = 3; // more advice at once is read by nobody

/// Places of the findings with points: the largest losses, then the rest in the order of the text.
std::vector<std::size_t> losses_first(const std::vector<Finding>& findings) {
    std::vector<std::size_t> losses, order;
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (findings[i].points < 0) losses.push_back(i);
    std::stable_sort(losses.begin(), losses.end(),
                     [&](std::size_t a, std::size_t b) { return findings[a].points < findings[b].points; });
    losses.resize(std::min(losses.size(), losses_ahead));
    order = losses;
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (findings[i].points != 0 && std::find(losses.begin(), losses.end(), i) == losses.end())
            order.push_back(i);
    return order;
}

/// What evaluators overruled in one text.
struct OverruledText {
    ToneResult ruled;
    std::map<std::size_t, const Overruling*> overruled;          ///< by the finding's place as found
    std::vector<std::pair<Finding, const Overruling*>> surfaced; ///< made only then; null: it stands
};

/// By the tone as found, of texts in which anything was overruled.
std::map<const ToneResult*, OverruledText> overruled_texts(const Transcript& transcript) {
    std::map<const ToneResult*, OverruledText> out;
    for (const LineOfTexts& line : lines_of_texts(transcript)) {
        if (line.overrulings.empty()) continue;
        std::vector<std::size_t> place(line.texts.size(), 0);
        for (const NumberedFinding& found : line.ruled.findings) {
            OverruledText& text = out[line.texts[found.text].as_found];
            text.ruled = line.ruled.texts[found.text];
            const Overruling* by = found.overruled_by ? line.overrulings[*found.overruled_by] : nullptr;
            if (found.surfaced)
                text.surfaced.emplace_back(found.finding, by);
            else if (const std::size_t i = place[found.text]++; by != nullptr)
                text.overruled[i] = by;
        }
    }
    std::erase_if(out, [](const auto& one) { return one.second.overruled.empty(); });
    return out;
}

std::string finding_item(const ReportInput& input, const Finding& finding, const std::string& number,
                         const Overruling* overruled) {
    Bilingual advice = input.advice ? input.advice(finding.rule) : Bilingual{};
    if (advice.en.empty()) advice = say(finding.rule);
    std::string out = "<li" + number + (overruled != nullptr ? " class=\"overruled\"" : "") + ">" +
                      (overruled != nullptr ? "<span class=\"said\">" : "") +
                      chip(finding.points > 0   ? "good"
                           : finding.points < 0 ? "bad"
                                                : "none",
                           say((finding.points > 0 ? "+" : "") + std::to_string(finding.points))) +
                      " " + both(advice) + " <span class=\"muted\">" + escape_html(finding.clause) +
                      "</span>" + (overruled != nullptr ? "</span>" : "");
    if (overruled != nullptr) {
        const std::string& who = overruled->evaluator.empty() ? overruled->done.seat : overruled->evaluator;
        out +=
            " <b>" + both(say("Overruled by ", "已更正：") + seat_text(who)) + "</b>" +
            (overruled->date.empty() ? ""
                                     : " <span class=\"muted\">" + escape_html(overruled->date) + "</span>") +
            (overruled->note.empty() ? "" : " " + escape_html(overruled->note));
    }
    return out + "</li>\n";
}

std::string findings_list(const ReportInput& input, const TextRecord& text, const OverruledText* ruled) {
    std::string out;
    const auto by = [&](std::size_t i) -> const Overruling* {
        if (ruled == nullptr) return nullptr;
        const auto found = ruled->overruled.find(i);
        return found == ruled->overruled.end() ? nullptr : found->second;
    };
    for (const std::size_t i : losses_first(text.tone.findings))
        out += finding_item(input, text.tone.findings[i], " value=\"" + std::to_string(i + 1) + "\"", by(i));
    if (ruled != nullptr) {
        for (const auto& [i, overruling] : ruled->overruled)
            if (text.tone.findings[i].points == 0)
                out += finding_item(input, text.tone.findings[i], " value=\"" + std::to_string(i + 1) + "\"",
                                    overruling);
        std::size_t number = text.tone.findings.size();
        for (const auto& [finding, overruling] : ruled->surfaced)
            if (++number; finding.points != 0 || overruling != nullptr)
                out += finding_item(input, finding, " value=\"" + std::to_string(number) + "\"", overruling);
    }
    return out.empty() ? out : "<ol class=\"advice\">\n" + out + "</ol>";
}

std::string tone_chip(const ToneResult& tone) {
    return chip(tone.band == Band::good    ? "good"
                : tone.band == Band::mixed ? "fair"
                                           : "bad",
                say("tone " + std::to_string(tone.tone), "語氣 " + std::to_string(tone.tone)));
}

/// As overruled, and beside it as found.
std::string tone_chips(const ToneResult& found, const OverruledText* ruled) {
    if (ruled == nullptr) return tone_chip(found);
    return tone_chip(ruled->ruled) + " " +
           chip("none", say("found: " + std::to_string(found.tone), "原判定 " + std::to_string(found.tone)));
}

std::string element_chips(const Elements& elements) {
    const auto one = [](bool there, const Bilingual& name) {
        return chip(there ? "good" : "none", say(there ? "✓ " : "– ") + name);
    };
    return "<div class=\"elements\">" + one(elements.acknowledge, say("acknowledges", "承認問題")) +
           one(elements.apology, say("apologises", "道歉")) +
           one(elements.explanation, say("explains", "說明經過")) +
           one(elements.solution, say("solves", "解決方案")) +
           one(elements.prevention, say("prevents", "預防措施")) + "</div>";
}

/// Draft, review, publication: where the time went.
std::string pipeline(const Statement& statement) {
    Bilingual steps = say("drafted ", "草擬 ") + say(format_clock(statement.drafted.at));
    if (statement.approved)
        steps = steps + say(" → approved after ", " → 核准，耗時 ") +
                duration_text(statement.approved->at - statement.drafted.at);
    if (statement.published) {
        const SimTime before = statement.approved ? statement.approved->at : statement.drafted.at;
        steps = steps + say(" → published after ", " → 發布，耗時 ") +
                duration_text(statement.published->at - before);
    } else {
        steps = steps + say(" → never published", " → 始終沒有發布");
    }
    if (statement.bypassed) steps = steps + say(" (past the decision rule)", "（未依決策流程）");
    return "<p class=\"tiny muted\">" + both(steps) + "</p>";
}

using OverruledTexts = std::map<const ToneResult*, OverruledText>;

std::string text_block(const ReportInput& input, const OverruledTexts& overruled, const TextRecord& text,
                       const std::string& head, bool elements) {
    const auto found = overruled.find(&text.tone);
    const OverruledText* ruled = found == overruled.end() ? nullptr : &found->second;
    std::string out = "<div class=\"text\"><div class=\"row\"><div class=\"grow\">" + head + "</div><div>" +
                      tone_chips(text.tone, ruled) + "</div></div>";
    if (!text.context.empty()) out += "<span class=\"quote small\">" + escape_html(text.context) + "</span>";
    out += "<div class=\"words\">" + marked(text) + "</div>";
    if (elements) out += element_chips(ruled != nullptr ? ruled->ruled.elements : text.tone.elements);
    return out + findings_list(input, text, ruled) + "</div>\n";
}

std::string statements(const ReportInput& input, const OverruledTexts& overruled) {
    std::string out;
    for (const Statement& statement : input.transcript.statements) {
        std::set<std::string> shown;
        for (const TextRecord& text : statement.variants) {
            if (!shown.insert(text.text).second) continue;
            std::vector<std::string> channels;
            for (const TextRecord& other : statement.variants)
                if (other.text == text.text) channels.push_back(other.channel);
            out += text_block(input, overruled, text,
                              "<h3>" + both(statement_kind_text(statement.kind)) +
                                  " <span class=\"muted small\">" + escape_html(join(channels, " · ")) +
                                  "</span></h3>" + pipeline(statement),
                              true);
        }
    }
    return out;
}

/// The replies that teach most: the worst first, then the best, each text once.
std::string replies(const ReportInput& input, const OverruledTexts& overruled) {
    std::vector<const TextRecord*> texts;
    std::set<std::string> seen;
    for (const TextRecord* text : complaint_replies(input.transcript))
        if (seen.insert(text->text).second) texts.push_back(text);
    std::stable_sort(texts.begin(), texts.end(),
                     [](const TextRecord* a, const TextRecord* b) { return a->tone.tone < b->tone.tone; });
    if (texts.empty()) return {};
    const std::size_t all = texts.size();
    if (all > most_replies) texts.erase(texts.begin() + most_replies / 2, texts.end() - most_replies / 2);
    const std::string count = std::to_string(texts.size()), of = std::to_string(all);
    std::string out = "<h3 style=\"margin-top:20px\">" + both(say("Replies", "回覆")) +
                      " <span class=\"muted small\">" +
                      both(all > texts.size() ? say("the weakest and the best, " + count + " of " + of,
                                                    "最弱與最好的，" + of + " 則中的 " + count + " 則")
                                              : say("from the weakest to the best", "由弱到好")) +
                      "</span></h3>\n";
    for (const TextRecord* text : texts)
        out +=
            text_block(input, overruled, *text,
                       "<span class=\"small muted\">" + format_clock(text->done.at) + " · " +
                           both(seat_text(text->done.seat)) + " · " + escape_html(text->channel) + "</span>",
                       false);
    return out;
}

std::string others(const ReportInput& input, const OverruledTexts& overruled) {
    std::string out;
    for (const PressCall& call : input.transcript.press_calls)
        if (call.answer)
            out += text_block(input, overruled, *call.answer,
                              "<h3>" + both(say("Answer to the press", "回覆媒體")) +
                                  " <span class=\"muted small\">" + both(call.title) + "</span></h3>",
                              false);
    for (const Outreach& outreach : input.transcript.outreach)
        out +=
            text_block(input, overruled, outreach.text,
                       "<h3>" + both(say("To the affected", "致受影響者")) + " <span class=\"muted small\">" +
                           format_clock(outreach.done.at) + "</span></h3>",
                       false);
    return out;
}
} // namespace

std::string texts_section(const ReportInput& input) {
    const OverruledTexts overruled = overruled_texts(input.transcript);
    const std::string inside =
        statements(input, overruled) + others(input, overruled) + replies(input, overruled);
    if (inside.empty()) return {};
    return open_section(say("What you wrote", "你們寫了什麼"),
                        say("Words that won people over are marked green, words that cost are marked red; "
                            "the numbers name the rule and what to do better.",
                            "綠底是加分的字句，紅底是扣分的字句；編號對應規則與改進建議。")) +
           inside + "</section>\n";
}

} // namespace stormdrill::scoring
