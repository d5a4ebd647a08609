#pragma once
/// SFML's events as ours. Only window.cpp uses it.

#include <vector>

#include <SFML/Window/Event.hpp>

#include "gui/platform/input_event.hpp"

namespace stormdrill::gui {

/// Appends what `event` means; `scale` is physical pixels per logical pixel. Keys and text are left out when
/// `with_keyboard` is false, because X11TextInput delivers them.
void translate(const sf::Event& event, float scale, bool with_keyboard, std::vector<InputEvent>& events);

} // namespace stormdrill::gui
