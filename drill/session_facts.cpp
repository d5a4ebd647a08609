// What texts say against what is known at that moment, and against the team's earlier word.

#include <algorithm>

#include "drill/session_acts.hpp"

namespace stormdrill::drill {

std::vector<scoring::SheetFact> sheet_facts(const scenarios::Scenario& scenario) {
    std::vector<scoring::SheetFact> facts;
    for (const scenarios::Fact& fact : scenario.facts) {
        facts.push_back({fact.id, fact.text, fact.is_true, SimTime{} + fact.company_knows, fact.numbers,
                         fact.stating, fact.contradicting});
    }
    return facts;
}

const scoring::FactSheet& Session::fact_sheet() const {
    SD_ASSERT(setup_.scorer != nullptr); // a replayed act brings its findings with it
    if (!fact_sheet_)
        fact_sheet_ = std::make_unique<scoring::FactSheet>(sheet_facts(scenario()), *setup_.scorer);
    return *fact_sheet_;
}

std::vector<scoring::SaidBefore> Session::said_before() const {
    for (; said_read_ < own_texts_.size(); ++said_read_) {
        const OwnText& own = own_texts_[said_read_];
        if (!own.stated) {
            const auto kind = own.is_reply ? scoring::TextKind::reply : scoring::TextKind::statement;
            own.stated = std::make_shared<scoring::StatedText>(
                fact_sheet().read(kind, own.text, own.tone, {}, own.at));
        }
        std::erase_if(said_, [&](std::size_t i) {
            return fact_sheet().takes_back(*own.stated, *own_texts_[i].stated);
        });
        if (own.stated->says_something()) said_.push_back(said_read_);
    }
    std::vector<scoring::SaidBefore> out;
    for (const std::size_t i : said_)
        out.push_back({own_texts_[i].line, own_texts_[i].channel, own_texts_[i].stated.get()});
    return out;
}

Session::FactCheck Session::check_facts(scoring::TextKind kind, const std::string& text,
                                        const scoring::ToneResult& tone,
                                        const std::vector<std::string>& asserted, bool only_known) const {
    FactCheck out;
    out.stated = std::make_shared<scoring::StatedText>(fact_sheet().read(kind, text, tone, asserted, now_));
    out.findings = fact_sheet().check(*out.stated, said_before(), now_, only_known);
    return out;
}

/// What is ticked or denied against the facts, whatever the words.
std::vector<std::string> Session::contradicted_facts(const std::vector<std::string>& asserted,
                                                     const scoring::ToneResult& tone) const {
    std::vector<std::string> out;
    for (const std::string& id : asserted) {
        if (!scenario().fact(id)->is_true) out.push_back(id);
    }
    if (tone.denies && scenario().at_fault != "no") {
        // The house knows better: every fact on its board that a denial stands against.
        for (const scenarios::Fact& fact : scenario().facts) {
            if (fact.contradicts_denial && SimTime{} + fact.company_knows <= now_) out.push_back(fact.id);
        }
    }
    return out;
}

void Session::add_fact_check(scoring::TextKind kind, const std::string& text,
                             const std::vector<std::string>& asserted, TextAttachment& out) const {
    FactCheck check = check_facts(kind, text, out.tone, asserted, false);
    out.contradicted = contradicted_facts(asserted, out.tone);
    for (const scoring::FactFinding& finding : check.findings) {
        if (finding.rule == "fact.earlier") out.contradicts_earlier = true;
        if (finding.rule != "fact.contradicts" && finding.rule != "fact.false") continue;
        if (std::find(out.contradicted.begin(), out.contradicted.end(), finding.fact) ==
            out.contradicted.end())
            out.contradicted.push_back(finding.fact);
    }
    scoring::add_fact_findings(out.tone, kind, check.findings, *setup_.scorer);
    out.facts_checked = true;
    out.told = check.stated->told;
    out.fact_findings = std::move(check.findings);
    out.stated = std::move(check.stated);
}

} // namespace stormdrill::drill
