#include "drill/automated_team_texts.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

TEST_CASE("a reader tells languages, trouble, harm and questions apart", "[teams]") {
    CHECK(language_of("Brightgrain 你們還好嗎") == Language::zh_TW);
    CHECK(language_of("What a day") == Language::en);
    CHECK(sounds_like_trouble("孩子吃完就送急診了"));
    CHECK(sounds_like_trouble("We want a REFUND now"));
    CHECK_FALSE(sounds_like_trouble("今天天氣真好，去河濱騎車"));
    CHECK(sounds_like_harm("her lips were swollen"));
    CHECK_FALSE(sounds_like_harm("退費要等多久"));
    CHECK(sounds_like_question("請問哪裡可以退"));
    CHECK_FALSE(sounds_like_question("不會再買了。"));
}

TEST_CASE("a quote is the clause that tells of the harm, or the first one, in the marks of its language",
          "[teams]") {
    CHECK(short_quote("我女兒昨天吃了兩片就全身起疹子，現在還在醫院。") ==
          "「我女兒昨天吃了兩片就全身起疹子」");
    CHECK(short_quote("我是北屯的媽媽，女兒昨天起全身紅疹。") == "「女兒昨天起全身紅疹」");
    CHECK(short_quote("欸，打客服打了四十分鐘沒人接！") == "「欸，打客服打了四十分鐘沒人接」");
    CHECK(short_quote("#晴穗 @brightgrain_tw 買的那一盒還能退嗎？") == "「買的那一盒還能退嗎」");
    CHECK(short_quote("My son had hives all over on Tuesday. Who pays?") ==
          "“My son had hives all over on Tuesday”");
    const std::string longer =
        short_quote("My daughter had one at kindergarten and came home with a swollen face "
                    "and nobody from your company has called us yet");
    CHECK(longer.ends_with("…”"));
    CHECK(longer.size() < 90);
    CHECK(short_quote("#晴穗").empty());
    CHECK(short_quote("").empty());
}

TEST_CASE("order numbers are found, dates and lots are not taken for them", "[teams]") {
    CHECK(find_number("訂單編號 K48213907，我要一個交代") == "K48213907");
    CHECK(find_number("order B-1234567.") == "B-1234567");
    CHECK(find_number("批號 SC1108，11月10日").empty());
    CHECK(find_number("no number").empty());
}

TEST_CASE("a text tells a fact when it says most of its words", "[teams]") {
    const std::string fact = "批號 SC1108 已售出1,870盒，其餘2,450盒還在貨架與倉庫。";
    CHECK(shared_wording("SC1108 已售出 1,870 盒，2,450 盒還在貨架與倉庫，全部回收。", fact) > 0.6);
    CHECK(shared_wording("我們非常抱歉，正在調查原因。", fact) < 0.1);
    CHECK(shared_wording("anything", "") == 0);
    FactView board{"sold", {"1,870 boxes of lot SC1108 have been sold.", fact}, SimTime{0}, false};
    FactView doubt{"doubt",
                   {"(Unproven) SC1108 sold out", "（未證實）SC1108 已售出1,870盒，2,450盒還在貨架與倉庫。"},
                   SimTime{0},
                   false};
    const auto told =
        TeamPen::facts_told("SC1108 已售出1,870盒，其餘2,450盒還在貨架與倉庫。", {board, doubt});
    CHECK(told == std::vector<std::string>{"sold"});
}
