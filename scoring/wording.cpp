#include "scoring/wording.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace stormdrill::scoring {

std::string number_text(double value, int decimals) {
    if (!std::isfinite(value)) return "–";
    double factor = 1;
    for (int i = 0; i < decimals; ++i)
        factor *= 10;
    const double limit = 9e15 / factor;
    const double clamped = value > limit ? limit : value < -limit ? -limit : value;
    const auto scaled = static_cast<std::int64_t>(std::llround(clamped * factor));
    const bool negative = scaled < 0;
    std::string digits = std::to_string(negative ? -scaled : scaled);
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string whole = digits.substr(0, digits.size() - places);
    for (std::size_t at = whole.size(); at > 3; at -= 3)
        whole.insert(at - 3, ",");
    std::string out = (negative ? "-" : "") + whole;
    if (decimals > 0) out += "." + digits.substr(digits.size() - places);
    return out;
}

std::string percent_text(double share) {
    return number_text(share * 100) + " %";
}

Bilingual duration_text(SimDuration duration) {
    const std::int64_t minutes = duration.seconds / 60;
    if (duration.seconds < 0) return say("at once", "當下");
    if (minutes < 1) return say("under a minute", "不到 1 分鐘");
    if (minutes < 60) return say(std::to_string(minutes) + " min", std::to_string(minutes) + " 分鐘");
    const std::int64_t hours = minutes / 60, rest = minutes % 60;
    Bilingual out = say(std::to_string(hours) + " h", std::to_string(hours) + " 小時");
    if (rest > 0) out = out + say(" " + std::to_string(rest) + " min", " " + std::to_string(rest) + " 分");
    return out;
}

Bilingual seat_text(const std::string& seat) {
    static const std::array<std::pair<const char*, Bilingual>, 8> names{{
        {"pr", {"PR", "公關"}},
        {"marketing", {"Marketing", "行銷"}},
        {"service", {"Customer service", "客服"}},
        {"legal", {"Legal", "法務"}},
        {"lead", {"Lead", "負責人"}},
        {"facilitator", {"Facilitator", "主持人"}},
        {"evaluator", {"Evaluator", "評核員"}},
        {"observer", {"Observer", "觀察員"}},
    }};
    for (const auto& [id, name] : names)
        if (seat == id) return name;
    return say(seat);
}

std::string join(const std::vector<std::string>& items, const std::string& between) {
    std::string out;
    for (const std::string& item : items)
        out += (out.empty() ? "" : between) + item;
    return out;
}

} // namespace stormdrill::scoring
