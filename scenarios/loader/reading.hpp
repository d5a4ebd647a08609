#pragma once
/// What the readers of the sections share: texts in both languages with their checks, names out of a fixed
/// set, and ids with the references to them. Private to scenarios/.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/yaml.hpp"

namespace stormdrill::scenarios {

/// The longest drill, and so the widest range of any time in a file.
inline constexpr SimDuration longest_drill = hours(14 * 24);

/// A required text in both languages, each plausibly in its own language (else a warning).
void read_text(YamlMap& map, const std::string& key, Bilingual& out);
void read_optional_text(YamlMap& map, const std::string& key, Bilingual& out);
/// The same for a value that is already at hand, such as an item of a list.
void read_text(const YamlValue& value, Bilingual& out);

/// Warns when `text` holds no word of `language`: zh-TW without any Chinese character, English with one.
void check_language(const YamlValue& where, const std::string& text, Language language);

/// Every `{word}` in `text` must be one of `slots`. Anything else in braces is an error with the nearest
/// slot.
void check_slots(const YamlValue& where, std::string_view text, const std::vector<std::string>& slots);
/// The slots of a text in the order of their appearance, without braces; for what check_slots accepted.
[[nodiscard]] std::vector<std::string> slots_of(std::string_view text);

/// One of `names`, as text.
void read_choice(YamlMap& map, const std::string& key, std::string& out,
                 const std::vector<std::string>& names);
void read_optional_choice(YamlMap& map, const std::string& key, std::string& out,
                          const std::vector<std::string>& names);

/// Plain texts, each not empty.
void read_words(YamlMap& map, const std::string& key, std::vector<std::string>& out, bool required);

/// The ids of one kind of thing, for duplicates and for references to them.
class Ids {
public:
    explicit Ids(std::string what) : what_(std::move(what)) {}

    /// Reads the `id` of a thing; an id that stands already is an error naming the first place.
    void read_own(YamlMap& map, std::string& out);
    /// A reference: an unknown id is an error with the nearest one.
    void read_reference(YamlMap& map, const std::string& key, std::string& out) const;
    void read_optional_reference(YamlMap& map, const std::string& key, std::string& out) const;
    /// The same for a value that is already at hand.
    void check(const YamlValue& value, std::string& out) const;

private:
    std::string what_;
    std::vector<std::string> ids_;
    std::vector<std::string> paths_;
};

/// All ids of a scenario that others refer to. Filled in the order of the sections.
struct KnownIds {
    Ids platforms{"platform"};
    Ids outlets{"outlet"};
    Ids personas{"persona"};
    Ids facts{"fact"};
    Ids injects{"inject"};
};

/// The five seats that a text or a call may be meant for.
[[nodiscard]] const std::vector<std::string>& seat_ids();

} // namespace stormdrill::scenarios
