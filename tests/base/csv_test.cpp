#include "base/csv.hpp"

#include "tests/catch.hpp"

using namespace stormdrill;

namespace {
std::vector<std::vector<std::string>> cells_of(std::string_view text) {
    std::vector<std::vector<std::string>> out;
    for (const CsvRow& row : read_csv(text).rows)
        out.push_back(row.cells);
    return out;
}
using Cells = std::vector<std::vector<std::string>>;
} // namespace

TEST_CASE("what is written is read again", "[csv]") {
    const Cells rows{{"a", "b, c", "say \"hi\"", "two\nlines", "中文；全形", ""},
                     {"=1+1", "+886", "-5", "@you", "\ttab", "'quoted", "'=x", "''"}};
    std::string text(utf8_mark);
    for (const auto& row : rows)
        text += csv_row(row);
    CHECK(cells_of(text) == rows);
}

TEST_CASE("no cell is a formula to a spreadsheet", "[csv]") {
    for (const char* bad : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
        const std::string cell = csv_cell(bad);
        const char first = cell[0] == '"' ? cell[1] : cell[0];
        CHECK(first == '\'');
    }
    CHECK(csv_cell("a=1") == "a=1");
    CHECK(csv_cell("a,b") == "\"a,b\"");
}

TEST_CASE("files that spreadsheet programs stored are read as well", "[csv]") {
    CHECK(cells_of("a;b\r\n1;\"x;y\"\r\n") == Cells{{"a", "b"}, {"1", "x;y"}});
    CHECK(cells_of("a\tb\n1\t2") == Cells{{"a", "b"}, {"1", "2"}});
    CHECK(cells_of("a,b\r1,\"x\r\ny\"\r") == Cells{{"a", "b"}, {"1", "x\ny"}});
    CHECK(cells_of("\xef\xbb\xbfid,x\n").at(0).at(0) == "id");
    CHECK(cells_of("") == Cells{});
    const ReadCsv gap = read_csv("a,b\n\n,\n\"x\ny\",2\nlast,3\n");
    REQUIRE(gap.rows.size() == 3);
    CHECK(gap.rows[1].number == 4); // as the spreadsheet counts
    CHECK(gap.rows[2].number == 5);
    const ReadCsv open = read_csv("a,b\n\"x,2\nlast,3\n");
    CHECK(open.unclosed == 2u);
    CHECK(open.rows.size() == 1);
}
