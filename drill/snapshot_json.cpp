#include "drill/snapshot_json.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/diagnostics.hpp"
#include "drill/wire_types.hpp"

namespace stormdrill::drill {

NLOHMANN_JSON_SERIALIZE_ENUM(PostBadge, {{PostBadge::none, "none"},
                                         {PostBadge::affected, "affected"},
                                         {PostBadge::employee, "employee"},
                                         {PostBadge::influencer, "influencer"},
                                         {PostBadge::journalist, "journalist"},
                                         {PostBadge::outlet, "outlet"},
                                         {PostBadge::organisation, "organisation"}})

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(DrillFacts, title, organisation, briefing, role_briefing,
                                                role_card, organisation_handle, currency, seat, allowed_acts,
                                                coach, risks, measures, remedies, causes, clauses,
                                                lesson_questions, suggested_keywords)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ChecklistItem, phase, done)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PostView, id, root, platform, at, author, handle, text,
                                                shared_from, picture, badge, viewers, shares, comments, likes,
                                                own, complaint, removed, flagged, answered, tags, claimed_by)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PlatformView, id, name, kind, organisation_has_account,
                                                unread, posts_last_hour, fitting_length_min,
                                                fitting_length_max)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ListeningView::Bucket, from, posts, negative, mood)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ListeningView::Term, text, posts, trend)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ListeningView::Spreader, name, handle, platform, reach)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(SetQuery, terms, platforms)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ListeningView, buckets, posts_last_hour, posts_hour_before,
                                                mood, negative_share, mood_bands, views, terms, spreaders,
                                                articles, alert, query)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StatementVariant, channel, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StatementView::ReviewNote, seat, decision, comment, at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(StatementView, id, kind, author, variants, facts, drafted_at,
                                                first_review_at, approved_at, published_at, needed, given,
                                                reviews, change_asked)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(InboxItem, id, kind, from, title, text, at, deadline,
                                                answered, outlet)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(FactView, id, text, since, is_public)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TeamMemberView, seat, automated, notified, acknowledged,
                                                accepted_role, last_act, last_act_at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TalkView, seat, at, text, decision)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Headline, at, outlet, text)

namespace wire {
/// A mention without its post. How long it has waited is told only where it waits no more: the rest follows
/// from the clock, and would change every second.
struct WireMention {
    std::uint32_t post = 0;
    std::int64_t waited = -1;
    std::optional<Seat> claimed_by;
    bool answered = false, closed = false;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(WireMention, post, waited, claimed_by, answered, closed)

/// Thousands of people as two texts, a letter for the state and a number for the community.
struct WireNetwork {
    std::string states;
    std::vector<std::uint32_t> communities_of;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
    std::uint32_t communities = 0, all_people = 0;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(WireNetwork, states, communities_of, ties, communities,
                                                all_people)

} // namespace wire

namespace {
using wire::WireMention;
using wire::WireNetwork;
constexpr std::size_t most_open_threads = 50;

WireNetwork pack(const NetworkView& network) {
    WireNetwork out{{}, {}, network.ties, network.communities, network.all_people};
    for (const NetworkView::Person& person : network.people) {
        out.states += static_cast<char>('0' + person.state);
        out.communities_of.push_back(person.community);
    }
    return out;
}

NetworkView unpack(const WireNetwork& packed) {
    NetworkView out;
    const std::size_t people = packed.states.size();
    if (packed.communities_of.size() != people)
        throw OperatorError("the network's people do not fit together");
    for (std::size_t i = 0; i < people; ++i) {
        const int state = packed.states[i] - '0';
        if (state < 0 || state > 3) throw OperatorError("there is no such state of a person");
        out.people.push_back({packed.communities_of[i], static_cast<std::uint8_t>(state)});
    }
    for (const auto& [a, b] : packed.ties) {
        if (a >= people || b >= people) throw OperatorError("a tie leads to nobody");
    }
    out.ties = packed.ties;
    out.communities = packed.communities;
    out.all_people = packed.all_people;
    return out;
}

/// Calls visit(name, member) for the members that go as they are.
template <class Snapshot, class Visit>
void plain_members(Snapshot& s, Visit&& visit) {
    visit("stage", s.stage);
    visit("clock", s.clock);
    visit("assessed_level", s.assessed_level);
    visit("last_assessed", s.last_assessed);
    visit("last_situation_report", s.last_situation_report);
    visit("strategy", s.strategy);
    visit("checklist", s.checklist);
    visit("listening", s.listening);
    visit("platforms", s.platforms);
    visit("feed_platform", s.feed_platform);
    visit("statements", s.statements);
    visit("inbox", s.inbox);
    visit("facts", s.facts);
    visit("team", s.team);
    visit("chairs", s.chairs);
    visit("talk", s.talk);
    visit("headlines", s.headlines);
    visit("money_left", s.money_left);
    visit("readiness_left", s.readiness_left);
    visit("affected_contacted_share", s.affected_contacted_share);
    visit("average_tone", s.average_tone);
    visit("median_answer_seconds", s.median_answer_seconds);
}

/// Of what stands by the thousand, without what is as it mostly is.
template <class Entry>
WireJson told(const Entry& entry) {
    static const WireJson usual = Entry{};
    WireJson json = entry;
    for (const auto& [key, value] : usual.items()) {
        if (const auto found = json.find(key); found != json.end() && *found == value) json.erase(found);
    }
    strip_nulls(json);
    return json;
}

/// The posts of a view, and the numbers that stand for them elsewhere in it.
class PostPool {
public:
    explicit PostPool(WireParts& parts) : parts_(parts) {}
    std::uint32_t put(const PostView& post) {
        if (auto& held = posts_[post.id]; !held) held = parts_.post(post);
        return post.id;
    }
    std::vector<std::uint32_t> put(const std::vector<PostView>& posts) {
        std::vector<std::uint32_t> ids;
        for (const PostView& post : posts)
            ids.push_back(put(post));
        return ids;
    }
    [[nodiscard]] std::vector<std::shared_ptr<const PostView>> in_order() const {
        std::vector<std::shared_ptr<const PostView>> all;
        all.reserve(posts_.size());
        for (const auto& [id, post] : posts_)
            all.push_back(post);
        return all;
    }

private:
    WireParts& parts_;
    std::map<std::uint32_t, std::shared_ptr<const PostView>> posts_;
};

std::vector<PostView> posts_of(const WireJson& pool, const std::vector<std::uint32_t>& ids) {
    std::vector<PostView> posts;
    for (const std::uint32_t id : ids)
        posts.push_back(pool.at(std::to_string(id)).get<PostView>());
    return posts;
}
} // namespace

WireJson WireView::to_json() const {
    return patch_between(nullptr, *this);
}

std::shared_ptr<const WireJson> WireParts::member(const std::string& name, WireJson json) {
    auto& alive = members_[name];
    std::erase_if(alive, [](const auto& part) { return part.expired(); });
    for (const auto& part : alive) {
        if (auto known = part.lock(); *known == json) return known;
    }
    auto made = std::make_shared<const WireJson>(std::move(json));
    alive.push_back(made);
    return made;
}

std::shared_ptr<const PostView> WireParts::post(const PostView& post) {
    auto& known = posts_[post.id];
    if (!known || *known != post) known = std::make_shared<const PostView>(post);
    return known;
}

void WireParts::tidy() {
    std::erase_if(posts_, [](const auto& post) { return post.second.use_count() == 1; });
}

WireView view_of_snapshot(const SeatSnapshot& snapshot, WireParts& parts) {
    WireView view;
    const auto add = [&](const std::string& name, WireJson json) {
        strip_nulls(json);
        view.members[name] = parts.member(name, std::move(json));
    };
    plain_members(snapshot, [&](const char* name, const auto& member) {
        if (WireJson json = member; !json.is_null()) add(name, std::move(json));
    });
    PostPool pool(parts);
    add("feed", pool.put(snapshot.feed));
    WireJson threads = WireJson::object();
    for (const auto& [root, posts] : snapshot.threads)
        threads[std::to_string(root)] = pool.put(posts);
    add("threads", std::move(threads));
    WireJson mentions = WireJson::array();
    for (const MentionView& mention : snapshot.mentions) {
        mentions.push_back(
            told(WireMention{pool.put(mention.post), mention.answered ? mention.waiting_seconds : -1,
                             mention.claimed_by, mention.answered, mention.closed}));
    }
    add("mentions", std::move(mentions));
    view.posts = pool.in_order();
    return view;
}

WireJson network_to_json(const NetworkView& network) {
    return pack(network);
}

WireJson facts_to_json(const DrillFacts& facts) {
    return facts;
}

WireJson patch_between(const WireView* from, const WireView& to) {
    static const WireView nothing;
    const WireView& before = from == nullptr ? nothing : *from;
    WireJson patch = WireJson::object();
    for (const auto& [name, part] : before.members) {
        if (!to.members.contains(name)) patch[name] = nullptr;
    }
    for (const auto& [name, part] : to.members) {
        const auto known = before.members.find(name);
        if (known == before.members.end())
            patch[name] = *part;
        else if (known->second != part) {
            if (auto change = change_between(*known->second, *part)) patch[name] = std::move(*change);
        }
    }
    WireJson posts = WireJson::object();
    auto known = before.posts.begin();
    const auto has_left = [&] { posts[std::to_string((*known++)->id)] = nullptr; };
    for (const auto& post : to.posts) {
        while (known != before.posts.end() && (*known)->id < post->id)
            has_left();
        if (known == before.posts.end() || (*known)->id != post->id)
            posts[std::to_string(post->id)] = told(*post);
        else if (const auto& older = *known++; older != post)
            posts[std::to_string(post->id)] = patch_between(told(*older), told(*post));
    }
    while (known != before.posts.end())
        has_left();
    if (from == nullptr || !posts.empty()) patch["posts"] = std::move(posts);
    return patch;
}

/// Where a number may have a fraction, by what it stands in. Anywhere else one would be cut to a whole
/// number, and one that does not fit the whole number's type has no meaning in C++ at all.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> fractions{
    {{"", "affected_contacted_share"},
     {"", "average_tone"},
     {"clock", "pace"},
     {"clock", "composing_allowance_left"},
     {"chairs", "round_trip_ms"},
     {"platforms", "posts_last_hour"},
     {"listening", "mood"},
     {"listening", "negative_share"},
     {"listening", "mood_bands"},
     {"buckets", "mood"},
     {"terms", "trend"}}};

void check_fractions(const WireJson& json, std::string_view inside, std::string_view key) {
    if (json.is_number_float()) {
        if (std::find(fractions.begin(), fractions.end(), std::pair(inside, key)) == fractions.end())
            throw OperatorError("no snapshot of a seat: " + std::string(key) + " is no whole number");
    } else if (json.is_array()) {
        for (const WireJson& item : json) {
            if (item.is_object())
                check_fractions(item, key, key);
            else
                check_fractions(item, inside, key);
        }
    } else if (json.is_object()) {
        for (const auto& [name, value] : json.items())
            check_fractions(value, key, name);
    }
}

SeatSnapshot snapshot_from_json(const WireJson& json) {
    try {
        SeatSnapshot out;
        const auto take = [&](const char* name, auto& member) {
            const auto found = json.find(name);
            if (found == json.end()) return;
            check_fractions(*found, "", name);
            found->get_to(member);
        };
        plain_members(out, take);
        take("facts_of_drill", out.facts_of_drill);
        for (const char* name : {"network", "posts", "feed", "threads", "mentions"})
            check_fractions(json.at(name), "", name);
        out.network = unpack(json.at("network").get<WireNetwork>());
        const WireJson& pool = json.at("posts");
        out.feed = posts_of(pool, json.at("feed").get<std::vector<std::uint32_t>>());
        for (const auto& [root, ids] : json.at("threads").items()) {
            out.threads[static_cast<std::uint32_t>(std::stoul(root))] =
                posts_of(pool, ids.get<std::vector<std::uint32_t>>());
        }
        for (const WireJson& item : json.at("mentions")) {
            const auto mention = item.get<WireMention>();
            MentionView view;
            view.post = pool.at(std::to_string(mention.post)).get<PostView>();
            view.claimed_by = mention.claimed_by;
            view.answered = mention.answered;
            view.closed = mention.closed;
            view.waiting_seconds =
                mention.waited >= 0 ? mention.waited : (out.clock.now - view.post.at).seconds;
            out.mentions.push_back(std::move(view));
        }
        return out;
    } catch (const nlohmann::json::exception& fault) {
        throw OperatorError(std::string("no snapshot of a seat: ") + fault.what());
    } catch (const std::logic_error& fault) { // std::stoul
        throw OperatorError(std::string("no snapshot of a seat: ") + fault.what());
    }
}

void strip_nulls(WireJson& json) {
    if (json.is_object()) {
        for (auto it = json.begin(); it != json.end();)
            it = it->is_null() ? json.erase(it) : std::next(it);
    }
    if (json.is_structured()) {
        for (WireJson& item : json)
            strip_nulls(item);
    }
}

WireJson feed_request_to_json(const FeedRequest& request) {
    WireJson out{{"platform", request.platform},
                 {"filter", static_cast<int>(request.filter)},
                 {"threads", request.open_threads}};
    if (request.seat) out["seat"] = seat_id(*request.seat);
    return out;
}

FeedRequest feed_request_from_json(const WireJson& json) {
    try {
        FeedRequest out;
        const auto seat = json.find("seat");
        if (json.size() != (seat == json.end() ? 3U : 4U))
            throw OperatorError("look: expected platform, filter and threads");
        if (seat != json.end()) {
            out.seat = parse_seat(seat->get<std::string>());
            if (!out.seat || *out.seat > Seat::lead)
                throw OperatorError("look: there is no seat '" + seat->get<std::string>() + "' of the team");
        }
        const auto whole = [](const WireJson& number, std::uint32_t most) {
            const std::int64_t value = number.is_number_integer() ? number.get<std::int64_t>() : -1;
            if (value < 0 || value > most)
                throw OperatorError("look: expected a whole number from 0 to " + std::to_string(most) +
                                    ", not " + number.dump().substr(0, 40));
            return static_cast<std::uint32_t>(value);
        };
        constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
        out.platform = whole(json.at("platform"), most);
        out.filter = static_cast<FeedFilter>(
            whole(json.at("filter"), static_cast<std::uint32_t>(FeedFilter::flagged)));
        const WireJson& threads = json.at("threads");
        if (!threads.is_array() || threads.size() > most_open_threads)
            throw OperatorError("look: expected at most " + std::to_string(most_open_threads) + " threads");
        for (const WireJson& thread : threads)
            out.open_threads.push_back(whole(thread, most));
        return out;
    } catch (const nlohmann::json::exception& fault) {
        throw OperatorError(std::string("look: ") + fault.what());
    }
}

} // namespace stormdrill::drill
