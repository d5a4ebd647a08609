#include "gui/platform/script_input.hpp"

#include <cstdlib>
#include <map>
#include <sstream>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "gui/widgets/layout_dump.hpp"

namespace stormdrill::gui {
namespace {

constexpr double patience_seconds = 10;

// How many words each command needs at least and takes at most.
struct Shape {
    std::size_t least;
    std::size_t most;
};
const std::map<std::string, Shape>& shapes() {
    static const std::map<std::string, Shape> table{
        {"wait", {1, 1}},       {"until", {1, 2}}, {"gone", {1, 2}},        {"click", {1, 2}},
        {"double", {1, 1}},     {"hover", {1, 2}}, {"drag", {3, 3}},        {"wheel", {2, 2}},
        {"type", {1, 10'000}},  {"key", {1, 1}},   {"expect", {2, 10'000}}, {"state", {2, 3}},
        {"screenshot", {1, 1}}, {"dump", {1, 1}},  {"close", {0, 0}}};
    return table;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

Key key_named(const std::string& name) {
    static const std::map<std::string, Key> named{
        {"enter", Key::enter},         {"return", Key::enter}, {"escape", Key::escape},
        {"esc", Key::escape},          {"tab", Key::tab},      {"space", Key::space},
        {"backspace", Key::backspace}, {"delete", Key::del},   {"left", Key::left},
        {"right", Key::right},         {"up", Key::up},        {"down", Key::down},
        {"home", Key::home},           {"end", Key::end},      {"pageup", Key::page_up},
        {"pagedown", Key::page_down},  {"plus", Key::plus},    {"minus", Key::minus}};
    const std::string small = lower(name);
    if (const auto it = named.find(small); it != named.end()) return it->second;
    const auto at = [](Key first, int offset) { return static_cast<Key>(static_cast<int>(first) + offset); };
    if (small.size() == 1 && small[0] >= 'a' && small[0] <= 'z') return at(Key::a, small[0] - 'a');
    if (small.size() == 1 && small[0] >= '0' && small[0] <= '9') return at(Key::digit0, small[0] - '0');
    for (int f = 1; f <= 12; ++f)
        if (small == "f" + std::to_string(f)) return at(Key::f1, f - 1);
    return Key::unknown;
}

bool is_number(const std::string& word) {
    char* end = nullptr;
    std::strtod(word.c_str(), &end);
    return !word.empty() && *end == '\0';
}

} // namespace

ScriptInput::ScriptInput(const std::filesystem::path& path) : name_(path.string()) {
    parse(read_file(path));
}
ScriptInput::ScriptInput(const std::string& script, const std::string& name) : name_(name) {
    parse(script);
}

void ScriptInput::fail(const Command& command, const std::string& message) const {
    throw ScriptFailure(name_ + ":" + std::to_string(command.line) + ": " + message);
}

void ScriptInput::parse(const std::string& script) {
    std::istringstream lines(script);
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        Command command;
        command.line = number;
        std::istringstream words(line);
        words >> command.name;
        if (command.name.empty() || command.name[0] == '#') continue;
        const auto after = line.find(command.name) + command.name.size();
        command.rest = after < line.size() ? line.substr(after + 1) : std::string();
        for (std::string word; words >> word;)
            command.words.push_back(word);
        const auto shape = shapes().find(command.name);
        if (shape == shapes().end()) {
            std::vector<std::string> known;
            for (const auto& [name, unused] : shapes())
                known.push_back(name);
            const std::string meant = nearest_name(command.name, known);
            fail(command, "unknown command \"" + command.name + "\"" +
                              (meant.empty() ? std::string() : "; did you mean \"" + meant + "\"?"));
        }
        if (command.words.size() < shape->second.least || command.words.size() > shape->second.most)
            fail(command, "\"" + command.name + "\" takes " + std::to_string(shape->second.least) + " to " +
                              std::to_string(shape->second.most) + " words, got " +
                              std::to_string(command.words.size()));
        commands_.push_back(std::move(command));
    }
}

double ScriptInput::number(const Command& command, std::size_t word) const {
    if (!is_number(command.words[word]))
        fail(command, "expected a number, got \"" + command.words[word] + "\"");
    return std::stod(command.words[word]);
}

void ScriptInput::type(const Command& command) {
    std::string line;
    const auto commit = [&] {
        if (!line.empty()) queue_.emplace_back(TextCommitted{to_utf32(line)});
        line.clear();
    };
    for (std::size_t i = 0; i < command.rest.size(); ++i) {
        if (command.rest.compare(i, 2, "\\n") == 0) {
            commit();
            queue_.emplace_back(KeyPressed{Key::enter, {}});
            ++i;
        } else {
            line += command.rest[i];
        }
    }
    commit();
}

void ScriptInput::press_key(const Command& command) {
    KeyPressed press;
    std::string rest = command.words[0];
    for (auto plus = rest.find('+'); plus != std::string::npos; plus = rest.find('+')) {
        const std::string modifier = lower(rest.substr(0, plus));
        if (modifier == "ctrl")
            press.modifiers.control = true;
        else if (modifier == "shift")
            press.modifiers.shift = true;
        else if (modifier == "alt")
            press.modifiers.alt = true;
        else
            fail(command, "unknown modifier \"" + modifier + "\"; expected Ctrl, Shift or Alt");
        rest.erase(0, plus + 1);
    }
    press.key = key_named(rest);
    if (press.key == Key::unknown) fail(command, "unknown key \"" + rest + "\"");
    queue_.emplace_back(press);
    if (press.key == Key::space && press.modifiers == Modifiers{}) queue_.emplace_back(TextCommitted{U" "});
}

ScriptInput::Progress ScriptInput::wait_for(const Command& command, double now, const LayoutDump& dump) {
    const auto* widget = dump.find(command.words[0]);
    const bool there = widget != nullptr && widget->visible();
    if (there == (command.name != "gone")) return Progress::done;
    const double patience = command.words.size() > 1 ? number(command, 1) : patience_seconds;
    if (now - started_ > patience)
        fail(command, "\"" + command.words[0] + "\" " + (there ? "is still there" : "did not appear") +
                          " after " + std::to_string(static_cast<int>(patience)) + " s");
    return Progress::waiting;
}

// Commands with the mouse; waits for the widget to be there, in sight and usable.
ScriptInput::Progress ScriptInput::point_at(const Command& command, double now, const LayoutDump& dump) {
    Point at;
    if (command.words.size() == 2 && command.name != "wheel") {
        at = {static_cast<float>(number(command, 0)), static_cast<float>(number(command, 1))};
    } else {
        const auto* widget = dump.find(command.words[0]);
        const bool usable =
            widget != nullptr && widget->visible() && (widget->enabled || command.name == "hover");
        if (!usable) {
            if (now - started_ <= patience_seconds) return Progress::waiting;
            fail(command, "\"" + command.words[0] + "\" " +
                              (widget == nullptr    ? "never appeared"
                               : !widget->visible() ? "is out of sight; use \"wheel\" first"
                                                    : "is disabled"));
        }
        at = widget->seen.center();
    }
    queue_.emplace_back(MouseMoved{at});
    const auto click = [&](Point down, Point up) {
        queue_.emplace_back(MousePressed{down, MouseButton::left, {}});
        if (!(down == up)) queue_.emplace_back(MouseMoved{up});
        queue_.emplace_back(MouseReleased{up, MouseButton::left});
    };
    if (command.name == "click") click(at, at);
    if (command.name == "double") {
        click(at, at);
        click(at, at);
    }
    if (command.name == "drag")
        click(at,
              {at.x + static_cast<float>(number(command, 1)), at.y + static_cast<float>(number(command, 2))});
    if (command.name == "wheel")
        queue_.emplace_back(WheelScrolled{at, static_cast<float>(number(command, 1))});
    return Progress::done;
}

ScriptInput::Progress ScriptInput::perform(const Command& command, double now, const LayoutDump& dump,
                                           FrameInput& input) {
    const std::string& name = command.name;
    if (name == "wait") return now - started_ >= number(command, 0) ? Progress::done : Progress::waiting;
    if (name == "until" || name == "gone") return wait_for(command, now, dump);
    if (name == "type") type(command);
    if (name == "key") press_key(command);
    if (name == "screenshot") input.screenshot = command.words[0];
    if (name == "dump") write_file_atomically(command.words[0], dump.format());
    if (name == "close") input.events.emplace_back(CloseRequested{});
    if (name == "expect" || name == "state") {
        const auto* widget = dump.find(command.words[0]);
        const std::string wanted =
            name == "state"
                ? command.words[1]
                : command.rest.substr(command.rest.find(command.words[0]) + command.words[0].size() + 1);
        const double patience = name == "state" && command.words.size() > 2 ? number(command, 2) : 2;
        const std::string* found = widget == nullptr  ? nullptr
                                   : name == "expect" ? &widget->text
                                                      : &widget->state;
        std::string with_disabled;
        if (widget != nullptr && name == "state" && !widget->enabled)
            found = &(with_disabled = widget->state + " disabled");
        if (found != nullptr && found->find(wanted) != std::string::npos) return Progress::done;
        if (now - started_ <= patience)
            return Progress::waiting; // what was just done may still be on its way
        fail(command,
             "\"" + command.words[0] + "\" " +
                 (found == nullptr ? "is not there" : "has \"" + *found + "\", expected \"" + wanted + "\""));
    }
    if (name == "click" || name == "double" || name == "hover" || name == "drag" || name == "wheel")
        return point_at(command, now, dump);
    return Progress::done;
}

FrameInput ScriptInput::poll(double now, const LayoutDump& dump) {
    FrameInput input;
    if (!queue_.empty()) {
        input.events.push_back(queue_.front());
        queue_.pop_front();
        settled_ = false;
        return input;
    }
    if (!settled_) { // one frame in between, so that the dump shows what the last event did
        settled_ = true;
        return input;
    }
    if (next_ == commands_.size()) {
        input.finished = true;
        return input;
    }
    const Command& command = commands_[next_];
    if (started_ < 0) started_ = now;
    if (perform(command, now, dump, input) == Progress::done) {
        ++next_;
        started_ = -1;
        settled_ = false;
    }
    return input;
}

} // namespace stormdrill::gui
