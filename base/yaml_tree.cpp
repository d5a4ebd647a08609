#include "base/yaml_tree.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/utf8.hpp"

namespace stormdrill {

namespace {

/// Thrown to leave yaml-cpp's parser when a limit is passed; caught in parse_yaml_tree.
struct LimitPassed {
    YAML::Mark mark;
    std::string message;
};

/// yaml-cpp counts columns in bytes from 0; ours count code points from 1. Values come in the order of the
/// file, so what was counted for the last one is kept: a long line is walked once, not once per value.
class Columns {
public:
    explicit Columns(const YamlTree& tree) : tree_(tree) {}

    [[nodiscard]] std::size_t of(const YAML::Mark& mark) {
        const auto line = static_cast<std::size_t>(mark.line);
        const auto bytes = static_cast<std::size_t>(mark.column);
        if (line >= tree_.lines.size() || bytes > tree_.lines[line].size()) return bytes + 1;
        if (line != line_ || bytes < bytes_) {
            line_ = line;
            bytes_ = 0;
            code_points_ = 0;
        }
        code_points_ += count_code_points(std::string_view(tree_.lines[line]).substr(bytes_, bytes - bytes_));
        bytes_ = bytes;
        return code_points_ + 1;
    }

private:
    const YamlTree& tree_;
    std::size_t line_ = 0, bytes_ = 0, code_points_ = 0;
};

Location location_of_mark(const YamlTree& tree, const YAML::Mark& mark) {
    if (mark.is_null()) return {tree.file_name, 1, 1};
    return {tree.file_name, static_cast<std::size_t>(mark.line) + 1, Columns(tree).of(mark)};
}

class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(YamlTree& tree, const YamlLimits& limits) : tree_(tree), limits_(limits), columns_(tree) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        attach(add(mark, YamlTreeNode::Kind::null, anchor));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (++aliases_ > limits_.max_aliases) {
            throw LimitPassed{mark, "too many aliases (more than " + std::to_string(limits_.max_aliases) +
                                        "); write the values out"};
        }
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) throw LimitPassed{mark, "this alias refers to no anchor"};
        if (std::find(open_.begin(), open_.end(), found->second) != open_.end()) {
            throw LimitPassed{mark, "an alias may not refer to what contains it"};
        }
        attach(found->second);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        const std::size_t node = add(mark, YamlTreeNode::Kind::scalar, anchor);
        tree_.nodes[node].scalar = value;
        tree_.nodes[node].quoted = tag == "!";
        if (tag == "?" && (value == "~" || value == "null"))
            tree_.nodes[node].kind = YamlTreeNode::Kind::null;
        attach(node);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, add(mark, YamlTreeNode::Kind::list, anchor));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, add(mark, YamlTreeNode::Kind::map, anchor));
    }
    void OnMapEnd() override { close(); }

private:
    std::size_t add(const YAML::Mark& mark, YamlTreeNode::Kind kind, YAML::anchor_t anchor) {
        if (tree_.nodes.size() >= limits_.max_nodes) {
            throw LimitPassed{mark, "too many values (more than " + std::to_string(limits_.max_nodes) + ")"};
        }
        YamlTreeNode node;
        node.kind = kind;
        node.line = static_cast<std::size_t>(mark.line) + 1;
        node.column = columns_.of(mark);
        tree_.nodes.push_back(std::move(node));
        if (anchor != 0) anchors_[anchor] = tree_.nodes.size() - 1;
        return tree_.nodes.size() - 1;
    }
    void attach(std::size_t node) {
        if (open_.empty())
            tree_.root = node;
        else
            tree_.nodes[open_.back()].children.push_back(node);
    }
    void open(const YAML::Mark& mark, std::size_t node) {
        attach(node);
        open_.push_back(node);
        if (open_.size() > limits_.max_depth) {
            throw LimitPassed{mark, "nested too deeply (more than " + std::to_string(limits_.max_depth) +
                                        " levels)"};
        }
    }
    void close() { open_.pop_back(); }

    YamlTree& tree_;
    const YamlLimits& limits_;
    Columns columns_;
    std::vector<std::size_t> open_;
    std::map<YAML::anchor_t, std::size_t> anchors_;
    std::size_t aliases_ = 0;
};

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    while (start <= text.size()) {
        std::size_t end = text.find('\n', start);
        if (end == std::string::npos) end = text.size();
        std::string line = text.substr(start, end - start);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(std::move(line));
        start = end + 1;
    }
    return lines;
}

Location location_of_byte(const YamlTree& tree, const std::string& text, std::size_t offset) {
    std::size_t line = 1;
    std::size_t start = 0;
    for (std::size_t i = 0; i < offset; ++i) {
        if (text[i] == '\n') {
            ++line;
            start = i + 1;
        }
    }
    return {tree.file_name, line,
            count_code_points(std::string_view(text).substr(start, offset - start)) + 1};
}

/// Duplicate keys and keys that are no plain text, over the whole tree.
void check_keys(const YamlTree& tree, Diagnostics& diagnostics) {
    for (const YamlTreeNode& node : tree.nodes) {
        if (node.kind != YamlTreeNode::Kind::map) continue;
        std::map<std::string, std::size_t> first;
        for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
            const std::size_t key_index = node.children[i];
            const YamlTreeNode& key = tree.nodes[key_index];
            if (key.kind != YamlTreeNode::Kind::scalar) {
                diagnostics.add({Severity::error, tree.location(key_index), "", "a key must be plain text",
                                 tree.source_line(key.line)});
                continue;
            }
            const auto [known, fresh] = first.emplace(key.scalar, key.line);
            if (!fresh) {
                diagnostics.add({Severity::error, tree.location(key_index), "",
                                 "duplicate key '" + sanitize_text(key.scalar, 60) + "' (first on line " +
                                     std::to_string(known->second) + ")",
                                 tree.source_line(key.line)});
            }
        }
    }
}

} // namespace

std::unique_ptr<YamlTree> parse_yaml_tree(const std::string& text, const std::string& file_name,
                                          Diagnostics& diagnostics, const YamlLimits& limits) {
    auto tree = std::make_unique<YamlTree>();
    tree->file_name = file_name;
    const auto fail = [&](Location where, const std::string& message) {
        const std::string source = tree->source_line(where.line);
        diagnostics.add({Severity::error, std::move(where), "", message, source});
        return nullptr;
    };
    if (text.size() > limits.max_bytes) {
        return fail({file_name, 1, 1}, "the file has " + std::to_string(text.size()) + " bytes; at most " +
                                           std::to_string(limits.max_bytes) + " are read");
    }
    if (const auto bad = find_invalid_utf8(text)) {
        return fail(location_of_byte(*tree, text, *bad), "not UTF-8 text (byte " + std::to_string(*bad + 1) +
                                                             " of the file); save the file as UTF-8");
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') {
            return fail(location_of_byte(*tree, text, i),
                        "a control character stands here; this is not a text file");
        }
    }
    tree->lines = split_lines(text);

    const std::size_t errors_before = diagnostics.error_count();
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        TreeBuilder builder(*tree, limits);
        if (!parser.HandleNextDocument(builder)) return fail({file_name, 1, 1}, "the file holds nothing");
        YamlTree rest;
        TreeBuilder ignore(rest, limits);
        if (parser.HandleNextDocument(ignore)) {
            const std::size_t line = rest.nodes.empty() ? 1 : rest.nodes[rest.root].line;
            return fail({file_name, line, 1}, "a second document starts here; one file holds one document");
        }
    } catch (const LimitPassed& limit) {
        return fail(location_of_mark(*tree, limit.mark), limit.message);
    } catch (const YAML::Exception& e) {
        // yaml-cpp 0.8 adds the name to what 0.7 says; the author reads the same words with both.
        const bool no_anchor = e.msg.starts_with("the referenced anchor is not defined");
        return fail(location_of_mark(*tree, e.mark),
                    no_anchor ? "this alias refers to no anchor" : "not valid YAML: " + e.msg);
    }
    if (tree->nodes.empty()) return fail({file_name, 1, 1}, "the file holds nothing");
    check_keys(*tree, diagnostics);
    return diagnostics.error_count() == errors_before ? std::move(tree) : nullptr;
}

} // namespace stormdrill
