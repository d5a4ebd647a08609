#include "drill/transcript_from_log.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "drill/history.hpp"
#include "drill/outcome_json.hpp"
#include "drill/seat.hpp"
#include "drill/transcript_reader.hpp"
#include "drill/truth.hpp"
#include "scoring/tone_repoint.hpp"
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
} // namespace

TranscriptReader::TranscriptReader(const std::vector<Json>& lines, std::shared_ptr<const scoring::Sop> sop) {
    number_ = 1;
    out_.sop = std::move(sop);
    read_header(lines.front());
    if (out_.tone_points == TonePoints::summed_up && !holds_basis(lines))
        out_.tone_points = TonePoints::not_held;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        number_ = i + 1;
        read_line(lines[i]);
    }
    finish();
}

LoggedDrill TranscriptReader::take() {
    return std::move(out_);
}

scoring::Transcript& TranscriptReader::t() {
    return out_.transcript;
}

const scenarios::Scenario& TranscriptReader::scenario() const {
    return *out_.scenario;
}

bool TranscriptReader::holds_basis(const std::vector<Json>& lines) {
    return std::all_of(lines.begin(), lines.end(), [](const Json& line) {
        if (line.value("act", "") == "overrule") return false;
        const auto texts = line.find("texts");
        return texts == line.end() || std::all_of(texts->begin(), texts->end(),
                                                  [](const Json& text) { return text.contains("basis"); });
    });
}

void TranscriptReader::read_header(const Json& h) {
    Diagnostics warnings;
    out_.scenario = std::make_shared<scenarios::Scenario>(
        scenarios::parse_scenario(h.at("scenario").at("text").get<std::string>(),
                                  h.at("scenario").at("file").get<std::string>(), warnings));
    auto own = std::make_shared<scoring::Sop>(scoring::parse_sop(h.at("sop").at("text").get<std::string>(),
                                                                 h.at("sop").at("file").get<std::string>()));
    if (!out_.sop) out_.sop = own;
    if (out_.sop->tone != own->tone) {
        out_.tone_points =
            scoring::can_repoint(own->tone, out_.sop->tone) ? TonePoints::summed_up : TonePoints::not_held;
    }
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
        x.facts.push_back({fact.id, fact.text, fact.is_true, SimTime{} + fact.company_knows, fact.must_tell});
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

void TranscriptReader::read_line(const Json& line) {
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
        else if (kind != "clock" && kind != "inject_skipped" && kind != "seat")
            throw OperatorError("unknown kind of line '" + kind + "'");
    } catch (const Json::exception& e) {
        throw OperatorError("line " + std::to_string(number_) + " of the log cannot be read: " + e.what());
    } catch (const OperatorError& e) {
        throw OperatorError("line " + std::to_string(number_) + " of the log: " + e.what());
    }
}

Done TranscriptReader::done(const Json& line) const {
    return {at_, line.value("real", 0.0), line.value("seat", std::string{}), number_};
}

scoring::Truth TranscriptReader::leveled(scoring::Truth truth) {
    truth.level = scoring::level_of(truth, *out_.sop, t().people, t().harm_to_people);
    return truth;
}

scoring::Truth TranscriptReader::truth_of_line(const Json& line) {
    return leveled(truth_from_json(line.at("truth")));
}

void TranscriptReader::read_turn(const Json& line) {
    const auto turn = line.at("turn").get<std::string>();
    if (turn == "fact") t().turns.push_back({at_, turn, line.at("what").get<std::string>()});
}

void TranscriptReader::read_truth(const Json& line) {
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

void TranscriptReader::read_inject(const Json& line) {
    const auto id = line.at("inject").get<std::string>();
    const auto happened = [&](const scenarios::Inject& inject) {
        if (inject.id != id) return;
        t().injects.push_back({id, inject.title, at_, inject.clause, inject.expected_action});
        const scenarios::Persona* persona = scenario().persona(inject.persona);
        const bool from_press = persona != nullptr && persona->kind == "journalist";
        const bool letter =
            inject.kind == scenarios::InjectKind::call || inject.kind == scenarios::InjectKind::mail;
        if (letter && from_press && line.contains("deadline")) {
            t().press_calls.push_back(
                {id, inject.title, at_, SimTime{line.at("deadline").get<std::int64_t>()}, std::nullopt});
        }
    };
    std::for_each(scenario().injects.begin(), scenario().injects.end(), happened);
    std::for_each(written_.begin(), written_.end(), happened);
}

void TranscriptReader::read_event(const Json& line) {
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

void TranscriptReader::read_end(const Json& line) {
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

scoring::Complaint* TranscriptReader::complaint(std::uint32_t post) {
    const auto found = complaint_of_post_.find(post);
    return found == complaint_of_post_.end() ? nullptr : &t().complaints[found->second];
}

void TranscriptReader::finish() {
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

LoggedDrill read_drill(const std::vector<Json>& lines, std::shared_ptr<const scoring::Sop> sop) {
    try {
        return TranscriptReader(lines, std::move(sop)).take();
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
