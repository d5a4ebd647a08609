#pragma once
/// The frame that every page of ours has: both languages with a switch that needs no script, EXERCISE on
/// every printed page, nothing loaded from anywhere.

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace stormdrill::scoring {

struct Page {
    Bilingual title;      ///< text, escaped by the frame
    std::string subtitle; ///< finished HTML
    std::string body;     ///< finished HTML
    Bilingual foot;
    std::string_view style;              ///< rules besides those of the report
    Language language = Language::zh_TW; ///< shown first
};

[[nodiscard]] std::string write_page(const Page& page);

} // namespace stormdrill::scoring
