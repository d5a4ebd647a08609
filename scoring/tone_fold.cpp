#include "scoring/tone_fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <opencc/opencc.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr char32_t first_han = 0x3400;
constexpr char32_t last_han = 0x9fff;

/// Characters that mean the same to a reader and that neither NFKC nor OpenCC unites.
char32_t unite(char32_t c) {
    switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'«':
    case U'»':
        return U'"';
    case U'‘':
    case U'’':
    case U'`':
        return U'\'';
    case U'–':
    case U'—':
    case U'―':
    case U'‐':
    case U'‑':
    case U'−':
        return U'-';
    case U'『':
        return U'「';
    case U'』':
        return U'」';
    case U'｡':
        return U'。';
    case U'妳':
        return U'你';
    case U'牠':
        return U'它';
    // Cantonese, written as it is spoken
    case U'冇':
        return U'没';
    case U'唔':
        return U'不';
    case U'咗':
        return U'了';
    case U'嘅':
        return U'的';
    case U'哋':
        return U'们';
    case U'畀':
    case U'俾':
        return U'给';
    case U'佢':
        return U'他';
    case U'嚟':
        return U'来';
    case U'喺':
        return U'在';
    case U'嗰':
        return U'那';
    case U'啲':
        return U'些';
    case U'睇':
        return U'看';
    case U'搵':
    case U'揾':
        return U'找';
    case U'仲':
        return U'还';
    case U'咁':
        return U'这';
    case U'乜':
        return U'什';
    default:
        return c;
    }
}

const icu::Normalizer2& normalizer() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status) != 0 || found == nullptr)
        throw OperatorError("ICU has no normalisation data (package libicu)");
    return *found;
}

void append(std::string& out, char32_t c) {
    out += to_utf8(std::u32string_view(&c, 1));
}

/// A base character together with the marks that follow it, normalised as one.
std::u32string normalise_cluster(std::u32string_view cluster) {
    if (cluster.size() == 1 && cluster[0] < 0x80) {
        const char32_t c = cluster[0];
        return {c >= U'A' && c <= U'Z' ? c + 32 : c};
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString source;
    for (const char32_t c : cluster)
        source.append(static_cast<UChar32>(c));
    const icu::UnicodeString normalised = normalizer().normalize(source, status);
    if (U_FAILURE(status) != 0) return std::u32string(cluster);
    std::u32string result;
    for (int32_t i = 0; i < normalised.length(); i = normalised.moveIndex32(i, 1))
        result += static_cast<char32_t>(normalised.char32At(i));
    return result;
}

/// Words typed in haste, as they are spelled out. "Were", "well" and "its" are words of their own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 45> spellings{{
    {"youre", "you're"},     {"youve", "you've"},   {"youll", "you'll"},     {"youd", "you'd"},
    {"ive", "i've"},         {"im", "i'm"},         {"weve", "we've"},       {"theyre", "they're"},
    {"theyve", "they've"},   {"theyll", "they'll"}, {"hes", "he's"},         {"shes", "she's"},
    {"thats", "that's"},     {"whats", "what's"},   {"theres", "there's"},   {"heres", "here's"},
    {"dont", "don't"},       {"doesnt", "doesn't"}, {"didnt", "didn't"},     {"isnt", "isn't"},
    {"wasnt", "wasn't"},     {"werent", "weren't"}, {"arent", "aren't"},     {"cant", "can't"},
    {"couldnt", "couldn't"}, {"wont", "won't"},     {"wouldnt", "wouldn't"}, {"shouldnt", "shouldn't"},
    {"havent", "haven't"},   {"hasnt", "hasn't"},   {"hadnt", "hadn't"},     {"u", "you"},
    {"ur", "your"},          {"pls", "please"},     {"plz", "please"},       {"bc", "because"},
    {"cuz", "because"},      {"thru", "through"},   {"tho", "though"},       {"sry", "sorry"},
    {"srsly", "seriously"},  {"gonna", "going to"}, {"wanna", "want to"},    {"gotta", "have to"},
    {"msg", "message"},
}};

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'';
}

/// "ill" before one of these is "I'll".
bool i_will(std::string_view rest) {
    constexpr std::array<std::string_view, 16> deeds{
        " msg ",  " message ", " send ",  " call ", " ring ", " dm ",  " write ", " text ",
        " give ", " get ",     " check ", " ask ",  " let ",  " put ", " do ",    " bring "};
    return std::any_of(deeds.begin(), deeds.end(),
                       [&](std::string_view deed) { return rest.starts_with(deed); });
}

FoldedText spelled_out(const FoldedText& folded) {
    FoldedText out;
    out.text.reserve(folded.text.size() + 16);
    out.origin.reserve(folded.origin.size() + 16);
    const std::string_view text = folded.text;
    /// Every byte points into the word as typed.
    const auto write = [&](std::string_view what, std::size_t from, std::size_t length) {
        out.text += what;
        for (std::size_t byte = 0; byte < what.size(); ++byte)
            out.origin.push_back(folded.origin[from + std::min(byte, length - 1)]);
    };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (is_latin(text[i]) && end < text.size() && is_latin(text[end]))
            ++end;
        const std::string_view word = text.substr(i, end - i);
        const auto* const known = std::find_if(spellings.begin(), spellings.end(),
                                               [&](const auto& spelling) { return spelling.first == word; });
        const bool part_of_name =
            (end < text.size() && (text[end] == '@' || text[end] == '.' || text[end] == '-') &&
             end + 1 < text.size() && is_latin(text[end + 1])) ||
            (i > 0 && std::string_view("@.-/").find(text[i - 1]) != std::string::npos);
        const bool known_word = known != spellings.end() && !part_of_name;
        write(known_word                                  ? known->second
              : word == "ill" && i_will(text.substr(end)) ? std::string_view("i'll")
                                                          : word,
              i, word.size());
        i = end;
    }
    out.origin.push_back(folded.origin.back());
    return out;
}

} // namespace

bool is_han(char32_t c) {
    return (c >= first_han && c <= last_han) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

bool is_cjk(char32_t c) {
    return is_han(c) || (c >= 0x3000 && c < first_han);
}

Folder::Folder() {
    std::u32string all;
    for (char32_t c = first_han; c <= last_han; ++c) {
        all += c;
        all += U'\n'; // keeps the phrase table from joining neighbours
    }
    std::u32string converted;
    try {
        converted = to_utf32(opencc::SimpleConverter("t2s.json").Convert(to_utf8(all)));
    } catch (const std::exception& error) {
        throw OperatorError(
            std::string("OpenCC cannot convert to Simplified Chinese (package libopencc-data): ") +
            error.what());
    }
    simplified_.reserve(last_han - first_han + 1);
    for (std::size_t i = 0; i < converted.size(); i += 2)
        simplified_.push_back(converted[i]);
    SD_ASSERT(converted.size() == all.size());
}

char32_t Folder::simplify(char32_t c) const {
    return c >= first_han && c <= last_han ? simplified_[c - first_han] : c;
}

FoldedText Folder::fold(std::string_view typed) const {
    const std::u32string source = to_utf32(typed);
    FoldedText result;
    result.text.reserve(typed.size());
    result.origin.reserve(typed.size() + 1);
    bool space_pending = false;
    char32_t previous = 0;
    const auto emit = [&result](char32_t c, std::size_t origin) {
        append(result.text, c);
        result.origin.resize(result.text.size(), static_cast<std::uint32_t>(origin));
    };
    for (std::size_t i = 0; i < source.size();) {
        std::size_t end = i + 1;
        while (end < source.size() && u_getCombiningClass(static_cast<UChar32>(source[end])) != 0)
            ++end;
        const auto cluster = std::u32string_view(source).substr(i, end - i);
        for (const char32_t raw : normalise_cluster(cluster)) {
            if (u_isUWhiteSpace(static_cast<UChar32>(raw)) != 0) {
                space_pending = true;
                continue;
            }
            const char32_t c = unite(simplify(unite(raw)));
            // Chinese is matched without spaces, so that a line break or a space beside a number changes
            // nothing.
            if (space_pending && previous != 0 && !is_cjk(previous) && !is_cjk(c)) emit(U' ', i);
            space_pending = false;
            emit(c, i);
            previous = c;
        }
        i = end;
    }
    result.origin.push_back(static_cast<std::uint32_t>(source.size()));
    return spelled_out(result);
}

std::string Folder::fold_pattern(std::string_view pattern) const {
    std::string result;
    for (const char32_t c : to_utf32(pattern))
        append(result, unite(simplify(unite(c))));
    return result;
}

} // namespace stormdrill::scoring::tone_engine
