#include "app/edge_list.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace stormdrill::app {

namespace {
constexpr std::size_t piece_size = std::size_t{1} << 20;
constexpr std::size_t longest_line = 4096; // far beyond two ids: what is longer is no edge list

class EdgeReader {
public:
    EdgeReader(std::string file, sim::UndirectedTies& ties) : file_(std::move(file)), ties_(ties) {}

    void read_line(std::string_view line) {
        ++line_number_;
        line_ = line;
        at_ = 0;
        skip_blanks();
        if (at_ == line_.size() || line_[at_] == '#') return;
        const std::uint32_t a = read_id("an edge 'u v'");
        const std::size_t gap = at_;
        skip_blanks();
        if (at_ == gap && at_ < line_.size()) fail("a blank after the first id");
        const std::uint32_t b = read_id("a second id");
        skip_blanks();
        if (at_ < line_.size()) fail("the end of the line after two ids");
        if (ties_.added() == sim::UndirectedTies::most_edges)
            throw OperatorError(file_ + ": more than " + std::to_string(sim::UndirectedTies::most_edges) +
                                " edges");
        ties_.add(a, b);
    }

    [[noreturn]] void fail(const std::string& expected) const {
        constexpr std::size_t shown = 80;
        std::string got = "the end of the line";
        if (at_ < line_.size()) {
            const std::size_t end = std::min(line_.find_first_of(" \t\r", at_), line_.size());
            got = "'" + std::string(line_.substr(at_, std::min(end - at_, shown))) + "'";
        }
        Diagnostics diagnostics;
        diagnostics.add({Severity::error,
                         {file_, line_number_, at_ + 1},
                         "",
                         "expected " + expected + ", got " + got,
                         std::string(line_.substr(0, shown))});
        throw AuthorError(std::move(diagnostics));
    }

private:
    void skip_blanks() {
        while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t' || line_[at_] == '\r'))
            ++at_;
    }

    std::uint32_t read_id(const char* expected) {
        std::uint32_t id = 0;
        const char* const begin = line_.data() + at_;
        const auto [end, error] = std::from_chars(begin, line_.data() + line_.size(), id);
        if (error == std::errc::result_out_of_range) fail("an id from 0 to 4294967295");
        if (error != std::errc{}) fail(expected);
        at_ += static_cast<std::size_t>(end - begin);
        return id;
    }

    std::string file_;
    sim::UndirectedTies& ties_;
    std::string_view line_;
    std::size_t line_number_ = 0, at_ = 0;
};
} // namespace

sim::UndirectedTies read_edge_list(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
        throw OperatorError(file.string() + ": cannot be read: " + std::strerror(in ? EISDIR : errno));
    sim::UndirectedTies ties;
    EdgeReader reader(file.string(), ties);
    std::string piece;
    bool more = true;
    while (more) {
        const std::size_t begun = piece.size(); // of the line that the last piece cut
        piece.resize(begun + piece_size);
        in.read(piece.data() + begun, static_cast<std::streamsize>(piece_size));
        piece.resize(begun + static_cast<std::size_t>(in.gcount()));
        more = in.good();
        std::string_view left = piece;
        for (std::size_t end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
            reader.read_line(left.substr(0, end));
            left.remove_prefix(end + 1);
        }
        if (!left.empty() && (!more || left.size() > longest_line)) {
            reader.read_line(left);
            left = {};
        }
        piece.erase(0, piece.size() - left.size());
    }
    if (in.bad()) throw OperatorError(file.string() + ": cannot be read: " + std::strerror(errno));
    if (ties.added() == 0) throw OperatorError(file.string() + ": holds no edge; expected 'u v' per line");
    ties.build();
    return ties;
}

} // namespace stormdrill::app
