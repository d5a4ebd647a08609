#include "drill/voices.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/random.hpp"
#include "drill/person_names.hpp"
#include "drill/slots.hpp"
#include "drill/voice_kinds.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream line_draws = stream("drill.voice.line");
constexpr Stream slot_draws = stream("drill.voice.slot");
constexpr Stream ending_draws = stream("drill.voice.ending");

constexpr std::array<std::string_view, 5> phase_names{"before_statement", "after_statement", "after_apology",
                                                      "after_denial", "after_proof"};

TalkPhase phase_at(Voices::Phases phases, SimTime at) {
    const auto after = std::upper_bound(phases.begin(), phases.end(), at,
                                        [](SimTime t, const PhaseChange& change) { return t < change.from; });
    return after == phases.begin() ? TalkPhase::before_statement : (after - 1)->phase;
}

constexpr double own_ending = 0.45; ///< share of posts whose writer ends the sentence in an own way

/// What makes two posts of the same line differ: how their writers end a sentence.
std::string_view ending(Language language, VoiceKind kind, CounterRandom& random) {
    using List = std::array<std::string_view, 4>;
    static constexpr List zh_angry{"！", "！！", "= =", "……"}, zh_afraid{"……", "QQ", "？", "！"},
        zh_light{"XD", "哈哈", "～", "ㄏㄏ"}, zh_kind{"！", "～", "，加油", "！！"};
    static constexpr List en_angry{"!", "!!", "...", " Unreal."}, en_afraid{"...", " :(", "??", "!"},
        en_light{" lol", " haha", "...", " :D"}, en_kind{"!", " :)", "!!", ". Take care."};
    const bool en = language == Language::en;
    const auto at = random.below(4);
    switch (kind) {
    case VoiceKind::anger:
    case VoiceKind::protest:
        return (en ? en_angry : zh_angry)[at];
    case VoiceKind::complaint:
    case VoiceKind::worry:
    case VoiceKind::rumour:
    case VoiceKind::question:
        return (en ? en_afraid : zh_afraid)[at];
    case VoiceKind::joke:
        return (en ? en_light : zh_light)[at];
    case VoiceKind::support:
    case VoiceKind::defend:
    case VoiceKind::thanks:
    case VoiceKind::calmed:
        return (en ? en_kind : zh_kind)[at];
    default:
        return "";
    }
}

/// Replaces the full stop, if the text ends in one; other endings stay.
void end_in_own_way(std::string& text, std::string_view how) {
    for (const std::string_view stop : {std::string_view("。"), std::string_view(".")}) {
        if (!text.ends_with(stop) || text.ends_with("..")) continue;
        text.replace(text.size() - stop.size(), stop.size(), how);
        return;
    }
}
} // namespace

TalkPhase phase_after(const sim::TextEffect& statement) {
    if (statement.denial || statement.attack || statement.blame_shift) return TalkPhase::after_denial;
    const bool apologises = statement.regret > 0 || statement.responsibility > 0;
    return apologises && !statement.non_apology ? TalkPhase::after_apology : TalkPhase::after_statement;
}

/// For each language, kind, platform and phase the lines that may be said there. Where lines are written for
/// that phase they stand twice, being more to the point than those for any phase.
struct Voices::Index {
    std::size_t platforms = 0;
    std::vector<std::vector<std::uint16_t>> lines; ///< indices into Scenario::voices

    [[nodiscard]] std::size_t place(Language language, VoiceKind kind, std::size_t platform,
                                    TalkPhase phase) const {
        std::size_t at = language == Language::en ? 0 : 1;
        at = at * voice_kind_count + static_cast<std::size_t>(kind);
        at = at * platforms + platform;
        return at * phase_names.size() + static_cast<std::size_t>(phase);
    }

    explicit Index(const scenarios::Scenario& scenario)
        : platforms(std::max<std::size_t>(scenario.platforms.size(), 1)) {
        lines.resize(2 * voice_kind_count * platforms * phase_names.size());
        for (std::size_t i = 0; i < scenario.voices.size(); ++i)
            add(scenario, i);
        fill_gaps();
    }

    /// Where a platform has no lines of a kind, those of the other platforms serve.
    void fill_gaps() {
        std::vector<std::pair<std::size_t, std::vector<std::uint16_t>>> gaps;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            if (!lines[at].empty()) continue;
            const std::size_t phase = at % phase_names.size();
            const std::size_t first = at - at % (phase_names.size() * platforms);
            std::vector<std::uint16_t> others;
            for (std::size_t p = 0; p < platforms; ++p) {
                const auto& there = lines[first + p * phase_names.size() + phase];
                others.insert(others.end(), there.begin(), there.end());
            }
            std::sort(others.begin(), others.end());
            others.erase(std::unique(others.begin(), others.end()), others.end());
            gaps.emplace_back(at, std::move(others));
        }
        for (auto& [at, others] : gaps)
            lines[at] = std::move(others);
    }

    void add(const scenarios::Scenario& scenario, std::size_t i) {
        const scenarios::VoiceLine& line = scenario.voices[i];
        const auto name = std::find(voice_kind_names.begin(), voice_kind_names.end(), line.kind);
        if (name == voice_kind_names.end()) return;
        const auto kind = static_cast<VoiceKind>(name - voice_kind_names.begin());
        const bool any_phase = line.phase.empty() || line.phase == "any";
        for (std::size_t p = 0; p < platforms; ++p) {
            if (!line.platform.empty() && scenario.platform_index(line.platform) != p) continue;
            for (std::size_t phase = 0; phase < phase_names.size(); ++phase) {
                if (!any_phase && line.phase != phase_names[phase]) continue;
                auto& list = lines[place(line.language, kind, p, static_cast<TalkPhase>(phase))];
                list.insert(list.end(), any_phase ? 1 : 2, static_cast<std::uint16_t>(i));
            }
        }
    }

    /// Falls back to a near kind, then to the other language; null when the scenario has nothing at all to
    /// say.
    [[nodiscard]] const std::vector<std::uint16_t>* find(Language language, VoiceKind& kind,
                                                         std::size_t platform, TalkPhase phase) const {
        const Language other = language == Language::en ? Language::zh_TW : Language::en;
        for (const Language spoken : {language, other}) {
            for (VoiceKind wanted = kind;; wanted = nearest_kind(wanted)) {
                const auto& list = lines[place(spoken, wanted, platform, phase)];
                if (!list.empty()) {
                    kind = wanted;
                    return &list;
                }
                if (nearest_kind(wanted) == wanted) break;
            }
        }
        return nullptr;
    }
};

namespace {
/// Neighbouring posts get different lines: within a block of as many posts as there are lines, none comes
/// twice.
std::size_t pick_line(std::uint64_t seed, std::uint32_t post, std::size_t lines) {
    constexpr std::size_t step = 104'729; // a prime above any number of lines, so that the steps visit all
    const auto n = static_cast<std::uint32_t>(lines);
    const std::uint32_t start = CounterRandom(seed, line_draws, post / n).below(n);
    return (start + std::size_t{post % n} * step) % lines;
}

std::string_view list_word(const scenarios::Scenario& scenario, std::string_view slot, Language language,
                           CounterRandom random) {
    std::string name(slot);
    name += language == Language::en ? "s_en" : "s_zh";
    const auto list = scenario.word_lists.find(name);
    if (list == scenario.word_lists.end() || list->second.empty()) return "";
    return list->second[random.below(static_cast<std::uint32_t>(list->second.size()))];
}

/// The state that fills a writer's slots: the same place, shop and order in all that the person writes.
class WriterSlots {
public:
    WriterSlots(const scenarios::Scenario& scenario, std::uint64_t seed, std::uint64_t writer,
                Language language)
        : scenario_(scenario), seed_(seed), writer_(writer), language_(language) {}

    [[nodiscard]] std::string operator()(std::string_view slot) const {
        if (slot == "brand") return scenario_.company.short_name.in(language_);
        if (slot == "product") return scenario_.company.product.in(language_);
        if (slot == "number") return number();
        for (std::uint32_t i = 0; i < listed.size(); ++i) {
            if (listed[i] != slot) continue;
            const std::string_view word =
                list_word(scenario_, slot, language_, CounterRandom(seed_, slot_draws, writer_, i + 1));
            if (word.empty() && slot == "name") {
                return draw_person_name(seed_, static_cast<std::uint32_t>(writer_), language_).name;
            }
            return std::string(word);
        }
        return "";
    }

private:
    static constexpr std::array<std::string_view, 5> listed{"name", "place", "shop", "date", "item"};

    /// An order number: a letter and eight digits.
    [[nodiscard]] std::string number() const {
        CounterRandom random(seed_, slot_draws, writer_);
        std::string out(1, static_cast<char>('A' + random.below(26)));
        return out + std::to_string(10'000'000 + random.below(90'000'000));
    }

    const scenarios::Scenario& scenario_;
    std::uint64_t seed_, writer_;
    Language language_;
};

/// Posts without an author have one line each to themselves.
std::uint64_t writer_of(const sim::Post& post, sim::PostId id) {
    return post.author.valid() ? post.author.value : (std::uint64_t{1} << 32) + id.value;
}

bool by_organisation(const sim::Post& post) {
    return post.kind == sim::PostKind::statement || post.kind == sim::PostKind::reply;
}

bool is_scripted(const std::vector<Bilingual>& scripts, const sim::Post& post) {
    return !by_organisation(post) && post.script < scripts.size();
}
} // namespace

Voices::Voices(const scenarios::Scenario& scenario, std::uint64_t seed)
    : scenario_(&scenario), seed_(seed), index_(std::make_shared<const Index>(scenario)) {
    for (const scenarios::Inject& inject : scenario.injects)
        scripts_.push_back(inject.text);
}

void Voices::set_script(std::uint32_t number, Bilingual text) {
    SD_ASSERT(number <= scripts_.size());
    if (number == scripts_.size()) scripts_.emplace_back();
    scripts_[number] = std::move(text);
}

sim::PostId Voices::worded_by(const sim::World& world, sim::PostId id) {
    for (sim::Post post = world.post(id); post.kind == sim::PostKind::share && post.parent.valid();) {
        id = post.parent;
        post = world.post(id);
    }
    return id;
}

Language Voices::language(const sim::World& world, sim::PostId id, Language reader) const {
    const sim::Post post = world.post(worded_by(world, id));
    if (is_scripted(scripts_, post) || !post.author.valid()) return reader;
    return world.network().language(post.author);
}

std::string Voices::text(const sim::World& world, sim::PostId id, Language reader, Phases phases) const {
    sim::Post post = world.post(id);
    while (post.kind == sim::PostKind::share && post.parent.valid()) {
        id = post.parent;
        post = world.post(id);
    }
    if (by_organisation(post)) return "";
    if (is_scripted(scripts_, post)) {
        const Bilingual& script = scripts_[post.script];
        const std::string& own = script.in(reader);
        return !own.empty() ? own : script.in(reader == Language::en ? Language::zh_TW : Language::en);
    }
    const TalkPhase phase = phase_at(phases, post.at);
    VoiceKind kind = draw_voice_kind(world, id, post, seed_, phase);
    const Language spoken = post.author.valid() ? world.network().language(post.author) : reader;
    const std::vector<std::uint16_t>* list = index_->find(spoken, kind, post.platform, phase);
    if (list == nullptr) return "";
    const scenarios::VoiceLine& line = scenario_->voices[(*list)[pick_line(seed_, id.value, list->size())]];
    const WriterSlots slots(*scenario_, seed_, writer_of(post, id), line.language);
    std::string text = fill_slots(line.text, slots);
    if (kind == VoiceKind::article_headline) {
        VoiceKind body = VoiceKind::article_body;
        const std::vector<std::uint16_t>* bodies = index_->find(line.language, body, post.platform, phase);
        if (bodies == nullptr) return text;
        const auto& story = scenario_->voices[(*bodies)[pick_line(seed_, id.value, bodies->size())]];
        return text.append("\n\n").append(fill_slots(story.text, slots));
    }
    CounterRandom random(seed_, ending_draws, id.value);
    if (random.chance(own_ending)) end_in_own_way(text, ending(line.language, kind, random));
    return text;
}

std::optional<std::uint32_t> Voices::same_words(const sim::Network& network, const sim::ChatterHead& post,
                                                Phases phases) const {
    if (post.parent.valid()) return std::nullopt;
    VoiceKind kind = VoiceKind::chatter;
    const std::vector<std::uint16_t>* list =
        index_->find(network.language(post.author), kind, post.platform, phase_at(phases, post.at));
    if (list == nullptr || kind != VoiceKind::chatter) return std::nullopt;
    const std::uint32_t line = (*list)[pick_line(seed_, post.id.value, list->size())];
    if (scenario_->voices[line].text.find('{') != std::string::npos) return std::nullopt;
    const bool ends_in_own_way = CounterRandom(seed_, ending_draws, post.id.value).chance(own_ending);
    return 2 * line + (ends_in_own_way ? 1U : 0U); // everyday talk knows one way, ending()
}

std::string Voices::kind(const sim::World& world, sim::PostId id, Phases phases) const {
    id = worded_by(world, id);
    const sim::Post post = world.post(id);
    if (by_organisation(post) || is_scripted(scripts_, post)) return "";
    return std::string(voice_kind_names[static_cast<std::size_t>(
        draw_voice_kind(world, id, post, seed_, phase_at(phases, post.at)))]);
}

Particulars Voices::particulars(const sim::World& world, sim::PostId id) const {
    id = worded_by(world, id);
    const sim::Post post = world.post(id);
    const WriterSlots slots(*scenario_, seed_, writer_of(post, id), language(world, id, Language::zh_TW));
    return {slots("name"), slots("place"), slots("shop"), slots("item"), slots("number"), slots("date")};
}

PersonName Voices::person(const sim::Network& network, sim::PersonId person) const {
    return draw_person_name(seed_, person.value, network.language(person));
}

} // namespace stormdrill::drill
