// What texts say against what is known: figures, claims, and the team's own earlier word.

#include <algorithm>

#include "allergen_parts.hpp"
#include "drill/session_acts.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using scoring::FactFinding;
using scoring::TextKind;
using stormdrill::drill::testing::allergen_parts;

namespace {
const scoring::FactSheet& sheet() {
    static const scoring::FactSheet one(sheet_facts(*allergen_parts().scenario), *allergen_parts().scorer);
    return one;
}

scoring::StatedText stated(const std::string& text, SimTime at, TextKind kind = TextKind::statement) {
    scoring::TextInput input;
    input.kind = kind;
    input.at_fault = scoring::AtFault::yes;
    input.text = text;
    return sheet().read(kind, text, allergen_parts().scorer->score(input), {}, at);
}

/// `rule fact: words` of every finding, or `-`.
std::string found(const std::string& text, SimDuration at, const std::vector<std::string>& before = {}) {
    std::vector<scoring::StatedText> earlier;
    for (const std::string& one : before)
        earlier.push_back(stated(one, SimTime{} + at));
    std::vector<scoring::SaidBefore> said;
    for (std::size_t i = 0; i < earlier.size(); ++i)
        said.push_back({100 + i, "facebook", &earlier[i]});
    std::string out;
    for (const FactFinding& f : sheet().check(stated(text, SimTime{} + at), said, SimTime{} + at, false)) {
        out += (out.empty() ? "" : " | ") + f.rule.substr(5) + (f.fact.empty() ? "" : " " + f.fact) + ": " +
               f.said;
        if (f.earlier_line > 0) out += " / " + std::to_string(f.earlier_line) + " " + f.earlier_said;
    }
    return out.empty() ? "-" : out;
}

struct Case {
    double hour;
    const char* text;
    const char* finds;
};
} // namespace

TEST_CASE("figures and claims of a text are held against the facts known at that moment", "[facts]") {
    const Case cases[] = {
        // Agrees.
        {2, "Lot SC1108 is 4,320 boxes, sent to 212 shops; 1,870 of them are sold.", "-"},
        {2, "批號 SC1108 共 4,320 盒，銷往 212 個銷售點，已售出 1,870 盒。", "-"},
        {2, "這批共四千三百二十盒，其中一千八百七十盒已經售出。", "-"},
        {2, "這批共４３２０盒，已售出１８７０盒。", "-"},
        {2, "About 4,300 boxes of this lot were made.", "-"},
        {2, "這批出貨約四千三百盒。", "-"},
        {2, "More than 4,000 boxes of this lot were shipped.", "-"},
        {2, "Of this lot, 1,870 of the 4,320 boxes were sold.", "-"},
        {5, "Three children have had allergic reactions, and one of them is in hospital.", "-"},
        {5, "共三名孩子有過敏反應，一人住院。", "-"},
        {27, "Seven children have had reactions in all; nobody has died.", "-"},
        {2, "The lot was made in the night of 8 November.", "-"},
        {2, "這批餅乾是11月8日夜間生產的。", "-"},
        {20, "208 shops have cleared this lot from their shelves.", "-"}, // 212 less 4
        {21, "The laboratory found 38 mg/kg of peanut protein in lot SC1108.", "-"},
        // Another figure.
        {2, "We shipped 432 boxes of lot SC1108.", "contradicts lot_shipped: 432 boxes"},
        {2, "批號 SC1108 共出貨 432 盒。", "contradicts lot_shipped: 432 盒"},
        {2, "這批共四百三十二盒。", "contradicts lot_shipped: 四百三十二盒"},
        {2, "這批只出貨1千2百盒。", "contradicts lot_shipped: 1千2百盒"},
        {2, "這批共４３２盒，已停售。", "contradicts lot_shipped: ４３２盒"},
        {2, "Only two hundred boxes of this lot have been sold.",
         "contradicts boxes_sold: two hundred boxes"},
        {2, "這批已售出 187 盒。", "contradicts boxes_sold: 187 盒"},
        {2, "Fewer than 500 boxes of this lot were sold.", "contradicts boxes_sold: 500 boxes"},
        {2, "The affected lot went to 21 shops.", "contradicts lot_shipped: 21 shops"},
        {2, "受影響的批號只流向二十一家門市。", "contradicts lot_shipped: 二十一家門市"},
        {5, "Only two children have had a reaction so far.", "contradicts three_cases: two children"},
        {5, "目前確認共五名孩子出現過敏反應。", "contradicts three_cases: 五名孩子"},
        {2, "This lot was made on 3 November.", "contradicts lot_shipped: 3 November"},
        {2, "這批是11月3日生產的。", "contradicts lot_shipped: 11月3日"},
        {2, "Please do not eat lot SC1180.", "-"}, // a request, no claim
        {2, "Lot SC1180 is being recalled.", "contradicts child_in_hospital: SC1180"},
        {2, "我們全面回收批號 SC1180。", "contradicts child_in_hospital: SC1180"},
        {21, "The laboratory found 3 mg/kg of peanut protein in lot SC1108.",
         "contradicts lab_report: 3 mg/kg"},
        // Claims.
        {1, "Nobody was hurt, and there is no danger.", "contradicts child_in_hospital: Nobody was hurt"},
        {1, "這件事沒有人受傷。", "contradicts child_in_hospital: 沒有人受傷"},
        {2, "We had received no complaint until this morning.",
         "contradicts earlier_complaint: We had received no complaint"},
        {2, "我們先前沒有接到任何反映。", "contradicts earlier_complaint: 先前沒有接到任何反映"},
        {4, "Our oat biscuits contain no peanut.",
         "contradicts own_test_positive: Our oat biscuits contain no peanut"},
        {2, "出廠前皆經嚴格檢驗，請大家放心。", "contradicts cause_found: 出廠前皆經嚴格檢驗"},
        {7, "衛生局沒有要求下架。", "contradicts bureau_order: 衛生局沒有要求下架"},
        {1, "It is not true that nobody was hurt.", "-"},
        {1, "我們不會說沒有人受傷。", "-"},
        {1, "A reader asked: “Is it true that nobody was hurt?”", "-"},
        {1, "有人說「沒有人受傷」，孩子還在醫院。", "-"},
        // Rumours and wrong guesses.
        {1, "The oat supplier mixed in peanut.",
         "false supplier_suspicion: The oat supplier mixed in peanut"},
        {1, "這次是供應商的問題。", "false supplier_suspicion: 是供應商的問題"},
        {11, "A child has died, and we mourn.", "false death_rumour: A child has died"},
        {1, "We are still checking whether the supplier is to blame.", "-"},
        {1, "是不是供應商的問題，我們還在查。", "-"},
        {2, "這不是供應商的問題，是我們的錯。", "-"},
        {2, "燕麥供應商的原料沒有混到花生。", "-"},
        {11, "No child has died.", "-"},
        {11, "沒有孩子過世，這是謠言。", "-"},
        {11, "The rumour that a child has died is not true.", "-"},
        // Before its time.
        {1, "The line was not washed at changeover.", "ahead cause_found: The line was not washed"},
        {1, "原因是換線沒有水洗。", "ahead cause_found: 換線沒有水洗"},
        {3, "已有三名孩子出現過敏反應。", "ahead three_cases: 三名孩子"},
        {0.8, "Of this lot, 1,870 boxes have been sold.", "ahead boxes_sold: 1,870 boxes"},
        {1, "We do not know yet whether the line was not washed.", "-"},
        {1, "目前還不能確定換線沒有水洗。", "-"},
        {2, "The line was not washed at changeover.", "-"},
        // None of the scenario's business.
        {2, "Call 0800-555-320, day or night, extension 6.", "-"},
        {2, "We answer within 24 hours and pay within 30 days.", "-"},
        {2, "三天內退費，最慢30天入帳，專線 0800-555-320。", "-"},
        {2, "We pay TWD 6,000 to each family.", "-"},
        {2, "慰問金 6,000 元，醫藥費實支實付。", "-"},
        {1.6, "批號 SC1108 共 4,320 盒，三號線已停工，11月20日前裝好鎖定裝置，11月30日公開第三方稽核報告。",
         "-"},
        {1.6, "This lot was made on line 3, and the audit is published on 30 November.", "-"},
        {2, "By 15 December we will publish a second audit.", "-"},
        {2, "12月15日前公開第二份稽核報告。", "-"},
        {2, "We report here at eight tonight and at 12:00 tomorrow.", "-"},
        {2, "You may return up to 10 boxes without a receipt.", "-"},
        {2, "每戶最多可退 10 盒。", "-"},
        {5, "So far 500 boxes of the lot have been returned.", "-"},
        {5, "這批目前已回收 500 盒。", "-"},
        {2, "Last year we sold two million boxes in 300 shops.", "-"},
        {2, "我們去年賣了兩百萬盒。", "-"},
        {2, "I have three children myself and I am sorry.", "-"},
        {2, "我自己也有兩個孩子。", "-"},
        {2, "Line 3 stands still; line 1 works on.", "-"},
        {2, "Did you buy 3 boxes of this lot? Tell us.", "-"},
        {2, "批號 SC1107 不受影響，沒有問題。", "-"},
        {2, "有網友說這批賣出 9,000 盒，這不是真的。", "-"},
        {2, "We said 432 boxes of lot SC1108 earlier; that was wrong.", "-"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(found(c.text, seconds(static_cast<std::int64_t>(c.hour * 3600))) == c.finds);
    }
}

TEST_CASE("no true sentence of the facts is accused from the moment they are known", "[facts]") {
    for (const scenarios::Fact& fact : allergen_parts().scenario->facts) {
        if (!fact.is_true) continue;
        for (const std::string& text : {fact.text.en, fact.text.zh_TW}) {
            INFO(text);
            CHECK(found(text, fact.company_knows) == "-");
            CHECK(found(text, hours(40)) == "-");
        }
    }
}

TEST_CASE("no text of the good and the ideal team is accused", "[facts]") {
    std::vector<std::string> all;
    for (const scenarios::TeamText& text : allergen_parts().scenario->team_texts) {
        if (text.team != "good" && text.team != "ideal") continue;
        for (const std::string& words : {text.text.en, text.text.zh_TW}) {
            INFO(words);
            for (const SimDuration early : {minutes(15), minutes(45), minutes(96)}) {
                const std::string finds = found(words, early); // may run ahead of its time, no more
                CHECK(finds.find("contradicts") == std::string::npos);
                CHECK(finds.find("false") == std::string::npos);
            }
            CHECK(found(words, hours(2)) == "-");
            CHECK(found(words, hours(12)) == "-");
            CHECK(found(words, hours(40)) == "-");
            CHECK(found(words, hours(40), all) == "-");
            all.push_back(words);
        }
    }
    CHECK(all.size() > 100);
}

TEST_CASE("a text that says otherwise than an earlier one names both", "[facts]") {
    const std::string sold = "We made 5,000 boxes of this lot."; // before the company knows any figure
    CHECK(found("This lot is 3,000 boxes in all.", minutes(20), {sold}) ==
          "earlier: 3,000 boxes / 100 5,000 boxes");
    CHECK(found("這批共生產 3,000 盒。", minutes(20), {"這批共生產 5,000 盒。"}) ==
          "earlier: 3,000 盒 / 100 5,000 盒");
    CHECK(found("這批共生產 5,000 盒。", minutes(20), {"這批共生產 5,000 盒。"}) == "-");
    // Set right without a word, and set right openly.
    const std::string wrong = "We shipped 432 boxes of lot SC1108.";
    CHECK(found("Lot SC1108 is 4,320 boxes in all, shipped to 212 shops.", hours(2),
                {"這批共出貨 432 盒。"}) == "earlier: 4,320 boxes / 100 432 盒");
    CHECK(found("Correction: we said 432 boxes this morning. We shipped 4,320 boxes of lot SC1108.", hours(2),
                {wrong}) == "-");
    CHECK(found("更正：先前公布的數字有誤，這批共出貨 4,320 盒。", hours(2), {"這批共出貨 432 盒。"}) == "-");
    CHECK(found("Nobody was hurt.", minutes(5), {}) == "-");
    CHECK(found("A boy in hospital, a child had an allergic reaction; we are sorry.", minutes(30),
                {"Nobody was hurt."}) == "earlier child_in_hospital: boy in hospital / 100 Nobody was hurt");
    CHECK(found("我們說沒有人受傷，說錯了。一名五歲男童正在住院，對不起。", minutes(30),
                {"這件事沒有人受傷。"}) == "-");
    // Denied, then admitted.
    const std::string denial =
        "We firmly deny these false accusations. Our product is perfectly safe, and we are not responsible.";
    const std::string admission = "This is our fault. We failed to wash the line, and we apologise.";
    CHECK(found(admission, hours(2), {denial}) == "earlier: This is our fault / 100 We firmly deny");
    CHECK(found("We denied this at first; that denial was wrong. This is our fault, and we apologise.",
                hours(2), {denial}) == "-");
    // The news goes on.
    CHECK(found("Seven children have had reactions in all.", hours(27), {"三名孩子出現過敏反應。"}) == "-");
    CHECK(found("We have taken 300 calls.", hours(5), {"We have taken 120 calls."}) == "-");
}

TEST_CASE("the figure of a rumour is none of a fact", "[facts]") {
    const scoring::FactSheet small(
        {{"rumour",
          {"Twelve children have died, a post says.", "貼文說有十二名孩子死亡。"},
          false,
          SimTime{},
          {},
          {},
          {}},
         {"truth", {"Nobody has died.", "沒有人死亡。"}, true, SimTime{}, {}, {}, {}}},
        *allergen_parts().scorer);
    const auto rules = [&](const std::string& text) {
        std::string out;
        for (const FactFinding& f :
             small.check(small.read(TextKind::statement, text, {}, {}, SimTime{}), {}, SimTime{}, false))
            out += f.rule + ' ';
        return out;
    };
    CHECK(rules("Twelve children have died.") == "fact.false ");
    CHECK(rules("有十二名孩子死亡。") == "fact.false ");
    CHECK(rules("A post says that twelve children have died.").empty());
    CHECK(rules("It is not true that twelve children have died.").empty());
}

TEST_CASE("words of others in quotation marks tell nothing", "[facts]") {
    const auto told = [](const std::string& text) { return stated(text, SimTime{} + hours(2)).told; };
    CHECK(told("You wrote “my child is in hospital”; we are sorry.").empty());
    CHECK(told("A boy is in hospital, and we are sorry.") == std::vector<std::string>{"child_in_hospital"});
}
