// The facilitator's acts: what they must be like, and what they change.

#include <algorithm>

#include "drill/crowd_setup.hpp"
#include "drill/refusal.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::int64_t longest_nudge = 5;            // minutes
constexpr std::int64_t longest_deadline = 24 * 60;   // minutes
constexpr double least_reach = 0.1, most_reach = 50; // sim::SeedPost

Refusal bad_wording(const Wording& wording) {
    if (!wording.en && !wording.zh_TW) return bad_text("");
    if (wording.en) {
        if (const auto bad = bad_text(*wording.en)) return bad;
    }
    return wording.zh_TW ? bad_text(*wording.zh_TW) : std::nullopt;
}

Refusal bad_heat(double anger, double reach) {
    if (!(anger >= 0 && anger <= 1)) return no("Anger runs from 0 to 1.", "憤怒程度是 0 到 1。");
    if (!(reach >= least_reach && reach <= most_reach))
        return no("Reach runs from 0.1 to 50.", "觸及倍數是 0.1 到 50。");
    return std::nullopt;
}
} // namespace

Refusal Session::refuse_inject(const std::string& id) const {
    const ListedInject* listed = find_inject(injects_, id);
    if (listed == nullptr) return no("There is no inject '" + id + "'.", "沒有「" + id + "」這個事件。");
    if (!listed->waits()) return no("This inject is done with.", "這個事件已經處理過了。");
    return std::nullopt;
}

Refusal Session::refuse_one(const WriteInject& a) const {
    if (!one_of(a.kind, {"post", "call", "mail", "fact"}))
        return no("Choose the kind of inject.", "請選擇事件的種類。");
    if (const auto bad = bad_wording(a.text)) return bad;
    if (a.at && SimTime{*a.at} < now_) return no("That time has passed.", "那個時間已經過了。");
    if (a.at && SimTime{*a.at} > end_) return no("The drill is over by then.", "那時演練已經結束。");
    if (a.kind != "fact" && scenario().persona(a.persona) == nullptr)
        return no("There is no persona '" + a.persona + "'.", "沒有「" + a.persona + "」這個角色。");
    if (a.kind == "post" && scenario().platform_index(a.platform) >= scenario().platforms.size())
        return no("There is no platform '" + a.platform + "' in this drill.",
                  "這次演練沒有「" + a.platform + "」平台。");
    if (const auto bad = bad_heat(a.anger, a.reach)) return bad;
    if (a.deadline_minutes && (*a.deadline_minutes < 1 || *a.deadline_minutes > longest_deadline))
        return no("A deadline is between a minute and a day.", "期限是 1 分鐘到 1 天。");
    for (const std::string& id : a.to_seats) {
        const auto seat = parse_seat(id);
        if (!seat || *seat > Seat::lead)
            return no("There is no seat '" + id + "'.", "沒有「" + id + "」這個席次。");
    }
    if (a.kind == "fact" && !a.fact) return no("Choose a fact.", "請選擇事實。");
    if (a.fact && scenario().fact(*a.fact) == nullptr)
        return no("There is no fact '" + *a.fact + "'.", "沒有「" + *a.fact + "」這項事實。");
    return std::nullopt;
}

Refusal Session::refuse_one(const SpeakAs& a) const {
    if (a.persona.empty() != a.account.has_value()) return no("Choose one who speaks.", "請選擇由誰發言。");
    if (!a.persona.empty() && scenario().persona(a.persona) == nullptr)
        return no("There is no persona '" + a.persona + "'.", "沒有「" + a.persona + "」這個角色。");
    std::size_t platform = scenario().platform_index(a.platform);
    if (a.comment_on) {
        const sim::PostId id(*a.comment_on);
        if (!world_->exists(id)) return no("There is no such post.", "沒有這則貼文。");
        if (sim::is_chatter(id))
            return no("Only posts about the crisis can be commented on.", "只能在跟危機有關的貼文下留言。");
        const sim::Post post = world_->post(id);
        if (post.removed) return no("This post has been removed.", "這則貼文已被移除。");
        if (!a.platform.empty() && platform != post.platform)
            return no("A comment stands where its post does.", "留言要和貼文在同一個平台。");
        platform = post.platform;
    } else if (platform >= scenario().platforms.size()) {
        return no("There is no platform '" + a.platform + "' in this drill.",
                  "這次演練沒有「" + a.platform + "」平台。");
    }
    if (a.account) {
        const sim::PostId id(*a.account);
        if (!world_->exists(id)) return no("There is no such post.", "沒有這則貼文。");
        const sim::PersonId who = world_->post(id).author;
        if (!who.valid()) return no("Nobody of the public wrote this post.", "這則貼文不是網友寫的。");
        const auto members = world_->network().members(platform);
        if (std::find(members.begin(), members.end(), who) == members.end()) {
            const Bilingual& name = scenario().platforms[platform].name;
            return no("This person has no account on " + name.en + ".",
                      "這個人在" + name.zh_TW + "沒有帳號。");
        }
    }
    if (const auto bad = bad_text(a.text)) return bad;
    return bad_heat(a.anger, a.reach);
}

Refusal Session::refuse_one(const FireInject& a) const {
    return refuse_inject(a.inject);
}

Refusal Session::refuse_one(const SkipInject& a) const {
    if (const auto bad = bad_text(a.reason)) return bad;
    return refuse_inject(a.inject);
}

Refusal Session::refuse_one(const HoldInject& a) const {
    if (const auto bad = refuse_inject(a.inject)) return bad;
    if (find_inject(injects_, a.inject)->state == InjectState::held)
        return no("This inject is held already.", "這個事件已經暫緩了。");
    return std::nullopt;
}

Refusal Session::refuse_one(const ReleaseInject& a) const {
    if (const auto bad = refuse_inject(a.inject)) return bad;
    if (find_inject(injects_, a.inject)->state != InjectState::held)
        return no("This inject is not held.", "這個事件沒有暫緩。");
    return std::nullopt;
}

Refusal Session::refuse_one(const EditInject& a) const {
    if (const auto bad = bad_wording(a.text)) return bad;
    return refuse_inject(a.inject);
}

Refusal Session::refuse_one(const Nudge& a) const {
    if (a.minutes == 0 || a.minutes < -longest_nudge || a.minutes > longest_nudge)
        return no("A nudge is 1 to 5 minutes, earlier or later.", "一次可以提前或延後 1 到 5 分鐘。");
    if (std::none_of(injects_.begin(), injects_.end(), [](const ListedInject& one) { return one.waits(); }))
        return no("No inject is still to come.", "已經沒有還沒發生的事件。");
    return std::nullopt;
}

Refusal Session::refuse_one(const TurnPressure& a) const {
    if (a.dial < -2 || a.dial > 2) return no("The dial runs from -2 to +2.", "壓力值是 -2 到 +2。");
    return std::nullopt;
}

void Session::conduct(const FireInject& a) {
    fire(static_cast<std::size_t>(find_inject(injects_, a.inject) - injects_.data()), {});
}

void Session::conduct(const SkipInject& a) {
    skip(static_cast<std::size_t>(find_inject(injects_, a.inject) - injects_.data()), a.reason);
}

void Session::conduct(const HoldInject& a) {
    find_inject(injects_, a.inject)->state = InjectState::held;
}

void Session::conduct(const ReleaseInject& a) {
    find_inject(injects_, a.inject)->state = InjectState::to_come;
    if (stage_ == Stage::running) bring_injects(now_);
}

void Session::conduct(const EditInject& a) {
    ListedInject* listed = find_inject(injects_, a.inject);
    if (a.text.en) listed->inject.text.en = *a.text.en;
    if (a.text.zh_TW) listed->inject.text.zh_TW = *a.text.zh_TW;
    listed->edited = true;
    voices_.set_script(static_cast<std::uint32_t>(listed - injects_.data()), listed->inject.text);
}

std::string Session::next_written_id() const {
    const auto written = std::count_if(injects_.begin(), injects_.end(), [](const ListedInject& listed) {
        return listed.origin == InjectOrigin::written;
    });
    return "added-" + std::to_string(written + 1);
}

void Session::conduct(const WriteInject& a) {
    ListedInject listed;
    listed.inject = inject_of(a);
    scenarios::Inject& inject = listed.inject;
    inject.id = next_written_id();
    listed.due = a.at ? SimTime{*a.at} : now_;
    inject.at = listed.due - SimTime{};
    listed.origin = InjectOrigin::written;
    voices_.set_script(static_cast<std::uint32_t>(injects_.size()), inject.text);
    injects_.push_back(std::move(listed));
    bring_injects(now_);
}

sim::PersonId Session::account_of(const std::string& persona, std::size_t platform) const {
    for (const sim::Post& post : world_->posts()) {
        if (post.platform == platform && post.author.valid() && post.script < injects_.size() &&
            post.kind != sim::PostKind::share && injects_[post.script].inject.persona == persona)
            return post.author;
    }
    return sim::PersonId::none();
}

void Session::conduct(const SpeakAs& a) {
    ListedInject listed;
    scenarios::Inject& inject = listed.inject;
    inject.kind = scenarios::InjectKind::post;
    inject.persona = a.persona;
    const std::size_t platform = a.comment_on ? world_->post(sim::PostId(*a.comment_on)).platform
                                              : scenario().platform_index(a.platform);
    inject.platform = scenario().platforms[platform].id;
    inject.text = {a.text, a.text};
    inject.anger = a.anger;
    inject.reach = a.reach;
    listed.origin = InjectOrigin::spoken;
    listed.state = InjectState::fired;
    listed.due = listed.done_at = now_;
    const auto script = static_cast<std::uint32_t>(injects_.size());
    sim::SeedPost post = seed_post(scenario(), inject, script);
    if (a.account) {
        const sim::Post written = world_->post(sim::PostId(*a.account));
        post.person = written.author;
        if (written.script < injects_.size()) // a persona's post: she speaks under her own name
            inject.persona = injects_[written.script].inject.persona;
    } else if (post.author != sim::SeedPost::Author::outlet || a.comment_on)
        post.person = account_of(a.persona, platform); // who has spoken before speaks again
    if (a.comment_on) {
        post.to = sim::PostId(*a.comment_on);
        if (post.author == sim::SeedPost::Author::outlet) post.author = sim::SeedPost::Author::journalist;
    }
    voices_.set_script(script, inject.text);
    injects_.push_back(std::move(listed));
    change_world(post);
}

void Session::conduct(const Nudge& a) {
    for (ListedInject& listed : injects_) {
        if (listed.waits()) listed.due = std::max(now_, listed.due + minutes(a.minutes));
    }
    bring_injects(now_);
}

void Session::conduct(const TurnPressure& a) {
    pressure_ = static_cast<int>(a.dial);
    change_world(sim::SetPressure{pressure_});
}

} // namespace stormdrill::drill
