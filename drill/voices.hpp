#pragma once
/// What people write and what they are called: drawn from the scenario's voices when somebody looks, never
/// stored, and the same post always reads the same (a pure function of the world's seed, the post, its
/// author, and of what the organisation had said before it).

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "scenarios/scenario.hpp"
#include "sim/world.hpp"

namespace stormdrill::drill {

struct PersonName {
    std::string name, handle;
};

/// The particulars of a complaint as its text gives them: what a personal reply can take up.
struct Particulars {
    std::string name, place, shop, item, number, date;
};

/// Where the public conversation stands: the `phase` of VoiceLine, before anybody spoke up to the exposed
/// denial.
enum class TalkPhase : std::uint8_t {
    before_statement,
    after_statement,
    after_apology,
    after_denial,
    after_proof
};

/// From `from` on people talk as of `phase`.
struct PhaseChange {
    SimTime from;
    TalkPhase phase = TalkPhase::before_statement;
};

/// The phase that a statement of this effect begins: an apology (not a hollow one), a denial or attack, or
/// neither.
[[nodiscard]] TalkPhase phase_after(const sim::TextEffect& statement);

class Voices {
public:
    /// Ascending in time; the last change at or before a post is the one its words know. Empty: nobody spoke
    /// yet.
    using Phases = std::span<const PhaseChange>;

    /// Keeps a reference to the scenario; the lines are indexed by kind, language, platform and phase once.
    Voices(const scenarios::Scenario& scenario, std::uint64_t seed);
    /// Another text for a scripted post, or, by the next number, one that the scenario does not have.
    void set_script(std::uint32_t number, Bilingual text);

    /// The words of a post; a share has its parent's. Scripted posts give the inject's text in the language
    /// of `reader` where it has one; statements and replies of the organisation, and shares of them, are
    /// empty here (the session keeps their words, see `worded_by`). Articles are a headline, an empty line
    /// and a body.
    [[nodiscard]] std::string text(const sim::World& world, sim::PostId post, Language reader,
                                   Phases phases = {}) const;
    /// A number that everyday posts with the same words have in common, told without making those words; none
    /// where these hold particulars of their writer, and for shares.
    [[nodiscard]] std::optional<std::uint32_t>
    same_words(const sim::Network& network, const sim::ChatterHead& post, Phases phases = {}) const;
    /// The language the post is written in: its author's, or the reader's for scripted posts and articles.
    [[nodiscard]] Language language(const sim::World& world, sim::PostId post, Language reader) const;
    /// The voice kind (scenario.hpp, VoiceLine::kind) that the post's words are drawn from; empty for
    /// scripted posts and for what the organisation wrote.
    [[nodiscard]] std::string kind(const sim::World& world, sim::PostId post, Phases phases = {}) const;
    [[nodiscard]] Particulars particulars(const sim::World& world, sim::PostId post) const;
    [[nodiscard]] PersonName person(const sim::Network& network, sim::PersonId person) const;

    /// The post whose words `post` shows: up the chain of shares to the first that is none.
    [[nodiscard]] static sim::PostId worded_by(const sim::World& world, sim::PostId post);

private:
    struct Index; // voices.cpp
    const scenarios::Scenario* scenario_;
    std::uint64_t seed_;
    std::vector<Bilingual> scripts_; ///< by SeedPost::script
    std::shared_ptr<const Index> index_;
};

} // namespace stormdrill::drill
