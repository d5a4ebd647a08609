// Gaming does not pay: a drill played honestly and not well, and the same drill with one trick in the place
// of the honest work. Each goes through the session, its log, the transcript and the scorecard.

#include <algorithm>
#include <set>
#include <string>

#include "drill/automated_team.hpp"
#include "drill/session.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/scorecard.hpp"
#include "tests/catch.hpp"
#include "tests/drill/allergen_parts.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
enum class Trick : std::uint8_t {
    none,
    key_words,       ///< the five elements' key words instead of a statement
    one_text_to_all, ///< one perfect statement under every complaint
    empty_early,     ///< statements that say nothing, at once and often
    flag_everything, ///< every post that the listening tool shows
    endless_ranges,  ///< assessments from zero to infinity
};

const std::string honest_statement =
    "我們的無堅果燕麥餅批號 SC1108 "
    "混到花生，有一個孩子因此過敏住院，我們很抱歉。手上有這批的請不要吃，可以拿到"
    "門市退費。原因還在調查，有結果會再說明。";
const std::string key_words =
    "承認問題、道歉、說明經過、解決方案、預防措施。對不起、抱歉、負責、退費、賠償、調查、改善、防止再發生。";
const std::string perfect_statement =
    "這是我們的錯。我們的無堅果燕麥餅（批號 "
    "SC1108）混到花生，一個五歲的孩子過敏住院，我們向他和家人道歉。原因是"
    "換線時我們沒有水洗，也漏做了過敏原快篩。請不要再吃，任何通路免發票退費，就醫費用由我們負擔，專線 "
    "0800-555-320。三號線已停工，11月20日前沒有完成快篩就無法開機。";
const std::string empty_statement = "我們已經注意到相關訊息，感謝各界關心，後續將適時對外說明。";

class Drill {
public:
    explicit Drill(std::set<Trick> tricks, bool honest_besides = true)
        : tricks_(std::move(tricks)), honest_(honest_besides), session_(setup(), log_) {}

    double play() {
        prepare();
        session_.start();
        for (SimTime t{}; session_.stage() == Stage::running; t = t + minutes(10)) {
            session_.advance_to(t);
            if (session_.stage() == Stage::running) ten_minutes(t);
        }
        learn();
        session_.finish();
        const LoggedDrill drill = read_drill(log_.lines());
        const scoring::Scorecard card = scoring::score_process(drill.transcript, *drill.sop);
        for (const scoring::ClauseScore& clause : card.clauses) {
            UNSCOPED_INFO(clause.id << ' ' << clause.score << '/' << clause.max);
        }
        return card.total;
    }

private:
    static SessionSetup setup() {
        SessionSetup made = session_setup(testing::allergen_parts(), 2, Language::zh_TW);
        made.team = "person";
        for (const Seat seat : team_seats)
            made.roster[seat] = "person";
        return made;
    }
    bool plays(Trick trick) const { return tricks_.contains(trick); }
    SeatView view(Seat seat) const { return {session_, seat}; }
    void act(Seat seat, const Act& what) {
        static_cast<void>(session_.submit(seat, what)); // a refusal is this team's own fault
    }

    void prepare() {
        for (const Seat seat : team_seats)
            act(seat, AcceptRole{""});
        act(Seat::pr,
            SetQuery{{"晴穗", "燕麥餅", "SC1108", "花生", "過敏"}, {"facebook", "instagram", "ptt"}});
        if (!honest_) return;
        act(Seat::lead, DecisionRule{1, {"legal"}, 60, ""});
        act(Seat::pr, SetAlert{20, 3, 0.5, 14});
        act(Seat::lead, RegisterRisk{"allergen_cross_contact", 3, 4});
        act(Seat::service,
            ShelveTemplate{"complaint", "您好，很抱歉讓您遇到這樣的狀況，請私訊您的電話，我們今天回電。"});
        act(Seat::pr, NotificationTree{{"pr>lead", "lead>legal", "lead>service"}});
    }

    void ten_minutes(SimTime t) {
        const std::int64_t minute = t.seconds / 60;
        if (minute == 40) open_platforms();
        if (minute >= 40 && minute % 60 == 40) look(minute);
        if (plays(Trick::flag_everything) ? minute % 60 == 10 : honest_ && minute == 40) flag();
        if (plays(Trick::endless_ranges) ? minute % 60 == 10 : honest_ && (minute == 100 || minute == 600))
            assess();
        if (honest_ && minute == 110) {
            act(Seat::pr, Notify{{"marketing", "service", "legal", "lead"}, "有孩子過敏住院，請上線"});
        }
        if (honest_ && minute == 130) {
            for (const Seat seat : {Seat::marketing, Seat::service, Seat::legal, Seat::lead})
                act(seat, Acknowledge{});
        }
        if (honest_ && minute % 360 == 120) report();
        if (plays(Trick::empty_early)) {
            if (minute == 10 || minute == 30 || minute % 240 == 60) publish(empty_statement);
        } else if (plays(Trick::key_words)) {
            if (minute == 180) publish(key_words);
        } else if (honest_ && minute == 180) {
            publish(honest_statement);
        }
        if (plays(Trick::one_text_to_all)) {
            if (minute >= 60 && minute % 30 == 0) answer_all();
        } else if (honest_ && minute >= 200 && minute % 60 == 0) {
            answer_some();
        }
        if (!honest_) return;
        if (minute % 60 == 30) answer_press();
        if (minute == 420)
            act(Seat::service,
                Outreach{0.4, 3000, "您好，這裡是晴穗客服，孩子還好嗎？很抱歉，醫藥費由我們負擔。"});
        if (minute == 480) act(Seat::service, PromiseRemedy{"recall_lot", 24});
        if (minute == 30 * 60) act(Seat::lead, AssessDamage{500, 6, -0.5, 90, 92, {"customers", "affected"}});
    }

    void open_platforms() {
        for (const char* platform : {"facebook", "instagram", "ptt"})
            act(Seat::marketing, OpenPlatform{platform});
    }
    std::vector<PostView> shown() const {
        std::vector<PostView> posts;
        for (std::size_t platform = 0; platform < view(Seat::marketing).platforms().size(); ++platform) {
            for (PostView& post : view(Seat::marketing).feed(platform, FeedFilter::matching, 60))
                posts.push_back(std::move(post));
        }
        return posts;
    }
    void look(std::int64_t) {
        SeePosts seen;
        for (const PostView& post : shown())
            if (!post.own && seen.posts.size() < 40) seen.posts.push_back(post.id);
        if (!seen.posts.empty()) act(Seat::marketing, seen);
    }
    void flag() {
        int left = plays(Trick::flag_everything) ? 1000 : 3;
        for (std::size_t platform = 0; platform < view(Seat::marketing).platforms().size(); ++platform) {
            const FeedFilter filter =
                plays(Trick::flag_everything) ? FeedFilter::everything : FeedFilter::matching;
            for (const PostView& post : view(Seat::marketing).feed(platform, filter, 60)) {
                if (post.own || post.flagged || left == 0) continue;
                if (!plays(Trick::flag_everything) && post.text.find("SC1108") == std::string::npos &&
                    post.text.find("過敏") == std::string::npos)
                    continue;
                act(Seat::marketing, FlagPost{post.id});
                --left;
            }
        }
    }
    void assess() {
        if (plays(Trick::endless_ranges)) {
            act(Seat::lead, Assess{0, 1e12, 0, 1e12, 0, 1e12, 0, 1, 0, 1e12, 3, 3, 3, 3, "apologise_remedy"});
            return;
        }
        const ListeningView heard = view(Seat::lead).listening();
        const double posts = std::max(1.0, static_cast<double>(heard.posts_last_hour));
        act(Seat::lead,
            Assess{posts * .6, posts * 2, 1, 4, 300, 1500, .1, .5, 0, 3, 3, 3, 2, 3, "apologise_remedy"});
    }
    void report() {
        const ListeningView heard = view(Seat::pr).listening();
        act(Seat::pr, ReportSituation{static_cast<double>(heard.posts_last_hour),
                                      heard.mood,
                                      heard.negative_share,
                                      600,
                                      {"facebook", "ptt"},
                                      "討論持續增加"});
    }
    void publish(const std::string& text) {
        const auto number = static_cast<std::uint32_t>(view(Seat::pr).statements().size() + 1);
        act(Seat::pr, Draft{number, "full", {{"facebook", text}, {"website", text}}, {}});
        act(Seat::legal, ReviewStatement{number, "approve", ""});
        act(Seat::lead, ReviewStatement{number, "approve", ""});
        act(Seat::pr, Publish{number, false});
    }
    void answer_all() {
        for (const MentionView& mention : view(Seat::service).mentions(true))
            if (!mention.answered) act(Seat::service, Reply{mention.post.id, perfect_statement, {}});
    }
    void answer_some() {
        int left = 3;
        for (const MentionView& mention : view(Seat::service).mentions(true)) {
            if (mention.answered || left-- == 0) continue;
            if (left < 0) break;
            const std::string& said = mention.post.text;
            const bool ill = said.find("過敏") != std::string::npos || said.find("癢") != std::string::npos;
            const bool asks = said.find("嗎") != std::string::npos || said.find("？") != std::string::npos;
            const std::string text =
                ill ? mention.post.author +
                          "您好，孩子過敏一定很難受，我們很抱歉。請先看醫生，收據留著，費用我們負擔，"
                          "請私訊電話給我們。"
                : asks
                    ? mention.post.author + "您好，只有批號 SC1108 "
                                            "有問題，印在盒底。如果是這批，可以拿到門市退費。抱歉讓您擔心。"
                    : mention.post.author + "您好，您會生氣是應該的，包裝寫無花生我們卻沒有做到，對不起。今天"
                                            "會再公布調查進度。";
            act(Seat::service, Reply{mention.post.id, text, {}});
        }
    }
    void answer_press() {
        for (const InboxItem& item : view(Seat::pr).inbox()) {
            if (item.kind != "call" || item.answered || !item.deadline) continue;
            act(Seat::pr, AnswerPress{item.id, honest_statement, {}});
        }
    }
    void learn() {
        if (!honest_) return;
        act(Seat::lead, FileLessons{{"rush_order", "swab_skipped"},
                                    "rush_order",
                                    {"太晚開始回覆", "沒有夜班", "範本不夠"}});
        act(Seat::lead, PlanImprovement{{{"R1", "增加夜班客服", "service", "2027-01"},
                                         {"S1", "先擬好第一時間聲明", "pr", "2027-01"}}});
    }

    std::set<Trick> tricks_;
    bool honest_;
    LogWriter log_;
    Session session_;
};

double score_with(Trick trick) {
    return Drill({trick}).play();
}
double score_of_only(Trick trick) {
    return Drill({trick}, false).play();
}
} // namespace

TEST_CASE("gaming does not pay", "[gaming]") {
    static const double mediocre = Drill({}).play();
    INFO("honest and mediocre: " << mediocre);
    CHECK(mediocre > 25); // neither hopeless
    CHECK(mediocre < 75); // nor good
    const auto trick = GENERATE(Trick::key_words, Trick::one_text_to_all, Trick::empty_early,
                                Trick::flag_everything, Trick::endless_ranges);
    INFO("trick " << static_cast<int>(trick));
    const double in_its_place = score_with(trick);
    CAPTURE(in_its_place);
    CHECK(in_its_place < mediocre);
    CHECK(score_of_only(trick) < mediocre);
}

TEST_CASE("all tricks at once pay least", "[gaming]") {
    const std::set<Trick> all{Trick::key_words, Trick::one_text_to_all, Trick::empty_early,
                              Trick::flag_everything, Trick::endless_ranges};
    CHECK(Drill(all).play() < Drill({}).play());
    CHECK(Drill(all, false).play() < Drill({}).play());
}
