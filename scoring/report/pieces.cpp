#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

#include <algorithm>

namespace stormdrill::scoring {

std::string_view grade(double share) {
    return share >= 0.75 ? "good" : share >= 0.4 ? "fair" : "bad";
}

Bilingual grade_text(double share) {
    return share >= 0.75  ? say("Strong", "良好")
           : share >= 0.4 ? say("Developing", "待加強")
                          : say("Weak", "薄弱");
}

Bilingual status_text(ClauseStatus status) {
    switch (status) {
    case ClauseStatus::scored:
        return say("Scored", "已評分");
    case ClauseStatus::missed:
        return say("Missed", "錯過");
    case ClauseStatus::no_occasion:
        return say("No occasion", "無此情況");
    case ClauseStatus::not_built:
        break;
    }
    return say("Not measured", "尚無法評分");
}

std::string chip(std::string_view style, const Bilingual& text) {
    return "<span class=\"chip " + std::string(style) + "\">" + both(text) + "</span>";
}

std::string meter(double share, std::string_view style) {
    const double width = std::clamp(share, 0.0, 1.0) * 100;
    return "<span class=\"meter " + std::string(style) + "\" aria-hidden=\"true\"><i class=\"fill-" +
           std::string(grade(share)) + "\" style=\"width:" + number_text(width, 1) + "%\"></i></span>";
}

std::string open_section(const Bilingual& title, const Bilingual& lead) {
    return "<section>\n<h2>" + both(title) + "</h2>\n<p class=\"lead\">" + both(lead) + "</p>\n";
}

} // namespace stormdrill::scoring
