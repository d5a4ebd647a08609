#pragma once
/// drill.jsonl: append-only, one JSON object a line, the first one the header. It is all that replay and
/// scoring need.
///
/// Every line ends with `"chain"`: XXH3-128 of the chain before it and of the line's own bytes up to there,
/// so that a changed, missing or moved line is found even when it could not touch the world. Lines are
/// numbered from 1 (`n`).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/file.hpp"

namespace stormdrill::drill {

using Json = nlohmann::ordered_json;

inline constexpr int log_format = 1;

/// Where the log was found to be wrong.
struct LogFault {
    std::size_t line = 0; ///< from 1
    std::string what;
};

struct LogLine {
    std::size_t number = 0; ///< from 1, as in the file
    std::string bytes;      ///< without the line feed
    Json json;
};

/// A log as read; `fault` tells where reading it stopped short.
struct ReadLog {
    std::filesystem::path path;
    std::vector<LogLine> lines; ///< all good ones before the fault
    std::optional<LogFault> fault;
    bool torn = false;          ///< the last line had no line feed (power cut); it is not in `lines`
    std::size_t good_bytes = 0; ///< of the file, up to the last good line

    [[nodiscard]] const Json& header() const { return lines.front().json; }
    [[nodiscard]] bool finished() const; ///< an `end` line stands in it
};

/// Throws OperatorError when the file cannot be read or its first line is no header of this format.
[[nodiscard]] ReadLog read_log(const std::filesystem::path& path);
[[nodiscard]] ReadLog parse_log(const std::string& content, const std::filesystem::path& name);

/// Where a session's lines go. While lines of an earlier run are still expected, each new one must equal the
/// next of them (`real` aside); after that they are appended to the file.
class LogWriter {
public:
    /// No file: lines are only kept in memory (counterfactual worlds, replay, tests).
    LogWriter();
    /// A new file; refuses an existing one.
    explicit LogWriter(const std::filesystem::path& path, bool sync);
    /// Goes on from a log that was read: drops a torn last line from the file, expects the others.
    LogWriter(const ReadLog& earlier, bool append_to_file, bool sync);

    /// Goes on after the last line of a log that was read, whose lines count as kept. Throws OperatorError
    /// when it is damaged or its last line is torn.
    [[nodiscard]] static LogWriter after(const ReadLog& earlier, bool sync);

    /// Numbers, chains and keeps the line. Throws OperatorError when the disk refuses it, and DifferingLine
    /// when an earlier run says otherwise. Then nothing was kept.
    void write(Json line);

    [[nodiscard]] std::size_t next_line() const { return number_ + 1; }
    /// The next line of the earlier run, or null.
    [[nodiscard]] const LogLine* expected() const;
    [[nodiscard]] const std::vector<Json>& lines() const { return kept_; }

private:
    std::optional<AppendFile> file_;
    bool sync_ = false;
    std::vector<LogLine> expected_;
    std::size_t position_ = 0;
    std::size_t number_ = 0;
    std::string chain_;
    std::vector<Json> kept_;
};

/// The world did not do again what the log says.
class DifferingLine : public std::runtime_error {
public:
    DifferingLine(std::size_t line, const std::string& what);
    std::size_t line;
};

} // namespace stormdrill::drill
