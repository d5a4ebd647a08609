// What time brings: injects, facts, remedies that fall due, events, truth lines, automated teams.

#include <algorithm>
#include <utility>

#include "base/hash.hpp"
#include "drill/session.hpp"
#include "drill/truth.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 3600;
constexpr std::int64_t turn_check = 10 * minute;

std::int64_t next_multiple(std::int64_t t, std::int64_t step) {
    return (t / step + 1) * step;
}
} // namespace

SimTime Session::next_stop(SimTime t) const {
    SimTime stop = std::min({t, end_, SimTime{next_multiple(now_.seconds, minute)}});
    const auto consider = [&](SimDuration at) {
        const SimTime moment = SimTime{} + at;
        if (moment > now_) stop = std::min(stop, moment);
    };
    for (const ListedInject& listed : injects_) {
        if (listed.state == InjectState::to_come) consider(listed.due - SimTime{});
    }
    for (const scenarios::Fact& fact : scenario().facts) {
        consider(fact.company_knows);
        if (fact.public_knows) consider(*fact.public_knows);
    }
    for (const Remedy& remedy : remedies_) {
        if (!remedy.carried_out && remedy.due > now_) stop = std::min(stop, remedy.due);
    }
    return stop;
}

void Session::step_to(SimTime t) {
    world_->advance_to(t);
    const SimTime before = now_;
    now_ = t;
    bring_facts(before);
    bring_injects(t);
    carry_out_due_remedies();
    take_in_new_posts();
    const bool whole_minute = t.seconds % minute == 0;
    if (!whole_minute && now_ < end_) return; // a drill may end between two minutes
    note_happenings();
    if (t.seconds % turn_check == 0 && t.seconds > 0) note_turns();
    if (t.seconds % hour == 0) write_truth_line();
    if (whole_minute) wake_teams();
    if (now_ >= end_)
        end("time");
    else if (t.seconds % turn_check == 0 && end_condition())
        end("calm");
}

void Session::wake_teams() {
    for (AutomatedTeam& team : teams_) {
        for (const SeatAct& wanted : team.wake(*this)) {
            if (stage_ == Stage::running) submit(wanted.seat, wanted.act);
        }
    }
    if (recorded_team_) recorded_team_();
}

void Session::bring_facts(SimTime before) {
    for (std::size_t i = 0; i < scenario().facts.size(); ++i) {
        const scenarios::Fact& fact = scenario().facts[i];
        const SimTime known = SimTime{} + fact.company_knows;
        if (known <= now_ && (known > before || (known == before && now_ == before))) {
            Json out = line("event");
            out["event"] = "fact_known";
            out["what"] = fact.id;
            log_->write(std::move(out));
            notice({"New on the fact board", "事實板有新資訊"}, fact.text);
        }
        if (!fact.public_knows) continue;
        const SimTime told = SimTime{} + *fact.public_knows;
        if (told > before && told <= now_) make_fact_public(reveal(i, false, true));
    }
}

void Session::make_fact_public(JournalEntry told) {
    const std::size_t index = *told.fact;
    if (fact_public_[index] != 0) { // nothing new, but it would be in a world without who told it first
        journal_.entries.push_back(std::move(told));
        return;
    }
    fact_public_[index] = 1;
    Json out = line("turn");
    out["turn"] = "fact";
    out["what"] = scenario().facts[index].id;
    out["by_organisation"] = std::get<sim::FactBecomesKnown>(*told.command).disclosed_by_organisation;
    log_->write(std::move(out));
    change_world(std::move(told));
}

bool Session::prevented(const scenarios::Inject& inject) const {
    const auto& all = scenario().preparation;
    return std::any_of(all.begin(), all.end(), [&](const scenarios::PreparationMeasure& measure) {
        return measure.prevents_inject == inject.id && measures_.contains(measure.id);
    });
}

std::optional<std::string> Session::reason_to_skip(const scenarios::Inject& inject) const {
    if (prevented(inject)) return "prevented";
    if (!inject.unless.empty() && done_acts_.contains(inject.unless)) return "done: " + inject.unless;
    return std::nullopt;
}

void Session::bring_injects(SimTime t) {
    for (std::size_t i = 0; i < injects_.size(); ++i) {
        const scenarios::Inject& inject = injects_[i].inject;
        if (injects_[i].state != InjectState::to_come || injects_[i].due > t) continue;
        const auto reason = reason_to_skip(inject);
        if (!reason) {
            fire(i, inject.unless);
            continue;
        }
        skip(i, *reason);
        Json out = line("inject_skipped");
        out["inject"] = inject.id;
        out["reason"] = *reason;
        log_->write(std::move(out));
        if (prevented(inject)) continue;
        for (JournalEntry& entry :
             happenings_of(i, inject.unless)) // without that act, it would have happened
            journal_.entries.push_back(std::move(entry));
    }
}

double Session::fit_of(const std::string& remedy) const {
    for (const scenarios::Remedy& known : scenario().remedies) {
        if (known.id == remedy) return known.fit;
    }
    return 0;
}

void Session::skip(std::size_t index, const std::string& reason) {
    injects_[index].state = InjectState::skipped;
    injects_[index].done_at = now_;
    injects_[index].reason = reason;
}

void Session::fire(std::size_t index, const std::string& unless) {
    const scenarios::Inject& inject = injects_[index].inject;
    injects_[index].state = InjectState::fired;
    injects_[index].done_at = now_;
    Json out = line("inject");
    out["inject"] = inject.id;
    if (inject.deadline) out["deadline"] = (now_ + *inject.deadline).seconds;
    log_->write(std::move(out));
    for (JournalEntry& entry : happenings_of(index, unless)) {
        if (entry.fact)
            make_fact_public(std::move(entry));
        else
            change_world(std::move(entry));
    }
    switch (inject.kind) {
    case scenarios::InjectKind::post:
        break;
    case scenarios::InjectKind::call:
    case scenarios::InjectKind::mail: {
        Inbox entry;
        entry.persona = inject.persona;
        const scenarios::Persona* persona = scenario().persona(inject.persona);
        entry.item.id = inject.id;
        entry.item.kind = inject.kind == scenarios::InjectKind::call ? "call" : "mail";
        if (persona != nullptr) {
            entry.item.from = persona->name;
            entry.item.outlet = persona->outlet;
        }
        entry.item.title = inject.title;
        entry.item.text = inject.text;
        entry.item.at = now_;
        if (inject.deadline) entry.item.deadline = now_ + *inject.deadline;
        for (const std::string& id : inject.to_seats) {
            if (const auto seat = parse_seat(id)) entry.seats.push_back(*seat);
        }
        inbox_.push_back(std::move(entry));
        break;
    }
    case scenarios::InjectKind::fact:
        notice(inject.title, inject.text);
        break;
    }
}

void Session::notice(const Bilingual& title, const Bilingual& text) {
    Inbox entry;
    entry.item.id = "notice-" + std::to_string(inbox_.size() + 1);
    entry.item.kind = "notice";
    entry.item.from = scenario().company.short_name;
    entry.item.title = title;
    entry.item.text = text;
    entry.item.at = now_;
    inbox_.push_back(std::move(entry));
}

void Session::carry_out_due_remedies() {
    for (Remedy& remedy : remedies_) {
        if (remedy.carried_out || remedy.due > now_) continue;
        remedy.carried_out = true;
        Json out = line("event");
        out["event"] = "remedy_carried_out";
        out["what"] = remedy.id;
        log_->write(std::move(out));
        change_world(kept_promise(remedy));
    }
}

void Session::take_in_new_posts() {
    const auto posts = world_->posts();
    seen_.resize(posts.size());
    for (; posts_taken_in_ < posts.size(); ++posts_taken_in_) {
        const sim::PostId id(posts_taken_in_);
        const sim::Post& post = posts[posts_taken_in_];
        if (!first_crisis_post_ && post.topic == sim::Topic::crisis && post.author.valid()) {
            first_crisis_post_ = post.at;
            Json out = line("event");
            out["event"] = "first_crisis_post";
            out["what"] = id.value;
            out["post_at"] = post.at.seconds;
            log_->write(std::move(out));
        }
        if (post.complaint) {
            mention_of_post_[id.value] = mentions_.size();
            mentions_.push_back({id, std::nullopt, std::nullopt, false});
        }
    }
}

void Session::note_happenings() {
    static constexpr std::array<std::string_view, 11> names{
        "article_published",  "influencer_joined",   "trend_started",  "trend_ended",
        "rumour_born",        "board_exploded",      "denial_exposed", "removal_noticed",
        "campaign_backfired", "statement_corrected", "rumour_refuted"};
    static_assert(names.size() == static_cast<std::size_t>(sim::Happening::Kind::rumour_refuted) + 1);
    const auto happenings = world_->happenings();
    for (; happenings_noted_ < happenings.size(); ++happenings_noted_) {
        const sim::Happening& happening = happenings[happenings_noted_];
        Json out = line("event");
        out["event"] = names[static_cast<std::size_t>(happening.kind)];
        out["what"] = happening.post.valid() ? static_cast<std::int64_t>(happening.post.value) : -1;
        out["platform"] = scenario().platforms[happening.platform].id;
        log_->write(std::move(out));
        if (happening.kind == sim::Happening::Kind::denial_exposed)
            phases_.push_back({now_, TalkPhase::after_proof});
    }
    if (alert_ && !alert_fired_) watch_alert();
}

void Session::watch_alert() {
    const SimTime hour_ago = now_ - hours(1);
    double posts_last_hour = 0, negative = 0, before = 0;
    const std::vector<HeardPost>& heard = heard_posts();
    for (std::size_t i = heard.size(); i-- > 0;) {
        const HeardPost& post = heard[i];
        if (post.at <= now_ - hours(2)) break;
        if (post.terms.empty()) continue;
        if (post.at <= hour_ago) {
            ++before;
            continue;
        }
        ++posts_last_hour;
        negative += post.mood < 0;
    }
    const bool volume = alert_->posts_per_hour > 0 && posts_last_hour >= alert_->posts_per_hour;
    const bool growth = alert_->growth > 0 && before > 0 && posts_last_hour / before >= alert_->growth;
    const bool mood = alert_->negative_share > 0 && posts_last_hour >= 5 &&
                      negative / posts_last_hour >= alert_->negative_share;
    if (volume || growth || mood) {
        alert_fired_ = now_;
        Json out = line("event");
        out["event"] = "alert";
        out["what"] = volume ? "volume" : (growth ? "growth" : "mood");
        log_->write(std::move(out));
        notice({"Alert: the listening tool passed a threshold", "警報：監測數值超過門檻"},
               {std::to_string(static_cast<int>(posts_last_hour)) + " matching posts in the last hour",
                "過去一小時有 " + std::to_string(static_cast<int>(posts_last_hour)) + " 則符合關鍵字的貼文"});
    }
}

void Session::note_turns() {
    const scoring::Truth truth = truth_of(*world_, scenario(), *setup_.sop, {});
    turn_checks_.push_back(turn_check_to_json(truth));
    curve_.push_back(curve_point(truth));
    for (const scoring::Turn& turn : turn_watch_.look(truth, *setup_.sop)) {
        Json out = line("turn");
        out["turn"] = turn.kind;
        out["what"] = turn.what;
        log_->write(std::move(out));
    }
    if (!setup_.sop->is_calm(truth.anger_added(), truth.peak_anger_added()))
        calm_since_ = SimTime{-1};
    else if (calm_since_.seconds < 0)
        calm_since_ = now_;
}

bool Session::end_condition() const {
    const bool calm = calm_since_.seconds >= 0 && now_ - calm_since_ >= setup_.sop->calm.lasts;
    return calm && damage_assessed_ && !remedies_.empty() && first_crisis_post_;
}

Json Session::new_complaints_json() {
    Json out = Json::array();
    for (; complaints_written_ < mentions_.size(); ++complaints_written_) {
        const sim::PostId id = mentions_[complaints_written_].post;
        const sim::Post& post = world_->posts()[id.index()];
        Json one = Json::object();
        one["post"] = id.value;
        one["at"] = post.at.seconds;
        one["platform"] = scenario().platforms[post.platform].id;
        one["author"] = voices_.person(world_->network(), post.author).name;
        one["kind"] = voices_.kind(*world_, id, phases_);
        one["affected"] = post.from_affected;
        // Harm complained of: affected people carry the most, others by their anger.
        one["harm"] = post.from_affected ? 1.0 : 0.2 + 0.4 * static_cast<double>(post.anger);
        out.push_back(std::move(one));
    }
    return out;
}

void Session::write_truth_line() {
    Json out = line("hash");
    out["state_hash"] = to_hex(world_->state_hash());
    out["truth"] = truth_to_json(truth_of(*world_, scenario(), *setup_.sop, seen_));
    out["turn_checks"] = std::exchange(turn_checks_, Json::array());
    out["complaints"] = new_complaints_json();
    log_->write(std::move(out));
}

} // namespace stormdrill::drill
