#pragma once
/// The parsed document as plain arrays. Private to base/.

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/yaml.hpp"

namespace stormdrill {

struct YamlTreeNode {
    enum class Kind { null, scalar, list, map } kind = Kind::null;
    std::size_t line = 1;   // from 1
    std::size_t column = 1; // from 1, code points
    std::string scalar;
    bool quoted = false;
    std::vector<std::size_t> children; // list: items; map: key, value, key, value, …
};

struct YamlTree {
    std::string file_name;
    std::vector<std::string> lines;
    std::vector<YamlTreeNode> nodes;
    std::size_t root = 0;

    [[nodiscard]] Location location(std::size_t node) const {
        return {file_name, nodes[node].line, nodes[node].column};
    }
    /// The beginning of the line, as much as a message shows: a file of one long line must not be copied per
    /// error.
    [[nodiscard]] std::string source_line(std::size_t line) const {
        constexpr std::size_t enough_bytes = 4 * 200;
        return line >= 1 && line <= lines.size() ? lines[line - 1].substr(0, enough_bytes) : std::string{};
    }
};

/// Null after reporting to `diagnostics`.
[[nodiscard]] std::unique_ptr<YamlTree> parse_yaml_tree(const std::string& text, const std::string& file_name,
                                                        Diagnostics& diagnostics, const YamlLimits& limits);

} // namespace stormdrill
