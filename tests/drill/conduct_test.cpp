// The facilitator's acts at the session's door: what they do, what is refused, and that a log of them plays
// again.

#include <algorithm>

#include "base/hash.hpp"
#include "drill/act_json.hpp"
#include "drill/conduct_view.hpp"
#include "drill/rerun.hpp"
#include "drill/transcript_from_log.hpp"
#include "drill/worlds.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
using Moments = std::vector<std::int64_t>;

Moments fired(const Room& r, const std::string& inject) {
    Moments out;
    for (const Json& line : r.lines("inject"))
        if (line.at("inject") == inject) out.push_back(line.at("at").get<std::int64_t>());
    return out;
}

InjectView listed(const Room& r, const std::string& id) {
    for (InjectView& view : ConductView(r.session).injects())
        if (view.id == id) return view;
    FAIL("no inject " << id);
    return {};
}

WriteInject user_post() {
    WriteInject a;
    a.kind = "post";
    a.title = {"A new post", "新貼文"};
    a.text = {"There was a spoon in my soup!", "我的湯裡有湯匙！"};
    a.persona = "board_user";
    a.platform = "ptt";
    return a;
}

SpeakAs as_guest(const std::string& text) {
    SpeakAs a;
    a.persona = "guest";
    a.platform = "facebook";
    a.text = text;
    return a;
}

/// The post on the platform whose words are these; shares of it have them, too.
std::optional<PostView> post_saying(const Room& r, std::size_t platform, const std::string& text) {
    for (const PostView& post : r.view(Seat::lead).feed(platform, FeedFilter::everything, 200))
        if (post.text == text && post.shared_from.empty()) return post;
    return std::nullopt;
}

/// Something of every kind that a facilitator may do; the team answers a call, or does nothing.
void conduct_by_hand(Room& r, bool team_answers = true) {
    const Seat f = Seat::facilitator;
    r.does(f, EditInject{"trigger", {std::nullopt, "我的湯是冷的，而且裡面有頭髮！"}});
    r.at(minutes(12) + seconds(9));
    r.does(f, HoldInject{"note"});
    r.does(f, TurnPressure{1});
    r.does(f, user_post());
    r.at(minutes(31));
    r.does(f, Nudge{5});
    WriteInject call;
    call.kind = "call";
    call.at = 50 * 60;
    call.text = {std::nullopt, "湯匙是哪裡來的？"};
    call.persona = "reporter";
    call.deadline_minutes = 20;
    r.does(f, call);
    r.does(f, as_guest("還是沒有人理我。"));
    SpeakAs comment;
    comment.account = crisis_post(r.session);
    comment.comment_on = crisis_post(r.session);
    comment.text = "我也在等答案。";
    r.does(f, comment);
    r.does(Seat::evaluator, Observe{"S", "反應很快", "added-1"});
    r.at(minutes(55) + seconds(30));
    r.does(f, ReleaseInject{"note"});
    if (team_answers) r.does(Seat::pr, AnswerPress{"added-2", "爐子沒有開，是我們的錯。", {"stove_off"}});
    r.at(hours(1) + minutes(29));
    r.does(f, Nudge{-3});
    r.does(f, SkipInject{"silence", "已經夠亂了"});
    r.at(hours(2) + seconds(5));
    r.does(f, FireInject{"last_word"});
    r.does(f, TurnPressure{-1});
    r.at(hours(6));
}
} // namespace

TEST_CASE("an inject that is held waits for the facilitator", "[conduct]") {
    Room r;
    r.at(minutes(20));
    r.does(Seat::facilitator, HoldInject{"call"});
    CHECK(listed(r, "call").state == InjectState::held);
    r.at(hours(1) + minutes(10));
    CHECK(fired(r, "call").empty());
    SECTION("released late, it comes at once") {
        r.does(Seat::facilitator, ReleaseInject{"call"});
        CHECK(fired(r, "call") == Moments{70 * 60});
    }
    SECTION("released in time, it comes at its time") {
        r.does(Seat::facilitator, HoldInject{"leak"});
        r.does(Seat::facilitator, ReleaseInject{"leak"});
        r.at(hours(2));
        CHECK(fired(r, "leak") == Moments{90 * 60});
        CHECK(fired(r, "call").empty());
    }
    SECTION("fired, it comes; skipped, it never does") {
        r.does(Seat::facilitator, HoldInject{"leak"});
        r.does(Seat::facilitator, FireInject{"leak"});
        CHECK(fired(r, "leak") == Moments{70 * 60});
        r.does(Seat::facilitator, SkipInject{"call", "記者不來了"});
        CHECK(r.refusal(Seat::facilitator, ReleaseInject{"call"}) == "This inject is done with.");
        CHECK(listed(r, "call").reason == "記者不來了");
    }
    SECTION("a contingency asks again when it is released") {
        r.does(Seat::facilitator, HoldInject{"silence"});
        r.at(hours(2) + minutes(5));
        r.drafts(Seat::pr, 1);
        r.does(Seat::pr, Publish{1, true});
        CHECK(listed(r, "silence").done_already);
        r.does(Seat::facilitator, ReleaseInject{"silence"});
        CHECK(fired(r, "silence").empty());
        CHECK(listed(r, "silence").reason == "done: publish");
    }
    SECTION("a drill that ends meanwhile ends without it") {
        r.does(Seat::facilitator, HoldInject{"leak"});
        r.at(hours(6));
        CHECK(fired(r, "leak").empty());
        // Not in the worlds that the drill is compared with, either.
        const Journal journal = r.session.journal(SimTime{} + hours(60));
        CHECK(std::none_of(journal.entries.begin(), journal.entries.end(), [](const JournalEntry& entry) {
            const auto* post = entry.command ? std::get_if<sim::SeedPost>(&*entry.command) : nullptr;
            return post != nullptr && post->script == 3; // the leak
        }));
    }
}

TEST_CASE("an inject may be given other words until it happens", "[conduct]") {
    Room r;
    r.does(Seat::facilitator, EditInject{"trigger", {std::nullopt, "湯裡有頭髮！"}});
    r.at(minutes(11));
    const auto post = post_saying(r, 0, "湯裡有頭髮！");
    REQUIRE(post);
    CHECK(post->author == "林小姐");
    CHECK(listed(r, "trigger").text.en == "My soup is cold!"); // that language was not touched
    CHECK(listed(r, "trigger").edited);
    CHECK(r.refusal(Seat::facilitator, EditInject{"trigger", {"Too late", std::nullopt}}) ==
          "This inject is done with.");
    r.does(Seat::facilitator, EditInject{"call", {"Why?", "為什麼？"}});
    r.at(hours(1));
    CHECK(r.view(Seat::pr).inbox().back().text.zh_TW == "為什麼？");
}

TEST_CASE("the facilitator writes injects, for now and for later", "[conduct]") {
    Room r;
    r.at(minutes(20) + seconds(20));
    const Seat f = Seat::facilitator;
    SECTION("a post, at once, in both languages") {
        r.does(f, user_post());
        CHECK(fired(r, "added-1") == Moments{20 * 60 + 20});
        const auto post = post_saying(r, 1, "我的湯裡有湯匙！");
        REQUIRE(post);
        CHECK(post->author == "愛喝湯");
        CHECK(r.lines("act").back().at("inject") == "added-1");
        CHECK(listed(r, "added-1").written);
    }
    SECTION("news, as an article of the outlet") {
        WriteInject a = user_post();
        a.persona = "reporter";
        a.platform = "news";
        r.does(f, a);
        const auto post = post_saying(r, 2, "我的湯裡有湯匙！");
        REQUIRE(post);
        CHECK(r.view(Seat::lead).headlines(1).front().text == "我的湯裡有湯匙！");
        CHECK(r.session.world().measures().media_reports == 1);
    }
    SECTION("a call with a deadline, later, in one language") {
        WriteInject a;
        a.kind = "call";
        a.at = 45 * 60;
        a.text.en = "Where did the spoon come from, and who will pay for it?";
        a.persona = "reporter";
        a.deadline_minutes = 10;
        r.does(f, a);
        CHECK(fired(r, "added-1").empty());
        CHECK(listed(r, "added-1").due == SimTime{} + minutes(45));
        r.at(minutes(46));
        const InboxItem call = r.view(Seat::pr).inbox().back();
        CHECK(call.id == "added-1");
        CHECK(call.text.zh_TW == a.text.en);
        CHECK(call.title.en == "Where did the spoon come from, and who w");
        CHECK(call.deadline == SimTime{} + minutes(55));
        r.does(Seat::pr, AnswerPress{"added-1", "我們正在查，五點前回覆您。", {}});
        r.at(hours(1));
        // Scoring knows it for a call of the press (clause C2).
        const LoggedDrill drill = read_drill(r.log.lines());
        REQUIRE(drill.transcript.press_calls.size() == 2);
        CHECK(drill.transcript.press_calls.front().id == "added-1");
        CHECK(drill.transcript.press_calls.front().answer);
    }
    SECTION("a message to one seat") {
        WriteInject a;
        a.kind = "mail";
        a.text = {"Check the spoons.", "去查湯匙。"};
        a.persona = "manager";
        a.to_seats = {"service"};
        r.does(f, a);
        CHECK(r.view(Seat::service).inbox().back().id == "added-1");
        for (const InboxItem& item : r.view(Seat::pr).inbox())
            CHECK(item.id != "added-1");
    }
    SECTION("a fact comes out") {
        WriteInject a;
        a.kind = "fact";
        a.text = {"The burner is broken.", "爐頭壞了。"};
        a.fact = "burner";
        r.does(f, a);
        CHECK(r.lines("turn").back().at("what") == "burner");
        CHECK(r.view(Seat::lead).inbox().back().text.zh_TW == "爐頭壞了。");
    }
}

TEST_CASE("the facilitator speaks as personas and as accounts of the public", "[conduct]") {
    Room r;
    r.at(minutes(25));
    const Seat f = Seat::facilitator;
    const auto trigger = post_saying(r, 0, "我的湯是冷的！");
    REQUIRE(trigger);
    const auto author_of = [&](std::uint32_t post) {
        return r.session.world().post(sim::PostId(post)).author;
    };
    r.does(f, as_guest("沒有人理我。"));
    const auto spoken = post_saying(r, 0, "沒有人理我。");
    REQUIRE(spoken);
    CHECK(spoken->author == "林小姐");
    CHECK(author_of(spoken->id) == author_of(trigger->id)); // she is who she was
    CHECK(r.lines("act").back().at("seat") == "facilitator");
    CHECK(r.lines("inject").size() == 1); // no inject of the scenario, and none to score
    CHECK(ConductView(r.session).injects().size() == 7);

    SpeakAs comment;
    const std::uint32_t angry = crisis_post(r.session);
    comment.account = angry;
    comment.comment_on = trigger->id;
    comment.text = "我的也是！";
    const std::uint32_t before = r.view(f).post(trigger->id)->comments;
    r.does(f, comment);
    const std::vector<PostView> thread = r.view(f).thread(trigger->id, 200);
    const auto found = std::find_if(thread.begin(), thread.end(),
                                    [](const PostView& post) { return post.text == "我的也是！"; });
    REQUIRE(found != thread.end());
    CHECK(found->author == r.view(f).post(angry)->author);
    CHECK(r.view(f).post(trigger->id)->comments == before + 1);
    CHECK(r.lines("act").back().at("post_key") ==
          to_hex(r.session.world().post(sim::PostId(trigger->id)).key));
    // The public reads on.
    r.at(hours(3));
    CHECK(r.view(f).post(found->id)->viewers > 0);
}

TEST_CASE("a nudge moves all that is still to come, and never time itself", "[conduct]") {
    Room r;
    r.at(minutes(38));
    const Seat f = Seat::facilitator;
    SECTION("later") {
        r.does(f, Nudge{5});
        r.does(f, Nudge{1});
        r.at(hours(6));
        CHECK(fired(r, "trigger") == Moments{600});
        CHECK(fired(r, "note") == Moments{46 * 60});
        CHECK(fired(r, "call") == Moments{66 * 60});
        CHECK(fired(r, "burner_found") == Moments{186 * 60});
    }
    SECTION("earlier: what would lie in the past comes now") {
        r.does(f, Nudge{-5});
        CHECK(r.session.now() == SimTime{} + minutes(38));
        CHECK(fired(r, "note") == Moments{38 * 60});
        r.at(hours(2));
        CHECK(fired(r, "call") == Moments{55 * 60});
    }
    SECTION("what is held moves along") {
        r.does(f, HoldInject{"call"});
        r.does(f, Nudge{5});
        r.does(f, ReleaseInject{"call"});
        r.at(hours(2));
        CHECK(fired(r, "call") == Moments{65 * 60});
    }
}

TEST_CASE("what a facilitator cannot do is refused with a reason and leaves no trace", "[conduct]") {
    Room r;
    CHECK(r.refusal(Seat::facilitator, Nudge{1}) == "Not at this stage of the drill.");
    CHECK(r.refusal(Seat::facilitator, user_post()) == "Not at this stage of the drill.");
    CHECK(r.refusal(Seat::evaluator, Observe{"S", "", ""}) == "Not at this stage of the drill.");
    r.at(hours(1) + minutes(5));
    const std::string long_text(5001, 'a');
    const auto written = [](auto change) {
        WriteInject a = user_post();
        change(a);
        return Act(a);
    };
    const auto spoken = [](auto change) {
        SpeakAs a = as_guest("a");
        change(a);
        return Act(a);
    };
    const sim::World& world = r.session.world();
    const std::uint32_t post = crisis_post(r.session);
    struct Case {
        Act act;
        const char* says;
    };
    const std::vector<Case> cases{
        {HoldInject{"moon"}, "There is no inject 'moon'."},
        {HoldInject{"trigger"}, "This inject is done with."},
        {ReleaseInject{"leak"}, "This inject is not held."},
        {SkipInject{"leak", ""}, "The text is empty."},
        {EditInject{"leak", {}}, "The text is empty."},
        {EditInject{"leak", {"", std::nullopt}}, "The text is empty."},
        {EditInject{"leak", {"a", "\xff"}}, "The text is not valid UTF-8."},
        {EditInject{"leak", {long_text, std::nullopt}}, "The text is longer than 5,000 characters."},
        {EditInject{"moon", {"a", "b"}}, "There is no inject 'moon'."},
        {Nudge{0}, "A nudge is 1 to 5 minutes, earlier or later."},
        {Nudge{6}, "A nudge is 1 to 5 minutes, earlier or later."},
        {Nudge{-6}, "A nudge is 1 to 5 minutes, earlier or later."},
        {written([](WriteInject& a) { a.kind = "poem"; }), "Choose the kind of inject."},
        {written([](WriteInject& a) { a.text = {}; }), "The text is empty."},
        {written([&](WriteInject& a) { a.text.en = long_text; }),
         "The text is longer than 5,000 characters."},
        {written([](WriteInject& a) { a.title.en = "\xed\xa0\x80"; }), "The text is not valid UTF-8."},
        {written([](WriteInject& a) { a.at = 3600; }), "That time has passed."},
        {written([](WriteInject& a) { a.at = 7 * 3600; }), "The drill is over by then."},
        {written([](WriteInject& a) { a.persona = "nobody"; }), "There is no persona 'nobody'."},
        {written([](WriteInject& a) { a.platform = "myspace"; }),
         "There is no platform 'myspace' in this drill."},
        {written([](WriteInject& a) { a.anger = 1.5; }), "Anger runs from 0 to 1."},
        {written([](WriteInject& a) { a.reach = 51; }), "Reach runs from 0.1 to 50."},
        {written([](WriteInject& a) { a.deadline_minutes = 0; }),
         "A deadline is between a minute and a day."},
        {written([](WriteInject& a) { a.deadline_minutes = 1441; }),
         "A deadline is between a minute and a day."},
        {written([](WriteInject& a) { a.to_seats = {"observer"}; }), "There is no seat 'observer'."},
        {written([](WriteInject& a) { a.kind = "fact"; }), "Choose a fact."},
        {written([](WriteInject& a) { a.fact = "moon"; }), "There is no fact 'moon'."},
        {spoken([](SpeakAs& a) { a.persona.clear(); }), "Choose one who speaks."},
        {spoken([&](SpeakAs& a) { a.account = post; }), "Choose one who speaks."},
        {spoken([](SpeakAs& a) { a.persona = "nobody"; }), "There is no persona 'nobody'."},
        {spoken([](SpeakAs& a) { a.platform = "myspace"; }), "There is no platform 'myspace' in this drill."},
        {spoken([](SpeakAs& a) { a.comment_on = 4'000'000; }), "There is no such post."},
        {spoken([](SpeakAs& a) { a.comment_on = sim::chatter_id(0).value; }),
         "Only posts about the crisis can be commented on."},
        {spoken([&](SpeakAs& a) {
             a.comment_on = post;
             a.platform = world.post(sim::PostId(post)).platform == 0 ? "ptt" : "facebook";
         }),
         "A comment stands where its post does."},
        {spoken([](SpeakAs& a) { a.text.clear(); }), "The text is empty."},
        {spoken([&](SpeakAs& a) { a.text = long_text; }), "The text is longer than 5,000 characters."},
        {spoken([](SpeakAs& a) { a.anger = -0.1; }), "Anger runs from 0 to 1."},
        {spoken([](SpeakAs& a) { a.reach = 0; }), "Reach runs from 0.1 to 50."},
        {Observe{"N", "", ""}, "An observation is rated P, S, M or U; 'N' is none."},
        {Observe{"S", std::string(4001, 'a'), ""}, "The note is longer than 4,000 characters."},
        {Observe{"S", "", "moon"}, "There is no inject 'moon'."},
    };
    const std::string before = r.state();
    const std::size_t lines = r.log.lines().size();
    for (const Case& c : cases) {
        INFO(act_to_json(c.act).dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 160));
        CHECK(r.refusal(Seat::facilitator, c.act) == c.says);
    }
    CHECK(r.log.lines().size() == lines);
    CHECK(r.state() == before);
    // The organisation's own posts are nobody of the public's, and not everybody is everywhere.
    r.drafts(Seat::pr, 1);
    r.does(Seat::pr, Publish{1, true});
    const auto own = post_saying(r, 0, "我們很抱歉，爐子沒有開，今天全數退費。");
    REQUIRE(own);
    SpeakAs a;
    a.account = own->id;
    a.platform = "facebook";
    a.text = "a";
    CHECK(r.refusal(Seat::facilitator, a) == "Nobody of the public wrote this post.");
    for (std::uint32_t id = 0; id < world.posts().size(); ++id) {
        const sim::PersonId who = world.posts()[id].author;
        const auto members = world.network().members(1);
        if (!who.valid() || std::find(members.begin(), members.end(), who) != members.end()) continue;
        a.account = id;
        a.platform = "ptt";
        CHECK(r.refusal(Seat::facilitator, a) == "This person has no account on PTT.");
        break;
    }
    r.does(Seat::facilitator, HoldInject{"leak"});
    CHECK(r.refusal(Seat::facilitator, HoldInject{"leak"}) == "This inject is held already.");
    for (const char* id : {"leak", "silence", "burner_found", "last_word"})
        r.does(Seat::facilitator, SkipInject{id, "夠了"});
    CHECK(r.refusal(Seat::facilitator, Nudge{1}) == "No inject is still to come.");
}

TEST_CASE("a conducted drill replays line by line, and goes on after any of them",
          "[conduct][replay][resume]") {
    Room whole;
    conduct_by_hand(whole);
    whole.session.append(
        {{"kind", "outcome"}, {"at", whole.session.now().seconds}, {"outcome", Json::object()}});
    const std::vector<Json>& lines = whole.log.lines();
    const std::string expected = text_of(lines);
    const ReplayResult again = replay(parse_log(expected, "drill.jsonl"), std::nullopt, 1, {});
    INFO(again.line << ": " << again.what);
    CHECK(again.same);
    CHECK(again.state_hash == to_hex(whole.session.world().state_hash()));
    // The acts made a difference.
    Room quiet;
    quiet.at(hours(6));
    CHECK(quiet.session.world().state_hash() != whole.session.world().state_hash());
    for (std::size_t kept = 1; kept < lines.size(); ++kept) {
        const ReadLog earlier = parse_log(
            text_of({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(kept)}), "drill.jsonl");
        Room r(soup_setup(), LogWriter(earlier, false, false));
        feed_recorded_lines(r.session, r.log, false, std::nullopt, {});
        while (r.log.lines().size() + 1 < lines.size()) {
            const Json& line = lines[r.log.lines().size()];
            const SimTime at{line.at("at").get<std::int64_t>()};
            if (at > r.session.now()) r.session.advance_to(at);
            if (line.at("kind") == "clock")
                r.session.start();
            else if (line.at("kind") == "act")
                r.does(*parse_seat(line.at("seat").get<std::string>()),
                       act_from_json(line.at("act").get<std::string>(), line.at("body")));
        }
        INFO(kept);
        REQUIRE(text_of(r.log.lines()) == text_of({lines.begin(), lines.end() - 1}));
    }
}

TEST_CASE("a conducted drill is compared with worlds that were conducted alike", "[conduct][outcome]") {
    Room r;
    conduct_by_hand(r, false);
    const PlayedDrill own = played_drill(r.session, r.log.lines(), std::nullopt);
    CHECK(own.conducted.size() == 13); // the observation is none of them
    const std::string hash = to_hex(r.session.world().state_hash());
    JournalPlayer player(own.journal, soup().network, own.seed, true);
    player.play_until(r.session.now());
    CHECK(to_hex(player.world().state_hash()) == hash);
    CounterfactualOptions options;
    options.extra_seeds = 1;
    options.left_out = 0;
    options.threads = 1;
    const std::atomic<bool> never{false};
    const scoring::Outcome outcome = compute_outcome(soup(), own, options, never, {});
    // The team did nothing, so that the world without a response is its own.
    CHECK(outcome.none.state_hash == hash);
    for (std::size_t i = 0; i < scoring::outcome_figure_count; ++i)
        CHECK(scoring::figure(outcome.none.per_seed.front(), i) ==
              scoring::figure(outcome.own.per_seed.front(), i));
    CHECK(outcome.ideal.state_hash != hash);
}

TEST_CASE("what the facilitator sees of a conducted drill", "[conduct]") {
    Room r;
    conduct_by_hand(r);
    ConductLog log;
    log.read(r.log.lines());
    const auto entry = [&](const std::string& what) {
        const auto& all = log.control();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const ControlEntry& e) { return e.what == what; });
        INFO(what);
        REQUIRE(found != all.end());
        return *found;
    };
    CHECK(entry("skip_inject").about == "silence");
    CHECK(entry("skip_inject").text == "已經夠亂了");
    CHECK(entry("nudge").value == 5);
    CHECK(entry("pressure").value == 1);
    CHECK(entry("write_inject").about == "added-1");
    CHECK(entry("speak_as").about == "guest");
    CHECK(entry("start").seat.empty());
    REQUIRE(log.observations().size() == 1);
    CHECK(log.observations().front().inject == "added-1");
    const LoggedDrill drill = read_drill(r.log.lines());
    REQUIRE(drill.transcript.observations.size() == 1); // beside the ratings, and none of them
    CHECK(drill.transcript.observations.front().note == "反應很快");
    CHECK(drill.transcript.ratings.empty());
    REQUIRE(log.flags().size() == 1);
    CHECK(log.flags().front().act == "press_answer");
    const ConductView view(r.session);
    CHECK(view.pressure() == -1);
    const std::vector<InjectView> injects = view.injects();
    CHECK(injects.size() == 9);
    CHECK(std::is_sorted(injects.begin(), injects.end(),
                         [](const InjectView& a, const InjectView& b) { return a.done_at < b.done_at; }));
    CHECK(r.session.curve().size() == 37); // six hours, every ten minutes, and the start
    CHECK(r.session.curve().back().at == SimTime{} + hours(6));
}

TEST_CASE("each seat's load is what waits for it", "[conduct]") {
    Room r;
    r.at(minutes(33));
    const auto load = [&](Seat seat) {
        for (const SeatLoad& one : ConductView(r.session).seats())
            if (one.seat == seat) return one;
        FAIL("no such seat");
        return SeatLoad{};
    };
    const auto waiting = static_cast<std::uint32_t>(r.view(Seat::service).mentions(true).size());
    REQUIRE(waiting > 0);
    CHECK(load(Seat::service).queue == waiting);
    CHECK(load(Seat::service).task == "mentions");
    CHECK(load(Seat::legal).queue == 0);
    CHECK(load(Seat::legal).task.empty());
    r.drafts(Seat::pr, 1);
    CHECK(load(Seat::legal).queue == 1);
    CHECK(load(Seat::legal).task == "review");
    CHECK(load(Seat::legal).task_number == 1);
    r.does(Seat::legal, ReviewStatement{1, "change", "退費方式？"});
    CHECK(load(Seat::legal).queue == 0);
    CHECK(load(Seat::pr).task == "draft");
    CHECK(load(Seat::pr).last_act == "draft");
    r.drafts(Seat::pr, 1);
    r.does(Seat::legal, ReviewStatement{1, "approve", ""});
    CHECK(load(Seat::pr).task == "publish");
    r.does(Seat::pr, Claim{r.view(Seat::pr).mentions(true).front().post.id});
    CHECK(load(Seat::service).queue == waiting - 1);
    CHECK(load(Seat::pr).queue == 1);
    r.at(hours(1) + minutes(1));
    CHECK(load(Seat::pr).task == "answer_call");
}
