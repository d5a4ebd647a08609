#include "gui/platform/window.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <streambuf>

#include <SFML/Graphics.hpp>
#include <SFML/System/Err.hpp>

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"
#include "gui/platform/sfml_events.hpp"
#include "gui/platform/x11_text_input.hpp"

namespace stormdrill::gui {
namespace {

sf::String to_sfml(const std::string& utf8) {
    return sf::String::fromUtf8(utf8.begin(), utf8.end());
}
sf::Color to_sfml(Color c) {
    return {c.r, c.g, c.b, c.a};
}
const sf::Uint8* bytes(const std::uint32_t* pixels) {
    return reinterpret_cast<const sf::Uint8*>(pixels);
}
// SFML writes "Setting vertical sync not supported" on software GL, which nobody can do anything about.
class QuietSfml {
public:
    QuietSfml() : stream_(sf::err().rdbuf(nullptr)) {}
    ~QuietSfml() { sf::err().rdbuf(stream_); }
    QuietSfml(const QuietSfml&) = delete;
    QuietSfml& operator=(const QuietSfml&) = delete;

private:
    std::streambuf* stream_;
};

unsigned positive(int value) {
    return static_cast<unsigned>(std::max(1, value));
}

// Only the last of several mouse moves in a row matters.
void append_merged(std::vector<InputEvent>& events, const std::vector<InputEvent>& more) {
    for (const auto& event : more) {
        if (!events.empty() && std::holds_alternative<MouseMoved>(event) &&
            std::holds_alternative<MouseMoved>(events.back()))
            events.back() = event;
        else
            events.push_back(event);
    }
}

} // namespace

bool display_available() {
    return x_display_answers();
}

struct Window::Impl {
    struct Picture {
        sf::Texture texture;
        std::uint64_t revision = 0;
        bool used = false;
    };

    explicit Impl(GlyphAtlas& glyph_atlas) : atlas(glyph_atlas) {}

    void upload_atlas();
    void upload_pictures(const DrawList& list);
    void draw(const DrawList& list);
    void save(const std::filesystem::path& path);

    GlyphAtlas& atlas;
    std::map<CursorShape, sf::Cursor> cursors; // before the window, which still names one while it closes
    sf::RenderWindow window;
    sf::Texture atlas_texture;
    std::map<std::uint64_t, Picture> pictures;
    std::vector<sf::Vertex> vertices;
    CursorShape cursor = CursorShape::arrow;
    std::unique_ptr<X11TextInput> text_input;
    Point text_caret{-1, -1};
};

namespace {

// Before any object of SFML is made: even its textures end the program when there is no display.
void require_display() {
    if (!display_available())
        throw OperatorError(
            "no display: the window needs an X display (DISPLAY is unset or does not answer); "
            "`stormdrill run` plays a drill without one");
}

} // namespace

Window::Window(const WindowOptions& options, GlyphAtlas& atlas)
    : impl_((require_display(), std::make_unique<Impl>(atlas))) {
    const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
    const auto physical = [&](int logical) {
        return positive(static_cast<int>(std::lround(static_cast<float>(logical) * atlas.scale())));
    };
    const sf::VideoMode mode(std::min(physical(options.width), desktop.width),
                             std::min(physical(options.height), desktop.height));
    {
        const WithoutInputMethod guard;
        const QuietSfml quiet;
        impl_->window.create(mode, to_sfml(options.title), sf::Style::Default);
    }
    // Without a window manager SFML 2.5 places the window below the middle, and clicks go astray.
    if (!window_manager_runs()) impl_->window.setPosition({0, 0});
    impl_->text_input = X11TextInput::open(impl_->window.getSystemHandle());
    for (const auto& [shape, type] :
         {std::pair{CursorShape::arrow, sf::Cursor::Arrow}, std::pair{CursorShape::hand, sf::Cursor::Hand},
          std::pair{CursorShape::text, sf::Cursor::Text}})
        if (!impl_->cursors[shape].loadFromSystem(type)) impl_->cursors.erase(shape);
}

Window::~Window() = default;

Size Window::size() const {
    const auto size = impl_->window.getSize();
    const float scale = impl_->atlas.scale();
    return {static_cast<float>(size.x) / scale, static_cast<float>(size.y) / scale};
}

std::vector<InputEvent> Window::poll() {
    std::vector<InputEvent> events;
    sf::Event event;
    while (impl_->window.pollEvent(event)) {
        std::vector<InputEvent> translated;
        translate(event, impl_->atlas.scale(), impl_->text_input == nullptr, translated);
        append_merged(events, translated);
    }
    if (impl_->text_input) impl_->text_input->poll(events);
    return events;
}

void Window::Impl::upload_atlas() {
    const auto rows = atlas.take_changed_rows();
    if (!rows) return;
    const auto width = static_cast<unsigned>(atlas.width());
    const auto height = static_cast<unsigned>(atlas.height());
    if (atlas_texture.getSize() != sf::Vector2u(width, height)) {
        if (!atlas_texture.create(width, height))
            throw OperatorError("the graphics card refuses the glyph texture");
        atlas_texture.setSmooth(true);
    }
    const auto offset = static_cast<std::size_t>(rows->first) * width;
    atlas_texture.update(bytes(atlas.pixels().data() + offset), width, static_cast<unsigned>(rows->count), 0,
                         static_cast<unsigned>(rows->first));
}

void Window::Impl::upload_pictures(const DrawList& list) {
    for (auto& [id, picture] : pictures)
        picture.used = false;
    for (const auto& command : list.commands) {
        if (command.image == nullptr) continue;
        const PixelBuffer& buffer = *command.image;
        Picture& picture = pictures[buffer.id()];
        picture.used = true;
        const sf::Vector2u size(positive(buffer.width()), positive(buffer.height()));
        if (picture.texture.getSize() != size) {
            if (!picture.texture.create(size.x, size.y))
                throw OperatorError("the graphics card refuses a picture");
        } else if (picture.revision == buffer.revision()) {
            continue;
        }
        picture.texture.update(bytes(buffer.pixels().data()));
        picture.revision = buffer.revision();
    }
    std::erase_if(pictures, [](const auto& item) { return !item.second.used; });
}

void Window::Impl::draw(const DrawList& list) {
    vertices.clear();
    vertices.reserve(list.vertices.size());
    for (const auto& v : list.vertices)
        vertices.push_back({{v.x, v.y}, to_sfml(v.color), {v.u, v.v}});
    const auto size = window.getSize();
    const float width = static_cast<float>(size.x);
    const float height = static_cast<float>(size.y);
    window.clear(to_sfml(list.clear));
    for (const auto& command : list.commands) {
        const Rect clip = command.clip.intersection({0, 0, width, height});
        if (clip.empty() || command.count == 0) continue;
        // A view that shows the clip region at its own place cuts what lies outside.
        sf::View view({clip.x, clip.y, clip.width, clip.height});
        view.setViewport({clip.x / width, clip.y / height, clip.width / width, clip.height / height});
        window.setView(view);
        sf::RenderStates states;
        if (command.kind != DrawCommand::Kind::textured) states.blendMode = sf::BlendNone;
        if (command.kind == DrawCommand::Kind::textured) states.texture = &atlas_texture;
        if (command.image != nullptr) states.texture = &pictures.at(command.image->id()).texture;
        window.draw(vertices.data() + command.first, command.count, sf::Triangles, states);
    }
}

void Window::Impl::save(const std::filesystem::path& path) {
    sf::Texture screen;
    const auto size = window.getSize();
    if (!screen.create(size.x, size.y)) throw OperatorError("the graphics card refuses a screenshot");
    screen.update(window);
    sf::Image image = screen.copyToImage();
    for (unsigned y = 0; y < size.y; ++y) // what the frame buffer keeps as alpha means nothing
        for (unsigned x = 0; x < size.x; ++x) {
            sf::Color color = image.getPixel(x, y);
            color.a = 255;
            image.setPixel(x, y, color);
        }
    if (!image.saveToFile(path.string())) throw OperatorError("cannot write the screenshot " + path.string());
}

void Window::present(const DrawList& list, const std::optional<std::filesystem::path>& screenshot) {
    impl_->upload_atlas();
    impl_->upload_pictures(list);
    impl_->draw(list);
    if (screenshot) impl_->save(*screenshot);
    impl_->window.display();
}

void Window::set_cursor(CursorShape shape) {
    const auto it = impl_->cursors.find(shape);
    if (shape == impl_->cursor || it == impl_->cursors.end()) return;
    impl_->window.setMouseCursor(it->second);
    impl_->cursor = shape;
}

void Window::set_text_caret(Point at) {
    if (at == impl_->text_caret || !impl_->text_input) return;
    impl_->text_caret = at;
    const float scale = impl_->atlas.scale();
    impl_->text_input->set_caret(static_cast<int>(at.x * scale), static_cast<int>(at.y * scale));
}

} // namespace stormdrill::gui
