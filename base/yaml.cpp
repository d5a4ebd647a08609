#include "base/yaml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"
#include "base/yaml_tree.hpp"

namespace stormdrill {

namespace {
using Kind = YamlTreeNode::Kind;

std::string number_text(double v) {
    std::string s = std::to_string(v);
    s.erase(s.find_last_not_of('0') + 1);
    if (!s.empty() && s.back() == '.') s.pop_back();
    return s;
}

std::string child_path(const std::string& parent, const std::string& key) {
    return parent.empty() ? key : parent + '.' + key;
}

std::string list_names(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}
} // namespace

YamlValue::YamlValue(const YamlTree& tree, std::size_t node, std::string path, Diagnostics& diagnostics)
    : tree_(&tree), node_(node), path_(std::move(path)), diagnostics_(&diagnostics) {}

Location YamlValue::where() const {
    return tree_->location(node_);
}

void YamlValue::error(const std::string& message) const {
    diagnostics_->add(
        {Severity::error, where(), path_, message, tree_->source_line(tree_->nodes[node_].line)});
}

void YamlValue::warning(const std::string& message) const {
    diagnostics_->add(
        {Severity::warning, where(), path_, message, tree_->source_line(tree_->nodes[node_].line)});
}

bool YamlValue::is_map() const {
    return tree_->nodes[node_].kind == Kind::map;
}
bool YamlValue::is_list() const {
    return tree_->nodes[node_].kind == Kind::list;
}
bool YamlValue::is_scalar() const {
    return tree_->nodes[node_].kind == Kind::scalar;
}

std::string YamlValue::shown() const {
    switch (tree_->nodes[node_].kind) {
    case Kind::null:
        return "nothing";
    case Kind::list:
        return "a list";
    case Kind::map:
        return "a mapping";
    case Kind::scalar:
        break;
    }
    const std::string& text = tree_->nodes[node_].scalar;
    std::string cut = sanitize_text(text, 60);
    std::replace(cut.begin(), cut.end(), '\n', ' ');
    return '"' + cut + (count_code_points(text) > 60 ? "…" : "") + '"';
}

void YamlValue::expected(const std::string& what) const {
    error("expected " + what + ", got " + shown());
}

const std::string* YamlValue::scalar() const {
    return is_scalar() ? &tree_->nodes[node_].scalar : nullptr;
}

std::optional<std::string> YamlValue::text(std::size_t min_length, std::size_t max_length) const {
    const std::string* s = scalar();
    if (s == nullptr) {
        if (min_length == 0 && tree_->nodes[node_].kind == Kind::null) return std::string{};
        expected("text");
        return std::nullopt;
    }
    const std::size_t length = count_code_points(*s);
    if (length < min_length) {
        expected(min_length == 1 ? "text that is not empty"
                                 : "text of at least " + std::to_string(min_length) + " characters");
        return std::nullopt;
    }
    if (length > max_length) {
        expected("text of at most " + std::to_string(max_length) + " characters");
        return std::nullopt;
    }
    return *s;
}

std::optional<std::int64_t> YamlValue::integer(std::int64_t min, std::int64_t max) const {
    const std::string what = "a whole number from " + std::to_string(min) + " to " + std::to_string(max);
    const std::string* s = scalar();
    std::int64_t value = 0;
    bool good = s != nullptr && !s->empty() && !tree_->nodes[node_].quoted;
    if (good) {
        const std::size_t digits = s->front() == '-' ? 1 : 0;
        good = s->size() == digits + 1 || (s->size() > digits && (*s)[digits] != '0');
        const auto [end, error] = std::from_chars(s->data(), s->data() + s->size(), value);
        good = good && error == std::errc{} && end == s->data() + s->size() && value >= min && value <= max;
    }
    if (!good) {
        expected(what);
        return std::nullopt;
    }
    return value;
}

std::optional<double> YamlValue::number(double min, double max) const {
    const std::string* s = scalar();
    double value = 0;
    bool good = s != nullptr && !s->empty() && !tree_->nodes[node_].quoted;
    if (good) {
        // from_chars alone would take "nan" and "inf".
        good = s->find_first_not_of("0123456789.-eE+") == std::string::npos;
        const auto [end, error] = std::from_chars(s->data(), s->data() + s->size(), value);
        good = good && error == std::errc{} && end == s->data() + s->size() && value >= min && value <= max;
    }
    if (!good) {
        expected("a number from " + number_text(min) + " to " + number_text(max));
        return std::nullopt;
    }
    return value;
}

std::optional<bool> YamlValue::boolean() const {
    const std::string* s = scalar();
    if (s != nullptr && !tree_->nodes[node_].quoted) {
        if (*s == "true") return true;
        if (*s == "false") return false;
    }
    expected("true or false");
    return std::nullopt;
}

std::optional<SimDuration> YamlValue::duration(SimDuration min, SimDuration max) const {
    const std::string* s = scalar();
    const std::optional<SimDuration> value = s != nullptr ? parse_duration(*s) : std::nullopt;
    if (!value || *value < min || *value > max) {
        expected("a time such as 1h30m in [" + format_duration(min) + ", " + format_duration(max) + "]");
        return std::nullopt;
    }
    return value;
}

std::optional<std::size_t> YamlValue::choice(const std::vector<std::string>& names) const {
    if (const std::string* s = scalar()) {
        const auto found = std::find(names.begin(), names.end(), *s);
        if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
        const std::string near = nearest_name(*s, names);
        error("expected one of " + list_names(names) + ", got " + shown() +
              (near.empty() ? "" : "; did you mean '" + near + "'?"));
        return std::nullopt;
    }
    expected("one of " + list_names(names));
    return std::nullopt;
}

std::optional<std::string> YamlValue::identifier() const {
    const std::string* s = scalar();
    bool good = s != nullptr && !s->empty() && s->size() <= 64 && s->front() >= 'a' && s->front() <= 'z';
    if (good) good = s->find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
    if (!good) {
        expected("an identifier (a lower-case letter, then lower-case letters, digits, - or _)");
        return std::nullopt;
    }
    return *s;
}

std::optional<Bilingual> YamlValue::bilingual() const {
    if (!is_map()) {
        expected("a text in both languages, {en: …, zh-TW: …}");
        return std::nullopt;
    }
    Bilingual out;
    YamlMap both = map();
    const bool english = both.read("en", out.en);
    const bool chinese = both.read("zh-TW", out.zh_TW);
    both.finish();
    if (!english || !chinese) return std::nullopt;
    return out;
}

std::vector<YamlValue> YamlValue::list(std::size_t min, std::size_t max) const {
    std::vector<YamlValue> out;
    if (!is_list()) {
        expected("a list");
        return out;
    }
    const std::vector<std::size_t>& children = tree_->nodes[node_].children;
    if (children.size() < min || children.size() > max) {
        error("expected " + std::to_string(min) + " to " + std::to_string(max) + " items, got " +
              std::to_string(children.size()));
        return out;
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
        out.emplace_back(*tree_, children[i], path_ + '[' + std::to_string(i) + ']', *diagnostics_);
    }
    return out;
}

YamlMap YamlValue::map() const {
    if (!is_map()) expected("a mapping");
    return YamlMap(*this, is_map());
}

YamlMap::YamlMap(YamlValue self, bool usable) : self_(std::move(self)), usable_(usable) {}

std::optional<YamlValue> YamlMap::optional(const std::string& key) {
    if (asked_.insert(key).second) asked_order_.push_back(key);
    if (!usable_) return std::nullopt;
    const std::vector<std::size_t>& children = self_.tree_->nodes[self_.node_].children;
    for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
        if (self_.tree_->nodes[children[i]].scalar == key) {
            return YamlValue(*self_.tree_, children[i + 1], child_path(self_.path_, key),
                             *self_.diagnostics_);
        }
    }
    return std::nullopt;
}

std::optional<YamlValue> YamlMap::required(const std::string& key) {
    std::optional<YamlValue> value = optional(key);
    if (!value && usable_) self_.error("missing key '" + key + "'");
    return value;
}

std::vector<YamlMap::Entry> YamlMap::entries() {
    std::vector<Entry> out;
    if (!usable_) return out;
    const std::vector<std::size_t>& children = self_.tree_->nodes[self_.node_].children;
    for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
        const std::string& key = self_.tree_->nodes[children[i]].scalar;
        asked_.insert(key);
        const std::string path = child_path(self_.path_, key);
        out.push_back({key, YamlValue(*self_.tree_, children[i], path, *self_.diagnostics_),
                       YamlValue(*self_.tree_, children[i + 1], path, *self_.diagnostics_)});
    }
    return out;
}

namespace {
template <class T>
bool set(std::optional<T> value, T& out) {
    if (!value) return false;
    out = std::move(*value);
    return true;
}
} // namespace

bool YamlMap::read(const std::string& key, std::string& out, std::size_t min_length, std::size_t max_length) {
    const auto v = required(key);
    return v && set(v->text(min_length, max_length), out);
}
bool YamlMap::read(const std::string& key, Bilingual& out) {
    const auto v = required(key);
    return v && set(v->bilingual(), out);
}
bool YamlMap::read(const std::string& key, std::int64_t& out, std::int64_t min, std::int64_t max) {
    const auto v = required(key);
    return v && set(v->integer(min, max), out);
}
bool YamlMap::read(const std::string& key, double& out, double min, double max) {
    const auto v = required(key);
    return v && set(v->number(min, max), out);
}
bool YamlMap::read(const std::string& key, bool& out) {
    const auto v = required(key);
    return v && set(v->boolean(), out);
}
bool YamlMap::read(const std::string& key, SimDuration& out, SimDuration min, SimDuration max) {
    const auto v = required(key);
    return v && set(v->duration(min, max), out);
}
bool YamlMap::read_identifier(const std::string& key, std::string& out) {
    const auto v = required(key);
    return v && set(v->identifier(), out);
}
bool YamlMap::read_optional(const std::string& key, std::string& out, std::size_t min_length,
                            std::size_t max_length) {
    const auto v = optional(key);
    return v && set(v->text(min_length, max_length), out);
}
bool YamlMap::read_optional(const std::string& key, Bilingual& out) {
    const auto v = optional(key);
    return v && set(v->bilingual(), out);
}
bool YamlMap::read_optional(const std::string& key, std::int64_t& out, std::int64_t min, std::int64_t max) {
    const auto v = optional(key);
    return v && set(v->integer(min, max), out);
}
bool YamlMap::read_optional(const std::string& key, double& out, double min, double max) {
    const auto v = optional(key);
    return v && set(v->number(min, max), out);
}
bool YamlMap::read_optional(const std::string& key, bool& out) {
    const auto v = optional(key);
    return v && set(v->boolean(), out);
}
bool YamlMap::read_optional(const std::string& key, SimDuration& out, SimDuration min, SimDuration max) {
    const auto v = optional(key);
    return v && set(v->duration(min, max), out);
}

std::vector<YamlValue> YamlMap::list(const std::string& key, std::size_t min, std::size_t max) {
    const auto v = required(key);
    return v ? v->list(min, max) : std::vector<YamlValue>{};
}

std::vector<YamlValue> YamlMap::list_optional(const std::string& key, std::size_t max) {
    const auto v = optional(key);
    return v ? v->list(0, max) : std::vector<YamlValue>{};
}

void YamlMap::finish() {
    for (const Entry& entry : [this] {
             std::set<std::string> asked = asked_; // entries() marks keys as asked for
             std::vector<Entry> all = entries();
             asked_ = std::move(asked);
             return all;
         }()) {
        if (asked_.contains(entry.key)) continue;
        const std::string near = nearest_name(entry.key, asked_order_);
        std::string message = "unknown key '" + sanitize_text(entry.key, 60) + "'";
        message +=
            near.empty() ? "; known here: " + list_names(asked_order_) : "; did you mean '" + near + "'?";
        self_.diagnostics_->add({Severity::error, entry.key_value.where(), self_.path_, message,
                                 self_.tree_->source_line(entry.key_value.where().line)});
    }
}

YamlDocument::YamlDocument(std::unique_ptr<YamlTree> tree) : tree_(std::move(tree)) {}
YamlDocument::YamlDocument(YamlDocument&&) noexcept = default;
YamlDocument& YamlDocument::operator=(YamlDocument&&) noexcept = default;
YamlDocument::~YamlDocument() = default;

std::optional<YamlDocument> YamlDocument::parse(const std::string& text, const std::string& file_name,
                                                Diagnostics& diagnostics, const YamlLimits& limits) {
    std::unique_ptr<YamlTree> tree = parse_yaml_tree(text, file_name, diagnostics, limits);
    if (!tree) return std::nullopt;
    return YamlDocument(std::move(tree));
}

YamlValue YamlDocument::root(Diagnostics& diagnostics) const {
    return YamlValue(*tree_, tree_->root, "", diagnostics);
}

} // namespace stormdrill
