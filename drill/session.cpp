#include "drill/session.hpp"

#include <algorithm>
#include <tuple>

#include "base/hash.hpp"
#include "drill/act_json.hpp"
#include "drill/build_id.hpp"
#include "drill/crowd_setup.hpp"
#include "drill/evaluator_acts.hpp"
#include "drill/session_acts.hpp"
#include "drill/truth.hpp"

namespace stormdrill::drill {

namespace {
/// A log is handed on: where its files lay on one machine is nobody's business, and would make two logs of
/// the same drill differ.
std::string name_only(const std::string& file) {
    return std::filesystem::path(file).filename().string();
}
} // namespace

Session::Session(SessionSetup setup, LogWriter& log)
    : setup_(std::move(setup)), log_(&log), voices_(*setup_.scenario, setup_.seed),
      end_(SimTime{} + scenario().end), injects_(list_injects(scenario())),
      fact_public_(scenario().facts.size()) {
    world_ = std::make_unique<sim::World>(setup_.network, storm_setup(scenario(), 0), setup_.seed);
    query_.terms = scenario().company.brand_words;
    for (const scenarios::Platform& platform : scenario().platforms)
        query_.platforms.push_back(platform.id);
    search_terms_ = SearchTerms(query_.terms);
    for (const Seat seat : team_seats)
        members_[seat];
    roster_ = setup_.roster;

    Json header = line("header");
    header["format"] = log_format;
    header["exercise"] = "EXERCISE 演練";
    header["build"] = build_id();
    header["seed"] = setup_.seed;
    header["network_seed"] = setup_.network->setup().network_seed;
    header["people"] = setup_.network->people();
    header["network_hash"] = to_hex(setup_.network->hash());
    header["team"] = setup_.team;
    header["language"] = language_code(setup_.language);
    header["coach"] = setup_.coach;
    Json roster = Json::object();
    for (const auto& [seat, who] : setup_.roster)
        roster[std::string(seat_id(seat))] = who;
    header["roster"] = std::move(roster);
    header["scenario"] = {{"id", scenario().id},
                          {"file", name_only(scenario().file_name)},
                          {"hash", scenario().hash},
                          {"text", scenario().source_text}};
    header["sop"] = {{"id", setup_.sop->id},
                     {"file", name_only(setup_.sop->file_name)},
                     {"hash", setup_.sop->hash},
                     {"text", setup_.sop->source_text}};
    header["tone_rules"] = setup_.scorer ? setup_.scorer->rules_hash() : std::string{};
    log_->write(std::move(header));
}

Json Session::line(const char* kind) const {
    Json out = Json::object();
    out["kind"] = kind;
    out["at"] = now_.seconds;
    return out;
}

void Session::add_team(AutomatedTeam team) {
    teams_.push_back(std::move(team));
}

void Session::add_teammates() {
    std::map<std::string, std::vector<Seat>> plans;
    for (const auto& [seat, who] : roster_) {
        if (who != "person") plans[who].push_back(seat);
    }
    for (const auto& [name, seats] : plans)
        team_called(name).hold(seats);
}

AutomatedTeam& Session::team_called(const std::string& name) {
    const auto plan = parse_team(name);
    if (!plan) throw OperatorError("there is no automated team '" + name + "'");
    for (AutomatedTeam& team : teams_) {
        if (team.plan() == *plan) return team;
    }
    teams_.emplace_back(*plan, std::vector<Seat>{}, setup_.seed, scenario(), setup_.language);
    return teams_.back();
}

void Session::change_seat(Seat seat, const std::string& who, const std::string& name, double real_seconds) {
    SD_ASSERT(stage_ == Stage::readiness || stage_ == Stage::running || stage_ == Stage::learning);
    if (who != "person" && !parse_team(who)) throw OperatorError("there is no automated team '" + who + "'");
    wholly([&] {
        Json out = line("seat");
        out["seat"] = seat_id(seat);
        out["who"] = who;
        out["name"] = name;
        out["real"] = real_seconds;
        log_->write(std::move(out));
        roster_[seat] = who;
        if (recorded_team_) return; // a replay: what the teams did is in the log
        if (who != "person") team_called(who);
        for (AutomatedTeam& team : teams_) {
            std::vector<Seat> seats;
            for (const auto& [held, by] : roster_) {
                if (by == team_name(team.plan())) seats.push_back(held);
            }
            team.hold(std::move(seats));
        }
    });
}

const std::string& Session::who_plays(Seat seat) const {
    static const std::string nobody;
    const auto found = roster_.find(seat);
    return found == roster_.end() ? nobody : found->second;
}

void Session::must_stand() const {
    if (broken_)
        throw OperatorError("the drill cannot go on: its log could not be written; resume it from the log");
}

template <class Work>
void Session::wholly(Work&& work) {
    must_stand();
    try {
        work();
    } catch (...) {
        broken_ = true;
        throw;
    }
}

void Session::prepare_teams() {
    SD_ASSERT(stage_ == Stage::readiness);
    if (teams_prepared_) return;
    teams_prepared_ = true;
    wholly([this] {
        for (AutomatedTeam& team : teams_) {
            for (const SeatAct& wanted : team.prepare(*this))
                submit(wanted.seat, wanted.act);
        }
    });
}

void Session::start() {
    SD_ASSERT(stage_ == Stage::readiness);
    note_clock("start", 0, 0);
    wholly([this] {
        world_ =
            std::make_unique<sim::World>(setup_.network, storm_setup(scenario(), goodwill_), setup_.seed);
        stage_ = Stage::running;
        for (std::size_t i = 0; i < fact_public_.size(); ++i) { // known to all before: no turn of events
            const std::optional<SimDuration>& known = scenario().facts[i].public_knows;
            if (known && known->seconds <= 0) fact_public_[i] = 1;
        }
        journal_.storm = world_->storm();
        journal_.known_facts = fact_public_;
        curve_.push_back(curve_point(truth_of(*world_, scenario(), *setup_.sop, {})));
        step_to(now_);
    });
}

void Session::append(Json line) {
    must_stand();
    log_->write(std::move(line));
}

void Session::note_clock(const std::string& what, double value, double real_seconds) {
    must_stand();
    Json out = line("clock");
    out["clock"] = what;
    out["value"] = value;
    out["real"] = real_seconds;
    log_->write(std::move(out));
}

ActResult Session::submit(Seat seat, const Act& act, const ActContext& context) {
    must_stand();
    if (const auto reason = malformed(act)) return {false, *reason};
    if (const auto reason = refuse(seat, act)) {
        if (!has_authority(seat, act_name(act))) {
            Json out = line("refused");
            out["seat"] = seat_id(seat);
            out["act"] = act_name(act);
            out["body"] = act_to_json(act);
            out["real"] = context.real_seconds;
            log_->write(std::move(out));
        }
        return {false, *reason};
    }
    if (!context.recorded)
        if (const auto reason = refuse_evaluation(act, *setup_.sop, log_->lines())) return {false, *reason};
    Attachments attachments;
    attach(seat, act, context, attachments);
    Json fields = std::move(attachments.fields);
    if (!context.chair.empty()) {
        fields["chair"] = context.chair;
        fields["number"] = context.number;
    }
    // Before anything happens: what is acknowledged is kept.
    log_->write(act_line(now_, seat_id(seat), act, fields, context.real_seconds));
    doer_ = {log_->next_line() - 1, seat, act_name(act)};
    wholly([&] {
        journal_.entries.push_back(entry_of(doer_));
        carry_out(seat, act, attachments);
    });
    doer_ = {};
    done_acts_.insert(std::string(act_name(act)));
    Member& member = members_[seat];
    member.last_act = act_name(act);
    member.last_act_at = now_;
    return {true, {}};
}

void Session::advance_to(SimTime t) {
    SD_ASSERT(t >= now_);
    wholly([&] {
        while (stage_ == Stage::running && now_ < t)
            step_to(next_stop(t));
    });
}

void Session::end(const std::string& reason) {
    SD_ASSERT(stage_ == Stage::running);
    wholly([&] { write_end(reason); });
}

void Session::write_end(const std::string& reason) {
    take_in_new_posts();
    write_truth_line();
    Json out = line("end");
    out["reason"] = reason;
    out["state_hash"] = to_hex(world_->state_hash());
    Json reach = Json::array();
    for (const Mention& m : mentions_)
        reach.push_back({m.post.value, world_->posts()[m.post.index()].viewers});
    out["complaint_reach"] = std::move(reach);
    out["groups"] = groups_to_json(*world_);
    const auto [recall, precision, measured] = [this] {
        // P4: up to 2,000 posts at even distances, crisis and chatter, weighted by reach.
        double caught = 0, crisis = 0, matched = 0;
        const std::size_t crisis_posts = world_->posts().size();
        const std::size_t all = crisis_posts + world_->chatter_count();
        const std::size_t stride = std::max<std::size_t>(1, all / 2000);
        for (std::size_t i = 0; i < all; i += stride) {
            const sim::PostId id = i < crisis_posts
                                       ? sim::PostId(i)
                                       : sim::chatter_id(static_cast<std::uint32_t>(i - crisis_posts));
            const sim::Post post = world_->post(id);
            if (post.kind == sim::PostKind::statement || post.kind == sim::PostKind::reply) continue;
            const double weight = 1.0 + post.viewers;
            const bool about = post.topic != sim::Topic::chatter;
            const bool match = !terms_in(id, post.platform).empty();
            crisis += about ? weight : 0;
            matched += match ? weight : 0;
            caught += about && match ? weight : 0;
        }
        return std::tuple(crisis > 0 ? caught / crisis : 0, matched > 0 ? caught / matched : 0, crisis > 0);
    }();
    out["listening"] = {{"recall", recall}, {"precision", precision}, {"measured", measured}};
    log_->write(std::move(out));
    stage_ = Stage::learning;
    for (AutomatedTeam& team : teams_) {
        for (const SeatAct& wanted : team.learn(*this))
            submit(wanted.seat, wanted.act);
    }
}

// ---- Shared small things
// -----------------------------------------------------------------------------------------

const DecisionRule* Session::rule_for_level(int level) const {
    const DecisionRule* best = nullptr;
    for (const DecisionRule& rule : decision_rules_) {
        if (rule.level <= level && (best == nullptr || rule.level >= best->level)) best = &rule;
    }
    return best;
}

std::vector<Seat> Session::needed_approvals(const StatementState& statement) const {
    const DecisionRule* rule = rule_for_level(current_level());
    std::vector<Seat> seats;
    if (rule == nullptr)
        seats = default_approvers(current_level());
    else {
        for (const std::string& id : rule->approvers) {
            if (const auto seat = parse_seat(id)) seats.push_back(*seat);
        }
    }
    // Nobody approves what she wrote herself; where that leaves nobody, legal does (it never drafts).
    std::erase(seats, statement.view.author);
    if (seats.empty()) seats = {Seat::legal};
    if (rule != nullptr && rule->time_out_minutes > 0) {
        const auto deputy = parse_seat(rule->deputy);
        const bool timed_out = now_ - statement.view.drafted_at >= minutes(rule->time_out_minutes);
        if (timed_out && deputy && statement.given.contains(*deputy)) return {*deputy};
    }
    return seats;
}

bool Session::approved(const StatementState& statement) const {
    for (const Seat seat : needed_approvals(statement)) {
        if (!statement.given.contains(seat)) return false;
    }
    return true;
}

Session::Mention* Session::mention(std::uint32_t post) {
    const auto found = mention_of_post_.find(post);
    return found == mention_of_post_.end() ? nullptr : &mentions_[found->second];
}

const Session::Mention* Session::mention(std::uint32_t post) const {
    const auto found = mention_of_post_.find(post);
    return found == mention_of_post_.end() ? nullptr : &mentions_[found->second];
}

const Session::OwnText* Session::own_text(sim::PostId post) const {
    const auto found = own_text_of_post_.find(post.value);
    return found == own_text_of_post_.end() ? nullptr : &own_texts_[found->second];
}

std::string Session::post_text(sim::PostId post) const {
    if (!sim::is_chatter(post)) {
        if (const OwnText* own = own_text(Voices::worded_by(*world_, post))) return own->text;
    }
    return voices_.text(*world_, post, setup_.language, phases_);
}

std::vector<std::uint16_t> Session::terms_in(sim::PostId post, std::size_t platform) const {
    const std::string& id = scenario().platforms[platform].id;
    const bool watched =
        std::find(query_.platforms.begin(), query_.platforms.end(), id) != query_.platforms.end();
    return watched ? search_terms_.in(post_text(post)) : std::vector<std::uint16_t>{};
}

std::vector<std::uint16_t> Session::terms_in_chatter(const sim::ChatterHead& post) const {
    const auto words = voices_.same_words(world_->network(), post, phases_);
    if (!words) return terms_in(post.id, post.platform);
    const auto [known, fresh] = heard_.terms_of_words.try_emplace({*words, post.platform});
    if (fresh) known->second = terms_in(post.id, post.platform);
    return known->second;
}

const std::vector<Session::HeardPost>& Session::heard_posts() const {
    Heard& h = heard_;
    const auto posts = world_->posts();
    if (!h.begun) {
        h.begun = true;
        const SimTime from = now_ - hours(12);
        const auto later = [](SimTime t, const sim::Post& post) { return t < post.at; };
        h.crisis_done = static_cast<std::size_t>(std::upper_bound(posts.begin(), posts.end(), from, later) -
                                                 posts.begin());
        h.chatter_done = world_->chatter_count(from);
    }
    const auto hear_crisis_before = [&](SimTime t) {
        for (; h.crisis_done < posts.size() && posts[h.crisis_done].at < t; ++h.crisis_done) {
            const sim::Post& post = posts[h.crisis_done];
            const sim::PostId id(h.crisis_done);
            HeardPost heard{id, post.at, post.kind, post.platform, post.mood, 0, terms_in(id, post.platform)};
            if (heard.own() || !heard.terms.empty()) h.posts.push_back(std::move(heard));
        }
    };
    for (const sim::ChatterHead& head : world_->chatter_since(h.chatter_done)) {
        hear_crisis_before(head.at);
        ++h.chatter_done;
        std::vector<std::uint16_t> terms = terms_in_chatter(head);
        if (terms.empty()) continue;
        const sim::Post post = world_->post(head.id);
        h.posts.push_back(
            {head.id, head.at, post.kind, head.platform, post.mood, post.viewers, std::move(terms)});
    }
    hear_crisis_before(now_ + seconds(1));
    return h.posts;
}

} // namespace stormdrill::drill
