#include "scoring/quantity.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "scoring/quantity_words.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::int64_t one = 1000;                       // values are in thousandths
constexpr std::int64_t greatest = 1'000'000'000'000'000; // beyond it nothing is counted
constexpr std::size_t han_bytes = 3;                     // of the Chinese characters looked at here

using Named = std::pair<std::string_view, std::int64_t>;
constexpr std::array<Named, 14> han_digits{{{"零", 0},
                                            {"〇", 0},
                                            {"一", 1},
                                            {"二", 2},
                                            {"两", 2},
                                            {"三", 3},
                                            {"四", 4},
                                            {"五", 5},
                                            {"六", 6},
                                            {"七", 7},
                                            {"八", 8},
                                            {"九", 9},
                                            {"壹", 1},
                                            {"贰", 2}}};
constexpr std::array<Named, 5> han_scales{
    {{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 10'000}, {"亿", 100'000'000}}};
constexpr std::array<Named, 28> english_numbers{
    {{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
     {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
     {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
     {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
     {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
     {"seventy", 70}, {"eighty", 80},  {"ninety", 90}}};
constexpr std::array<Named, 4> english_scales{
    {{"hundred", 100}, {"thousand", 1000}, {"million", 1'000'000}, {"billion", 1'000'000'000}}};
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 8> money_before{"twd", "nt$", "usd", "us$", "$", "€", "£", "eur"};
constexpr std::array<std::string_view, 11> money_after{"元",     "块钱",  "美元",   "twd",  "usd", "dollars",
                                                       "dollar", "euros", "pounds", "yuan", "nt$"};
/// Words that end the phrase of a count: what follows is no thing counted.
constexpr std::array<std::string_view, 30> stops{"of",   "to",   "in", "and",  "have", "has",  "had", "were",
                                                 "was",  "are",  "is", "that", "who",  "from", "for", "per",
                                                 "or",   "with", "on", "at",   "by",   "but",  "not", "so",
                                                 "than", "did",  "do", "went", "as",   "which"};

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return c >= 'a' && c <= 'z';
}

class Reader {
public:
    Reader(std::string_view text, const QuantityWords& words) : text_(text), words_(words) {}

    std::vector<Quantity> run() {
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            if (!read_code() && !read_number()) step();
            if (at_ <= begin) step();
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    [[nodiscard]] bool stands(std::size_t i, std::string_view what) const {
        return text_.substr(std::min(i, text_.size()), what.size()) == what;
    }
    [[nodiscard]] std::size_t spaces(std::size_t i) const {
        while (at(i) == ' ')
            ++i;
        return i;
    }
    /// The Latin word at `i`; empty where none begins.
    [[nodiscard]] std::string_view word(std::size_t i) const {
        std::size_t end = i;
        while (letter(at(end)) || (end > i && at(end) == '\'' && letter(at(end + 1))))
            ++end;
        return text_.substr(std::min(i, text_.size()), end - i);
    }
    template <std::size_t n>
    [[nodiscard]] const Named* named(const std::array<Named, n>& names, std::size_t i,
                                     bool whole_word) const {
        for (const Named& entry : names)
            if (whole_word ? word(i) == entry.first : stands(i, entry.first)) return &entry;
        return nullptr;
    }

    /// Past a whole word or number, so that nothing is read out of the middle of one.
    void step() {
        if (letter(at(at_)) || digit(at(at_))) {
            while (letter(at(at_)) || digit(at(at_)))
                ++at_;
            return;
        }
        ++at_;
        while ((static_cast<unsigned char>(at(at_)) & 0xc0) == 0x80)
            ++at_;
    }

    bool read_code() {
        std::size_t i = at_;
        while (letter(at(i)))
            ++i;
        const std::size_t letters = i - at_;
        if (letters == 0 || letters > 4) return false;
        std::size_t digits = i + (at(i) == '-' ? 1 : 0);
        const std::size_t first = digits;
        while (digit(at(digits)))
            ++digits;
        const bool money = stands(at_, "twd") || stands(at_, "usd") || stands(at_, "eur");
        if (digits - first < 3 || letter(at(digits)) || at(digits) == '-' || money) return false;
        Quantity code;
        code.kind = Quantity::Kind::code;
        code.unit =
            std::string(text_.substr(at_, letters)) + std::string(text_.substr(first, digits - first));
        code.span = {at_, digits};
        out_.push_back(std::move(code));
        at_ = digits;
        return true;
    }

    struct Number {
        std::int64_t value = 0; ///< thousandths
        std::size_t end = 0;
        bool in_digits = false; ///< written 1 2 3
    };

    /// 4,320 · 4320 · 8.5 · 1千8百 · 1.2万 · 3 million.
    [[nodiscard]] std::optional<Number> digits_at(std::size_t i) const {
        if (!digit(at(i))) return std::nullopt;
        std::int64_t whole = 0;
        std::size_t end = i;
        bool grouped = false;
        while (digit(at(end)) || (at(end) == ',' && group_at(end + 1) && (grouped || end - i <= 3))) {
            if (at(end) == ',') {
                grouped = true;
            } else {
                if (whole > greatest / 10) return std::nullopt;
                whole = whole * 10 + (at(end) - '0');
            }
            ++end;
        }
        std::int64_t value = whole * one;
        if (whole > greatest / one) return std::nullopt;
        if (at(end) == '.' && digit(at(end + 1))) {
            std::int64_t place = one / 10;
            for (++end; digit(at(end)); ++end, place /= 10)
                value += (at(end) - '0') * place;
        }
        if (const Named* scale = named(han_scales, end, false)) {
            const auto rest = han_at(end + han_bytes, false);
            value = times(value, scale->second);
            end += han_bytes;
            // 1千8百: a smaller part follows.
            if (const auto more = digits_at(end); more && more->value < scale->second * one)
                return Number{value + more->value, more->end, true};
            if (rest && rest->value < scale->second * one && scale->second > 10)
                return Number{value + rest->value, rest->end, true};
        } else if (const Named* scale_word = named(english_scales, spaces(end), true)) {
            value = times(value, scale_word->second);
            end = spaces(end) + scale_word->first.size();
        }
        if (value > greatest) return std::nullopt;
        return Number{value, end, true};
    }
    [[nodiscard]] bool group_at(std::size_t i) const {
        return digit(at(i)) && digit(at(i + 1)) && digit(at(i + 2)) && !digit(at(i + 3));
    }
    static std::int64_t times(std::int64_t value, std::int64_t factor) {
        return value > greatest / factor ? greatest + 1 : value * factor;
    }

    /// 三百二十 · 两千 · 三百二 (that is 320).
    [[nodiscard]] std::optional<Number> han_at(std::size_t i, bool needs_digit) const {
        std::int64_t total = 0, section = 0, pending = 0, last_scale = 0;
        std::size_t end = i;
        bool digits = false, scales = false, after_zero = false;
        std::size_t run = 0;
        for (;; end += han_bytes) {
            if (const Named* d = named(han_digits, end, false)) {
                if (run > 0) return std::nullopt; // 二〇二六: a year, a number spelt out; read past
                after_zero = d->second == 0;
                run = after_zero ? 0 : 1;
                pending = d->second;
                digits = true;
            } else if (const Named* s = named(han_scales, end, false)) {
                if (s->second >= 10'000) {
                    total = times(total + section + pending, s->second);
                    section = 0;
                } else {
                    section += (pending == 0 ? 1 : pending) * s->second;
                }
                if (total + section > greatest / one) return std::nullopt;
                last_scale = s->second;
                pending = 0;
                run = 0;
                scales = true;
                after_zero = false;
            } else {
                break;
            }
        }
        if (end == i || (needs_digit && !digits && !scales)) return std::nullopt;
        if (pending > 0 && last_scale >= 100 && !after_zero) pending *= last_scale / 10;
        return Number{(total + section + pending) * one, end, false};
    }

    /// twenty-one · two hundred and twelve · four thousand three hundred.
    [[nodiscard]] std::optional<Number> english_at(std::size_t i) const {
        std::int64_t total = 0, section = 0;
        std::size_t end = i, next = i;
        bool any = false, tens = false;
        for (;;) {
            if (const Named* n = named(english_numbers, next, true)) {
                if (any && !(tens && n->second < 10) && section % 100 != 0) break;
                section += n->second;
                tens = n->second >= 20;
                next += n->first.size();
            } else if (const Named* s = named(english_scales, next, true); s && any) {
                if (s->second == 100)
                    section = times(section, 100);
                else {
                    total += times(section, s->second);
                    section = 0;
                }
                if (total + section > greatest / one) return std::nullopt;
                tens = false;
                next += s->first.size();
            } else {
                break;
            }
            any = true;
            end = next;
            if (at(next) == '-' || at(next) == ' ') ++next;
            if (word(next) == "and") next = spaces(next + 3);
        }
        if (!any) return std::nullopt;
        return Number{(total + section) * one, end, false};
    }

    bool read_number() {
        const bool inside = at_ > 0 && (letter(at(at_ - 1)) || digit(at(at_ - 1)));
        std::optional<Number> number;
        if (!inside) number = digits_at(at_);
        if (!number) number = han_at(at_, true);
        if (!number && !inside) number = english_at(at_);
        if (!number) return false;
        const std::size_t begin = at_;
        at_ = number->end;
        if (number->in_digits && read_past(begin)) return true;
        if (read_date(begin, *number) || read_percent(begin, *number) || read_money(begin, *number))
            return true;
        if (read_count(begin, *number)) return true;
        if (!number->in_digits) at_ = std::max(begin + 1, number->end);
        return true;
    }

    /// Telephone numbers, times, fractions and ranges: to the end of all that hangs together.
    bool read_past(std::size_t begin) {
        const auto joins = [&](std::size_t i) {
            return (at(i) == '-' || at(i) == ':' || at(i) == '/' || at(i) == '~') && digit(at(i + 1));
        };
        const bool joined = begin > 0 &&
                            (at(begin - 1) == '-' || at(begin - 1) == '/' || at(begin - 1) == '#' ||
                             at(begin - 1) == ':' || at(begin - 1) == '~') &&
                            begin > 1 && (digit(at(begin - 2)) || at(begin - 1) == '#');
        if (!joined && !joins(at_)) return false;
        // An ISO date, 2026-11-08, is the one chain that means something.
        if (at_ - begin == 4 && at(at_) == '-' && digit(at(at_ + 1)) && digit(at(at_ + 2)) &&
            at(at_ + 3) == '-' && digit(at(at_ + 4)) && digit(at(at_ + 5)) && !digit(at(at_ + 6))) {
            const auto two = [&](std::size_t i) { return (at(i) - '0') * 10 + (at(i + 1) - '0'); };
            add_date(begin, at_ + 6, two(at_ + 1), two(at_ + 4));
            return true;
        }
        while (joins(at_) || digit(at(at_)) || (at(at_) == '.' && digit(at(at_ + 1))))
            ++at_;
        return true;
    }

    void add_date(std::size_t begin, std::size_t end, std::int64_t month, std::int64_t day) {
        at_ = end;
        if (month < 1 || month > 12 || day < 1 || day > 31) return;
        Quantity date;
        date.kind = Quantity::Kind::date;
        date.value = month * 100 + day;
        date.span = {begin, end};
        // By 20 November, 11月20日前: a term, no day on which something happened.
        const std::string_view before = just_before(begin);
        for (const std::string_view term : {"by ", "until ", "before ", "from ", "due "})
            date.part |= before.ends_with(term);
        for (const std::string_view term : {"前", "之前", "以前", "起", "底", "后"})
            date.part |= stands(end, term);
        out_.push_back(std::move(date));
    }

    [[nodiscard]] std::int64_t month_at(std::size_t i) const {
        const std::string_view name = word(i);
        for (std::size_t m = 0; m < months.size(); ++m) {
            static constexpr std::array<std::string_view, 12> full{
                "january", "february", "march",     "april",   "may",      "june",
                "july",    "august",   "september", "october", "november", "december"};
            if (name == months[m] || name == full[m] || (m == 8 && name == "sept"))
                return static_cast<std::int64_t>(m + 1);
        }
        return 0;
    }
    [[nodiscard]] std::size_t past_ordinal(std::size_t i) const {
        for (const std::string_view end : {"st", "nd", "rd", "th"})
            if (word(i) == end) return i + 2;
        return i;
    }

    bool read_date(std::size_t begin, const Number& number) {
        const std::int64_t value = number.value / one;
        // 11月8日 · 十一月八日
        if (stands(at_, "月")) {
            const std::size_t from = at_ + han_bytes;
            auto day = digits_at(from);
            if (!day) day = han_at(from, true);
            if (!day || !(stands(day->end, "日") || stands(day->end, "号"))) return true; // a month: no count
            add_date(begin, day->end + han_bytes, value, day->value / one);
            return true;
        }
        if (!number.in_digits) return false;
        // 8 november · 8th of november
        std::size_t i = spaces(past_ordinal(at_));
        if (word(i) == "of") i = spaces(i + 2);
        if (const std::int64_t month = month_at(i)) {
            add_date(begin, i + word(i).size(), month, value);
            return true;
        }
        // november 8
        std::size_t before = begin;
        while (before > 0 && (at(before - 1) == ' ' || at(before - 1) == '.'))
            --before;
        std::size_t start = before;
        while (start > 0 && letter(at(start - 1)))
            --start;
        if (const std::int64_t month = month_at(start);
            month > 0 && before < begin && before - start == word(start).size()) {
            const bool modal = month == 5 && !(start >= 3 && stands(start - 3, "on "));
            if (!modal) {
                add_date(start, past_ordinal(at_), month, value);
                return true;
            }
        }
        return past_ordinal(at_) != at_; // the 8th: an ordinal, no count
    }

    bool read_percent(std::size_t begin, const Number& number) {
        std::size_t end = at_;
        const std::size_t after = spaces(at_);
        const bool hundredths = begin >= 12 && stands(begin - 12, "百分之");
        const bool hundredths_here = begin >= 9 && stands(begin - 9, "百分之");
        if (at(after) == '%')
            end = after + 1;
        else if (word(after) == "percent")
            end = after + 7;
        else if (stands(after, "per cent"))
            end = after + 8;
        else if (!hundredths && !hundredths_here)
            return false;
        Quantity percent;
        percent.kind = Quantity::Kind::percent;
        percent.value = number.value;
        percent.span = {hundredths_here ? begin - 9 : begin, end};
        set_bound(begin, end, percent);
        out_.push_back(std::move(percent));
        at_ = end;
        return true;
    }

    bool read_money(std::size_t begin, const Number& number) {
        std::size_t start = begin, end = at_;
        std::size_t before = begin;
        while (before > 0 && at(before - 1) == ' ')
            --before;
        for (const std::string_view sign : money_before)
            if (before >= sign.size() && stands(before - sign.size(), sign)) {
                start = before - sign.size();
                break;
            }
        const std::size_t after = spaces(at_);
        for (const std::string_view sign : money_after)
            if (letter(sign.front()) && sign != "nt$" ? word(after) == sign : stands(after, sign)) {
                end = after + sign.size();
                break;
            }
        if (start == begin && end == at_) return false;
        Quantity money;
        money.kind = Quantity::Kind::money;
        money.value = number.value;
        money.span = {start, end};
        set_bound(start, end, money);
        out_.push_back(std::move(money));
        at_ = end;
        return true;
    }

    /// The thing counted after `i`: its name and where it ends.
    struct Thing {
        std::string unit;
        std::size_t end = 0;
    };
    [[nodiscard]] std::optional<Thing> latin_thing(std::size_t i) const {
        std::size_t next = spaces(i);
        if (word(next) == "of") { // 1,870 of the 4,320 boxes
            next = spaces(next + 2);
            for (const std::string_view article : {"the", "our", "these", "those", "all", "them"})
                if (word(next) == article) next = spaces(next + article.size());
            if (const auto inner = digits_at(next)) next = spaces(inner->end);
        }
        for (int n = 0; n < 4; ++n) {
            const std::string_view name = word(next);
            if (name.empty()) return std::nullopt;
            if (at(next + name.size()) == '-') return std::nullopt; // year-old, day-long
            if (stands(next, "mg/kg")) return Thing{"mg_per_kg", next + 5};
            if (std::find(stops.begin(), stops.end(), name) != stops.end()) return std::nullopt;
            if (const auto found = words_.units.find(name); found != words_.units.end())
                return Thing{found->second, next + name.size()};
            next += name.size();
            if (at(next) != ' ') return std::nullopt;
            next = spaces(next);
        }
        return std::nullopt;
    }
    /// A name of a thing at `i`, the longest.
    [[nodiscard]] std::optional<Thing> han_name(std::size_t i) const {
        for (std::size_t length = 8 * han_bytes; length >= han_bytes; length -= han_bytes) {
            const auto found = words_.units.find(text_.substr(std::min(i, text_.size()), length));
            if (found != words_.units.end() && i + found->first.size() <= text_.size() &&
                static_cast<unsigned char>(found->first.front()) >= 0x80)
                return Thing{found->second, i + found->first.size()};
        }
        if (stands(i, "毫克/公斤")) return Thing{"mg_per_kg", i + 13};
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Thing> han_thing(std::size_t i) const {
        if (stands(i, "多") || stands(i, "余") || stands(i, "几")) i += han_bytes;
        std::string counter;
        if (const std::string_view c = text_.substr(std::min(i, text_.size()), han_bytes);
            words_.counters.contains(c)) {
            counter = c;
            i += han_bytes;
        }
        if (const auto direct = han_name(i)) return direct;
        if (counter.empty()) return std::nullopt;
        // 4家偏远门市: a few characters may describe it.
        std::size_t next = i;
        for (int n = 0; n < 4; ++n) {
            if (next + han_bytes > text_.size() || static_cast<unsigned char>(at(next)) < 0xe4) break;
            next += han_bytes;
            if (const auto found = han_name(next); found && found->end - next >= 2 * han_bytes) return found;
        }
        if (counter == "名" || counter == "位") return Thing{"person", i};
        return std::nullopt;
    }

    bool read_count(std::size_t begin, const Number& number) {
        if (begin >= han_bytes && stands(begin - han_bytes, "第")) return false;
        if (stands(at_, "号") || stands(at_, "岁")) return false;
        for (const std::string_view label :
             {"line ", "no. ", "no ", "number ", "extension ", "room ", "phase "})
            if (begin >= label.size() && stands(begin - label.size(), label)) return false;
        auto thing = han_thing(at_);
        if (!thing) thing = latin_thing(at_);
        if (!thing) return false;
        Quantity count;
        count.kind = Quantity::Kind::count;
        count.value = number.value;
        count.unit = thing->unit;
        count.span = {begin, thing->end};
        set_bound(begin, thing->end, count);
        if (stands(number.end, "多") || stands(number.end, "余")) count.bound = Quantity::Bound::at_least;
        if (stands(number.end, "几")) count.bound = Quantity::Bound::about;
        out_.push_back(std::move(count));
        // The 4,320 of "1,870 of the 4,320 boxes" is a count of its own.
        at_ = word(spaces(number.end)) == "of" ? number.end : thing->end;
        return true;
    }

    /// Words that stand right before: the last two Latin words or four Chinese characters.
    [[nodiscard]] std::string_view just_before(std::size_t begin) const {
        std::size_t from = begin;
        int latin_words = 0, characters = 0;
        while (from > 0 && latin_words < 3 && characters < 4) {
            const char c = at(from - 1);
            if (c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?') break;
            if (static_cast<unsigned char>(c) >= 0x80) {
                if (from < han_bytes) break;
                from -= han_bytes;
                const auto character = text_.substr(from, han_bytes);
                if (character == "。" || character == "、")
                    return text_.substr(from + han_bytes, begin - from - han_bytes);
                ++characters;
            } else {
                if (c == ' ' && from < begin) ++latin_words;
                --from;
            }
        }
        return text_.substr(from, begin - from);
    }

    void set_bound(std::size_t begin, std::size_t end, Quantity& out) const {
        const std::string_view before = just_before(begin);
        const std::string_view after = text_.substr(end, std::min<std::size_t>(text_.size() - end, 12));
        const auto in = [](const std::unique_ptr<RE2>& words, std::string_view where) {
            return RE2::PartialMatch(re2::StringPiece(where.data(), where.size()), *words);
        };
        if (in(words_.at_least, before))
            out.bound = Quantity::Bound::at_least;
        else if (in(words_.at_most, before))
            out.bound = Quantity::Bound::at_most;
        else if (in(words_.about, before) || in(words_.about_after, after))
            out.bound = Quantity::Bound::about;
        const bool limited = out.bound == Quantity::Bound::at_least || out.bound == Quantity::Bound::at_most;
        out.part = in(words_.ratio, before) || (!limited && in(words_.part, before));
    }

    std::string_view text_;
    const QuantityWords& words_;
    std::size_t at_ = 0;
    std::vector<Quantity> out_;
};

} // namespace

std::vector<Quantity> read_quantities(std::string_view folded, const QuantityWords& words) {
    return Reader(folded, words).run();
}

} // namespace stormdrill::scoring::tone_engine
