#include "drill/conduct_view.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "drill/act_json.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::size_t most_entries = 200;
constexpr std::size_t longest_about = 200; // code points

std::string kind_name(scenarios::InjectKind kind) {
    switch (kind) {
    case scenarios::InjectKind::post:
        return "post";
    case scenarios::InjectKind::call:
        return "call";
    case scenarios::InjectKind::mail:
        return "mail";
    case scenarios::InjectKind::fact:
        break;
    }
    return "fact";
}
} // namespace

std::vector<InjectView> ConductView::injects() const {
    const Session& s = *session_;
    std::vector<InjectView> out;
    for (const ListedInject& listed : s.injects_) {
        if (listed.origin == InjectOrigin::spoken) continue;
        const scenarios::Inject& inject = listed.inject;
        InjectView view;
        view.id = inject.id;
        view.kind = kind_name(inject.kind);
        view.title = inject.title;
        view.text = inject.text;
        if (const scenarios::Persona* persona = s.scenario().persona(inject.persona))
            view.persona = persona->name;
        view.platform = inject.platform;
        view.to_seats = inject.to_seats;
        view.expected_action = inject.expected_action;
        view.clause = inject.clause;
        view.unless = inject.unless;
        view.done_already = listed.waits() && s.reason_to_skip(inject).has_value();
        view.due = listed.due;
        view.state = listed.state;
        view.done_at = listed.done_at;
        view.reason = listed.reason;
        view.edited = listed.edited;
        view.written = listed.origin == InjectOrigin::written;
        out.push_back(std::move(view));
    }
    const auto moment = [](const InjectView& view) { return view.waits() ? view.due : view.done_at; };
    std::stable_sort(out.begin(), out.end(),
                     [&](const InjectView& a, const InjectView& b) { return moment(a) < moment(b); });
    return out;
}

std::vector<SeatLoad> ConductView::seats() const {
    const Session& s = *session_;
    std::vector<SeatLoad> out;
    for (const Seat seat : team_seats) {
        SeatLoad load;
        load.seat = seat;
        load.automated = s.who_plays(seat) != "person";
        const Session::Member& member = s.members_.at(seat);
        load.last_act = member.last_act;
        load.last_act_at = member.last_act_at;
        const auto wants = [&load](const char* task, std::uint32_t number) {
            if (!load.task.empty()) return;
            load.task = task;
            load.task_number = number;
        };
        for (const Session::Inbox& entry : s.inbox_) {
            // A call to everyone is for those who may answer it.
            const bool named = std::find(entry.seats.begin(), entry.seats.end(), seat) != entry.seats.end();
            const bool anyones = entry.seats.empty() && seat == Seat::pr;
            if (entry.item.kind == "notice" || entry.item.answered || !(named || anyones)) continue;
            if (!entry.item.deadline || s.now_ > *entry.item.deadline ||
                !has_authority(seat, AnswerPress::name))
                continue;
            ++load.queue;
            wants("answer_call", 0);
        }
        for (const Session::StatementState& statement : s.statements_) {
            const StatementView& view = statement.view;
            if (view.published_at) continue;
            const std::vector<Seat> needed = s.needed_approvals(statement);
            const bool asked = std::find(needed.begin(), needed.end(), seat) != needed.end();
            if (asked && !statement.given.contains(seat) && !view.change_asked) {
                ++load.queue;
                wants("review", view.id);
            }
            if (view.author != seat) continue;
            if (s.approved(statement))
                wants("publish", view.id);
            else if (view.change_asked)
                wants("draft", view.id);
        }
        std::uint32_t mentions = 0;
        for (const Session::Mention& mention : s.mentions_) {
            if (mention.answered_at || mention.closed || s.world_->posts()[mention.post.index()].removed)
                continue;
            // What nobody has claimed lies before customer service.
            mentions += mention.claimed_by.value_or(Seat::service) == seat ? 1U : 0U;
        }
        load.queue += mentions;
        if (mentions > 0) wants("mentions", mentions);
        out.push_back(std::move(load));
    }
    return out;
}

std::vector<PhaseView> ConductView::phases() const {
    std::vector<PhaseView> out;
    for (const scenarios::ClockPhase& phase : session_->scenario().clock)
        out.push_back({SimTime{} + phase.from, phase.pace});
    return out;
}

std::vector<Choice> ConductView::personas() const {
    std::vector<Choice> out;
    for (const scenarios::Persona& persona : session_->scenario().personas)
        out.push_back({persona.id, persona.name, 0});
    return out;
}

std::vector<Choice> ConductView::platforms() const {
    std::vector<Choice> out;
    for (const scenarios::Platform& platform : session_->scenario().platforms)
        out.push_back({platform.id, platform.name, 0});
    return out;
}

std::vector<Choice> ConductView::facts() const {
    std::vector<Choice> out;
    const auto& facts = session_->scenario().facts;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (session_->fact_public_[i] == 0) out.push_back({facts[i].id, facts[i].text, 0});
    return out;
}

void ConductLog::read(const std::vector<Json>& lines) {
    for (; read_ < lines.size(); ++read_) {
        const Json& line = lines[read_];
        const std::string kind = line.value("kind", "");
        const SimTime at{line.value("at", std::int64_t{0})};
        if (kind == "act") {
            if (auto act = conducted_act(line)) conducted_.push_back(std::move(*act));
            read_act(line);
        } else if (kind == "clock") {
            control_.push_back(
                {at, {}, line.at("clock").get<std::string>(), {}, {}, line.at("value").get<double>()});
        } else if (kind == "seat") {
            const std::string who = line.at("who").get<std::string>();
            const std::string name = line.at("name").get<std::string>();
            if (const auto seat = parse_seat(line.at("seat").get<std::string>()))
                persons_[*seat] = who == "person" ? name : "";
            control_.push_back({at, line.at("seat").get<std::string>(), "seat", who, name, 0});
        }
    }
    if (control_.size() > 2 * most_entries)
        control_.erase(control_.begin(), control_.end() - static_cast<std::ptrdiff_t>(most_entries));
}

void ConductLog::read_act(const Json& line) {
    const SimTime at{line.at("at").get<std::int64_t>()};
    const auto name = line.at("act").get<std::string>();
    const auto seat = line.at("seat").get<std::string>();
    constexpr std::array<std::string_view, 6> reach_public{Publish::name,       AnswerPress::name,
                                                           Outreach::name,      LaunchCampaign::name,
                                                           PromiseRemedy::name, RemovePost::name};
    if (std::find(reach_public.begin(), reach_public.end(), name) != reach_public.end())
        flags_.push_back({at, name});
    if (seat != seat_id(Seat::facilitator) && seat != seat_id(Seat::evaluator)) return;
    ControlEntry entry{at, seat, name, {}, {}, 0};
    const Json& body = line.at("body");
    const auto short_text = [](const std::string& text) { return sanitize_text(text, longest_about); };
    const Act act = act_from_json(name, body);
    if (const auto* skip = std::get_if<SkipInject>(&act)) {
        entry.about = skip->inject;
        entry.text = short_text(skip->reason);
    } else if (const auto* edit = std::get_if<EditInject>(&act)) {
        entry.about = edit->inject;
        entry.text = short_text(edit->text.en ? *edit->text.en : edit->text.zh_TW.value_or(""));
    } else if (std::holds_alternative<WriteInject>(act)) {
        entry.about = line.value("inject", "");
    } else if (const auto* speak = std::get_if<SpeakAs>(&act)) {
        entry.about = speak->persona;
        entry.text = short_text(speak->text);
    } else if (const auto* dial = std::get_if<TurnPressure>(&act)) {
        entry.value = static_cast<double>(dial->dial);
    } else if (const auto* nudge = std::get_if<Nudge>(&act)) {
        entry.value = static_cast<double>(nudge->minutes);
    } else if (const auto* seen = std::get_if<Observe>(&act)) {
        entry.about = seen->inject;
        entry.text = short_text(seen->note);
        observations_.push_back(
            {at, seat, seen->evaluator.value_or(""), seen->rating, short_text(seen->note), seen->inject});
    } else if (body.contains("inject")) {
        entry.about = body.at("inject").get<std::string>();
    }
    control_.push_back(std::move(entry));
}

const std::string& ConductLog::person(Seat seat) const {
    static const std::string nobody;
    const auto found = persons_.find(seat);
    return found == persons_.end() ? nobody : found->second;
}

} // namespace stormdrill::drill
