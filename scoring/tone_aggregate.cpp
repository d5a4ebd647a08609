#include "scoring/tone_aggregate.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "base/diagnostics.hpp"
#include "scoring/tone_measure.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::size_t some_details = 2;  // particulars from which a text tells of a case …
constexpr std::size_t many_details = 4;  // … and from which it tells it well
constexpr std::size_t telling_signs = 2; // small signs of self-defence or argument that make a flag

using Phrase = ToneBasis::Phrase;

Flag flag_of(Effect effect) {
    const auto first = static_cast<std::size_t>(Effect::blame_shift);
    return static_cast<Flag>(static_cast<std::size_t>(effect) - first);
}
static_assert(static_cast<std::size_t>(Effect::defensive) - static_cast<std::size_t>(Effect::blame_shift) ==
              static_cast<std::size_t>(Flag::defensive));
struct Fault {
    std::int32_t points = 0;
    const Phrase* phrase = nullptr; ///< null: a finding on the whole text
    Effect effect = Effect::fault;
    std::string_view id; ///< of that finding
};

class Sum {
public:
    Sum(const ToneBasis& basis, const TakenOut& without)
        : basis_(basis), without_(without), phrases_(basis, without), stands_(standing(basis, without)) {
        for (std::size_t i = 0; i < basis.phrases.size(); ++i)
            if (stands_[i].stands)
                for (const Effect effect : phrases_.rule(i).effects)
                    if (phrases_.says(i, effect) && !spoiled(effect, i)) note(effect, i);
    }

    Summed run() {
        result_.is_language = basis_.is_language || taken_out("text.not_language");
        if (!result_.is_language) return not_language();
        forget_hollow_apologies();
        discount_contrasted_regret();
        set_signals();
        add_inferred();
        set_strengths_and_elements();
        add_moves();
        add_manner();
        add_faults();
        apply_caps();
        reach_verdicts();
        name_missing_elements();
        return finish();
    }

private:
    static std::size_t at(Effect effect) { return static_cast<std::size_t>(effect); }
    [[nodiscard]] bool taken_out(std::string_view whole) const { return without_.whole.contains(whole); }
    [[nodiscard]] bool has_hit(Effect effect) const { return best_[at(effect)] != nullptr; }
    [[nodiscard]] std::uint32_t strength(Effect effect) const { return strength_[at(effect)]; }
    [[nodiscard]] bool statement() const { return basis_.kind == TextKind::statement; }
    [[nodiscard]] bool innocent() const { return basis_.at_fault == AtFault::no; }
    [[nodiscard]] bool flagged(Flag flag) const { return has(result_.flags, flag); }
    [[nodiscard]] bool copied() const { return basis_.copied && !taken_out("text.copied"); }
    void raise(Flag flag) { result_.flags[static_cast<std::size_t>(flag)] = true; }
    [[nodiscard]] std::size_t number(const Phrase& phrase) const {
        return static_cast<std::size_t>(&phrase - basis_.phrases.data());
    }
    /// Calls for each phrase that stands and says the effect.
    template <class Visit>
    void each(Effect effect, Visit&& visit) const {
        for (std::size_t i = 0; i < basis_.phrases.size(); ++i)
            if (stands_[i].stands && phrases_.says(i, effect)) visit(i);
    }

    /// Keeps, per effect, the strongest move or the costliest fault; the first of equals.
    void note(Effect effect, std::size_t phrase) {
        const Phrase*& best = best_[at(effect)];
        const std::uint32_t reached = stands_[phrase].strength;
        const bool stronger = best == nullptr ||
                              (is_move(effect) && reached > stands_[number(*best)].strength) ||
                              (is_fault(effect) && cost(phrase) < cost(number(*best)));
        if (!stronger) return;
        best = &basis_.phrases[phrase];
        if (is_move(effect)) strength_[at(effect)] = std::max<std::uint32_t>(reached, 1);
    }
    /// A kindness in the sentence that attacks, argues, mocks or blames is none. What a rule only carries
    /// along is not looked at.
    [[nodiscard]] bool spoiled(Effect effect, std::size_t kindness) const {
        constexpr std::array kind{Effect::personal, Effect::empathy, Effect::repair, Effect::update,
                                  Effect::thanks};
        if (phrases_.rule(kindness).effects.front() != effect ||
            std::find(kind.begin(), kind.end(), effect) == kind.end())
            return false;
        for (std::size_t i = 0; i < basis_.phrases.size(); ++i)
            if (stands_[i].stands && basis_.phrases[i].sentence == basis_.phrases[kindness].sentence &&
                phrases_.says_any(i, std::array{Effect::attack, Effect::argumentative, Effect::humour_misfire,
                                                Effect::blame_shift}))
                return true;
        return false;
    }
    [[nodiscard]] std::int32_t cost(std::size_t phrase) const { return phrases_.rule(phrase).points; }

    /// "Sorry if anyone was offended" is no regret: what is said in the sentence of a non-apology does not
    /// count as apology or empathy.
    void forget_hollow_apologies() {
        if (!has_hit(Effect::non_apology)) return;
        for (const Effect effect : {Effect::regret, Effect::responsibility, Effect::empathy}) {
            forget(effect);
            each(effect, [&](std::size_t i) {
                if (!hollow(i)) note(effect, i);
            });
        }
    }
    void forget(Effect effect) {
        best_[at(effect)] = nullptr;
        strength_[at(effect)] = 0;
    }
    [[nodiscard]] bool hollow(std::size_t apology) const {
        bool found = false;
        each(Effect::non_apology, [&](std::size_t i) {
            found = found || basis_.phrases[i].sentence == basis_.phrases[apology].sentence;
        });
        return found;
    }

    /// "We are sorry, but customers should read the label": such an apology is worth a formula.
    void discount_contrasted_regret() {
        forget(Effect::regret);
        each(Effect::regret, [&](std::size_t i) {
            if (!hollow(i) && !taken_back(i)) note(Effect::regret, i);
        });
        if (has_hit(Effect::regret)) return;
        each(Effect::regret, [&](std::size_t i) {
            if (hollow(i)) return;
            note(Effect::regret, i);
            strength_[at(Effect::regret)] = 1;
        });
    }
    /// Whether a fault follows in the same sentence after a "but".
    [[nodiscard]] bool taken_back(std::size_t apology) const {
        return std::any_of(basis_.taken_back.begin(), basis_.taken_back.end(), [&](const auto& pair) {
            return pair.first == apology && stands_[pair.second].stands &&
                   phrases_.says_any(pair.second, std::array{Effect::defensive, Effect::blame_shift,
                                                             Effect::argumentative, Effect::denies});
        });
    }

    void set_signals() {
        result_.denies = has_hit(Effect::denies) && !taken_out("cap.denial");
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
        const std::uint32_t words = basis_.shared_words, pairs = basis_.shared_pairs;
        const bool in_person = has_hit(Effect::in_person);
        // A single word in common is enough where nothing speaks against it.
        const bool takes_up = !taken_out("text.personalised") &&
                              (basis_.shared_identifiers > 0 || words >= 2 || pairs >= 2 ||
                               basis_.shared_runs > 0 || (words + pairs > 0 && (in_person || sincere())));
        // Who says "I am sorry" rather than "we apologise" has the person before him.
        if (in_person && strength(Effect::regret) >= 2 && !flagged(Flag::attack) &&
            !flagged(Flag::argumentative) && !flagged(Flag::non_apology))
            raise(Flag::empathy);
        const bool feels_with = !statement() && in_person && strength(Effect::empathy) >= 2;
        const bool turned_against = flagged(Flag::attack) || flagged(Flag::argumentative) ||
                                    (flagged(Flag::humour_misfire) && !has_hit(Effect::regret));
        // Stock wording shares a word with any post, and who mocks or threatens answers nobody.
        const bool answers = !turned_against && !flagged(Flag::canned) && !flagged(Flag::non_apology) &&
                             !flagged(Flag::legalese);
        if ((takes_up && answers) || feels_with || has_hit(Effect::personal)) raise(Flag::personalised);
        if (takes_up && !turned_against) {
            const bool much = basis_.shared_identifiers > 0 || words >= 3 || pairs >= 4;
            strength_[at(Effect::personal)] = std::max(strength(Effect::personal), much ? 3u : 2u);
        }
        if (const std::size_t details = count_details(); details > 0 && !taken_out("text.detailed"))
            strength_[at(Effect::detail)] = details >= many_details ? 3 : details >= some_details ? 2 : 1;
        if (copied()) {
            raise(Flag::canned);
            take("text.copied");
        }
        const bool informs = has_hit(Effect::repair) || has_hit(Effect::concrete) ||
                             has_hit(Effect::update) || has_hit(Effect::evidence) ||
                             strength(Effect::explanation) >= 2 || strength(Effect::responsibility) >= 2;
        const bool worse = flagged(Flag::legalese) || flagged(Flag::defensive) || flagged(Flag::attack) ||
                           flagged(Flag::non_apology) || flagged(Flag::blame_shift);
        if (statement() && !informs && !worse && !flagged(Flag::vague) && !taken_out("text.vague")) {
            raise(Flag::vague);
            take("text.vague");
        }
        // Beside an apology two signs tell; where nobody is sorry, one does.
        const bool sorry = strength(Effect::regret) >= 2 || has_hit(Effect::responsibility) ||
                           strength(Effect::empathy) >= 2 || innocent();
        const std::size_t enough = sorry ? telling_signs : telling_signs - 1;
        if (!flagged(Flag::defensive) && small_signs(Effect::defends) >= enough &&
            !taken_out("text.self_defence")) {
            raise(Flag::defensive);
            take("text.self_defence");
        }
        if (!flagged(Flag::argumentative) && small_signs(Effect::disputes) >= telling_signs &&
            !taken_out("text.argues")) {
            raise(Flag::argumentative);
            take("text.argues");
        }
        // Who threatens in the words of the law disputes nothing.
        if (!statement() && flagged(Flag::attack) && !flagged(Flag::legalese)) raise(Flag::argumentative);
        if (gives_nothing() && !taken_out("text.gives_nothing")) {
            raise(Flag::defensive);
            take("text.gives_nothing");
        }
        if (innocent() && strength(Effect::responsibility) >= 2 && !taken_out("text.false_confession"))
            take("text.false_confession");
    }

    /// Whether no fault is named that turns a reply away from the person.
    [[nodiscard]] bool sincere() const {
        return !(flagged(Flag::canned) || flagged(Flag::legalese) || flagged(Flag::blame_shift) ||
                 flagged(Flag::defensive) || flagged(Flag::argumentative) || flagged(Flag::attack) ||
                 flagged(Flag::non_apology) || flagged(Flag::humour_misfire));
    }

    /// Calls for each phrase that stands and says the effect as its rule's own.
    template <class Visit>
    void each_own(Effect effect, Visit&& visit) const {
        each(effect, [&](std::size_t i) {
            if (phrases_.rule(i).effects.front() == effect) visit(i);
        });
    }

    /// How many rules see a small sign of `effect`, each in words of its own. Who owns the fault may explain.
    [[nodiscard]] std::size_t small_signs(Effect effect) const {
        std::set<std::uint32_t> rules;
        std::uint32_t last_end = 0;
        each_own(effect, [&](std::size_t i) {
            const Phrase& phrase = basis_.phrases[i];
            if (phrase.start < last_end) return;
            if (rules.insert(phrase.rule).second) last_end = phrase.end;
        });
        const std::size_t owned = has_hit(Effect::responsibility) ? 1 : 0;
        return rules.size() > owned ? rules.size() - owned : 0;
    }

    /// Numbers, times and mechanisms, each once, outside sentences that harm: "98.7 % arrived on time" is no
    /// particular of the case.
    [[nodiscard]] std::size_t count_details() const {
        std::set<std::uint32_t> different;
        each(Effect::concrete, [&](std::size_t i) {
            const Phrase& phrase = basis_.phrases[i];
            if (phrase.particular > 0 && !harms(phrase.sentence)) different.insert(phrase.particular);
        });
        return different.size();
    }
    [[nodiscard]] bool harms(std::uint32_t sentence) const {
        for (std::size_t i = 0; i < basis_.phrases.size(); ++i) {
            if (!stands_[i].stands || basis_.phrases[i].sentence != sentence) continue;
            const Effect own = phrases_.rule(i).effects.front();
            const bool harmful = own == Effect::defensive || own == Effect::legalese ||
                                 own == Effect::attack || own == Effect::blame_shift ||
                                 own == Effect::argumentative;
            if (harmful && phrases_.says_its_own(i)) return true;
        }
        return false;
    }

    /// At fault, in whole sentences, and neither an apology nor anything for the people: self-defence.
    [[nodiscard]] bool gives_nothing() const {
        const bool guilty = basis_.at_fault == AtFault::yes;
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
        const auto of = [this](Effect effect) { return static_cast<std::uint8_t>(strength(effect)); };
        Strengths& s = result_.strengths;
        s = {of(Effect::responsibility), of(Effect::regret),     of(Effect::repair),
             of(Effect::explanation),    of(Effect::repentance), of(Effect::forgiveness)};
        const bool harm_told = has_hit(Effect::event) && !has_hit(Effect::minimised);
        // Who says why it happened, and that he regrets it, has said that it happened.
        const bool owned = s.explanation > 0 && s.regret + s.responsibility > 0;
        // A cause or a remedy beside a number or a time tells of a case.
        const bool hurts = flagged(Flag::attack) || flagged(Flag::non_apology);
        const bool detailed = has_hit(Effect::concrete) && !hurts &&
                              (s.explanation > 0 || (s.repair > 0 && s.regret + s.responsibility > 0));
        if (!has_hit(Effect::acknowledge) && (harm_told || owned || detailed) && !has_hit(Effect::denies) &&
            !without_.inferred_acknowledgement)
            acknowledged_by_ = harm_told                      ? Effect::event
                               : has_hit(Effect::explanation) ? Effect::explanation
                                                              : Effect::repair;
        result_.elements = {has_hit(Effect::acknowledge) || acknowledged_by_.has_value() ||
                                taken_out("missing.acknowledge"),
                            s.regret + s.responsibility > 0 || taken_out("missing.apology"),
                            s.explanation > 0 || taken_out("missing.explanation"),
                            s.repair > 0 || taken_out("missing.solution"),
                            s.repentance > 0 || taken_out("missing.prevention")};
    }

    void add_moves() {
        result_.tone = basis_.base;
        bool says_something = false;
        for (std::size_t i = 0; i < basis_.moves.size(); ++i) {
            const auto effect = static_cast<Effect>(i);
            const std::uint32_t reached = strength(effect);
            if (reached == 0 || (effect == Effect::detail && !says_something)) continue;
            says_something = true;
            const std::int32_t points = basis_.moves[i][reached - 1u];
            if (best_[i] != nullptr)
                add(*best_[i], points, effect);
            else
                add_whole(effect == Effect::detail ? "text.detailed" : "text.personalised", points);
        }
        if (acknowledged_by_)
            add(*best_[at(*acknowledged_by_)], basis_.moves[at(Effect::acknowledge)][1], Effect::acknowledge,
                true);
    }

    /// How it is said, each sign by its share of what it is worth. Nice manner alone earns nothing, and the
    /// words of an apology or a remedy are not held against it.
    void add_manner() {
        const bool says_something = std::any_of(strength_.begin(), strength_.end(),
                                                [](std::uint32_t reached) { return reached > 0; });
        std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> by_rule; // the first of each number
        each_own(Effect::manner, [&](std::size_t i) {
            const Phrase& phrase = basis_.phrases[i];
            if (phrases_.rule(i).worth < 0 ? helps(phrase.sentence) : !says_something) return;
            by_rule[phrase.rule].try_emplace(phrase.particular, i);
        });
        const auto by_place = [](const auto& a, const auto& b) { return a.second < b.second; };
        for (const auto& [index, seen] : by_rule) {
            const ToneBasis::Rule& rule = basis_.rules[index];
            const auto count = std::min<std::int32_t>(static_cast<std::int32_t>(seen.size()), rule.at_most);
            if (const std::int32_t points = rule.worth * count / rule.at_most; points != 0)
                add(basis_.phrases[std::min_element(seen.begin(), seen.end(), by_place)->second], points,
                    Effect::manner);
        }
    }
    [[nodiscard]] bool helps(std::uint32_t sentence) const {
        for (const Effect effect :
             {Effect::regret, Effect::responsibility, Effect::repair, Effect::repentance}) {
            bool found = false;
            each_own(effect, [&](std::size_t i) { found |= basis_.phrases[i].sentence == sentence; });
            if (found) return true;
        }
        return false;
    }
    /// The costliest fault counts in full, the second half, each further one a quarter: faults of one text
    /// overlap.
    void add_faults() {
        for (std::size_t i = 0; i < effect_count; ++i) {
            const auto effect = static_cast<Effect>(i);
            // A rule's points count under its own effect; one it carries along costs nothing more.
            if (is_fault(effect) && best_[i] != nullptr &&
                phrases_.rule(number(*best_[i])).effects.front() == effect)
                faults_.push_back({cost(number(*best_[i])), best_[i], effect, {}});
        }
        for (const std::string_view id : taken_)
            faults_.push_back({whole(id).points, nullptr, Effect::fault, id});
        std::stable_sort(faults_.begin(), faults_.end(),
                         [](const Fault& a, const Fault& b) { return a.points < b.points; });
        for (std::size_t i = 0; i < faults_.size(); ++i) {
            const std::int32_t points = faults_[i].points / (i == 0 ? 1 : i == 1 ? 2 : 4);
            if (faults_[i].phrase != nullptr)
                add(*faults_[i].phrase, points, faults_[i].effect);
            else
                add_whole(faults_[i].id, points);
        }
    }

    void apply_caps() {
        const Caps& caps = basis_.caps;
        const Elements& e = result_.elements;
        const bool guilty = basis_.at_fault == AtFault::yes;
        if (flagged(Flag::attack)) cap("cap.attack", caps.attack);
        if (flagged(Flag::argumentative)) cap("cap.argumentative", caps.argumentative);
        if (flagged(Flag::non_apology) && !e.apology) cap("cap.non_apology", caps.non_apology);
        if (result_.denies && !innocent() && (guilty || flagged(Flag::blame_shift)))
            cap("cap.denial", caps.denial_at_fault);
        // A reply may be sorry in words of its own: it feels with the person and puts it right.
        const bool sorry_in_deed = !statement() && strength(Effect::empathy) >= 2 && has_hit(Effect::repair);
        if (guilty && !e.apology && !sorry_in_deed) cap("cap.no_apology", caps.no_apology_at_fault);
        const bool acts_on_it =
            e.solution || has_hit(Effect::update) || has_hit(Effect::evidence) || e.prevention;
        // Whatever else it says: to those hit it offers no word and no deed.
        const bool offers = e.apology || acts_on_it || has_hit(Effect::contact) ||
                            strength(Effect::empathy) >= 2 || has_hit(Effect::personal);
        const bool some_fault = guilty || basis_.at_fault == AtFault::partly;
        if (some_fault && !offers) cap("cap.offers_nothing", caps.offers_nothing);
        const bool substance = acts_on_it || e.explanation;
        if (statement() && !substance) cap("cap.no_substance", caps.no_substance);
        const bool moves = substance || e.apology || has_hit(Effect::empathy) || has_hit(Effect::contact) ||
                           strength(Effect::personal) > 0 || e.acknowledge;
        // A story that nobody tells to anybody, and that does nothing for anybody.
        const bool acts =
            e.apology || acts_on_it || has_hit(Effect::contact) || strength(Effect::personal) > 0;
        const bool says_nothing = acts || has_hit(Effect::speaks) ? !moves && faults_.empty() : true;
        if (says_nothing && !innocent()) cap("cap.no_move", caps.no_move);
    }
    void cap(std::string_view id, std::int32_t limit) {
        if (result_.tone > limit && !taken_out(id)) add_whole(id, limit - result_.tone);
    }

    /// The flags that only the whole of a text decides.
    void reach_verdicts() {
        if (basis_.verdicts.empty()) return;
        const Measures measures = measure(basis_, stands_, without_);
        for (const Verdict& verdict : basis_.verdicts) {
            const std::string id = verdict_rule(verdict.flag);
            const bool before = flagged(verdict.flag);
            // The same reply again is canned, whatever it says.
            const bool certain = verdict.phrase_decides || (verdict.flag == Flag::canned && copied());
            const bool after = (certain && before) || (!taken_out(id) && verdict.holds(measures));
            result_.flags[static_cast<std::size_t>(verdict.flag)] = after;
            if (after && !before) add_whole(id, whole(id).points);
        }
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

    void add(const Phrase& phrase, std::int32_t points, Effect effect, bool inferred = false) {
        const ToneBasis::Rule& rule = basis_.rules[phrase.rule];
        const auto place = static_cast<std::uint32_t>(number(phrase));
        in_text_.push_back(
            {{rule.id, rule.clause, phrase.start, phrase.end, points}, {place, {}, effect, inferred}});
        result_.tone += points;
    }
    [[nodiscard]] const ToneBasis::Whole& whole(std::string_view id) const {
        const auto* const found = std::find(whole_text_rules.begin(), whole_text_rules.end(), id);
        SD_ASSERT(found != whole_text_rules.end());
        return basis_.whole[static_cast<std::size_t>(found - whole_text_rules.begin())];
    }
    void add_whole(std::string_view id, std::int32_t points) {
        whole_.push_back({std::string(id), whole(id).clause, 0, 0, points});
        result_.tone += points;
    }
    void take(std::string_view id) { taken_.push_back(id); }

    Summed not_language() {
        result_.tone = basis_.caps.no_language;
        const Phrase* const phrase = best_[at(Effect::to_the_scorer)];
        const bool unfilled = phrase != nullptr && phrases_.says(number(*phrase), Effect::canned);
        if (unfilled || (phrase == nullptr && has_hit(Effect::key_word))) raise(Flag::canned);
        if (phrase != nullptr) add(*phrase, 0, Effect::to_the_scorer);
        add_whole("text.not_language", 0);
        return finish();
    }

    /// Each takes its points of what the words are worth; then all lie in the order of the text again,
    /// findings on the whole of it last.
    void add_facts() {
        for (std::uint32_t i = 0; i < basis_.facts.size(); ++i) {
            if (without_.facts.contains(i)) continue;
            Finding finding = basis_.facts[i];
            finding.points = -std::min(result_.tone, -finding.points);
            result_.tone += finding.points;
            in_text_.push_back({std::move(finding), {{}, i, Effect::fault, false}});
        }
        if (basis_.facts.empty()) return;
        std::stable_sort(in_text_.begin(), in_text_.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.first.end == 0, a.first.start) < std::tuple(b.first.end == 0, b.first.start);
        });
    }

    Summed finish() {
        if (result_.tone < 0 || result_.tone > 100)
            add_whole("cap.scale", result_.tone < 0 ? -result_.tone : 100 - result_.tone);
        std::stable_sort(in_text_.begin(), in_text_.end(),
                         [](const auto& a, const auto& b) { return a.first.start < b.first.start; });
        for (Finding& finding : whole_)
            in_text_.push_back({std::move(finding), {}});
        add_facts();
        Summed out;
        for (auto& [finding, source] : in_text_) {
            result_.findings.push_back(std::move(finding));
            out.sources.push_back(source);
        }
        result_.band = band_of(result_.tone);
        out.result = std::move(result_);
        return out;
    }

    const ToneBasis& basis_;
    const TakenOut& without_;
    Phrases phrases_;
    std::vector<Standing> stands_;
    std::array<const Phrase*, effect_count> best_{};
    std::array<std::uint32_t, effect_count> strength_{};
    std::optional<Effect> acknowledged_by_; ///< where nothing says it in so many words
    std::vector<std::string_view> taken_;
    std::vector<Fault> faults_;
    std::vector<std::pair<Finding, FindingSource>> in_text_;
    std::vector<Finding> whole_;
    ToneResult result_;
};

} // namespace

Summed sum_up(const ToneBasis& basis, const TakenOut& without) {
    return Sum(basis, without).run();
}

} // namespace stormdrill::scoring::tone_engine
