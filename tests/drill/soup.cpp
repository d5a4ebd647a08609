#include "soup.hpp"

#include <unistd.h>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "drill/crowd_setup.hpp"
#include "drill/seat_view.hpp"
#include "tests/catch.hpp"

namespace stormdrill::drill {

namespace {
const std::filesystem::path source = STORMDRILL_SOURCE_DIR;
} // namespace

const Parts& soup() {
    static const Parts parts = [] {
        Diagnostics warnings;
        return load_parts(
            {source / "tests/drill/soup.yaml", source / "scoring/sop/default.yaml", source / "scoring/tone"},
            0, 1, warnings);
    }();
    return parts;
}

SessionSetup soup_setup(std::uint64_t seed) {
    SessionSetup setup = session_setup(soup(), seed, Language::zh_TW);
    setup.team = "person";
    for (const Seat seat : team_seats)
        setup.roster[seat] = "person";
    return setup;
}

Parts soup_with(const std::string& from, const std::string& to) {
    Parts parts = soup();
    std::string text = soup().scenario->source_text;
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    text.replace(place, from.size(), to);
    Diagnostics warnings;
    parts.scenario =
        std::make_shared<scenarios::Scenario>(scenarios::parse_scenario(text, "soup.yaml", warnings));
    return parts;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "stormdrill-tests-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Room::Room(const SessionSetup& setup) : Room(setup, LogWriter()) {}

Room::Room(const SessionSetup& setup, LogWriter writer) : log(std::move(writer)), session(setup, log) {}

ActResult Room::act(Seat seat, const Act& act, double real_seconds) {
    ActContext context;
    context.real_seconds = real_seconds;
    return session.submit(seat, act, context);
}

void Room::does(Seat seat, const Act& what) {
    const ActResult result = act(seat, what);
    INFO(seat_id(seat) << " " << act_name(what) << ": " << result.message.en);
    REQUIRE(result.accepted);
}

std::string Room::refusal(Seat seat, const Act& what) {
    const ActResult result = act(seat, what);
    INFO(seat_id(seat) << " " << act_name(what));
    REQUIRE_FALSE(result.accepted);
    REQUIRE_FALSE(result.message.zh_TW.empty());
    return result.message.en;
}

void Room::at(SimDuration t) {
    if (session.stage() == Stage::readiness) session.start();
    session.advance_to(SimTime{} + t);
}

void Room::end() {
    session.note_clock("end", 0, 0);
    session.end("person");
}

void Room::drafts(Seat seat, std::uint32_t number, const std::string& text) {
    does(seat, Draft{number, "full", {{"facebook", text}}, {}});
}

std::vector<Json> Room::lines(const std::string& kind) const {
    std::vector<Json> found;
    for (const Json& line : log.lines()) {
        if (line.at("kind") == kind) found.push_back(line);
    }
    return found;
}

std::string Room::state() const {
    std::string out = to_hex(session.world().state_hash());
    const auto add = [&out](const auto& value) {
        if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>)
            out += ' ' + std::to_string(value);
        else
            out += ' ' + value;
    };
    const SeatView lead = view(Seat::lead);
    for (const StatementView& s : lead.statements()) {
        add(s.id), add(s.kind), add(s.given.size()), add(s.reviews.size()), add(s.published_at.has_value());
        for (const StatementVariant& variant : s.variants)
            add(variant.channel), add(variant.text);
    }
    for (const MentionView& m : lead.mentions(false))
        add(m.post.id), add(m.answered), add(m.closed), add(m.claimed_by ? seat_id(*m.claimed_by).size() : 0);
    for (const InboxItem& item : lead.inbox())
        add(item.id), add(item.answered);
    for (const TeamMemberView& m : lead.team())
        add(m.notified), add(m.acknowledged), add(m.accepted_role), add(m.last_act);
    for (const TalkView& t : lead.talk())
        add(t.text);
    for (const std::string& term : lead.listening().query.terms)
        add(term);
    add(lead.money_left()), add(lead.readiness_left()), add(lead.affected_contacted_share());
    add(lead.assessed_level()), add(lead.strategy()), add(lead.average_tone());
    return out;
}

std::string text_of(const std::vector<Json>& lines) {
    std::string text;
    for (const Json& line : lines)
        text += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    return text;
}

std::uint32_t crisis_post(const Session& session) {
    const auto posts = session.world().posts();
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (posts[i].topic == sim::Topic::crisis && posts[i].author.valid())
            return static_cast<std::uint32_t>(i);
    }
    FAIL("nobody has written about the crisis");
    return 0;
}

void play_by_hand(Room& r) {
    r.does(Seat::pr, AcceptRole{"marketing"});
    r.does(Seat::lead, DecisionRule{1, {"legal"}, 30, "lead"});
    r.does(Seat::pr, NotificationTree{{"pr>lead", "lead>legal", "lead>service"}});
    r.does(Seat::marketing, SetAlert{5, 3, 0.5, 12});
    r.does(Seat::service, ShelveTemplate{"complaint", "您好，我們來處理。"});
    r.does(Seat::legal, RegisterRisk{"cold_food", 4, 2});
    r.does(Seat::lead, Prepare{{"speak_up"}});
    r.does(Seat::pr, SetQuery{{"湯", "Ladle"}, {"facebook", "ptt"}});
    r.at(minutes(20) + seconds(7)); // acts fall between the minutes, as a person's do
    const std::uint32_t post = crisis_post(r.session);
    r.does(Seat::marketing, OpenPlatform{"facebook"});
    r.does(Seat::marketing, SeePosts{{post, 0}});
    r.does(Seat::marketing, FlagPost{post});
    r.does(Seat::marketing, FlagPost{sim::chatter_id(0).value});
    r.does(Seat::marketing, TagPost{post, "complaint"});
    r.at(minutes(25) + seconds(31));
    r.does(Seat::pr, Assess{5, 50, 1, 3, 100, 900, 0.1, 0.5, 0, 2, 3, 2, 1, 3, "apologise_remedy"});
    r.does(Seat::pr, Notify{{"legal", "service"}, "大家集合"});
    r.does(Seat::legal, Acknowledge{});
    r.does(Seat::service, ReportSituation{20, -1, 0.8, 400, {"facebook"}, "很多人在罵"});
    static_cast<void>(r.refusal(Seat::legal, Publish{1, true}));
    r.does(Seat::pr,
           Draft{1,
                 "full",
                 {{"facebook", "我們道歉：爐子沒有開，湯是冷的，今天全數退費，明天起每小時量溫度。"},
                  {"website", "本公司就今日餐點溫度不足致歉。"}},
                 {}});
    r.at(minutes(33) + seconds(2));
    r.does(Seat::legal, ReviewStatement{1, "change", "請寫明退費方式"});
    r.does(Seat::pr,
           Draft{1,
                 "full",
                 {{"facebook",
                   "我們道歉：爐子沒有開，湯是冷的。今天起憑發票到櫃檯全數退費，明天起每小時量溫度。"},
                  {"website", "本公司就今日餐點溫度不足致歉，憑發票到櫃檯退費。"}},
                 {"stove_off"}});
    r.does(Seat::legal, ReviewStatement{1, "approve", ""});
    r.at(minutes(41) + seconds(48));
    r.does(Seat::pr, Publish{1, false});
    r.at(hours(1) + minutes(5));
    for (const MentionView& mention : r.view(Seat::service).mentions(true)) {
        r.does(Seat::service, Claim{mention.post.id});
        r.does(Seat::service,
               Reply{mention.post.id, "對不起，今天的湯是冷的，請到櫃檯換一碗或退費。", {"stove_off"}});
    }
    r.does(Seat::pr, AnswerPress{"call", "爐子沒有開，是我們的錯，已經全數退費。", {"stove_off"}});
    r.does(Seat::service, Outreach{0.5, 100, "很抱歉讓您喝到冷湯，我們想退費並補償您。"});
    r.does(Seat::service, PromiseRemedy{"new_bowls", 1});
    r.at(hours(1) + minutes(40) + seconds(11));
    r.does(Seat::marketing, RemovePost{crisis_post(r.session), "spam"});
    r.does(Seat::marketing, LaunchCampaign{"brand_story", "facebook", true, "我們的湯有三十年的故事。"});
    r.does(Seat::lead, RecordDecision{"晚上再看一次"});
    r.does(Seat::lead, Chat{"收到"});
    r.at(hours(4) + seconds(1));
    r.does(Seat::lead, AssessDamage{50, 1, -0.5, 97, 98, {"customers", "affected"}});
    r.end();
    r.does(Seat::lead, FileLessons{{"stove"}, "stove", {"每小時量溫度"}});
    r.does(Seat::pr, PlanImprovement{{{"S1", "先行聲明範本", "pr", "12月"}}});
    r.session.finish();
}

} // namespace stormdrill::drill
