// What a seat sees of the session, one question at a time.

#include "drill/seat_view.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

#include "drill/session.hpp"

namespace stormdrill::drill {

namespace {

PostBadge badge_of(const sim::Network& network, const sim::Post& post) {
    if (post.kind == sim::PostKind::article) return PostBadge::outlet;
    if (!post.author.valid()) return PostBadge::organisation;
    const std::uint16_t roles = network.roles(post.author);
    if (post.from_affected) return PostBadge::affected;
    if ((roles & sim::role::journalist) != 0) return PostBadge::journalist;
    if ((roles & (sim::role::influencer_tier1 | sim::role::influencer_tier2)) != 0)
        return PostBadge::influencer;
    return PostBadge::none;
}

PostBadge badge_of_persona(const std::string& kind) {
    if (kind == "affected") return PostBadge::affected;
    if (kind == "employee") return PostBadge::employee;
    if (kind == "influencer") return PostBadge::influencer;
    if (kind == "journalist") return PostBadge::journalist;
    return PostBadge::none;
}
} // namespace

SeatView::SeatView(const Session& session, Seat seat) : session_(&session), seat_(seat) {}

Stage SeatView::stage() const {
    return session_->stage_;
}
SimTime SeatView::now() const {
    return session_->now_;
}
SimTime SeatView::end() const {
    return session_->end_;
}
const Bilingual& SeatView::title() const {
    return session_->scenario().title;
}
const Bilingual& SeatView::organisation() const {
    return session_->scenario().company.short_name;
}
const std::string& SeatView::organisation_handle() const {
    return session_->scenario().company.handle;
}
const Bilingual& SeatView::briefing() const {
    return session_->scenario().briefing;
}
int SeatView::assessed_level() const {
    return session_->assessed_level_;
}
std::optional<SimTime> SeatView::last_assessed() const {
    return session_->last_assessed_;
}
std::optional<SimTime> SeatView::last_situation_report() const {
    return session_->last_situation_report_;
}
const std::string& SeatView::strategy() const {
    return session_->strategy_;
}
std::int64_t SeatView::money_left() const {
    return session_->scenario().budget.money - session_->money_spent_;
}
std::int64_t SeatView::readiness_left() const {
    return session_->scenario().budget.readiness - session_->readiness_spent_;
}
const std::string& SeatView::currency() const {
    return session_->scenario().affected.currency;
}
double SeatView::affected_contacted_share() const {
    return session_->affected_contacted_;
}
std::vector<TalkView> SeatView::talk() const {
    return session_->talk_;
}
std::vector<Bilingual> SeatView::lesson_questions() const {
    return session_->scenario().lesson_questions;
}
std::vector<std::string> SeatView::suggested_keywords() const {
    return session_->scenario().company.brand_words;
}

const Bilingual& SeatView::role_briefing() const {
    static const Bilingual none;
    const auto& all = session_->scenario().role_briefings;
    const auto found = all.find(std::string(seat_id(seat_)));
    return found == all.end() ? none : found->second;
}

std::string SeatView::local_time() const {
    const std::int64_t t = (now() + session_->scenario().local_start).seconds;
    std::array<char, 48> buffer{};
    const auto hour = static_cast<int>(t / 3600 % 24);
    const auto minute = static_cast<int>(t / 60 % 60);
    if (t < 86400)
        std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", hour, minute);
    else
        std::snprintf(buffer.data(), buffer.size(), "D%d %02d:%02d", static_cast<int>(t / 86400) + 1, hour,
                      minute);
    return buffer.data();
}

std::optional<PostView> SeatView::post(std::uint32_t id) const {
    const Session& s = *session_;
    const sim::PostId post_id(id);
    if (!s.world_->exists(post_id)) return std::nullopt;
    const sim::Post p = s.world_->post(post_id);
    PostView v;
    v.id = id;
    v.root = p.root.valid() ? p.root.value : id;
    v.platform = p.platform;
    v.at = p.at;
    v.viewers = p.viewers;
    v.shares = p.shares;
    v.comments = p.comments;
    v.likes = p.likes;
    v.complaint = p.complaint;
    v.removed = p.removed;
    v.flagged = s.flagged_.contains(id);
    v.answered = p.answered;
    v.badge = badge_of(s.world_->network(), p);
    v.text = s.post_text(post_id);
    if (const auto tags = s.tags_.find(id); tags != s.tags_.end()) v.tags = tags->second;
    if (const Session::Mention* m = s.mention(id)) v.claimed_by = m->claimed_by;

    const scenarios::Scenario& scenario = s.scenario();
    const bool own = p.kind == sim::PostKind::statement || p.kind == sim::PostKind::reply;
    if (own) {
        v.own = true;
        v.author = scenario.company.short_name.in(s.setup_.language);
        v.handle = scenario.company.handle;
    } else if (p.script < s.injects_.size()) {
        const scenarios::Inject& inject = s.injects_[p.script].inject;
        v.picture = inject.picture;
        if (const scenarios::Persona* persona = scenario.persona(inject.persona)) {
            v.author = persona->name.in(s.setup_.language);
            v.handle = persona->handle;
            v.badge = badge_of_persona(persona->kind);
        }
    } else if (p.kind == sim::PostKind::article && p.outlet < scenario.outlets.size()) {
        v.author = scenario.outlets[p.outlet].name.in(s.setup_.language);
        v.handle = scenario.outlets[p.outlet].id;
    }
    if (v.author.empty() && p.author.valid()) {
        const PersonName name = s.voices_.person(s.world_->network(), p.author);
        v.author = name.name;
        v.handle = name.handle;
    }
    if (p.kind == sim::PostKind::share && p.parent.valid()) {
        if (const auto parent = post(p.parent.value)) v.shared_from = parent->author;
    }
    return v;
}

std::vector<PlatformView> SeatView::platforms() const {
    const Session& s = *session_;
    std::vector<PlatformView> out;
    for (const scenarios::Platform& p : s.scenario().platforms) {
        PlatformView v;
        v.id = p.id;
        v.name = p.name;
        v.kind = p.kind;
        v.organisation_has_account = p.organisation_has_account;
        v.fitting_length_min = p.fitting_length_min;
        v.fitting_length_max = p.fitting_length_max;
        out.push_back(std::move(v));
    }
    // Unread counts look half a day back.
    const std::vector<Session::HeardPost>& heard = s.heard_posts();
    for (std::size_t i = heard.size(); i-- > 0;) {
        const Session::HeardPost& p = heard[i];
        if (p.at <= now() - hours(12)) break;
        if (p.kind == sim::PostKind::share || p.own()) continue;
        const auto opened = s.platform_opened_.find({seat_, p.platform});
        const bool unread = opened == s.platform_opened_.end() || p.at > opened->second;
        const bool recent = p.at > now() - hours(1);
        if (unread) ++out[p.platform].unread;
        if (recent) ++out[p.platform].posts_last_hour;
    }
    return out;
}

namespace {
bool in_feed(sim::PostKind kind) {
    return kind != sim::PostKind::comment && kind != sim::PostKind::reply;
}

/// Everything on a platform, the newest first; of equally old posts those about the crisis.
std::vector<sim::PostId> newest_of(const sim::World& world, std::size_t platform, std::size_t most) {
    const std::vector<sim::ChatterHead> chatter = world.newest_chatter(platform, most);
    const auto crisis = world.posts();
    std::vector<sim::PostId> out;
    std::size_t left = crisis.size(), next = 0;
    while (out.size() < most) {
        while (left > 0 && (crisis[left - 1].platform != platform || !in_feed(crisis[left - 1].kind)))
            --left;
        if (left > 0 && (next == chatter.size() || crisis[left - 1].at >= chatter[next].at))
            out.emplace_back(--left);
        else if (next < chatter.size())
            out.push_back(chatter[next++].id);
        else
            break;
    }
    return out;
}

std::vector<sim::PostId> newest_flagged(const sim::World& world, const std::set<std::uint32_t>& flagged,
                                        std::size_t platform) {
    std::vector<std::pair<SimTime, sim::PostId>> found;
    for (const std::uint32_t id : flagged) {
        const sim::Post post = world.post(sim::PostId(id));
        if (post.platform == platform && in_feed(post.kind)) found.emplace_back(post.at, id);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<sim::PostId> out;
    for (const auto& [at, id] : found)
        out.push_back(id);
    return out;
}
} // namespace

std::vector<PostView> SeatView::feed(std::size_t platform, FeedFilter filter, std::size_t limit) const {
    const Session& s = *session_;
    std::vector<sim::PostId> shown;
    if (filter == FeedFilter::matching) {
        const std::vector<Session::HeardPost>& heard = s.heard_posts();
        for (std::size_t i = heard.size(); i-- > 0 && shown.size() < limit;) {
            if (heard[i].platform == platform && in_feed(heard[i].kind)) shown.push_back(heard[i].id);
        }
    } else if (filter == FeedFilter::flagged) {
        shown = newest_flagged(*s.world_, s.flagged_, platform);
    } else {
        shown = newest_of(*s.world_, platform, limit);
    }
    std::vector<PostView> out;
    for (const sim::PostId id : std::span(shown).first(std::min(limit, shown.size())))
        out.push_back(*post(id.value));
    return out;
}

std::vector<PostView> SeatView::thread(std::uint32_t root, std::size_t limit) const {
    const Session& s = *session_;
    std::vector<PostView> out;
    const auto posts = s.world_->posts();
    if (!s.world_->exists(sim::PostId(root))) return out;
    const SimTime began = s.world_->post(sim::PostId(root)).at;
    for (std::size_t i = posts.size(); i-- > 0 && posts[i].at >= began && out.size() + 1 < limit;) {
        const bool speaks = posts[i].kind == sim::PostKind::comment || posts[i].kind == sim::PostKind::reply;
        if (speaks && posts[i].root.value == root) out.push_back(*post(static_cast<std::uint32_t>(i)));
    }
    out.push_back(*post(root));
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<MentionView> SeatView::mentions(bool open_only) const {
    std::vector<MentionView> out;
    for (const Session::Mention& m : session_->mentions_) {
        const bool done = m.answered_at || m.closed || session_->world_->post(m.post).removed;
        if (open_only && done) continue;
        MentionView v;
        v.post = *post(m.post.value);
        v.waiting_seconds = (m.answered_at.value_or(now()) - v.post.at).seconds;
        v.claimed_by = m.claimed_by;
        v.answered = m.answered_at.has_value();
        v.closed = m.closed;
        out.push_back(std::move(v));
    }
    return out;
}

std::vector<StatementView> SeatView::statements() const {
    std::vector<StatementView> out;
    for (const Session::StatementState& state : session_->statements_) {
        StatementView v = state.view;
        v.needed = session_->needed_approvals(state);
        v.given.assign(state.given.begin(), state.given.end());
        out.push_back(std::move(v));
    }
    return out;
}

std::vector<InboxItem> SeatView::inbox() const {
    std::vector<InboxItem> out;
    for (const Session::Inbox& entry : session_->inbox_) {
        const bool mine = entry.seats.empty() || seat_ == Seat::lead ||
                          std::find(entry.seats.begin(), entry.seats.end(), seat_) != entry.seats.end();
        if (mine) out.push_back(entry.item);
    }
    return out;
}

std::vector<FactView> SeatView::facts() const {
    std::vector<FactView> out;
    const auto& facts = session_->scenario().facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const SimTime since = SimTime{} + facts[i].company_knows;
        if (since <= now())
            out.push_back({facts[i].id, facts[i].text, since, session_->fact_public_[i] != 0});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const FactView& a, const FactView& b) { return a.since < b.since; });
    return out;
}

std::vector<TeamMemberView> SeatView::team() const {
    std::vector<TeamMemberView> out;
    for (const Seat seat : team_seats) {
        const Session::Member& m = session_->members_.at(seat);
        const bool automated = session_->who_plays(seat) != "person";
        out.push_back(
            {seat, automated, m.notified, m.acknowledged, m.accepted_role, m.last_act, m.last_act_at});
    }
    return out;
}

std::vector<Headline> SeatView::headlines(std::size_t limit) const {
    std::vector<Headline> out;
    const auto posts = session_->world_->posts();
    for (std::size_t i = posts.size(); i-- > 0 && out.size() < limit;) {
        if (posts[i].kind != sim::PostKind::article) continue;
        const PostView v = *post(static_cast<std::uint32_t>(i));
        out.push_back({v.at, v.author, v.text});
    }
    return out;
}

std::vector<Choice> SeatView::risks() const {
    std::vector<Choice> out;
    for (const scenarios::Risk& risk : session_->scenario().risks)
        out.push_back({risk.id, risk.text, 0});
    return out;
}

std::vector<Choice> SeatView::preparation_measures() const {
    std::vector<Choice> out;
    for (const auto& measure : session_->scenario().preparation)
        out.push_back({measure.id, measure.text, measure.cost});
    return out;
}

std::vector<Choice> SeatView::remedies() const {
    std::vector<Choice> out;
    for (const scenarios::Remedy& remedy : session_->scenario().remedies)
        out.push_back({remedy.id, remedy.text, remedy.cost});
    return out;
}

std::vector<Choice> SeatView::causes() const {
    std::vector<Choice> out;
    for (const scenarios::Cause& cause : session_->scenario().causes)
        out.push_back({cause.id, cause.text, 0});
    return out;
}

std::vector<Choice> SeatView::clauses() const {
    std::vector<Choice> out;
    for (const scoring::Clause& clause : session_->setup_.sop->clauses)
        out.push_back({clause.id, clause.title, 0});
    return out;
}

std::optional<scoring::ToneResult> SeatView::preview(scoring::TextKind kind, const std::string& text,
                                                     const std::string& context) const {
    if (!session_->setup_.coach || session_->setup_.scorer == nullptr || text.empty()) return std::nullopt;
    scoring::ToneResult tone = session_->tone_of(kind, text, context);
    const Session::FactCheck check = session_->check_facts(kind, text, tone, {}, true);
    scoring::add_fact_findings(tone, kind, check.findings, *session_->setup_.scorer);
    return tone;
}

} // namespace stormdrill::drill
