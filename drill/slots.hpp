#pragma once
/// Slots in the scenario's texts: `{name}`, `{place}` … Voices and automated teams fill them.

#include <string>
#include <string_view>

namespace stormdrill::drill {

/// Copies `text`, asking `word(slot)` for each `{slot}`; what is not a slot stays as it is. `word` returns
/// something that a std::string_view can be made of.
template <class Word>
[[nodiscard]] std::string fill_slots(std::string_view text, Word&& word) {
    std::string out;
    out.reserve(text.size() + 48);
    while (true) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        out.append(text.substr(0, open));
        out.append(word(text.substr(open + 1, close - open - 1)));
        text.remove_prefix(close + 1);
    }
    out.append(text);
    return out;
}

} // namespace stormdrill::drill
