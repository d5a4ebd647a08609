#pragma once
/// What people write and what they are called: drawn from the scenario's voices when somebody looks, never stored, and
/// the same post always reads the same (a pure function of the world's seed, the post and its author).

#include <cstdint>
#include <memory>
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

class Voices {
public:
    /// Keeps a reference to the scenario; the lines are indexed by kind, language, platform and phase once.
    Voices(const scenarios::Scenario& scenario, std::uint64_t seed);

    /// The words of a post. Scripted posts give the inject's text in the language of `reader` where it has one;
    /// statements and replies of the organisation are not in here (the session keeps them).
    [[nodiscard]] std::string text(const sim::World& world, sim::PostId post, Language reader) const;
    /// The language the post is written in: its author's, or the reader's for scripted posts.
    [[nodiscard]] Language language(const sim::World& world, sim::PostId post, Language reader) const;
    /// The voice kind (scenario.hpp, VoiceLine::kind) that the post's words are drawn from.
    [[nodiscard]] std::string kind(const sim::World& world, sim::PostId post) const;
    [[nodiscard]] Particulars particulars(const sim::World& world, sim::PostId post) const;
    [[nodiscard]] PersonName person(const sim::Network& network, sim::PersonId person) const;

private:
    struct Index; // voices.cpp
    const scenarios::Scenario* scenario_;
    std::uint64_t seed_;
    std::shared_ptr<const Index> index_;
};

} // namespace stormdrill::drill
