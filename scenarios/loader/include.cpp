#include "scenarios/loader/include.hpp"

#include <algorithm>
#include <map>

#include "base/file.hpp"
#include "base/yaml.hpp"

namespace stormdrill::scenarios {

namespace {
const std::vector<std::string> sections{"voices", "word_lists", "team_texts"};

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    // Some editors begin a file with a byte order mark; in the middle of the merged text it would be a fault.
    const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::size_t begin = start; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// Lines of a document in block style: every top-level key begins a line of its own.
struct Block {
    std::vector<std::string> lines;
    std::vector<YamlMap::Entry> keys;
};

bool in_block_style(const Block& block, const YamlValue& root) {
    for (std::size_t i = 0; i < block.keys.size(); ++i) {
        const Location where = block.keys[i].key_value.where();
        const bool own_line = i == 0 || where.line > block.keys[i - 1].key_value.where().line;
        if (where.column == 1 && own_line && !block.lines[where.line - 1].starts_with('{')) continue;
        root.error("a file that includes or is included must have each top-level key on a line of its own");
        return false;
    }
    return true;
}

/// The end of a document may be marked by `...`; what is appended must stand before it.
void drop_document_end(std::vector<std::string>& lines) {
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (lines[i].starts_with("...")) lines.resize(i);
    }
}

void append(MergedText& merged, const std::vector<std::string>& lines, std::size_t from) {
    for (std::size_t i = from; i < lines.size(); ++i)
        merged.text += lines[i] + '\n';
}

class Merger {
public:
    Merger(std::filesystem::path folder, MergedText& merged, std::size_t line_count, Diagnostics& diagnostics)
        : folder_(std::move(folder)), merged_(merged), line_count_(line_count), diagnostics_(diagnostics) {}

    void claim(const YamlMap::Entry& entry, const std::string& file_name) {
        const auto [first, fresh] = owner_.emplace(entry.key, file_name);
        if (!fresh)
            entry.key_value.error("section '" + entry.key + "' stands in " + first->second + " already");
    }

    void include(const YamlValue& item) {
        const auto name = item.text(1, 200);
        if (!name) return;
        const std::filesystem::path relative(*name);
        if (relative.is_absolute() || std::find(relative.begin(), relative.end(), "..") != relative.end()) {
            item.error("an included file lies beside the scenario: no absolute path and no '..'");
            return;
        }
        const std::filesystem::path path = folder_ / relative;
        std::string text;
        try {
            text = read_file(path, YamlLimits{}.max_bytes);
        } catch (const OperatorError& e) {
            item.error(e.what());
            return;
        }
        const std::string file_name = path.string();
        const auto document = YamlDocument::parse(text, file_name, diagnostics_);
        if (!document) return;
        const YamlValue root = document->root(diagnostics_);
        YamlMap map = root.map();
        if (!root.is_map()) return;
        for (const std::string& section : sections)
            static_cast<void>(map.optional(section));
        map.finish();
        Block block{split_lines(text), map.entries()};
        if (block.keys.empty() || !in_block_style(block, root)) return;
        for (const YamlMap::Entry& entry : block.keys)
            claim(entry, file_name);
        drop_document_end(block.lines);
        const std::size_t skipped = block.keys.front().key_value.where().line - 1;
        merged_.parts.push_back({file_name, line_count_ + 1, skipped});
        append(merged_, block.lines, skipped);
        line_count_ += block.lines.size() - skipped;
    }

private:
    std::filesystem::path folder_;
    MergedText& merged_;
    std::size_t line_count_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::string> owner_; // section → the file it stands in
};
} // namespace

Location MergedText::in_files(Location where) const {
    const auto after = std::find_if(parts.begin(), parts.end(),
                                    [&](const Part& part) { return part.first_line > where.line; });
    if (after == parts.begin()) return where;
    const Part& part = *(after - 1);
    return {part.file_name, where.line - part.first_line + 1 + part.lines_skipped, where.column};
}

MergedText merge_includes(const std::string& text, const std::filesystem::path& file,
                          Diagnostics& diagnostics) {
    MergedText merged{text, {{file.string(), 1, 0}}};
    const auto document = YamlDocument::parse(text, file.string(), diagnostics);
    if (!document) return merged;
    const YamlValue root = document->root(diagnostics);
    if (!root.is_map()) return merged;
    YamlMap top = root.map();
    const auto include = top.optional("include");
    if (!include) return merged;

    Block main{split_lines(text), top.entries()};
    if (!in_block_style(main, root)) return merged;
    drop_document_end(main.lines);
    const auto at = std::find_if(main.keys.begin(), main.keys.end(),
                                 [](const YamlMap::Entry& entry) { return entry.key == "include"; });
    const std::size_t begin = at->key_value.where().line - 1;
    const std::size_t end =
        at + 1 == main.keys.end() ? main.lines.size() : (at + 1)->key_value.where().line - 1;
    for (std::size_t i = begin; i < std::min(end, main.lines.size()); ++i)
        main.lines[i].insert(0, "# ");
    merged.text.clear();
    append(merged, main.lines, 0);

    Merger merger(file.parent_path(), merged, main.lines.size(), diagnostics);
    for (const YamlMap::Entry& entry : main.keys) {
        if (std::find(sections.begin(), sections.end(), entry.key) != sections.end()) {
            merger.claim(entry, file.string());
        }
    }
    for (const YamlValue& item : include->list(1, 20))
        merger.include(item);
    return merged;
}

} // namespace stormdrill::scenarios
