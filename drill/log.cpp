#include "drill/log.hpp"

#include <utility>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::string_view chain_mark = ",\"chain\":\"";
constexpr std::size_t chain_digits = 32;
constexpr std::size_t suffix_size = chain_mark.size() + chain_digits + 2; // ,"chain":"…"}

std::string next_chain(const std::string& before, std::string_view content) {
    return hash128_hex(before + std::string(content));
}

/// What the world makes again: not the person's own time, and not which program and rules wrote the header
/// (findings are stored with their texts, so neither touches the world).
Json comparable(Json line) {
    for (const char* key : {"real", "chain", "build", "tone_rules"})
        line.erase(key);
    return line;
}

std::string describe(const Json& line) {
    std::string out = line.value("kind", "?");
    if (out == "act") out += " " + line.value("act", "?") + " of " + line.value("seat", "?");
    return out + " at " + std::to_string(line.value("at", std::int64_t{0})) + " s";
}

/// The first field in which two lines differ, in words.
std::string difference(const Json& logged, const Json& made) {
    for (const auto& [key, value] : logged.items()) {
        const auto other = made.find(key);
        if (other == made.end()) return "'" + key + "' is not made again";
        if (*other != value) {
            const auto shown = [](const Json& v) {
                std::string text = v.dump(-1, ' ', false, Json::error_handler_t::replace);
                return text.size() <= 80 ? text : text.substr(0, 77) + "...";
            };
            return "'" + key + "' is " + shown(value) + " in the log, but " + shown(*other) + " now";
        }
    }
    return "fields are missing from the log's line";
}

/// Checks one line's chain and number; returns what is wrong with it.
std::optional<std::string> check_line(const std::string& bytes, std::size_t number, std::string& chain,
                                      Json& json) {
    if (bytes.size() <= suffix_size ||
        bytes.substr(bytes.size() - suffix_size, chain_mark.size()) != chain_mark) {
        return "the line does not end with its chain value: it was changed or cut";
    }
    const std::string_view content(bytes.data(), bytes.size() - suffix_size);
    const std::string stated = bytes.substr(bytes.size() - chain_digits - 2, chain_digits);
    const std::string chained = next_chain(chain, content);
    json = Json::parse(bytes, nullptr, false);
    const bool readable = json.is_object() && json.contains("n") && json["n"].is_number_integer();
    if (chained != stated) {
        if (readable && json["n"].get<std::int64_t>() != static_cast<std::int64_t>(number)) {
            return "line " + std::to_string(json["n"].get<std::int64_t>()) +
                   " of the drill stands here, line " + std::to_string(number) +
                   " was expected: lines are missing or were moved";
        }
        return "the line was changed (its chain value does not fit its content and the lines before it)";
    }
    if (!readable || json["n"].get<std::int64_t>() != static_cast<std::int64_t>(number)) {
        return "the line is no numbered JSON object";
    }
    chain = chained;
    return std::nullopt;
}
} // namespace

DifferingLine::DifferingLine(std::size_t number, const std::string& what)
    : std::runtime_error(what), line(number) {}

bool ReadLog::finished() const {
    for (const LogLine& line : lines) {
        if (line.json.value("kind", "") == "end") return true;
    }
    return false;
}

ReadLog parse_log(const std::string& content, const std::filesystem::path& name) {
    ReadLog log;
    log.path = name;
    std::string chain;
    std::size_t start = 0;
    while (start < content.size()) {
        const std::size_t end = content.find('\n', start);
        if (end == std::string::npos) {
            log.torn = true;
            break;
        }
        LogLine line;
        line.number = log.lines.size() + 1;
        line.bytes = content.substr(start, end - start);
        if (const auto wrong = check_line(line.bytes, line.number, chain, line.json)) {
            log.fault = LogFault{line.number, *wrong};
            break;
        }
        log.lines.push_back(std::move(line));
        start = end + 1;
        log.good_bytes = start;
    }
    if (log.lines.empty()) {
        if (log.fault) throw OperatorError(name.string() + ":1: " + log.fault->what);
        throw OperatorError(name.string() + ": holds no drill (not one whole line)");
    }
    const Json& header = log.lines.front().json;
    if (header.value("kind", "") != "header")
        throw OperatorError(name.string() + ":1: the first line is no header");
    if (header.value("format", 0) != log_format) {
        throw OperatorError(name.string() + ":1: format " + std::to_string(header.value("format", 0)) +
                            " of the log is not known; this program reads " + std::to_string(log_format));
    }
    return log;
}

ReadLog read_log(const std::filesystem::path& path) {
    return parse_log(read_file(path), path);
}

LogWriter::LogWriter() = default;

LogWriter::LogWriter(const std::filesystem::path& path, bool sync)
    : file_(AppendFile(path, AppendFile::Mode::create_new)), sync_(sync) {}

LogWriter::LogWriter(const ReadLog& earlier, bool append_to_file, bool sync)
    : sync_(sync), expected_(earlier.lines) {
    if (!append_to_file) return;
    if (earlier.fault) {
        throw OperatorError(earlier.path.string() + ":" + std::to_string(earlier.fault->line) + ": " +
                            earlier.fault->what + "; a drill cannot go on from a damaged log");
    }
    if (earlier.torn) {
        std::error_code error;
        std::filesystem::resize_file(earlier.path, earlier.good_bytes, error);
        if (error) throw OperatorError(earlier.path.string() + ": cannot be written: " + error.message());
    }
    file_.emplace(earlier.path, AppendFile::Mode::append);
}

LogWriter LogWriter::after(const ReadLog& earlier, bool sync) {
    if (earlier.fault)
        throw OperatorError(earlier.path.string() + ":" + std::to_string(earlier.fault->line) + ": " +
                            earlier.fault->what + "; nothing can be added to a damaged log");
    if (earlier.torn)
        throw OperatorError(earlier.path.string() + ": the last line is torn; resume the drill first");
    LogWriter writer;
    writer.sync_ = sync;
    writer.number_ = earlier.lines.size();
    writer.chain_ = earlier.lines.back().json.at("chain").get<std::string>();
    for (const LogLine& line : earlier.lines)
        writer.kept_.push_back(line.json);
    writer.file_.emplace(earlier.path, AppendFile::Mode::append);
    return writer;
}

const LogLine* LogWriter::expected() const {
    return position_ < expected_.size() ? &expected_[position_] : nullptr;
}

void LogWriter::write(Json line) {
    Json numbered = Json::object();
    numbered["kind"] = line.at("kind");
    numbered["n"] = number_ + 1;
    for (auto& [key, value] : line.items()) {
        if (key != "kind") numbered[key] = std::move(value);
    }
    if (const LogLine* earlier = expected()) {
        const Json made = comparable(numbered);
        const Json logged = comparable(earlier->json);
        if (made != logged) {
            const bool same_kind = describe(made) == describe(logged);
            throw DifferingLine(earlier->number, same_kind ? difference(logged, made)
                                                           : "the log has '" + describe(logged) +
                                                                 "', but now comes '" + describe(made) + "'");
        }
        kept_.push_back(earlier->json);
        chain_ = earlier->json.at("chain").get<std::string>();
        ++position_;
        ++number_;
        return;
    }
    std::string bytes = numbered.dump(-1, ' ', false, Json::error_handler_t::replace);
    bytes.pop_back(); // the closing brace comes after the chain
    const std::string chain = next_chain(chain_, bytes);
    const std::string whole = bytes + std::string(chain_mark) + chain + "\"}";
    if (file_) file_->append_line(whole, sync_);
    numbered["chain"] = chain;
    kept_.push_back(std::move(numbered));
    chain_ = chain;
    ++number_;
}

} // namespace stormdrill::drill
