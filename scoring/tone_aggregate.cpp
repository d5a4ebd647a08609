#include "scoring/tone_aggregate.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::size_t some_details = 2;  // particulars from which a text tells of a case …
constexpr std::size_t many_details = 4;  // … and from which it tells it well
constexpr std::size_t telling_signs = 2; // small signs of self-defence or argument that make a flag
constexpr double copied = 0.6; // Jaccard of 5-grams from which a reply counts as the same text again

Flag flag_of(Effect effect) {
    const auto first = static_cast<std::size_t>(Effect::blame_shift);
    return static_cast<Flag>(static_cast<std::size_t>(effect) - first);
}
static_assert(static_cast<std::size_t>(Effect::defensive) - static_cast<std::size_t>(Effect::blame_shift) ==
              static_cast<std::size_t>(Flag::defensive));

struct Fault {
    std::int32_t points = 0;
    const Hit* hit = nullptr; ///< null: a finding on the whole text
    std::string_view id;      ///< of that finding
};

class Sum {
public:
    Sum(const RuleSet& rules, const Evidence& evidence) : rules_(rules), evidence_(evidence) {
        for (const Hit& hit : evidence.hits) {
            const Rule& rule = rules.rules[hit.rule];
            if (!spoiled(rule.effect, hit)) note(rule.effect, hit);
            for (const Effect effect : rule.also)
                note(effect, hit);
        }
    }

    ToneResult run() {
        result_.is_language = evidence_.is_language;
        if (!evidence_.is_language) return not_language();
        forget_hollow_apologies();
        discount_contrasted_regret();
        set_signals();
        add_inferred();
        set_strengths_and_elements();
        add_moves();
        add_manner();
        add_faults();
        apply_caps();
        name_missing_elements();
        return finish();
    }

private:
    static std::size_t at(Effect effect) { return static_cast<std::size_t>(effect); }
    [[nodiscard]] bool has_hit(Effect effect) const { return best_[at(effect)] != nullptr; }
    [[nodiscard]] std::uint8_t strength(Effect effect) const { return strength_[at(effect)]; }
    [[nodiscard]] bool statement() const { return evidence_.circumstances.kind == TextKind::statement; }
    [[nodiscard]] bool innocent() const { return evidence_.circumstances.at_fault == AtFault::no; }
    [[nodiscard]] bool flagged(Flag flag) const { return has(result_.flags, flag); }
    void raise(Flag flag) { result_.flags[static_cast<std::size_t>(flag)] = true; }

    /// Keeps, per effect, the strongest move or the costliest fault; the first of equals.
    void note(Effect effect, const Hit& hit) {
        const Hit*& best = best_[at(effect)];
        const bool stronger = best == nullptr || (is_move(effect) && hit.strength > best->strength) ||
                              (is_fault(effect) && cost(hit) < cost(*best));
        if (!stronger) return;
        best = &hit;
        if (is_move(effect)) strength_[at(effect)] = std::max<std::uint8_t>(hit.strength, 1);
    }
    /// A kindness in the sentence that attacks, argues, mocks or blames is none.
    [[nodiscard]] bool spoiled(Effect effect, const Hit& kindness) const {
        constexpr std::array kind{Effect::personal, Effect::empathy, Effect::repair, Effect::update,
                                  Effect::thanks};
        if (std::find(kind.begin(), kind.end(), effect) == kind.end()) return false;
        return std::any_of(evidence_.hits.begin(), evidence_.hits.end(), [&](const Hit& hit) {
            const Rule& rule = rules_.rules[hit.rule];
            return hit.sentence == kindness.sentence &&
                   (has_effect(rule, Effect::attack) || has_effect(rule, Effect::argumentative) ||
                    has_effect(rule, Effect::humour_misfire) || has_effect(rule, Effect::blame_shift));
        });
    }
    [[nodiscard]] std::int32_t cost(const Hit& hit) const { return rules_.rules[hit.rule].points; }

    /// "Sorry if anyone was offended" is no regret: what is said in the sentence of a non-apology does not
    /// count as apology or empathy.
    void forget_hollow_apologies() {
        if (!has_hit(Effect::non_apology)) return;
        for (const Effect effect : {Effect::regret, Effect::responsibility, Effect::empathy}) {
            best_[at(effect)] = nullptr;
            strength_[at(effect)] = 0;
            for (const Hit& hit : evidence_.hits)
                if (has_effect(rules_.rules[hit.rule], effect) && !hollow(hit)) note(effect, hit);
        }
    }
    [[nodiscard]] bool hollow(const Hit& apology) const {
        return std::any_of(evidence_.hits.begin(), evidence_.hits.end(), [&](const Hit& hit) {
            return hit.sentence == apology.sentence &&
                   has_effect(rules_.rules[hit.rule], Effect::non_apology);
        });
    }

    /// "We are sorry, but customers should read the label": such an apology is worth a formula.
    void discount_contrasted_regret() {
        best_[at(Effect::regret)] = nullptr;
        strength_[at(Effect::regret)] = 0;
        for (const Hit& hit : evidence_.hits) {
            if (!has_effect(rules_.rules[hit.rule], Effect::regret) || hollow(hit)) continue;
            if (!taken_back(hit)) note(Effect::regret, hit);
        }
        if (has_hit(Effect::regret)) return;
        for (const Hit& hit : evidence_.hits)
            if (has_effect(rules_.rules[hit.rule], Effect::regret) && !hollow(hit)) {
                note(Effect::regret, hit);
                strength_[at(Effect::regret)] = 1;
            }
    }
    /// Whether a fault follows in the same sentence after a "but".
    [[nodiscard]] bool taken_back(const Hit& apology) const {
        const std::string_view text = evidence_.text.text;
        return std::any_of(evidence_.hits.begin(), evidence_.hits.end(), [&](const Hit& hit) {
            const Rule& rule = rules_.rules[hit.rule];
            const bool excuses = has_effect(rule, Effect::defensive) ||
                                 has_effect(rule, Effect::blame_shift) ||
                                 has_effect(rule, Effect::argumentative) || has_effect(rule, Effect::denies);
            return excuses && hit.sentence == apology.sentence && hit.span.end > apology.span.end &&
                   has_contrast(text.substr(apology.span.end, hit.span.end - apology.span.end));
        });
    }

    void set_signals() {
        result_.denies = has_hit(Effect::denies);
        result_.offers_money = has_hit(Effect::offers_money);
        for (const Effect effect :
             {Effect::blame_shift, Effect::vague, Effect::empty_promise, Effect::argumentative,
              Effect::attack, Effect::canned, Effect::non_apology, Effect::legalese, Effect::defensive})
            if (has_hit(effect)) raise(flag_of(effect));
        if (has_hit(Effect::humour_misfire)) raise(Flag::humour_misfire);
        if (has_hit(Effect::empathy)) raise(Flag::empathy);
        if (has_hit(Effect::thanks)) raise(Flag::thanks);
        if (has_hit(Effect::contact)) raise(Flag::contact_channel);
    }

    /// What no pattern can see: it shows only in the text as a whole, or beside other texts.
    void add_inferred() {
        const Overlap& shared = evidence_.overlap;
        const bool attentive = strength(Effect::empathy) >= 2 && has_hit(Effect::responsibility);
        const bool takes_up = shared.identifiers > 0 || shared.words >= 2 || shared.pairs >= 2 ||
                              shared.runs > 0 ||
                              ((attentive || has_hit(Effect::in_person)) && shared.words + shared.pairs > 0);
        // Who says "I am sorry" rather than "we apologise" has the person before him.
        if (has_hit(Effect::in_person) && strength(Effect::regret) >= 2 && !flagged(Flag::attack) &&
            !flagged(Flag::argumentative) && !flagged(Flag::non_apology))
            raise(Flag::empathy);
        const bool feels_with = !statement() && has_hit(Effect::in_person) && strength(Effect::empathy) >= 2;
        if (takes_up || feels_with || has_hit(Effect::personal)) raise(Flag::personalised);
        const bool turned_against = flagged(Flag::attack) || flagged(Flag::argumentative) ||
                                    (flagged(Flag::humour_misfire) && !has_hit(Effect::regret));
        if (takes_up && !turned_against) {
            const bool much = shared.identifiers > 0 || shared.words >= 3 || shared.pairs >= 4;
            strength_[at(Effect::personal)] =
                std::max<std::uint8_t>(strength(Effect::personal), much ? 3 : 2);
        }
        if (const std::size_t details = count_details(); details > 0)
            strength_[at(Effect::detail)] = details >= many_details ? 3 : details >= some_details ? 2 : 1;
        if (evidence_.repeats_earlier >= copied) {
            raise(Flag::canned);
            take("text.copied");
        }
        const bool informs = has_hit(Effect::repair) || has_hit(Effect::concrete) ||
                             has_hit(Effect::update) || has_hit(Effect::evidence) ||
                             strength(Effect::explanation) >= 2;
        const bool worse = flagged(Flag::legalese) || flagged(Flag::defensive) || flagged(Flag::attack) ||
                           flagged(Flag::non_apology) || flagged(Flag::blame_shift);
        if (statement() && !informs && !worse && !flagged(Flag::vague)) {
            raise(Flag::vague);
            take("text.vague");
        }
        // Beside an apology two signs tell; where nobody is sorry, one does.
        const bool sorry = strength(Effect::regret) >= 2 || has_hit(Effect::responsibility) ||
                           strength(Effect::empathy) >= 2 || innocent();
        const std::size_t enough = sorry ? telling_signs : telling_signs - 1;
        if (!flagged(Flag::defensive) && small_signs(Effect::defends) >= enough) {
            raise(Flag::defensive);
            take("text.self_defence");
        }
        if (!flagged(Flag::argumentative) && small_signs(Effect::disputes) >= telling_signs) {
            raise(Flag::argumentative);
            take("text.argues");
        }
        if (!statement() && flagged(Flag::attack)) raise(Flag::argumentative);
        if (gives_nothing()) {
            raise(Flag::defensive);
            take("text.gives_nothing");
        }
        if (innocent() && strength(Effect::responsibility) >= 2) take("text.false_confession");
    }

    /// How many rules see a small sign of `effect`, each in words of its own. Who owns the fault may explain.
    [[nodiscard]] std::size_t small_signs(Effect effect) const {
        std::set<std::size_t> rules;
        std::size_t last_end = 0;
        for (const Hit& hit : evidence_.hits) {
            if (rules_.rules[hit.rule].effect != effect || hit.span.begin < last_end) continue;
            if (rules.insert(hit.rule).second) last_end = hit.span.end;
        }
        const std::size_t owned = has_hit(Effect::responsibility) ? 1 : 0;
        return rules.size() > owned ? rules.size() - owned : 0;
    }

    /// Numbers, times and mechanisms, each once, outside sentences that harm: "98.7 % arrived on time" is no
    /// particular of the case.
    [[nodiscard]] std::size_t count_details() const {
        std::set<std::string_view> different;
        std::size_t last_end = 0;
        for (const Hit& hit : evidence_.hits) {
            if (rules_.rules[hit.rule].effect != Effect::concrete) continue;
            const bool inside = hit.span.begin < last_end;
            last_end = std::max(last_end, hit.span.end + 1);
            if (inside || harms(hit.sentence)) continue;
            different.insert(
                std::string_view(evidence_.text.text).substr(hit.span.begin, hit.span.end - hit.span.begin));
        }
        return different.size();
    }
    [[nodiscard]] bool harms(std::size_t sentence) const {
        return std::any_of(evidence_.hits.begin(), evidence_.hits.end(), [&](const Hit& hit) {
            const Effect effect = rules_.rules[hit.rule].effect;
            return hit.sentence == sentence &&
                   (effect == Effect::defensive || effect == Effect::legalese || effect == Effect::attack ||
                    effect == Effect::blame_shift || effect == Effect::argumentative);
        });
    }

    /// At fault, in whole sentences, and neither an apology nor anything for the people: self-defence.
    [[nodiscard]] bool gives_nothing() const {
        const bool guilty = evidence_.circumstances.at_fault == AtFault::yes;
        const bool gives = has_hit(Effect::regret) || has_hit(Effect::responsibility) ||
                           has_hit(Effect::repair) || has_hit(Effect::repentance) ||
                           has_hit(Effect::update) || has_hit(Effect::contact) || has_hit(Effect::empathy) ||
                           has_hit(Effect::thanks) || strength(Effect::personal) > 0;
        const bool named = flagged(Flag::legalese) || flagged(Flag::vague) || flagged(Flag::canned) ||
                           flagged(Flag::defensive) || flagged(Flag::blame_shift) ||
                           flagged(Flag::humour_misfire) || flagged(Flag::attack) ||
                           flagged(Flag::argumentative) || flagged(Flag::non_apology);
        return guilty && !gives && !named;
    }

    void set_strengths_and_elements() {
        Strengths& s = result_.strengths;
        s = {strength(Effect::responsibility), strength(Effect::regret),     strength(Effect::repair),
             strength(Effect::explanation),    strength(Effect::repentance), strength(Effect::forgiveness)};
        const bool harm_told = has_hit(Effect::event) && !has_hit(Effect::minimised);
        // Who says why it happened, and that he regrets it, has said that it happened.
        const bool owned = s.explanation > 0 && s.regret + s.responsibility > 0;
        // A cause or a remedy beside a number or a time tells of a case.
        const bool hurts = flagged(Flag::attack) || flagged(Flag::non_apology);
        const bool detailed = has_hit(Effect::concrete) && !hurts &&
                              (s.explanation > 0 || (s.repair > 0 && s.regret + s.responsibility > 0));
        acknowledged_by_ = has_hit(Effect::acknowledge)   ? Effect::acknowledge
                           : harm_told                    ? Effect::event
                           : has_hit(Effect::explanation) ? Effect::explanation
                                                          : Effect::repair;
        result_.elements = {
            has_hit(Effect::acknowledge) || ((harm_told || owned || detailed) && !has_hit(Effect::denies)),
            s.regret + s.responsibility > 0, s.explanation > 0, s.repair > 0, s.repentance > 0};
    }

    void add_moves() {
        const Weights& all = rules_.weights;
        const KindWeights& weights = statement() ? (innocent() ? all.statement_innocent : all.statement)
                                                 : (innocent() ? all.reply_innocent : all.reply);
        result_.tone =
            evidence_.circumstances.at_fault == AtFault::unknown ? weights.base_if_unknown : weights.base;
        bool says_something = false;
        for (std::size_t i = 0; i < weights.moves.size(); ++i) {
            const auto effect = static_cast<Effect>(i);
            const std::uint8_t reached = strength(effect);
            if (reached == 0 || (effect == Effect::detail && !says_something)) continue;
            says_something = true;
            const std::int32_t points = weights.moves[i][reached - 1u];
            if (best_[i] != nullptr)
                add(*best_[i], points);
            else
                add_whole(effect == Effect::detail ? "text.detailed" : "text.personalised", points);
        }
        if (result_.elements.acknowledge && !has_hit(Effect::acknowledge))
            add(*best_[at(acknowledged_by_)], weights.moves[at(Effect::acknowledge)][1]);
    }

    /// How it is said, each sign by its share of what it is worth. Nice manner alone earns nothing, and the
    /// words of an apology or a remedy are not held against it.
    void add_manner() {
        const std::size_t kind = statement() ? 0 : 1;
        const bool says_something =
            std::any_of(strength_.begin(), strength_.end(), [](std::uint8_t reached) { return reached > 0; });
        std::map<std::size_t, std::vector<const Hit*>> by_rule;
        for (const Hit& hit : evidence_.hits) {
            const Rule& rule = rules_.rules[hit.rule];
            if (rule.effect != Effect::manner) continue;
            if (rule.worth[kind] < 0 ? helps(hit.sentence) : !says_something) continue;
            std::vector<const Hit*>& seen = by_rule[hit.rule];
            if (std::none_of(seen.begin(), seen.end(),
                             [&](const Hit* earlier) { return says_the_same(*earlier, hit); }))
                seen.push_back(&hit);
        }
        for (const auto& [index, seen] : by_rule) {
            const Rule& rule = rules_.rules[index];
            const auto count = std::min<std::int32_t>(static_cast<std::int32_t>(seen.size()), rule.at_most);
            if (const std::int32_t points = rule.worth[kind] * count / rule.at_most; points != 0)
                add(*seen.front(), points);
        }
    }
    [[nodiscard]] bool helps(std::size_t sentence) const {
        return std::any_of(evidence_.hits.begin(), evidence_.hits.end(), [&](const Hit& hit) {
            const Effect effect = rules_.rules[hit.rule].effect;
            return hit.sentence == sentence &&
                   (effect == Effect::regret || effect == Effect::responsibility ||
                    effect == Effect::repair || effect == Effect::repentance);
        });
    }
    /// The same words with the same words after them, or places that overlap: counted once.
    [[nodiscard]] bool says_the_same(const Hit& a, const Hit& b) const {
        constexpr std::size_t words_after = 14; // bytes
        if (b.span.begin < a.span.end && a.span.begin < b.span.end) return true;
        const std::string_view text = evidence_.text.text;
        const std::string_view first = text.substr(a.span.begin, a.span.end - a.span.begin + words_after);
        const std::string_view second = text.substr(b.span.begin, b.span.end - b.span.begin + words_after);
        return first.starts_with(second) || second.starts_with(first);
    }

    /// The costliest fault counts in full, the second half, each further one a quarter: faults of one text
    /// overlap.
    void add_faults() {
        for (std::size_t i = 0; i < effect_count; ++i) {
            const auto effect = static_cast<Effect>(i);
            // A rule's points count under its own effect; one it carries along costs nothing more.
            if (is_fault(effect) && best_[i] != nullptr && rules_.rules[best_[i]->rule].effect == effect)
                faults_.push_back({cost(*best_[i]), best_[i], {}});
        }
        for (const std::string_view id : taken_)
            faults_.push_back({rules_.rules[rules_.rule_by_id.find(id)->second].points, nullptr, id});
        std::stable_sort(faults_.begin(), faults_.end(),
                         [](const Fault& a, const Fault& b) { return a.points < b.points; });
        for (std::size_t i = 0; i < faults_.size(); ++i) {
            const std::int32_t points = faults_[i].points / (i == 0 ? 1 : i == 1 ? 2 : 4);
            if (faults_[i].hit != nullptr)
                add(*faults_[i].hit, points);
            else
                add_whole(faults_[i].id, points);
        }
    }

    void apply_caps() {
        const Caps& caps = rules_.weights.caps;
        const bool guilty = evidence_.circumstances.at_fault == AtFault::yes;
        const bool apologises = result_.strengths.regret + result_.strengths.responsibility > 0;
        if (flagged(Flag::attack)) cap("cap.attack", caps.attack);
        if (flagged(Flag::argumentative)) cap("cap.argumentative", caps.argumentative);
        if (flagged(Flag::non_apology) && !apologises) cap("cap.non_apology", caps.non_apology);
        if (result_.denies && !innocent() && (guilty || flagged(Flag::blame_shift)))
            cap("cap.denial", caps.denial_at_fault);
        if (guilty && !apologises) cap("cap.no_apology", caps.no_apology_at_fault);
        // Whatever else it says: to those hit it offers no word and no deed.
        const bool offers = apologises || has_hit(Effect::repair) || has_hit(Effect::update) ||
                            has_hit(Effect::evidence) || has_hit(Effect::repentance) ||
                            has_hit(Effect::contact) || strength(Effect::empathy) >= 2 ||
                            has_hit(Effect::personal);
        const bool some_fault = guilty || evidence_.circumstances.at_fault == AtFault::partly;
        if (some_fault && !offers) cap("cap.offers_nothing", caps.offers_nothing);
        const bool substance = has_hit(Effect::repair) || has_hit(Effect::update) ||
                               has_hit(Effect::evidence) || has_hit(Effect::repentance) ||
                               has_hit(Effect::explanation);
        if (statement() && !substance) cap("cap.no_substance", caps.no_substance);
        const bool moves = substance || apologises || has_hit(Effect::empathy) || has_hit(Effect::contact) ||
                           strength(Effect::personal) > 0 || result_.elements.acknowledge;
        // A story that nobody tells to anybody, and that does nothing for anybody.
        const bool acts = apologises || has_hit(Effect::repair) || has_hit(Effect::update) ||
                          has_hit(Effect::evidence) || has_hit(Effect::repentance) ||
                          has_hit(Effect::contact) || strength(Effect::personal) > 0;
        const bool says_nothing = acts || has_hit(Effect::speaks) ? !moves && faults_.empty() : true;
        if (says_nothing && !innocent()) cap("cap.no_move", caps.no_move);
    }
    void cap(std::string_view id, std::int32_t limit) {
        if (result_.tone > limit) add_whole(id, limit - result_.tone);
    }

    void name_missing_elements() {
        if (!statement()) return;
        const Elements& e = result_.elements;
        if (!e.acknowledge) add_whole("missing.acknowledge", 0);
        if (!e.apology && !innocent()) add_whole("missing.apology", 0);
        if (!e.explanation) add_whole("missing.explanation", 0);
        if (!e.solution) add_whole("missing.solution", 0);
        if (!e.prevention) add_whole("missing.prevention", 0);
    }

    void add(const Hit& hit, std::int32_t points) {
        const Rule& rule = rules_.rules[hit.rule];
        const std::vector<std::uint32_t>& origin = evidence_.text.origin;
        const std::uint32_t end = std::max(origin[hit.span.end - 1] + 1, origin[hit.span.begin] + 1);
        result_.findings.push_back({rule.id, rule.clause, origin[hit.span.begin], end, points});
        result_.tone += points;
    }
    void add_whole(std::string_view id, std::int32_t points) {
        const auto found = rules_.rule_by_id.find(id);
        SD_ASSERT(found !=
                  rules_.rule_by_id.end()); // load_rules() checks that the engine's own ids are there
        whole_.push_back({std::string(id), rules_.rules[found->second].clause, 0, 0, points});
        result_.tone += points;
    }
    void take(std::string_view id) { taken_.push_back(id); }

    ToneResult not_language() {
        result_.tone = rules_.weights.caps.no_language;
        if (has_hit(Effect::key_word) && !has_hit(Effect::to_the_scorer)) raise(Flag::canned);
        if (const Hit* hit = best_[at(Effect::to_the_scorer)]) add(*hit, 0);
        add_whole("text.not_language", 0);
        return finish();
    }

    ToneResult finish() {
        if (result_.tone < 0 || result_.tone > 100)
            add_whole("cap.scale", result_.tone < 0 ? -result_.tone : 100 - result_.tone);
        std::stable_sort(result_.findings.begin(), result_.findings.end(),
                         [](const Finding& a, const Finding& b) { return a.start < b.start; });
        result_.findings.insert(result_.findings.end(), whole_.begin(), whole_.end());
        result_.band = band_of(result_.tone);
        return result_;
    }

    const RuleSet& rules_;
    const Evidence& evidence_;
    std::array<const Hit*, effect_count> best_{};
    std::array<std::uint8_t, effect_count> strength_{};
    Effect acknowledged_by_ = Effect::acknowledge;
    std::vector<std::string_view> taken_;
    std::vector<Fault> faults_;
    std::vector<Finding> whole_;
    ToneResult result_;
};

} // namespace

ToneResult aggregate(const RuleSet& rules, const Evidence& evidence) {
    return Sum(rules, evidence).run();
}

} // namespace stormdrill::scoring::tone_engine
