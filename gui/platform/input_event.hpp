#pragma once
/// What a person (or a script playing one) does, as plain values. Points are logical pixels of the window.

#include <string>
#include <variant>

#include "gui/geometry.hpp"

namespace stormdrill::gui {

enum class MouseButton { left, middle, right };

enum class Key {
    unknown,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    enter,
    escape,
    tab,
    space,
    backspace,
    del,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    digit0,
    digit1,
    digit2,
    digit3,
    digit4,
    digit5,
    digit6,
    digit7,
    digit8,
    digit9,
    plus,
    minus,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
};

struct Modifiers {
    bool control = false;
    bool shift = false;
    bool alt = false;
    constexpr bool operator==(const Modifiers&) const = default;
};

struct MouseMoved {
    Point at;
};
struct MousePressed {
    Point at;
    MouseButton button = MouseButton::left;
    Modifiers modifiers{};
};
struct MouseReleased {
    Point at;
    MouseButton button = MouseButton::left;
};
struct MouseLeft {};
/// Steps of the wheel, positive away from the person (towards the top of the text).
struct WheelScrolled {
    Point at;
    float steps = 0;
};
struct KeyPressed {
    Key key = Key::unknown;
    Modifiers modifiers{};
};
/// A whole phrase as the keyboard or the input method commits it; never a control character.
struct TextCommitted {
    std::u32string text;
};
/// The phrase the input method is still composing; empty when it is done. `caret` counts code points.
struct PreeditChanged {
    std::u32string text;
    std::size_t caret = 0;
};
struct Resized {
    Size size;
};
struct FocusChanged {
    bool focused = true;
};
struct CloseRequested {};

using InputEvent = std::variant<MouseMoved, MousePressed, MouseReleased, MouseLeft, WheelScrolled, KeyPressed,
                                TextCommitted, PreeditChanged, Resized, FocusChanged, CloseRequested>;

} // namespace stormdrill::gui
