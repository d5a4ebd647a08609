#include "drill/transcript_from_log.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "drill/history.hpp"
#include "drill/outcome_json.hpp"
#include "drill/seat.hpp"
#include "drill/session_acts.hpp"
#include "drill/truth.hpp"
#include "scoring/turn_watch.hpp"

namespace stormdrill::drill {

namespace {
using scoring::Done;
using scoring::TextRecord;

scoring::AtFault at_fault_of(const std::string& name) {
    if (name == "yes") return scoring::AtFault::yes;
    if (name == "no") return scoring::AtFault::no;
    return scoring::AtFault::partly;
}

class Reader {
public:
    Reader(const std::vector<Json>& lines, std::shared_ptr<const scoring::Sop> sop) {
        number_ = 1;
        out_.sop = std::move(sop);
        read_header(lines.front());
        for (std::size_t i = 1; i < lines.size(); ++i) {
            number_ = i + 1;
            read_line(lines[i]);
        }
        finish();
    }

    LoggedDrill take() { return std::move(out_); }

private:
    scoring::Transcript& t() { return out_.transcript; }
    const scenarios::Scenario& scenario() const { return *out_.scenario; }

    void read_header(const Json& h) {
        Diagnostics warnings;
        out_.scenario = std::make_shared<scenarios::Scenario>(
            scenarios::parse_scenario(h.at("scenario").at("text").get<std::string>(),
                                      h.at("scenario").at("file").get<std::string>(), warnings));
        if (!out_.sop)
            out_.sop = std::make_shared<scoring::Sop>(scoring::parse_sop(
                h.at("sop").at("text").get<std::string>(), h.at("sop").at("file").get<std::string>()));
        scoring::Transcript& x = t();
        const scenarios::Scenario& s = scenario();
        x.scenario_id = s.id;
        x.scenario_hash = h.at("scenario").at("hash").get<std::string>();
        x.sop_hash = h.at("sop").at("hash").get<std::string>();
        x.build_id = h.at("build").get<std::string>();
        x.team = h.at("team").get<std::string>();
        x.title = s.title;
        x.seed = h.at("seed").get<std::uint64_t>();
        x.network_seed = h.at("network_seed").get<std::uint64_t>();
        x.people = h.at("people").get<std::int64_t>();
        x.at_fault = at_fault_of(s.at_fault);
        x.cluster = s.cluster;
        x.expected_strategy = s.expected_strategy;
        x.burning_platform = s.burning_platform;
        x.harm_to_people = s.harm_to_people;
        for (const scenarios::PreparationMeasure& measure : s.preparation)
            x.readiness.preparation.push_back({measure.id, measure.clause, measure.cost, false});
        for (const scenarios::Platform& p : s.platforms) {
            x.platforms.push_back(p.id);
            x.platform_profiles.push_back(
                {p.id, p.organisation_has_account, p.fitting_length_min, p.fitting_length_max});
        }
        for (const auto& [seat, who] : h.at("roster").items())
            x.seats.push_back(seat);
        for (const scenarios::Fact& fact : s.facts)
            x.facts.push_back(
                {fact.id, fact.text, fact.is_true, SimTime{} + fact.company_knows, fact.must_tell});
        for (const scenarios::Cause& cause : s.causes) {
            if (cause.in_chain) x.causal_chain.push_back(cause.id);
            if (cause.root) x.root_cause = cause.id;
        }
        std::set<std::string> kinds;
        for (const scenarios::VoiceLine& voice : s.voices) {
            if (voice.kind == "complaint" || voice.kind == "worry" || voice.kind == "question")
                kinds.insert(voice.kind);
        }
        x.complaint_kinds.assign(kinds.begin(), kinds.end());
        for (const scenarios::Risk& risk : s.risks)
            x.readiness.latent_risks += risk.latent;
    }

    void read_line(const Json& line) {
        try {
            const auto kind = line.at("kind").get<std::string>();
            at_ = SimTime{line.at("at").get<std::int64_t>()};
            if (kind == "act")
                read_act(line);
            else if (kind == "hash")
                read_truth(line);
            else if (kind == "turn")
                read_turn(line);
            else if (kind == "inject")
                read_inject(line);
            else if (kind == "event")
                read_event(line);
            else if (kind == "refused")
                t().refused.push_back({done(line), line.at("act").get<std::string>()});
            else if (kind == "end")
                read_end(line);
            else if (kind == "history") {
                t().date = line.at("date").get<std::string>();
                t().history = history_from_json(line);
            } else if (kind == "outcome")
                out_.outcome = outcome_from_json(line.at("outcome"));
            else if (kind != "clock" && kind != "inject_skipped")
                throw OperatorError("unknown kind of line '" + kind + "'");
        } catch (const Json::exception& e) {
            throw OperatorError("line " + std::to_string(number_) +
                                " of the log cannot be read: " + e.what());
        } catch (const OperatorError& e) {
            throw OperatorError("line " + std::to_string(number_) + " of the log: " + e.what());
        }
    }

    Done done(const Json& line) const {
        return {at_, line.value("real", 0.0), line.value("seat", std::string{}), number_};
    }

    /// Levels are the SOP's that scores, which need not be the one of the drill.
    scoring::Truth leveled(scoring::Truth truth) {
        truth.level = scoring::level_of(truth, *out_.sop, t().people, t().harm_to_people);
        return truth;
    }
    scoring::Truth truth_of_line(const Json& line) { return leveled(truth_from_json(line.at("truth"))); }

    /// Facts are turns by any SOP; the others follow from the checks that the truth lines hold.
    void read_turn(const Json& line) {
        const auto turn = line.at("turn").get<std::string>();
        if (turn == "fact") t().turns.push_back({at_, turn, line.at("what").get<std::string>()});
    }

    void read_truth(const Json& line) {
        scoring::Truth truth = truth_of_line(line);
        for (const Json& check : line.at("turn_checks"))
            for (scoring::Turn& turn : turn_watch_.look(leveled(turn_check_from_json(check)), *out_.sop))
                t().turns.push_back(std::move(turn));
        truth.state_hash = line.at("state_hash").get<std::string>();
        t().final_state_hash = truth.state_hash;
        t().end = at_;
        t().truth.push_back(std::move(truth));
        for (const Json& c : line.at("complaints")) {
            scoring::Complaint complaint;
            complaint.post = c.at("post").get<std::int64_t>();
            complaint.at = SimTime{c.at("at").get<std::int64_t>()};
            complaint.platform = c.at("platform").get<std::string>();
            complaint.author = c.at("author").get<std::string>();
            complaint.kind = c.at("kind").get<std::string>();
            complaint.from_affected = c.at("affected").get<bool>();
            complaint.harm = c.at("harm").get<double>();
            complaint_of_post_[complaint.post] = t().complaints.size();
            t().complaints.push_back(std::move(complaint));
        }
    }

    void read_inject(const Json& line) {
        const auto id = line.at("inject").get<std::string>();
        for (const scenarios::Inject& inject : scenario().injects) {
            if (inject.id != id) continue;
            t().injects.push_back({id, inject.title, at_, inject.clause, inject.expected_action});
            const scenarios::Persona* persona = scenario().persona(inject.persona);
            const bool from_press = persona != nullptr && persona->kind == "journalist";
            const bool letter =
                inject.kind == scenarios::InjectKind::call || inject.kind == scenarios::InjectKind::mail;
            if (letter && from_press && line.contains("deadline")) {
                t().press_calls.push_back(
                    {id, inject.title, at_, SimTime{line.at("deadline").get<std::int64_t>()}, std::nullopt});
            }
        }
    }

    void read_event(const Json& line) {
        const auto event = line.at("event").get<std::string>();
        if (event == "first_crisis_post")
            t().first_crisis_post = SimTime{line.at("post_at").get<std::int64_t>()};
        else if (event == "alert")
            t().alert_fired = at_;
        else if (event == "remedy_carried_out") {
            for (scoring::RemedyPromise& promise : t().remedies) {
                if (promise.remedy == line.at("what").get<std::string>()) promise.carried_out = at_;
            }
        }
    }

    void read_end(const Json& line) {
        t().finished = true;
        t().end = at_;
        t().final_state_hash = line.at("state_hash").get<std::string>();
        for (const Json& pair : line.at("complaint_reach")) {
            const auto found = complaint_of_post_.find(pair.at(0).get<std::int64_t>());
            if (found != complaint_of_post_.end())
                t().complaints[found->second].reach = pair.at(1).get<std::int64_t>();
        }
        t().groups = groups_from_json(line.at("groups"));
        const Json& listening = line.at("listening");
        t().listening = {listening.at("recall").get<double>(), listening.at("precision").get<double>(),
                         listening.at("measured").get<bool>()};
    }

    /// Text number `index` of an act's line.
    TextRecord text(const Json& line, std::size_t index, const std::string& kind, const std::string& words,
                    const std::vector<std::string>& facts) const {
        const TextAttachment stored = text_attachment_from_json(line.at("texts").at(index));
        TextRecord record;
        record.done = done(line);
        record.kind = kind;
        record.channel = stored.channel;
        record.text = words;
        record.context = stored.context;
        record.tone = stored.tone;
        record.similarity = stored.similarity;
        record.facts = facts;
        record.contradicted_facts = stored.contradicted;
        record.contradicts_earlier = stored.contradicts_earlier;
        record.facts_checked = stored.facts_checked;
        record.fact_findings = stored.fact_findings;
        record.told = stored.told;
        return record;
    }

    scoring::Complaint* complaint(std::uint32_t post) {
        const auto found = complaint_of_post_.find(post);
        return found == complaint_of_post_.end() ? nullptr : &t().complaints[found->second];
    }

    void read_act(const Json& line) {
        line_ = &line;
        t().acts.push_back({done(line), line.at("act").get<std::string>()});
        const Act act = act_from_json(line.at("act").get<std::string>(), line.at("body"));
        std::visit([this](const auto& a) { read(a); }, act);
    }

    template <class T>
    void read(const T&) {} // acts that scoring does not look at

    void read(const AcceptRole& a) {
        const Done d = done(*line_);
        t().readiness.roles_accepted.push_back(d.seat);
        if (!a.deputy.empty()) t().readiness.deputies_named.push_back(d.seat);
    }
    void read(const NotificationTree& a) {
        std::set<std::string> reached;
        for (const std::string& link : a.links)
            reached.insert(link.substr(link.find('>') + 1));
        t().readiness.notification_reaches.assign(reached.begin(), reached.end());
    }
    void read(const DecisionRule& a) {
        t().readiness.decision_rule_set = true;
        if (a.time_out_minutes > 0) t().readiness.time_out_set = true;
    }
    void read(const SetQuery& a) {
        t().queries.push_back({done(*line_), static_cast<std::int64_t>(a.terms.size()), a.platforms});
    }
    void read(const SetAlert& a) {
        t().readiness.alert_set = a.posts_per_hour > 0 || a.growth > 0 || a.negative_share > 0;
        t().readiness.watch_hours = a.watch_hours;
    }
    void read(const ShelveTemplate& a) {
        t().readiness.templates.push_back(
            {a.kind, a.text, text(*line_, 0, "template", a.text, {}).tone, done(*line_)});
    }
    void read(const RegisterRisk& a) {
        for (const scenarios::Risk& risk : scenario().risks) {
            if (risk.id != a.risk) continue;
            std::erase_if(t().readiness.risks, [&](const auto& entry) { return entry.id == a.risk; });
            t().readiness.risks.push_back(
                {a.risk, a.likelihood, a.impact, risk.latent, risk.likelihood, risk.impact});
        }
    }
    void read(const Prepare& a) {
        for (scoring::Readiness::Preparation& offer : t().readiness.preparation)
            offer.bought |= std::find(a.measures.begin(), a.measures.end(), offer.id) != a.measures.end();
    }
    void read(const OpenPlatform& a) {
        auto& opened = t().platforms_opened;
        if (std::find(opened.begin(), opened.end(), a.platform) == opened.end()) opened.push_back(a.platform);
    }
    void read(const FlagPost& a) {
        t().flags.push_back(
            {done(*line_), a.post, line_->at("right").get<bool>(), line_->at("platform").get<std::string>()});
    }
    void read(const ReportSituation& a) {
        t().situation_reports.push_back({done(*line_), a.posts_per_hour, a.mood, a.negative_share,
                                         a.reached_people, a.platforms, truth_of_line(*line_)});
    }
    void read(const Assess& a) {
        scoring::Assessment x;
        x.done = done(*line_);
        x.posts_per_hour = {a.posts_per_hour_low, a.posts_per_hour_high};
        x.growth = {a.growth_low, a.growth_high};
        x.reached_people = {a.reached_people_low, a.reached_people_high};
        x.anger = {a.anger_low, a.anger_high};
        x.media_reports = {a.media_reports_low, a.media_reports_high};
        x.brand_harm = static_cast<int>(a.brand_harm);
        x.sales_harm = static_cast<int>(a.sales_harm);
        x.investor_harm = static_cast<int>(a.investor_harm);
        x.level = static_cast<int>(a.level);
        x.strategy = a.strategy;
        x.truth = truth_of_line(*line_);
        t().assessments.push_back(std::move(x));
    }
    void read(const Notify& a) { t().notifications.push_back({done(*line_), a.seats}); }
    void read(const Acknowledge&) { t().acknowledgements.push_back({done(*line_)}); }
    void read(const Draft& a) {
        auto& statements = t().statements;
        if (a.statement > statements.size()) {
            scoring::Statement fresh;
            fresh.id = a.statement;
            fresh.drafted = done(*line_);
            statements.push_back(std::move(fresh));
        } else {
            statements[a.statement - 1].revisions.push_back(done(*line_));
        }
        scoring::Statement& statement = statements[a.statement - 1];
        statement.kind = a.kind;
        drafts_[a.statement] = a;
    }
    void read(const ReviewStatement& a) {
        scoring::Statement& statement = t().statements.at(a.statement - 1);
        statement.reviews.push_back({done(*line_), a.decision, true});
        if (a.decision == "approve") statement.approved = done(*line_);
    }
    void read(const Publish& a) {
        scoring::Statement& statement = t().statements.at(a.statement - 1);
        statement.published = done(*line_);
        statement.bypassed = line_->at("bypassed").get<bool>();
        const Draft& draft = drafts_.at(a.statement);
        for (std::size_t i = 0; i < draft.variants.size(); ++i) {
            const bool press = draft.variants[i].channel == "press";
            statement.variants.push_back(
                text(*line_, i, press ? "press_release" : "statement", draft.variants[i].text, draft.facts));
        }
    }
    void read(const Claim& a) {
        claims_.push_back({a.post, done(*line_)}); // the complaint's own line may come later in the hour
    }
    void read(const Assign& a) {
        Done claimed = done(*line_);
        claimed.seat = a.seat;
        claims_.push_back({a.post, claimed});
    }
    void read(const CloseMention& a) { closings_.push_back({a.post, done(*line_)}); }
    void read(const Reply& a) { replies_.push_back({a.post, text(*line_, 0, "reply", a.text, a.facts)}); }
    void read(const RemovePost& a) {
        t().removals.push_back({done(*line_), a.post, a.reason, line_->at("true_reason").get<std::string>()});
    }
    void read(const AnswerPress& a) {
        for (scoring::PressCall& call : t().press_calls) {
            if (call.id == a.call) call.answer = text(*line_, 0, "press_answer", a.text, a.facts);
        }
    }
    void read(const Outreach& a) {
        t().outreach.push_back({done(*line_), a.share, a.compensation,
                                scenario().affected.fitting_compensation,
                                text(*line_, 0, "outreach", a.text, {})});
    }
    void read(const LaunchCampaign& a) {
        t().campaigns.push_back({done(*line_), a.kind, a.platform, line_->at("public_anger").get<double>(),
                                 line_->at("trust").get<double>(), text(*line_, 0, "campaign", a.text, {})});
    }
    void read(const PromiseRemedy& a) {
        double fit = 0;
        for (const scenarios::Remedy& remedy : scenario().remedies) {
            if (remedy.id == a.remedy) fit = remedy.fit;
        }
        t().remedies.push_back({done(*line_), a.remedy, fit, at_ + hours(a.due_hours), std::nullopt});
    }
    void read(const AssessDamage& a) {
        t().damage_forms.push_back({done(*line_), a.negative_posts, a.media_reports, a.favourability,
                                    a.sales_index, a.investor_index, a.groups, truth_of_line(*line_)});
    }
    void read(const FileLessons& a) {
        t().lessons.push_back({done(*line_), a.causes, a.root_cause, a.answers});
    }
    void read(const PlanImprovement& a) {
        scoring::ImprovementPlan plan;
        plan.done = done(*line_);
        for (const Improvement& item : a.items)
            plan.items.push_back({item.clause, item.action, item.owner, item.due});
        t().plans.push_back(std::move(plan));
    }
    void read(const OverruleFinding& a) {
        t().overrulings.push_back({done(*line_), static_cast<std::size_t>(a.line), a.finding, a.note,
                                   a.evaluator.value_or(""), a.date.value_or("")});
    }
    void read(const Rate& a) {
        t().ratings.push_back({done(*line_), a.clause, a.rating, a.note, a.evaluator.value_or(""),
                               static_cast<std::size_t>(a.about.value_or(0)), a.date.value_or("")});
    }

    void finish() {
        std::stable_sort(t().turns.begin(), t().turns.end(),
                         [](const scoring::Turn& a, const scoring::Turn& b) { return a.at < b.at; });
        for (const auto& [post, claimed] : claims_) {
            if (scoring::Complaint* c = complaint(post); c != nullptr && !c->claimed) c->claimed = claimed;
        }
        for (const auto& [post, closed] : closings_) {
            if (scoring::Complaint* c = complaint(post); c != nullptr && !c->closed) c->closed = closed;
        }
        for (auto& [post, record] : replies_) {
            if (scoring::Complaint* c = complaint(post)) {
                for (const TextRecord& earlier : c->replies)
                    c->answered_by_two_seats |= earlier.done.seat != record.done.seat;
                c->replies.push_back(std::move(record));
            } else {
                t().other_replies.push_back(std::move(record));
            }
        }
    }

    LoggedDrill out_;
    scoring::TurnWatch turn_watch_;
    std::size_t number_ = 0;
    SimTime at_;
    const Json* line_ = nullptr;
    std::map<std::int64_t, std::size_t> complaint_of_post_;
    std::map<std::uint32_t, Draft> drafts_;
    std::vector<std::pair<std::uint32_t, Done>> claims_, closings_;
    std::vector<std::pair<std::uint32_t, TextRecord>> replies_;
};
} // namespace

LoggedDrill read_drill(const std::vector<Json>& lines, std::shared_ptr<const scoring::Sop> sop) {
    try {
        return Reader(lines, std::move(sop)).take();
    } catch (const Json::exception& e) {
        throw OperatorError(std::string("line 1 of the log, the header, cannot be read: ") + e.what());
    }
}

LoggedDrill read_drill(const ReadLog& log, std::shared_ptr<const scoring::Sop> sop) {
    std::vector<Json> lines;
    for (const LogLine& line : log.lines)
        lines.push_back(line.json);
    try {
        return read_drill(lines, std::move(sop));
    } catch (const OperatorError& e) {
        throw OperatorError(log.path.string() + ": " + e.what());
    }
}

} // namespace stormdrill::drill
