#include "gui/platform/x11_text_input.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <cwchar>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>

#include "base/utf8.hpp"

namespace stormdrill::gui {
namespace {

// X11's names would collide with ours, so the numbers stay in this file.
Key key_of(KeySym symbol) {
    if (symbol >= XK_a && symbol <= XK_z)
        return static_cast<Key>(static_cast<int>(Key::a) + static_cast<int>(symbol - XK_a));
    if (symbol >= XK_A && symbol <= XK_Z)
        return static_cast<Key>(static_cast<int>(Key::a) + static_cast<int>(symbol - XK_A));
    if (symbol >= XK_0 && symbol <= XK_9)
        return static_cast<Key>(static_cast<int>(Key::digit0) + static_cast<int>(symbol - XK_0));
    if (symbol >= XK_F1 && symbol <= XK_F12)
        return static_cast<Key>(static_cast<int>(Key::f1) + static_cast<int>(symbol - XK_F1));
    switch (symbol) {
    case XK_Left:
    case XK_KP_Left:
        return Key::left;
    case XK_Right:
    case XK_KP_Right:
        return Key::right;
    case XK_Up:
    case XK_KP_Up:
        return Key::up;
    case XK_Down:
    case XK_KP_Down:
        return Key::down;
    case XK_Home:
    case XK_KP_Home:
        return Key::home;
    case XK_End:
    case XK_KP_End:
        return Key::end;
    case XK_Page_Up:
    case XK_KP_Page_Up:
        return Key::page_up;
    case XK_Page_Down:
    case XK_KP_Page_Down:
        return Key::page_down;
    case XK_Return:
    case XK_KP_Enter:
        return Key::enter;
    case XK_Escape:
        return Key::escape;
    case XK_Tab:
    case XK_ISO_Left_Tab:
        return Key::tab;
    case XK_space:
        return Key::space;
    case XK_BackSpace:
        return Key::backspace;
    case XK_Delete:
    case XK_KP_Delete:
        return Key::del;
    case XK_plus:
    case XK_equal:
    case XK_KP_Add:
        return Key::plus;
    case XK_minus:
    case XK_KP_Subtract:
        return Key::minus;
    default:
        return Key::unknown;
    }
}

Modifiers modifiers_of(unsigned state) {
    return {(state & ControlMask) != 0, (state & ShiftMask) != 0, (state & Mod1Mask) != 0};
}

std::u32string printable(const std::u32string& text) {
    std::u32string result;
    for (const char32_t c : text)
        if (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)) result.push_back(c);
    return result;
}

// wchar_t is UTF-32 on Linux.
std::u32string preedit_text(const XIMText& text) {
    std::wstring wide;
    if (text.encoding_is_wchar != 0) {
        if (text.string.wide_char != nullptr) wide.assign(text.string.wide_char, text.length);
    } else if (const char* bytes = text.string.multi_byte; bytes != nullptr) {
        std::wstring buffer(static_cast<std::size_t>(text.length) + 1, L'\0');
        std::mbstate_t state{};
        const std::size_t count = std::mbsrtowcs(buffer.data(), &bytes, text.length, &state);
        if (count != static_cast<std::size_t>(-1)) wide.assign(buffer, 0, count);
    }
    std::u32string result;
    for (const wchar_t c : wide)
        result.push_back(static_cast<char32_t>(c));
    return result;
}

} // namespace

struct X11TextInput::Impl {
    Display* display = nullptr;
    Window window = 0;
    XIM method = nullptr;
    XIC context = nullptr;
    XFontSet font_set = nullptr;
    std::u32string preedit;
    std::vector<InputEvent> pending; // what the callbacks brought
    XIMCallback start_callback{}, done_callback{}, draw_callback{}, caret_callback{};

    ~Impl() {
        if (context != nullptr) XDestroyIC(context);
        if (method != nullptr) XCloseIM(method);
        if (font_set != nullptr) XFreeFontSet(display, font_set);
        if (display != nullptr) XCloseDisplay(display);
    }

    static Impl& self(XPointer data) { return *reinterpret_cast<Impl*>(data); }
    static int on_start(XIC, XPointer, XPointer) { return -1; } // no limit of length
    static void on_done(XIC, XPointer data, XPointer) {
        self(data).preedit.clear();
        self(data).pending.emplace_back(PreeditChanged{});
    }
    static void on_draw(XIC, XPointer data, XIMPreeditDrawCallbackStruct* change) {
        Impl& impl = self(data);
        const auto clamp = [&](int value, std::size_t limit) {
            return std::min(static_cast<std::size_t>(std::max(0, value)), limit);
        };
        const std::size_t first = clamp(change->chg_first, impl.preedit.size());
        const std::size_t length = clamp(change->chg_length, impl.preedit.size() - first);
        impl.preedit.replace(first, length,
                             change->text != nullptr ? preedit_text(*change->text) : std::u32string());
        impl.pending.emplace_back(PreeditChanged{impl.preedit, clamp(change->caret, impl.preedit.size())});
    }
    static void on_caret(XIC, XPointer, XIMPreeditCaretCallbackStruct*) {}

    // Xlib declares one procedure type for callbacks of different shapes; the cast goes by way of void (*)().
    template <class Procedure>
    XIMCallback callback(Procedure* procedure) {
        return {reinterpret_cast<XPointer>(this),
                reinterpret_cast<XIMProc>(reinterpret_cast<void (*)()>(procedure))};
    }

    void create_context();
    void create_with_callbacks();
    void create_at_position();
    void key_press(XKeyEvent& event, std::vector<InputEvent>& events);
};

void X11TextInput::Impl::create_with_callbacks() {
    start_callback = callback(&on_start);
    done_callback = callback(&on_done);
    draw_callback = callback(&on_draw);
    caret_callback = callback(&on_caret);
    XPoint spot{0, 0};
    XVaNestedList list =
        XVaCreateNestedList(0, XNPreeditStartCallback, &start_callback, XNPreeditDoneCallback, &done_callback,
                            XNPreeditDrawCallback, &draw_callback, XNPreeditCaretCallback, &caret_callback,
                            XNSpotLocation, &spot, nullptr);
    context = XCreateIC(method, XNInputStyle, XIMPreeditCallbacks | XIMStatusNothing, XNClientWindow, window,
                        XNFocusWindow, window, XNPreeditAttributes, list, nullptr);
    XFree(list);
}

void X11TextInput::Impl::create_at_position() {
    char** missing = nullptr;
    int missing_count = 0;
    char* fallback = nullptr;
    font_set = XCreateFontSet(display, "-*-*-*-*-*--*-*-*-*-*-*-*-*", &missing, &missing_count, &fallback);
    if (missing != nullptr) XFreeStringList(missing);
    XPoint spot{0, 0};
    XVaNestedList list = font_set != nullptr
                             ? XVaCreateNestedList(0, XNSpotLocation, &spot, XNFontSet, font_set, nullptr)
                             : XVaCreateNestedList(0, XNSpotLocation, &spot, nullptr);
    context = XCreateIC(method, XNInputStyle, XIMPreeditPosition | XIMStatusNothing, XNClientWindow, window,
                        XNFocusWindow, window, XNPreeditAttributes, list, nullptr);
    XFree(list);
}

// Best style first: we draw the composed phrase ourselves; the input method draws it at the caret; it draws
// it somewhere of its own.
void X11TextInput::Impl::create_context() {
    XIMStyles* styles = nullptr;
    XGetIMValues(method, XNQueryInputStyle, &styles, nullptr);
    const auto offers = [&](XIMStyle style) {
        return styles != nullptr &&
               std::find(styles->supported_styles, styles->supported_styles + styles->count_styles, style) !=
                   styles->supported_styles + styles->count_styles;
    };
    if (offers(XIMPreeditCallbacks | XIMStatusNothing)) create_with_callbacks();
    if (context == nullptr && offers(XIMPreeditPosition | XIMStatusNothing)) create_at_position();
    if (context == nullptr)
        context = XCreateIC(method, XNInputStyle, XIMPreeditNothing | XIMStatusNothing, XNClientWindow,
                            window, XNFocusWindow, window, nullptr);
    if (styles != nullptr) XFree(styles);
}

void X11TextInput::Impl::key_press(XKeyEvent& event, std::vector<InputEvent>& events) {
    std::string bytes(64, '\0');
    KeySym symbol = NoSymbol;
    Status status = 0;
    const auto look_up = [&] {
        return context != nullptr
                   ? Xutf8LookupString(context, &event, bytes.data(), static_cast<int>(bytes.size()), &symbol,
                                       &status)
                   : XLookupString(&event, bytes.data(), static_cast<int>(bytes.size()), &symbol, nullptr);
    };
    int length = look_up();
    if (context != nullptr && status == XBufferOverflow) {
        bytes.assign(static_cast<std::size_t>(length), '\0');
        length = look_up();
    }
    bytes.resize(static_cast<std::size_t>(std::max(0, length)));
    if (context != nullptr && status != XLookupChars && status != XLookupBoth) bytes.clear();
    const Modifiers modifiers = modifiers_of(event.state);
    if (const Key key = key_of(symbol); key != Key::unknown) events.emplace_back(KeyPressed{key, modifiers});
    // Ctrl and Alt make commands, not text (Ctrl+Enter would arrive as a line feed).
    if (modifiers.control || modifiers.alt) return;
    if (auto text = printable(to_utf32(bytes)); !text.empty())
        events.emplace_back(TextCommitted{std::move(text)});
}

X11TextInput::X11TextInput(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
X11TextInput::~X11TextInput() = default;

std::unique_ptr<X11TextInput> X11TextInput::open(unsigned long window) {
    auto impl = std::make_unique<Impl>();
    std::setlocale(LC_CTYPE, ""); // Xlib reads which characters people type from it
    impl->display = XOpenDisplay(nullptr);
    if (impl->display == nullptr) return nullptr;
    impl->window = window;
    XSetLocaleModifiers("");
    impl->method = XOpenIM(impl->display, nullptr, nullptr, nullptr);
    long mask = 0;
    if (impl->method != nullptr) impl->create_context();
    if (impl->context != nullptr) XGetICValues(impl->context, XNFilterEvents, &mask, nullptr);
    XSelectInput(impl->display, window, mask | KeyPressMask | KeyReleaseMask | FocusChangeMask);
    if (impl->context != nullptr) XSetICFocus(impl->context);
    XSync(impl->display, False);
    return std::unique_ptr<X11TextInput>(new X11TextInput(std::move(impl)));
}

void X11TextInput::poll(std::vector<InputEvent>& events) {
    while (XPending(impl_->display) > 0) {
        XEvent event;
        XNextEvent(impl_->display, &event);
        const bool eaten = XFilterEvent(&event, None) != 0;
        events.insert(events.end(), impl_->pending.begin(), impl_->pending.end());
        impl_->pending.clear();
        if (eaten) continue;
        if (event.type == FocusIn && impl_->context != nullptr) XSetICFocus(impl_->context);
        if (event.type == FocusOut && impl_->context != nullptr) XUnsetICFocus(impl_->context);
        if (event.type == KeyPress) impl_->key_press(event.xkey, events);
    }
}

void X11TextInput::set_caret(int x, int y) {
    if (impl_->context == nullptr) return;
    XPoint spot{static_cast<short>(x), static_cast<short>(y)};
    XVaNestedList list = XVaCreateNestedList(0, XNSpotLocation, &spot, nullptr);
    XSetICValues(impl_->context, XNPreeditAttributes, list, nullptr);
    XFree(list);
    XFlush(impl_->display);
}

bool X11TextInput::has_input_method() const {
    return impl_->context != nullptr;
}

WithoutInputMethod::WithoutInputMethod() {
    if (const char* value = std::getenv("XMODIFIERS"); value != nullptr) {
        modifiers_ = value;
        was_set_ = true;
    }
    setenv("XMODIFIERS", "@im=none", 1);
}

WithoutInputMethod::~WithoutInputMethod() {
    if (was_set_)
        setenv("XMODIFIERS", modifiers_.c_str(), 1);
    else
        unsetenv("XMODIFIERS");
}

bool window_manager_runs() {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return false;
    Atom type = None;
    int format = 0;
    unsigned long count = 0, rest = 0;
    unsigned char* data = nullptr;
    XGetWindowProperty(display, DefaultRootWindow(display),
                       XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", False), 0, 1, False, XA_WINDOW, &type,
                       &format, &count, &rest, &data);
    if (data != nullptr) XFree(data);
    XCloseDisplay(display);
    return count > 0;
}

bool x_display_answers() {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return false;
    XCloseDisplay(display);
    return true;
}

} // namespace stormdrill::gui
