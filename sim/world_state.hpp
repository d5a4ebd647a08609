#pragma once
/// Ties the plain data of storm.hpp to World's private handle; for the files of this room only.

#include "sim/storm.hpp"

namespace stormdrill::sim {

struct World::State : Storm {};

} // namespace stormdrill::sim
