#pragma once
/// The located reader: YAML read strictly, every error with file, line, column and path, all of them in one
/// run. Only this room sees yaml-cpp. Plain scalars are text until a schema asks for something else, so `yes`
/// is never a boolean, `010` never eight, and a duplicate key never wins silently.
///
///     Diagnostics diagnostics;
///     if (auto document = YamlDocument::parse(text, "allergen.yaml", diagnostics)) {
///         YamlMap top = document->root(diagnostics).map();
///         top.read("title", title);                    // required: a missing key is an error
///         top.read_optional("pace", pace, 1, 120);     // leaves `pace` as it is when the key is absent
///         for (YamlValue& item : top.list("injects")) …
///         top.finish();                                // whatever was not asked for is an unknown key
///     }
///
/// Every reader reports what is wrong and goes on; the caller looks at Diagnostics::has_errors() once, at the
/// end.

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "base/time.hpp"

namespace stormdrill {

struct YamlTree; // yaml_tree.hpp, private to this room

struct YamlLimits {
    std::size_t max_bytes = 4u << 20;
    std::size_t max_depth = 24;
    std::size_t max_nodes = 400'000;
    std::size_t max_aliases = 64;
};

class YamlMap;

/// One value of the document, together with where it stands. Cheap to copy. Lives no longer than its
/// document.
class YamlValue {
public:
    YamlValue(const YamlTree& tree, std::size_t node, std::string path, Diagnostics& diagnostics);

    [[nodiscard]] Location where() const;
    [[nodiscard]] const std::string& path() const { return path_; }
    void error(const std::string& message) const;
    void warning(const std::string& message) const;

    [[nodiscard]] bool is_map() const;
    [[nodiscard]] bool is_list() const;
    [[nodiscard]] bool is_scalar() const;

    // Each reads the value as what it says, or reports an error and returns nothing.

    /// Valid UTF-8 of min_length to max_length code points.
    [[nodiscard]] std::optional<std::string> text(std::size_t min_length = 1,
                                                  std::size_t max_length = 20'000) const;
    /// Decimal digits with an optional sign; no leading zero.
    [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t min, std::int64_t max) const;
    /// A finite decimal number.
    [[nodiscard]] std::optional<double> number(double min, double max) const;
    /// `true` or `false`, nothing else.
    [[nodiscard]] std::optional<bool> boolean() const;
    /// A time such as `1h30m` (base/time.hpp) in [min, max].
    [[nodiscard]] std::optional<SimDuration> duration(SimDuration min, SimDuration max) const;
    /// One of `names`; the index of it. An unknown name is answered with the nearest one.
    [[nodiscard]] std::optional<std::size_t> choice(const std::vector<std::string>& names) const;
    /// An identifier: a lower-case letter, then lower-case letters, digits, `_` or `-`; at most 64.
    [[nodiscard]] std::optional<std::string> identifier() const;
    /// `{en: …, zh-TW: …}`, both required.
    [[nodiscard]] std::optional<Bilingual> bilingual() const;
    /// The items of a list, `path[0]`, `path[1]`, …; empty (with an error) when it is none or out of [min,
    /// max].
    [[nodiscard]] std::vector<YamlValue> list(std::size_t min = 0, std::size_t max = 100'000) const;
    /// The mapping; an empty one (with an error) when it is none.
    [[nodiscard]] YamlMap map() const;

private:
    friend class YamlMap;
    void expected(const std::string& what) const;
    [[nodiscard]] std::string shown() const; // the value, short enough for a message
    const std::string* scalar() const;

    const YamlTree* tree_;
    std::size_t node_;
    std::string path_;
    Diagnostics* diagnostics_;
};

/// A mapping read strictly. Ask for every key, then finish().
class YamlMap {
public:
    explicit YamlMap(YamlValue self, bool usable);

    [[nodiscard]] const YamlValue& self() const { return self_; }
    /// The value under `key`; a missing key is an error at the mapping's own position.
    [[nodiscard]] std::optional<YamlValue> required(const std::string& key);
    [[nodiscard]] std::optional<YamlValue> optional(const std::string& key);

    /// A mapping whose keys are data (ids): all entries in the file's order, and none counts as unknown.
    struct Entry {
        std::string key;
        YamlValue key_value; ///< for errors about the key itself
        YamlValue value;
    };
    [[nodiscard]] std::vector<Entry> entries();

    // Shorthands for the common types; the return value says whether `out` was set.
    bool read(const std::string& key, std::string& out, std::size_t min_length = 1,
              std::size_t max_length = 20'000);
    bool read(const std::string& key, Bilingual& out);
    bool read(const std::string& key, std::int64_t& out, std::int64_t min, std::int64_t max);
    bool read(const std::string& key, double& out, double min, double max);
    bool read(const std::string& key, bool& out);
    bool read(const std::string& key, SimDuration& out, SimDuration min, SimDuration max);
    bool read_identifier(const std::string& key, std::string& out);
    bool read_optional(const std::string& key, std::string& out, std::size_t min_length = 0,
                       std::size_t max_length = 20'000);
    bool read_optional(const std::string& key, Bilingual& out);
    bool read_optional(const std::string& key, std::int64_t& out, std::int64_t min, std::int64_t max);
    bool read_optional(const std::string& key, double& out, double min, double max);
    bool read_optional(const std::string& key, bool& out);
    bool read_optional(const std::string& key, SimDuration& out, SimDuration min, SimDuration max);

    /// Items of a required / optional list.
    [[nodiscard]] std::vector<YamlValue> list(const std::string& key, std::size_t min = 0,
                                              std::size_t max = 100'000);
    [[nodiscard]] std::vector<YamlValue> list_optional(const std::string& key, std::size_t max = 100'000);

    /// Reports every key that was not asked for, with the nearest known name.
    void finish();

private:
    YamlValue self_;
    bool usable_;
    std::set<std::string> asked_;
    std::vector<std::string> asked_order_;
};

/// A parsed document. Syntax errors, duplicate keys, bad UTF-8, binary bytes, and sizes beyond the limits are
/// reported to `diagnostics`; then parse() returns nothing.
class YamlDocument {
public:
    [[nodiscard]] static std::optional<YamlDocument> parse(const std::string& text,
                                                           const std::string& file_name,
                                                           Diagnostics& diagnostics,
                                                           const YamlLimits& limits = {});
    YamlDocument(YamlDocument&&) noexcept;
    YamlDocument& operator=(YamlDocument&&) noexcept;
    ~YamlDocument();

    [[nodiscard]] YamlValue root(Diagnostics& diagnostics) const;

private:
    explicit YamlDocument(std::unique_ptr<YamlTree> tree);
    std::unique_ptr<YamlTree> tree_;
};

} // namespace stormdrill
