#include "drill/rescore.hpp"

#include <algorithm>
#include <map>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "drill/session_acts.hpp"
#include "drill/slots.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/stated_facts.hpp"

namespace stormdrill::drill {

namespace {
using scoring::Finding;
using scoring::TextKind;

std::vector<Finding> without(const std::vector<Finding>& some, const std::vector<Finding>& others) {
    std::vector<Finding> out, left = others;
    for (const Finding& finding : some) {
        const auto same = std::find(left.begin(), left.end(), finding);
        if (same == left.end())
            out.push_back(finding);
        else
            left.erase(same);
    }
    return out;
}

class Rescorer {
public:
    Rescorer(const ReadLog& log, const scoring::ToneScorer& scorer)
        : scorer_(scorer), at_fault_(read_drill(log).transcript.at_fault),
          english_(log.header().value("language", "") == "en") {
        for (const LogLine& line : log.lines) {
            if (line.json.value("kind", "") != "act") continue;
            try {
                line_ = &line;
                const Act act = act_from_json(line.json.at("act").get<std::string>(), line.json.at("body"));
                std::visit([this](const auto& a) { look(a); }, act);
            } catch (const Json::exception& e) {
                fail(e.what());
            } catch (const OperatorError& e) {
                fail(e.what());
            }
        }
    }

    std::vector<RescoredText> take() { return std::move(out_); }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw OperatorError("line " + std::to_string(line_->number) + " of the log: " + what);
    }

    template <class T>
    void look(const T&) {} // holds no text
    void look(const Draft& a) { drafts_[a.statement] = a; }
    void look(const Publish& a) {
        const auto draft = drafts_.find(a.statement);
        if (draft == drafts_.end()) throw OperatorError("publishes a statement that nobody drafted");
        for (std::size_t i = 0; i < draft->second.variants.size(); ++i)
            score(i, TextKind::statement, draft->second.variants[i].text);
    }
    void look(const Reply& a) {
        score(0, TextKind::reply, a.text);
        earlier_replies_.push_back(scorer_.wording(a.text));
    }
    void look(const AnswerPress& a) { score(0, TextKind::statement, a.text); }
    void look(const ShelveTemplate& a) {
        // As the session does: as somebody would get it, with its slots filled.
        score(0, TextKind::reply,
              fill_slots(a.text, [&](std::string_view) { return english_ ? "Ms Lin" : "林小姐"; }));
    }
    void look(const Outreach& a) { score(0, TextKind::reply, a.text); }
    void look(const LaunchCampaign& a) { score(0, TextKind::statement, a.text); }

    void score(std::size_t index, TextKind kind, const std::string& words) {
        const Json& line = line_->json;
        TextAttachment stored = text_attachment_from_json(line.at("texts").at(index));
        scoring::TextInput input;
        input.kind = kind;
        input.at_fault = at_fault_;
        input.text = words;
        input.context = stored.context;
        if (kind == TextKind::reply) input.earlier_replies = earlier_replies_;
        scoring::ToneResult now = scorer_.score(input);
        // What was found against the facts is kept: the words' rules have no part in it.
        scoring::add_fact_findings(now, kind, stored.fact_findings, scorer_);
        out_.push_back({line_->number, SimTime{line.at("at").get<std::int64_t>()},
                        line.at("seat").get<std::string>(), line.at("act").get<std::string>(), stored.channel,
                        words, std::move(stored.tone), std::move(now)});
    }

    const scoring::ToneScorer& scorer_;
    scoring::AtFault at_fault_;
    bool english_;
    const LogLine* line_ = nullptr;
    std::map<std::uint32_t, Draft> drafts_;
    std::vector<scoring::Wording> earlier_replies_;
    std::vector<RescoredText> out_;
};
} // namespace

bool RescoredText::changed() const {
    return then.tone != now.tone || then.findings != now.findings || then.flags != now.flags ||
           then.elements != now.elements || then.strengths != now.strengths;
}

std::vector<Finding> RescoredText::gained() const {
    return without(now.findings, then.findings);
}
std::vector<Finding> RescoredText::lost() const {
    return without(then.findings, now.findings);
}

std::vector<RescoredText> rescore(const ReadLog& log, const scoring::ToneScorer& scorer) {
    return Rescorer(log, scorer).take();
}

std::vector<Json> with_findings(const ReadLog& log, const std::vector<RescoredText>& texts) {
    std::vector<Json> lines;
    for (const LogLine& line : log.lines)
        lines.push_back(line.json);
    std::map<std::size_t, std::size_t> next;
    for (const RescoredText& text : texts) {
        Json& stored = lines[text.line - 1].at("texts").at(next[text.line]++);
        TextAttachment attachment = text_attachment_from_json(stored);
        attachment.tone = text.now;
        stored = text_attachment_to_json(attachment);
    }
    return lines;
}

} // namespace stormdrill::drill
