#include "scoring/overruling.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scoring/tone_aggregate.hpp"

namespace stormdrill::scoring {

using tone_engine::FindingSource;
using tone_engine::sum_up;
using tone_engine::Summed;
using tone_engine::TakenOut;

namespace {

/// The rule's family: what stands before the dot of its id.
std::string_view family(const Finding& finding) {
    return std::string_view(finding.rule).substr(0, finding.rule.find('.'));
}

/// The flag that a rule of this family raises, where it raises one.
std::optional<std::size_t> flag_of(std::string_view family) {
    const std::string_view name = family == "promise"    ? "empty_promise"
                                  : family == "humour"   ? "humour_misfire"
                                  : family == "sarcasm"  ? "argumentative"
                                  : family == "contact"  ? "contact_channel"
                                  : family == "personal" ? "personalised"
                                                         : family;
    for (std::size_t i = 0; i < flag_count; ++i)
        if (flag_name(static_cast<Flag>(i)) == name) return i;
    return std::nullopt;
}

/// For logs that do not hold what a text was summed up from.
class ByName {
public:
    ByName(ToneResult found, const std::set<std::size_t>& gone) : tone_(std::move(found)) {
        for (std::size_t i = 0; i < tone_.findings.size(); ++i)
            (gone.contains(i) ? gone_ : left_).push_back(tone_.findings[i]);
    }

    ToneResult run() {
        for (const Finding& finding : gone_) {
            tone_.tone -= finding.points;
            if (finding.start == finding.end)
                take_back_whole(finding);
            else if (!any_left(family(finding)))
                take_back(family(finding));
        }
        tone_.tone = std::clamp(tone_.tone, 0, 100);
        tone_.band = band_of(tone_.tone);
        tone_.findings = left_;
        return tone_;
    }

private:
    [[nodiscard]] bool any_left(std::string_view name) const {
        return std::any_of(left_.begin(), left_.end(),
                           [&](const Finding& other) { return family(other) == name; });
    }
    void lift_cap(std::string_view id) {
        for (const Finding& cap : left_)
            if (cap.rule == id) tone_.tone -= cap.points;
        std::erase_if(left_, [&](const Finding& cap) { return cap.rule == id; });
    }
    void take_back(std::string_view name) {
        if (const auto flag = flag_of(name)) tone_.flags[*flag] = false;
        if (name == "denial") {
            tone_.denies = false;
            lift_cap("cap.denial");
        }
        lift_cap("cap." + std::string(name));
        Strengths& s = tone_.strengths;
        Elements& e = tone_.elements;
        if (name == "acknowledge") e.acknowledge = false;
        if (name == "responsibility") s.responsibility = 0;
        if (name == "regret") s.regret = 0;
        if ((name == "responsibility" || name == "regret") && s.regret + s.responsibility == 0)
            e.apology = false;
        if (name == "explanation") s.explanation = 0, e.explanation = false;
        if (name == "repair") s.repair = 0, e.solution = false;
        if (name == "repentance") s.repentance = 0, e.prevention = false;
        if (name == "forgiveness") s.forgiveness = 0;
    }
    void take_back_whole(const Finding& finding) {
        Elements& e = tone_.elements;
        if (finding.rule == "missing.acknowledge") e.acknowledge = true;
        if (finding.rule == "missing.apology") e.apology = true;
        if (finding.rule == "missing.explanation") e.explanation = true;
        if (finding.rule == "missing.solution") e.solution = true;
        if (finding.rule == "missing.prevention") e.prevention = true;
        if (finding.rule == "cap.denial") tone_.denies = false;
        if (finding.rule == "text.not_language") tone_.is_language = true;
        const std::string_view name = finding.rule;
        if (name == "text.copied") tone_.flags[static_cast<std::size_t>(Flag::canned)] = any_left("canned");
        if (name == "text.vague") tone_.flags[static_cast<std::size_t>(Flag::vague)] = any_left("vague");
        if (name == "text.gives_nothing" || name == "text.self_defence")
            tone_.flags[static_cast<std::size_t>(Flag::defensive)] = any_left("defensive");
        if (name == "text.argues")
            tone_.flags[static_cast<std::size_t>(Flag::argumentative)] = any_left("argumentative");
        if (name == "text.personalised")
            tone_.flags[static_cast<std::size_t>(Flag::personalised)] = any_left("personal");
    }

    ToneResult tone_;
    std::vector<Finding> gone_, left_;
};

/// One text while overrulings come in.
class RuledText {
public:
    explicit RuledText(ToneResult found) : found_(std::move(found)) {
        if (!found_.basis) return;
        // A basis that does not give what was found then comes of another way of summing up.
        Summed again = sum_up(*found_.basis);
        if (again.result.findings == found_.findings && again.result.tone == found_.tone)
            sources_ = std::move(again.sources);
    }

    struct Known {
        Finding finding;
        std::optional<FindingSource> source;
    };
    [[nodiscard]] std::vector<Known> known() const {
        std::vector<Known> out;
        for (std::size_t i = 0; i < found_.findings.size(); ++i)
            out.push_back({found_.findings[i],
                           sources_.empty() ? std::nullopt : std::optional<FindingSource>(sources_[i])});
        return out;
    }

    /// `place`: among known(), where there is no source. Returns what is found now.
    std::vector<Known> overrule(const Known& wrong, std::size_t place) {
        if (!wrong.source) {
            gone_.insert(place);
            return {};
        }
        without_.take_out(*found_.basis, wrong.finding, *wrong.source);
        now_ = sum_up(*found_.basis, without_);
        std::vector<Known> out;
        for (std::size_t i = 0; i < now_->sources.size(); ++i)
            out.push_back({now_->result.findings[i], now_->sources[i]});
        return out;
    }

    [[nodiscard]] ToneResult result() const {
        if (!gone_.empty()) return ByName(found_, gone_).run();
        if (!now_) return found_;
        ToneResult out = now_->result;
        out.basis = found_.basis;
        return out;
    }

private:
    ToneResult found_;
    std::vector<FindingSource> sources_;
    TakenOut without_;
    std::optional<Summed> now_;
    std::set<std::size_t> gone_;
};

std::string counted_as(const std::optional<FindingSource>& source) {
    return source && source->phrase ? std::string(effect_name(source->effect)) : std::string{};
}

/// The same thing said of the same words; the points may differ.
bool same(const RuledText::Known& a, const RuledText::Known& b) {
    const bool same_source =
        a.source && b.source && a.source->phrase == b.source->phrase && a.source->fact == b.source->fact &&
        (!a.source->phrase ||
         (a.source->effect == b.source->effect && a.source->inferred == b.source->inferred));
    return same_source && a.finding.rule == b.finding.rule;
}

template <class T, class Visit>
void visit_texts(T& transcript, Visit&& visit) {
    const auto record = [&](auto& text) {
        visit(FoundText{text.done, text.kind, text.channel, text.text, &text.tone}, text.tone);
    };
    for (auto& one : transcript.readiness.templates)
        visit(FoundText{one.done, "template", one.kind, one.text, &one.tone}, one.tone);
    for (auto& statement : transcript.statements)
        for (auto& text : statement.variants)
            record(text);
    for (auto& complaint : transcript.complaints)
        for (auto& text : complaint.replies)
            record(text);
    for (auto& text : transcript.other_replies)
        record(text);
    for (auto& call : transcript.press_calls)
        if (call.answer) record(*call.answer);
    for (auto& outreach : transcript.outreach)
        record(outreach.text);
    for (auto& campaign : transcript.campaigns)
        record(campaign.text);
}

} // namespace

bool can_be_overruled(const Finding& finding) {
    return finding.rule != "cap.scale";
}

RuledLine rule_line(std::vector<ToneResult> as_found, const std::vector<std::size_t>& numbers) {
    std::vector<RuledText> texts;
    struct Known {
        RuledText::Known known;
        std::size_t text = 0, place = 0;
    };
    std::vector<Known> known;
    RuledLine out;
    for (ToneResult& found : as_found) {
        texts.emplace_back(std::move(found));
        std::size_t place = 0;
        for (RuledText::Known& one : texts.back().known()) {
            out.findings.push_back({texts.size() - 1, one.finding, counted_as(one.source), false, {}});
            known.push_back({std::move(one), texts.size() - 1, place++});
        }
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t number = numbers[i];
        if (number >= known.size() || out.findings[number].overruled_by ||
            !can_be_overruled(known[number].known.finding))
            continue;
        out.findings[number].overruled_by = i;
        const Known wrong = known[number];
        for (RuledText::Known& now : texts[wrong.text].overrule(wrong.known, wrong.place)) {
            const bool seen = std::any_of(known.begin(), known.end(), [&](const Known& before) {
                return before.text == wrong.text && same(before.known, now);
            });
            if (seen) continue;
            out.findings.push_back({wrong.text, now.finding, counted_as(now.source), true, {}});
            known.push_back({std::move(now), wrong.text, 0});
        }
    }
    for (const RuledText& text : texts)
        out.texts.push_back(text.result());
    return out;
}

std::vector<LineOfTexts> lines_of_texts(const Transcript& transcript) {
    std::map<std::size_t, LineOfTexts> lines;
    visit_texts(transcript, [&](const FoundText& text, const ToneResult&) {
        LineOfTexts& line = lines[text.done.line];
        line.line = text.done.line;
        line.texts.push_back(text);
    });
    for (const Overruling& overruling : transcript.overrulings)
        if (const auto line = lines.find(overruling.line); line != lines.end())
            line->second.overrulings.push_back(&overruling);
    std::vector<LineOfTexts> out;
    for (auto& [number, line] : lines) {
        std::vector<ToneResult> found;
        for (const FoundText& text : line.texts)
            found.push_back(*text.as_found);
        std::vector<std::size_t> numbers;
        for (const Overruling* overruling : line.overrulings)
            numbers.push_back(overruling->finding);
        line.ruled = rule_line(std::move(found), numbers);
        out.push_back(std::move(line));
    }
    return out;
}

Transcript with_overrulings(Transcript transcript) {
    if (transcript.overrulings.empty()) return transcript;
    std::map<std::size_t, std::vector<ToneResult>> ruled; // of lines with overrulings
    for (LineOfTexts& line : lines_of_texts(transcript))
        if (!line.overrulings.empty()) ruled[line.line] = std::move(line.ruled.texts);
    std::map<std::size_t, std::size_t> next;
    visit_texts(transcript, [&](const FoundText& text, ToneResult& tone) {
        if (const auto line = ruled.find(text.done.line); line != ruled.end())
            tone = line->second[next[text.done.line]++];
    });
    return transcript;
}

Transcript as_found(Transcript transcript) {
    transcript.overrulings.clear();
    return transcript;
}

} // namespace stormdrill::scoring
