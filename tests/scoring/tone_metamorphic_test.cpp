/// What must not change, or only one way, when a text is changed: over every labelled text of our own.
#include "tests/catch.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "scoring/tone.hpp"
#include "scoring/tone_fold.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {

const ToneScorer& scorer() {
    static const ToneScorer loaded = ToneScorer::load(STORMDRILL_SOURCE_DIR "/scoring/tone");
    return loaded;
}

const std::vector<TextInput>& texts() {
    static const std::vector<TextInput> all = [] {
        std::vector<TextInput> result;
        for (const std::string name : {"own_texts", "development_texts"}) {
            std::ifstream file(STORMDRILL_SOURCE_DIR "/tests/scoring/data/" + name + ".jsonl");
            for (std::string line; std::getline(file, line);) {
                const auto json = nlohmann::json::parse(line);
                const std::string fault = json["at_fault"];
                result.push_back({json["kind"] == "reply" ? TextKind::reply : TextKind::statement,
                                  fault == "yes"      ? AtFault::yes
                                  : fault == "no"     ? AtFault::no
                                  : fault == "partly" ? AtFault::partly
                                                      : AtFault::unknown,
                                  json["context"],
                                  json["text"],
                                  {}});
            }
        }
        return result;
    }();
    return all;
}

std::int32_t tone_with(TextInput input, const std::string& text) {
    input.text = text;
    return scorer().score(input).tone;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The text as typed, cut after 。！？ and after a full stop that a space follows.
std::vector<std::string> sentences(const std::string& text) {
    std::vector<std::string> result(1);
    const std::u32string all = to_utf32(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        result.back() += to_utf8(all.substr(i, 1));
        const bool end = all[i] == U'。' || all[i] == U'！' || all[i] == U'？' ||
                         ((all[i] == U'.' || all[i] == U'!' || all[i] == U'?') && i + 1 < all.size() &&
                          all[i + 1] == U' ');
        if (end && i + 1 < all.size()) result.emplace_back();
    }
    return result;
}

} // namespace

TEST_CASE("there are texts to try") {
    REQUIRE(texts().size() >= 770);
}

TEST_CASE("Traditional and Simplified score alike") {
    const tone_engine::Folder folder;
    for (const TextInput& input : texts()) {
        TextInput simplified = input;
        simplified.text = folder.fold_pattern(input.text);
        simplified.context = folder.fold_pattern(input.context);
        INFO(input.text);
        CHECK(std::abs(scorer().score(simplified).tone - scorer().score(input).tone) <= 2);
    }
}

TEST_CASE("a list of key words adds nothing") {
    for (const TextInput& input : texts()) {
        const std::int32_t before = scorer().score(input).tone;
        INFO(input.text);
        CHECK(tone_with(input, input.text +
                                   " Sorry, apology, refund, compensation, responsibility, solution, "
                                   "explanation, prevention, empathy, transparency, safety.") <= before + 2);
        CHECK(tone_with(input,
                        input.text + " sorry apologise responsibility refund solution prevention empathy") <=
              before + 2);
        CHECK(tone_with(input,
                        input.text + "道歉、負責、說明、退費、補償、預防措施、同理心、檢討、改善、透明。") <=
              before + 2);
    }
}

/// With a full stop where the last sentence (often a signature) has none, so that what follows is its own.
TextInput ended(TextInput input) {
    static const std::u32string ends = U".!?。！？…";
    const std::u32string text = to_utf32(input.text);
    if (!text.empty() && ends.find(text.back()) == std::u32string::npos) input.text += '.';
    return input;
}

TEST_CASE("saying it twice adds nothing") {
    for (const TextInput& typed : texts()) {
        const TextInput input = ended(typed);
        const std::int32_t before = scorer().score(input).tone;
        INFO(input.text);
        CHECK(tone_with(input, input.text + " " + input.text) <= before);
        for (const std::string& sentence : sentences(input.text))
            CHECK(tone_with(input, input.text + " " + sentence) <= before);
    }
}

TEST_CASE("taking out the apology, the solution or the prevention never gains") {
    for (const TextInput& input : texts()) {
        if (input.at_fault == AtFault::no) continue;
        const ToneResult whole = scorer().score(input);
        const std::vector<std::string> parts = sentences(input.text);
        for (std::size_t left_out = 0; left_out < parts.size() && parts.size() > 1; ++left_out) {
            TextInput alone = input;
            alone.text = parts[left_out];
            const ToneResult part = scorer().score(alone);
            const Elements& e = part.elements;
            // A sentence that also does harm may well be missed by nobody.
            const bool harms = has(part.flags, Flag::defensive) || has(part.flags, Flag::canned) ||
                               has(part.flags, Flag::blame_shift) || has(part.flags, Flag::non_apology) ||
                               has(part.flags, Flag::attack) || has(part.flags, Flag::empty_promise) ||
                               has(part.flags, Flag::argumentative) || has(part.flags, Flag::legalese) ||
                               has(part.flags, Flag::humour_misfire);
            if (!(e.apology || e.solution || e.prevention) || harms) continue;
            std::string rest;
            for (std::size_t i = 0; i < parts.size(); ++i)
                if (i != left_out) rest += parts[i];
            INFO(input.text << "\nwithout: " << parts[left_out]);
            CHECK(tone_with(input, rest) <= whole.tone);
        }
    }
}

TEST_CASE("spaces, full-width digits and line breaks change nothing") {
    for (const TextInput& input : texts()) {
        const std::int32_t before = scorer().score(input).tone;
        INFO(input.text);
        CHECK(tone_with(input, "  " + input.text + " \n ") == before);
        CHECK(tone_with(input, replaced(input.text, " ", "\n")) == before);
        std::string wide = input.text;
        for (char digit = '0'; digit <= '9'; ++digit) {
            const char32_t c = U'０' + static_cast<char32_t>(digit - '0');
            wide = replaced(wide, std::string(1, digit), to_utf8(std::u32string_view(&c, 1)));
        }
        CHECK(tone_with(input, wide) == before);
    }
}

TEST_CASE("negating an attack takes the flag away") {
    const auto attacks = [](const std::string& text) {
        return has(scorer().score({TextKind::reply, AtFault::yes, "", text, {}}).flags, Flag::attack);
    };
    CHECK(attacks("You are a liar."));
    CHECK_FALSE(attacks("You are not a liar."));
    CHECK(attacks("您就是奧客。"));
    CHECK_FALSE(attacks("您不是奧客。"));
    CHECK(attacks("We will sue everyone who posts this."));
    CHECK_FALSE(attacks("We will not sue everyone who posts this."));
    CHECK(attacks("我們會提告。"));
    CHECK_FALSE(attacks("我們不會提告。"));
}

TEST_CASE("putting ourselves in the supplier's place takes blame_shift away") {
    const auto shifts = [](const std::string& text) {
        return has(scorer().score({TextKind::statement, AtFault::yes, "", text, {}}).flags,
                   Flag::blame_shift);
    };
    CHECK(shifts("The mix-up was caused by our supplier, who failed to check the labels."));
    CHECK_FALSE(shifts("The mix-up was caused by us, we failed to check the labels."));
    CHECK(shifts("此次標示錯誤係供應商疏失所致。"));
    CHECK_FALSE(shifts("此次標示錯誤係我們疏失所致。"));
}

TEST_CASE("the findings add up to the tone") {
    for (const TextInput& input : texts()) {
        const ToneResult result = scorer().score(input);
        const auto length = static_cast<std::uint32_t>(count_code_points(input.text));
        for (const Finding& finding : result.findings) {
            CHECK(finding.start <= finding.end);
            CHECK(finding.end <= length);
            CHECK_FALSE(scorer().advice(finding.rule).en.empty());
            CHECK_FALSE(scorer().advice(finding.rule).zh_TW.empty());
        }
        if (!result.is_language) continue;
        std::int32_t sum = 0;
        for (const Finding& finding : result.findings)
            sum += finding.points;
        TextInput other = input; // the base is what two texts of the same kind have in common
        other.text = "We bake bread here and the shop is big.";
        other.context.clear();
        const ToneResult plain = scorer().score(other);
        std::int32_t plain_sum = 0;
        for (const Finding& finding : plain.findings)
            plain_sum += finding.points;
        INFO(input.text);
        CHECK(result.tone - sum == plain.tone - plain_sum);
    }
}
