#include "app/tone_command.hpp"

#include <array>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"

namespace stormdrill::app {

namespace {

using namespace scoring;
using Json = nlohmann::ordered_json;

constexpr std::size_t longest_text = 20'000; // code points; four times what can be published

/// What is wrong with one line, in the words of the other readers.
struct BadLine {
    std::size_t column = 1;
    std::string message;
};

struct Request {
    Json id;
    TextInput input;
    std::vector<std::string> earlier_replies;
};

std::string quoted(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string read_text(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_string())
        throw BadLine{1, std::string(key) + ": expected text in quotation marks, got " + quoted(*found)};
    std::string text = found->get<std::string>();
    if (count_code_points(text) > longest_text)
        throw BadLine{1, std::string(key) + ": longer than " + std::to_string(longest_text) + " characters"};
    return text;
}

/// The index of the word in `names`; 0 when the key is absent.
std::size_t read_choice(const Json& object, const char* key, const std::vector<std::string>& names) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return 0;
    std::string expected;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (found->is_string() && found->get_ref<const std::string&>() == names[i]) return i;
        expected += (i == 0 ? "'" : ", '") + names[i] + "'";
    }
    std::string near = found->is_string() ? nearest_name(found->get<std::string>(), names) : std::string{};
    if (!near.empty()) near = "; did you mean '" + near + "'?";
    throw BadLine{1, std::string(key) + ": expected one of " + expected + ", got " + quoted(*found) + near};
}

Request read_request(const std::string& line) {
    Json object;
    try {
        object = Json::parse(line);
    } catch (const Json::parse_error& error) {
        throw BadLine{error.byte == 0 ? 1 : error.byte, "not valid JSON; expected one object a line"};
    }
    if (!object.is_object())
        throw BadLine{1, "expected an object such as {\"text\": \"…\"}, got " + quoted(object)};
    if (!object.contains("text") || object["text"].is_null()) throw BadLine{1, "missing key 'text'"};
    Request request;
    request.id = object.value("id", Json());
    request.input.kind =
        read_choice(object, "kind", {"statement", "reply"}) == 0 ? TextKind::statement : TextKind::reply;
    constexpr std::array faults{AtFault::unknown, AtFault::yes, AtFault::no, AtFault::partly};
    request.input.at_fault = faults[read_choice(object, "at_fault", {"unknown", "yes", "no", "partly"})];
    request.input.context = read_text(object, "context");
    request.input.text = read_text(object, "text");
    if (const auto earlier = object.find("earlier_replies"); earlier != object.end()) {
        if (!earlier->is_array()) throw BadLine{1, "earlier_replies: expected a list of texts"};
        for (const Json& reply : *earlier) {
            if (!reply.is_string()) throw BadLine{1, "earlier_replies: expected a list of texts"};
            request.earlier_replies.push_back(reply.get<std::string>());
        }
    }
    return request;
}

/// The language most of the text is written in.
Language language_of(const std::string& text) {
    std::size_t han = 0;
    std::size_t latin = 0;
    for (const char32_t c : to_utf32(text)) {
        if (c >= 0x3400 && c <= 0x9fff) ++han;
        if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) ++latin;
    }
    return han * 3 >= latin && han > 0 ? Language::zh_TW : Language::en;
}

Json to_json(const Request& request, const ToneResult& result, const ToneScorer& scorer) {
    Json flags = Json::object();
    for (std::size_t i = 0; i < flag_count; ++i)
        flags[std::string(flag_name(static_cast<Flag>(i)))] = result.flags[i];
    Json findings = Json::array();
    const Language language = language_of(request.input.text);
    for (const Finding& finding : result.findings)
        findings.push_back({{"rule", finding.rule},
                            {"clause", finding.clause},
                            {"start", finding.start},
                            {"end", finding.end},
                            {"points", finding.points},
                            {"advice", scorer.advice(finding.rule).in(language)}});
    const Elements& e = result.elements;
    const Strengths& s = result.strengths;
    return {{"id", request.id},
            {"tone", result.tone},
            {"band", band_name(result.band)},
            {"elements",
             {{"acknowledge", e.acknowledge},
              {"apology", e.apology},
              {"explanation", e.explanation},
              {"solution", e.solution},
              {"prevention", e.prevention}}},
            {"flags", std::move(flags)},
            {"strengths",
             {{"responsibility", s.responsibility},
              {"regret", s.regret},
              {"repair", s.repair},
              {"explanation", s.explanation},
              {"repentance", s.repentance},
              {"forgiveness", s.forgiveness}}},
            {"is_language", result.is_language},
            {"denies", result.denies},
            {"offers_money", result.offers_money},
            {"findings", std::move(findings)}};
}

} // namespace

int run_tone_command(std::istream& in, std::ostream& out, std::ostream& errors, const ToneScorer& scorer) {
    std::vector<Request> requests;
    bool all_good = true;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            requests.push_back(read_request(line));
        } catch (const BadLine& bad) {
            errors << "stdin:" << number << ':' << bad.column << ": error: " << bad.message << '\n';
            all_good = false;
        }
    }
    if (!all_good) return 2;
    for (Request& request : requests) {
        for (const std::string& earlier : request.earlier_replies)
            request.input.earlier_replies.push_back(scorer.wording(earlier));
        out << to_json(request, scorer.score(request.input), scorer).dump() << '\n';
    }
    return 0;
}

} // namespace stormdrill::app
