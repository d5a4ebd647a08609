// What the team does to the crowd and what becomes of it: statements, replies, calls, outreach, remedies.

#include "drill/seat_view.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
StatementView statement(const Room& r, std::size_t number = 1) {
    return r.view(Seat::lead).statements().at(number - 1);
}

std::size_t own_posts(const Room& r, sim::PostKind kind) {
    std::size_t count = 0;
    for (const sim::Post& post : r.session.world().posts())
        count += post.kind == kind;
    return count;
}

const Publish publish{1, false};
const ReviewStatement approve{1, "approve", ""};
} // namespace

TEST_CASE("a statement goes from draft over review and approval to everybody's eyes", "[statement]") {
    Room r;
    r.at(minutes(31));
    r.does(Seat::pr,
           Draft{1,
                 "holding",
                 {{"facebook", "我們正在查，很抱歉。"}, {"website", "查證中。"}, {"press", "查證中。"}},
                 {"old_stove"}});
    CHECK(statement(r).author == Seat::pr);
    CHECK(statement(r).needed == std::vector<Seat>{Seat::legal});
    CHECK(r.refusal(Seat::pr, publish) == "Approvals are missing.");
    r.at(minutes(35));
    r.does(Seat::legal, ReviewStatement{1, "change", "太短"});
    CHECK(statement(r).change_asked);
    CHECK(statement(r).first_review_at == SimTime{35 * 60});
    CHECK(r.refusal(Seat::pr, publish) == "Approvals are missing.");
    r.does(Seat::legal, approve);
    CHECK(statement(r).given == std::vector<Seat>{Seat::legal});
    CHECK(statement(r).approved_at == SimTime{35 * 60});
    const std::size_t posts = own_posts(r, sim::PostKind::statement);
    r.at(minutes(40));
    r.does(Seat::pr, publish);
    CHECK(statement(r).published_at == SimTime{40 * 60});
    CHECK(own_posts(r, sim::PostKind::statement) == posts + 1); // website and press are no platforms
    const Json line = r.lines("act").back();
    CHECK(line.at("bypassed") == false);
    CHECK(line.at("statement_kind") == "holding");
    REQUIRE(line.at("texts").size() == 3); // each variant with its findings
    CHECK(line.at("texts")[0].at("channel") == "facebook");
    CHECK(line.at("texts")[2].at("channel") == "press");
    CHECK(r.refusal(Seat::pr, publish) == "This statement is published already.");
    CHECK(r.refusal(Seat::legal, approve) == "This statement is published already.");
    CHECK(r.refusal(Seat::pr, Draft{1, "full", {{"facebook", "a"}}, {}}) ==
          "This statement is published; write an update.");
    // Two write at the same moment: the second is told, and nothing is replaced.
    Draft second{1, "full", {{"facebook", "a"}}, {}};
    second.anew = true;
    CHECK(r.refusal(Seat::pr, second) == "Somebody else has just sent a draft; send yours once more.");
    second.statement = 2;
    r.does(Seat::pr, second);
    bool found = false;
    for (const PostView& post : r.view(Seat::legal).feed(0, FeedFilter::everything, 1000))
        found |= post.own && post.text == "我們正在查，很抱歉。";
    CHECK(found);
}

TEST_CASE("a revision withdraws the approvals given before", "[statement]") {
    Room r;
    r.at(minutes(31));
    r.drafts(Seat::pr, 1);
    r.does(Seat::legal, approve);
    r.drafts(Seat::marketing, 1, "改過的一版。");
    CHECK(statement(r).given.empty());
    CHECK_FALSE(statement(r).approved_at);
    CHECK(statement(r).author == Seat::marketing);
    CHECK(r.refusal(Seat::pr, publish) == "Approvals are missing.");
    r.does(Seat::legal, approve);
    r.does(Seat::legal, ReviewStatement{1, "change", "還是不行"}); // approvers may think again
    CHECK(statement(r).given.empty());
    CHECK(r.refusal(Seat::pr, publish) == "Approvals are missing.");
    r.does(Seat::legal, approve);
    r.does(Seat::pr, publish);
}

TEST_CASE("nobody approves her own words, and a graver level asks for more approvals", "[statement]") {
    Room r;
    r.at(minutes(31));
    r.drafts(Seat::lead, 1);
    CHECK(r.refusal(Seat::lead, approve) == "Nobody approves what she wrote herself.");
    r.drafts(Seat::pr, 2);
    r.does(Seat::legal, ReviewStatement{2, "approve", ""});
    r.does(Seat::lead, Assess{0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 3, "explain"});
    CHECK(statement(r, 2).needed == std::vector<Seat>{Seat::legal, Seat::lead});
    CHECK(r.refusal(Seat::pr, Publish{2, false}) == "Approvals are missing.");
    r.does(Seat::lead, ReviewStatement{2, "approve", ""});
    r.does(Seat::pr, Publish{2, false});
    CHECK(statement(r, 1).needed == std::vector<Seat>{Seat::legal}); // the author's own is not asked for
}

TEST_CASE("where the rule names only the author, somebody else must approve all the same", "[statement]") {
    Room r;
    r.does(Seat::lead, DecisionRule{1, {"lead"}, 0, ""});
    r.at(minutes(31));
    r.drafts(Seat::lead, 1);
    CHECK(statement(r).needed == std::vector<Seat>{Seat::legal});
    CHECK(r.refusal(Seat::lead, publish) == "Approvals are missing.");
    r.does(Seat::legal, approve);
    r.does(Seat::lead, publish);
}

TEST_CASE("publishing past the approvals is possible, and noted", "[statement]") {
    Room r;
    r.at(minutes(31));
    r.drafts(Seat::pr, 1);
    r.does(Seat::pr, Publish{1, true});
    CHECK(r.lines("act").back().at("bypassed") == true);
    r.drafts(Seat::pr, 2);
    r.does(Seat::legal, ReviewStatement{2, "approve", ""});
    r.does(Seat::pr, Publish{2, true}); // nothing was missing
    CHECK(r.lines("act").back().at("bypassed") == false);
}

TEST_CASE("when approvers do not answer in time, the deputy decides", "[statement]") {
    Room r;
    r.does(Seat::lead, DecisionRule{1, {"legal"}, 30, "lead"});
    r.at(minutes(31));
    r.drafts(Seat::pr, 1);
    r.at(minutes(60));
    r.does(Seat::lead, approve); // not asked yet
    CHECK(r.refusal(Seat::pr, publish) == "Approvals are missing.");
    r.at(minutes(60) + seconds(59));
    CHECK(r.refusal(Seat::pr, publish) == "Approvals are missing.");
    r.at(minutes(61));
    CHECK(statement(r).needed == std::vector<Seat>{Seat::lead});
    r.does(Seat::pr, publish);
    CHECK(r.lines("act").back().at("bypassed") == false);
}

TEST_CASE("a published fact is public at once, and blame comes with it once", "[statement]") {
    Room r;
    r.at(minutes(31));
    r.does(Seat::pr, Draft{1, "full", {{"facebook", "爐子沒有開，對不起。"}}, {"stove_off"}});
    r.does(Seat::pr, Publish{1, true});
    REQUIRE(r.lines("turn").back().at("what") == "stove_off");
    CHECK(r.lines("turn").back().at("by_organisation") == true);
    r.at(hours(2) + minutes(1)); // when the public would have known by itself
    std::size_t turns = 0;
    for (const Json& turn : r.lines("turn"))
        turns += turn.at("what") == "stove_off";
    CHECK(turns == 1);
}

TEST_CASE("claims that the house's own facts refute are noted with the text", "[statement]") {
    Room r;
    r.at(minutes(31));
    r.does(Seat::pr, Draft{1, "full", {{"facebook", "是瓦斯外洩。"}}, {"gas_rumour"}});
    r.does(Seat::pr, Publish{1, true});
    CHECK(r.lines("act").back().at("texts")[0].at("contradicted_facts") == Json::array({"gas_rumour"}));
}

TEST_CASE("a reply answers the complaint in the queue", "[reply]") {
    Room r;
    r.at(hours(1) + minutes(5));
    const std::vector<MentionView> open = r.view(Seat::service).mentions(true);
    REQUIRE(open.size() >= 2);
    const std::uint32_t post = open.front().post.id;
    r.does(Seat::service, Claim{post});
    CHECK(r.refusal(Seat::pr, Claim{post}) == "Another seat has claimed it.");
    r.does(Seat::pr, Assign{post, "marketing"});
    r.does(Seat::marketing, Reply{post, "對不起，請到櫃檯換一碗。", {"stove_off"}});
    const Json line = r.lines("act").back();
    CHECK(line.at("complaint") == true);
    CHECK(line.at("texts")[0].at("context") == open.front().post.text);
    const std::vector<MentionView> after = r.view(Seat::service).mentions(false);
    CHECK(after.front().answered);
    CHECK(after.front().claimed_by == Seat::marketing);
    CHECK(after.front().waiting_seconds == (SimTime{3900} - open.front().post.at).seconds);
    CHECK(r.view(Seat::service).mentions(true).size() == open.size() - 1);
    CHECK(r.session.world().posts()[post].answered);
    CHECK(own_posts(r, sim::PostKind::reply) == 1);
    // A second answer does not change how long the first one took; one text to many is noticed.
    const std::int64_t median = r.view(Seat::service).median_answer_seconds();
    r.at(hours(1) + minutes(20));
    r.does(Seat::service, Reply{post, "對不起，請到櫃檯換一碗。", {"stove_off"}});
    CHECK(r.view(Seat::service).median_answer_seconds() == median);
    CHECK(r.lines("act").back().at("texts")[0].at("similarity") == 1.0);
    CHECK(r.lines("act").back().at("texts")[0].at("alike") == 1);
    r.does(Seat::pr, CloseMention{open[1].post.id, "重複"});
    CHECK(r.view(Seat::service).mentions(true).size() == r.view(Seat::service).mentions(false).size() - 2);
}

TEST_CASE("a removed post is gone for the public, and its true reason is noted", "[reply]") {
    Room r;
    r.at(minutes(30));
    const std::uint32_t post = crisis_post(r.session);
    r.does(Seat::marketing, RemovePost{post, "spam"});
    CHECK(r.lines("act").back().at("true_reason") == "criticism");
    CHECK(r.session.world().posts()[post].removed);
    CHECK(r.view(Seat::pr).post(post)->removed);
    CHECK(r.refusal(Seat::marketing, RemovePost{post, "spam"}) == "This post has been removed already.");
    CHECK(r.refusal(Seat::pr, Reply{post, "湯", {}}) == "This post has been removed.");
    r.does(Seat::pr, Draft{1, "full", {{"facebook", "對不起。"}}, {}});
    r.does(Seat::pr, Publish{1, true});
    const auto own = static_cast<std::uint32_t>(r.session.world().posts().size() - 1);
    CHECK(r.refusal(Seat::marketing, RemovePost{own, "spam"}) == "Only posts of the public can be hidden.");
}

TEST_CASE("a call is answered once, by who may speak to the press", "[press]") {
    Room r;
    r.at(minutes(59));
    CHECK(r.refusal(Seat::pr, AnswerPress{"call", "爐子沒開。", {}}) == "There is no such call or mail.");
    r.at(minutes(65));
    const std::vector<InboxItem> inbox = r.view(Seat::pr).inbox();
    REQUIRE(inbox.back().id == "call");
    CHECK(inbox.back().kind == "call");
    CHECK(inbox.back().deadline == SimTime{90 * 60});
    CHECK_FALSE(inbox.back().answered);
    r.does(Seat::pr, AnswerPress{"call", "爐子沒開，是我們的錯，對不起。", {"stove_off"}});
    CHECK(r.view(Seat::pr).inbox().back().answered);
    CHECK(r.lines("act").back().at("texts")[0].at("channel") == "call");
    CHECK(r.lines("act").back().at("texts")[0].at("context") == "為什麼是冷的？");
    CHECK(r.refusal(Seat::lead, AnswerPress{"call", "再說一次。", {}}) == "Answered already.");
}

TEST_CASE("outreach and remedies are paid from the budget", "[recover]") {
    Room r;
    r.at(minutes(65));
    const std::int64_t affected = r.session.world().measures().affected_people;
    REQUIRE(affected >= 30);
    r.does(Seat::service, Outreach{0.6, 100, "很抱歉，我們想補償您。"});
    CHECK(r.view(Seat::lead).money_left() ==
          10'000 - static_cast<std::int64_t>(0.6 * static_cast<double>(affected) * 100));
    CHECK(r.view(Seat::lead).affected_contacted_share() == Approx(0.6));
    CHECK(r.session.world().measures().affected_contacted > 0);
    CHECK(r.refusal(Seat::service, Outreach{0.5, 1, "很抱歉。"}) == "That many are not left.");
    const std::int64_t left = r.view(Seat::lead).money_left();
    r.does(Seat::service, PromiseRemedy{"new_bowls", 2});
    CHECK(r.view(Seat::lead).money_left() == left - 1000);
    CHECK(r.refusal(Seat::service, PromiseRemedy{"new_bowls", 2}) == "Promised already.");
    CHECK(r.refusal(Seat::service, Outreach{0.4, 10'000, "很抱歉。"}) == "The budget does not allow it.");
}

TEST_CASE("a remedy is carried out at the hour it was promised for, to the second", "[recover]") {
    Room r;
    r.at(minutes(65) + seconds(13));
    r.does(Seat::service, PromiseRemedy{"new_bowls", 2});
    r.at(hours(4));
    Json carried_out;
    for (const Json& line : r.lines("event")) {
        if (line.at("event") == "remedy_carried_out") carried_out = line;
    }
    REQUIRE(carried_out.is_object());
    CHECK(carried_out.at("at") == 3 * 3600 + 5 * 60 + 13);
    CHECK(carried_out.at("what") == "new_bowls");
}
