// What the screens compute before they draw.
#include "tests/catch.hpp"

#include "gui/screens/feed_list.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/form_sheet.hpp"
#include "gui/screens/network_picture.hpp"
#include "gui/screens/query_dialog.hpp"
#include "gui/screens/seat_screen.hpp"
#include "gui/screens/seen_posts.hpp"
#include "tests/gui/fake_seat_data.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

TEST_CASE("Numbers and times read as people write them in each language") {
    CHECK(compact_number(950, Language::en) == "950");
    CHECK(compact_number(12'400, Language::en) == "12.4K");
    CHECK(compact_number(3'100'000, Language::en) == "3.1M");
    CHECK(compact_number(9'999, Language::zh_TW) == "9999");
    CHECK(compact_number(12'400, Language::zh_TW) == "1.2萬");
    CHECK(compact_number(30'000, Language::zh_TW) == "3萬");
    CHECK(compact_number(150'000'000, Language::zh_TW) == "1.5億");
    CHECK(grouped_number(1'234'567) == "1,234,567");
    CHECK(grouped_number(-1'000) == "-1,000");
    CHECK(grouped_number(999) == "999");
    CHECK(signed_decimal(0.42) == "+0.4");
    CHECK(signed_decimal(-1.3) == "-1.3");
    CHECK(signed_decimal(-0.01) == "+0.0");
    CHECK(decimal(-0.0, 0) == "0");
    CHECK(percent(0.744) == "74%");
    CHECK(rough_duration(59, Language::en) == "59 s");
    CHECK(rough_duration(60, Language::zh_TW) == "1 分鐘");
    CHECK(rough_duration(2 * 86'400, Language::zh_TW) == "2 天");
    CHECK(rough_duration(-5, Language::en) == "0 s");
    CHECK(stopwatch(725) == "12:05");
    CHECK(stopwatch(3'725) == "1:02:05");
    CHECK(stopwatch(-65) == "-01:05");
    CHECK(short_clock({5'000}) == "T+01:23");
}

TEST_CASE("A post counts as seen after two seconds in a row, once, and in batches") {
    SeenPosts seen;
    seen.show({1, 2}, 0.1);
    for (int i = 0; i < 19; ++i)
        seen.show({1, 2}, 0.1);
    CHECK(seen.take_batch().empty()); // 1.9 s
    seen.show({1}, 0.11);             // 2 has left
    CHECK(seen.take_batch() == std::vector<std::uint32_t>{1});
    for (int i = 0; i < 15; ++i)
        seen.show({1, 2}, 0.1);
    CHECK(seen.take_batch().empty()); // 2 began anew, 1 is known
    for (int i = 0; i < 10; ++i)
        seen.show({2}, 0.1);
    CHECK(seen.take_batch() == std::vector<std::uint32_t>{2});
}

TEST_CASE("The feed stands still while somebody reads, and counts what waits") {
    std::vector<drill::PostView> feed(3);
    for (std::uint32_t i = 0; i < 3; ++i)
        feed[i].id = 10 - i;
    FeedList list;
    list.update(feed, 0, true);
    REQUIRE(list.shown().size() == 3);
    std::vector<drill::PostView> later = feed;
    later.insert(later.begin(), drill::PostView{});
    later.front().id = 11;
    later[1].likes = 7;
    later.pop_back(); // the oldest fell off the feed's limit
    list.update(later, 0, true);
    CHECK(list.shown().size() == 3);
    CHECK(list.shown().front().likes == 7);
    CHECK(list.waiting() == 1);
    list.let_in();
    list.update(later, 0, true);
    CHECK(list.shown().front().id == 11);
    CHECK(list.waiting() == 0);
    list.update(feed, 1, true); // another platform is another list
    CHECK(list.shown().front().id == 10);
}

TEST_CASE("Listening terms are cut at commas of both languages, each once") {
    CHECK(split_terms("晴穗, 花生、過敏\npeanut butter ，花生 ,, ") ==
          std::vector<std::string>{"晴穗", "花生", "過敏", "peanut butter"});
    CHECK(split_terms(" 、").empty());
    CHECK(join_terms({"a", "b"}) == "a、b");
}

TEST_CASE("A figure typed by hand is a number or nothing") {
    CHECK(parse_figure("1,200") == 1200);
    CHECK(parse_figure("-0.5") == -0.5);
    CHECK(parse_figure("+2") == 2);
    CHECK(parse_figure("40%").value_or(0) == 0.4);
    CHECK_FALSE(parse_figure(""));
    CHECK_FALSE(parse_figure("about 40"));
    CHECK_FALSE(parse_figure("12abc"));
    CHECK_FALSE(parse_figure("inf"));
}

TEST_CASE("Columns of the seat screen never overlap and fill the window") {
    for (const Size size : {Size{1280, 720}, Size{1440, 900}, Size{1920, 1080}, Size{2560, 1440}}) {
        const SeatColumns columns = seat_columns(size);
        INFO(size.width << " wide");
        CHECK(columns.top.width == size.width);
        CHECK(columns.ticker.bottom() == size.height);
        CHECK(columns.listening.right() < columns.channel.x);
        CHECK(columns.channel.right() < columns.work.x);
        CHECK(columns.work.right() < size.width);
        CHECK(columns.channel.width >= 500);
        CHECK(columns.work.bottom() < columns.ticker.y);
    }
}

TEST_CASE("People keep their places while their states change") {
    drill::NetworkView network = fake_seat_data().network;
    const std::vector<Point> before = place_people(network);
    for (auto& person : network.people)
        person.state = 3;
    CHECK(place_people(network) == before);
    for (const Point& place : before) {
        REQUIRE(place.x > 0);
        REQUIRE(place.x < 1);
        REQUIRE(place.y > 0);
        REQUIRE(place.y < 1);
    }
}
