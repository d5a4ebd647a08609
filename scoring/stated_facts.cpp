#include "scoring/stated_facts.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <set>
#include <tuple>

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"
#include "scoring/quantity_words.hpp"
#include "scoring/tone_aggregate.hpp"
#include "scoring/tone_evidence.hpp"
#include "scoring/tone_match.hpp"
#include "scoring/tone_rules.hpp"

namespace stormdrill::scoring {

using namespace tone_engine;
using Kind = Quantity::Kind;
using Bound = Quantity::Bound;

namespace {

/// From this share of a fact's own words on, a text tells it in whatever words.
constexpr double told_share = 0.4;
/// "One child" says too little to be a figure of any one fact.
constexpr std::int64_t one_only = 1000;
/// How far before a claim a "not" still negates it, in bytes of the folded text.
constexpr std::size_t negation_reach = 30;

bool has(const std::unique_ptr<RE2>& words, std::string_view where) {
    return RE2::PartialMatch(re2::StringPiece(where.data(), where.size()), *words);
}

std::string_view part(std::string_view text, Span span) {
    return text.substr(span.begin, span.end - span.begin);
}

bool latin_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// `piece` at or after `from`, before `end`; Latin words whole.
std::size_t find_piece(std::string_view text, std::string_view piece, std::size_t from, std::size_t end) {
    for (std::size_t at = text.find(piece, from); at != std::string_view::npos && at + piece.size() <= end;
         at = text.find(piece, at + 1)) {
        const bool begins = at == 0 || !latin_letter(piece.front()) || !latin_letter(text[at - 1]);
        const std::size_t after = at + piece.size();
        const bool ends = after >= text.size() || !latin_letter(piece.back()) || !latin_letter(text[after]);
        if (begins && ends) return at;
    }
    return std::string_view::npos;
}

/// What a sentence is made of: different pairs of Chinese characters and Latin words of four letters or more,
/// sorted.
std::vector<std::string> wording_of(std::string_view folded) {
    std::set<std::string> out;
    const std::u32string letters = to_utf32(folded);
    std::string word;
    for (std::size_t i = 0; i <= letters.size(); ++i) {
        const char32_t c = i < letters.size() ? letters[i] : U' ';
        if (c < 0x80 && latin_letter(static_cast<char>(c))) {
            word += static_cast<char>(c);
            continue;
        }
        if (word.size() >= 4) out.insert(word.substr(0, 6)); // near enough to a stem
        word.clear();
        if (is_han(c) && i + 1 < letters.size() && is_han(letters[i + 1]))
            out.insert(to_utf8(std::u32string_view(letters).substr(i, 2)));
    }
    return {out.begin(), out.end()};
}

double covered(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
    if (wanted.empty()) return 0;
    std::size_t common = 0;
    for (const std::string& word : wanted)
        common += std::binary_search(there.begin(), there.end(), word);
    return static_cast<double>(common) / static_cast<double>(wanted.size());
}

/// Whether a figure that is stated so leaves room for `value`.
bool fits(const Quantity& stated, std::int64_t value) {
    switch (stated.bound) {
    case Bound::exact:
        return stated.value == value;
    case Bound::about:
        return std::abs(stated.value - value) * 10 <= value;
    case Bound::at_least:
        return value >= stated.value;
    case Bound::at_most:
        return value <= stated.value;
    }
    return false;
}

bool same_thing(const Quantity& a, const Quantity& b) {
    return a.kind == b.kind && (a.kind == Kind::code || a.unit == b.unit);
}

/// SC1108 and SC1180: the same letters, as many digits.
bool same_series(const std::string& a, const std::string& b) {
    const auto letters = [](const std::string& code) { return code.find_first_of("0123456789"); };
    return a.size() == b.size() && letters(a) == letters(b) &&
           a.compare(0, letters(a), b, 0, letters(b)) == 0;
}

/// Whether people or things made of matter are counted; things need to be those of this crisis.
bool counts_people(const std::string& unit) {
    static const std::set<std::string, std::less<>> people{"child",   "person",    "customer", "user",
                                                           "patient", "passenger", "employee", "family"};
    return people.contains(unit);
}

} // namespace

std::string StatedText::words(std::uint32_t start, std::uint32_t end) const {
    const std::size_t from = std::min<std::size_t>(start, typed.size());
    const std::size_t to = std::min<std::size_t>(std::max(start, end), typed.size());
    return to_utf8(std::u32string_view(typed).substr(from, to - from));
}

FactSheet::FactSheet(std::vector<SheetFact> facts, const ToneScorer& scorer)
    : facts_(std::move(facts)), scorer_(&scorer) {
    const RuleSet& rules = scorer.rules();
    const QuantityWords& words = rules.quantity_words;
    for (std::size_t i = 0; i < words.happenings.size() && i < 32; ++i) {
        compared_ |= words.happenings[i].compared ? 1u << i : 0;
        grows_ |= words.happenings[i].grows ? 1u << i : 0;
        dated_ |= words.happenings[i].dated ? 1u << i : 0;
    }
    const auto add_phrase = [&](std::size_t fact, bool states, const std::string& typed) {
        Phrase phrase{fact, states, {}};
        std::size_t from = 0;
        constexpr std::string_view gap = "…";
        for (std::size_t at = typed.find(gap); at != std::string::npos; at = typed.find(gap, from)) {
            phrase.pieces.push_back(rules.folder.fold(typed.substr(from, at - from)).text);
            from = at + gap.size();
        }
        phrase.pieces.push_back(rules.folder.fold(typed.substr(from)).text);
        std::erase(phrase.pieces, std::string());
        if (!phrase.pieces.empty()) phrases_.push_back(std::move(phrase));
    };
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        for (const std::string& phrase : facts_[i].stating)
            add_phrase(i, true, phrase);
        for (const std::string& phrase : facts_[i].contradicting)
            add_phrase(i, false, phrase);
        for (const std::string& number : facts_[i].numbers)
            for (Quantity& quantity : read_quantities(rules.folder.fold(number).text, words))
                figures_.push_back({i, std::move(quantity), 0});
        for (const std::string* text : {&facts_[i].text.en, &facts_[i].text.zh_TW}) {
            const std::string folded = rules.folder.fold(*text).text;
            wording_.push_back(wording_of(folded));
            std::vector<StatedFigure> stated;
            read_figures(folded, segment(folded), stated);
            for (StatedFigure& figure : stated) {
                // A date that is only set says nothing of what happened then.
                if (figure.quantity.kind == Kind::date && !figure.asserted) figure.about = 0;
                if (!figure.quantity.part) figures_.push_back({i, std::move(figure.quantity), figure.about});
            }
        }
    }
}

void FactSheet::read_figures(std::string_view folded, const Segments& segments,
                             std::vector<StatedFigure>& out) const {
    const QuantityWords& words = scorer_->rules().quantity_words;
    for (Quantity& quantity : read_quantities(folded, words)) {
        const Span span = quantity.span;
        const bool known_place = std::any_of(segments.clauses.begin(), segments.clauses.end(),
                                             [&](const Span& c) { return c.contains(span.begin); });
        if (!known_place) continue; // a sentence that stands twice
        const Span sentence = segments.sentences[segments.sentence_of(span.begin)];
        const Span clause = segments.clause_of(span.begin);
        // The clauses beside it, within the sentence.
        Span beside = clause;
        for (const Span& other : segments.clauses) {
            if (other.end == clause.begin && other.begin >= sentence.begin) beside.begin = other.begin;
            if (other.begin == clause.end && other.end <= sentence.end) beside.end = other.end;
        }
        const std::string_view in_clause = part(folded, clause), in_sentence = part(folded, sentence);
        StatedFigure figure;
        const auto happenings_in = [&](std::string_view where) {
            std::uint32_t bits = 0;
            for (std::size_t i = 0; i < words.happenings.size() && i < 32; ++i)
                bits |= has(words.happenings[i].words, where) ? 1u << i : 0;
            return bits;
        };
        figure.about = happenings_in(in_clause);
        // A date belongs to its own clause: others may set terms.
        if (figure.about == 0 && quantity.kind != Kind::date) figure.about = happenings_in(in_sentence);
        const std::size_t reach = std::max(clause.begin, span.begin - std::min(span.begin, std::size_t{12}));
        const std::string_view before = folded.substr(reach, span.begin - reach);
        figure.quoted = segments.quoted(span);
        figure.asserted = !figure.quoted && in_sentence.find('?') == std::string_view::npos &&
                          !has(words.negator, before) && !has(words.not_said, in_clause) &&
                          !has(words.unconfirmed, in_clause) && !has(words.reported, part(folded, beside)) &&
                          !has(words.other_times, in_sentence) && !has(words.corrects, in_sentence);
        figure.in_matter = has(words.matter, in_sentence);
        figure.closed = has(words.confirmed, in_clause);
        figure.affected_code = quantity.kind == Kind::code && has(words.affected, in_clause) &&
                               !has(words.unaffected, in_sentence);
        figure.quantity = std::move(quantity);
        out.push_back(std::move(figure));
    }
}

StatedText FactSheet::read(TextKind kind, std::string_view text, const ToneResult& tone,
                           const std::vector<std::string>& ticked, SimTime now) const {
    const RuleSet& rules = scorer_->rules();
    const QuantityWords& words = rules.quantity_words;
    const FoldedText folded = rules.folder.fold(text);
    const std::string_view whole = folded.text;
    const Segments segments = segment(whole);
    const auto typed_span = [&](Span span) {
        const std::uint32_t start = folded.origin[span.begin];
        return std::pair(start, std::max(folded.origin[span.end - 1] + 1, start + 1));
    };
    StatedText out;
    out.typed = to_utf32(text);
    out.is_reply = kind == TextKind::reply;
    out.corrects = has(words.corrects, whole);
    read_figures(whole, segments, out.figures);
    for (StatedFigure& figure : out.figures)
        std::tie(figure.start, figure.end) = typed_span(figure.quantity.span);
    // A sentence that holds a lot, a date or another figure of the facts speaks of this crisis.
    for (StatedFigure& figure : out.figures) {
        const std::size_t sentence = segments.sentence_of(figure.quantity.span.begin);
        for (const StatedFigure& other : out.figures) {
            if (&other == &figure || segments.sentence_of(other.quantity.span.begin) != sentence) continue;
            figure.in_matter |= std::any_of(figures_.begin(), figures_.end(), [&](const FactFigure& f) {
                return facts_[f.fact].is_true && same_thing(f.quantity, other.quantity) &&
                       f.quantity.value == other.quantity.value && f.quantity.unit == other.quantity.unit &&
                       f.quantity.value != one_only;
            });
        }
    }
    for (const Phrase& phrase : phrases_) {
        if (whole.find(phrase.pieces.front()) == std::string_view::npos) continue;
        const bool spans_clauses = std::any_of(phrase.pieces.begin(), phrase.pieces.end(), [](const auto& p) {
            return p.find(',') != std::string::npos;
        });
        for (const Span& place : spans_clauses ? segments.sentences : segments.clauses) {
            std::size_t from = place.begin, begin = std::string_view::npos;
            bool found = true, negated = false;
            for (const std::string& piece : phrase.pieces) {
                const std::size_t at = find_piece(whole, piece, from, place.end);
                found = at != std::string_view::npos;
                if (!found) break;
                if (begin == std::string_view::npos)
                    begin = at;
                else
                    negated |= has(words.negator, whole.substr(from, at - from));
                from = at + piece.size();
            }
            if (!found) continue;
            const Span span{begin, from};
            const Span sentence = segments.sentences[segments.sentence_of(begin)];
            const std::string_view in_sentence = part(whole, sentence), in_place = part(whole, place);
            const std::size_t reach = begin - std::min(begin - place.begin, negation_reach);
            // Who tells a wrong guess as open has not told it; who denies a fact has, whatever else is open.
            const std::string_view doubt = phrase.states ? in_sentence : in_place;
            StatedClaim claim{phrase.fact, phrase.states, true, segments.quoted(span), 0, 0};
            for (const std::string_view no : {"不", "没", "未", "非", "无"})
                negated |= whole.substr(place.begin, begin - place.begin).ends_with(no);
            claim.asserted = !negated && !claim.quoted && in_sentence.find('?') == std::string_view::npos &&
                             !has(words.negator, whole.substr(reach, begin - reach)) &&
                             !has(words.not_said, whole.substr(place.begin, begin - place.begin)) &&
                             !has(words.unconfirmed, doubt) && !has(words.reported, doubt) &&
                             !has(words.corrects, in_sentence);
            std::tie(claim.start, claim.end) = typed_span(span);
            out.claims.push_back(claim);
        }
    }
    out.denies = tone.denies;
    out.admits = tone.strengths.responsibility >= 2;
    if (out.denies) {
        for (const Hit& hit : find_hits(rules, folded, segments, {kind, AtFault::unknown})) {
            if (!has_effect(rules.rules[hit.rule], Effect::denies)) continue;
            std::tie(out.denial_start, out.denial_end) = typed_span(hit.span);
            break;
        }
    }
    for (const Finding& finding : tone.findings) {
        const auto rule = rules.rule_by_id.find(finding.rule);
        if (rule == rules.rule_by_id.end() || out.admission_end > 0) continue;
        if (has_effect(rules.rules[rule->second], Effect::responsibility))
            std::tie(out.admission_start, out.admission_end) = std::pair(finding.start, finding.end);
    }
    for (const StatedFigure& figure : out.figures)
        out.right.push_back(agrees(figure, now));
    std::string own_words(whole);
    for (const Span& quotation : segments.quotations)
        std::fill(own_words.begin() + static_cast<std::ptrdiff_t>(quotation.begin),
                  own_words.begin() + static_cast<std::ptrdiff_t>(quotation.end), ' ');
    out.told = told(own_words, out, now, ticked);
    return out;
}

bool FactSheet::known(std::size_t fact, SimTime now) const {
    return facts_[fact].known <= now;
}

bool FactSheet::holds(std::size_t fact, SimTime now) const {
    return facts_[fact].is_true && known(fact, now);
}

bool FactSheet::agrees(const StatedFigure& figure, SimTime now) const {
    const Quantity& q = figure.quantity;
    std::vector<std::int64_t> values;
    for (const FactFigure& f : figures_) {
        if (!holds(f.fact, now) || !same_thing(f.quantity, q)) continue;
        if (q.kind == Kind::code ? f.quantity.unit == q.unit : fits(q, f.quantity.value)) return true;
        values.push_back(f.quantity.value);
    }
    if (q.kind != Kind::count || counts_people(q.unit)) return false;
    // What follows from the facts: all but those, both together.
    for (const std::int64_t a : values)
        for (const std::int64_t b : values)
            if (a > b && (fits(q, a - b) || fits(q, a + b))) return true;
    return false;
}

const FactSheet::FactFigure* FactSheet::contradicted(const StatedFigure& figure, SimTime now) const {
    const Quantity& q = figure.quantity;
    if (!figure.asserted || q.part || agrees(figure, now)) return nullptr;
    if (q.kind == Kind::count && q.value == one_only && !figure.closed) return nullptr; // 那一批, one box
    if (q.kind == Kind::code) {
        if (!figure.affected_code) return nullptr;
        const FactFigure* near = nullptr;
        for (const FactFigure& f : figures_)
            if (holds(f.fact, now) && f.quantity.kind == Kind::code && same_series(f.quantity.unit, q.unit))
                near = near == nullptr ? &f : near;
        return near;
    }
    if (q.kind == Kind::money) return nullptr; // what the team offers is its own to decide
    if (q.kind == Kind::count && !counts_people(q.unit) && !figure.in_matter) return nullptr;
    if (q.kind == Kind::date && !figure.in_matter) return nullptr;
    const std::uint32_t judged = q.kind == Kind::date ? dated_ : compared_;
    if (q.kind == Kind::date) {
        // What lies after all that is known to have happened is planned.
        std::int64_t last = 0;
        for (const FactFigure& f : figures_)
            if (holds(f.fact, now) && f.quantity.kind == Kind::date && f.about != 0)
                last = std::max(last, f.quantity.value);
        if (q.value > last) return nullptr;
    }
    std::uint32_t covered_by_facts = 0;
    const FactFigure* nearest = nullptr;
    std::int64_t greatest = 0;
    bool could_have_grown = false;
    for (const FactFigure& f : figures_) {
        if (!holds(f.fact, now) || !same_thing(f.quantity, q)) continue;
        covered_by_facts |= f.about;
        if ((f.about & figure.about & judged) == 0) continue;
        greatest = std::max(greatest, f.quantity.value);
        const auto common = [&](const FactFigure& other) {
            return std::popcount(other.about & figure.about);
        };
        const auto better = [&](const FactFigure& other) {
            return common(f) != common(other)
                       ? common(f) > common(other)
                       : other.quantity.value == one_only && f.quantity.value != one_only;
        };
        if (nearest == nullptr || better(*nearest)) nearest = &f;
    }
    if (nearest == nullptr || (figure.about & ~covered_by_facts) != 0) return nullptr;
    if ((figure.about & grows_) != 0 && q.kind != Kind::date)
        could_have_grown = q.value > greatest && !figure.closed;
    return could_have_grown ? nullptr : nearest;
}

/// The figure of a rumour or a wrong guess.
const FactSheet::FactFigure* FactSheet::falsehood(const StatedFigure& figure, SimTime now) const {
    const Quantity& q = figure.quantity;
    if (q.kind != Kind::count || !figure.asserted || q.part || q.value == one_only || agrees(figure, now))
        return nullptr;
    for (const FactFigure& f : figures_) {
        const bool same = same_thing(f.quantity, q) && f.quantity.value == q.value;
        if (same && !facts_[f.fact].is_true && (f.about & figure.about & compared_) != 0) return &f;
    }
    return nullptr;
}

const FactSheet::FactFigure* FactSheet::ahead(const StatedFigure& figure, SimTime now) const {
    const Quantity& q = figure.quantity;
    const bool comparable = q.kind == Kind::count || q.kind == Kind::percent;
    if (!comparable || !figure.asserted || q.part || q.bound != Bound::exact || agrees(figure, now))
        return nullptr;
    for (const FactFigure& f : figures_) {
        const bool same = same_thing(f.quantity, q) && f.quantity.value == q.value;
        if (same && facts_[f.fact].is_true && !known(f.fact, now) && (f.about & figure.about) != 0 &&
            q.value != one_only)
            return &f;
    }
    return nullptr;
}

std::vector<std::string> FactSheet::told(std::string_view folded, const StatedText& text, SimTime now,
                                         const std::vector<std::string>& ticked) const {
    std::set<std::size_t> facts;
    for (std::size_t i = 0; i < facts_.size(); ++i)
        if (std::find(ticked.begin(), ticked.end(), facts_[i].id) != ticked.end()) facts.insert(i);
    for (const StatedClaim& claim : text.claims)
        if (claim.states && !claim.quoted) facts.insert(claim.fact);
    for (const StatedFigure& figure : text.figures)
        for (const FactFigure& f : figures_) {
            const bool same = same_thing(f.quantity, figure.quantity) && f.quantity.kind != Kind::code &&
                              f.quantity.value == figure.quantity.value && f.quantity.value != one_only;
            if (same && !figure.quoted && (f.about & figure.about) != 0) facts.insert(f.fact);
        }
    const std::vector<std::string> words = wording_of(folded);
    for (std::size_t i = 0; i < wording_.size(); ++i)
        if (covered(wording_[i], words) >= told_share) facts.insert(i / 2);
    std::vector<std::string> out;
    for (const std::size_t fact : facts)
        if (known(fact, now) && facts_[fact].is_true) out.push_back(facts_[fact].id);
    return out;
}

// ---- Findings
// ----------------------------------------------------------------------------------------------------

bool FactSheet::differs(const StatedText& later, std::size_t figure, const StatedText& earlier,
                        std::size_t other) const {
    const StatedFigure &a = later.figures[figure], &b = earlier.figures[other];
    const Quantity &now = a.quantity, &then = b.quantity;
    if (now.kind == Kind::code || now.kind == Kind::percent || !same_thing(now, then)) return false;
    if (!a.asserted || !b.asserted || now.part || then.part) return false;
    const std::uint32_t judged = now.kind == Kind::date ? dated_ : compared_;
    if ((a.about & judged) == 0 || a.about != b.about) return false;
    if (fits(now, then.value) || fits(then, now.value)) return false;
    if (later.right[figure] && earlier.right[other]) return false; // the news went on
    if (now.kind == Kind::money) return !later.is_reply && !earlier.is_reply;
    const bool thing = now.kind == Kind::date || !counts_people(now.unit);
    if (thing && !(a.in_matter && b.in_matter)) return false;
    const bool grown = (a.about & grows_) != 0 && now.kind == Kind::count && now.value > then.value;
    return !grown || (later.right[figure] && b.closed);
}

void FactSheet::check_earlier(const StatedText& text, const SaidBefore& before,
                              std::vector<FactFinding>& out) const {
    const StatedText& earlier = *before.text;
    const auto add = [&](const std::string& fact, std::uint32_t start, std::uint32_t end,
                         std::uint32_t earlier_start, std::uint32_t earlier_end) {
        out.push_back({"fact.earlier", fact, start, end, text.words(start, end), before.line, before.channel,
                       earlier.words(earlier_start, earlier_end)});
    };
    for (std::size_t i = 0; i < text.figures.size(); ++i) {
        const StatedFigure& figure = text.figures[i];
        // Two figures of one kind beside each other are about different parts of the matter.
        const auto alike = [&](const StatedText& in) {
            return std::count_if(in.figures.begin(), in.figures.end(), [&](const StatedFigure& other) {
                return same_thing(other.quantity, figure.quantity) && other.about == figure.about;
            });
        };
        if (alike(text) != 1 || alike(earlier) != 1) continue;
        for (std::size_t j = 0; j < earlier.figures.size(); ++j)
            if (differs(text, i, earlier, j))
                add({}, figure.start, figure.end, earlier.figures[j].start, earlier.figures[j].end);
    }
    for (const StatedClaim& claim : text.claims)
        for (const StatedClaim& other : earlier.claims)
            if (claim.fact == other.fact && claim.states != other.states && claim.asserted && other.asserted)
                add(facts_[claim.fact].id, claim.start, claim.end, other.start, other.end);
    if (text.admits && earlier.denies && !text.denies)
        add({}, text.admission_start, text.admission_end, earlier.denial_start, earlier.denial_end);
    if (text.denies && earlier.admits && !earlier.denies)
        add({}, text.denial_start, text.denial_end, earlier.admission_start, earlier.admission_end);
}

bool FactSheet::takes_back(const StatedText& later, const StatedText& earlier) const {
    if (!later.corrects) return false;
    std::vector<FactFinding> found;
    check_earlier(later, {0, {}, &earlier}, found);
    return !found.empty();
}

std::vector<FactFinding> FactSheet::check(const StatedText& text, const std::vector<SaidBefore>& before,
                                          SimTime now, bool only_known) const {
    std::vector<FactFinding> found;
    const auto add = [&](const char* rule, std::size_t fact, std::uint32_t start, std::uint32_t end) {
        found.push_back({rule, facts_[fact].id, start, end, text.words(start, end), 0, {}, {}});
    };
    for (const StatedFigure& figure : text.figures) {
        const FactFigure* early = ahead(figure, now);
        const FactFigure* rumour = falsehood(figure, now);
        if (rumour != nullptr && (known(rumour->fact, now) || !only_known))
            add("fact.false", rumour->fact, figure.start, figure.end);
        else if (early != nullptr && !only_known)
            add("fact.ahead", early->fact, figure.start, figure.end);
        else if (const FactFigure* other = contradicted(figure, now))
            add("fact.contradicts", other->fact, figure.start, figure.end);
    }
    for (const StatedClaim& claim : text.claims) {
        const SheetFact& fact = facts_[claim.fact];
        const bool on_board = known(claim.fact, now);
        if (!claim.asserted) continue;
        if (claim.states && !fact.is_true && (on_board || !only_known))
            add("fact.false", claim.fact, claim.start, claim.end);
        else if (claim.states && fact.is_true && !on_board && !only_known)
            add("fact.ahead", claim.fact, claim.start, claim.end);
        else if (!claim.states && fact.is_true && on_board)
            add("fact.contradicts", claim.fact, claim.start, claim.end);
    }
    if (!text.corrects)
        for (const SaidBefore& earlier : before)
            check_earlier(text, earlier, found);
    // One accusation for each phrase and rule; what is known weighs more than what is merely unproven.
    const auto weight = [](const std::string& rule) {
        return rule == "fact.contradicts" ? 0 : rule == "fact.false" ? 1 : rule == "fact.ahead" ? 2 : 3;
    };
    std::stable_sort(found.begin(), found.end(), [&](const FactFinding& a, const FactFinding& b) {
        return std::tuple(a.start, weight(a.rule)) < std::tuple(b.start, weight(b.rule));
    });
    std::vector<FactFinding> out;
    for (FactFinding& finding : found) {
        const bool again = std::any_of(out.begin(), out.end(), [&](const FactFinding& other) {
            const bool overlap = finding.start < other.end && other.start < finding.end;
            const bool both_earlier = finding.rule == "fact.earlier" && other.rule == "fact.earlier";
            const bool both_facts = finding.rule != "fact.earlier" && other.rule != "fact.earlier";
            return (both_facts && overlap) || both_earlier; // the first earlier text stands for its like
        });
        if (!again) out.push_back(std::move(finding));
    }
    return out;
}

void add_fact_findings(ToneResult& tone, TextKind kind, const std::vector<FactFinding>& findings,
                       const ToneScorer& scorer) {
    if (findings.empty()) return;
    SD_ASSERT(tone.basis != nullptr); // the scorer gave it
    const RuleSet& rules = scorer.rules();
    auto basis = std::make_shared<ToneBasis>(*tone.basis);
    for (const FactFinding& finding : findings) {
        const Rule& rule = rules.rules[rules.rule_by_id.find(finding.rule)->second];
        const bool in_reply = kind == TextKind::reply && rule.clause == "S7";
        basis->facts.push_back(
            {rule.id, in_reply ? "R3" : rule.clause, finding.start, finding.end, rule.points});
    }
    tone = sum_up(*basis).result;
    tone.basis = std::move(basis);
}

} // namespace stormdrill::scoring
