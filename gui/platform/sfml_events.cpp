#include "gui/platform/sfml_events.hpp"

#include <optional>

namespace stormdrill::gui {
namespace {

Key key_of(sf::Keyboard::Key code) {
    using K = sf::Keyboard;
    if (code >= K::A && code <= K::Z) return static_cast<Key>(static_cast<int>(Key::a) + (code - K::A));
    if (code >= K::Num0 && code <= K::Num9)
        return static_cast<Key>(static_cast<int>(Key::digit0) + (code - K::Num0));
    if (code >= K::F1 && code <= K::F12) return static_cast<Key>(static_cast<int>(Key::f1) + (code - K::F1));
    switch (code) {
    case K::Left:
        return Key::left;
    case K::Right:
        return Key::right;
    case K::Up:
        return Key::up;
    case K::Down:
        return Key::down;
    case K::Home:
        return Key::home;
    case K::End:
        return Key::end;
    case K::PageUp:
        return Key::page_up;
    case K::PageDown:
        return Key::page_down;
    case K::Enter:
        return Key::enter;
    case K::Escape:
        return Key::escape;
    case K::Tab:
        return Key::tab;
    case K::Space:
        return Key::space;
    case K::Backspace:
        return Key::backspace;
    case K::Delete:
        return Key::del;
    case K::Equal:
    case K::Add:
        return Key::plus;
    case K::Hyphen:
    case K::Subtract:
        return Key::minus;
    default:
        return Key::unknown;
    }
}

std::optional<MouseButton> button_of(sf::Mouse::Button button) {
    switch (button) {
    case sf::Mouse::Left:
        return MouseButton::left;
    case sf::Mouse::Middle:
        return MouseButton::middle;
    case sf::Mouse::Right:
        return MouseButton::right;
    default:
        return std::nullopt;
    }
}

Modifiers held_now() {
    using K = sf::Keyboard;
    return {K::isKeyPressed(K::LControl) || K::isKeyPressed(K::RControl),
            K::isKeyPressed(K::LShift) || K::isKeyPressed(K::RShift),
            K::isKeyPressed(K::LAlt) || K::isKeyPressed(K::RAlt)};
}

} // namespace

void translate(const sf::Event& event, float scale, bool with_keyboard, std::vector<InputEvent>& events) {
    const auto point = [scale](int x, int y) {
        return Point{static_cast<float>(x) / scale, static_cast<float>(y) / scale};
    };
    switch (event.type) {
    case sf::Event::Closed:
        events.emplace_back(CloseRequested{});
        break;
    case sf::Event::Resized:
        events.emplace_back(Resized{
            {static_cast<float>(event.size.width) / scale, static_cast<float>(event.size.height) / scale}});
        break;
    case sf::Event::GainedFocus:
        events.emplace_back(FocusChanged{true});
        break;
    case sf::Event::LostFocus:
        events.emplace_back(FocusChanged{false});
        break;
    case sf::Event::MouseLeft:
        events.emplace_back(MouseLeft{});
        break;
    case sf::Event::MouseMoved:
        events.emplace_back(MouseMoved{point(event.mouseMove.x, event.mouseMove.y)});
        break;
    case sf::Event::MouseButtonPressed:
        if (const auto button = button_of(event.mouseButton.button))
            events.emplace_back(
                MousePressed{point(event.mouseButton.x, event.mouseButton.y), *button, held_now()});
        break;
    case sf::Event::MouseButtonReleased:
        if (const auto button = button_of(event.mouseButton.button))
            events.emplace_back(MouseReleased{point(event.mouseButton.x, event.mouseButton.y), *button});
        break;
    case sf::Event::MouseWheelScrolled:
        if (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel)
            events.emplace_back(WheelScrolled{point(event.mouseWheelScroll.x, event.mouseWheelScroll.y),
                                              event.mouseWheelScroll.delta});
        break;
    case sf::Event::KeyPressed:
        if (const Key key = key_of(event.key.code); with_keyboard && key != Key::unknown)
            events.emplace_back(KeyPressed{key, {event.key.control, event.key.shift, event.key.alt}});
        break;
    case sf::Event::TextEntered:
        if (with_keyboard && event.text.unicode >= 0x20 && event.text.unicode != 0x7F)
            events.emplace_back(TextCommitted{std::u32string(1, static_cast<char32_t>(event.text.unicode))});
        break;
    default:
        break;
    }
}

} // namespace stormdrill::gui
