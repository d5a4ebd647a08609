// The listening column: volume, mood, terms, spreaders, the network picture, and what the team has done so
// far.

#include <algorithm>
#include <map>
#include <numeric>

#include "drill/seat_view.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

namespace {
constexpr SimDuration bucket_length = minutes(10);
constexpr std::size_t most_buckets = 72; // 12 hours
constexpr std::size_t most_terms = 8, most_spreaders = 5;
constexpr double calm_below = 0.2, angry_from = 0.45; // of arousal, for the network picture
} // namespace

ListeningView SeatView::listening() const {
    const Session& s = *session_;
    ListeningView v;
    v.query = s.query_;
    v.mood_bands.assign(5, 0);
    const std::int64_t last_bucket = now().seconds / bucket_length.seconds;
    const std::int64_t first_bucket =
        std::max<std::int64_t>(0, last_bucket - static_cast<std::int64_t>(most_buckets) + 1);
    for (std::int64_t b = first_bucket; b <= last_bucket; ++b)
        v.buckets.push_back({SimTime{b * bucket_length.seconds}, 0, 0, 0});
    std::vector<std::uint32_t> term_now(s.search_terms_.size()), term_before(s.search_terms_.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> reach; // viewers, post
    const std::vector<Session::HeardPost>& heard = s.heard_posts();
    for (std::size_t i = heard.size(); i-- > 0;) {
        const Session::HeardPost& p = heard[i];
        if (p.at.seconds < first_bucket * bucket_length.seconds) break;
        if (p.own()) continue;
        auto& bucket =
            v.buckets[static_cast<std::size_t>(p.at.seconds / bucket_length.seconds - first_bucket)];
        const std::uint32_t viewers =
            sim::is_chatter(p.id) ? p.final_viewers : s.world_->posts()[p.id.index()].viewers;
        ++bucket.posts;
        bucket.negative += p.mood < 0;
        bucket.mood += p.mood;
        v.views += viewers;
        v.articles += p.kind == sim::PostKind::article;
        const bool recent = p.at > now() - hours(1);
        const bool before = !recent && p.at > now() - hours(2);
        if (recent) {
            ++v.posts_last_hour;
            v.mood += p.mood;
            v.negative_share += p.mood < 0;
            v.mood_bands[static_cast<std::size_t>(p.mood + 2)] += 1;
        }
        v.posts_hour_before += before;
        if ((recent || before) && p.kind != sim::PostKind::share) {
            for (const std::uint16_t term : p.terms)
                ++(recent ? term_now : term_before)[term];
        }
        if (p.kind != sim::PostKind::comment) reach.emplace_back(viewers, p.id.value);
    }
    for (ListeningView::Bucket& bucket : v.buckets) {
        if (bucket.posts > 0) bucket.mood /= bucket.posts;
    }
    if (v.posts_last_hour > 0) {
        v.mood /= v.posts_last_hour;
        v.negative_share /= v.posts_last_hour;
        for (double& share : v.mood_bands)
            share /= v.posts_last_hour;
    }
    std::vector<std::size_t> order(s.search_terms_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return term_now[a] > term_now[b]; });
    for (const std::size_t t : order) {
        if (v.terms.size() == most_terms || term_now[t] == 0) break;
        const double trend =
            static_cast<double>(term_now[t]) / std::max(1.0, static_cast<double>(term_before[t]));
        v.terms.push_back({s.query_.terms[t], term_now[t], trend});
    }
    const std::size_t shown = std::min(reach.size(), most_spreaders * 3);
    std::partial_sort(reach.begin(), reach.begin() + static_cast<std::ptrdiff_t>(shown), reach.end(),
                      std::greater<>());
    for (std::size_t k = 0; k < shown && v.spreaders.size() < most_spreaders; ++k) {
        const PostView p = *post(reach[k].second);
        const bool known =
            std::any_of(v.spreaders.begin(), v.spreaders.end(),
                        [&](const ListeningView::Spreader& other) { return other.handle == p.handle; });
        if (!known) v.spreaders.push_back({p.author, p.handle, p.platform, p.viewers});
    }
    v.alert = s.alert_fired_.has_value();
    return v;
}

NetworkView SeatView::network(std::size_t people) const {
    const Session& s = *session_;
    const sim::Network& network = s.world_->network();
    NetworkView v;
    v.communities = network.communities();
    v.all_people = network.people();
    const std::size_t stride = std::max<std::size_t>(1, network.people() / std::max<std::size_t>(1, people));
    std::map<std::uint32_t, std::uint32_t> shown; // person → index in the picture
    for (std::uint32_t id = 0; id < network.people() && v.people.size() < people;
         id += static_cast<std::uint32_t>(stride)) {
        const sim::PersonId person(id);
        const double anger = s.world_->anger(person);
        const bool reached = s.world_->reached(person);
        const int state = !reached ? 0 : (anger >= angry_from ? 3 : (anger >= calm_below ? 2 : 1));
        shown[id] = static_cast<std::uint32_t>(v.people.size());
        v.people.push_back({network.community(person), static_cast<std::uint8_t>(state)});
    }
    for (const auto& [id, index] : shown) { // a few ties are enough to show who is near whom
        if (v.ties.size() >= people / 3) break;
        for (const sim::PersonId follower : network.followers(sim::PersonId(id), 0)) {
            if (const auto other = shown.find(follower.value); other != shown.end()) {
                v.ties.emplace_back(index, other->second);
                break;
            }
        }
    }
    return v;
}

std::vector<ChecklistItem> SeatView::checklist() const {
    const Session& s = *session_;
    const auto did = [&](std::string_view act) { return s.done_acts_.contains(std::string(act)); };
    const auto level = [](bool begun, bool done) {
        return static_cast<std::uint8_t>(done ? 2 : (begun ? 1 : 0));
    };
    bool acknowledged = true;
    for (const auto& [seat, member] : s.members_)
        acknowledged &= member.acknowledged;
    bool published = false, full = false;
    for (const Session::StatementState& statement : s.statements_) {
        published |= statement.view.published_at.has_value();
        full |= statement.view.published_at && statement.view.kind == "full";
    }
    const auto answered = static_cast<std::size_t>(std::count_if(
        s.mentions_.begin(), s.mentions_.end(), [](const auto& m) { return m.answered_at.has_value(); }));
    bool calls_answered = false, calls_open = false;
    for (const Session::Inbox& entry : s.inbox_) {
        if (entry.item.kind != "call") continue;
        (entry.item.answered ? calls_answered : calls_open) = true;
    }
    return {
        {"prepare", level(did("accept_role") || did("query"), did("decision_rule") && did("alert"))},
        {"detect", level(!s.flagged_.empty(), !s.flagged_.empty() && s.last_situation_report_)},
        {"assess",
         level(s.last_assessed_.has_value(), s.last_assessed_ && now() - *s.last_assessed_ < hours(6))},
        {"mobilise", level(did("notify"), acknowledged)},
        {"state", level(published || !s.statements_.empty(), full)},
        {"reply", level(answered > 0, !s.mentions_.empty() && answered * 10 >= s.mentions_.size() * 9)},
        {"coordinate", level(calls_answered || s.affected_contacted_ > 0,
                             calls_answered && !calls_open && s.affected_contacted_ >= 0.9)},
        {"recover",
         level(!s.remedies_.empty() || s.damage_assessed_, !s.remedies_.empty() && s.damage_assessed_)},
        {"learn", level(did("lessons"), did("lessons") && did("improvement_plan"))},
    };
}

double SeatView::average_tone() const {
    return session_->tone_count_ > 0
               ? static_cast<double>(session_->tone_sum_) / static_cast<double>(session_->tone_count_)
               : 0;
}

std::int64_t SeatView::median_answer_seconds() const {
    std::vector<std::int64_t> times = session_->answer_seconds_;
    if (times.empty()) return -1;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

} // namespace stormdrill::drill
