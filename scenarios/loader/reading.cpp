#include "scenarios/loader/reading.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace stormdrill::scenarios {

namespace {
bool is_chinese(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

std::string join(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}
} // namespace

void check_language(const YamlValue& where, const std::string& text, Language language) {
    const std::u32string characters = to_utf32(text);
    const bool chinese = std::any_of(characters.begin(), characters.end(), is_chinese);
    if (language == Language::zh_TW && !chinese) where.warning("zh-TW text without a Chinese character");
    if (language == Language::en && chinese) where.warning("English text with Chinese characters");
}

void read_text(const YamlValue& value, Bilingual& out) {
    const auto text = value.bilingual();
    if (!text) return;
    out = *text;
    YamlMap map = value.map();
    if (const auto en = map.optional("en")) check_language(*en, out.en, Language::en);
    if (const auto zh = map.optional("zh-TW")) check_language(*zh, out.zh_TW, Language::zh_TW);
}

void read_text(YamlMap& map, const std::string& key, Bilingual& out) {
    if (const auto value = map.required(key)) read_text(*value, out);
}

void read_optional_text(YamlMap& map, const std::string& key, Bilingual& out) {
    if (const auto value = map.optional(key)) read_text(*value, out);
}

void check_slots(const YamlValue& where, std::string_view text, const std::vector<std::string>& slots) {
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        const std::string name(text.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
        if (std::find(slots.begin(), slots.end(), name) != slots.end()) continue;
        if (end == std::string_view::npos) {
            where.error("the brace '{' is never closed");
            return;
        }
        const std::string near = nearest_name(name, slots);
        where.error("unknown slot {" + sanitize_text(name, 40) + "}; " +
                    (near.empty() ? "known here: " + join(slots) : "did you mean {" + near + "}?"));
    }
}

std::vector<std::string> slots_of(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos) break;
        out.emplace_back(text.substr(at + 1, end - at - 1));
    }
    return out;
}

void read_choice(YamlMap& map, const std::string& key, std::string& out,
                 const std::vector<std::string>& names) {
    if (const auto value = map.required(key)) {
        if (const auto index = value->choice(names)) out = names[*index];
    }
}

void read_optional_choice(YamlMap& map, const std::string& key, std::string& out,
                          const std::vector<std::string>& names) {
    if (const auto value = map.optional(key)) {
        if (const auto index = value->choice(names)) out = names[*index];
    }
}

void read_words(YamlMap& map, const std::string& key, std::vector<std::string>& out, bool required) {
    for (const YamlValue& item : required ? map.list(key, 1) : map.list_optional(key)) {
        if (const auto text = item.text(1, 200)) out.push_back(*text);
    }
}

void Ids::read_own(YamlMap& map, std::string& out) {
    const auto value = map.required("id");
    if (!value) return;
    const auto id = value->identifier();
    if (!id) return;
    const auto first = std::find(ids_.begin(), ids_.end(), *id);
    if (first != ids_.end()) {
        value->error("duplicate " + what_ + " '" + *id + "' (first at " +
                     paths_[static_cast<std::size_t>(first - ids_.begin())] + ")");
        return;
    }
    ids_.push_back(*id);
    paths_.push_back(map.self().path());
    out = *id;
}

void Ids::check(const YamlValue& value, std::string& out) const {
    const auto id = value.text(1, 64);
    if (!id) return;
    if (std::find(ids_.begin(), ids_.end(), *id) != ids_.end()) {
        out = *id;
        return;
    }
    const std::string near = nearest_name(*id, ids_);
    std::string message = "unknown " + what_ + " '" + sanitize_text(*id, 64) + "'";
    if (!near.empty())
        message += "; did you mean '" + near + "'?";
    else
        message += ids_.empty() ? "; the file has none" : "; known: " + join(ids_);
    value.error(message);
}

void Ids::read_reference(YamlMap& map, const std::string& key, std::string& out) const {
    if (const auto value = map.required(key)) check(*value, out);
}

void Ids::read_optional_reference(YamlMap& map, const std::string& key, std::string& out) const {
    if (const auto value = map.optional(key)) check(*value, out);
}

const std::vector<std::string>& seat_ids() {
    static const std::vector<std::string> ids{"pr", "marketing", "service", "legal", "lead"};
    return ids;
}

} // namespace stormdrill::scenarios
