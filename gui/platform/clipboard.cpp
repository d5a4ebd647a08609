#include "gui/platform/clipboard.hpp"

#include <SFML/System/String.hpp>
#include <SFML/Window/Clipboard.hpp>

namespace stormdrill::gui {

std::u32string SystemClipboard::text() {
    const sf::String content = sf::Clipboard::getString();
    std::u32string result;
    for (std::size_t i = 0; i < content.getSize(); ++i)
        result.push_back(static_cast<char32_t>(content[i]));
    return result;
}

void SystemClipboard::set_text(std::u32string text) {
    sf::String content;
    for (const char32_t c : text)
        content += sf::String(static_cast<sf::Uint32>(c));
    sf::Clipboard::setString(content);
}

} // namespace stormdrill::gui
