#pragma once
/// The look: one accent, three meaning colours (never colour alone: always with a word or an icon), ink and
/// grey, and a 4 px grid. Every screen takes its colours, sizes and distances from here.

#include "gui/geometry.hpp"
#include "gui/text/font.hpp"

namespace stormdrill::gui::theme {

// Surfaces and ink.
inline constexpr Color background = rgb(0xF3F5F9);
inline constexpr Color surface = rgb(0xFFFFFF);
inline constexpr Color surface_sunken = rgb(0xF8FAFC); ///< wells inside a card: figures, quoted posts
inline constexpr Color surface_hover = rgb(0xF1F5F9);
inline constexpr Color surface_pressed = rgb(0xE2E8F0);
inline constexpr Color line = rgb(0xE3E8EE);
inline constexpr Color line_strong = rgb(0xCBD5E1);
inline constexpr Color ink = rgb(0x0F1419);
inline constexpr Color ink_muted = rgb(0x536471);
inline constexpr Color ink_faint = rgb(0x64748B); ///< still 4.5:1 on white
inline constexpr Color ink_disabled = rgb(0x94A3B8);
inline constexpr Color on_accent = rgb(0xFFFFFF);
inline constexpr Color shadow = rgb(0x0F172A, 20);
inline constexpr Color scrim = rgb(0x0F172A, 110); ///< behind a modal dialog
inline constexpr Color selection = rgb(0xBFDBFE);

// The accent and the meaning colours: strong, soft (chips' ground), and pressed.
inline constexpr Color accent = rgb(0x2563EB);
inline constexpr Color accent_hover = rgb(0x1D4ED8);
inline constexpr Color accent_pressed = rgb(0x1E40AF);
inline constexpr Color accent_soft = rgb(0xDBEAFE);
inline constexpr Color accent_ring = rgb(0x93C5FD);
inline constexpr Color red = rgb(0xE11D48);
inline constexpr Color red_hover = rgb(0xBE123C);
inline constexpr Color red_soft = rgb(0xFFE4E6);
inline constexpr Color amber = rgb(0xB45309); ///< darker than the fills so that words reach 4.5:1
inline constexpr Color amber_fill = rgb(0xD97706);
inline constexpr Color amber_soft = rgb(0xFEF3C7);
inline constexpr Color green = rgb(0x047857);
inline constexpr Color green_fill = rgb(0x059669);
inline constexpr Color green_soft = rgb(0xD1FAE5);
inline constexpr Color violet = rgb(0x7C3AED);
inline constexpr Color violet_soft = rgb(0xEDE9FE);

/// What a coloured word, chip or bar means.
enum class Tone { neutral, info, good, warning, danger, special };
[[nodiscard]] constexpr Color tone_ink(Tone tone) {
    switch (tone) {
    case Tone::info:
        return accent;
    case Tone::good:
        return green;
    case Tone::warning:
        return amber;
    case Tone::danger:
        return red;
    case Tone::special:
        return violet;
    case Tone::neutral:
        break;
    }
    return ink_muted;
}
[[nodiscard]] constexpr Color tone_soft(Tone tone) {
    switch (tone) {
    case Tone::info:
        return accent_soft;
    case Tone::good:
        return green_soft;
    case Tone::warning:
        return amber_soft;
    case Tone::danger:
        return red_soft;
    case Tone::special:
        return violet_soft;
    case Tone::neutral:
        break;
    }
    return surface_hover;
}

// The public's mood: calm, attentive, angry (the network, the mood bar). Blue, grey and red differ in
// lightness too.
inline constexpr Color mood_calm = rgb(0x38BDF8);
inline constexpr Color mood_attentive = rgb(0x94A3B8);
inline constexpr Color mood_angry = rgb(0xF43F5E);

/// Avatar discs; pick by a hash of the account's name.
inline constexpr Color avatars[] = {rgb(0x3B82F6), rgb(0xEC4899), rgb(0x10B981), rgb(0xF59E0B),
                                    rgb(0x8B5CF6), rgb(0x0EA5E9), rgb(0xEF4444), rgb(0x14B8A6)};

// Type. Only these sizes.
inline constexpr Font tiny{11, Weight::regular};
inline constexpr Font tiny_bold{11, Weight::bold};
inline constexpr Font small{12, Weight::regular};
inline constexpr Font small_bold{12, Weight::bold};
inline constexpr Font note{13, Weight::regular};
inline constexpr Font note_bold{13, Weight::bold};
inline constexpr Font body{15, Weight::regular};
inline constexpr Font body_bold{15, Weight::bold};
inline constexpr Font title{17, Weight::bold};
inline constexpr Font figure{22, Weight::bold};

// Distances.
inline constexpr float grid = 4;
inline constexpr float card_padding = 16;
inline constexpr float card_gap = 10;
inline constexpr float panel_gap = 16;
inline constexpr float card_radius = 12;
inline constexpr float control_radius = 8;
inline constexpr float control_height = 36;
inline constexpr float control_height_small = 28;
inline constexpr float avatar = 44;
inline constexpr float avatar_gap = 12;
inline constexpr float scroll_bar = 8;
inline constexpr float shadow_blur = 10;

} // namespace stormdrill::gui::theme
