#pragma once
/// Anger, blame, trust, reputation and opinion of one person (spread-model.md 3). Arousal, blame and the
/// fading part of reputation decay lazily: a value holds until somebody looks. The sums over all people are
/// kept up here and nowhere else.

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// Sum of a - a0 over all people, and anger person-hours, at t >= the last change; changes nothing.
struct AngerSums {
    double excess = 0;
    double person_hours = 0;
};
[[nodiscard]] AngerSums anger_sums(const Storm& s, std::int32_t t);

/// Sums of reputation, change against the start, at t >= the last change.
struct ReputationSums {
    double everybody = 0;
    double customers = 0;
};
[[nodiscard]] ReputationSums reputation_sums(const Storm& s, std::int32_t t);

/// Arousal at t, [0, 1].
[[nodiscard]] double arousal_at(const Storm& s, const Person& p, std::int32_t t);
/// What the event has changed in his view of the organisation, standardised, at t.
[[nodiscard]] double reputation_at(const Storm& s, const Person& p, std::int32_t t);
/// Sales, 100 at the start, when customers think so of the organisation on average (standardised change).
[[nodiscard]] double sales_index(const Storm& s, double customers_reputation);
/// What a person feels and thinks at t.
[[nodiscard]] Attitude attitude_at(const Storm& s, PersonId who, std::int32_t t);
/// Brings one person to moment t.
void settle(Storm& s, Person& p, std::int32_t t);

// The following expect a person settled at t.
void set_arousal(Storm& s, Person& p, double arousal);
/// Blame moves reputation along (Ma & Zhan 2016).
void add_blame(Storm& s, PersonId who, double change);
/// Blame moves with a response whose effect on reputation is already known as d.
void add_response(Storm& s, PersonId who, double d);
void scale_trust(Storm& s, Person& p, double factor);
void add_trust(Storm& s, Person& p, double change);
/// Reputation alone, as hearing of the event moves it. Opinion goes along with it.
void add_reputation(Storm& s, PersonId who, double change);
/// Bounded confidence: an item near his opinion draws him towards it, one too far away leaves him where he is
/// or, among the hostile, drives him off. `stance` in [-1, 1].
void hear_opinion(Storm& s, PersonId who, double stance);
/// Drives a hostile person's opinion away from `stance`; others by opinion.backfire.
void drive_off(Storm& s, PersonId who, double stance);

/// Blame that enters anger: standardised, clipped to [0, 2].
[[nodiscard]] double felt_blame(const Person& p);

/// Starting values of everybody.
void populate(Storm& s);

} // namespace stormdrill::sim
