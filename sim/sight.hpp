#pragma once
/// A person meets a post: he learns, grows angry or calmer, and perhaps acts (spread-model.md 2.2 and 3).

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// A planned sight comes true, or not.
void see(Storm& s, const Event& event);
/// An affected person complains of his own accord.
void complain(Storm& s, const Event& event);

} // namespace stormdrill::sim
