#include "scoring/measures/texts.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
void sort_by_time(std::vector<const TextRecord*>& texts) {
    std::stable_sort(texts.begin(), texts.end(), [](const TextRecord* a, const TextRecord* b) {
        return a->done.at != b->done.at ? a->done.at < b->done.at : a->done.line < b->done.line;
    });
}
} // namespace

std::vector<const TextRecord*> published_texts(const Transcript& drill,
                                               const std::vector<std::string>& kinds) {
    std::vector<const TextRecord*> texts;
    for (const Statement& statement : drill.statements) {
        if (!statement.published || std::find(kinds.begin(), kinds.end(), statement.kind) == kinds.end())
            continue;
        for (const TextRecord& text : statement.variants) {
            const bool again = std::any_of(texts.begin(), texts.end(),
                                           [&](const TextRecord* t) { return t->text == text.text; });
            if (!again) texts.push_back(&text);
        }
    }
    sort_by_time(texts);
    return texts;
}

std::vector<const TextRecord*> complaint_replies(const Transcript& drill) {
    std::vector<const TextRecord*> texts;
    for (const Complaint& complaint : drill.complaints)
        for (const TextRecord& text : complaint.replies)
            texts.push_back(&text);
    sort_by_time(texts);
    return texts;
}

std::vector<const TextRecord*> all_texts(const Transcript& drill) {
    std::vector<const TextRecord*> texts = complaint_replies(drill);
    for (const Statement& statement : drill.statements)
        if (statement.published)
            for (const TextRecord& text : statement.variants)
                texts.push_back(&text);
    for (const TextRecord& text : drill.other_replies)
        texts.push_back(&text);
    for (const PressCall& call : drill.press_calls)
        if (call.answer) texts.push_back(&*call.answer);
    for (const Outreach& outreach : drill.outreach)
        texts.push_back(&outreach.text);
    for (const Campaign& campaign : drill.campaigns)
        texts.push_back(&campaign.text);
    sort_by_time(texts);
    return texts;
}

bool Repetitions::repeated(const TextRecord& text) {
    const auto at = std::lower_bound(seen_.begin(), seen_.end(), text.text);
    if (at != seen_.end() && *at == text.text) return true;
    seen_.insert(at, text.text);
    return text.similarity >= same_text_;
}

double tone_share(const MeasureContext& context, std::int32_t tone) {
    const double none = context.parameter("tone_none"), full = context.parameter("tone_full");
    if (full <= none) return tone >= full ? 1 : 0;
    return std::clamp((static_cast<double>(tone) - none) / (full - none), 0.0, 1.0);
}

const Bilingual& flag_text(Flag flag) {
    static const std::array<Bilingual, flag_count> names{{
        {"blame-shifting", "推卸責任"},
        {"vague", "含糊其辭"},
        {"empty promise", "空頭支票"},
        {"argumentative", "爭辯"},
        {"attack", "攻擊對方"},
        {"stock reply", "罐頭回覆"},
        {"non-apology", "假道歉"},
        {"legalese", "法律官腔"},
        {"defensive", "防衛心態"},
        {"empathy", "同理心"},
        {"personal", "針對個案"},
        {"thanks", "致謝"},
        {"contact given", "留下聯絡方式"},
        {"misplaced humour", "不當玩笑"},
    }};
    return names[static_cast<std::size_t>(flag)];
}

std::string marked_words(const std::string& text, const Finding& finding) {
    if (finding.end <= finding.start) return {};
    const std::u32string points = to_utf32(text);
    const std::size_t start = std::min<std::size_t>(finding.start, points.size());
    const std::size_t end = std::min<std::size_t>(finding.end, points.size());
    return to_utf8(std::u32string_view(points).substr(start, end - start));
}

bool stands(const TextRecord& text, const FactFinding& finding) {
    return std::any_of(text.tone.findings.begin(), text.tone.findings.end(), [&](const Finding& f) {
        return f.rule == finding.rule && f.start == finding.start && f.end == finding.end;
    });
}

Bilingual fact_finding_text(const Transcript& drill, const FactFinding& finding) {
    const auto fact = std::find_if(drill.facts.begin(), drill.facts.end(),
                                   [&](const FactRecord& f) { return f.id == finding.fact; });
    const Bilingual known = fact == drill.facts.end() ? say(finding.fact) : fact->text;
    if (finding.rule == "fact.contradicts")
        return say("says otherwise than the company knows: ", "與公司已知的事實不符：") + known;
    if (finding.rule == "fact.false")
        return say("tells as a fact what is unproven or wrong: ", "把未經證實或錯誤的說法當成事實：") + known;
    if (finding.rule == "fact.ahead") {
        const SimTime at = fact == drill.facts.end() ? SimTime{} : fact->company_knows;
        return say("tells before it could be known (" + format_clock(at) + "): ",
                   "在公司得知之前（" + format_clock(at) + "）就當成事實：") +
               known;
    }
    const std::string line = std::to_string(finding.earlier_line);
    const Bilingual words = finding.earlier_said.empty() ? Bilingual{}
                                                         : say(": “" + finding.earlier_said + "”",
                                                               "：「" + finding.earlier_said + "」");
    return say("contradicts what the team said before (line " + line + ", " + finding.earlier_channel + ")",
               "與團隊先前的說法矛盾（第 " + line + " 行，" + finding.earlier_channel + "）") +
           words;
}

std::string first_phrase(const TextRecord& text, std::string_view clause, bool gave) {
    for (const Finding& finding : text.tone.findings)
        if (finding.clause == clause && (gave ? finding.points > 0 : finding.points < 0))
            if (std::string words = marked_words(text.text, finding); !words.empty()) return words;
    return {};
}

} // namespace stormdrill::scoring
