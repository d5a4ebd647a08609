#pragma once
/// Published graphs as text: one edge `u v` per line.

#include <filesystem>

#include "sim/undirected_ties.hpp"

namespace stormdrill::app {

/// Two ids from 0 to 4294967295 per line, apart by blanks; empty lines and lines that begin with # are left
/// out. Reads in pieces, so that the file may be larger than memory. Throws AuthorError naming file, line
/// and column of the first bad line, OperatorError when the file cannot be read or holds no edge.
[[nodiscard]] sim::UndirectedTies read_edge_list(const std::filesystem::path& file);

} // namespace stormdrill::app
