#include "drill/history.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/diagnostics.hpp"
#include "base/file.hpp"

namespace stormdrill::drill {

namespace {
std::optional<std::chrono::sys_days> parse_date(const std::string& text) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto read = [&](std::size_t from, std::size_t length, auto& number) {
        const char* end = text.data() + from + length;
        const auto result = std::from_chars(text.data() + from, end, number);
        return result.ec == std::errc{} && result.ptr == end;
    };
    if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

std::chrono::sys_days day_of(const std::string& date) {
    const auto day = parse_date(date);
    if (!day) throw OperatorError("'" + date + "' is no date; write YYYY-MM-DD");
    return *day;
}

std::chrono::sys_days written_on(const std::filesystem::path& file) {
    // No clock_cast in every library this is built with: both clocks are asked what time it is now.
    const auto age = std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(file);
    return std::chrono::floor<std::chrono::days>(
        std::chrono::system_clock::now() -
        std::chrono::duration_cast<std::chrono::system_clock::duration>(age));
}

scoring::PastDrill past_drill(const Json& score) {
    scoring::PastDrill out;
    const Json& process = score.at("process");
    out.process_score = process.at("score").get<double>();
    for (const Json& clause : process.at("clauses")) {
        const auto max = clause.at("max").get<double>();
        if (max > 0) out.shares[clause.at("id").get<std::string>()] = clause.at("score").get<double>() / max;
    }
    if (score.contains("plan"))
        for (const Json& item : score.at("plan"))
            out.plan.push_back({item.at("clause").get<std::string>(), item.at("action").get<std::string>(),
                                item.at("owner").get<std::string>(), item.at("due").get<std::string>()});
    return out;
}
} // namespace

std::vector<scoring::PastDrill> read_history(const std::filesystem::path& folder, const std::string& date,
                                             const std::string& own_state_hash) {
    const std::chrono::sys_days now = day_of(date);
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error))
        if (at->path().filename() == "score.json" && at->is_regular_file()) files.push_back(at->path());
    if (error) throw OperatorError(folder.string() + ": cannot be read: " + error.message());
    std::sort(files.begin(), files.end()); // folders list their files in any order
    std::vector<scoring::PastDrill> history;
    for (const std::filesystem::path& file : files) {
        try {
            const Json score = Json::parse(read_file(file));
            if (!own_state_hash.empty() && score.value("state_hash", "") == own_state_hash) continue;
            scoring::PastDrill past = past_drill(score);
            const auto day =
                score.contains("date") ? day_of(score.at("date").get<std::string>()) : written_on(file);
            past.days_ago = (now - day).count();
            if (past.days_ago >= 0) history.push_back(std::move(past));
        } catch (const Json::exception& e) {
            throw OperatorError(file.string() + ": is no score of a drill: " + e.what());
        } catch (const OperatorError& e) {
            throw OperatorError(file.string() + ": " + e.what());
        }
    }
    std::stable_sort(history.begin(), history.end(),
                     [](const auto& a, const auto& b) { return a.days_ago < b.days_ago; });
    return history;
}

std::string today() {
    const std::chrono::year_month_day date{
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) +
           "-" + two(static_cast<unsigned>(date.day()));
}

void check_date(const std::string& date) {
    static_cast<void>(day_of(date));
}

Json history_to_json(const std::string& date, const std::vector<scoring::PastDrill>& history) {
    Json drills = Json::array();
    for (const scoring::PastDrill& past : history) {
        Json plan = Json::array();
        for (const scoring::ImprovementItem& item : past.plan)
            plan.push_back(
                {{"clause", item.clause}, {"action", item.action}, {"owner", item.owner}, {"due", item.due}});
        drills.push_back({{"days_ago", past.days_ago},
                          {"process_score", past.process_score},
                          {"shares", past.shares},
                          {"plan", std::move(plan)}});
    }
    Json out = Json::object();
    out["kind"] = "history";
    out["at"] = 0;
    out["date"] = date;
    out["drills"] = std::move(drills);
    return out;
}

std::vector<scoring::PastDrill> history_from_json(const Json& line) {
    std::vector<scoring::PastDrill> history;
    for (const Json& one : line.at("drills")) {
        scoring::PastDrill past;
        past.days_ago = one.at("days_ago").get<std::int64_t>();
        past.process_score = one.at("process_score").get<double>();
        one.at("shares").get_to(past.shares);
        for (const Json& item : one.at("plan"))
            past.plan.push_back({item.at("clause").get<std::string>(), item.at("action").get<std::string>(),
                                 item.at("owner").get<std::string>(), item.at("due").get<std::string>()});
        history.push_back(std::move(past));
    }
    return history;
}

} // namespace stormdrill::drill
