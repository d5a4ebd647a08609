#include "drill/search_terms.hpp"
#include "tests/catch.hpp"

using namespace stormdrill::drill;

TEST_CASE("search terms are found whatever their case and width", "[listening]") {
    const SearchTerms terms({"MiMi Bakes", "花生", "ＡＢＣ", "bakes"});
    REQUIRE(terms.size() == 4);
    using Found = std::vector<std::uint16_t>;
    CHECK(terms.in("今天的 mimi BAKES 有花生，花生！") == Found{0, 1, 3});
    CHECK(terms.in("ａｂｃ") == Found{2});
    CHECK(terms.in("mimi bake, 花 生") == Found{});
    CHECK(terms.in("").empty());
    CHECK(SearchTerms().in("花生").empty());
}
