/// The desk that answers people: who gets an answer and when, and, with a team that denies, whose post is
/// taken down.

#include <algorithm>

#include "base/math.hpp"
#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream answer_draws = stream("drill.team.answer");
constexpr double spread = 0.6;        ///< log-sd of the time to an answer
constexpr std::size_t per_minute = 3; ///< answers that a desk of several people gets out

/// Decides once about each mention: whether it is answered, and when. People who were hurt come first.
void look_at_mentions(TeamScene& scene, Seat seat) {
    TeamMemory& memory = scene.memory;
    for (MentionView& mention : scene.view(seat).mentions(true)) {
        if (mention.claimed_by && !scene.roster.has(*mention.claimed_by)) continue; // a person has taken it
        if (mention.answered || mention.closed || !memory.judged.insert(mention.post.id).second) continue;
        CounterRandom random(scene.seed, answer_draws, mention.post.id);
        const double chance = random.uniform();
        const double drawn = random.lognormal(exact_log(scene.sheet.reply_median), spread);
        const bool hurt = scene.sheet.plan != TeamPlan::denial && scene.sheet.personal &&
                          mention.post.badge == PostBadge::affected;
        if (!hurt && chance >= scene.sheet.reply_share) continue;
        const SimDuration wait = seconds(static_cast<std::int64_t>(drawn * (hurt ? 0.5 : 1.0) * 60.0));
        const SimTime earliest = *memory.onset + scene.sheet.replies_from;
        const SimTime due = std::max(mention.post.at + wait, earliest);
        memory.due.emplace(std::pair{due, mention.post.id}, std::move(mention.post));
    }
}

void give_answers(TeamScene& scene, Seat seat) {
    TeamMemory& memory = scene.memory;
    std::vector<FactView> facts;
    for (std::size_t given = 0; given < per_minute && !memory.due.empty();) {
        const auto next = memory.due.begin();
        if (next->first.first > scene.now()) return;
        const PostView post = std::move(next->second);
        memory.due.erase(next);
        const auto now = scene.view(seat).post(post.id);
        if (!now || now->answered || now->removed) continue;
        Reply reply{post.id, scene.pen.reply(post, scene.sheet.personal), {}};
        if (reply.text.empty()) continue;
        if (facts.empty()) facts = scene.view(seat).facts();
        reply.facts = TeamPen::facts_told(reply.text, facts);
        scene.want(seat, std::move(reply));
        ++given;
    }
}

/// The most seen critical posts, one at a time.
void take_down(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (memory.removed >= scene.sheet.removals || !scene.on_round(minutes(10), 3)) return;
    if (!scene.due(minutes(100 + 60 * static_cast<std::int64_t>(memory.removed)))) return;
    const auto seat =
        scene.roster.who(RemovePost::name, {Seat::service, Seat::pr, Seat::marketing, Seat::lead});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    std::optional<PostView> worst;
    for (std::size_t p = 0; p < view.platforms().size(); ++p) {
        for (PostView& post : view.feed(p, FeedFilter::matching, 60)) {
            const bool critical = !post.own && !post.removed && post.shared_from.empty() &&
                                  sounds_like_trouble(post.text) && post.badge != PostBadge::outlet &&
                                  post.badge != PostBadge::organisation;
            if (critical && (!worst || post.viewers > worst->viewers)) worst = std::move(post);
        }
    }
    if (!worst) return;
    ++memory.removed;
    scene.want(*seat, RemovePost{worst->id, "criticism"});
}
} // namespace

void answer_people(TeamScene& scene) {
    const PlanSheet& sheet = scene.sheet;
    if (!scene.memory.onset || sheet.reply_share <= 0 || !scene.due(sheet.flag)) return;
    const auto seat = scene.roster.who(Reply::name, {Seat::service});
    if (seat) {
        if (scene.on_round(minutes(4), 1)) look_at_mentions(scene, *seat);
        give_answers(scene, *seat);
    }
    if (sheet.removals > 0) take_down(scene);
}

} // namespace stormdrill::drill
