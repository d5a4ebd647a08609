#include "gui/screens/facilitator_desk.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "gui/icons.hpp"
#include "gui/screens/facilitator_injects.hpp"
#include "gui/screens/facilitator_write.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr double seconds_between_fetches = 10;
constexpr std::size_t most_posts = 12;
constexpr std::array<const char*, 5> dial_words{"facilitator.dial_far_less", "facilitator.dial_less",
                                                "facilitator.dial_as_is", "facilitator.dial_more",
                                                "facilitator.dial_far_more"};

std::string beginning(const std::string& text, std::size_t code_points) {
    std::string out = sanitize_text(text, code_points);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return count_code_points(text) > code_points ? out + "…" : out;
}

std::vector<std::string> speakers(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                                  const SpeakState& state) {
    std::vector<std::string> labels = labels_of(context, data.personas);
    for (const drill::PostView& post : state.posts)
        labels.push_back(context.t("facilitator.account", {{"name", post.author}}));
    return labels;
}

std::vector<std::string> places(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                                const SpeakState& state) {
    std::vector<std::string> labels;
    for (const drill::Choice& platform : data.platforms)
        labels.push_back(context.t("facilitator.new_post", {{"platform", context.in(platform.text)}}));
    for (const drill::PostView& post : state.posts)
        labels.push_back(
            context.t("facilitator.comment_on", {{"name", post.author}, {"text", beginning(post.text, 24)}}));
    return labels;
}

drill::SpeakAs act_of(const drill::FacilitatorSnapshot& data, const SpeakState& state) {
    drill::SpeakAs act;
    if (state.speaker < data.personas.size())
        act.persona = data.personas[state.speaker].id;
    else
        act.account = state.posts[state.speaker - data.personas.size()].id;
    if (state.place < data.platforms.size())
        act.platform = data.platforms[state.place].id;
    else
        act.comment_on = state.posts[state.place - data.platforms.size()].id;
    act.text = state.text.utf8();
    act.anger = heat_anger(state.heat);
    return act;
}

void fetch_posts(const Ui& ui, const drill::FacilitatorSnapshot& data,
                 const std::vector<drill::PostView>& feed, SpeakState& state) {
    const bool in_use =
        !state.text.empty() || state.speaker >= data.personas.size() || state.place >= data.platforms.size();
    if (in_use || ui.now() - state.fetched < seconds_between_fetches) return;
    state.fetched = ui.now();
    state.posts.clear();
    for (const drill::PostView& post : feed) {
        const bool public_voice = !post.own && !post.removed && post.badge != drill::PostBadge::outlet;
        if (public_voice && state.posts.size() < most_posts) state.posts.push_back(post);
    }
}

/// `1:05 Ms Lin: …` as somebody would tell it.
std::string told(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                 const drill::ControlEntry& entry) {
    if (entry.what == "seat") {
        const auto seat = drill::parse_seat(entry.seat);
        const std::string& name = seat ? seat_name(context, *seat) : entry.seat;
        return entry.about == "person"
                   ? context.t("facilitator.log.took_seat", {{"seat", name}, {"name", entry.text}})
                   : context.t("facilitator.log.automated", {{"seat", name}});
    }
    if (entry.seat.empty()) {
        const std::string key = "facilitator.log." + entry.what;
        if (!context.locale.has(key)) return entry.what;
        std::string words = context.t(key);
        if (entry.what == "pace") words += " ×" + decimal(entry.value, entry.value < 1 ? 2 : 0);
        if (entry.what == "jump")
            words += " " + rough_duration(std::llround(entry.value), context.language());
        return words;
    }
    std::string words = context.t("act." + entry.what);
    if (entry.what == drill::Nudge::name || entry.what == drill::TurnPressure::name)
        words += entry.value > 0 ? " +" + decimal(entry.value, 0) : " " + decimal(entry.value, 0);
    if (const drill::InjectView* inject = find_inject(data, entry.about))
        words = context.t("facilitator.log.about", {{"what", words}, {"about", context.in(inject->title)}});
    for (const drill::Choice& persona : data.personas)
        if (entry.what == drill::SpeakAs::name && persona.id == entry.about)
            words =
                context.t("facilitator.log.about", {{"what", words}, {"about", context.in(persona.text)}});
    if (!entry.text.empty()) words += " — " + entry.text;
    return words;
}

} // namespace

void draw_pressure_dial(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "pressure");
    Rect inside = titled_card(ui, area, context.t("facilitator.pressure"));
    constexpr std::array<const char*, 5> labels{"−2", "−1", "0", "+1", "+2"};
    const std::vector<std::string> steps(labels.begin(), labels.end());
    auto chosen = static_cast<std::size_t>(std::clamp(data.pressure + 2, 0, 4));
    if (segmented(ui, "dial", inside.cut_top(36, 10), steps, chosen))
        context.submit(drill::TurnPressure{static_cast<std::int64_t>(chosen) - 2});
    Rect ends = inside.cut_top(18, 6);
    text_line(ui, ends, context.t("facilitator.calmer"), {.font = theme::tiny, .color = theme::ink_muted});
    text_line(ui, ends, context.t("facilitator.hotter"),
              {.font = theme::tiny, .color = theme::ink_muted, .align = Align::right});
    text(ui, inside, context.t(dial_words[static_cast<std::size_t>(std::clamp(data.pressure + 2, 0, 4))]),
         {.font = theme::small, .color = theme::ink_muted, .max_lines = 3});
}

void draw_speak_box(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                    const std::vector<drill::PostView>& feed, const Rect& area, SpeakState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "speak");
    fetch_posts(ui, data, feed, state);
    Rect inside = titled_card(ui, area, context.t("facilitator.speak"), context.t("facilitator.speak_note"));
    const std::vector<std::string> who = speakers(context, data, state), where = places(context, data, state);
    state.speaker = std::min(state.speaker, who.empty() ? 0 : who.size() - 1);
    state.place = std::min(state.place, where.empty() ? 0 : where.size() - 1);
    Rect row = inside.cut_top(34, 8);
    const Rect heat = row.cut_right(std::min(210.f, row.width * 0.32f), 8);
    const Rect left = row.cut_left(std::floor(row.width * 0.42f), 8);
    segmented(ui, "heat", heat, heat_words(context), state.heat);
    drop_down(ui, "who", left, who, state.speaker);
    drop_down(ui, "where", row, where, state.place);
    const std::string& words = context.t("facilitator.speak_send");
    const ButtonOptions look{.enabled = !state.text.empty() && !who.empty() && !where.empty(),
                             .icon = icon::bullhorn,
                             .font = theme::note_bold};
    const Rect send = inside.cut_right(button_width(ui, words, look), 8);
    const bool pressed =
        button(ui, "send", {send.x, send.bottom() - theme::control_height, send.width, theme::control_height},
               words, look);
    const FieldResult field = text_area(ui, "text", inside, state.text,
                                        {.placeholder = context.t("facilitator.speak_placeholder")});
    if ((pressed || field.submitted) && look.enabled)
        context.submit(act_of(data, state), [&state] { state.text.clear(); });
}

void draw_control_log(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "control");
    const Rect inside =
        titled_card(ui, area, context.t("facilitator.control_log"), context.t("facilitator.control_note"));
    ScrollView view(ui, "list", inside);
    const Rect content = view.content();
    float y = content.y;
    std::size_t number = data.control.size();
    for (auto entry = data.control.rbegin(); entry != data.control.rend(); ++entry, --number) {
        if (view.in_sight(y, y + 22)) {
            Rect row{content.x, y, content.width, 22};
            const std::string words = told(context, data, *entry);
            text_line(ui, row.cut_left(58, 4), short_clock(entry->at),
                      {.font = theme::small_bold, .color = theme::ink_muted});
            text_line(ui, row, words, {.font = theme::small});
            ui.describe("entry", ui.id("entry-" + std::to_string(number)), row, words);
        }
        y += 22;
    }
    view.end(y - content.y);
}

} // namespace stormdrill::gui
