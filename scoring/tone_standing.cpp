#include "scoring/tone_standing.hpp"

#include <array>

namespace stormdrill::scoring::tone_engine {

void TakenOut::take_out(const ToneBasis& basis, const Finding& finding, const FindingSource& source) {
    if (source.fact) {
        facts.insert(*source.fact);
        return;
    }
    if (!source.phrase) {
        whole.insert(finding.rule);
        return;
    }
    if (source.inferred) {
        inferred_acknowledgement = true;
        return;
    }
    effects.resize(basis.phrases.size(), 0);
    const ToneBasis::Phrase& wrong = basis.phrases[*source.phrase];
    std::uint64_t said = 0;
    for (const Effect effect : basis.rules[wrong.rule].effects)
        said |= bit(effect);
    for (std::size_t i = 0; i < basis.phrases.size(); ++i) {
        const ToneBasis::Phrase& other = basis.phrases[i];
        if (other.start < wrong.end && wrong.start < other.end) effects[i] |= said;
    }
}

namespace {

/// How many things more a text does for those concerned that is sorry in words of its own; 0: it is not
/// sorry.
std::ptrdiff_t makes_amends(const ToneBasis& basis, const Phrases& phrases,
                            const std::vector<Standing>& stands) {
    const auto said = [&](Effect effect) {
        for (std::size_t i = 0; i < basis.phrases.size(); ++i)
            if (stands[i].stands && stands[i].strength >= 2 && phrases.says(i, effect)) return true;
        return false;
    };
    constexpr std::array more{Effect::repair, Effect::responsibility, Effect::repentance, Effect::empathy,
                              Effect::explanation};
    return said(Effect::regret) ? std::count_if(more.begin(), more.end(), said) : 0;
}

/// Who makes amends argues with nobody; but many a text blames somebody beside two amends.
std::ptrdiff_t amends_that_doubt(Effect broad) {
    return broad == Effect::argumentative || broad == Effect::disputes ? 2 : 3;
}

/// Whether an apology stands before it in its sentence, and a "but" between them.
bool after_contrast(const ToneBasis& basis, std::size_t phrase) {
    return std::any_of(basis.taken_back.begin(), basis.taken_back.end(),
                       [&](const auto& pair) { return pair.second == phrase; });
}

} // namespace

std::vector<Standing> standing(const ToneBasis& basis, const TakenOut& without) {
    const Phrases phrases(basis, without);
    const std::size_t count = basis.phrases.size();
    const auto somewhere = [&](const auto& effects, auto&& where) {
        for (std::size_t i = 0; i < count; ++i)
            if (where(basis.phrases[i].sentence) && phrases.says_any(i, effects)) return true;
        return false;
    };
    std::vector<Standing> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        const ToneBasis::Rule& rule = phrases.rule(i);
        const std::uint32_t here = basis.phrases[i].sentence;
        // In the sentence itself, the one before or the one after.
        const auto nearby = [here](std::uint32_t sentence) {
            return sentence + 1 >= here && sentence <= here + 1;
        };
        if (!rule.cancelled_by.empty() && somewhere(rule.cancelled_by, [](std::uint32_t) { return true; }))
            continue;
        if (!rule.cancelled_nearby_by.empty() && somewhere(rule.cancelled_nearby_by, nearby)) continue;
        if (!rule.only_near.empty() && !somewhere(rule.only_near, nearby)) continue;
        out[i] = {true, basis.phrases[i].strength};
        const auto here_or_next = [here](std::uint32_t sentence) {
            return sentence == here || sentence == here + 1;
        };
        if (rule.raised_by_concrete && somewhere(std::array{Effect::concrete}, here_or_next))
            out[i].strength = 3;
    }
    const std::ptrdiff_t amends = makes_amends(basis, phrases, out);
    for (std::size_t i = 0; i < count; ++i) {
        const ToneBasis::Rule& rule = phrases.rule(i);
        if (rule.doubted_if_owned && amends >= amends_that_doubt(rule.effects.front()) &&
            !after_contrast(basis, i))
            out[i].stands = false;
    }
    return out;
}

} // namespace stormdrill::scoring::tone_engine
