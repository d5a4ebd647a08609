#include "tests/catch.hpp"

#include "gui/platform/font_files.hpp"
#include "gui/platform/pixel_buffer.hpp"

#include "base/diagnostics.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

TEST_CASE("Dots and lines are cut at the edge of the picture") {
    PixelBuffer buffer(4, 3);
    buffer.clear(rgb(0xFFFFFF));
    buffer.dot(0, 0, 1, rgb(0x0000FF));
    CHECK(buffer.pixels()[0] == 0xFFFF0000u);
    CHECK((buffer.pixels()[5] & 255) > 100); // the corner of the dot is half covered
    CHECK((buffer.pixels()[5] & 255) < 230);
    CHECK(buffer.pixels()[5] >> 16 == 0xFFFFu);
    CHECK(buffer.pixels()[2] == 0xFFFFFFFFu);
    const auto before = buffer.revision();
    buffer.line({-10, 2}, {10, 2}, rgb(0x000000));
    buffer.dot(100, 100, 3, rgb(0));
    CHECK(buffer.pixels()[8] == 0xFF000000u);
    CHECK(buffer.pixels()[11] == 0xFF000000u);
    CHECK(buffer.pixels()[7] == 0xFFFFFFFFu);
    CHECK(buffer.revision() > before);
}

TEST_CASE("A translucent line is mixed with what is there") {
    PixelBuffer buffer(2, 1);
    buffer.clear(rgb(0xFFFFFF));
    buffer.line({0, 0}, {0, 0}, rgb(0x000000, 51));
    const auto grey = buffer.pixels()[0] & 255;
    CHECK(grey > 150);
    CHECK(grey < 210);
    CHECK(buffer.pixels()[0] >> 24 == 255);
}

TEST_CASE("A missing font names the Debian package that brings it") {
    CHECK_THROWS_WITH(
        find_font_files({"/nowhere"}),
        "the window needs the font Inter-Regular.otf, which is not installed; install the Debian package "
        "fonts-inter");
}
